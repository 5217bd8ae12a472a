import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case-view';
import { Avatar } from '../../ui/controls/Avatar';
import { useFormat } from '../../ui/format';
import { useNames } from '../kit/people';
import styles from './access.module.css';

/** Who looks after the case in the therapist's place, for which days, and what was written about it. */
export function Covers({ covers }: { covers: CaseView['covers'] }) {
  const { t } = useTranslation(['me', 'messages']);
  const f = useFormat();
  const { full, first } = useNames();
  if (covers.length === 0) return null;
  return (
    <section aria-labelledby="covers">
      <h2 id="covers">{t('access.cover.title')}</h2>
      <ul className={`card ${styles.log}`}>
        {covers.toReversed().map((cover) => (
          <li key={cover.cover}>
            <Avatar name={full(cover.by)} tone="sky" />
            <span>
              <b>{t(`access.cover.${cover.state}`, { by: first(cover.by), days: f.days(cover.from, cover.until) })}</b>
              <small>{t('access.cover.by', { name: first(cover.arrangedBy) })}</small>
              {cover.note && <q className={styles.quote}>{t('messages:event.quote', { text: cover.note })}</q>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
