import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Acts } from '../../client/api';
import { useDraft } from '../../engine/draft';
import { Button } from '../../ui/controls/Button';
import fields from '../../ui/controls/fields.module.css';
import { Tag } from '../../ui/controls/parts';
import { useFormat } from '../../ui/format';
import { StayingWellFields } from '../../ui/staying-well/StayingWellFields';
import { Helped, StayingWellView } from '../../ui/staying-well/StayingWellView';
import {
  formOf,
  isEmptyForm,
  isStayingWellForm,
  type StayingWellForm,
  stayingWellItem,
} from '../../ui/staying-well/staying-well';
import { ActDialog } from '../kit/ActDialog';
import type { DialogOfCase, OfCase } from '../kit/of-case';
import room from '../kit/room.module.css';
import { useSay } from '../kit/toasts';
import { useNames } from '../kit/useNames';

/** What the person takes with them, written together before the end; whether it is theirs is for them alone to say. */
export function StayingWellCard(about: OfCase) {
  const { view, called } = about;
  const { t } = useTranslation(['discharge', 'team', 'documents']);
  const f = useFormat();
  const nameOf = useNames(called, t('team:team.me'));
  const [open, setOpen] = useState(false);
  const plan = view.stayingWell;
  return (
    <div className={`card ${room.block}`}>
      <h3>{t('plan.title')}</h3>
      {plan ? (
        <>
          <p>
            <Tag tone={plan.mine ? 'fjord' : 'dawn'} icon={plan.mine ? 'check' : 'pen'}>
              {plan.mine ? t('plan.isMine') : t('plan.notYet', { name: called })}
            </Tag>
          </p>
          {plan.helped.length > 0 && <Helped helped={plan.helped} />}
          <StayingWellView plan={plan} level={4} />
          <p className="muted small">{t('plan.changed', { name: nameOf(plan.by), date: f.day(plan.at) })}</p>
        </>
      ) : (
        <p className="muted">{t('plan.none', { name: called })}</p>
      )}
      {view.discharged?.work && (
        <p>
          {t('work.atEnd', {
            work: [
              t(`documents:letter.work.${view.discharged.work.status}`),
              view.discharged.work.percent === undefined ? '' : f.percent(view.discharged.work.percent),
            ]
              .filter(Boolean)
              .join(', '),
          })}
        </p>
      )}
      {view.followUps.length > 0 && (
        <ul>
          {view.followUps.map(({ assignment, due, answered }) => (
            <li key={assignment}>{t(answered ? 'later.answered' : 'later.asks', { date: f.day(due) })}</li>
          ))}
        </ul>
      )}
      {!view.discharged && (
        <div className={room.acts}>
          <Button small variant="tertiary" icon="pen" onClick={() => setOpen(true)}>
            {t(plan ? 'plan.edit' : 'plan.begin')}
          </Button>
        </div>
      )}
      {open && <StayingWellDialog {...about} onClose={() => setOpen(false)} />}
    </div>
  );
}

function StayingWellDialog({ caseRef, view, called, onClose }: DialogOfCase) {
  const { t } = useTranslation(['discharge', 'team']);
  const say = useSay();
  const draft = useDraft<StayingWellForm>(`staying-well/${caseRef}`, formOf(view.stayingWell), isStayingWellForm);
  const [tried, setTried] = useState(false);
  const form = draft.value;
  const save = () => {
    setTried(true);
    if (!form || isEmptyForm(form)) return null;
    return ({ write }: Acts) => write(caseRef, stayingWellItem(form)).then(() => say(t('plan.saved', { name: called })));
  };
  return (
    <ActDialog heading={t('plan.title')} label={t('plan.save')} act={save} words={[draft]} onClose={onClose}>
      <p>{t(view.stayingWell?.mine ? 'plan.theirs' : 'plan.together', { name: called })}</p>
      {form && <StayingWellFields form={form} onChange={draft.set} />}
      <div role="status">{tried && (!form || isEmptyForm(form)) && <p className={fields.error}>{t('plan.nothing')}</p>}</div>
    </ActDialog>
  );
}
