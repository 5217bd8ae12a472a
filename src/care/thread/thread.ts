import type { EventName } from '../items/items';

/** The conversation as it is read: messages and the few events that belong between them. */
export type Delivery = 'saved' | 'sent' | 'delivered' | 'read';
export type ThreadLine =
  | {
      type: 'message';
      id: string;
      seq: number | null;
      at: string;
      author: string;
      mine: boolean;
      from: 'citizen' | 'staff';
      text: string;
      delivery: Delivery;
      readAt: string | null;
      mark?: string;
      /** What the citizen has put beside it. */
      remarks?: string[];
    }
  | { type: 'welcome'; id: string; at: string; author: string; text: string }
  | {
      type: 'members';
      seq: number;
      at: string | null;
      by: string;
      added: string[];
      removed: string[];
      kind: 'started' | 'joined' | 'changed';
      /** Who opened the invitation by which somebody joined. */
      invitedBy?: string;
    }
  | {
      type: 'event';
      id: string;
      at: string;
      author: string;
      event: EventName;
      /** What its words need, as its kind says it (care/items). */
      detail: Record<string, string | number>;
      remarks?: string[];
    }
  /** `by`: who erased it, at E_ERASED. */
  | { type: 'problem'; seq: number; at: string | null; code: string; author: string | null; by?: string };
export interface ThreadPage {
  lines: ThreadLine[];
  firstIndex: number;
  total: number;
  unread: number;
  replyBy: string | null;
}
