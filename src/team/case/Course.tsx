import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case';
import { endReasons } from '../../care/items';
import type { Acts, CaseRef } from '../../client/api';
import { useAct } from '../../ui/act';
import { Button } from '../../ui/Button';
import { useWords } from '../../ui/draft';
import { useEngine } from '../../ui/engine';
import { Choice, TextArea, Tick } from '../../ui/fields';
import { localDate, useFormat } from '../../ui/format';
import { saveFile } from '../../ui/saveFile';
import { ErrorCard } from '../../ui/states';
import { ActDialog } from '../desk/ActDialog';
import { useSay } from '../desk/memory';

type Reason = (typeof endReasons)[number];
/** What is asked once more when a course ends (care rules 2.8). */
const atTheEnd = ['phq-9', 'gad-7', 'who-5', 'work-status', 'experience'];

/** The course as a whole: its end, and its answers on their way to another system. */
export function Course({ caseRef, view, called }: { caseRef: CaseRef; view: CaseView; called: string }) {
  const { t } = useTranslation('team');
  const f = useFormat();
  const engine = useEngine();
  const [ending, setEnding] = useState(false);
  const { busy, failed, act } = useAct();
  // No name of a person in the name of a file.
  const download = () => act(async () => saveFile('mellom-fhir.json', 'application/fhir+json', await engine.exportFhir(caseRef)));
  return (
    <div className="card blk course">
      {view.discharged && (
        <p>
          {t('discharge.state', {
            date: f.day(view.discharged.at),
            reason: t(`discharge.reason.${view.discharged.reason}`).toLocaleLowerCase(),
          })}
        </p>
      )}
      <div className="acts">
        {!view.discharged && view.citizen !== null && (
          <Button small variant="tertiary" icon="check" onClick={() => setEnding(true)}>
            {t('discharge.open')}
          </Button>
        )}
        {Object.keys(view.measures).length > 0 && (
          <Button small variant="tertiary" icon="save" busy={busy} onClick={() => void download()}>
            {t('case.fhir')}
          </Button>
        )}
      </div>
      {failed && <ErrorCard code={failed} retry={() => void download()} />}
      {ending && <DischargeDialog caseRef={caseRef} view={view} called={called} onClose={() => setEnding(false)} />}
    </div>
  );
}

function DischargeDialog({
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
      <div role="status">{tried && !reason && <p className="field-error">{t('discharge.choose')}</p>}</div>
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
