import { type ChartView, chartView } from '../../care/charts/chart-view';
import type { ItemOf } from '../../care/items/items';
import { asStreamId, hex, toBase64url } from '../../crypto/bytes';
import { makeStream } from '../../crypto/compose';
import { roleIn } from '../../crypto/log';
import { custodians } from '../../crypto/roster';
import { MellomError } from '../../protocol/errors';
import { amStaffIn } from '../access';
import type { WithCases } from '../cases/case-cache';
import type { Context } from '../context';
import { inTurn } from '../in-turn';
import { epochOf, type Log, mustGoOn, typeOf } from '../store/logs';
import { workOf } from '../store/work';
import { idOf, writeAct } from '../sync/act-ids';
import { type Live, writeItem } from '../sync/write';
import { mustRoster } from '../team-roster';
import type { CaseRef, Once } from '../values';

/** What staff write about a case for themselves lies in a stream of its own, in which no citizen can be (docs/protocol.md, "Charts"). */
export function chartsOn(held: { session: () => WithCases }, logOf: (ref: string) => Log) {
  const turn = inTurn();
  /** One at a time, so that two presses make one chart. */
  const chartFor = (ref: CaseRef) => turn(() => chartOrNew(held.session(), logOf(ref)));
  return {
    acts: {
      /** A note of one's own, in the case's chart. @throws MellomError E_REFUSED for whoever is no staff in the case, E_OFFLINE for a first note */
      writeNote: async (
        ref: CaseRef,
        p: Pick<ItemOf<'note'>, 'text' | 'topic'> & { note?: string },
        act?: Once,
      ): Promise<void> => {
        const note = p.note ?? (typeof act === 'object' ? act.id : idOf(act, { about: 'note' }));
        await writeAct(held.session(), await chartFor(ref), { kind: 'note', ...p, note }, act);
      },
      /** Why somebody has waited too long. */
      writeLate: async (ref: CaseRef, p: Pick<ItemOf<'late'>, 'referral' | 'reason'>, act?: Once): Promise<void> => {
        await writeAct(held.session(), await chartFor(ref), { kind: 'late', ...p }, act);
      },
    },
  };
}

export const chartViews = (session: WithCases, logOf: (ref: string) => Log) => ({
  /** Staff's own words about a case; empty where nobody has written any. */
  chart: async ({ caseRef }: { caseRef: CaseRef }): Promise<ChartView> => {
    const charts = chartsOf(session, staffOnly(session, logOf(caseRef)));
    return chartView(await Promise.all(charts.map((log) => session.cases.state(log))));
  },
});

/**
 * The charts of a case, the first by name first: one, or two that were made at the same moment. A stream that names the case counts only if
 * it was begun by somebody who has been staff in it.
 */
export function chartsOf(u: Context, of: Log): Log[] {
  const stream = toBase64url(of.stream);
  const isFromHere = ({ state: { founder } }: Log) =>
    founder !== null && of.state.epochs.some((epoch) => roleIn(epoch, founder) === 'staff');
  return u.logs
    .all()
    .filter((log) => typeOf(log) === 'chart' && log.facts.chartOf === stream && !log.facts.gone && isFromHere(log))
    .sort((a, b) => (hex(a.stream) < hex(b.stream) ? -1 : 1));
}

/** A chart that is about to be: on disk before its row 0 is sent. */
interface Begun {
  of: Uint8Array;
  stream: Uint8Array;
  row: Uint8Array;
}
const work = workOf<Begun>('chart/');

async function chartOrNew(x: Live, of: Log): Promise<Log> {
  mustGoOn(of, 'chart');
  const known = chartsOf(x, staffOnly(x, of)).find((log) => amStaffIn(x, log));
  if (known) return known;
  await x.connection.online();
  const before = await work.read(x.store, of.ref);
  if (before) return carryOut(x, of.ref, before);
  const roster = mustRoster(x);
  const staff = epochOf(of)?.members.flatMap(({ account, role }) => (role === 'staff' ? [account] : [])) ?? [];
  await x.cards.fetch([...custodians(roster), ...staff]);
  const { stream, row } = makeStream({ account: x.account, type: 'chart', roster, chosen: staff, card: x.cards.must });
  const begun: Begun = { of: of.stream, stream, row };
  await work.keep(x.store, begun, of.ref);
  return carryOut(x, of.ref, begun);
}

async function carryOut(x: Live, name: string, { of, stream, row }: Begun): Promise<Log> {
  const log = x.logs.of(asStreamId(stream.slice()));
  if (log.state.last < 0) {
    const { seq } = await x.connection.request('append', { row });
    await x.sync.feed(log, [{ seq, row }]);
  }
  await writeItem(x, log, { kind: 'chart', case: toBase64url(of) });
  await x.outbox.settled();
  await work.done(x.store, name);
  return log;
}

/** What a crash has left half-done. */
export async function resumeCharts(x: Live): Promise<void> {
  await work.resume(x.store, async (name, begun) => {
    mustGoOn(x.logs.of(asStreamId(begun.of.slice())), 'chart');
    await carryOut(x, name, begun);
  });
}

/** Staff of the case alone have a chart to read. @throws MellomError E_REFUSED */
function staffOnly(u: Context, log: Log): Log {
  if (typeOf(log) !== 'case' || !amStaffIn(u, log)) throw new MellomError('E_REFUSED', 'for staff in the case');
  return log;
}
