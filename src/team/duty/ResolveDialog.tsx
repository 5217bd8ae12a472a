import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlertRow, AssessmentAction } from '../../care/alert';
import { assessmentActions } from '../../care/items';
import type { Acts } from '../../client/api';
import { useWords } from '../../ui/draft';
import { Choice, TextArea } from '../../ui/fields';
import { ActDialog } from '../desk/ActDialog';
import { useSay } from '../desk/memory';

/** Done, or passed on: what was done, and a note. Nothing is done without saying what. */
export function ResolveDialog({
  row,
  name,
  state,
  onClose,
}: {
  row: AlertRow;
  name: string;
  state: 'resolved' | 'escalated';
  onClose: () => void;
}) {
  const { t } = useTranslation('team');
  const say = useSay();
  const note = useWords(`duty/${row.answers}`);
  const [action, setAction] = useState<AssessmentAction | null>(null);
  const [tried, setTried] = useState(false);
  const text = note.text.trim();
  const missing = state === 'resolved' ? action === null : text === '';
  const save = () => {
    setTried(true);
    if (missing) return null;
    const said = { state, ...(action ? { action } : {}), ...(text ? { note: text } : {}) };
    return ({ answerAlert }: Acts) => answerAlert(row.answers, said).then(() => say(t(`duty.said.${state}`, { name })));
  };
  return (
    <ActDialog
      heading={t(`duty.act.${state}Name`, { name })}
      label={t(`duty.do.${state}`)}
      act={save}
      words={[note]}
      onClose={onClose}
    >
      {state === 'resolved' ? (
        <>
          <Choice<AssessmentAction>
            legend={t('assess.what')}
            options={assessmentActions.map((value) => ({ value, label: t(`assess.action.${value}`) }))}
            chosen={action ? [action] : []}
            onChoose={([chosen]) => setAction(chosen ?? null)}
          />
          <div role="status">{tried && missing && <p className="field-error">{t('assess.choose')}</p>}</div>
        </>
      ) : (
        <p>{t('duty.escalateText', { name })}</p>
      )}
      <TextArea
        label={t(state === 'resolved' ? 'assess.note' : 'duty.escalateNote')}
        description={t('duty.noteHelp')}
        rows={3}
        maxLength={2_000}
        error={tried && missing && state === 'escalated' ? t('duty.escalateNeeded') : undefined}
        value={note.text}
        onChange={(event) => note.set(event.target.value)}
      />
    </ActDialog>
  );
}
