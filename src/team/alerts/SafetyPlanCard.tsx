import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case-view';
import type { Acts } from '../../client/api';
import { useDraft } from '../../engine/draft';
import { Button } from '../../ui/controls/Button';
import fields from '../../ui/controls/fields.module.css';
import { Hint } from '../../ui/controls/parts';
import { useFormat } from '../../ui/format';
import { PlanBeside } from '../../ui/safety-plan/PlanBeside';
import { SafetyPlanFields } from '../../ui/safety-plan/SafetyPlanFields';
import { SafetyPlanView } from '../../ui/safety-plan/SafetyPlanView';
import { emptyPlan, isEmptyPlan, isPlan, type SafetyPlan, trimmedPlan } from '../../ui/safety-plan/safety-plan';
import { ActDialog } from '../kit/ActDialog';
import type { DialogOfCase, OfCase } from '../kit/of-case';
import room from '../kit/room.module.css';
import { useSay } from '../kit/toasts';
import { useNames } from '../kit/useNames';

/** The safety plan of a case: made together, kept by the citizen on the phone. */
export function SafetyPlanCard(about: OfCase) {
  const { view, called } = about;
  const { t } = useTranslation(['team', 'safety']);
  const f = useFormat();
  const nameOf = useNames(called, t('team:team.me'));
  const [open, setOpen] = useState(false);
  const plan = view.safetyPlan;
  const dialog = open && <PlanDialog {...about} onClose={() => setOpen(false)} />;
  if (!plan && view.risk.length === 0)
    return (
      <p>
        <Button small variant="tertiary" icon="shield" onClick={() => setOpen(true)}>
          {t('team:plan.begin')}
        </Button>
        {dialog}
      </p>
    );
  return (
    <div className={`card ${room.block}`}>
      <h3>{t('safety:plan.title')}</h3>
      {plan ? (
        <>
          <SafetyPlanView plan={plan} level={4} />
          <PlanBeside beside={plan.beside} nameOf={nameOf} />
          <p className="muted small">{t('team:plan.changed', { name: nameOf(plan.by), date: f.day(plan.at) })}</p>
        </>
      ) : (
        <p className="muted">{t('team:plan.none', { name: called })}</p>
      )}
      <Button small variant="secondary" onClick={() => setOpen(true)}>
        {t(plan ? 'team:plan.edit' : 'team:plan.begin')}
      </Button>
      {dialog}
    </div>
  );
}

function PlanDialog({ caseRef, view, called, onClose }: DialogOfCase) {
  const { t } = useTranslation(['team', 'safety']);
  const say = useSay();
  const draft = useDraft<SafetyPlan>(`plan/${caseRef}`, planOf(view.safetyPlan), isPlan);
  const plan = draft.value;
  const [tried, setTried] = useState(false);
  const empty = !plan || isEmptyPlan(trimmedPlan(plan));
  const save = () => {
    setTried(true);
    if (!plan || isEmptyPlan(trimmedPlan(plan))) return null;
    const item = { kind: 'safety-plan' as const, ...trimmedPlan(plan), base: plan.base };
    return ({ write }: Acts) => write(caseRef, item).then(() => say(t('team:plan.saved', { name: called })));
  };
  return (
    <ActDialog heading={t('safety:plan.title')} label={t('team:plan.save')} act={save} words={[draft]} onClose={onClose}>
      <Hint>{t('team:plan.help', { name: called })}</Hint>
      {plan && <SafetyPlanFields plan={plan} onChange={draft.set} />}
      <div role="status">{tried && empty && <p className={fields.error}>{t('safety:plan.nothing')}</p>}</div>
    </ActDialog>
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
        base: plan.id,
      }
    : { ...emptyPlan, base: null };
