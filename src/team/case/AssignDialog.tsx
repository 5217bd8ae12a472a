import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case-view';
import { isRecord } from '../../care/is-record';
import type { ProgrammeCard } from '../../care/programmes/types';
import { isDate } from '../../care/time/dates';
import type { QuestionnaireRepeat } from '../../client/api';
import { instrumentIds, worksheetIds } from '../../content/load';
import { useAct } from '../../engine/act';
import { useDraft } from '../../engine/draft';
import { useView } from '../../engine/engine';
import { Button } from '../../ui/controls/Button';
import { Dialog } from '../../ui/controls/Dialog';
import { Choice, Picks, TextArea, TextField } from '../../ui/controls/fields';
import fields from '../../ui/controls/fields.module.css';
import { ErrorCard } from '../../ui/controls/states';
import { localDate } from '../../ui/format';
import { useContent } from '../kit/catalogue';
import { useSay } from '../kit/toasts';
import { GiveProgramme } from '../programmes/GiveProgramme';
import { PlanDialog } from '../programmes/PlanDialog';

export type AssignKind = 'programme' | 'questionnaire' | 'worksheet';
type Repeat = QuestionnaireRepeat | 'daily';
/** What is about to be given, until it is. */
interface Giving {
  chosen: readonly string[];
  repeat: Repeat;
  firstDue: string;
  note: string;
}
const isGiving = (value: unknown): value is Giving | null =>
  value === null ||
  (isRecord(value) &&
    Array.isArray(value.chosen) &&
    value.chosen.every((id) => typeof id === 'string') &&
    ['once', 'weekly', 'session', 'fourth', 'daily'].some((repeat) => repeat === value.repeat) &&
    isDate(value.firstDue) &&
    typeof value.note === 'string');
/** What is nearly always given together, and every week. */
const pair = ['phq-9', 'gad-7'];
const usualRepeat: Record<AssignKind, Repeat> = { programme: 'once', questionnaire: 'weekly', worksheet: 'daily' };

/** Gives a programme at one press, or questionnaires or a worksheet, once or again and again. */
export function AssignDialog({
  caseRef,
  view,
  called,
  start,
  onClose,
}: {
  caseRef: string;
  view: CaseView;
  called: string;
  start: AssignKind;
  onClose: () => void;
}) {
  const { t } = useTranslation('team');
  const content = useContent();
  const say = useSay();
  const { data: packs } = useView('packs', null);
  const given = givenNow(view);
  const usual = (kind: AssignKind) => (kind === 'questionnaire' ? pair.filter((id) => !given.questionnaire.has(id)) : []);
  const [kind, setKind] = useState(start);
  const begun = { chosen: usual(kind), repeat: usualRepeat[kind], firstDue: localDate(new Date()), note: '' };
  const draft = useDraft<Giving | null>(`assign/${caseRef}/${kind}`, null, isGiving);
  const { chosen, repeat, firstDue, note } = draft.value ?? begun;
  const set = (change: Partial<Giving>) => draft.set({ chosen, repeat, firstDue, note, ...change });
  const { busy, failed, act } = useAct(draft);
  const [tried, setTried] = useState(false);
  const [adapting, setAdapting] = useState<ProgrammeCard | null>(null);

  if (adapting)
    return <PlanDialog caseRef={caseRef} card={adapting} plan={null} given={false} called={called} onClose={onClose} />;
  const has = (id: string) => (given[kind].has(id) ? t('assign.has') : undefined);
  const all = {
    programme: [],
    questionnaire: [
      ...instrumentIds.map((id) => ({ value: id, label: content.instrumentName(id), note: has(id) })),
      ...(packs ?? []).map(({ instrument, title }) => ({ value: instrument, label: title, note: has(instrument) })),
    ],
    worksheet: worksheetIds.map((id) => ({ value: id, label: content.worksheetName(id), note: has(id) })),
  }[kind];
  const options = content.byName(all, ({ label }) => label);
  const repeats = kind === 'questionnaire' ? (['weekly', 'session', 'fourth', 'once'] as const) : (['daily', 'once'] as const);

  const give = async () => {
    setTried(true);
    if (chosen.length === 0) return;
    const words = note.trim() ? { note: note.trim() } : {};
    const given = await act(async ({ giveQuestionnaire, write }) => {
      if (kind === 'questionnaire')
        await giveQuestionnaire(caseRef, {
          instruments: [...chosen],
          repeat: repeat === 'daily' ? 'weekly' : repeat,
          firstDue,
          ...words,
        });
      else
        for (const id of chosen)
          await write(caseRef, {
            kind: 'assign',
            what: { type: 'worksheet', worksheet: id, repeat: repeat === 'daily' ? 'daily' : 'once', firstDue },
            ...words,
          });
    });
    if (!given) return;
    say(t('assign.given', { what: content.join(chosen.map((id) => options.find((o) => o.value === id)?.label ?? id)) }));
    onClose();
  };
  return (
    <Dialog
      sheet={false}
      heading={t('assign.title', { name: called })}
      onClose={onClose}
      actions={
        kind !== 'programme' && (
          <Button busy={busy} onClick={() => void give()}>
            {t('assign.give')}
          </Button>
        )
      }
    >
      <Picks<AssignKind>
        legend={t('assign.kind')}
        options={(['programme', 'questionnaire', 'worksheet'] as const).map((value) => ({
          value,
          label: t(`assign.kind.${value}`),
        }))}
        chosen={kind}
        onChoose={setKind}
      />
      {kind === 'programme' ? (
        <GiveProgramme caseRef={caseRef} has={(id) => given.programme.has(id)} onAdapt={setAdapting} onDone={onClose} />
      ) : (
        <>
          <Choice
            legend={t(`assign.kind.${kind}`)}
            hideLegend
            multiple
            options={options}
            chosen={chosen}
            onChoose={(next) => set({ chosen: next })}
          />
          <div role="status">{tried && chosen.length === 0 && <p className={fields.error}>{t('assign.choose')}</p>}</div>
          <Picks<Repeat>
            legend={t('assign.repeat')}
            options={repeats.map((value) => ({ value, label: t(`assign.repeat.${value}`) }))}
            chosen={repeat}
            onChoose={(next) => set({ repeat: next })}
          />
          <TextField
            type="date"
            label={t('assign.firstDue')}
            value={firstDue}
            onChange={(event) => event.target.value && set({ firstDue: event.target.value })}
          />
          <TextArea
            label={t('assign.note')}
            rows={2}
            maxLength={500}
            value={note}
            onChange={(event) => set({ note: event.target.value })}
          />
        </>
      )}
      {failed && <ErrorCard code={failed} retry={() => void give()} />}
    </Dialog>
  );
}

function givenNow(view: CaseView): Record<AssignKind, ReadonlySet<string>> {
  const all = view.assignments.map(({ what }) => what);
  return {
    programme: new Set(all.flatMap((what) => (what.type === 'programme' ? [what.programme] : []))),
    questionnaire: new Set(all.flatMap((what) => (what.type === 'questionnaire' ? what.instruments : []))),
    worksheet: new Set(all.flatMap((what) => (what.type === 'worksheet' ? [what.worksheet] : []))),
  };
}
