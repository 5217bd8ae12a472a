import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../controls/Button';
import chips from '../controls/chips.module.css';
import { TextField } from '../controls/fields';
import fields from '../controls/fields.module.css';
import styles from './SafetyPlanFields.module.css';
import type { planLists, SafetyPlan } from './safety-plan';

/** A row is known by its place: what it says changes with every letter. */
const places = Array.from({ length: 12 }, (_, i) => `row-${i}`);

const starts = [1, 2, 3] as const;

/** The six lists of a safety plan, row by row, as the two of them speak. */
export function SafetyPlanFields({
  plan,
  onChange,
  startWords = false,
}: {
  plan: SafetyPlan;
  onChange: (next: SafetyPlan) => void;
  /** Some words to begin with, for whoever writes alone and does not know where to start. */
  startWords?: boolean;
}) {
  const { t } = useTranslation('safety');
  const box = useRef<HTMLDivElement>(null);
  const [added, setAdded] = useState<keyof SafetyPlan | null>(null);
  // Whoever adds a row writes in it next.
  useEffect(() => {
    if (added === null) return;
    box.current?.querySelector<HTMLInputElement>(`[data-list="${added}"] [data-row]:nth-last-of-type(1) input`)?.focus();
    setAdded(null);
  }, [added]);
  const add = (name: keyof SafetyPlan, next: SafetyPlan) => {
    onChange(next);
    setAdded(name);
  };
  const startsOf = (name: (typeof planLists)[number]) => {
    const words = startWords && plan[name].length < 12 ? starts.map((n) => t(`plan.${name}.start${n}`)) : [];
    return words.filter((one) => !plan[name].includes(one));
  };
  const list = (name: (typeof planLists)[number]) => (
    <fieldset className={styles.list} key={name} data-list={name}>
      <legend>{t(`plan.${name}`)}</legend>
      <p className={fields.about}>{t(`plan.${name}.help`)}</p>
      {plan[name].map((row, i) => (
        <div className={styles.row} data-row key={places[i]}>
          <TextField
            hideLabel
            label={t('plan.row', { list: t(`plan.${name}`), n: i + 1 })}
            maxLength={200}
            value={row}
            onChange={(event) => onChange({ ...plan, [name]: plan[name].with(i, event.target.value) })}
          />
          <IconButton
            icon="close"
            label={t('plan.remove', { n: i + 1 })}
            onClick={() => onChange({ ...plan, [name]: plan[name].toSpliced(i, 1) })}
          />
        </div>
      ))}
      {startsOf(name).length > 0 && (
        <ul className={chips.chips} aria-label={t('plan.starts', { list: t(`plan.${name}`) })}>
          {startsOf(name).map((one) => (
            <li key={one}>
              <button
                type="button"
                className={chips.chip}
                onClick={() => onChange({ ...plan, [name]: [...plan[name].filter((row) => row.trim() !== ''), one] })}
              >
                + {one}
              </button>
            </li>
          ))}
        </ul>
      )}
      {plan[name].length < 12 && (
        <Button small variant="tertiary" icon="plus" onClick={() => add(name, { ...plan, [name]: [...plan[name], ''] })}>
          {t('plan.add')}
          <span className="ds-sr-only"> {t(`plan.${name}`)}</span>
        </Button>
      )}
    </fieldset>
  );
  return (
    <div className={styles.fields} ref={box}>
      {list('warningSigns')}
      {list('own')}
      {list('others')}
      <fieldset className={styles.list} data-list="helpers">
        <legend>{t('plan.helpers')}</legend>
        <p className={fields.about}>{t('plan.helpers.help')}</p>
        {plan.helpers.map((one, i) => (
          <div className={styles.row} data-row key={places[i]}>
            <TextField
              label={t('plan.helper.name')}
              maxLength={80}
              value={one.name}
              onChange={(event) => onChange({ ...plan, helpers: plan.helpers.with(i, { ...one, name: event.target.value }) })}
            />
            <TextField
              label={t('plan.helper.phone')}
              type="tel"
              maxLength={30}
              value={one.phone ?? ''}
              onChange={(event) => onChange({ ...plan, helpers: plan.helpers.with(i, { ...one, phone: event.target.value }) })}
            />
            <IconButton
              icon="close"
              label={t('plan.remove', { n: i + 1 })}
              onClick={() => onChange({ ...plan, helpers: plan.helpers.toSpliced(i, 1) })}
            />
          </div>
        ))}
        {plan.helpers.length < 8 && (
          <Button
            small
            variant="tertiary"
            icon="plus"
            onClick={() => add('helpers', { ...plan, helpers: [...plan.helpers, { name: '' }] })}
          >
            {t('plan.add')}
            <span className="ds-sr-only"> {t('plan.helpers')}</span>
          </Button>
        )}
      </fieldset>
      {list('safer')}
      {list('reasons')}
    </div>
  );
}
