import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TemplatePart } from '../../care/templates/template';
import { TextArea } from '../../ui/controls/fields';
import { QuietButton } from '../../ui/controls/QuietButton';
import { Filled } from '../kit/Filled';
import styles from './letter.module.css';

/**
 * The letter as the citizen will read it. Mellom's words, which follow the choices, are marked; a place that nothing fills is marked otherwise
 * and stops it from being sent. Whoever wants other words writes in the template, and the places go on following.
 */
export function Letter({
  name,
  parts,
  template,
  isOwn,
  onTemplate,
}: {
  name: string;
  parts: readonly TemplatePart[];
  template: string;
  isOwn: boolean;
  /** null: back to the template that goes with the choice */
  onTemplate: (next: string | null) => void;
}) {
  const { t } = useTranslation('referrals');
  const [editing, setEditing] = useState(false);
  const heading = useId();
  return (
    <section className={styles.letter} aria-labelledby={heading}>
      <div className={styles.head}>
        <h3 id={heading}>{t('letter.title', { name })}</h3>
        <QuietButton aria-expanded={editing} onClick={() => setEditing(!editing)}>
          {t('letter.edit')}
        </QuietButton>
      </div>
      <div className={styles.paper} dir="auto">
        <Filled parts={parts} />
      </div>
      {editing && (
        <TextArea
          label={t('letter.template')}
          description={t('letter.templateHelp')}
          rows={10}
          maxLength={4_000}
          value={template}
          onChange={(event) => onTemplate(event.target.value)}
        />
      )}
      {isOwn && <QuietButton onClick={() => onTemplate(null)}>{t('letter.reset')}</QuietButton>}
      <p className="small muted">{t('letter.green')}</p>
    </section>
  );
}
