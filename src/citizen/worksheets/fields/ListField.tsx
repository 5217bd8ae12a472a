import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isRecord } from '../../../care/is-record';
import { fieldsAsked, newRow, rowsInOrder } from '../../../care/worksheets/entry';
import type { Field } from '../../../care/worksheets/types';
import { newId } from '../../../engine/new-id';
import { Button, IconButton } from '../../../ui/controls/Button';
import chips from '../../../ui/controls/chips.module.css';
import fields from '../../../ui/controls/fields.module.css';
import { useLabel } from '../../../ui/worksheets/useReading';
import { type FieldProps, useEntry } from './context';
import { FaultLine } from './FieldRow';
import styles from './fields.module.css';
import { ObjectRow } from './ObjectRow';
import { useSuggestions } from './WordsField';

type List = Extract<Field, { type: 'list' }>;

/** A list row by row, one total for all of them, or a row for each row of another list. */
export function ListField(props: FieldProps<List>) {
  const { field, value, onChange } = props;
  const { Drawn } = useEntry();
  if (field.ask === 'total') {
    const rows = Array.isArray(value) ? value : [];
    const inner = { ...field.of, id: field.id, label: field.label } as Field;
    return (
      <Drawn
        {...props}
        field={inner}
        value={rows[0]}
        onChange={(next) => onChange(next === null || next === undefined ? [] : [next])}
      />
    );
  }
  return field.follows === undefined ? <OwnRows {...props} /> : <FollowingRows {...props} follows={field.follows} />;
}

function OwnRows({ field, value, fault, onChange, bare }: FieldProps<List>) {
  const { t } = useTranslation('programme');
  const word = useLabel();
  const { clock, after, Drawn } = useEntry();
  const { of } = field;
  // What must have a row begins with one, so that there is something to write in.
  const [first] = useState(() => newRow(field, clock, newId()));
  const given: readonly unknown[] = Array.isArray(value) ? value : [];
  const rows = given.length === 0 && field.required && !field.presets ? [first] : given;
  const suggestions = useSuggestions('suggestions' in of && of.suggestions && of.label !== undefined ? of.label : null);
  const rowLabel = of.label === undefined ? word(field.label) : word(of.label);
  const full = rows.length >= (field.maxItems ?? 20);
  const change = (place: number, next: unknown) => onChange(rows.map((row, i) => (i === place ? next : row)));
  const remove = (place: number) => onChange(rows.filter((_, i) => i !== place));
  const add = (row: unknown) => onChange([...rows, row]);
  return (
    <fieldset className={styles.group}>
      <legend className={bare ? 'ds-sr-only' : undefined}>{word(field.label)}</legend>
      {field.help && <p className={fields.about}>{word(`${field.label}.help`)}</p>}
      {rows.map((row, place) => {
        return of.type === 'object' ? (
          <ObjectRow
            // Rows with keys keep what is open in them when one before them goes.
            key={isRecord(row) && typeof row.key === 'string' ? row.key : String(place)}
            name={t('sheet.rowOf', { row: rowLabel, n: place + 1 })}
            removeLabel={t('sheet.removeRow', { n: place + 1 })}
            fields={after ? of.fields : fieldsAsked(of.fields, 'before')}
            flag={field.exactlyOne}
            alone={rows.length === 1}
            value={isRecord(row) ? row : {}}
            remove={() => remove(place)}
            onChange={(next) => change(place, next)}
            onFlag={(flag) => onChange(rows.map((one, i) => (isRecord(one) ? { ...one, [flag]: i === place } : one)))}
          />
        ) : (
          <div className={styles.line} key={String(place)}>
            <Drawn
              bare
              field={{ ...of, suggestions: false, id: `${field.id}-${place}`, label: of.label ?? field.label } as Field}
              value={row}
              onChange={(next) => change(place, next)}
            />
            <IconButton icon="close" label={t('sheet.removeRow', { n: place + 1 })} onClick={() => remove(place)} />
          </div>
        );
      })}
      {!full && suggestions.filter((one) => !rows.includes(one)).length > 0 && (
        <ul className={chips.chips}>
          {suggestions
            .filter((one) => !rows.includes(one))
            .map((one) => (
              <li key={one}>
                <button type="button" className={chips.chip} onClick={() => add(one)}>
                  + {one}
                </button>
              </li>
            ))}
        </ul>
      )}
      {!full && field.presets && (
        <ul className={chips.chips}>
          {field.presets.map((preset) => (
            <li key={preset.label}>
              <button
                type="button"
                className={chips.chip}
                onClick={() => add({ ...preset.values, ...(field.presetName ? { [field.presetName]: word(preset.label) } : {}) })}
              >
                + {word(preset.label)}
              </button>
            </li>
          ))}
        </ul>
      )}
      {!full && (
        <Button variant="secondary" icon="plus" onClick={() => add(newRow(field, clock, newId()))}>
          {t('sheet.addRowOf', { row: rowLabel.toLocaleLowerCase() })}
        </Button>
      )}
      <FaultLine fault={fault} />
    </fieldset>
  );
}

/** A row for each row of the list that it follows, with what is copied from there. */
function FollowingRows({ field, value, fault, onChange, bare, follows }: FieldProps<List> & { follows: string }) {
  const word = useLabel();
  const { values } = useEntry();
  const { of } = field;
  const led: List = { ...field, sortBy: undefined };
  const source = rowsInOrder(led, values[follows]);
  const rows = Array.isArray(value) ? value : [];
  if (of.type !== 'object') return null;
  const copied = (place: number): Record<string, unknown> =>
    Object.fromEntries(
      of.fields.flatMap((one) =>
        one.type === 'copied' ? [[one.id, source[place]?.[one.from.split('.').at(-1) ?? '']] as const] : [],
      ),
    );
  const all = source.map((_, place) => ({ ...(isRecord(rows[place]) ? rows[place] : {}), ...copied(place) }));
  return (
    <fieldset className={styles.group}>
      <legend className={bare ? 'ds-sr-only' : undefined}>{word(field.label)}</legend>
      {all.map((row, place) => (
        <ObjectRow
          key={String(place)}
          name={Object.values(copied(place)).find((one) => typeof one === 'string') ?? ''}
          fields={of.fields.filter(({ type }) => type !== 'copied')}
          flag={undefined}
          alone
          value={row}
          remove={null}
          onChange={(next) => onChange(all.map((one, i) => (i === place ? next : one)))}
          onFlag={() => undefined}
        />
      ))}
      <FaultLine fault={fault} />
    </fieldset>
  );
}
