import { isAtRisk } from '../../care/alerts/alert-view';
import { emptyCase } from '../../care/case/fold';
import { bookOf } from '../../care/questionnaires/instruments/book';
import { score } from '../../care/questionnaires/instruments/score';
import { isDoorOpen } from '../../care/referrals/door-open';
import { localDate } from '../../care/time/dates';
import { type ErrorCode, MellomError } from '../../protocol/errors';
import { citizensCase } from '../access';
import { iso } from '../context';
import { codeOf, isCode } from '../errors';
import { inTurn, whenDone } from '../in-turn';
import { workOf } from '../store/work';
import { giveBackWhole } from '../sync/repair';
import type { Live } from '../sync/write';
import type { WriteRule } from '../sync/writing';
import { teamRoster } from '../team-roster';

/** What this device has begun at a team's door. */
export interface AtDoor {
  /** Since when it may go out: sent by hand, or a risk answer was given. Until then nothing leaves the device. */
  sending: { at: string; why: 'sent' | 'danger' } | null;
  /** When the relay took the case. */
  out: string | null;
  /** Why it did not, last. */
  refused: ErrorCode | null;
}
export interface DoorKeeper {
  /** null: this account did not come by the door, or that is long settled. */
  standing: () => Promise<AtDoor | null>;
  begin: () => Promise<void>;
  /** From now on all that is written here goes out, as soon as it can. */
  send: (why: 'sent' | 'danger') => Promise<void>;
  /** An answer that says danger is told at once, also by somebody whom nobody knows yet. */
  rule: WriteRule;
  /** Goes on with what was to go out. */
  tend: () => void;
  stop: () => Promise<unknown>;
}
const work = workOf<AtDoor>('at-door');
/** Milliseconds until what could not go out is tried again. */
const soon = 5_000;

/**
 * Somebody at the door: the case and all that is written in it lie on the device as if it had been sent, under an account that the relay has
 * never heard of. Sending is three steps, each of which may be taken twice: the account is made known, row 0 appended, and the outbox does the rest.
 */
export function doorKeeperOf(x: Live, register: () => Promise<void>, refresh: () => Promise<void>): DoorKeeper {
  const turn = inTurn();
  let again: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  const standing = async () => (await work.read(x.store)) ?? null;
  const keep = async (change: Partial<AtDoor>) => {
    const before = (await standing()) ?? { sending: null, out: null, refused: null };
    await work.keep(x.store, { ...before, ...change });
    x.state.changed('door');
  };
  /** A door that is closed for a time keeps what was written here until it opens; danger does not wait for that. */
  const mayGo = async (why: 'sent' | 'danger') => {
    const roster = teamRoster(x);
    if (why === 'danger' || !roster) return true;
    if (isDoorOpen(roster.about.door, localDate(iso(x.env)))) return true;
    await x.connection.connected();
    await x.rosters.fetch(roster.team);
    return isDoorOpen(teamRoster(x)?.about.door, localDate(iso(x.env)));
  };
  const goOut = async () => {
    const now = await standing();
    const log = citizensCase(x);
    if (stopped || !now?.sending || now.out || !log || !(await mayGo(now.sending.why))) return;
    await register();
    await log.turn(async () => {
      if ((await giveBackWhole(x, log)) === 'later') throw new MellomError('E_REFUSED');
    });
    await keep({ out: iso(x.env), refused: null });
    await refresh();
  };
  const tend = () => {
    clearTimeout(again);
    void turn(goOut)
      .catch(async (e) => {
        if (!stopped && !isCode(e, 'E_OFFLINE', 'E_TIMEOUT')) await keep({ refused: codeOf(e) });
      })
      .then(standing)
      .then(
        (now) => {
          if (!stopped && now?.sending && !now.out) again = setTimeout(tend, x.env.patience ?? soon);
        },
        () => {},
      );
  };
  const send = async (why: 'sent' | 'danger') => {
    const now = await standing();
    if (!now) return;
    if (!now.sending || (why === 'danger' && now.sending.why === 'sent')) await keep({ sending: { at: iso(x.env), why } });
    tend();
  };

  return {
    standing,
    begin: () => keep({}),
    send,
    rule: (_log, draft) => {
      if (draft.kind !== 'answers') return null;
      const { instrument, values } = draft;
      const value = score(bookOf(emptyCase())(instrument), values).riskValue ?? 0;
      if (isAtRisk({ instrument, value })) void send('danger').catch(() => {});
      return null;
    },
    tend,
    stop: () => {
      stopped = true;
      clearTimeout(again);
      return whenDone(turn);
    },
  };
}
