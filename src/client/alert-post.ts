import { isAtRisk } from '../care/alert-view';
import type { CaseState } from '../care/case';
import { peopleOf } from '../care/case-view';
import { bookOf } from '../care/instruments/book';
import { score } from '../care/instruments/score';
import type { ItemDraft, ItemOf } from '../care/items';
import { kept } from '../care/kept';
import { asStreamId, hex, reader, type Sealed, toBase64url, utf8 } from '../crypto/bytes';
import { makeStream } from '../crypto/compose';
import { roleIn } from '../crypto/log';
import { withRole } from '../crypto/roster';
import { secureRandom } from '../crypto/sodium';
import { limits } from '../protocol/limits';
import { itemIdOf, sharing } from './acts';
import type { Once } from './api';
import type { Cases } from './cases';
import { isPassing } from './codes';
import { citizensCase } from './joining';
import { isWritten, type Live, newId, teamRoster, writeItem } from './live';
import { epochOf, type Log, typeOf, writingKey } from './logs';
import { iso } from './unlocked';

/**
 * The citizen's side of alerts (docs/protocol.md, "Alerts"): after every questionnaire with a risk item two rows of one size go into
 * the citizen's alert stream, whatever was answered. The second is the follow-up where there is one; else it says the same again,
 * after as long as answering the follow-up may take. What is owed is on disk before the answers are, so that no crash, lock or lack
 * of a network loses it.
 */
export interface AlertPost {
  write: (log: Log, draft: ItemDraft, act: Once | undefined) => Promise<{ id: string; savedAt: string }>;
  /** Makes the stream if it is missing, and writes what is owed. */
  tend: () => Promise<void>;
  /** Not even written yet. */
  waiting: () => Promise<Owed[]>;
  /** Resolves when nothing of it is at work any more. */
  stop: () => Promise<unknown>;
}
/** Two rows for one `answers` item. */
interface Owed {
  answers: string;
  caseRef: string;
  at: string;
  instrument: string;
  value: number;
  previous: number | null;
  first: string;
  second: string;
  /** When the second row goes without a follow-up, ms since 1970. */
  due: number;
  followUp: ItemOf<'risk-follow-up'> | null;
}
const workName = 'alert/';
const streamName = 'alert-stream';
/** Milliseconds. Shortest and longest wait for a follow-up that nobody asks for; a real one is not waited for less than a half of the longest. */
const shortest = 40_000;
const longest = 12 * 60_000;

export function alertPostOf(x: Live, cases: Cases): AlertPost {
  const { u } = x;
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const begun = new Set<string>();
  let stopped = false;
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work);
    last = mine.catch(() => {});
    return mine;
  };

  const keep = (owed: Owed) => u.store.write([{ table: 'work', key: workName + owed.answers, value: owed }]);
  const settle = (owed: Owed) => {
    clearTimeout(timers.get(owed.answers));
    timers.delete(owed.answers);
    return u.store.write([{ table: 'work', key: workName + owed.answers, value: undefined }]);
  };
  const allOwed = async () =>
    (await u.store.all('work')).filter(({ key }) => key.startsWith(workName)).map(({ value }) => value as Owed);

  const writeOwed = async (owed: Owed) => {
    const log = alertLog(x);
    const caseLog = u.logs.get(owed.caseRef);
    if (stopped || begun.has(owed.answers) || !caseLog) return;
    // The device died between the two: nothing was answered.
    if (!(await isWritten(x, caseLog, owed.answers))) return settle(owed);
    if (!log || !writingKey(log)) return;
    const state = await cases.state(caseLog);
    if (!(await isWritten(x, log, owed.first))) await writeItem(x, log, alertDraft(owed, caseLog, state, null), owed.first);
    const said = kept(await cases.state(log), 'alert').some(({ item }) => item.answers === owed.answers && item.followUp);
    if (owed.followUp) await writeItem(x, log, alertDraft(owed, caseLog, state, owed.followUp), owed.second);
    else if (!said && owed.due > u.env.now()) return wait(owed);
    else if (!said) {
      await writeItem(x, log, alertDraft(owed, caseLog, state, null), owed.second);
      // Beside a follow-up there is a row in the case too.
      await writeItem(x, caseLog, { kind: 'receipt', ...caseLog.facts.receipt });
    }
    await settle(owed);
  };
  const wait = (owed: Owed) => {
    clearTimeout(timers.get(owed.answers));
    const rest = Math.min(owed.due - u.env.now(), longest);
    timers.set(
      owed.answers,
      setTimeout(() => void inTurn(writeAll).catch(later), rest),
    );
  };
  /** What fails now is still owed, and tried again at the next login and the next write. */
  const later = () => {};
  const writeAll = async () => {
    for (const owed of await allOwed()) await writeOwed(owed).catch(later);
  };

  const answered = sharing(async (id: string, log: Log, draft: Extract<ItemDraft, { kind: 'answers' }>) => {
    const before = await cases.state(log);
    const value = score(bookOf(before)(draft.instrument), draft.values).riskValue ?? 0;
    const { instrument } = draft;
    const owed: Owed = {
      answers: id,
      caseRef: log.ref,
      at: draft.at ?? iso(u.env),
      instrument,
      value,
      previous: valueBefore(before, instrument, null),
      first: newId(),
      second: newId(),
      due: u.env.now() + (u.env.followUpTakes?.() ?? someTime(isAtRisk({ instrument, value }))),
      followUp: null,
    };
    begun.add(id);
    try {
      await keep(owed);
      return await writeItem(x, log, draft, id);
    } finally {
      begun.delete(id);
      await inTurn(writeAll).catch(later);
      u.state.changed('myAlerts');
    }
  });
  const alertIdOf = async (answers: string) => {
    const alerts = alertLog(x);
    return alerts && kept(await cases.state(alerts), 'alert').find(({ item }) => item.answers === answers)?.item.id;
  };
  const followedUp = sharing(async (id: string, log: Log, draft: Extract<ItemDraft, { kind: 'risk-follow-up' }>) => {
    const known = (await allOwed()).find(({ answers }) => answers === draft.answers);
    const owed = known ?? owedFrom(await cases.state(log), log, draft.answers, await alertIdOf(draft.answers));
    if (!owed) return writeItem(x, log, draft, id);
    await inTurn(() => keep({ ...owed, followUp: { ...draft, id, at: draft.at ?? iso(u.env) } }));
    try {
      return await writeItem(x, log, draft, id);
    } finally {
      await inTurn(writeAll).catch(later);
    }
  });

  return {
    write: async (log, draft, act) => {
      const id = itemIdOf(act, draft);
      const ofCitizen = roleIn(epochOf(log), u.account.id) === 'citizen' && typeOf(log) === 'case';
      // What has been told owes nothing more.
      if (!ofCitizen || (await isWritten(x, log, id))) return writeItem(x, log, draft, id);
      if (draft.kind === 'answers' && bookOf(await cases.state(log))(draft.instrument)?.risk) return answered(id, log, draft);
      if (draft.kind === 'risk-follow-up') return followedUp(id, log, draft);
      return writeItem(x, log, draft, id);
    },
    tend: () =>
      inTurn(async () => {
        const own = citizensCase(x);
        if (stopped || !own || own.facts.gone) return;
        await makeAlertStream(x).catch((e) => {
          if (!isPassing(e)) throw e;
        });
        await writeAll();
      }),
    waiting: async () => {
      const log = alertLog(x);
      const owed = await allOwed();
      const written = await Promise.all(owed.map(async (one) => log !== null && (await isWritten(x, log, one.first))));
      return owed.filter((_, i) => !written[i]);
    },
    stop: () => {
      stopped = true;
      for (const timer of timers.values()) clearTimeout(timer);
      return last;
    },
  };
}

/** The citizen's own streams of alerts; two devices that made one at the same moment agree on the first by name. */
export function ownAlertLogs({ u }: Pick<Live, 'u'>): Log[] {
  return u.logs
    .all()
    .filter((log) => typeOf(log) === 'alert' && roleIn(epochOf(log), u.account.id) === 'citizen')
    .sort((a, b) => (hex(a.stream) < hex(b.stream) ? -1 : 1));
}
const alertLog = (x: Pick<Live, 'u'>): Log | null => ownAlertLogs(x).find((log) => !log.facts.gone) ?? null;

/** The row is on disk before it is sent: the same one again after a crash. */
async function makeAlertStream(x: Live): Promise<void> {
  const { u, sync } = x;
  const roster = teamRoster(u);
  if (alertLog(x) || !roster || u.connection.status() !== 'online') return;
  const before = (await u.store.get('work', streamName)) as { stream: Uint8Array; row: Uint8Array } | undefined;
  let begun = before;
  if (!begun) {
    await u.cards.fetch([...withRole(roster, 'duty', 'custodian'), u.account.id]);
    const { stream, row } = makeStream({ account: u.account, type: 'alert', roster, card: u.cards.must });
    begun = { stream, row };
    await u.store.write([{ table: 'work', key: streamName, value: begun }]);
  }
  try {
    const { seq } = await u.connection.request('append', { row: begun.row as Sealed });
    await sync.feed(u.logs.of(asStreamId(begun.stream.slice())), [{ seq, row: begun.row }]);
  } catch (e) {
    if (isPassing(e)) throw e;
  }
  await u.store.write([{ table: 'work', key: streamName, value: undefined }]);
}

/** An answer that another device has written, and told: this one has only its follow-up to send. */
function owedFrom(state: CaseState, log: Log, answers: string, told: string | null | undefined): Owed | null {
  const found = kept(state, 'answers').find(({ item }) => item.id === answers);
  if (!found) return null;
  const { instrument, at, values } = found.item;
  return {
    answers,
    caseRef: log.ref,
    at,
    instrument,
    value: score(bookOf(state)(instrument), values).riskValue ?? 0,
    previous: valueBefore(state, instrument, answers),
    first: told ?? newId(),
    second: newId(),
    due: 0,
    followUp: null,
  };
}

/** The risk value before these answers; null: before what comes next. */
function valueBefore(state: CaseState, instrument: string, answers: string | null): number | null {
  const all = kept(state, 'answers').filter(({ item }) => item.instrument === instrument);
  const at = answers === null ? all.length : all.findIndex(({ item }) => item.id === answers);
  const values = all.slice(0, at).map(({ item }) => score(bookOf(state)(instrument), item.values).riskValue);
  return values.findLast((value) => value !== null) ?? null;
}

/** Who it is and where is said only where there is risk. It all fits the smallest size of a row, so that size says nothing. */
function alertDraft(
  owed: Owed,
  log: Log,
  state: CaseState,
  followUp: ItemOf<'risk-follow-up'> | null,
): Extract<ItemDraft, { kind: 'alert' }> {
  const { answers, at, instrument, value, previous } = owed;
  const plain = {
    kind: 'alert' as const,
    at: followUp?.at ?? at,
    answers,
    instrument,
    value,
    ...(previous === null ? {} : { previous }),
  };
  if (!isAtRisk(owed)) return plain;
  const { called, phone, therapist } = peopleOf(state, { members: [] });
  const { dangerNow, thoughtsNow, plan, means, alone } = followUp ?? {};
  const risky = {
    ...plain,
    ...(dangerNow && thoughtsNow && plan && means && alone ? { followUp: { dangerNow, thoughtsNow, plan, means, alone } } : {}),
    called: called.slice(0, 60),
    caseStream: toBase64url(log.stream),
    ...(therapist ? { therapist } : {}),
  };
  const reach = [phone, followUp?.reach].filter(Boolean).join('. ');
  const room = limits.itemBuckets[0] - utf8(JSON.stringify({ ...risky, reach: '', id: owed.first })).length - slack;
  const short = shortened(reach.slice(0, 200), room);
  return short ? { ...risky, reach: short } : risky;
}
/** Length in front of the JSON, and some to spare. */
const slack = 24;

/** As many whole characters as fit when written as JSON. */
function shortened(text: string, bytes: number): string {
  let short = '';
  for (const character of text) {
    if (utf8(JSON.stringify(short + character)).length - 2 > bytes) break;
    short += character;
  }
  return short;
}

/**
 * Evenly spread over the lengths of magnitude, as human times are. Where a follow-up has been asked for, the second half of the time is
 * waited for it, so that a third row is rare.
 */
function someTime(asked: boolean): number {
  const [low, high] = asked ? [longest / 2, longest] : [shortest, longest];
  return Math.round(low * (high / low) ** (reader(secureRandom(4)).u32() / 2 ** 32));
}
