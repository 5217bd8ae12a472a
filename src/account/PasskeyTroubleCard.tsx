import { useTranslation } from 'react-i18next';
import styles from './PasskeyTroubleCard.module.css';
import tip from './tip.module.css';
import type { PasskeyTrouble } from './usePasskey';

/** Why a passkey did not come of it, calmly: nothing has gone wrong that the person could have done better. */
export function PasskeyTroubleCard({ trouble }: { trouble: PasskeyTrouble | null }) {
  const { t } = useTranslation('welcome');
  return (
    <div role="status" className={styles.said}>
      {trouble && (
        <div className={tip.tip}>
          <p>
            <b>{t(`passkey.${trouble}.title`)}</b>
          </p>
          <p>{t(`passkey.${trouble}.text`)}</p>
        </div>
      )}
    </div>
  );
}
