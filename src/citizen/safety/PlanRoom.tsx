import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case-view';
import { useAct } from '../../engine/act';
import { useDraft } from '../../engine/draft';
import { Button } from '../../ui/controls/Button';
import { Tick } from '../../ui/controls/fields';
import fields from '../../ui/controls/fields.module.css';
import { IconLink } from '../../ui/controls/links';
import { Hint, Saved } from '../../ui/controls/parts';
import { ErrorCard, Loading } from '../../ui/controls/states';
import { Flow } from '../../ui/Flow';
import { useFormat } from '../../ui/format';
import { Phone, TopBar } from '../../ui/Phone';
import { PlanBeside } from '../../ui/safety-plan/PlanBeside';
import { SafetyPlanFields } from '../../ui/safety-plan/SafetyPlanFields';
import { SafetyPlanView } from '../../ui/safety-plan/SafetyPlanView';
import { emptyPlan, isEmptyPlan, isPlan, type SafetyPlan, trimmedPlan } from '../../ui/safety-plan/safety-plan';
import { CitizenTabs } from '../kit/CitizenTabs';
import { useNames } from '../kit/people';
import { useMyCase } from '../kit/useMyCase';
import { dropKeptPlan, keepPlan, readKeptPlan } from './kept-plan';

/** The citizen's own safety plan: read in a bad hour, changed in a good one. */
export function PlanRoom() {
  const { t } = useTranslation(['safety', 'common']);
  const { caseRef, view } = useMyCase();
  return (
    <Phone tabs={<CitizenTabs />} header={<TopBar start={<IconLink to="/meg" icon="back" label={t('common:back')} />} />}>
      <Flow>
        <h1>{t('plan.mine')}</h1>
        {view && caseRef ? <Plan caseRef={caseRef} view={view} /> : <Loading lines={3} />}
      </Flow>
    </Phone>
  );
}

function Plan({ caseRef, view }: { caseRef: string; view: CaseView }) {
  const { t } = useTranslation(['safety', 'common']);
  const f = useFormat();
  const { first } = useNames();
  const plan = view.safetyPlan;
  const bare = plan ? trimmedPlan(plan) : emptyPlan;
  const draft = useDraft<SafetyPlan | null>('safety-plan', null, (v): v is SafetyPlan | null => v === null || isPlan(v));
  const [editing, setEditing] = useState(false);
  const [outside, setOutside] = useState(false);
  const saving = useAct(draft);
  const keeping = useAct();
  const [tried, setTried] = useState(false);
  useEffect(() => {
    void readKeptPlan().then((kept) => setOutside(kept !== null));
  }, []);
  const keepOutside = async (wanted: boolean) => {
    if (await keeping.act(() => (wanted ? keepPlan(bare) : dropKeptPlan()))) setOutside(wanted);
  };
  /** The plan that was there when the writing began. */
  const baseOf = () => (draft.value?.base === undefined ? (plan?.id ?? null) : draft.value.base);
  const writing = editing || draft.value !== null;
  const save = async () => {
    const next = trimmedPlan(draft.value ?? bare);
    setTried(true);
    if (isEmptyPlan(next)) return;
    if (await saving.act(({ write }) => write(caseRef, { kind: 'safety-plan', ...next, base: baseOf() }))) setEditing(false);
  };
  if (writing)
    return (
      <>
        <p>{t('plan.writing')}</p>
        <SafetyPlanFields startWords plan={draft.value ?? bare} onChange={(next) => draft.set({ ...next, base: baseOf() })} />
        <Saved of={draft} />
        {saving.failed && <ErrorCard code={saving.failed} retry={() => void save()} />}
        <div role="status">
          {tried && isEmptyPlan(trimmedPlan(draft.value ?? bare)) && <p className={fields.error}>{t('plan.nothing')}</p>}
        </div>
        <Button wide busy={saving.busy} onClick={() => void save()}>
          {t('plan.save')}
        </Button>
        <Button variant="tertiary" wide onClick={() => void draft.clear().then(() => setEditing(false))}>
          {t('plan.leave')}
        </Button>
      </>
    );
  return (
    <>
      {plan ? (
        <>
          <SafetyPlanView plan={plan} level={2} />
          <PlanBeside beside={plan.beside} nameOf={first} />
          <p className="muted small">{t('plan.changed', { date: f.day(plan.at) })}</p>
        </>
      ) : (
        <Hint>{t('plan.none')}</Hint>
      )}
      <Button variant={plan ? 'secondary' : 'primary'} wide onClick={() => setEditing(true)}>
        {t(plan ? 'plan.change' : 'plan.begin')}
      </Button>
      {plan && (
        <section className="card pad" aria-labelledby="outside">
          <h2 id="outside">{t('plan.outside.title')}</h2>
          <Tick checked={outside} onChange={(event) => void keepOutside(event.target.checked)}>
            {t('plan.outside.tick')}
          </Tick>
          {keeping.failed && <ErrorCard code={keeping.failed} />}
          <p className="muted small">{t('plan.outside.note')}</p>
        </section>
      )}
    </>
  );
}
