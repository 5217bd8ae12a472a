import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../ui/controls/Button';
import { TextField } from '../../ui/controls/fields';
import fields from '../../ui/controls/fields.module.css';
import plan from '../../ui/safety-plan/SafetyPlanFields.module.css';
import { closedDaysMost } from './practice';

interface Span {
  from: string;
  until: string;
}
const places = Array.from({ length: closedDaysMost }, (_, i) => `span-${i}`);

/** Days on which the team does not work: promises of an answer are reckoned without them. */
export function ClosedDays({
  spans,
  error,
  onChange,
  children,
}: {
  spans: readonly Span[];
  error: string | undefined;
  onChange: (next: Span[]) => void;
  children: ReactNode;
}) {
  const { t } = useTranslation('team');
  return (
    <fieldset className={plan.list}>
      <legend>{t('practice.away')}</legend>
      <p className={fields.about}>{t('practice.awayHelp')}</p>
      {children}
      {spans.map((span, i) => (
        <div className={plan.row} key={places[i]}>
          <TextField
            type="date"
            label={t('practice.from')}
            value={span.from}
            onChange={(event) => onChange(spans.with(i, { ...span, from: event.target.value }))}
          />
          <TextField
            type="date"
            label={t('practice.to')}
            value={span.until}
            onChange={(event) => onChange(spans.with(i, { ...span, until: event.target.value }))}
          />
          <IconButton
            icon="close"
            label={t('practice.removeSpan', { n: i + 1 })}
            onClick={() => onChange(spans.toSpliced(i, 1))}
          />
        </div>
      ))}
      {error && <p role="alert">{error}</p>}
      {spans.length < closedDaysMost && (
        <Button small variant="tertiary" icon="plus" onClick={() => onChange([...spans, { from: '', until: '' }])}>
          {t('practice.addSpan')}
        </Button>
      )}
    </fieldset>
  );
}
