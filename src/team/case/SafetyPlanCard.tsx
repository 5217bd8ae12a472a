import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case';
import type { CaseRef } from '../../client/api';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { useDraft } from '../../ui/draft';
import { errorCode, useEngine } from '../../ui/engine';
import { useFormat } from '../../ui/format';
import { Hint } from '../../ui/parts';
import { SafetyPlanFields } from '../../ui/SafetyPlanFields';
import { SafetyPlanView } from '../../ui/SafetyPlanView';
import { emptyPlan, isEmptyPlan, isPlan, type SafetyPlan, trimmedPlan } from '../../ui/safety-plan';
import { ErrorCard } from '../../ui/states';
import { useSay } from '../desk/memory';
import { useNames } from '../useNames';

/** The safety plan of a case: made together, kept by the citizen on the phone. */
export function SafetyPlanCard({ caseRef, view, called }: { caseRef: CaseRef; view: CaseView; called: string }) {
  const { t } = useTranslation(['team', 'safety']);
  const f = useFormat();
  const nameOf = useNames(called);
  const [open, setOpen] = useState(false);
  const plan = view.safetyPlan;
  if (!plan && view.risk.length === 0)
    return (
      <p>
        <Button small variant="tertiary" icon="shield" onClick={() => setOpen(true)}>
          {t('team:plan.begin')}
        </Button>
        {open && <PlanDialog caseRef={caseRef} view={view} called={called} onClose={() => setOpen(false)} />}
      </p>
    );
  return (
    <div className="card blk">
      <h3>{t('safety:plan.title')}</h3>
      {plan ? (
        <>
          <SafetyPlanView plan={plan} level={4} />
          <p className="muted small">{t('team:plan.changed', { name: nameOf(plan.by), date: f.day(plan.at) })}</p>
        </>
      ) : (
        <p className="muted">{t('team:plan.none', { name: called })}</p>
      )}
      <Button small variant="secondary" onClick={() => setOpen(true)}>
        {t(plan ? 'team:plan.edit' : 'team:plan.begin')}
      </Button>
      {open && <PlanDialog caseRef={caseRef} view={view} called={called} onClose={() => setOpen(false)} />}
    </div>
  );
}

function PlanDialog({
  caseRef,
  view,
  called,
  onClose,
}: {
  caseRef: CaseRef;
  view: CaseView;
  called: string;
  onClose: () => void;
}) {
  const { t } = useTranslation(['team', 'safety']);
  const engine = useEngine();
  const say = useSay();
  const draft = useDraft<SafetyPlan>(`plan/${caseRef}`, planOf(view.safetyPlan), isPlan);
  const [error, setError] = useState<unknown>(null);
  const plan = draft.value;
  const save = async () => {
    if (!plan || isEmptyPlan(trimmedPlan(plan))) return;
    setError(null);
    try {
      await engine.write(caseRef, { kind: 'safety-plan', ...trimmedPlan(plan) });
      await draft.clear();
      say(t('team:plan.saved', { name: called }));
      onClose();
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <Dialog
      sheet={false}
      heading={t('safety:plan.title')}
      onClose={onClose}
      actions={<Button onClick={() => void save()}>{t('team:plan.save')}</Button>}
    >
      <Hint>{t('team:plan.help', { name: called })}</Hint>
      {plan && <SafetyPlanFields plan={plan} onChange={draft.set} />}
      {error !== null && <ErrorCard code={errorCode(error)} retry={() => void save()} />}
    </Dialog>
  );
}

const planOf = (plan: CaseView['safetyPlan']): SafetyPlan =>
  plan
    ? {
        warningSigns: plan.warningSigns,
        own: plan.own,
        others: plan.others,
        helpers: plan.helpers,
        safer: plan.safer,
        reasons: plan.reasons,
      }
    : emptyPlan;
