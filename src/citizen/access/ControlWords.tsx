import { useTranslation } from 'react-i18next';
import styles from './access.module.css';

/** Both ends can read these six words to each other on the phone: equal words, equal keys (docs/protocol.md, section 4). */
export function ControlWords({ words, open }: { words: readonly string[]; open: boolean }) {
  const { t } = useTranslation('me');
  if (words.length === 0) return null;
  return (
    <details className="ds-details" open={open}>
      <summary>{t('access.control')}</summary>
      <div className="stack">
        <p>{t('access.controlText')}</p>
        <p className={styles.words} data-control-words lang="nb" translate="no">
          {words.join(' · ')}
        </p>
        <ol className={styles.how}>
          <li>{t('access.control.step1')}</li>
          <li>{t('access.control.step2')}</li>
          <li>{t('access.control.step3')}</li>
        </ol>
        <p className="muted small">{t('access.control.changes')}</p>
      </div>
    </details>
  );
}
