import { type Item, itemSchema, mayStand } from '../../care/items/items';
import type { MemberRole, StreamType } from '../../protocol/kinds';

/**
 * Step 8 of docs/protocol.md for the items of one stream: E_ITEM for what this version does not know, E_MEMBER for a kind that this role
 * may not write, or that does not stand in a stream of this type.
 */
export const checkItem =
  (type: StreamType) =>
  (json: unknown, role: MemberRole): { item: Item } | 'E_ITEM' | 'E_MEMBER' => {
    const parsed = itemSchema.safeParse(json);
    if (!parsed.success) return 'E_ITEM';
    const { kind } = parsed.data;
    return mayStand(kind, type, role) ? { item: parsed.data } : 'E_MEMBER';
  };
