import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field, FieldFault } from '../../care/worksheets/types';
import { Button, IconButton } from '../../ui/Button';
import { Choice, Slider, Stepper, TextArea, TextField, TimeField } from '../../ui/fields';
import { Icon } from '../../ui/Icon';

/** One field of any worksheet. No worksheet has a screen of its own; what differs is data. */
export function SheetField({
  field,
  value,
  fault,
  onChange,
}: {
  field: Field;
  value: unknown;
  fault: FieldFault | undefined;
  onChange: (next: unknown) => void;
}) {
  const { t } = useTranslation(['programme', 'worksheets']);
  const word = useLabel();
  const label = word(field.label);
  const help = field.help ? word(`${field.label}.help`) : undefined;
  const error = fault && faultText(t, word, fault);

  switch (field.type) {
    case 'time':
      return (
        <Row label={label} help={help} error={error}>
          <TimeField label={label} hideLabel value={typeof value === 'string' ? value : null} onChange={onChange} />
        </Row>
      );
    case 'number':
    case 'duration':
    case 'percent':
      return (
        <Row label={label} help={help ?? unitOf(t, field.unit)} error={error}>
          <Stepper
            label={label}
            value={typeof value === 'number' ? value : null}
            onChange={onChange}
            min={field.min ?? 0}
            max={field.max ?? (field.type === 'percent' ? 100 : 1000)}
            step={field.step ?? (field.type === 'percent' ? 5 : 1)}
            less={t('programme:sheet.less', { label })}
            more={t('programme:sheet.moreOf', { label })}
          />
        </Row>
      );
    case 'scale':
      return (field.max ?? 10) - (field.min ?? 0) <= 5 ? (
        <Scale field={field} label={label} value={value} onChange={onChange} />
      ) : (
        <Slider
          label={label}
          min={field.min ?? 0}
          max={field.max ?? 10}
          step={field.step ?? 1}
          value={typeof value === 'number' ? value : null}
          minLabel={field.ends ? word(`${field.label}.low`) : ''}
          maxLabel={field.ends ? word(`${field.label}.high`) : ''}
          onChange={onChange}
        />
      );
    case 'bool':
      return (
        <Choice<'yes' | 'no'>
          legend={label}
          options={[
            { value: 'yes', label: t('programme:sheet.yes') },
            { value: 'no', label: t('programme:sheet.no') },
          ]}
          chosen={value === true ? ['yes'] : value === false ? ['no'] : []}
          onChoose={([chosen]) => onChange(chosen === 'yes')}
        />
      );
    case 'enum':
      return (
        <Choice
          legend={label}
          options={field.options.map((o) => ({ value: o, label: word(`${field.label}.option.${o}`) }))}
          chosen={typeof value === 'string' ? [value] : []}
          onChoose={([chosen]) => onChange(chosen ?? null)}
        />
      );
    case 'enums':
      return (
        <Choice
          legend={label}
          multiple
          options={field.options.map((o) => ({ value: o, label: word(`${field.label}.option.${o}`) }))}
          chosen={Array.isArray(value) ? value.filter((v): v is string => typeof v === 'string') : []}
          onChoose={onChange}
        />
      );
    case 'long':
      return (
        <TextArea
          label={label}
          description={help}
          error={error}
          rows={3}
          maxLength={field.maxLength ?? 4_000}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case 'short':
      return (
        <TextField
          label={label}
          description={help}
          error={error}
          maxLength={field.maxLength ?? 200}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case 'date':
      return (
        <TextField
          type="date"
          label={label}
          description={help}
          error={error}
          value={typeof value === 'string' ? value.slice(0, 10) : ''}
          onChange={(event) => onChange(event.target.value || null)}
        />
      );
    case 'datetime':
      return <DateTime label={label} value={value} onChange={onChange} />;
    case 'object':
      return (
        <fieldset className="group">
          <legend>{label}</legend>
          {field.fields.map((inner) => (
            <SheetField
              key={inner.id}
              field={inner}
              value={isRecord(value) ? value[inner.id] : undefined}
              fault={undefined}
              onChange={(next) => onChange({ ...(isRecord(value) ? value : {}), [inner.id]: next })}
            />
          ))}
        </fieldset>
      );
    case 'list':
      return <ListField field={field} label={label} value={value} onChange={onChange} />;
    case 'copied':
    case 'ref':
      return typeof value === 'string' && value ? (
        <p>
          <b>{label}</b> {value}
        </p>
      ) : null;
  }
}

/** A list asked as one total (minutes awake), or row by row. */
function ListField({
  field,
  label,
  value,
  onChange,
}: {
  field: Extract<Field, { type: 'list' }>;
  label: string;
  value: unknown;
  onChange: (next: unknown) => void;
}) {
  const { t } = useTranslation('programme');
  const rows = Array.isArray(value) ? value : [];
  if (field.ask === 'total') {
    const inner = { ...field.of, id: field.id, label: field.label } as Field;
    return (
      <SheetField
        field={inner}
        value={rows[0]}
        fault={undefined}
        onChange={(next) => onChange(next === null || next === undefined ? [] : [next])}
      />
    );
  }
  return (
    <fieldset className="group">
      <legend>{label}</legend>
      {rows.map((row, place) => (
        <div className="group-row" key={String(place)}>
          <SheetField
            field={
              { ...field.of, id: `${field.id}-${place}`, label: 'label' in field.of ? field.of.label : field.label } as Field
            }
            value={row}
            fault={undefined}
            onChange={(next) => onChange(rows.map((r, i) => (i === place ? next : r)))}
          />
          <IconButton
            icon="close"
            label={t('sheet.removeRow', { n: place + 1 })}
            onClick={() => onChange(rows.filter((_, i) => i !== place))}
          />
        </div>
      ))}
      {rows.length < (field.maxItems ?? 20) && (
        <Button variant="secondary" icon="plus" onClick={() => onChange([...rows, field.of.type === 'object' ? {} : ''])}>
          {t('sheet.addRow')}
        </Button>
      )}
    </fieldset>
  );
}

function Scale({
  field,
  label,
  value,
  onChange,
}: {
  field: Extract<Field, { type: 'scale' }>;
  label: string;
  value: unknown;
  onChange: (n: number) => void;
}) {
  const word = useLabel();
  const name = useId();
  const min = field.min ?? 1;
  const steps = Array.from({ length: (field.max ?? 5) - min + 1 }, (_, i) => min + i);
  return (
    <fieldset className="scale">
      <legend>{label}</legend>
      <div>
        {steps.map((n, place) => (
          <label className="opt" key={n}>
            <input type="radio" autoComplete="off" name={name} checked={value === n} onChange={() => onChange(n)} />
            <span>{n}</span>
            {field.ends && place === 0 && <small>{word(`${field.label}.low`)}</small>}
            {field.ends && place === steps.length - 1 && <small>{word(`${field.label}.high`)}</small>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function DateTime({ label, value, onChange }: { label: string; value: unknown; onChange: (next: unknown) => void }) {
  const text = typeof value === 'string' ? value : '';
  const day = text.slice(0, 10);
  const time = text.slice(11, 16) || null;
  return (
    <fieldset className="group">
      <legend>{label}</legend>
      <TextField
        type="date"
        label={label}
        hideLabel
        value={day}
        onChange={(e) => onChange(e.target.value ? `${e.target.value}T${time ?? '12:00'}` : null)}
      />
      <TimeField label={label} hideLabel value={time} onChange={(next) => day && onChange(`${day}T${next ?? '12:00'}`)} />
    </fieldset>
  );
}

function Row({
  label,
  help,
  error,
  children,
}: {
  label: string;
  help: string | undefined;
  error: string | undefined;
  children: React.ReactNode;
}) {
  return (
    <div className="row-field">
      <span className="row-label" aria-hidden="true">
        {label}
        {help && <small>{help}</small>}
      </span>
      {children}
      <div role="status">
        {error && (
          <p className="field-error">
            <Icon name="info" small />
            <span>{error}</span>
          </p>
        )}
      </div>
    </div>
  );
}

/** Labels come from the worksheets' own words; their keys stand in the structure, so the type cannot know them. */
export function useLabel(): (key: string) => string {
  const { t } = useTranslation('worksheets');
  return (key) => t(key as 'sleep-diary.title');
}
type Words = ReturnType<typeof useTranslation<['programme', 'worksheets']>>['t'];
function faultText(t: Words, word: (key: string) => string, fault: FieldFault): string {
  if (fault.code === 'missing') return t('programme:sheet.required');
  if (fault.code === 'type') return t('programme:sheet.time');
  if (fault.code === 'range') return t('programme:sheet.range', { min: fault.min, max: fault.max });
  return word(fault.message);
}
function unitOf(t: Words, unit: string | undefined): string | undefined {
  if (unit === 'min') return t('programme:sheet.unit.min');
  if (unit === 'times') return t('programme:sheet.unit.times');
  if (unit === 'alkoholenhet') return t('programme:sheet.unit.units');
  return unit;
}
const isRecord = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v);
