import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useEngine, useEngineState } from '../../engine/engine';
import type { ErrorCode } from '../../protocol/errors';
import { IconButton } from '../../ui/controls/Button';
import { Icon } from '../../ui/controls/Icon';
import { ErrorCard } from '../../ui/controls/states';
import { useFormat } from '../../ui/format';
import styles from './IntegrityWarnings.module.css';

/** Where comparing six words tells whether both see the same conversation. */
const comparable: ReadonlySet<ErrorCode> = new Set(['E_SEEN', 'E_FORK', 'E_GAP', 'E_FORGED', 'E_MEMBERS', 'E_AUTHOR']);

/** What could not be verified, and what the device refuses. Each says what happened, what was kept and what to do. */
export function IntegrityWarnings() {
  const { t } = useTranslation(['team', 'errors']);
  const engine = useEngine();
  const { integrityWarnings, trouble } = useEngineState();
  const f = useFormat();
  if (!trouble && integrityWarnings.length === 0) return null;
  return (
    <div className={styles.warnings}>
      {trouble && <ErrorCard code={trouble} />}
      {integrityWarnings.map((warning) => (
        <div className={styles.warning} role="alert" key={`${warning.code}${warning.caseRef ?? ''}${warning.at}`}>
          <Icon name="warning" />
          <p>
            <b>{t(`errors:${warning.code}.what`, { who: warning.who ?? t('team:integrityWarning.another') })}</b>{' '}
            {t(`errors:${warning.code}.kept`)} {t(`errors:${warning.code}.next`)}{' '}
            <span className="muted">{f.moment(warning.at)}</span>
          </p>
          {warning.caseRef && (
            <Link
              to="/sak/$caseRef"
              params={{ caseRef: warning.caseRef }}
              search={comparable.has(warning.code) ? { do: 'people' } : {}}
            >
              {t(comparable.has(warning.code) ? 'team:integrityWarning.compare' : 'team:inbox.open')}
            </Link>
          )}
          <IconButton icon="close" label={t('team:close')} onClick={() => void engine.dismissIntegrityWarning(warning)} />
        </div>
      ))}
    </div>
  );
}
