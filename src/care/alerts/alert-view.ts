import { isBefore, kept } from '../case/items-of';
import { soundly } from '../case/sound';
import type { CaseState, Kept } from '../case/state';
import type { ItemOf } from '../items/items';
import { shownName } from '../members/names';
import { rulesOf } from '../questionnaires/instruments/rules';
import { highestRisk } from '../questionnaires/instruments/scoring';
import type { AlertRow, AlertStanding, AlertState, AssessmentAction } from './alert';
import { isLate } from './alert-time';
import { assessmentsIn } from './risk';
import { lastTold, nothingTold, type Told, type ToldOf } from './told';

/** One risk answer in a citizen's alert stream, with all that was said of it. */
export interface Alert {
  first: Kept<'alert'>;
  /** What counts: the newest with a follow-up, else the first. */
  newest: Kept<'alert'>;
  states: Kept<'alert-state'>[];
}
/** What has been done about a risk answer in the citizen's case, for whoever is in both. */
export type Assessments = ReadonlyMap<string, readonly Assessed[]>;
export interface Assessed {
  by: string;
  at: string;
  action: AssessmentAction;
  also?: readonly AssessmentAction[];
  note?: string;
}
export const noAssessments: Assessments = new Map();

/** All that has been done about risk answers in a case, in its order; as plain data, which a summary can keep. */
export const assessedIn = (state: CaseState): (Assessed & { answers: string })[] =>
  assessmentsIn(state).map(({ answers, at, by, action, also, note }) => ({
    answers,
    by,
    at,
    action,
    ...(also ? { also } : {}),
    ...(note ? { note } : {}),
  }));

/** By `answers`, in the order of the case. @param withNotes false where the reader is in the case by law only */
export function assessmentsOf(assessed: ReturnType<typeof assessedIn>, withNotes = true): Assessments {
  const found = new Map<string, Assessed[]>();
  for (const { answers, note, ...done } of assessed) {
    const one = { ...done, ...(withNotes && note ? { note } : {}) };
    found.set(answers, [...(found.get(answers) ?? []), one]);
  }
  return found;
}

/** An alert is written after every questionnaire with a risk item; it is one only at or over the item's threshold. */
export function isAtRisk(alert: Pick<ItemOf<'alert'>, 'instrument' | 'value'>): boolean {
  return alert.value >= (rulesOf(alert.instrument)?.risk?.atLeast ?? 1);
}

/** All risk answers of one alert stream, in the order of the log. */
export function alertsOf(state: CaseState): Alert[] {
  const alerts = new Map<string, Alert>();
  for (const one of kept(state, 'alert')) {
    if (!isAtRisk(one.item)) continue;
    const known = alerts.get(one.item.answers);
    if (!known) alerts.set(one.item.answers, { first: one, newest: one, states: [] });
    // Without a follow-up the second row says the same as the first (docs/protocol.md, "Alerts").
    else if (one.item.followUp) known.newest = one;
  }
  for (const one of kept(state, 'alert-state')) alerts.get(one.item.answers)?.states.push(one);
  return [...alerts.values()];
}

/**
 * 2 when the value has risen since the answer before, is the highest there is, or the follow-up tells of danger now, a plan or means,
 * also where the citizen is unsure of them; else 1.
 */
export function levelOf({ instrument, value, previous, followUp }: ItemOf<'alert'>): 1 | 2 {
  const isSo = (answer: string | undefined) => answer === 'yes' || answer === 'unsure';
  const worse = previous !== undefined && value > previous;
  const highest = value >= (highestRisk(rulesOf(instrument)) ?? Number.POSITIVE_INFINITY);
  return worse || highest || isSo(followUp?.dangerNow) || isSo(followUp?.plan) || isSo(followUp?.means) ? 2 : 1;
}

interface Said {
  state: AlertState;
  by: string;
  at: string;
}
/**
 * Where an alert stands: the last thing said of it, but that somebody else looks at it too changes nothing. A resolution of a later
 * answer of the same citizen covers the earlier ones: whoever acts on the newest has them before their eyes. A follow-up that comes
 * after a resolution opens the alert again. An assessment in the case counts as a resolution, if it is not older than the follow-up.
 * @param later alerts of the same stream after this one
 */
export function standingOf(alert: Alert, later: readonly Alert[], assessments: Assessments): Said | null {
  let now: Said | null = null;
  for (const { item, author } of alert.states) {
    if (item.state !== 'seen' || now === null) now = { state: item.state, by: author, at: item.at };
  }
  const { newest, first } = alert;
  const last = alert.states.at(-1);
  if (now?.state === 'resolved' && newest !== first && last && isBefore(last, newest)) now = null;
  if (now?.state === 'resolved') return now;
  const assessed = assessments
    .get(first.item.answers)
    ?.findLast(({ at }) => newest === first || Date.parse(at) >= Date.parse(newest.item.at));
  if (assessed) return { state: 'resolved', by: assessed.by, at: assessed.at };
  for (const other of later) {
    const resolved = other.states.findLast(({ item }) => item.state === 'resolved');
    if (resolved && isBefore(newest, resolved)) return { state: 'resolved', by: resolved.author, at: resolved.item.at };
  }
  return now;
}

/**
 * The citizen's own risk answers, newest first.
 * @param waiting such as this device has not even been able to write yet: there is no alert stream
 */
export function standingsOf(
  states: readonly CaseState[],
  assessments: Assessments,
  waiting: readonly { answers: string; at: string; instrument: string; value: number }[] = [],
): AlertStanding[] {
  const written = states.flatMap((state) => {
    const alerts = alertsOf(state);
    return alerts.map((alert, i): AlertStanding => {
      const { answers, at, value } = alert.first.item;
      const said = standingOf(alert, alerts.slice(i + 1), assessments);
      if (said) return { answers, at, value, state: said.state, by: said.by, stateAt: said.at };
      if (alert.first.seq === null) return { answers, at, value, state: 'unsent', by: null, stateAt: null };
      const received = receivedBy(state, alert.first.seq);
      if (!received) return { answers, at, value, state: 'sent', by: null, stateAt: null };
      return { answers, at, value, state: 'received', by: received.author, stateAt: received.item.at };
    });
  });
  const unwritten = waiting
    .filter((one) => isAtRisk(one) && !written.some(({ answers }) => answers === one.answers))
    .map(({ answers, at, value }): AlertStanding => ({ answers, at, value, state: 'unsent', by: null, stateAt: null }));
  return [...written, ...unwritten].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

/** The first receipt of the staff that speaks of the row at `seq`. */
function receivedBy(state: CaseState, seq: number): Kept<'receipt'> | undefined {
  return kept(state, 'receipt').find(
    (one) => one.role === 'staff' && (one.seq ?? Number.POSITIVE_INFINITY) > seq && one.item.received >= seq,
  );
}

/** One citizen's alert stream, and what this account knows of the case beside it. */
export interface AlertSource {
  state: CaseState;
  assessments: Assessments;
  /** What is said in the team's stream, also by those who are not in this one. */
  told?: ToldOf;
  /** How this account calls the case with that stream id; null where it is not in it. */
  caseRef: (caseStream: string) => string | null;
  /** Of whom the stream is, as far as this account can know. */
  from?: AlertRow['from'];
  /** What this device calls the stream. */
  ref?: string;
}
/** For whom alerts are looked at. */
export interface Watcher {
  me: string;
  duty: boolean;
  /** Anybody in the team has the duty role. */
  anyDuty: boolean;
  now: string;
}

/**
 * Alerts for the room of those on duty: open ones first, each part newest first. Custodians who are not on duty see what has been
 * escalated to them, by a person or because nobody has looked (overdueFrom), and what they have dealt with; all of it where nobody has
 * the duty role.
 */
export function alertRows(sources: readonly AlertSource[], watcher: Watcher): AlertRow[] {
  return sources
    .flatMap((source) => rowsOf(source, watcher))
    .filter((row) => isFor(row, watcher))
    .sort((a, b) => sets(a) - sets(b) || Date.parse(b.at) - Date.parse(a.at));
}
/** What is done, and then what comes from nowhere, never stands before what is open. */
const sets = ({ state, from }: AlertRow): number => Number(state === 'resolved') + (from === 'nowhere' ? 2 : 0);

/** One stream is nothing to the others: what cannot be shown of it says so in its own line. */
function rowsOf(source: AlertSource, watcher: Watcher): AlertRow[] {
  const look = (state: CaseState): AlertRow[] => {
    const alerts = alertsOf(state);
    return alerts.map((alert, i) => rowOf(alert, alerts.slice(i + 1), { ...source, state }, watcher));
  };
  try {
    const { answer, aside } = soundly(source.state, look);
    const hidden = aside.some(({ item }) => item.kind === 'alert' || item.kind === 'alert-state');
    return hidden ? [...answer, unreadable(source, watcher)] : answer;
  } catch {
    return [unreadable(source, watcher)];
  }
}

function unreadable({ from = 'unseen', ref = '' }: AlertSource, { now }: Watcher): AlertRow {
  return {
    answers: `unreadable/${ref}`,
    at: now,
    called: '',
    reach: null,
    instrument: '',
    value: 0,
    previous: null,
    followUp: null,
    level: 1,
    state: 'new',
    by: null,
    stateAt: null,
    overdue: true,
    history: [],
    therapist: null,
    ended: null,
    caseRef: null,
    from,
    unreadable: true,
  };
}

function isFor({ state, overdue, history }: AlertRow, { me, duty, anyDuty }: Watcher): boolean {
  if (duty || !anyDuty) return true;
  return overdue || state === 'escalated' || history.some((one) => one.by === me || one.state === 'escalated');
}

/** What the team's stream adds: words of whoever is not in this one, after all that the citizen has said. */
function toldBeside(alert: Alert, { assessments, told = nothingTold }: AlertSource): Told[] {
  const { answers } = alert.first.item;
  const known = [
    ...alert.states.map(({ item, author }) => `${author} ${item.state} ${item.action ?? ''}`),
    ...(assessments.get(answers) ?? []).map(({ by, action }) => `${by} resolved ${action}`),
  ];
  return (told.get(answers) ?? []).filter(
    ({ by, state, action, at }) =>
      !known.includes(`${by} ${state} ${action ?? ''}`) && Date.parse(at) >= Date.parse(alert.newest.item.at),
  );
}

function rowOf(alert: Alert, later: readonly Alert[], source: AlertSource, { now }: Watcher): AlertRow {
  const { item } = alert.newest;
  const { answers, at } = alert.first.item;
  const beside = toldBeside(alert, source);
  const here = standingOf(alert, later, source.assessments);
  const said = lastTold([...(here ? [{ ...here, action: null }] : []), ...beside].sort(byTime));
  const inCase = source.assessments.get(answers) ?? [];
  return {
    answers,
    at,
    called: shownName(item.called ?? ''),
    reach: item.reach ?? null,
    instrument: item.instrument,
    value: item.value,
    previous: item.previous ?? null,
    followUp: item.followUp ?? null,
    level: levelOf(item),
    state: said?.state ?? 'new',
    by: said?.by ?? null,
    stateAt: said?.at ?? null,
    overdue: said === null && isLate(at, now),
    history: [
      ...alert.states.map(({ item: one, author }) => ({
        state: one.state,
        by: author,
        at: one.at,
        action: one.action ?? null,
        ...(one.also ? { also: one.also } : {}),
        note: one.note ?? null,
      })),
      // What was written in both places stands once.
      ...inCase
        .filter((one) => !alert.states.some(({ item: said, author }) => author === one.by && said.action === one.action))
        .map(({ note = null, ...done }) => ({ state: 'resolved' as const, ...done, note })),
      ...beside.map((one) => ({ ...one, note: null })),
    ].sort(byTime),
    therapist: item.therapist ?? null,
    ended: item.ended ?? null,
    caseRef: item.caseStream ? source.caseRef(item.caseStream) : null,
    from: source.from ?? 'unseen',
  };
}

const byTime = (a: { at: string }, b: { at: string }) => Date.parse(a.at) - Date.parse(b.at);
