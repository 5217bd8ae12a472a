import { useTranslation } from 'react-i18next';
import { Choice, TextField } from '../../../ui/controls/fields';
import fields from '../../../ui/controls/fields.module.css';
import { TimeField } from '../../../ui/controls/TimeField';
import { useLabel } from '../../../ui/worksheets/useReading';
import type { FieldProps } from './context';
import { DateTimeField } from './DateTimeField';
import { FaultLine, FieldRow } from './FieldRow';
import styles from './fields.module.css';
import { ListField } from './ListField';
import { NumberField } from './NumberField';
import { ObjectField } from './ObjectField';
import { RefField } from './RefField';
import { ScaleField } from './ScaleField';
import { WordsField } from './WordsField';

/** One field of any worksheet. No worksheet has a screen of its own; what differs is data. */
export function SheetField(props: FieldProps) {
  const { field, value, fault, onChange, bare } = props;
  const { t } = useTranslation('programme');
  const word = useLabel();
  const label = word(field.label);
  const help = field.help ? word(`${field.label}.help`) : undefined;
  const option = (one: string) => ({ value: one, label: word(`${field.label}.option.${one}`) });
  switch (field.type) {
    case 'time':
      return (
        <FieldRow label={label} help={help} fault={fault} bare={bare}>
          <TimeField
            label={label}
            hideLabel
            value={typeof value === 'string' ? value : null}
            onChange={onChange}
            onTyped={onChange}
          />
        </FieldRow>
      );
    case 'number':
    case 'duration':
      return <NumberField {...props} field={field} />;
    case 'percent':
    case 'scale':
      return <ScaleField {...props} field={field} />;
    case 'bool':
      return (
        <Asked help={help} fault={fault}>
          <Choice<'yes' | 'no'>
            legend={label}
            hideLegend={bare}
            options={[
              { value: 'yes', label: t('sheet.yes') },
              { value: 'no', label: t('sheet.no') },
            ]}
            chosen={value === true ? ['yes'] : value === false ? ['no'] : []}
            onChoose={([chosen]) => onChange(chosen === 'yes')}
          />
        </Asked>
      );
    case 'enum':
      return (
        <Asked help={help} fault={fault}>
          <Choice
            legend={label}
            hideLegend={bare}
            options={field.options.map(option)}
            chosen={typeof value === 'string' ? [value] : []}
            onChoose={([chosen]) => onChange(chosen ?? null)}
          />
        </Asked>
      );
    case 'enums':
      return (
        <Asked help={help} fault={fault}>
          <Choice
            legend={label}
            hideLegend={bare}
            multiple
            options={field.options.map(option)}
            chosen={Array.isArray(value) ? value.filter((v): v is string => typeof v === 'string') : []}
            onChoose={onChange}
          />
        </Asked>
      );
    case 'short':
    case 'long':
      return <WordsField {...props} field={field} />;
    case 'date':
      return (
        <TextField
          type="date"
          label={label}
          hideLabel={bare}
          description={help}
          error={fault}
          value={typeof value === 'string' ? value.slice(0, 10) : ''}
          onChange={(event) => onChange(event.target.value || null)}
        />
      );
    case 'datetime':
      return <DateTimeField {...props} field={field} />;
    case 'object':
      return <ObjectField {...props} field={field} />;
    case 'list':
      return <ListField {...props} field={field} />;
    case 'ref':
      return <RefField {...props} field={field} />;
    case 'copied':
      return typeof value === 'string' && value ? <p className={styles.copied}>{value}</p> : null;
  }
}

function Asked({ help, fault, children }: { help: string | undefined; fault: string | undefined; children: React.ReactNode }) {
  return (
    <div className={styles.asked}>
      {help && <p className={fields.about}>{help}</p>}
      {children}
      <FaultLine fault={fault} />
    </div>
  );
}
