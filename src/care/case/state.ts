import type { Item, ItemKind, ItemOf } from '../items/items';

/**
 * One accepted thing of a case, as the engine hands it to the fold. `seq` is null while the row has not been acknowledged.
 * Without `item` the row is there but cannot be shown, and `mark` says why.
 */
export interface CaseEntry {
  seq: number | null;
  author: string;
  authorRole: 'citizen' | 'staff';
  item?: Item;
  /** Protocol marks that a reader must see (docs/protocol.md, section 5). */
  mark?: 'E_HOLE' | 'E_NOKEY' | 'E_ITEM' | 'E_MISSING' | 'E_ERASED' | 'E_LASTING';
  /** Last seq that its author had seen when it was written, by the row's own word. */
  seen?: number;
  /** When this device got the row, ISO. */
  got?: string;
}
export interface MemberChange {
  seq: number;
  /** Time this device learned of it: epoch rows carry no clock. */
  at: string | null;
  by: string;
  added: string[];
  removed: string[];
  kind: 'started' | 'joined' | 'changed';
  /** Who opened the invitation by which somebody joined. */
  invitedBy?: string;
}

/** An item as the fold keeps it. */
export interface Kept<K extends ItemKind = ItemKind> {
  seq: number | null;
  author: string;
  role: 'citizen' | 'staff';
  item: ItemOf<K>;
  mark?: string;
  /** As in CaseEntry: what author-time.ts judges its author's clock by. */
  seen?: number;
  got?: string;
}
export interface Problem {
  seq: number;
  author: string;
  code: string;
}
/**
 * Folded state of one case: its items by kind, each list in order of `seq`, what is not sent yet last. Plain data: it can be cloned,
 * encoded as JSON or MessagePack, and kept as a sealed snapshot. What a screen sees is computed from it (case-view.ts and others).
 */
export interface CaseState {
  /** foldVersion of the fold that made it: a snapshot with another number is thrown away. */
  version: number;
  items: { [K in ItemKind]?: Kept<K>[] };
  problems: Problem[];
  changes: MemberChange[];
  /** author -> item id -> its seq, −1 while unsent: an author's second item with an id is not taken. */
  seen: Record<string, Record<string, number>>;
}
