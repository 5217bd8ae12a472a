import { useTranslation } from 'react-i18next';
import type { WorksheetStructure } from '../../care/worksheets/types';
import { useLabel } from '../../ui/sheets/useReading';
import { useTherapist } from '../therapist';

/** Who sees an entry, said by the switch that decides it; and what stays with the citizen whatever it says. */
export function ShareSwitch({
  structure,
  on,
  fixed,
  onChange,
}: {
  structure: WorksheetStructure;
  on: boolean;
  /** It is shared already; it is taken back from the list of entries. */
  fixed: boolean;
  onChange: (on: boolean) => void;
}) {
  const { t } = useTranslation('programme');
  const word = useLabel();
  const { firstName } = useTherapist();
  const alone = structure.fields.filter(({ share }) => share === 'off').map(({ label }) => word(label));
  return (
    <label className="card share">
      <span>
        <b>{t('sheet.share', { name: firstName })}</b>
        <small>{on ? t('sheet.share.on', { name: firstName }) : t('sheet.share.off')}</small>
        {on && alone.length > 0 && <small>{t('sheet.share.alone', { what: alone.join(', ') })}</small>}
      </span>
      <input
        className="ds-input"
        type="checkbox"
        role="switch"
        autoComplete="off"
        checked={on}
        aria-checked={on}
        disabled={fixed}
        onChange={(event) => onChange(event.target.checked)}
      />
    </label>
  );
}
