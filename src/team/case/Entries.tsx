import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorksheetEntry } from '../../care/case';
import type { Field, WorksheetStructure } from '../../care/worksheets/types';
import type { CaseRef } from '../../client/api';
import { loadWorksheet } from '../../client/content';
import { Dialog } from '../../ui/Dialog';
import { useFormat } from '../../ui/format';
import { useContent } from '../content';
import { Comments } from './Comments';
import { Reply } from './Reply';

/** A worksheet's newest entry, all entries one press away, each as it was filled in. */
export function Entries({
  caseRef,
  worksheet,
  entries,
  called,
  now,
}: {
  caseRef: CaseRef;
  worksheet: string;
  entries: readonly WorksheetEntry[];
  called: string;
  now: string;
}) {
  const { t } = useTranslation('team');
  const f = useFormat();
  const content = useContent();
  const { data: structure } = useQuery({ queryKey: ['worksheet', worksheet], queryFn: () => loadWorksheet(worksheet) });
  const [open, setOpen] = useState(false);
  const newest = entries.at(-1);
  const title = content.worksheetName(worksheet);
  return (
    <div className="card blk">
      <h3>{title}</h3>
      {newest ? (
        <p className="muted">{t('entry.shared', { when: f.moment(newest.at, now) })}</p>
      ) : (
        <p className="muted">{t('entry.none')}</p>
      )}
      {newest && (
        <button type="button" className="tbl" onClick={() => setOpen(true)}>
          {t('entry.all', { count: entries.length })}
        </button>
      )}
      {open && structure && (
        <Dialog sheet={false} heading={title} onClose={() => setOpen(false)}>
          {[...entries].reverse().map((entry) => (
            <section key={entry.entry} className="entry">
              <h3>{f.date(entry.date)}</h3>
              <Values structure={structure} fields={structure.fields} values={entry.values} />
              <Comments comments={entry.comments} called={called} />
              <Reply
                caseRef={caseRef}
                draftKey={`comment/${entry.entry}`}
                what={`${title}, ${f.date(entry.date)}`}
                open={t('entry.comment')}
                label={t('entry.commentLabel', { what: title })}
                send={t('entry.send')}
                sent={t('entry.sent')}
                item={(text, praise) => ({ kind: 'comment', on: entry.entry, text, ...(praise ? { praise } : {}) })}
              />
            </section>
          ))}
        </Dialog>
      )}
    </div>
  );
}

function Values({
  structure,
  fields,
  values,
}: {
  structure: WorksheetStructure;
  fields: readonly Field[];
  values: Record<string, unknown>;
}) {
  const { t } = useTranslation(['worksheets', 'team']);
  const word = (key: string) => t(`worksheets:${key as 'sleep-diary.title'}`);
  const show = (field: Field, value: unknown): string => {
    if (value === true) return t('team:entry.yes');
    if (value === false) return t('team:entry.no');
    if (field.type === 'enum' && typeof value === 'string') return word(`${field.label}.option.${value}`);
    if (field.type === 'enums' && Array.isArray(value)) return value.map((v) => word(`${field.label}.option.${v}`)).join(', ');
    if (Array.isArray(value))
      return value.map((v) => (isRecord(v) && 'fields' in fieldOf(field) ? inner(field, v) : String(v))).join('; ');
    if (isRecord(value) && field.type === 'object')
      return field.fields
        .map((one) => show(one, value[one.id]))
        .filter(Boolean)
        .join(', ');
    return value === null || value === undefined ? '' : String(value);
  };
  const fieldOf = (field: Field) => (field.type === 'list' ? field.of : field);
  const inner = (field: Field, value: Record<string, unknown>): string => {
    const of = fieldOf(field);
    return 'fields' in of
      ? (of.fields as readonly Field[])
          .map((one) => show(one, value[one.id]))
          .filter(Boolean)
          .join(', ')
      : '';
  };
  return (
    <dl className="answers-list">
      {fields
        .map((field) => ({ field, text: show(field, values[field.id]) }))
        .filter(({ text }) => text !== '')
        .map(({ field, text }) => (
          <div key={`${structure.id}${field.id}`}>
            <dt>{word(field.label)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
    </dl>
  );
}
const isRecord = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v);
