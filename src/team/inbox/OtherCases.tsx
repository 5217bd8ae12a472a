import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isFound } from '../../care/folded';
import { useView } from '../../engine/engine';
import { SearchAll } from '../kit/SearchAll';
import styles from './inbox.module.css';

/** Matches of a search that do not stand in the inbox. */
export function OtherCases({ text, now, shown }: { text: string; now: string; shown: readonly { caseRef: string }[] }) {
  const { t } = useTranslation('team');
  const cases = useView('cases', { now });
  const seen = new Set(shown.map((row) => row.caseRef));
  const more = (cases.data ?? []).filter((row) => !seen.has(row.caseRef) && isFound(text, row.name)).slice(0, 20);
  if (more.length === 0)
    return (
      <>
        {shown.length === 0 && cases.data && <p className="muted">{t('inbox.noHits', { text })}</p>}
        <SearchAll text={text} />
      </>
    );
  return (
    <section>
      <h2>{t('inbox.otherCases')}</h2>
      <ul>
        {more.map((row) => (
          <li key={row.caseRef}>
            <Link className={styles.item} to="/sak/$caseRef" params={{ caseRef: row.caseRef }}>
              <span className={styles.who} translate="no">
                <bdi>{row.name}</bdi>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <SearchAll text={text} />
    </section>
  );
}
