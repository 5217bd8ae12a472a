import { changesOf } from '../case/changes';
import { isBefore, kept } from '../case/items-of';
import type { CaseState, Kept, MemberChange, Problem } from '../case/state';
import type { ItemKind } from '../items/items';
import { type Book, bookOf } from '../questionnaires/instruments/book';
import { score } from '../questionnaires/instruments/score';
import { replyByOf, unreadMessages } from './conversation';
import { deliveryOf, type Receipts, readUpTo, receiptsOf } from './delivery';
import type { ThreadLine, ThreadPage } from './thread';

type Place = { seq: number | null; at: number } & ({ kept: Kept } | { change: MemberChange } | { problem: Problem });

/** Kinds that have a line of their own in the conversation. */
const lineKinds = [
  'message',
  'welcome',
  'answers',
  'progress',
  'feedback',
  'comment',
  'sleep-window',
  'appointment',
  'assign',
  'programme-plan',
  'release',
  'cover',
  'handover',
  'identity',
  'custody',
  'erase',
  'struck',
] as const;

/**
 * One page of the conversation, oldest line first: the `limit` lines before index `before`, or the newest. Staff's own profile work and
 * what the citizen's client says by itself have no line. `replyDays` are the working days that the team promises.
 */
export function threadPage(
  state: CaseState,
  context: { me: string; zone?: string },
  page: { before?: number; limit: number },
  replyDays: number,
): ThreadPage {
  const places = placesOf(state);
  const until = Math.min(Math.max(0, page.before ?? places.length), places.length);
  const from = Math.max(0, until - page.limit);
  const receipts = receiptsOf(state);
  const book = bookOf(state);
  return {
    lines: places.slice(from, until).map((place) => lineOf(state, place, context.me, receipts, book)),
    firstIndex: from,
    total: places.length,
    unread: unreadMessages(state, context.me, readUpTo(receipts, context.me)).length,
    replyBy: replyByOf(state, replyDays),
  };
}

/** Every line's place, in order of the log; what is not sent yet comes last, by the author's clock. */
function placesOf(state: CaseState): Place[] {
  const places: Place[] = [];
  for (const kind of lineKinds)
    for (const one of linesOf(state, kind))
      places.push({ seq: one.seq, at: one.seq === null ? Date.parse(one.item.at) : 0, kept: one });
  for (const change of changesOf(state)) places.push({ seq: change.seq, at: 0, change });
  for (const problem of state.problems) places.push({ seq: problem.seq, at: 0, problem });
  return places.sort((a, b) => (a.seq ?? Number.MAX_SAFE_INTEGER) - (b.seq ?? Number.MAX_SAFE_INTEGER) || a.at - b.at);
}

function linesOf(state: CaseState, kind: ItemKind): readonly Kept[] {
  if (kind === 'progress') return finishedParts(state) as readonly Kept[];
  if (kind === 'cover') return coverLines(state) as readonly Kept[];
  if (kind === 'programme-plan') return changedPlans(state) as readonly Kept[];
  // What is not here cannot have been struck.
  if (kind === 'struck') return kept(state, kind).filter((one) => answersOf(state, one.item.answers)) as readonly Kept[];
  // An erase item that nothing came of (written by somebody who may not) has no line.
  if (kind === 'erase') return kept(state, kind).filter((one) => eraseOf(state, one.item.seq) === one) as readonly Kept[];
  return kept(state, kind) as readonly Kept[];
}

/** A plan that comes with the programme says nothing of its own; each later one is a change, and has a line. */
function changedPlans(state: CaseState): Kept<'programme-plan'>[] {
  const given = [...kept(state, 'assign'), ...kept(state, 'progress')];
  return kept(state, 'programme-plan').filter((one) =>
    given.some(({ item, ...where }) => {
      const programme = item.kind === 'progress' ? item.programme : item.what.type === 'programme' ? item.what.programme : null;
      return programme === one.item.programme && isBefore({ ...where, item }, one);
    }),
  );
}

/** The part that a plan has opened beyond the plan before it, if that is so. */
function openedBy(state: CaseState, { item }: Kept<'programme-plan'>): string | undefined {
  const plans = kept(state, 'programme-plan').filter((one) => one.item.programme === item.programme);
  const before = plans[plans.findIndex((one) => one.item.id === item.id) - 1];
  return item.opened.find((part) => !before?.item.opened.includes(part));
}

/** A cover's end is said once, whoever else said so too. */
function coverLines(state: CaseState): Kept<'cover'>[] {
  const ended = new Set<string>();
  return kept(state, 'cover').filter(({ item }) => {
    if (!item.ended) return true;
    if (ended.has(item.cover)) return false;
    ended.add(item.cover);
    return true;
  });
}

const answersOf = (state: CaseState, id: string) => kept(state, 'answers').find(({ item }) => item.id === id)?.item;

/** The erase item by which the body of a row went, if it did. */
function eraseOf(state: CaseState, seq: number): Kept<'erase'> | undefined {
  const gone = state.problems.some((one) => one.seq === seq && one.code === 'E_ERASED');
  return gone ? kept(state, 'erase').find(({ item }) => item.seq === seq) : undefined;
}

/** The first word that a part is finished; later ones say nothing new. */
function finishedParts(state: CaseState): Kept<'progress'>[] {
  const told = new Set<string>();
  return kept(state, 'progress').filter(({ item }) => {
    const part = `${item.programme}/${item.part}`;
    if (!item.finished || told.has(part)) return false;
    told.add(part);
    return true;
  });
}

function lineOf(state: CaseState, place: Place, me: string, receipts: Receipts, book: Book): ThreadLine {
  if ('change' in place) return { type: 'members', ...place.change };
  if ('problem' in place) {
    const { seq, code, author } = place.problem;
    const erased = code === 'E_ERASED' ? eraseOf(state, seq) : undefined;
    return { type: 'problem', seq, at: null, code, author, ...(erased ? { by: erased.author } : {}) };
  }
  const { seq, author, role, item, mark } = place.kept;
  const { id, at } = item;
  const event = (name: Extract<ThreadLine, { type: 'event' }>['event'], detail: Record<string, string | number>): ThreadLine => ({
    type: 'event',
    id,
    at,
    author,
    event: name,
    detail,
  });
  switch (item.kind) {
    case 'message': {
      const line = { type: 'message' as const, id, seq, at, author, mine: author === me, from: role, text: item.text };
      return { ...line, ...deliveryOf(receipts, { seq, role }), ...(mark ? { mark } : {}) };
    }
    case 'welcome':
      return { type: 'welcome', id, at, author, text: item.greeting };
    case 'answers': {
      const { total } = score(book(item.instrument), item.values);
      return event('questionnaire', {
        instrument: item.instrument,
        ...(total === null ? {} : { total }),
        ...(role === 'staff' ? { entered: 1 } : {}),
      });
    }
    case 'struck': {
      const { instrument = '', at: answeredAt = '' } = answersOf(state, item.answers) ?? {};
      return event('struck', { instrument, answeredAt, reason: item.reason, ...(item.restored ? { restored: 1 } : {}) });
    }
    case 'progress':
      return event('part-finished', { programme: item.programme, part: item.part });
    case 'feedback':
      return event('feedback', { address: item.address, ...(item.note ? { note: item.note } : {}) });
    case 'comment':
      return event('entry-comment', { on: item.on, text: item.text, ...(item.praise ? { praise: 1 } : {}) });
    case 'sleep-window':
      return event('sleep-window', {
        from: item.from,
        minutes: item.minutes,
        lightsOff: item.lightsOff,
        riseTime: item.riseTime,
      });
    case 'appointment':
      return event('appointment', {
        start: item.start,
        minutes: item.minutes,
        mode: item.mode,
        ...(item.cancelled ? { cancelled: 1 } : {}),
      });
    case 'assign':
      return event('assigned', { ...assignedDetail(item.what), ...(role === 'citizen' ? { self: 1 } : {}) });
    case 'programme-plan': {
      const { programme } = item;
      const part = openedBy(state, place.kept as Kept<'programme-plan'>);
      return part ? event('part-opened', { programme, part }) : event('planned', { programme });
    }
    case 'release':
      return event('release', {
        feature: item.feature,
        released: item.released ? 1 : 0,
        ...(item.floor ? { floor: item.floor } : {}),
      });
    case 'cover': {
      const { by, from, until, note, ended } = item;
      return event('cover', { by, from, until, ...(note ? { note } : {}), ...(ended ? { ended: 1 } : {}) });
    }
    case 'handover':
      return event('handover', { to: item.to, note: item.note });
    case 'identity':
      return event('identity', { account: item.account });
    case 'custody':
      return event('custody', { reason: item.reason });
    case 'erase': {
      const of = state.problems.find((one) => one.seq === item.seq)?.author;
      return event('erased', of ? { of } : {});
    }
    default:
      throw new TypeError(`${item.kind} has no line`);
  }
}

type What = Extract<Kept<'assign'>['item'], { kind: 'assign' }>['what'];
function assignedDetail(what: What): Record<string, string | number> {
  switch (what.type) {
    case 'programme':
      return { what: 'programme', programme: what.programme };
    case 'questionnaire':
      return { what: 'questionnaire', instruments: what.instruments.join(','), repeat: what.repeat, firstDue: what.firstDue };
    case 'worksheet':
      return { what: 'worksheet', worksheet: what.worksheet, repeat: what.repeat, firstDue: what.firstDue };
  }
}
