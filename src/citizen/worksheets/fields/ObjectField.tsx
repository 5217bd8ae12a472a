import { useTranslation } from 'react-i18next';
import { isRecord } from '../../../care/is-record';
import type { Field } from '../../../care/worksheets/types';
import { Choice } from '../../../ui/controls/fields';
import fields from '../../../ui/controls/fields.module.css';
import { useLabel } from '../../../ui/worksheets/useReading';
import { type FieldProps, useEntry } from './context';
import { FaultLine } from './FieldRow';
import styles from './fields.module.css';

/** Fields that belong together. What may be said not to be so is asked with yes and no first. */
export function ObjectField({ field, value, fault, onChange, bare }: FieldProps<Extract<Field, { type: 'object' }>>) {
  const { t } = useTranslation('programme');
  const word = useLabel();
  const { Drawn } = useEntry();
  const label = word(field.label);
  const inner = isRecord(value) ? value : {};
  return (
    <fieldset className={styles.group}>
      <legend className={bare ? 'ds-sr-only' : undefined}>{label}</legend>
      {field.help && <p className={fields.about}>{word(`${field.label}.help`)}</p>}
      {field.nullable && (
        <Choice<'yes' | 'no'>
          legend={label}
          hideLegend
          options={[
            { value: 'yes', label: t('sheet.yes') },
            { value: 'no', label: t('sheet.no') },
          ]}
          chosen={isRecord(value) ? ['yes'] : value === null ? ['no'] : []}
          onChoose={([chosen]) => onChange(chosen === 'yes' ? inner : null)}
        />
      )}
      {(!field.nullable || isRecord(value)) &&
        field.fields.map((one) => (
          <Drawn key={one.id} field={one} value={inner[one.id]} onChange={(next) => onChange({ ...inner, [one.id]: next })} />
        ))}
      <FaultLine fault={fault} />
    </fieldset>
  );
}
