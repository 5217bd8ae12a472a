import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Draft, useWords } from '../../engine/draft';
import { TextArea, TextField } from '../../ui/controls/fields';
import fields from '../../ui/controls/fields.module.css';
import { dayFromNow, localDate } from '../../ui/format';
import form from '../kit/form.module.css';
import { useMe } from '../kit/useMe';
import { Colleague } from './Colleague';
import { therapists } from './therapists';

/** Who looks after something for which days, and what they who are looked after read about it. */
export interface CoverPlan {
  by: string;
  from: string;
  until: string;
  note?: string;
}
interface Typed {
  by: string;
  from: string;
  until: string;
}

/**
 * What is chosen and written of a cover.
 * @param key of the draft of the note
 * @param days for which it is to be, where that is known
 */
export function useCoverPlan(key: string, days?: { from: string; until: string }) {
  const { people } = useMe();
  const today = localDate(new Date());
  const note = useWords(key);
  const [typed, setTyped] = useState<Typed>({ by: '', from: today, until: dayFromNow(7), ...days });
  const [tried, setTried] = useState(false);
  const { by, from, until } = typed;
  const fault = from === '' || until === '' ? 'missing' : until < from ? 'backwards' : until < today ? 'past' : null;
  return {
    note,
    fields: { note, typed, set: (change: Partial<Typed>) => setTyped({ ...typed, ...change }), tried, fault } as const,
    /** of whoever covers */
    name: people.find((one) => one.account === by)?.name ?? '',
    /** null while something is missing: the fields say what */
    read: (): CoverPlan | null => {
      setTried(true);
      const text = note.text.trim();
      return by === '' || fault ? null : { ...typed, ...(text ? { note: text } : {}) };
    },
  };
}

export function CoverFields({
  note,
  typed,
  set,
  tried,
  fault,
  noteHelp,
}: ReturnType<typeof useCoverPlan>['fields'] & { note: Draft<string> & { text: string }; noteHelp: string }) {
  const { t } = useTranslation('team');
  const { people } = useMe();
  return (
    <>
      <Colleague
        label={t('cover.by')}
        people={therapists(people)}
        chosen={typed.by}
        onChoose={(by) => set({ by })}
        tried={tried}
      />
      <div className={form.pair}>
        <TextField type="date" label={t('cover.from')} value={typed.from} onChange={(e) => set({ from: e.target.value })} />
        <TextField type="date" label={t('cover.until')} value={typed.until} onChange={(e) => set({ until: e.target.value })} />
      </div>
      <div role="status">{tried && fault && <p className={fields.error}>{t(`cover.${fault}`)}</p>}</div>
      <TextArea
        label={t('cover.note')}
        description={noteHelp}
        rows={2}
        maxLength={500}
        value={note.text}
        onChange={(event) => note.set(event.target.value)}
      />
    </>
  );
}
