import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readRef } from '../../../care/worksheets/entry';
import type { Field } from '../../../care/worksheets/types';
import { Choice, TextField } from '../../../ui/controls/fields';
import fields from '../../../ui/controls/fields.module.css';
import { useLabel } from '../../../ui/worksheets/useReading';
import { type FieldProps, useEntry } from './context';
import { FaultLine } from './FieldRow';
import styles from './fields.module.css';

const ownWords = 'own';

/** One of the rows of a list, here or in another worksheet; kept with its words, so that it reads the same when the row changes. */
export function RefField({ field, value, fault, onChange, bare }: FieldProps<Extract<Field, { type: 'ref' }>>) {
  const { t } = useTranslation('programme');
  const word = useLabel();
  const { choices } = useEntry();
  const label = word(field.label);
  const ref = readRef(value);
  const rows = choices(field);
  // What was chosen once stays a choice, also when its row is gone.
  const known = ref?.key && !rows.some(({ key }) => key === ref.key) ? [...rows, { key: ref.key, text: ref.text }] : rows;
  const [writes, setWrites] = useState(ref !== null && ref.key === null);
  return (
    <div className={styles.asked}>
      {field.help && <p className={fields.about}>{word(`${field.label}.help`)}</p>}
      {known.length > 0 && (
        <Choice
          legend={label}
          hideLegend={bare}
          options={[
            ...known.map(({ key, text }) => ({ value: key, label: text })),
            ...(field.own ? [{ value: ownWords, label: word(`${field.label}.own`) }] : []),
          ]}
          chosen={writes ? [ownWords] : ref?.key ? [ref.key] : []}
          onChoose={([chosen]) => {
            const row = known.find(({ key }) => key === chosen);
            setWrites(row === undefined);
            onChange(row ? { key: row.key, text: row.text } : null);
          }}
        />
      )}
      {field.own && (writes || known.length === 0) && (
        <TextField
          label={known.length > 0 ? word(`${field.label}.own`) : label}
          hideLabel={known.length > 0 || bare}
          maxLength={200}
          value={ref?.key ? '' : (ref?.text ?? '')}
          onChange={(event) => onChange(event.target.value === '' ? null : { text: event.target.value })}
        />
      )}
      {!field.own && known.length === 0 && <p className="muted">{t('sheet.noChoices')}</p>}
      <FaultLine fault={fault} />
    </div>
  );
}
