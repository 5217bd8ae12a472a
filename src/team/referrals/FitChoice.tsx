import { useTranslation } from 'react-i18next';
import { decisionOutcomes, helpModes } from '../../care/items/choices';
import { Pick } from '../kit/Pick';
import type { Deciding } from './decision';
import styles from './referrals.module.css';

interface Fit {
  outcome: Deciding['outcome'];
  help: Deciding['help'];
}

/** What suits somebody now: kinds of help, of which there may be several, or one of the other ways that this can end. One press each. */
export function FitChoice({ outcome, help, onChange }: Fit & { onChange: (next: Fit) => void }) {
  const { t } = useTranslation('referrals');
  const takeIn = (next: Deciding['help']) => onChange({ outcome: next.length > 0 ? 'taken-in' : null, help: next });
  return (
    <fieldset className={styles.fit}>
      <legend>{t('decide.outcome')}</legend>
      <div className={styles.chips}>
        {helpModes.map((one) => (
          <Pick
            key={one}
            checked={outcome === 'taken-in' && help.includes(one)}
            onChange={(on) => takeIn(on ? [...(outcome === 'taken-in' ? help : []), one] : help.filter((other) => other !== one))}
          >
            {t(`help.${one}`)}
          </Pick>
        ))}
      </div>
      <div className={styles.chips}>
        {decisionOutcomes
          .filter((one) => one !== 'taken-in')
          .map((one) => (
            <Pick key={one} checked={outcome === one} onChange={(on) => onChange({ outcome: on ? one : null, help: [] })}>
              {t(`outcome.${one}`)}
            </Pick>
          ))}
      </div>
    </fieldset>
  );
}
