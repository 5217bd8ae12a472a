import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/controls/Icon';
import { QuietButton } from '../../ui/controls/QuietButton';
import styles from './Invitation.module.css';

/** What an invitation means that lets somebody back in who lost everything: a new account, an old one told, the past opened by a person. */
export function BackIn({ name, onRestore }: { name: string; onRestore: () => void }) {
  const { t } = useTranslation('welcome');
  return (
    <>
      <h1>{t('again.invitation.title', { name })}</h1>
      <p className="lead">{t('again.invitation.lead')}</p>
      <ul className={styles.points}>
        <li>
          <Icon name="key" />
          <span>{t('again.invitation.past', { name })}</span>
        </li>
        <li>
          <Icon name="message" />
          <span>{t('again.invitation.write', { name })}</span>
        </li>
        <li>
          <Icon name="lock" />
          <span>{t('again.invitation.old')}</span>
        </li>
      </ul>
      <QuietButton onClick={onRestore}>{t('again.invitation.code')}</QuietButton>
    </>
  );
}
