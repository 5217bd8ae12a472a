import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SkipReason } from '../../../care/programmes/progress-types';
import styles from './SkippedWhy.module.css';

const reasons = ['not-now', 'known', 'too-hard', 'not-mine'] as const satisfies readonly SkipReason[];

/** After a skip: which screen it was, and a word why, if one likes. One press; nothing waits for it. */
export function SkippedWhy({ title, onWhy }: { title: string; onWhy: (reason: SkipReason) => void }) {
  const { t } = useTranslation('programme');
  const [said, setSaid] = useState(false);
  if (said)
    return (
      <p className={`${styles.why} muted`} role="status">
        {t('why.thanks')}
      </p>
    );
  return (
    <fieldset className={styles.why}>
      <legend>{t('why.ask', { title })}</legend>
      <div className="row">
        {reasons.map((reason) => (
          <button
            key={reason}
            type="button"
            className={styles.reason}
            onClick={() => {
              onWhy(reason);
              setSaid(true);
            }}
          >
            {t(`why.${reason}`)}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
