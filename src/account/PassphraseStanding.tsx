import { useTranslation } from 'react-i18next';
import type { Views } from '../client/api';

/** Whether there is a passphrase, and what it opens. */
export function PassphraseStanding({ passphrase }: { passphrase: Views['security']['answer']['passphrase'] }) {
  const { t } = useTranslation('security');
  if (!passphrase.anywhere && !passphrase.here) return <p className="muted">{t('passphrase.none')}</p>;
  return <p className="muted">{passphrase.here ? t('passphrase.there') : t('passphrase.elsewhere')}</p>;
}
