import { kept } from '../case/items-of';
import { once } from '../case/once';
import type { CaseState } from '../case/state';
import type { ItemOf } from '../items/items';

/** What the citizen has put beside something, as it stands now. */
export type Remark = Pick<ItemOf<'remark'>, 'remark' | 'on' | 'about' | 'text' | 'at'> & { sent: boolean };

/** In order of the log of their first word; what was taken back is none. */
export const remarksOf = once((state: CaseState): readonly Remark[] => {
  const newest = new Map(kept(state, 'remark').map((one) => [one.item.remark, one]));
  return [...newest.values()].flatMap(({ seq, item: { remark, on, about, text, at, withdrawn } }) =>
    withdrawn ? [] : [{ remark, on, about, text, at, sent: seq !== null }],
  );
});

export const remarksOn = (remarks: readonly Remark[], on: string): Remark[] => remarks.filter((one) => one.on === on);
