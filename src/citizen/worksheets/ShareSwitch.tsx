import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorksheetStructure } from '../../care/worksheets/types';
import { Choice } from '../../ui/controls/fields';
import fields from '../../ui/controls/fields.module.css';
import { useLabel } from '../../ui/worksheets/useReading';
import { useTherapist } from '../kit/therapist';
import styles from './ShareSwitch.module.css';

/**
 * Who sees an entry, said by what decides it; and what stays with the citizen whatever it says. In a worksheet that is written in for
 * the first time it is a question without an answer given; after that a switch that stands as it was left.
 */
export function ShareSwitch({
  structure,
  on,
  asks,
  missing,
  fixed,
  onChange,
}: {
  structure: WorksheetStructure;
  /** null: not answered yet. */
  on: boolean | null;
  asks: boolean;
  /** Asked to be done without an answer. */
  missing: boolean;
  /** It is shared already; it is taken back from the list of entries. */
  fixed: boolean;
  onChange: (on: boolean) => void;
}) {
  const { t } = useTranslation('programme');
  const word = useLabel();
  const { firstName } = useTherapist();
  const fault = useId();
  const alone = structure.fields.filter(({ share }) => share === 'off').map(({ label }) => word(label));
  const stays = on !== false && alone.length > 0 && <small>{t('sheet.share.alone', { what: alone.join(', ') })}</small>;
  if (asks)
    return (
      <div className="card pad" data-share="asks" aria-describedby={missing ? fault : undefined}>
        <Choice
          legend={t('sheet.share.ask', { name: firstName })}
          options={[
            { value: 'yes', label: t('sheet.share.yes', { name: firstName }), note: t('sheet.share.on', { name: firstName }) },
            { value: 'no', label: t('sheet.share.no'), note: t('sheet.share.off') },
          ]}
          chosen={on === null ? [] : [on ? 'yes' : 'no']}
          onChoose={([answer]) => onChange(answer === 'yes')}
        />
        <div role="status">
          {missing && (
            <p className={fields.error} id={fault}>
              {t('sheet.share.missing', { name: firstName })}
            </p>
          )}
        </div>
        <p className="muted small">{t('sheet.share.remembered')}</p>
        {stays}
      </div>
    );
  return (
    <label className={`card ${styles.share}`}>
      <span>
        <b>{t('sheet.share', { name: firstName })}</b>
        <small>{on ? t('sheet.share.on', { name: firstName }) : t('sheet.share.off')}</small>
        {stays}
      </span>
      <input
        className="ds-input"
        type="checkbox"
        role="switch"
        autoComplete="off"
        checked={on === true}
        aria-checked={on === true}
        disabled={fixed}
        onChange={(event) => onChange(event.target.checked)}
      />
    </label>
  );
}
