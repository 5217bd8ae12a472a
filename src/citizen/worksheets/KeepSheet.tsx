import { useTranslation } from 'react-i18next';
import { sheetCsv } from '../../care/worksheets/csv';
import type { WorksheetStructure } from '../../care/worksheets/types';
import { Button } from '../../ui/controls/Button';
import { useFormat } from '../../ui/format';
import { saveFile } from '../../ui/saveFile';
import { EntryValues } from '../../ui/worksheets/EntryValues';
import { useReading } from '../../ui/worksheets/useReading';
import styles from './KeepSheet.module.css';
import type { Sheet } from './useEntries';

/** All entries of one worksheet to keep: as a table, or on paper and as PDF. On paper nobody's name stands. */
export function KeepSheet({ structure, entries }: { structure: WorksheetStructure; entries: readonly Sheet[] }) {
  const { t } = useTranslation(['programme', 'common']);
  const f = useFormat();
  const { word, text } = useReading();
  const title = word(structure.title);
  const save = () => {
    const csv = sheetCsv(structure, entries, { word, value: text, date: t('common:chart.date') });
    // The mark by which spreadsheets know UTF-8.
    saveFile(`${structure.id}.csv`, 'text/csv;charset=utf-8', `\uFEFF${csv}`);
  };
  return (
    <>
      <details className="ds-details">
        <summary>{t('sheet.keep')}</summary>
        <div className="stack">
          <p>{t('sheet.keep.text')}</p>
          <Button variant="secondary" icon="save" onClick={save}>
            {t('sheet.keep.csv')}
          </Button>
          <Button variant="secondary" icon="print" onClick={() => print()}>
            {t('sheet.keep.print')}
          </Button>
        </div>
      </details>
      <div className={`print-only ${styles.paper}`} data-print="">
        <h1>{title}</h1>
        {entries.map((sheet) => (
          <section key={sheet.entry}>
            <h2>{f.date(sheet.date)}</h2>
            <EntryValues structure={structure} values={sheet.values} />
          </section>
        ))}
      </div>
    </>
  );
}
