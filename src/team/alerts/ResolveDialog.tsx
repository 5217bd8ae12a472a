import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlertRow } from '../../care/alerts/alert';
import type { Acts } from '../../client/api';
import { TextArea } from '../../ui/controls/fields';
import { ActDialog } from '../kit/ActDialog';
import { useSay } from '../kit/toasts';
import { DoneFields, doneOf, useDone } from './DoneFields';

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
  const done = useDone(`duty/${row.answers}`);
  const [tried, setTried] = useState(false);
  const note = done.value.note.trim();
  const save = () => {
    setTried(true);
    const what = state === 'resolved' ? doneOf(done) : note === '' ? null : { note };
    if (!what) return null;
    return ({ answerAlert }: Acts) =>
      answerAlert(row.answers, { state, ...what }).then(() => say(t(`duty.said.${state}`, { name })));
  };
  return (
    <ActDialog
      heading={t(`duty.act.${state}Name`, { name })}
      label={t(`duty.do.${state}`)}
      act={save}
      words={[done]}
      onClose={onClose}
    >
      {state === 'resolved' ? (
        <DoneFields done={done} tried={tried} help={t('duty.noteHelp')} />
      ) : (
        <>
          <p>{t('duty.escalateText', { name })}</p>
          <TextArea
            label={t('duty.escalateNote')}
            description={t('duty.noteHelp')}
            rows={3}
            maxLength={2_000}
            error={tried && note === '' ? t('duty.escalateNeeded') : undefined}
            value={done.value.note}
            onChange={(event) => done.set({ ...done.value, note: event.target.value })}
          />
        </>
      )}
    </ActDialog>
  );
}
