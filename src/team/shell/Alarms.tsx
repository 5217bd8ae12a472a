import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useEngine, useEngineState } from '../../engine/engine';
import type { ErrorCode } from '../../protocol/errors';
import { IconButton } from '../../ui/controls/Button';
import { Icon } from '../../ui/controls/Icon';
import { ErrorCard } from '../../ui/controls/states';
import { useFormat } from '../../ui/format';
import styles from './Alarms.module.css';

/** Where comparing six words tells whether both see the same conversation. */
const comparable: ReadonlySet<ErrorCode> = new Set(['E_SEEN', 'E_FORK', 'E_GAP', 'E_FORGED', 'E_MEMBERS', 'E_AUTHOR']);

/** What could not be verified, and what the device refuses. Each says what happened, what was kept and what to do. */
export function Alarms() {
  const { t } = useTranslation(['team', 'errors']);
  const engine = useEngine();
  const { alarms, trouble } = useEngineState();
  const f = useFormat();
  if (!trouble && alarms.length === 0) return null;
  return (
    <div className={styles.alarms}>
      {trouble && <ErrorCard code={trouble} />}
      {alarms.map((alarm) => (
        <div className={styles.alarm} role="alert" key={`${alarm.code}${alarm.caseRef ?? ''}${alarm.at}`}>
          <Icon name="warning" />
          <p>
            <b>{t(`errors:${alarm.code}.what`, { who: alarm.who ?? t('team:alarm.another') })}</b>{' '}
            {t(`errors:${alarm.code}.kept`)} {t(`errors:${alarm.code}.next`)} <span className="muted">{f.moment(alarm.at)}</span>
          </p>
          {alarm.caseRef && (
            <Link
              to="/sak/$caseRef"
              params={{ caseRef: alarm.caseRef }}
              search={comparable.has(alarm.code) ? { do: 'people' } : {}}
            >
              {t(comparable.has(alarm.code) ? 'team:alarm.compare' : 'team:inbox.open')}
            </Link>
          )}
          <IconButton icon="close" label={t('team:close')} onClick={() => void engine.dismissAlarm(alarm)} />
        </div>
      ))}
    </div>
  );
}
