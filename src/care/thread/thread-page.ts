import { changesOf } from '../case/changes';
import { isBefore, kept } from '../case/items-of';
import type { CaseState, Kept, MemberChange, Problem } from '../case/state';
import type { Detail, LineLook } from '../items/define';
import { type ItemOf, lineKinds, lineOf } from '../items/items';
import { type Book, bookOf } from '../questionnaires/instruments/book';
import { score } from '../questionnaires/instruments/score';
import { remarksOf, remarksOn } from '../remarks/remarks';
import type { ReplyPromise } from '../time/holidays';
import { replyByOf, unreadMessages } from './conversation';
import { deliveryOf, type Receipts, readUpTo, receiptsOf } from './delivery';
import type { ThreadLine, ThreadPage } from './thread';

type Place = { seq: number | null; at: number } & ({ kept: Kept } | { change: MemberChange } | { problem: Problem });

/**
 * One page of the conversation, oldest line first: the `limit` lines before index `before`, or the newest. Staff's own profile work and
 * what the citizen's client says by itself have no line. `promise`: what the team says of answers.
 */
export function threadPage(
  state: CaseState,
  context: { me: string; zone?: string },
  page: { before?: number; limit: number },
  promise: ReplyPromise,
): ThreadPage {
  const book = bookOf(state);
  const look = lookInto(state, book);
  const places = placesOf(state, look);
  const until = Math.min(Math.max(0, page.before ?? places.length), places.length);
  const from = Math.max(0, until - page.limit);
  const receipts = receiptsOf(state);
  return {
    lines: places.slice(from, until).map((place) => drawn(state, place, context.me, receipts, look)),
    firstIndex: from,
    total: places.length,
    unread: unreadMessages(state, context.me, readUpTo(receipts, context.me)).length,
    replyBy: replyByOf(state, promise),
  };
}

/** Every line's place, in order of the log; what is not sent yet comes last, by the author's clock. */
function placesOf(state: CaseState, look: LineLook): Place[] {
  const places: Place[] = [];
  for (const kind of lineKinds) {
    const all = kept(state, kind) as readonly Kept[];
    for (const one of lineOf(kind)?.which?.(all, look) ?? all)
      places.push({ seq: one.seq, at: one.seq === null ? Date.parse(one.item.at) : 0, kept: one });
  }
  for (const change of changesOf(state)) places.push({ seq: change.seq, at: 0, change });
  for (const problem of state.problems) places.push({ seq: problem.seq, at: 0, problem });
  return places.sort((a, b) => (a.seq ?? Number.MAX_SAFE_INTEGER) - (b.seq ?? Number.MAX_SAFE_INTEGER) || a.at - b.at);
}

/** What lines may ask of the case (care/items/define.ts). */
function lookInto(state: CaseState, book: Book): LineLook {
  const answers = new Map(kept(state, 'answers').map(({ item }) => [item.id, item]));
  const given = [...kept(state, 'assign'), ...kept(state, 'progress')];
  return {
    answers: (id) => answers.get(id),
    total: ({ instrument, values }) => score(book(instrument), values).total,
    erased: (seq) => {
      const gone = state.problems.find((one) => one.seq === seq);
      return gone?.code === 'E_ERASED' ? { author: gone.author } : undefined;
    },
    given: (ids, author) => givenBy(kept(state, 'assign').filter((one) => one.author === author && ids.includes(one.item.id))),
    hasBegun: (programme, before) =>
      given.some(({ item, ...where }) => programmeOf(item) === programme && isBefore({ ...where, item }, before)),
    opens: (plan) => {
      const all = kept(state, 'programme-plan');
      const { item } = all.find((one) => one.item.id === plan) ?? {};
      const before = all.filter((one) => one.item.programme === item?.programme);
      const last = before[before.findIndex((one) => one.item.id === plan) - 1];
      return item?.opened.find((part) => !last?.item.opened.includes(part));
    },
  };
}

function givenBy(all: readonly Kept<'assign'>[]): Detail {
  const names: Record<'programme' | 'questionnaire' | 'worksheet', string[]> = {
    programme: [],
    questionnaire: [],
    worksheet: [],
  };
  for (const { item } of all) {
    const { what } = item;
    if (what.type === 'programme') names.programme.push(what.programme);
    else if (what.type === 'questionnaire') names.questionnaire.push(...what.instruments);
    else names.worksheet.push(what.worksheet);
  }
  return Object.fromEntries(Object.entries(names).flatMap(([type, ids]) => (ids.length > 0 ? [[type, ids.join(',')]] : [])));
}

function programmeOf(item: ItemOf<'assign'> | ItemOf<'progress'>): string | null {
  if (item.kind === 'progress') return item.programme;
  return item.what.type === 'programme' ? item.what.programme : null;
}

function drawn(state: CaseState, place: Place, me: string, receipts: Receipts, look: LineLook): ThreadLine {
  if ('change' in place) return { type: 'members', ...place.change };
  if ('problem' in place) {
    const { seq, code, author } = place.problem;
    const by = code === 'E_ERASED' ? kept(state, 'erase').find(({ item }) => item.seq === seq)?.author : undefined;
    return { type: 'problem', seq, at: null, code, author, ...(by ? { by } : {}) };
  }
  const { seq, author, role, item, mark } = place.kept;
  const { id, at } = item;
  if (item.kind === 'message') {
    const line = { type: 'message' as const, id, seq, at, author, mine: author === me, from: role, text: item.text };
    return { ...line, ...deliveryOf(receipts, { seq, role }), ...(mark ? { mark } : {}), ...beside(state, id) };
  }
  if (item.kind === 'welcome') return { type: 'welcome', id, at, author, text: item.greeting };
  const line = lineOf(item.kind);
  if (!line) throw new TypeError(`${item.kind} has no line`);
  return { type: 'event', id, at, author, ...line.said({ ...place.kept, item }, look), ...beside(state, id) };
}

function beside(state: CaseState, id: string): { remarks?: string[] } {
  const said = remarksOn(remarksOf(state), id);
  return said.length > 0 ? { remarks: said.map(({ text }) => text) } : {};
}
