import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case-view';
import { useAct } from '../../engine/act';
import { useDraft } from '../../engine/draft';
import { Button } from '../../ui/controls/Button';
import fields from '../../ui/controls/fields.module.css';
import { IconLink } from '../../ui/controls/links';
import { Saved } from '../../ui/controls/parts';
import { ErrorCard, Loading } from '../../ui/controls/states';
import { Flow, Pair } from '../../ui/Flow';
import { Phone, TopBar, TopTitle } from '../../ui/Phone';
import { StayingWellFields } from '../../ui/staying-well/StayingWellFields';
import {
  formOf,
  isEmptyForm,
  isStayingWellForm,
  type StayingWellForm,
  stayingWellItem,
} from '../../ui/staying-well/staying-well';
import { CitizenTabs } from '../kit/CitizenTabs';
import { useMyCase } from '../kit/useMyCase';
import { SoFar } from './SoFar';
import { WayOn } from './WayOn';

/** Holde fast: how it has gone, what helped and the plan in one's own words, and what comes after the end. Read without a network for good. */
export function StayingWellRoom() {
  const { t } = useTranslation(['discharge', 'common']);
  const { caseRef, view } = useMyCase();
  if (view && caseRef) return <StayingWell caseRef={caseRef} view={view} />;
  return (
    <Phone tabs={<CitizenTabs />} header={<TopBar start={<IconLink to="/meg" icon="back" label={t('common:back')} />} />}>
      <Flow>
        <h1>{t('plan.title')}</h1>
        <Loading lines={3} />
      </Flow>
    </Phone>
  );
}

const isForm = (value: unknown): value is StayingWellForm | null => value === null || isStayingWellForm(value);

function StayingWell({ caseRef, view }: { caseRef: string; view: CaseView }) {
  const { t } = useTranslation(['discharge', 'common']);
  const plan = view.stayingWell;
  const draft = useDraft<StayingWellForm | null>('staying-well', null, isForm);
  const [editing, setEditing] = useState(false);
  const [tried, setTried] = useState(false);
  const saving = useAct(draft);
  const sealing = useAct();
  const writing = editing || draft.value !== null || plan === null;
  const form = draft.value ?? formOf(plan);
  const empty = isEmptyForm(form);
  const save = async () => {
    setTried(true);
    if (empty) return;
    if (await saving.act(({ write }) => write(caseRef, stayingWellItem(form)))) setEditing(false);
  };
  const isMine = () => sealing.act(({ write }) => write(caseRef, { ...stayingWellItem(formOf(plan)), mine: true }));
  const bar = writing ? (
    <>
      {saving.failed && <ErrorCard code={saving.failed} retry={() => void save()} />}
      <div role="status">{tried && empty && <p className={fields.error}>{t('plan.nothing')}</p>}</div>
      <Saved of={draft} />
      <Pair>
        {plan && (
          <Button variant="secondary" onClick={() => void draft.clear().then(() => setEditing(false))}>
            {t('plan.leave')}
          </Button>
        )}
        <Button wide busy={saving.busy} onClick={() => void save()}>
          {t('plan.save')}
        </Button>
      </Pair>
    </>
  ) : (
    <>
      {sealing.failed && <ErrorCard code={sealing.failed} retry={() => void isMine()} />}
      <Pair>
        <Button variant="secondary" wide={plan.mine} onClick={() => setEditing(true)}>
          {t('plan.change')}
        </Button>
        {!plan.mine && (
          <Button wide busy={sealing.busy} onClick={() => void isMine()}>
            {t('plan.seal')}
          </Button>
        )}
      </Pair>
    </>
  );
  return (
    <Phone
      key={writing ? 'writing' : 'reading'}
      header={
        <TopBar
          start={<IconLink to="/meg" icon="back" label={t('common:back')} />}
          title={<TopTitle>{t('plan.title')}</TopTitle>}
        />
      }
      bottom={bar}
    >
      <Flow>
        {writing ? (
          <>
            <h1>{t('plan.write')}</h1>
            <p className="lead">{t('plan.writing')}</p>
            <StayingWellFields form={form} onChange={(next) => draft.set(next)} />
          </>
        ) : (
          <>
            <SoFar view={view} plan={plan} />
            <WayOn caseRef={caseRef} view={view} />
          </>
        )}
      </Flow>
    </Phone>
  );
}
