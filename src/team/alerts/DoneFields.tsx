import { useTranslation } from 'react-i18next';
import type { AssessmentAction } from '../../care/alerts/alert';
import { isRecord } from '../../care/is-record';
import { assessmentActions } from '../../care/items/choices';
import { type Draft, useDraft } from '../../engine/draft';
import { Choice, TextArea } from '../../ui/controls/fields';
import fields from '../../ui/controls/fields.module.css';

/** What was done about a risk answer, one thing or several, and words about it; while it is being written. */
interface DoneDraft {
  actions: readonly AssessmentAction[];
  note: string;
}
const nothing: DoneDraft = { actions: [], note: '' };
const isDone = (value: unknown): value is DoneDraft =>
  isRecord(value) && typeof value.note === 'string' && Array.isArray(value.actions) && value.actions.every(isAction);
const isAction = (value: unknown) => assessmentActions.some((action) => action === value);

export type Doing = Omit<Draft<DoneDraft>, 'value'> & { value: DoneDraft };
export function useDone(key: string): Doing {
  const draft = useDraft<DoneDraft>(key, nothing, isDone);
  return { ...draft, value: draft.value ?? nothing };
}

/** As an item says it: what was chosen first of all in the list foremost, the rest besides. Null: nothing has been chosen. */
export function doneOf({ value: { actions, note } }: Doing) {
  const [action, ...also] = assessmentActions.filter((one) => actions.includes(one));
  const text = note.trim();
  return action ? { action, ...(also.length > 0 ? { also } : {}), ...(text ? { note: text } : {}) } : null;
}

export function DoneFields({ done, tried, help }: { done: Doing; tried: boolean; help: string }) {
  const { t } = useTranslation('team');
  const { actions, note } = done.value;
  return (
    <>
      <Choice<AssessmentAction>
        multiple
        legend={t('assess.what')}
        options={assessmentActions.map((value) => ({ value, label: t(`assess.action.${value}`) }))}
        chosen={actions}
        onChoose={(next) => done.set({ actions: next, note })}
      />
      <div role="status">{tried && actions.length === 0 && <p className={fields.error}>{t('assess.choose')}</p>}</div>
      <TextArea
        label={t('assess.note')}
        description={help}
        rows={3}
        maxLength={2_000}
        value={note}
        onChange={(event) => done.set({ actions, note: event.target.value })}
      />
    </>
  );
}
