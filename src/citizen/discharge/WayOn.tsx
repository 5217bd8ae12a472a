import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case-view';
import { useView } from '../../engine/engine';
import { Icon } from '../../ui/controls/Icon';
import { daysBetween, useFormat } from '../../ui/format';
import { useTherapist } from '../kit/therapist';
import { AskAgain } from '../referrals/AskAgain';
import styles from './discharge.module.css';

/** What comes after the end, by date: what is asked, that one may still write, and the way back in. */
export function WayOn({ caseRef, view }: { caseRef: string; view: CaseView }) {
  const { t } = useTranslation('discharge');
  const f = useFormat();
  const { firstName, phone } = useTherapist();
  const { data: door } = useView('door', null);
  const { discharged, followUps } = view;
  const now = new Date().toISOString();
  const later = followUps.filter(({ due }) => !discharged || daysBetween(discharged.at, due) > 0);
  return (
    <section aria-labelledby="way-on">
      <h2 id="way-on" className={styles.list}>
        {t('way')}
      </h2>
      <ol className={styles.path}>
        {discharged && (
          <li>
            <span className={styles.arch} data-done>
              <Icon name="check" small />
            </span>
            <span>
              <b>{t('way.ended', { date: f.date(discharged.at) })}</b>
              <small>{t('way.ended.note', { name: firstName })}</small>
            </span>
          </li>
        )}
        {discharged ? (
          later.map(({ assignment, due, until, answered }) => {
            const over = !answered && daysBetween(now, until) < 0;
            return (
              <li key={assignment}>
                <span className={styles.arch} data-done={answered || undefined} aria-hidden="true">
                  {answered ? <Icon name="check" small /> : Number(due.slice(8))}
                </span>
                <span>
                  <b>{f.day(due)}</b>
                  <small>{t(answered ? 'way.answered' : over ? 'way.over' : 'way.asks')}</small>
                </span>
              </li>
            );
          })
        ) : (
          <li>
            <span className={styles.arch}>
              <Icon name="form" small />
            </span>
            <span>
              <b>{t('way.later')}</b>
              <small>{t('way.asks')}</small>
            </span>
          </li>
        )}
        <li>
          <span className={styles.arch}>
            <Icon name="door" small />
          </span>
          <span>
            <b>{t('way.door')}</b>
            <small>{door?.about?.door ? t('way.door.note') : t('way.door.call', { phone: phone ?? '' })}</small>
          </span>
        </li>
      </ol>
      {discharged && door && <AskAgain caseRef={caseRef} view={view} door={door} />}
    </section>
  );
}
