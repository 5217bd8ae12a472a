import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/controls/Icon';
import { Saved } from '../../../ui/controls/parts';
import parts from '../../../ui/controls/parts.module.css';
import styles from './blocks.module.css';

/** The frame round everything that is answered: "Prøv selv", the question, what is kept. */
export function TryIt({
  children,
  answer,
  quiet,
}: {
  children: ReactNode;
  answer?: { savedAt: string | null; saving: boolean };
  quiet?: boolean;
}) {
  const { t } = useTranslation('programme');
  return (
    <section className={`card ${styles.exercise}`}>
      {!quiet && (
        <p className={`${parts.tag} ${parts.fjord} ${styles.label}`}>
          <Icon name="pen" />
          {t('read.try')}
        </p>
      )}
      {children}
      {answer && <Saved of={answer} />}
    </section>
  );
}
