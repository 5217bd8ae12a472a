import { useEffect } from 'react';
import { isEmpty, sharedValues } from '../../care/worksheets/check';
import { entryDate, isProse, withoutBlankRows } from '../../care/worksheets/entry';
import type { EntryValues, WorksheetStructure } from '../../care/worksheets/types';
import type { Acts, ItemDraft } from '../../client/api';
import { useAct } from '../../engine/act';
import { errorCode, useEngine, useEngineState, useOwn } from '../../engine/engine';
import { localClock } from './clock';
import { entryKey, type Sheet } from './useEntries';

export interface SheetActs {
  /** `day`: the one on which it was begun, under which it is filed where it has no date of its own. */
  save: (
    acts: Acts,
    p: {
      entry: string;
      values: EntryValues;
      share: boolean;
      sheet: Sheet | null;
      day: string | undefined;
    },
  ) => Promise<void>;
  /** Gone from here and from the therapist; `undo` puts it back as it was. */
  remove: (acts: Acts, sheet: Sheet) => Promise<{ undo: (acts: Acts) => Promise<void> }>;
  share: (acts: Acts, sheet: Sheet) => Promise<void>;
  /** Back into the citizen's own box; what was sent is erased wherever Mellom reaches. */
  takeBack: (acts: Acts, sheet: Sheet) => Promise<void>;
}
type EntryItem = Extract<ItemDraft, { kind: 'entry' }>;
const takeBackKey = (entry: string) => `take-back/${entry}`;

/** What can be done with entries of one worksheet. */
export function useSheetActs(structure: WorksheetStructure, caseRef: string): SheetActs {
  const engine = useEngine();
  const write = (acts: Acts, item: Omit<EntryItem, 'kind' | 'worksheet'>) =>
    acts.write(caseRef, { kind: 'entry', worksheet: structure.id, ...item });
  const keep = (sheet: Pick<Sheet, 'entry' | 'date' | 'values'>) =>
    engine.saveOwn(entryKey(structure.id, sheet.entry), { ...sheet, words, at: new Date().toISOString() });
  const words = structure.fields.filter(isProse).map(({ id }) => id);

  const send = async (acts: Acts, entry: string, date: string, values: EntryValues) => {
    // What is the citizen's own stays here; the rest is read from the case.
    const alone = structure.fields.some((field) => field.share === 'off' && !isEmpty(values[field.id]));
    if (alone) await keep({ entry, date, values });
    await write(acts, { entry, date, values: sharedValues(structure, values) as EntryItem['values'] });
    if (!alone) await engine.removeOwn(entryKey(structure.id, entry));
  };
  return {
    save: async (acts, { entry, values: written, share, sheet, day }) => {
      const values = withoutBlankRows(structure.fields, written);
      const date = entryDate(structure, values, sheet?.date ?? day ?? localClock().today);
      if (share) await send(acts, entry, date, values);
      else await keep({ entry, date, values });
    },
    remove: async (acts, sheet) => {
      const { entry, date, values, shared } = sheet;
      if (shared) await write(acts, { entry, date, values: {}, removed: true });
      await engine.removeOwn(entryKey(structure.id, entry));
      return {
        undo: (again) => (shared ? send(again, entry, date, values) : keep({ entry, date, values }).then(() => undefined)),
      };
    },
    share: (acts, { entry, date, values }) => send(acts, entry, date, values),
    takeBack: async (acts, sheet) => {
      const { entry, date, values, items } = sheet;
      await keep({ entry, date, values });
      await engine.saveOwn(takeBackKey(entry), items);
      await write(acts, { entry, date, values: {}, removed: true });
    },
  };
}

/** What was taken back without a network is erased when there is one. */
export function useTakingBack(caseRef: string | null | undefined): void {
  const engine = useEngine();
  const { act } = useAct();
  const { connection } = useEngineState();
  const { data: waiting } = useOwn('take-back/');
  const online = connection === 'online';
  useEffect(() => {
    if (!online || !caseRef || !waiting) return;
    // Tried again the next time that there is a network and this room is open.
    void act(async (acts) => {
      for (const { key, value } of waiting) {
        await eraseAll(acts, caseRef, value);
        await engine.removeOwn(key);
      }
    });
  }, [engine, act, caseRef, online, waiting]);
}

async function eraseAll(acts: Acts, caseRef: string, items: unknown): Promise<void> {
  const left = Array.isArray(items) ? items.filter((item) => typeof item === 'string') : [];
  for (const item of left)
    await acts.erase(caseRef, item).catch((failure) => {
      // One that is gone already.
      if (errorCode(failure) !== 'E_REFUSED') throw failure;
    });
}
