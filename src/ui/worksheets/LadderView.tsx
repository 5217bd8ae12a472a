import { useTranslation } from 'react-i18next';
import { rowsInOrder } from '../../care/worksheets/entry';
import { exposureSummary, readPractice } from '../../care/worksheets/exposure';
import type { DatedEntry } from '../../care/worksheets/period';
import type { EntryValues, WorksheetStructure } from '../../care/worksheets/types';
import { Icon } from '../controls/Icon';
import { Tag } from '../controls/parts';
import parts from '../controls/parts.module.css';
import { useFormat } from '../format';
import styles from './LadderView.module.css';
import { Rung } from './Rung';
import { useReading } from './useReading';

/** Steps from the easiest up, each with how hard it is, whether it is done, and what practising it has given. */
export function LadderView({
  structure,
  values,
  practice,
}: {
  structure: WorksheetStructure;
  values: EntryValues;
  practice: readonly DatedEntry[];
}) {
  const { t } = useTranslation('programme');
  const f = useFormat();
  const { word, text, amount } = useReading();
  const { ladder } = structure;
  const list = structure.fields.find(({ id }) => id === ladder?.list);
  if (!ladder || list?.type !== 'list' || list.of.type !== 'object') return null;
  const practised = exposureSummary(practice.flatMap(({ date, values: of }) => readPractice(date, of) ?? []));
  const rows = rowsInOrder(list, values[list.id]);
  const { start } = ladder;
  const begin = start
    ? rows.find(({ [ladder.size]: size }) => typeof size === 'number' && size >= start.from && size <= start.to)
    : undefined;
  const rest = structure.fields.filter((field) => field.id !== ladder.list && text(field, values[field.id]) !== '');
  return (
    <section className={styles.ladder}>
      {rest.map((field, at) =>
        at === 0 ? (
          <h2 key={field.id}>{text(field, values[field.id])}</h2>
        ) : (
          <p key={field.id} className="muted">
            {text(field, values[field.id])}
          </p>
        ),
      )}
      <ol>
        {rows.map((row, at) => {
          const size = row[ladder.size];
          const second = ladder.second === undefined ? undefined : row[ladder.second];
          const own = practised.find(({ step }) => step === row.key);
          const done = text({ type: 'short' }, row[ladder.done ?? '']);
          return (
            <li key={typeof row.key === 'string' ? row.key : String(at)} className="card">
              <Rung done={done !== ''}>{done !== '' ? <Icon name="check" label={t('sheet.ladder.done')} /> : at + 1}</Rung>
              <div>
                <b>{text({ type: 'short' }, row[ladder.text])}</b>
                {typeof size === 'number' && (
                  <>
                    <progress
                      className={`${parts.bar} ${parts.thin}`}
                      value={size}
                      max={100}
                      aria-label={word(ladder.sizeLabel)}
                    />
                    <small>
                      {t('sheet.ladder.size', { label: word(ladder.sizeLabel), value: amount(size, null) })}
                      {typeof second === 'number' &&
                        ` · ${t('sheet.ladder.size', { label: word(ladder.secondLabel ?? ''), value: amount(second, null) })}`}
                    </small>
                  </>
                )}
                {done !== '' && <small>{t('sheet.ladder.doneAt', { date: f.day(done.slice(0, 10)) })}</small>}
                {own && (
                  <small>
                    {own.between
                      ? t('sheet.ladder.practisedFell', {
                          count: own.times,
                          first: own.between.first,
                          latest: own.between.latest,
                        })
                      : t('sheet.ladder.practised', { count: own.times })}
                  </small>
                )}
                {row === begin && start && !own && done === '' && <Tag tone="dawn">{word(start.label)}</Tag>}
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
