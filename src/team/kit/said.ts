import type { Acts } from '../../client/api';

/** Something that was just done, in words. */
export interface Undo {
  id: number;
  text: string;
  /** null: only said, nothing to take back. */
  back: ((acts: Acts) => Promise<unknown>) | null;
  /** Words of the button when it is not about taking something back. */
  label?: string;
}
type Said = readonly Undo[];

/** So many things can be taken back one after the other. */
const deepest = 10;

/** With another one, the newest last. What can only be read makes room for it. */
export const withSaid = (was: Said, undo: Undo): Said => [...was.filter(({ back }) => back), undo].slice(-deepest);
/** The time of what was shown is over; what was said after `newest`, and has not been drawn yet, has had none. */
export const afterTime = (was: Said, newest: number): Said => was.filter(({ id }) => id > newest);
