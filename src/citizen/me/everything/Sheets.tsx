import { useTranslation } from 'react-i18next';
import { worksheetIds } from '../../../content/load';
import { useFormat } from '../../../ui/format';
import { EntryValues } from '../../../ui/worksheets/EntryValues';
import { useReading } from '../../../ui/worksheets/useReading';
import styles from '../../kit/kept.module.css';
import { useNames } from '../../kit/people';
import { useEntries } from '../../worksheets/useEntries';
import { useWorksheet } from '../../worksheets/useRefChoices';

/** Every entry of every worksheet, shared or kept to oneself, with what the therapist has written to it. */
export function Sheets({ caseRef }: { caseRef: string }) {
  return worksheetIds.map((id) => <OneSheet key={id} caseRef={caseRef} id={id} />);
}

function OneSheet({ caseRef, id }: { caseRef: string; id: string }) {
  const { t } = useTranslation(['programme', 'me']);
  const f = useFormat();
  const { word } = useReading();
  const { full } = useNames();
  const { data: structure } = useWorksheet(id);
  const entries = useEntries(caseRef, id) ?? [];
  if (!structure || entries.length === 0) return null;
  return (
    <section className={styles.kept}>
      <h2>{word(structure.title)}</h2>
      {entries.map((entry) => (
        <section key={entry.entry} className={`card ${styles.part}`}>
          <h3>{f.dayAndYear(entry.date)}</h3>
          <p className="muted">{t(entry.shared ? 'sheet.shared' : 'sheet.share.off')}</p>
          <EntryValues structure={structure} values={entry.values} />
          {entry.comments.map(({ id: comment, by, text }) => (
            <p key={comment}>
              {t('sheet.comment', { name: full(by) })}: {text}
            </p>
          ))}
        </section>
      ))}
    </section>
  );
}
