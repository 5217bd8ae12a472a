import type { CaseView } from '../../care/case-view';
import { totalsOf } from '../../care/questionnaires/questionnaires-of';
import { addDays } from '../../care/time/dates';
import { derivedOf } from '../../care/worksheets/evaluate';
import type { WorksheetStructure } from '../../care/worksheets/types';
import { withdrawalRisk, withdrawalRule } from '../../care/worksheets/units';
import { Icon } from '../../ui/controls/Icon';
import { telephone } from '../../ui/controls/parts';
import { WithNumbers } from '../../ui/controls/RichText';
import { useLabel } from '../../ui/worksheets/useReading';
import styles from './notices.module.css';
import type { Sheet } from './useEntries';

/** Somebody who drinks much almost every day is told not to stop at once without a doctor (care notes 3.5); where to call stands with it. */
export function WithdrawalCard({
  structure,
  entries,
  view,
  today,
}: {
  structure: WorksheetStructure;
  entries: readonly Sheet[];
  view: CaseView;
  today: string;
}) {
  const word = useLabel();
  const days: Record<string, number> = {};
  for (const { date, values } of entries) {
    const units = derivedOf(structure, 'units', values);
    if (date <= addDays(today, -withdrawalRule.days) || date > today || typeof units !== 'number') continue;
    days[date] = (days[date] ?? 0) + units;
  }
  const audit = totalsOf(view.measures.audit).at(-1) ?? null;
  if (withdrawalRisk({ days, audit }) === null) return null;
  return (
    <section className={`card ${styles.withdrawal}`} aria-labelledby="withdrawal">
      <h2 id="withdrawal">
        <Icon name="warning" />
        {word('alcohol-diary.withdrawal.title')}
      </h2>
      <p>{word('alcohol-diary.withdrawal.text')}</p>
      <p>
        <WithNumbers text={word('alcohol-diary.withdrawal.signs')} />
      </p>
      <p className="row">
        {['113', '116 117'].map((number) => (
          <a key={number} className="ds-button" data-variant="secondary" href={telephone(number)}>
            <Icon name="phone" />
            <bdi dir="ltr">{number}</bdi>
          </a>
        ))}
      </p>
    </section>
  );
}
