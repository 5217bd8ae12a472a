import { useTranslation } from 'react-i18next';
import { useEngineState } from '../../engine/engine';
import { Icon, type IconName } from '../../ui/controls/Icon';
import { useFormat } from '../../ui/format';
import { useTherapist } from '../kit/therapist';
import styles from '../kit/told.module.css';
import type { HowFar } from './howFar';

/** How far an answer has come, in words that promise nothing: not sent, sent, arrived, seen, being followed up. */
export function HowFarLine({ far, quiet }: { far: HowFar | 'unkept'; quiet?: boolean }) {
  return far === 'unkept' ? <NotKept /> : <Far far={far} quiet={quiet} />;
}

/** Not even on this device: said as it is, with what works all the same. */
export function NotKept() {
  const { t } = useTranslation('safety');
  return (
    <p className={`card ${styles.told}`} role="alert">
      <Icon name="clock" />
      <span>
        <b>{t('unkept.title')}</b> {t('unkept.text')}
      </span>
    </p>
  );
}

function Far({ far, quiet }: { far: HowFar; quiet?: boolean | undefined }) {
  const { t } = useTranslation('safety');
  const f = useFormat();
  const { connection } = useEngineState();
  const { hours } = useTherapist();
  const { state, name, at } = far;
  const waits = state === 'unsent' || state === 'sent' || state === 'received';
  const icon: IconName = state === 'unsent' && connection === 'offline' ? 'offline' : waits ? 'clock' : 'check';
  return (
    <p
      className={waits ? `card ${styles.told}` : `card ${styles.told} ${styles.seen}`}
      role={state === 'unsent' && !quiet ? 'alert' : 'status'}
    >
      <Icon name={icon} />
      <span>
        <b>{t(`${state}.title`, { name, when: at ? f.moment(at) : '' })}</b>{' '}
        {t(`${state}.text`, { hours: hours ?? t('hoursFallback') })}
      </span>
    </p>
  );
}
