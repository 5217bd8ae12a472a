import { type ComponentProps, type KeyboardEventHandler, type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './fields.module.css';
import { Icon, type IconName } from './Icon';
import { SliderNumber } from './SliderNumber';

/**
 * A browser that restores tabs writes what stands in fields to its own session files, unsealed. It leaves out inputs that say
 * `autocomplete="off"`, and text areas and lists only when their form says so: they belong to the empty form of index.html.
 */
export const offRecord = 'off-record';

/** Label, description and message tied to a control, in Designsystemet's clothes. */
export function Field({
  label,
  description,
  error,
  hideLabel,
  children,
}: {
  label: ReactNode;
  description?: ReactNode;
  error?: ReactNode;
  hideLabel?: boolean;
  children: (aria: { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined }) => ReactNode;
}) {
  const id = useId();
  const about = [description ? `${id}-d` : '', error ? `${id}-e` : ''].filter(Boolean).join(' ');
  return (
    <div className={styles.field}>
      <label className={hideLabel ? 'ds-sr-only' : 'ds-label'} htmlFor={id}>
        {label}
      </label>
      {description && (
        <p className={styles.about} id={`${id}-d`}>
          {description}
        </p>
      )}
      {children({ id, 'aria-describedby': about || undefined, 'aria-invalid': error ? true : undefined })}
      <div role="status">
        {error && (
          <p className={styles.error} id={`${id}-e`}>
            <Icon name="info" small />
            <span>{error}</span>
          </p>
        )}
      </div>
    </div>
  );
}

export type FieldLook = { label: ReactNode; description?: ReactNode; error?: ReactNode; hideLabel?: boolean };

/** The browser would cut what is pasted without a word. Here all of it stays, and what is too much is said where it stands. */
function useTooLong(value: unknown, most: number | undefined): string | undefined {
  const { t } = useTranslation('common');
  const over = typeof value === 'string' && most !== undefined ? value.length - most : 0;
  return over > 0 ? t('tooLong', { count: over }) : undefined;
}

/** What a line and a larger field have in common. */
function Written<Rest extends { value?: unknown; className?: string | undefined }>({
  field: { label, description, error, hideLabel, className, maxLength, ...rest },
  children,
}: {
  field: FieldLook & Rest & { maxLength?: number | undefined };
  children: (own: { dir: 'auto'; className: string }, rest: object) => ReactNode;
}) {
  const tooLong = useTooLong(rest.value, maxLength);
  const own = { dir: 'auto' as const, className: className ? `ds-input ${className}` : 'ds-input' };
  return (
    <Field label={label} description={description} error={tooLong ?? error} hideLabel={hideLabel}>
      {(aria) => children(own, { ...rest, ...aria })}
    </Field>
  );
}

export function TextField(field: FieldLook & ComponentProps<'input'>) {
  return <Written field={field}>{(own, rest) => <input type="text" autoComplete="off" {...own} {...rest} />}</Written>;
}

export function TextArea(field: FieldLook & ComponentProps<'textarea'>) {
  return <Written field={field}>{(own, rest) => <textarea form={offRecord} {...own} {...rest} />}</Written>;
}

export function Select({ label, description, error, hideLabel, children, ...rest }: FieldLook & ComponentProps<'select'>) {
  return (
    <Field label={label} description={description} error={error} hideLabel={hideLabel}>
      {(aria) => (
        <select form={offRecord} className="ds-input" {...rest} {...aria}>
          {children}
        </select>
      )}
    </Field>
  );
}

/** A tick with its words; the whole line is the target. */
export function Tick({ children, ...rest }: ComponentProps<'input'>) {
  return (
    <label className={styles.tick}>
      <input className="ds-input" type="checkbox" autoComplete="off" {...rest} />
      <span>{children}</span>
    </label>
  );
}

export interface Option<V extends string> {
  value: V;
  label: ReactNode;
  note?: ReactNode;
  icon?: IconName;
}

/** Answers as cards of 48 px and more. A real fieldset with real radios or ticks: arrows, names and groups are the browser's. */
export function Choice<V extends string>({
  legend,
  hideLegend,
  options,
  chosen,
  onChoose,
  multiple,
  name,
  onKeyDown,
}: {
  legend: ReactNode;
  hideLegend?: boolean;
  options: readonly Option<V>[];
  chosen: readonly V[];
  /** The new set. */
  onChoose: (next: V[]) => void;
  multiple?: boolean;
  name?: string;
  /** Keys beside the browser's own, while one of the answers has the focus. */
  onKeyDown?: KeyboardEventHandler<HTMLInputElement>;
}) {
  const own = useId();
  return (
    <fieldset className={styles.choices}>
      <legend className={hideLegend ? 'ds-sr-only' : undefined}>{legend}</legend>
      <div className={styles.answers}>
        {options.map((option) => {
          const on = chosen.includes(option.value);
          const toggle = () => (on ? chosen.filter((v) => v !== option.value) : [...chosen, option.value]);
          return (
            <label className={styles.option} key={option.value}>
              <input
                className="ds-input"
                type={multiple ? 'checkbox' : 'radio'}
                autoComplete="off"
                name={name ?? own}
                checked={on}
                onChange={() => onChoose(multiple ? toggle() : [option.value])}
                onKeyDown={onKeyDown}
              />
              <span>
                {option.label}
                {option.note && <small>{option.note}</small>}
              </span>
              {option.icon && <Icon name={option.icon} />}
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}

/** A few short choices side by side: languages, sizes. */
export function Picks<V extends string>({
  legend,
  hideLegend,
  options,
  chosen,
  onChoose,
}: {
  legend: ReactNode;
  hideLegend?: boolean;
  options: readonly { value: V; label: string; lang?: string }[];
  chosen: V;
  onChoose: (next: V) => void;
}) {
  const name = useId();
  return (
    <fieldset className={styles.picks}>
      <legend className={hideLegend ? 'ds-sr-only' : undefined}>{legend}</legend>
      {options.map((option) => (
        <label key={option.value} className={styles.pick} lang={option.lang}>
          <input type="radio" name={name} checked={chosen === option.value} onChange={() => onChoose(option.value)} />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}

/** A scale with both ends named and no value before the person has chosen one. A number field beside it says the same. */
export function Slider({
  label,
  min,
  max,
  step,
  value,
  onChange,
  minLabel,
  maxLabel,
  unit,
}: {
  label: ReactNode;
  min: number;
  max: number;
  step: number;
  value: number | null;
  onChange: (next: number) => void;
  minLabel: string;
  maxLabel: string;
  unit?: string;
}) {
  const id = useId();
  const text = value === null ? '–' : unit ? `${value} ${unit}` : String(value);
  return (
    <div className={styles.slider}>
      <div className={styles.sliderHead}>
        <label className="ds-label" id={`${id}-label`} htmlFor={id}>
          {label}
        </label>
        <SliderNumber {...{ value, min, max, step, unit, onChange }} labelId={`${id}-label`} />
      </div>
      <input
        id={id}
        type="range"
        autoComplete="off"
        className={value === null ? styles.unset : undefined}
        min={min}
        max={max}
        step={step}
        value={value ?? (min + max) / 2}
        aria-valuetext={text}
        aria-describedby={`${id}-ends`}
        onChange={(event) => onChange(event.target.valueAsNumber)}
        onPointerUp={(event) => value === null && onChange(event.currentTarget.valueAsNumber)}
        // The middle, where the handle rests before it is moved, can be chosen with the keyboard too.
        onKeyUp={(event) => {
          if (value === null && (event.key === 'Enter' || event.key === ' ')) onChange(event.currentTarget.valueAsNumber);
        }}
      />
      <p className={styles.sliderEnds} id={`${id}-ends`}>
        <span>
          {min} {minLabel}
        </span>
        <span>
          {max} {maxLabel}
        </span>
      </p>
    </div>
  );
}
