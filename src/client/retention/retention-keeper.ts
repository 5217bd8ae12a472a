import type { ItemKind } from '../../care/items/items';
import { hasRunOut, noticeDays, type Rest, restOf, retentionStep, ripeOn } from '../../care/retention/retention';
import { addDays, localDate } from '../../care/time/dates';
import { toBase64url } from '../../crypto/bytes';
import { amStaffIn, isMember, wasCitizen } from '../access';
import type { WithCases } from '../cases/case-cache';
import { dropOwnWords } from '../cases/own-words';
import { chartsOf } from '../charts/charts';
import { iso } from '../context';
import { isCode, isPassing } from '../errors';
import { inTurn, whenDone } from '../in-turn';
import { type Log, recordOf, typeOf } from '../store/logs';
import type { LogEntry } from '../store/tables';
import { idOf } from '../sync/act-ids';
import { letGo } from '../sync/gone';
import { keepIntegrityWarnings } from '../sync/integrity-warnings';
import { writeItem } from '../sync/write';
import { teamRoster } from '../team-roster';

/**
 * What the team's list says of how long cases are kept, carried out by whichever client is there: the relay is told when a course has ended, so that
 * it counts by its own clock; the citizen is told ahead; and on the day the case goes at the relay, then on every device that had it. It follows from
 * the log, the signed list and the day alone, so that it does not matter whose client does it, nor how many, nor how often.
 */
export interface RetentionKeeper {
  /** All cases: at each login, and now and then, for days go by. */
  all: () => void;
  /** Something has come that may begin or end the count. */
  came: (log: Log, entries: readonly LogEntry[]) => void;
  /**
   * The relay has nothing of this case any more, and nobody's word says why.
   * @returns whether it was time by this device's own reckoning, and its copy has gone too
   */
  forget: (log: Log) => Promise<boolean>;
  stop: () => Promise<void>;
}
const asking: ReadonlySet<ItemKind> = new Set(['decision', 'discharge', 'referral', 'retention']);

export function retentionKeeperOf(x: WithCases, tell: (e: unknown) => void): RetentionKeeper {
  const passes = inTurn();
  /** A row has come meanwhile, or the relay's own count is not at the end: asked again with the next occasion. */
  const refused = new Set<Log>();
  let planned = false;
  let stopped = false;
  const pass = async () => {
    planned = false;
    await x.outbox.settled();
    for (const log of x.logs.all()) {
      if (stopped) return;
      await lookAfter(x, log).catch((e) => {
        if (isCode(e, 'E_REFUSED')) refused.add(log);
        else if (!isPassing(e)) tell(e);
      });
    }
  };
  const all = () => {
    if (planned || stopped) return;
    planned = true;
    void passes(pass);
  };
  return {
    all,
    came: (log, entries) => {
      if (refused.delete(log) || entries.some(({ item }) => item && asking.has(item.kind))) all();
    },
    forget: async (log) => {
      // A chart goes before its case does.
      const of = typeOf(log) === 'chart' ? x.logs.all().find((one) => toBase64url(one.stream) === log.facts.chartOf) : log;
      if (!of || !(await isOver(x, of))) return false;
      await passes(() => lookAfter(x, of));
      return true;
    },
    stop: async () => {
      stopped = true;
      await whenDone(passes);
    },
  };
}

/** The team's day, by whichever of the two clocks is behind: one that runs ahead deletes nothing. */
const todayFor = (x: WithCases): string =>
  localDate(new Date(x.env.now() + Math.min(0, x.connection.clockApart())).toISOString());

async function lookAfter(x: WithCases, log: Log): Promise<void> {
  if (typeOf(log) !== 'case' || log.early || log.facts.end || log.state.last < 0) return;
  const months = teamRoster(x)?.about.retentionMonths;
  if (log.facts.gone) return forget(x, log);
  if (months === undefined || !isMember(x, log) || x.connection.status() !== 'online') return;
  const staff = amStaffIn(x, log);
  // The one case of a citizen is open anyway; of staff's many none is folded of which nothing has come.
  const rest = staff ? (await x.cases.summary(log)).rest : restOf(await x.cases.state(log));
  const charts = chartsOf(x, log).filter((chart) => amStaffIn(x, chart));
  for (const one of [log, ...charts]) await tellRelay(x, one, rest, staff);
  const today = todayFor(x);
  if (!rest || ripeOn(rest, months) > addDays(today, noticeDays)) return;
  const step = retentionStep(await x.cases.state(log), months, today, await x.cases.told());
  if (step.do === 'tell' && staff) {
    const words = { kind: 'retention', ended: rest.endedOn, on: step.on, months } as const;
    const act = toBase64url(log.stream.subarray(0, 16));
    await writeItem(x, log, words, idOf(act, { about: 'retention', ended: rest.endedOn }));
  }
  if (step.do !== 'delete') return;
  for (const one of [...charts, log]) await x.connection.request('delete', { stream: one.stream, last: one.state.last });
  for (const chart of charts) await drop(x, chart);
  await drop(x, log);
}

/** The relay counts from when it is told, and no longer where a course goes on after all. */
async function tellRelay(x: WithCases, log: Log, rest: Rest | null, staff: boolean): Promise<void> {
  const told = log.facts.restTold;
  const now = rest?.endedOn ?? null;
  if (told === now || x.outbox.pending(log.ref).length > 0) return;
  const say = (ended: boolean) => x.connection.request('ended', { stream: log.stream, last: log.state.last, ended });
  if (told !== null) await say(false);
  if (now !== null && staff) await say(true);
  await log.turn(async () => {
    log.facts.restTold = now;
    await x.store.write([recordOf(log)]);
  });
}

/**
 * The relay says that it has nothing of this case any more. By this device's own reckoning it was time, so its copy goes too; if it was not, it stays,
 * and that it is nowhere else is said.
 */
async function forget(x: WithCases, log: Log): Promise<void> {
  if (!(await isOver(x, log))) return;
  for (const chart of x.logs.all().filter((one) => one.facts.chartOf === toBase64url(log.stream))) {
    if (!chart.facts.gone) await x.connection.request('delete', { stream: chart.stream, last: chart.state.last });
    await drop(x, chart);
  }
  await drop(x, log);
}

/** Whether the team's time for keeping a case that one is or was in is over, by this device's own reckoning. */
async function isOver(x: WithCases, log: Log): Promise<boolean> {
  const months = teamRoster(x)?.about.retentionMonths;
  if (typeOf(log) !== 'case' || months === undefined || (!isMember(x, log) && !wasCitizen(x, log))) return false;
  if (log.facts.end) return log.facts.end.retention === true;
  const rest = restOf(await x.cases.state(log));
  return rest !== null && hasRunOut(rest, months, todayFor(x));
}

/** From this device, with its keys; that it happened is all that is left. */
async function drop(x: WithCases, log: Log): Promise<void> {
  await log.turn(async () => {
    log.facts.gone = true;
    log.facts.end = { by: '', at: iso(x.env), reason: '', retention: true };
    await letGo(x, log);
  });
  await x.outbox.drop(log);
  await dropOwnWords(x, log);
  // What was said of its disappearance before it was time here has its reason now.
  for (const warning of x.state.now().integrityWarnings) if (warning.caseRef === log.ref) x.state.dismiss(warning);
  await keepIntegrityWarnings(x);
  x.cases.whole(log);
}
