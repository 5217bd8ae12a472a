import { isLate, isPlanned, type Planned, type SentLate } from '../../care/scheduled/scheduled';
import { iso } from '../context';
import { codeOf, isPassing } from '../errors';
import { inTurn, whenDone } from '../in-turn';
import { writeAct } from '../sync/act-ids';
import type { Live } from '../sync/write';
import type { CaseRef } from '../values';

export interface ScheduledSender {
  /** Looks whether something should go, and when to look again. */
  tend: () => void;
  /** By the key of its box. */
  isRefused: (key: string) => boolean;
  stop: () => Promise<void>;
}
const planned = 'scheduled/';
const late = 'sent-late/';
export const plannedBox = (caseRef: CaseRef, id: string): string => `${planned}${caseRef}/${id}`;
export const lateBox = (caseRef: CaseRef, id: string): string => `${late}${caseRef}/${id}`;
export function placeOf(key: string): { caseRef: CaseRef; id: string } | null {
  const [, caseRef, id] = key.split('/');
  return caseRef && id ? { caseRef, id } : null;
}

/** A clock that is set, and a machine that has slept, are noticed within this. Milliseconds. */
const lookAgain = 15_000;

/**
 * Sends what was written for later, from whichever of its author's devices is open then. Only with a network, and only after hearing what the
 * others have changed or called off; the message bears the id of the act by which it was planned, so that of two devices, or after a kill
 * between sending and forgetting, the same words are one message.
 */
export function scheduledSenderOf(x: Live): ScheduledSender {
  const turn = inTurn();
  const refused = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  const waiting = async () =>
    (await x.boxes.list(planned)).flatMap(({ key, value }) => (isPlanned(value) ? [{ key, ...value }] : []));
  const isDue = ({ at }: Planned) => Date.parse(at) <= x.env.now();
  const send = async ({ key, text, at }: Planned & { key: string }) => {
    const place = placeOf(key);
    const log = place && x.logs.get(place.caseRef);
    if (!log || refused.has(key)) return;
    try {
      await writeAct(x, log, { kind: 'message', text }, place.id);
    } catch (e) {
      if (isPassing(e)) throw e;
      // The case has ended, or is somebody else's now: the words stay where they are.
      refused.add(key);
      x.state.changed('scheduled');
      return;
    }
    const went: SentLate = { at, went: iso(x.env) };
    if (isLate(went)) await x.boxes.save(lateBox(place.caseRef, place.id), went);
    await x.boxes.remove(key);
  };
  const sendDue = async () => {
    if (stopped || x.connection.status() !== 'online' || !(await waiting()).some(isDue)) return;
    await x.boxes.sync();
    for (const one of await waiting()) if (!stopped && isDue(one)) await send(one);
  };
  const plan = async () => {
    if (stopped) return;
    const next = Math.min(...(await waiting()).map(({ at }) => Date.parse(at)));
    if (!Number.isFinite(next)) return;
    const rest = Math.max(next - x.env.now(), x.env.patience ?? 1_000);
    clearTimeout(timer);
    timer = setTimeout(tend, Math.min(rest, x.env.patience ?? lookAgain));
  };
  const tend = () => {
    void turn(sendDue)
      .catch((e) => {
        if (!stopped && !isPassing(e)) x.state.set({ trouble: codeOf(e) });
      })
      .then(plan)
      .catch(() => {});
  };
  return {
    tend,
    isRefused: (key) => refused.has(key),
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      return whenDone(turn);
    },
  };
}
