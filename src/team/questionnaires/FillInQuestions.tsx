import type { KeyboardEvent, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Instrument } from '../../care/questionnaires/instruments/types';
import { Choice, TextField } from '../../ui/controls/fields';
import { type FillIn, keysOf } from './fill-in';
import styles from './questionnaires.module.css';

const declined = 'declined';
type Question = Instrument['items'][number];

/** The questions of one form, word by word. In a question the number keys answer, and go on to the next. */
export function FillInQuestions({
  instrument,
  values,
  box,
  tried,
  onAnswer,
}: {
  instrument: Instrument;
  values: FillIn['values'];
  box: RefObject<HTMLDivElement | null>;
  /** saving has been tried: what lacks is marked */
  tried: boolean;
  onAnswer: (linkId: string, value: number | null) => void;
}) {
  const { t, i18n } = useTranslation('team');
  const press = (event: KeyboardEvent, item: Question, at: number) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const value = keysOf(item.options.map((one) => one.value)).get(event.key);
    if (value === undefined) return;
    event.preventDefault();
    onAnswer(item.linkId, value);
    focusOn(box.current, at + 1);
  };
  return (
    <div ref={box} lang={instrument.wording} translate="no">
      {instrument.items.map((item, i) => (
        <div
          key={item.linkId}
          data-item
          className={tried && !Object.hasOwn(values, item.linkId) ? `${styles.item} ${styles.lacks}` : styles.item}
        >
          {item.stem && item.stem !== instrument.items[i - 1]?.stem && <p className={styles.stem}>{item.stem}</p>}
          {item.number ? (
            <TextField
              label={item.text}
              type="number"
              min={item.number.min}
              max={item.number.max}
              value={values[item.linkId] ?? ''}
              onChange={(event) => {
                const value = event.target.valueAsNumber;
                if (Number.isInteger(value)) onAnswer(item.linkId, value);
              }}
            />
          ) : (
            <Choice<string>
              legend={`${i + 1}. ${item.text}`}
              options={[
                ...item.options.map(({ value, text }) => ({
                  value: String(value),
                  label: <Keyed item={item} value={value} text={text} />,
                })),
                { value: declined, label: <span lang={i18n.language}>{t('answers.declined')}</span> },
              ]}
              chosen={chosenOf(values, item.linkId)}
              onKeyDown={(event) => press(event, item, i)}
              onChoose={([chosen]) => chosen !== undefined && onAnswer(item.linkId, chosen === declined ? null : Number(chosen))}
            />
          )}
        </div>
      ))}
    </div>
  );
}

/** An answer with the key that gives it. */
function Keyed({ item, value, text }: { item: Question; value: number; text: string }) {
  const keyed = keysOf(item.options.map((one) => one.value)).has(String(value));
  return (
    <>
      {text} {keyed && <kbd>{value}</kbd>}
    </>
  );
}

/** Into the question at this place, where there is one: on its answer, or else on the first that can be given. */
export function focusOn(box: HTMLElement | null, at: number): void {
  const question = box?.querySelectorAll<HTMLElement>('[data-item]')[at];
  const field = question?.querySelector<HTMLInputElement>('input:checked') ?? question?.querySelector<HTMLInputElement>('input');
  field?.focus();
}

function chosenOf(values: FillIn['values'], linkId: string): string[] {
  if (!Object.hasOwn(values, linkId)) return [];
  const value = values[linkId];
  return [value === null || value === undefined ? declined : String(value)];
}
