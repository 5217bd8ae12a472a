import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/controls/Icon';
import styles from './letter.module.css';

const steps = ['draft', 'reading', 'locked', 'sent'] as const;
export type LetterStep = (typeof steps)[number];

/** How far a letter has come. */
export function Steps({ now, called }: { now: LetterStep; called: string }) {
  const { t } = useTranslation('documents');
  const at = steps.indexOf(now);
  return (
    <ol className={styles.steps} aria-label={t('letter.steps')}>
      {steps.map((step, place) => (
        <li key={step} aria-current={step === now ? 'step' : undefined}>
          <Icon name={place < at ? 'check' : place === at ? 'pen' : 'forward'} small />
          {t(`letter.step.${step}`, { name: called })}
        </li>
      ))}
    </ol>
  );
}
