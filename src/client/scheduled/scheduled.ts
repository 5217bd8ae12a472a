import { kept } from '../../care/case/items-of';
import { longestMessage } from '../../care/items/lengths';
import { isPlanned, isSentLate, type Planned, type SentLate } from '../../care/scheduled/scheduled';
import { MellomError } from '../../protocol/errors';
import type { WithCases } from '../cases/case-cache';
import { iso } from '../context';
import { itemIdOf } from '../sync/act-ids';
import { newId } from '../sync/write';
import type { ActId, CaseRef } from '../values';
import { lateBox, placeOf, plannedBox, type ScheduledSender } from './scheduled-sender';

export interface ScheduledMessage extends Planned {
  id: string;
  /** The relay or the case has refused it: it stays, and does not go by itself. */
  refused: boolean;
}
interface WithSender extends WithCases {
  scheduled: ScheduledSender;
}

/** Messages that are written now and go later: kept sealed as boxes, on each of their author's devices, and never at the relay in a readable way. */
export const scheduledOn = (held: { session: () => WithSender }) => {
  const keep = async (caseRef: CaseRef, id: string, { text, at, since }: Omit<Planned, 'since'> & { since?: string }) => {
    const session = held.session();
    if (text.trim() === '' || text.length > longestMessage) throw new MellomError('E_INPUT', 'no message');
    if (!(Date.parse(at) > session.env.now())) throw new MellomError('E_INPUT', 'a time that is over');
    await session.boxes.save(plannedBox(caseRef, id), { text, at, since: since ?? iso(session.env) });
    session.scheduled.tend();
  };
  return {
    acts: {
      /** @param p.at ISO, ahead of now. @throws E_INPUT */
      schedule: async (caseRef: CaseRef, p: { text: string; at: string }, act: ActId = newId()): Promise<void> =>
        keep(caseRef, act, p),
      /** Another time for what still waits; nothing where it has gone meanwhile. @throws E_INPUT */
      reschedule: async (caseRef: CaseRef, id: string, at: string): Promise<void> => {
        const known = await held.session().boxes.read(plannedBox(caseRef, id));
        if (isPlanned(known)) await keep(caseRef, id, { ...known, at });
      },
      /** As soon as there is a network. */
      sendNow: async (caseRef: CaseRef, id: string): Promise<void> => {
        const session = held.session();
        const known = await session.boxes.read(plannedBox(caseRef, id));
        if (!isPlanned(known)) return;
        await session.boxes.save(plannedBox(caseRef, id), { ...known, at: iso(session.env) });
        session.scheduled.tend();
      },
      /** It does not go; on another device neither, once that has been online. */
      callOff: async (caseRef: CaseRef, id: string): Promise<void> => held.session().boxes.remove(plannedBox(caseRef, id)),
    },
    saves: {
      /** That it went late has been read. */
      dismissLate: async (caseRef: CaseRef, id: string): Promise<void> => held.session().boxes.remove(lateBox(caseRef, id)),
    },
  };
};

export const scheduledViews = (session: WithSender) => ({
  /** What waits in a case, the next one first, and what went later than it should. */
  scheduled: async ({
    caseRef,
  }: {
    caseRef: CaseRef;
  }): Promise<{ waiting: ScheduledMessage[]; late: ({ id: string } & SentLate)[] }> => {
    const sent = await sentIn(session, caseRef);
    const waiting = (await session.boxes.list(plannedBox(caseRef, ''))).flatMap(({ key, value }): ScheduledMessage[] => {
      const place = placeOf(key);
      if (!place || !isPlanned(value) || sent.has(itemIdOf(place.id, { kind: 'message', text: value.text }))) return [];
      return [{ id: place.id, ...value, refused: session.scheduled.isRefused(key) }];
    });
    const late = (await session.boxes.list(lateBox(caseRef, ''))).flatMap(({ key, value }) => {
      const place = placeOf(key);
      return place && isSentLate(value) ? [{ id: place.id, ...value }] : [];
    });
    return { waiting: waiting.sort((a, b) => Date.parse(a.at) - Date.parse(b.at)), late };
  },
});

/**
 * What stands in the conversation does not wait any more, though it may not have been put away yet: in the moment between, or after a kill in it, it
 * would be shown as both.
 */
async function sentIn(session: WithSender, caseRef: CaseRef): Promise<ReadonlySet<string>> {
  const log = session.logs.get(caseRef);
  if (!log) return new Set();
  return new Set(kept(await session.cases.state(log), 'message').map(({ item }) => item.id));
}
