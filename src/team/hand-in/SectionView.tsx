import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FileRow, fileOf, fileRows, type Looked } from '../../care/reports/sections';
import type { Views } from '../../client/api';
import { Icon } from '../../ui/controls/Icon';
import { QuietButton } from '../../ui/controls/QuietButton';
import { CellTable } from './CellTable';
import styles from './hand-in.module.css';
import { SummaryTable } from './SummaryTable';

/** The cells that leave, how they were tried, and the row as it stands in the file. */
export function SectionView({ part, handIn }: { part: Looked; handIn: Views['handIn']['answer'] }) {
  const { t } = useTranslation('handin');
  const [asFile, setAsFile] = useState(false);
  const { prepared, sent, files } = handIn;
  const rows = part.tables.flatMap(fileRows);
  const row = rows.find(({ hidden }) => hidden !== undefined) ?? rows[0];
  return (
    <section className={styles.view} aria-labelledby="section">
      <div className={styles.viewHead}>
        <h2 id="section">{t(`section.${part.section.id}`)}</h2>
        <QuietButton onClick={() => setAsFile(!asFile)}>{t(asFile ? 'asTable' : 'asFile')}</QuietButton>
      </div>
      <p>{t('exactly')}</p>
      {asFile ? (
        <pre className={styles.file}>{fileOf(prepared)}</pre>
      ) : (
        <>
          {part.tables.map((table) => (
            <CellTable key={table.id} table={table} />
          ))}
          {part.summaries.length > 0 && <SummaryTable summaries={part.summaries} />}
        </>
      )}
      <div className={styles.proof}>
        <Icon name="shield" />
        <p>
          <b>{t('proof')}</b> {part.hidden > 0 ? t('proof.hidden', { count: part.hidden }) : t('proof.none')}{' '}
          {sent.length + files > 0 ? t('proof.before', { count: sent.length + files }) : t('proof.first')}
          {prepared.proof.exposed.length > 0 && <> {t('proof.exposed', { count: prepared.proof.exposed.length })}</>}
        </p>
      </div>
      {!asFile && row && (
        <>
          <h3>{t('row')}</h3>
          <pre className={styles.file}>{oneRow(row)}</pre>
        </>
      )}
    </section>
  );
}

const oneRow = (row: FileRow): string =>
  `{${Object.entries(row)
    .map(([key, value]) => `"${key}": ${JSON.stringify(value)}`)
    .join(', ')}}`;
