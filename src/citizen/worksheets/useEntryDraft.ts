import { useState } from 'react';
import { entryFaults, fieldsOf, isShown } from '../../care/worksheets/check';
import {
  fieldsAsked,
  isProse,
  isWaiting,
  newValues,
  type Phase,
  withoutBlankRows,
  withWholeChoices,
} from '../../care/worksheets/entry';
import type { EntryValues, Field, FieldFault, WorksheetStructure } from '../../care/worksheets/types';
import { type Draft, useDraft } from '../../engine/draft';
import { newId } from '../../engine/new-id';
import type { ErrorCode } from '../../protocol/errors';
import { localClock, zoneHere } from './clock';
import { draftEntryKey, type Sheet } from './useEntries';

/** What is being written, as it stands on disk at every keystroke. */
interface Held {
  entry: string;
  values: EntryValues;
  /** null: not chosen in this entry. */
  share: boolean | null;
  /** The day on which it was begun: midnight does not move what is being written. */
  day?: string;
  /** Fields that are prose: of all else one device's whole version counts (care/drafts). */
  words?: readonly string[];
  /** The field or group that is open, where they are asked one at a time. */
  at?: string;
  /** Going on to what is asked afterwards, in one sitting. */
  on?: boolean;
}
const isHeld = (v: unknown): v is Held | null =>
  v === null || (typeof v === 'object' && 'entry' in v && 'values' in v && 'share' in v);

/** What is opened: a new entry, perhaps out of an earlier one, or one that is there. */
export interface Opening {
  draftId: string;
  sheet: Sheet | null;
  /** Begins with these instead of the structure's own defaults. */
  values?: EntryValues;
  /** `after`: taken up again. */
  phase: Phase;
  variant?: string | undefined;
}

export interface EntryDraft {
  /** `share` is what counts: chosen here, else as last time; null while it has to be asked. */
  held: Held;
  draft: Draft<Held | null>;
  /** Fields of the variant that are shown now. */
  before: readonly Field[];
  after: readonly Field[];
  faults: Record<string, FieldFault>;
  setValue: (id: string, value: unknown) => void;
  set: (change: Partial<Held>) => void;
}

/** One entry while it is written. Faults count what was asked: what comes afterwards only once some of it has been answered. */
export function useEntryDraft(structure: WorksheetStructure, opening: Opening, share: boolean | null): EntryDraft {
  const { sheet } = opening;
  const draft = useDraft<Held | null>(draftEntryKey(structure.id, opening.draftId), null, isHeld);
  const [start] = useState(() => ({
    entry: sheet?.entry ?? newId(),
    values: sheet?.values ?? { ...(opening.values ?? newValues(structure, localClock())), ...zoneHere() },
    day: sheet?.date ?? localClock().today,
    words: structure.fields.filter(isProse).map(({ id }) => id),
  }));
  const kept = draft.value;
  const written: Held = kept
    ? { ...kept, words: start.words, values: withWholeChoices(structure.fields, kept.values) }
    : { ...start, share: sheet ? sheet.shared : null };
  const held: Held = { ...written, share: written.share ?? share };
  const fields = fieldsOf(structure, opening.variant);
  const shown = (phase: Phase) => fieldsAsked(fields, phase).filter((field) => isShown(structure, field, held.values));
  const before = shown('before');
  const after = shown('after');
  const values = withoutBlankRows(structure.fields, held.values);
  const asked = isWaiting(structure, fields, values) && opening.phase === 'before' ? before : fields.filter(known(before, after));
  const set = (change: Partial<Held>) => draft.set({ ...written, ...change });
  return {
    held,
    draft,
    before,
    after,
    faults: entryFaults(structure, values, asked),
    setValue: (id, value) => set({ values: { ...held.values, [id]: value } }),
    set,
  };
}

const known = (before: readonly Field[], after: readonly Field[]) => {
  const ids = new Set([...before, ...after].map(({ id }) => id));
  return (field: Field) => ids.has(field.id);
};

export interface EntryFormProps {
  structure: WorksheetStructure;
  caseRef: string;
  opening: Opening;
  /** Given, not begun alone: it is asked who may see it. */
  homework: boolean;
  onDone: () => void;
  onClose: () => void;
}
export interface DrawnFormProps extends EntryFormProps {
  form: EntryDraft;
  busy: boolean;
  failed: ErrorCode | null;
  finish: () => Promise<void>;
  /** Whether it has to be asked who sees this, or was chosen before; undefined until that is known. */
  sharing: 'asked' | 'known' | undefined;
  /** Shown instead of the worksheet's name. */
  heading?: string;
  /** Other days that can be written. */
  daily?: React.ReactNode;
}
