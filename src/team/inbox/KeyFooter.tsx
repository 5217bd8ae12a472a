import { useTranslation } from 'react-i18next';
import styles from './inbox.module.css';

/** The keys of the inbox, always in sight; ? shows them all. */
export function KeyFooter({ on }: { on: boolean }) {
  const { t } = useTranslation('team');
  if (!on) return <p className={styles.keys}>{t('inbox.keysOff')}</p>;
  return (
    <p className={styles.keys}>
      <span className="ds-sr-only">{t('keys.short')}</span>
      <kbd>J</kbd>
      <kbd>K</kbd> {t('keys.move')} <kbd>↵</kbd> {t('keys.open')} <kbd>R</kbd> {t('keys.reply')} <kbd>E</kbd> {t('keys.done')}{' '}
      <kbd>S</kbd> {t('keys.snooze')} <kbd>Z</kbd> {t('keys.undo')} <kbd>?</kbd> {t('keys.all')}
    </p>
  );
}
