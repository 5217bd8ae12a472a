import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useEngine, useEngineState } from '../../engine/engine';
import { IconButton } from '../../ui/controls/Button';
import { Icon } from '../../ui/controls/Icon';
import { PhoneNumber } from '../../ui/controls/parts';
import { ErrorCard } from '../../ui/controls/states';
import { useTherapist } from '../kit/therapist';
import styles from '../kit/told.module.css';

/** What the verification of the log has found. Calm, but never folded away: it is about whom one is talking with. */
export function IntegrityWarnings({ caseRef }: { caseRef: string | undefined }) {
  const { t } = useTranslation(['errors', 'common', 'me']);
  const engine = useEngine();
  const { integrityWarnings, trouble } = useEngineState();
  const { phone } = useTherapist();
  // That the case is gone stands on a card of its own wherever there would be something of it.
  const mine = integrityWarnings.filter(({ code, caseRef: of }) => (!of || of === caseRef) && code !== 'E_GONE');
  return (
    <>
      {trouble && <ErrorCard code={trouble} />}
      {mine.map((warning) => (
        <div key={`${warning.code} ${warning.who ?? ''}`} className={`card ${styles.told}`} role="alert">
          <Icon name="info" />
          <span>
            <b>{t(`${warning.code}.what`, { who: warning.who ?? '' })}</b> {t(`${warning.code}.kept`)} {t(`${warning.code}.next`)}
            {phone && (
              <>
                {' '}
                <PhoneNumber number={phone} />
              </>
            )}
            {(warning.code === 'E_SEEN' || warning.code === 'E_FORK') && (
              <>
                <br />
                <Link to="/meg/innsyn">{t('me:access.control')}</Link>
              </>
            )}
          </span>
          <IconButton icon="close" label={t('common:close')} onClick={() => void engine.dismissIntegrityWarning(warning)} />
        </div>
      ))}
    </>
  );
}
