import { judgeEach } from '../items/in-force';
import type { ItemOf } from '../items/items';
import { localDate } from '../time/dates';

/** What the log says of who shall be in a case: greetings (who invited), covers, handovers, referrals and what was decided on them, ends. By seq. */
export interface Arranged {
  seq: number;
  author: string;
  item: ItemOf<'cover' | 'handover' | 'welcome' | 'decision' | 'referral' | 'discharge'>;
}
/** Who of the staff was in after each epoch row, ascending by seq. */
export interface Membership {
  seq: number;
  members: readonly string[];
}
export interface Cover {
  cover: string;
  by: string;
  arrangedBy: string;
  from: string;
  until: string;
  note: string | null;
  state: 'coming' | 'now' | 'over';
  /** seq of its first item, and of the one that says that it has ended */
  firstSeq: number;
  endedSeq: number | null;
}

/** Covers in the order in which they were arranged; a later item of the same cover replaces the earlier. @param today YYYY-MM-DD */
export function coversOf(arranged: readonly Pick<Arranged, 'seq' | 'author' | 'item'>[], today: string): Cover[] {
  const covers = new Map<string, Cover>();
  for (const { seq, author, item } of arranged) {
    if (item.kind !== 'cover') continue;
    const known = covers.get(item.cover);
    const state = item.ended || item.until < today ? 'over' : item.from > today ? 'coming' : 'now';
    covers.set(item.cover, {
      cover: item.cover,
      by: item.by,
      arrangedBy: known?.arrangedBy ?? author,
      from: item.from,
      until: item.until,
      note: item.note ?? known?.note ?? null,
      state,
      firstSeq: known?.firstSeq ?? seq,
      endedSeq: item.ended ? (known?.endedSeq ?? seq) : null,
    });
  }
  return [...covers.values()];
}

/** Who answers for the case: to whom it was given last, by a handover or by the decision on a referral; else who wrote the newest greeting. */
export function therapistOf(arranged: readonly Arranged[]): string | null {
  const given = [...givenIn(arranged).values()].at(-1);
  return given ?? arranged.findLast(({ item }) => item.kind === 'welcome')?.author ?? null;
}

/** Whether an item may give the case to somebody: a handover, and a decision that names one. */
export const isGiving = (item: Arranged['item']): boolean =>
  item.kind === 'handover' || (item.kind === 'decision' && item.therapist !== undefined);

/** Somebody has asked anew after the end of a course: from which row on, and the day and row of the decision, once there is one. */
export function askedAgain(arranged: readonly Arranged[]): { seq: number; decided: { seq: number; on: string } | null } | null {
  const end = arranged.findLast(({ item }) => item.kind === 'discharge');
  if (end?.item.kind !== 'discharge' || end.item.reopened) return null;
  const again = arranged.find(({ seq, item }) => item.kind === 'referral' && seq > end.seq);
  if (!again) return null;
  const decided = arranged.find(({ seq, item }) => item.kind === 'decision' && seq > again.seq);
  return { seq: again.seq, decided: decided ? { seq: decided.seq, on: localDate(decided.item.at) } : null };
}

/** To whom the case was given by which item, in order: of decisions by those alone that count. */
function givenIn(arranged: readonly Arranged[]): ReadonlyMap<Arranged['item'], string> {
  const decided = arranged.flatMap((one) => (one.item.kind === 'decision' ? [{ ...one, item: one.item }] : []));
  const counting = new Set<Arranged['item']>(judgeEach(decided).flatMap(({ inForce }) => (inForce ? [inForce.item] : [])));
  const given = new Map<Arranged['item'], string>();
  for (const { item } of arranged) {
    if (item.kind === 'handover') given.set(item, item.to);
    else if (item.kind === 'decision' && item.therapist !== undefined && counting.has(item)) given.set(item, item.therapist);
  }
  return given;
}

export interface Wanted {
  add: string[];
  remove: string[];
  /** Covers that are over by their date, and of which nobody has said so in the log. */
  finish: Cover[];
}

/**
 * What the arrangements ask of the list of members today. Whoever came in by a cover goes when it has ended; who was in before it, was
 * let in after it, answers for the case or is a custodian stays. A handover, or the decision on a referral, brings the new therapist in once
 * (whoever is put out afterwards stays out), and takes the one before out, unless they were let in again since. Before the first one a
 * referral is everybody's who was in it from the beginning; they go the day after. What is asked for anew after an end is again everybody's who takes
 * referrals in, until the day after it is decided.
 */
export function wantedMembers(p: {
  arranged: readonly Arranged[];
  history: readonly Membership[];
  today: string;
  /** Who takes referrals in. */
  intake: readonly string[];
  isCustodian: (account: string) => boolean;
}): Wanted {
  const { arranged, history } = p;
  const now = history.at(-1)?.members ?? [];
  const covers = coversOf(arranged, p.today);
  const therapist = therapistOf(arranged);
  const covering = (account: string) => covers.some(({ by, state }) => by === account && state === 'now');
  const stays = (account: string) => p.isCustodian(account) || account === therapist || covering(account);
  const add = new Set<string>();
  const remove = new Set<string>();

  for (const { by, state, firstSeq, endedSeq } of covers) {
    if (state === 'now' && !now.includes(by)) add.add(by);
    const came = cameIn(history, by);
    if (endedSeq !== null && came !== null && came > firstSeq && came < endedSeq && !stays(by)) remove.add(by);
  }
  const given = givenIn(arranged);
  let before: { account: string; since: number }[] = [];
  let isFirst = true;
  for (const { seq, author, item } of arranged) {
    if (item.kind === 'welcome') before = [{ account: author, since: -1 }];
    const to = given.get(item);
    if (to === undefined) continue;
    // Whoever decided at the same moment reads what the other one did: those who took it in go the day after.
    const taking = isFirst && localDate(item.at) < p.today ? founders(history) : [];
    isFirst = false;
    for (const one of [...before, ...taking]) {
      if (one.account === to || stays(one.account)) continue;
      const came = cameIn(history, one.account);
      // Let in by their own handover, though that row came after the next one.
      const late = came === firstIn(history, one.account, one.since);
      if (came !== null && (came < seq || late)) remove.add(one.account);
    }
    if (to === therapist && firstIn(history, to, seq) === null && !now.includes(to)) add.add(to);
    before = [{ account: to, since: seq }];
  }
  const again = askedAgain(arranged);
  for (const one of p.intake) {
    if (again?.decided === null && !now.includes(one)) add.add(one);
    const came = cameIn(history, one);
    if (!again?.decided || came === null || stays(one)) continue;
    if (came > again.seq && came < again.decided.seq && again.decided.on < p.today) remove.add(one);
  }
  return { add: [...add], remove: [...remove], finish: covers.filter((one) => one.state === 'over' && one.endedSeq === null) };
}

/** Who was in a case from its beginning. */
const founders = (history: readonly Membership[]): { account: string; since: number }[] =>
  (history[0]?.members ?? []).map((account) => ({ account, since: -1 }));

/** seq of the epoch row by which somebody who is in now came in, last. */
function cameIn(history: readonly Membership[], account: string): number | null {
  let seq: number | null = null;
  for (const one of history) {
    if (!one.members.includes(account)) seq = null;
    else seq ??= one.seq;
  }
  return seq;
}

/** seq of the first epoch row after `since` in which somebody is a member. */
const firstIn = (history: readonly Membership[], account: string, since: number): number | null =>
  history.find(({ seq, members }) => seq > since && members.includes(account))?.seq ?? null;
