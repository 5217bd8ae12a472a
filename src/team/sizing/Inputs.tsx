import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Assumption, type AssumptionName, assumptions, type Changes } from '../../care/sizing/assumptions';
import { Button } from '../../ui/controls/Button';
import { Field } from '../../ui/controls/fields';
import { groups } from './groups';
import styles from './sizing.module.css';
import { useSizingWords } from './useSizingWords';

/** Every value behind the answer, with where it comes from under it. */
export function Inputs({
  changes,
  change,
  reset,
}: {
  changes: Changes;
  change: (name: AssumptionName, value: number) => void;
  reset: () => void;
}) {
  const { t } = useTranslation('sizing');
  return (
    <section className={styles.inputs} aria-labelledby="inputs">
      <header>
        <h2 id="inputs">{t('inputs')}</h2>
        {Object.keys(changes).length > 0 && (
          <Button small variant="tertiary" icon="undo" onClick={reset}>
            {t('resetAll')}
          </Button>
        )}
      </header>
      {groups.map(({ group, names }) => (
        <fieldset key={group} className={`card ${styles.part}`}>
          <legend>{t(`group.${group}`)}</legend>
          {names.map((name) => (
            <AssumptionField key={name} name={name} own={changes[name]} onChange={(value) => change(name, value)} />
          ))}
        </fieldset>
      ))}
    </section>
  );
}

function AssumptionField({
  name,
  own,
  onChange,
}: {
  name: AssumptionName;
  own: number | undefined;
  onChange: (value: number) => void;
}) {
  const { t } = useTranslation('sizing');
  const say = useSizingWords();
  const { value: usual, min, max, step, unit }: Assumption = assumptions[name];
  const [typed, setTyped] = useState<string | null>(null);
  const isNumber = (text: string) => text.trim() !== '' && Number(text) >= min && Number(text) <= max;
  const take = (text: string) => {
    setTyped(text);
    if (isNumber(text)) onChange(Number(text));
  };
  return (
    <div className={styles.assumption}>
      <Field
        label={t(`name.${name}`)}
        description={say.from(name, own)}
        error={typed === null || isNumber(typed) ? undefined : t('range', { min: say.number(min), max: say.number(max) })}
      >
        {(aria) => (
          <span className={styles.number}>
            <input
              {...aria}
              className="ds-input"
              type="number"
              inputMode="decimal"
              autoComplete="off"
              min={min}
              max={max}
              step={step}
              value={typed ?? own ?? usual}
              onChange={(event) => take(event.target.value)}
              onBlur={() => setTyped(null)}
            />
            {t(`unit.${unit}`)}
          </span>
        )}
      </Field>
      {own !== undefined && (
        <Button
          small
          variant="tertiary"
          onClick={() => {
            setTyped(null);
            onChange(usual);
          }}
        >
          {t('reset', { value: say.number(usual) })}
        </Button>
      )}
    </div>
  );
}
