import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/Button';
import { useEngine, useEngineState } from '../../ui/engine';
import { Icon } from '../../ui/Icon';
import { ErrorCard } from '../../ui/states';

/** What the verification of the log has found. Calm, but never folded away: it is about whom one is talking with. */
export function Alarms({ caseRef }: { caseRef: string | undefined }) {
  const { t } = useTranslation(['errors', 'common']);
  const engine = useEngine();
  const { alarms, trouble } = useEngineState();
  const mine = alarms.filter((alarm) => !alarm.caseRef || alarm.caseRef === caseRef);
  return (
    <>
      {trouble && <ErrorCard code={trouble} />}
      {mine.map((alarm) => (
        <div key={`${alarm.code} ${alarm.who ?? ''}`} className="card unsent" role="alert">
          <Icon name="warning" />
          <span>
            <b>{t(`${alarm.code}.what`, { who: alarm.who ?? '' })}</b> {t(`${alarm.code}.kept`)} {t(`${alarm.code}.next`)}
          </span>
          <IconButton icon="close" label={t('common:close')} onClick={() => void engine.dismissAlarm(alarm)} />
        </div>
      ))}
    </>
  );
}
