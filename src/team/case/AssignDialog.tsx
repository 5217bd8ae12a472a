import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case';
import type { QuestionnaireRepeat } from '../../client/api';
import { instrumentIds, worksheetIds } from '../../client/content';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { errorCode, useEngine, useView } from '../../ui/engine';
import { Choice, Picks, TextArea, TextField } from '../../ui/fields';
import { localDate } from '../../ui/format';
import { ErrorCard } from '../../ui/states';
import { useContent } from '../content';
import { useSay } from '../desk/memory';

export type AssignKind = 'programme' | 'questionnaire' | 'worksheet';
type Repeat = QuestionnaireRepeat | 'daily';
/** What is nearly always given together, and every week. */
const pair = ['phq-9', 'gad-7'];
const usualRepeat: Record<AssignKind, Repeat> = { programme: 'once', questionnaire: 'weekly', worksheet: 'daily' };

/** Gives a programme, questionnaires or a worksheet, once or again and again. */
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
  const engine = useEngine();
  const content = useContent();
  const say = useSay();
  const { data: packs } = useView('packs', null);
  const given = givenNow(view);
  const usual = (kind: AssignKind) => (kind === 'questionnaire' ? pair.filter((id) => !given.questionnaire.has(id)) : []);
  const [kind, setKind] = useState(start);
  const [chosen, setChosen] = useState<readonly string[]>(() => usual(start));
  const [repeat, setRepeat] = useState<Repeat>(usualRepeat[start]);
  const [firstDue, setFirstDue] = useState(localDate(new Date()));
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const has = (id: string) => (given[kind].has(id) ? t('assign.has') : undefined);
  const options = {
    programme: content.programmes.map((p) => ({ value: p.id, label: p.title, note: has(p.id) ?? p.summary })),
    questionnaire: [
      ...instrumentIds.map((id) => ({ value: id, label: content.instrumentName(id), note: has(id) })),
      ...(packs ?? []).map(({ instrument, title }) => ({ value: instrument, label: title, note: has(instrument) })),
    ],
    worksheet: worksheetIds.map((id) => ({ value: id, label: content.worksheetName(id), note: has(id) })),
  }[kind];
  // A form may be given once more beside the weekly one; a programme is there or not.
  const fresh = kind === 'programme' ? chosen.filter((id) => !given.programme.has(id)) : chosen;
  const repeats = kind === 'questionnaire' ? (['weekly', 'session', 'fourth', 'once'] as const) : (['daily', 'once'] as const);

  const give = async () => {
    setTried(true);
    if (fresh.length === 0) return;
    setError(null);
    const words = note.trim() ? { note: note.trim() } : {};
    try {
      if (kind === 'questionnaire')
        await engine.giveQuestionnaire(caseRef, {
          instruments: [...fresh],
          repeat: repeat === 'daily' ? 'weekly' : repeat,
          firstDue,
          ...words,
        });
      else
        for (const id of fresh)
          await engine.write(caseRef, {
            kind: 'assign',
            what:
              kind === 'programme'
                ? { type: 'programme', programme: id }
                : { type: 'worksheet', worksheet: id, repeat: repeat === 'daily' ? 'daily' : 'once', firstDue },
            ...words,
          });
      say(t('assign.given', { what: content.join(fresh.map((id) => options.find((o) => o.value === id)?.label ?? id)) }));
      onClose();
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <Dialog
      sheet={false}
      heading={t('assign.title', { name: called })}
      onClose={onClose}
      actions={<Button onClick={() => void give()}>{t('assign.give')}</Button>}
    >
      <Picks<AssignKind>
        legend={t('assign.kind')}
        options={(['programme', 'questionnaire', 'worksheet'] as const).map((value) => ({
          value,
          label: t(`assign.kind.${value}`),
        }))}
        chosen={kind}
        onChoose={(next) => {
          setKind(next);
          setChosen(usual(next));
          setRepeat(usualRepeat[next]);
        }}
      />
      <Choice legend={t(`assign.kind.${kind}`)} hideLegend multiple options={options} chosen={chosen} onChoose={setChosen} />
      <div role="status">
        {tried && fresh.length === 0 && (
          <p className="field-error">{chosen.length > 0 ? t('assign.already', { name: called }) : t('assign.choose')}</p>
        )}
      </div>
      {kind !== 'programme' && (
        <>
          <Picks<Repeat>
            legend={t('assign.repeat')}
            options={repeats.map((value) => ({ value, label: t(`assign.repeat.${value}`) }))}
            chosen={repeat}
            onChoose={setRepeat}
          />
          <TextField
            type="date"
            label={t('assign.firstDue')}
            value={firstDue}
            onChange={(event) => event.target.value && setFirstDue(event.target.value)}
          />
        </>
      )}
      <TextArea
        label={t('assign.note')}
        rows={2}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      {error !== null && <ErrorCard code={errorCode(error)} retry={() => void give()} />}
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
