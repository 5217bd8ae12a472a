import { useTranslation } from 'react-i18next';
import type { InboxRow } from '../../care/desk/inbox';
import { Icon } from '../../ui/controls/Icon';
import { ButtonLink } from '../../ui/controls/links';
import styles from './alerts.module.css';
import { NewAlerts } from './NewAlerts';
import { useAlerts } from './useAlerts';

/** Above every room: new alerts for those on duty, and open risk answers in one's own cases. Where they stand anyhow, nothing. */
export function RiskBanner({ rows, path }: { rows: readonly InboxRow[]; path: string }) {
  const { t } = useTranslation('team');
  const { open } = useAlerts();
  const elsewhere = rows.filter(
    ({ reason, caseRef }) =>
      reason === 'risk' &&
      !path.startsWith('/innboks') &&
      path !== `/sak/${caseRef}` &&
      !open.some((alert) => alert.state === 'new' && alert.caseRef === caseRef),
  );
  return (
    <>
      {!path.startsWith('/vakt') && <NewAlerts />}
      {elsewhere.length > 0 && (
        <section className={styles.new} aria-label={t('risk.open')}>
          <ul>
            {elsewhere.map(({ caseRef, name, facts }) => (
              <li className={styles.line} key={caseRef}>
                <Icon name="warning" />
                <p>
                  <b translate="no">{name}</b> {t(facts.toldState === 'acting' ? 'risk.openActing' : 'risk.openNow')}
                </p>
                <span className="grow" />
                <ButtonLink small to="/sak/$caseRef" params={{ caseRef }}>
                  {t('inbox.open')}
                  <span className="ds-sr-only"> {name}</span>
                </ButtonLink>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
