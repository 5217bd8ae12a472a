import { useTranslation } from 'react-i18next';
import type { ReferralPath } from '../../care/referrals/path';
import { Icon } from '../../ui/controls/Icon';
import { useFormat } from '../../ui/format';
import styles from './referrals.module.css';

/** What was promised, by date: four arches, the first of them behind. */
export function PathList({ path, sent, municipality }: { path: ReferralPath; sent: boolean; municipality: string }) {
  const { t } = useTranslation('door');
  const f = useFormat();
  const dayOf = (date: string) => String(Number(date.slice(8, 10)));
  const steps = [
    ...(path.answerBy ? [{ date: path.answerBy, words: t('path.answer') }] : []),
    { date: path.assessBy, words: t('path.assessment') },
    { date: path.startBy, words: t('path.start') },
  ];
  return (
    <ol className={styles.path}>
      <li className={sent ? styles.done : styles.next}>
        <span className={styles.day}>
          <Icon name={sent ? 'check' : 'clock'} small />
        </span>
        <span>
          <b>{sent ? t('path.sent', { when: f.moment(path.sentAt) }) : t('path.waiting')}</b>
          <small>{t('path.private', { municipality })}</small>
        </span>
      </li>
      {steps.map(({ date, words }, i) => (
        <li key={date} className={sent && i === 0 ? styles.next : undefined}>
          <span className={styles.day} aria-hidden="true">
            {dayOf(date)}
          </span>
          <span>
            <b>{t('path.latest', { date: f.date(date) })}</b>
            <small>{words}</small>
          </span>
        </li>
      ))}
    </ol>
  );
}
