import { kept } from '../case/items-of';
import type { CaseState } from '../case/state';
import type { Delivery } from './thread';

/** What one account's receipts have said, as steps that only rise. */
export interface Marks {
  received: number;
  /** [read up to this seq, when this was said], ascending. */
  reads: (readonly [seq: number, at: string])[];
}
export type Receipts = ReadonlyMap<string, { role: 'citizen' | 'staff'; marks: Marks }>;

/** Reads all receipts once. A receipt can only speak of what stands before it, whatever it says. */
export function receiptsOf(state: CaseState): Receipts {
  const receipts = new Map<string, { role: 'citizen' | 'staff'; marks: Marks }>();
  for (const { seq, author, role, item } of kept(state, 'receipt')) {
    const marks: Marks = receipts.get(author)?.marks ?? { received: -1, reads: [] };
    receipts.set(author, { role, marks });
    const before = seq === null ? Number.POSITIVE_INFINITY : seq - 1;
    const read = Math.min(item.read, before);
    marks.received = Math.max(marks.received, Math.min(item.received, before), read);
    if (read > (marks.reads.at(-1)?.[0] ?? -1)) marks.reads.push([read, item.at]);
  }
  return receipts;
}

export const readUpTo = (receipts: Receipts, account: string): number => receipts.get(account)?.marks.reads.at(-1)?.[0] ?? -1;

/**
 * How far a message has come: on this device, with the relay, on a device of the other side, on a screen of the other side. The other
 * side of the citizen is any of the staff; the other side of staff is the citizen.
 */
export function deliveryOf(
  receipts: Receipts,
  message: { seq: number | null; role: 'citizen' | 'staff' },
): { delivery: Delivery; readAt: string | null } {
  const { seq } = message;
  if (seq === null) return { delivery: 'saved', readAt: null };
  let delivery: Delivery = 'sent';
  let readAt: string | null = null;
  for (const { role, marks } of receipts.values()) {
    if (role === message.role) continue;
    if (delivery === 'sent' && marks.received >= seq) delivery = 'delivered';
    const at = firstReading(marks, seq);
    if (at === null) continue;
    delivery = 'read';
    if (readAt === null || Date.parse(at) < Date.parse(readAt)) readAt = at;
  }
  return { delivery, readAt };
}

function firstReading({ reads }: Marks, seq: number): string | null {
  let low = 0;
  let high = reads.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((reads[middle]?.[0] ?? -1) < seq) low = middle + 1;
    else high = middle;
  }
  return reads[low]?.[1] ?? null;
}
