import { alertsOf } from '../../care/alerts/alert-view';
import { kept } from '../../care/case/items-of';
import type { ItemOf } from '../../care/items/items';
import { asStreamId, fromBase64url } from '../../crypto/bytes';
import { amStaffIn, isMember } from '../access';
import type { WithCases } from '../cases/case-cache';
import type { Context } from '../context';
import { inTurn, whenDone } from '../in-turn';
import { type Log, typeOf } from '../store/logs';
import type { LogEntry } from '../store/tables';
import { writeAct } from '../sync/act-ids';
import { type Live, writeItem } from '../sync/write';
import { teamLog } from '../team/roster-change';
import { teamRoster } from '../team-roster';
import type { Once } from '../values';

type Said = Pick<ItemOf<'alert-state'>, 'answers' | 'state' | 'action' | 'also'>;

/**
 * Whoever is on duty is not in the case, and whoever is in the case is not in the stream of alerts: what one of them does, the other reads
 * in the team's stream. No note goes there (docs/protocol.md, "Alerts").
 */
export async function tellTeam(x: Live, { answers, state, action, also }: Said, act: Once | undefined): Promise<void> {
  const roster = teamRoster(x);
  const log = roster && teamLog(x, roster);
  if (log && amStaffIn(x, log))
    await writeAct(
      x,
      log,
      { kind: 'alert-state', answers, state, ...(action ? { action } : {}), ...(also ? { also } : {}) },
      act,
    );
}

/** The case that an alert names, where this account is in it. */
export function caseOf(u: Context, caseStream: string | undefined): Log | null {
  if (!caseStream) return null;
  const log = u.logs.get(u.refs.stream(asStreamId(fromBase64url(caseStream))));
  return log && isMember(u, log) ? log : null;
}

/** What was done about alerts becomes part of the case, with its note: by any client that is in both streams, once. */
export interface BringingOver {
  came: (log: Log, entries: readonly LogEntry[]) => void;
  all: () => void;
  stop: () => Promise<unknown>;
}
export function bringingOver(at: WithCases, tell: (e: unknown) => void): BringingOver {
  let stopped = false;
  const turn = inTurn();
  const bring = (log: Log) => {
    if (typeOf(log) !== 'alert' || log.facts.gone || log.facts.until !== null || !amStaffIn(at, log)) return;
    turn(async () => {
      if (!stopped) await bringOver(at, log);
    }).catch(tell);
  };
  return {
    came: (log, entries) => {
      if (entries.some(({ item }) => item?.kind === 'alert-state')) bring(log);
    },
    all: () => at.logs.all().forEach(bring),
    stop: () => {
      stopped = true;
      return whenDone(turn);
    },
  };
}

async function bringOver(session: WithCases, alerts: Log): Promise<void> {
  for (const { newest, states } of alertsOf(await session.cases.state(alerts))) {
    const log = caseOf(session, newest.item.caseStream);
    if (!log) continue;
    for (const { item, author, seq } of states) {
      const { answers, action, also, note } = item;
      // One's own is written in both places at once.
      if (item.state !== 'resolved' || !action || author === session.me || seq === null) continue;
      const { assessed } = await session.cases.summary(log);
      if (assessed.some((one) => one.answers === answers && one.by === author && one.action === action)) continue;
      // Only where something is left to bring is the case itself opened.
      if (!kept(await session.cases.state(log), 'answers').some((one) => one.item.id === answers)) continue;
      const done = { by: author, at: item.at, item: item.id };
      await writeItem(session, log, {
        kind: 'assessment',
        answers,
        action,
        ...(also ? { also } : {}),
        ...(note ? { note } : {}),
        done,
      });
    }
  }
}
