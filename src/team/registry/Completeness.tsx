import { useTranslation } from 'react-i18next';
import type { EpisodeRecord } from '../../care/items/registry';
import { completenessOf } from '../../care/registry/completeness';
import styles from './registry.module.css';
import { useRecordWords } from './useRecordWords';

/** How much of a record is known by now, and what would mend the rest, what matters most first. */
export function Completeness({ record, most }: { record: EpisodeRecord; most: number }) {
  const { t } = useTranslation('registry');
  const words = useRecordWords();
  const { known, of, lacks } = completenessOf(record);
  const shown = lacks.slice(0, most);
  return (
    <div className={styles.completeness}>
      <p>
        <b>{t('known', { known, of })}</b>
      </p>
      <span className={styles.bar} aria-hidden="true">
        <span style={{ inlineSize: `${(100 * known) / of}%` }} />
      </span>
      {shown.length > 0 && (
        <ul>
          {shown.map((lack) => (
            <li key={`${lack.field} ${lack.instrument ?? ''}`}>{words.lack(lack)}</li>
          ))}
        </ul>
      )}
      {shown.length < lacks.length && <p className={styles.source}>{t('more', { count: lacks.length - shown.length })}</p>}
    </div>
  );
}
