import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { endReasons } from '../../care/items/choices';
import type { Acts } from '../../client/api';
import { useWords } from '../../engine/draft';
import { Choice, TextArea, Tick } from '../../ui/controls/fields';
import fields from '../../ui/controls/fields.module.css';
import { localDate } from '../../ui/format';
import { ActDialog } from '../kit/ActDialog';
import type { DialogOfCase } from '../kit/of-case';
import { useSay } from '../kit/toasts';

type Reason = (typeof endReasons)[number];
/** What is asked once more when a course ends (care rules 2.8). */
const atTheEnd = ['phq-9', 'gad-7', 'who-5', 'work-status', 'experience'];

/** The course ends: why, what is asked once more, and what was agreed for later goes with it. */
export function DischargeDialog({ caseRef, view, called, onClose }: DialogOfCase) {
  const { t } = useTranslation('team');
  const say = useSay();
  const [reason, setReason] = useState<Reason | null>(null);
  const note = useWords(`discharge/${caseRef}`);
  const [asking, setAsking] = useState(true);
  const [tried, setTried] = useState(false);
  const save = () => {
    setTried(true);
    if (!reason) return null;
    const text = note.text.trim();
    return async ({ giveQuestionnaire, endCover, write }: Acts) => {
      if (asking)
        await giveQuestionnaire(caseRef, { instruments: [...atTheEnd], repeat: 'once', firstDue: localDate(new Date()) });
      const now = new Date().toISOString();
      for (const { appointment, start, minutes, mode, cancelled } of view.appointments)
        if (!cancelled && start > now)
          await write(caseRef, { kind: 'appointment', appointment, start, minutes, mode, cancelled: true });
      for (const { cover, state } of view.covers) if (state !== 'over') await endCover(caseRef, cover);
      await write(caseRef, { kind: 'discharge', reason, ...(text ? { note: text } : {}) });
      say(t('discharge.done'));
    };
  };
  return (
    <ActDialog
      heading={t('discharge.title', { name: called })}
      label={t('discharge.save')}
      act={save}
      words={[note]}
      onClose={onClose}
    >
      <p>{t('discharge.help')}</p>
      <Choice<Reason>
        legend={t('discharge.why')}
        options={endReasons.map((value) => ({ value, label: t(`discharge.reason.${value}`) }))}
        chosen={reason ? [reason] : []}
        onChoose={([chosen]) => setReason(chosen ?? null)}
      />
      <div role="status">{tried && !reason && <p className={fields.error}>{t('discharge.choose')}</p>}</div>
      <Tick checked={asking} onChange={(event) => setAsking(event.target.checked)}>
        {t('discharge.ask', { name: called })}
      </Tick>
      <TextArea
        label={t('discharge.note')}
        rows={2}
        maxLength={2_000}
        value={note.text}
        onChange={(e) => note.set(e.target.value)}
      />
    </ActDialog>
  );
}
