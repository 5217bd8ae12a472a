import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case';
import { instrumentIds, worksheetIds } from '../../client/content';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { errorCode, useEngine } from '../../ui/engine';
import { Choice, TextArea, TextField } from '../../ui/fields';
import { localDate } from '../../ui/format';
import { ErrorCard } from '../../ui/states';
import { useContent } from '../content';
import { useSay } from '../desk/memory';

type Kind = 'programme' | 'questionnaire' | 'worksheet';

/** Gives a programme, questionnaires or a worksheet, once or again and again. */
export function AssignDialog({
  caseRef,
  view,
  called,
  onClose,
}: {
  caseRef: string;
  view: CaseView;
  called: string;
  onClose: () => void;
}) {
  const { t } = useTranslation('team');
  const engine = useEngine();
  const content = useContent();
  const say = useSay();
  const [kind, setKind] = useState<Kind>('programme');
  const [chosen, setChosen] = useState<string[]>([]);
  const [repeat, setRepeat] = useState<'once' | 'weekly' | 'daily'>('once');
  const [firstDue, setFirstDue] = useState(localDate(new Date()));
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const given = new Set(view.assignments.flatMap(({ what }) => (what.type === 'programme' ? [what.programme] : [])));
  const options = {
    programme: content.programmes.map((p) => ({
      value: p.id,
      label: p.title,
      note: given.has(p.id) ? t('assign.has') : p.summary,
    })),
    questionnaire: instrumentIds.map((id) => ({ value: id, label: content.instrumentName(id), note: undefined })),
    worksheet: worksheetIds.map((id) => ({ value: id, label: content.worksheetName(id), note: undefined })),
  }[kind];
  const fresh = kind === 'programme' ? chosen.filter((id) => !given.has(id)) : chosen;
  const repeats = kind === 'questionnaire' ? (['once', 'weekly'] as const) : (['once', 'daily'] as const);

  const give = async () => {
    setTried(true);
    if (fresh.length === 0) return;
    setError(null);
    const words = note.trim() ? { note: note.trim() } : {};
    try {
      if (kind === 'questionnaire')
        await engine.write(caseRef, {
          kind: 'assign',
          what: { type: 'questionnaire', instruments: fresh, repeat: repeat === 'weekly' ? 'weekly' : 'once', firstDue },
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
      <Choice<Kind>
        legend={t('assign.kind')}
        options={(['programme', 'questionnaire', 'worksheet'] as const).map((value) => ({
          value,
          label: t(`assign.kind.${value}`),
        }))}
        chosen={[kind]}
        onChoose={([next]) => {
          if (!next) return;
          setKind(next);
          setChosen([]);
          setRepeat('once');
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
          <Choice<'once' | 'weekly' | 'daily'>
            legend={t('assign.repeat')}
            options={repeats.map((value) => ({ value, label: t(`assign.repeat.${value}`) }))}
            chosen={[repeat]}
            onChoose={([next]) => next && setRepeat(next)}
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
