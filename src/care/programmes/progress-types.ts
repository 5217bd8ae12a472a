import type { Comment } from '../case/comments';
import type { skipReasons } from '../items/choices';
import type { ItemOf } from '../items/items';

export type SkipReason = (typeof skipReasons)[number];
export type ProgrammePlan = ItemOf<'programme-plan'> & { by: string };
export interface PartProgress {
  opened: number;
  of: number;
  finished: boolean;
  screen: string;
  at: string;
  skipped: string[];
  /** Why a screen was left out, where the reader said so. */
  reasons: Record<string, SkipReason>;
  /** Minutes in which it has been open and in use. */
  minutes: number;
  /** When it was first finished. */
  finishedAt: string | null;
  /** Somebody of the staff has written or commented since it was first finished. */
  answered: boolean;
}
export interface ProgrammeProgress {
  programme: string;
  assignedAt: string | null;
  /** How this citizen takes it (plan.ts); null: as it was written. */
  plan: ProgrammePlan | null;
  parts: Record<string, PartProgress>;
  /** Minutes of all parts. */
  minutes: number;
  /** Holds put by guards and not released: feature -> what put it. */
  holds: Record<string, { address: string; keys: string[]; at: string; released: boolean }>;
  /** Features whose guards are not all answered yet: feature -> address of the first that is not. */
  unasked: Record<string, string>;
  floor: number | null;
  feedback: (ItemOf<'feedback'> & { answered: boolean; comments: Comment[] })[];
  nextTime: ItemOf<'next-time'>[];
}
