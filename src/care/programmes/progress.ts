import { assignmentsOf } from '../case/assignments';
import { commentsOf } from '../case/comments';
import { isBefore, kept } from '../case/items-of';
import type { CaseState, Kept } from '../case/state';
import type { ItemOf } from '../items/items';
import { planned, plansOf } from './plan';
import type { PartProgress, ProgrammePlan, ProgrammeProgress } from './progress-types';
import type { Guard, ProgrammeCard } from './types';

type Parts = ProgrammeProgress['parts'];
type CardPart = ProgrammeCard['parts'][number];

/** What the case knows of each programme that is assigned or begun, assigned ones first. */
export function progressOf(state: CaseState, programmes: readonly ProgrammeCard[]): ProgrammeProgress[] {
  const assigned = new Map<string, string>();
  for (const { what, at } of assignmentsOf(state)) if (what.type === 'programme') assigned.set(what.programme, at);
  const begun = partsByProgramme(state);
  const plans = plansOf(state);
  const comments = commentsOf(state);
  return [...new Set([...assigned.keys(), ...begun.keys()])].map((programme) => {
    const card = programmes.find(({ id }) => id === programme);
    const belongs = ({ address }: { address: string }) => address.startsWith(`${programme}/`);
    const parts = begun.get(programme) ?? {};
    return {
      programme,
      assignedAt: assigned.get(programme) ?? null,
      plan: plans.get(programme) ?? null,
      parts,
      minutes: Object.values(parts).reduce((sum, { minutes }) => sum + minutes, 0),
      holds: card ? holdsOf(state, card) : {},
      unasked: card ? unaskedOf(state, card, plans.get(programme)) : {},
      floor: floorOf(state, card),
      feedback: kept(state, 'feedback')
        .filter(({ item }) => belongs(item))
        .map((one) => ({ ...one.item, answered: isAnswered(state, one), comments: comments.get(one.item.id) ?? [] })),
      nextTime: kept(state, 'next-time')
        .map(({ item }) => item)
        .filter(belongs),
    };
  });
}

/** Programmes that a case speaks of: given, begun or planned. */
export function programmesNamed(state: CaseState): string[] {
  const given = kept(state, 'assign').flatMap(({ item }) => (item.what.type === 'programme' ? [item.what.programme] : []));
  return [...new Set([...given, ...kept(state, 'progress').map(({ item }) => item.programme)])];
}

/** The newest word on each part; once finished it stays finished, and the number of opened screens never falls. */
function partsByProgramme(state: CaseState): Map<string, Parts> {
  const programmes = new Map<string, Map<string, PartProgress>>();
  const words = [kept(state, 'comment').at(-1), kept(state, 'message').findLast(({ role }) => role === 'staff')];
  for (const one of kept(state, 'progress')) {
    const { item } = one;
    const parts = programmes.get(item.programme) ?? new Map<string, PartProgress>();
    programmes.set(item.programme, parts);
    const before = parts.get(item.part);
    const first = item.finished && !before?.finished;
    parts.set(item.part, {
      opened: Math.max(item.opened, before?.opened ?? 0),
      of: item.of,
      finished: item.finished || (before?.finished ?? false),
      screen: item.screen,
      at: item.at,
      skipped: item.skipped,
      reasons: reasonsOf(before?.reasons ?? noReasons, item),
      minutes: Math.max(item.minutes ?? 0, before?.minutes ?? 0),
      finishedAt: first ? item.at : (before?.finishedAt ?? null),
      answered: first ? words.some((word) => word !== undefined && isBefore(one, word)) : (before?.answered ?? false),
    });
  }
  return new Map([...programmes].map(([programme, parts]) => [programme, Object.fromEntries(parts)]));
}

const noReasons: PartProgress['reasons'] = {};

/** Reasons of the screens that are still left out. Most reading gives none, and there is a word for every screen that is read. */
function reasonsOf(before: PartProgress['reasons'], { reasons, skipped }: ItemOf<'progress'>): PartProgress['reasons'] {
  if (!reasons && before === noReasons) return noReasons;
  return Object.fromEntries(Object.entries({ ...before, ...reasons }).filter(([screen]) => skipped.includes(screen)));
}

/**
 * The one feature that holds nothing back: an answer to its questions asks for a talk, goes out at once and stands before the therapist
 * until somebody has had it. `holds: { talk-first: { setBy: [p1/talk-now], releasedBy: therapist } }`.
 */
export const talkFirst = 'talk-first';

/**
 * Holds of a programme's features (FORMAT, section 5): the newest answer that holds a feature, and whether a therapist has released it
 * since. Only a therapist lifts a hold: a later, harmless answer by the reader does not.
 */
export function holdsOf(state: CaseState, card: ProgrammeCard): ProgrammeProgress['holds'] {
  const guards = new Map(card.guards.map((guard) => [`${card.id}/${guard.address}`, guard]));
  const holds = new Map<string, ProgrammeProgress['holds'][string]>();
  for (const feature of Object.keys(card.holds)) {
    const release = kept(state, 'release').findLast(({ item }) => item.feature === feature);
    const held = kept(state, 'block').findLast(({ item }) => {
      const guard = guards.get(item.address);
      return guard !== undefined && guard.feature === feature && isHolding(guard, item.keys ?? []);
    });
    if (held && !(release && isBefore(release, held))) {
      const { address, keys = [], at } = held.item;
      holds.set(feature, { address, keys, at, released: release?.item.released ?? false });
    } else if (held) {
      holds.set(feature, { address: held.item.address, keys: held.item.keys ?? [], at: held.item.at, released: false });
    } else if (release && !release.item.released) {
      // Put on by a therapist without any answer.
      holds.set(feature, { address: '', keys: [], at: release.item.at, released: false });
    }
  }
  return Object.fromEntries(holds);
}

/**
 * For each feature the first of its guards, in the programme's order, that has no answer: until then nothing speaks for its safety. A guard
 * in a part that the plan hides is never asked; there a therapist's release, given after that plan, speaks instead.
 */
export function unaskedOf(state: CaseState, card: ProgrammeCard, plan: ProgrammePlan | null = null): Record<string, string> {
  const answered = new Set(kept(state, 'block').flatMap(({ item }) => ((item.keys ?? []).length > 0 ? [item.address] : [])));
  const hidden = new Set(planned(card, plan).flatMap(({ id, number }) => (number === null ? [id] : [])));
  const written = kept(state, 'programme-plan').findLast(({ item }) => item.id === plan?.id);
  const released = (feature: string) => {
    const release = kept(state, 'release').findLast(({ item }) => item.feature === feature);
    return release?.item.released === true && written !== undefined && isBefore(written, release);
  };
  const open = card.guards.filter(
    ({ kind, address, feature }) =>
      kind === 'guard' &&
      !answered.has(`${card.id}/${address}`) &&
      !(hidden.has(address.split('/')[0] ?? '') && released(feature)),
  );
  return Object.fromEntries(open.reverse().map(({ feature, address }) => [feature, `${card.id}/${address}`]));
}

/** Whether an answer to a guard or a choice puts its hold: anything but `none`, also "unsure"; no answer at all holds nothing yet. */
export function isHolding(guard: Guard, keys: readonly string[]): boolean {
  if (guard.kind === 'choice') return keys.some((key) => guard.holding.includes(key));
  return keys.some((key) => !guard.free.includes(key));
}

/** Minutes, 300 or more: the floor that a therapist has agreed to for the sleep window; null when none has. */
function floorOf(state: CaseState, card: ProgrammeCard | undefined): number | null {
  const features = Object.keys(card?.holds ?? {});
  return kept(state, 'release').findLast(({ item }) => features.includes(item.feature) && item.released)?.item.floor ?? null;
}

/** Somebody of the staff has commented on it, or written a message after it. */
export function isAnswered(state: CaseState, feedback: Kept<'feedback'>): boolean {
  if (kept(state, 'comment').some(({ item }) => item.on === feedback.item.id)) return true;
  const reply = kept(state, 'message').findLast(({ role }) => role === 'staff');
  return reply !== undefined && isBefore(feedback, reply);
}

/** The part to go on with: the first that is not finished, in the programme's order; null when all are. */
export const nextPart = (card: ProgrammeCard, parts: Parts): CardPart | null =>
  card.parts.find(({ id }) => !parts[id]?.finished) ?? null;

/**
 * The screen to open a part at: the one last read if the part still has it, else the screen before it that is still there. `known` are
 * the part's screens when it was read, in order, if the reader has them; without them a vanished screen leads to the first.
 */
export function resumeScreen(part: Pick<CardPart, 'screens'>, last: string | null, known: readonly string[] = []): string | null {
  const first = part.screens[0] ?? null;
  if (last === null) return first;
  if (part.screens.includes(last)) return last;
  const before = known.slice(0, Math.max(0, known.indexOf(last)));
  return before.findLast((screen) => part.screens.includes(screen)) ?? first;
}

/** Whole minutes that are left of a part, at least 1 until it is finished: its share of screens not opened. */
export function minutesLeft(part: CardPart, known: Parts[string] | undefined): number {
  if (!known) return part.minutes;
  if (known.finished) return 0;
  const left = Math.max(0, part.screens.length - known.opened) / Math.max(1, part.screens.length);
  return Math.max(1, Math.ceil(part.minutes * left));
}

/** Entries that a part asks for before it, and how many there are. Never a lock: it is said, and the reader goes on if they wish. */
export function readiness(
  part: CardPart,
  entriesOf: (worksheet: string) => number,
): { ready: boolean; have: number; need: number } {
  if (!part.readyWhen) return { ready: true, have: 0, need: 0 };
  const have = entriesOf(part.readyWhen.worksheet);
  return { ready: have >= part.readyWhen.entries, have, need: part.readyWhen.entries };
}
