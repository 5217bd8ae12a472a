import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case-view';
import type { View } from '../../care/worksheets/types';
import type { WorksheetEntry } from '../../care/worksheets/worksheets-of';
import type { CaseRef } from '../../client/api';
import { loadWorksheet } from '../../content/load';
import { Dialog } from '../../ui/controls/Dialog';
import { Loading } from '../../ui/controls/states';
import { localDate, useFormat } from '../../ui/format';
import { EntryCharts } from '../../ui/worksheets/EntryCharts';
import { EntryValues } from '../../ui/worksheets/EntryValues';
import { SheetView } from '../../ui/worksheets/SheetView';
import { Comments } from '../comments/Comments';
import { Reply } from '../comments/Reply';
import { useContent } from '../kit/catalogue';
import lists from '../kit/lists.module.css';
import styles from './SheetDialog.module.css';

/** A worksheet at the desk: the same numbers and charts as the citizen sees, and every shared entry with a place for words beside it. */
export function SheetDialog({
  caseRef,
  view,
  worksheet,
  called,
  now,
  onClose,
}: {
  caseRef: CaseRef;
  view: CaseView;
  worksheet: string;
  called: string;
  now: string;
  onClose: () => void;
}) {
  const { t } = useTranslation('team');
  const f = useFormat();
  const content = useContent();
  const { data: structure } = useQuery({ queryKey: ['worksheet', worksheet], queryFn: () => loadWorksheet(worksheet) });
  const entries = view.entries[worksheet] ?? [];
  const title = content.worksheetName(worksheet);
  const practice = structure?.ladder?.practice;
  // Nights have a drawing and a card of their own.
  const overviews = worksheet === 'sleep-diary' ? [] : (structure?.views ?? []).filter(isOverview);
  return (
    <Dialog sheet={false} wide heading={title} onClose={onClose}>
      {!structure && <Loading lines={2} />}
      {structure && (
        <div className={styles.views}>
          {overviews.length > 0 && entries.length > 0 && <p className="muted">{t('entry.asSeen', { name: called })}</p>}
          {overviews.map((one) => (
            <SheetView
              key={one.id}
              structure={structure}
              view={one}
              entries={entries}
              today={localDate(now)}
              practice={practice ? (view.entries[practice] ?? []) : []}
              wide
            />
          ))}
        </div>
      )}
      {structure &&
        [...entries].reverse().map((entry) => (
          <section key={entry.entry} className={lists.entry} aria-label={f.date(entry.date)}>
            <h3>{f.date(entry.date)}</h3>
            <EntryValues structure={structure} values={entry.values} />
            <EntryCharts structure={structure} entry={entry} today={localDate(now)} />
            <Comments comments={entry.comments} called={called} />
            <Words
              caseRef={caseRef}
              entry={entry}
              what={`${title}, ${f.date(entry.date)}`}
              label={t('entry.commentLabel', { what: title })}
            />
          </section>
        ))}
    </Dialog>
  );
}

/** Plans and lists are read in the entries themselves; how the sleep window is found stands in its own card. */
const isOverview = ({ draws = 'figures', rule }: View & { rule?: string }): boolean =>
  rule === undefined && draws !== 'list' && draws !== 'plan';

function Words({ caseRef, entry, what, label }: { caseRef: CaseRef; entry: WorksheetEntry; what: string; label: string }) {
  const { t } = useTranslation('team');
  return (
    <Reply
      caseRef={caseRef}
      draftKey={`comment/${entry.entry}`}
      what={what}
      open={t('entry.comment')}
      label={label}
      send={t('entry.send')}
      sent={t('entry.sent')}
      item={(text, praise) => ({ kind: 'comment', on: entry.entry, text, ...(praise ? { praise } : {}) })}
    />
  );
}
