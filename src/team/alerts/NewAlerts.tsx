import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/Button';
import { Icon } from '../../ui/controls/Icon';
import { ButtonLink } from '../../ui/controls/links';
import { ErrorCard } from '../../ui/controls/states';
import { useFormat } from '../../ui/format';
import styles from './alerts.module.css';
import { useAlerts } from './useAlerts';
import { useAlertWords } from './useAlertWords';
import { useAnswerAlert } from './useAnswerAlert';

/** New risk answers for those on duty, above every room. They go only when somebody says that they have seen them. */
export function NewAlerts() {
  const { t } = useTranslation('team');
  const f = useFormat();
  const { open, now } = useAlerts();
  const words = useAlertWords(now);
  const { busy, failed, answer } = useAnswerAlert();
  const fresh = open.filter((row) => row.state === 'new');
  if (fresh.length === 0) return null;
  return (
    <section className={styles.new} aria-label={t('duty.newLabel')}>
      <ul>
        {fresh.map((row, index) => {
          const name = words.called(row);
          return (
            <li className={styles.line} key={row.answers}>
              <Icon name="warning" />
              <p>
                <b>
                  <span translate="no">
                    <bdi>{name}</bdi>
                  </span>
                  , {f.moment(row.at, now)}.
                </b>{' '}
                {words.said(row)}, {words.before(row)}. {row.overdue && t('duty.overdue', { when: f.moment(row.at, now) })}
              </p>
              <span className="grow" />
              <Button small busy={busy} onClick={() => void answer(row, 'acting')}>
                {t('duty.act.acting')}
                <span className="ds-sr-only">
                  {' '}
                  <bdi>{name}</bdi>
                </span>
              </Button>
              <Button small variant="secondary" busy={busy} onClick={() => void answer(row, 'seen')}>
                {t('duty.act.seen')}
                <span className="ds-sr-only">
                  {' '}
                  <bdi>{name}</bdi>
                </span>
              </Button>
              {index === 0 && (
                <ButtonLink small variant="tertiary" to="/vakt">
                  {t('duty.all')}
                </ButtonLink>
              )}
            </li>
          );
        })}
      </ul>
      {failed && <ErrorCard code={failed} />}
    </section>
  );
}
