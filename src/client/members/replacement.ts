import { same, toBase64url } from '../../crypto/bytes';
import { roleIn } from '../../crypto/log';
import { amCustodian, amStaffIn, citizensRoom, isAtWork, isMember, wasCitizen } from '../access';
import type { Views } from '../api';
import type { WithCases } from '../cases/case-cache';
import { wordsOf } from '../cases/control-words';
import { iso } from '../context';
import { epochOf, type Log } from '../store/logs';
import { inviterOf } from '../sync/verify-rows';
import type { Live } from '../sync/write';
import { teamRoster } from '../team-roster';

/** The citizen's own place: whether an open invitation would take it, and whether another account has. */
export async function standingOf({ live, cases }: WithCases): Promise<Views['standing']['answer']> {
  const { u } = live;
  const log = citizensRoom(live);
  if (!log) return { replacing: null, replaced: null };
  const { changes } = await cases.state(log);
  const learned = (seq: number) => changes.find((one) => one.seq === seq)?.at ?? iso(u.env);
  if (wasCitizen(live, log)) {
    const { epochs } = log.state;
    const at = 1 + epochs.findLastIndex((one) => roleIn(one, u.account.id) !== null);
    const [before, after] = [epochs[at - 1], epochs[at]];
    const by = before?.invite ? inviterOf(log.state, before.invite.invitePk) : null;
    if (!after) return { replacing: null, replaced: null };
    const phone = teamRoster(u)?.about.phone ?? '';
    return { replacing: null, replaced: { by: by ?? toBase64url(after.author), at: learned(after.seq), phone } };
  }
  const invite = epochOf(log)?.invite;
  if (!invite || !same(invite.replaces, u.account.id) || invite.notAfter * 1000 < u.env.now())
    return { replacing: null, replaced: null };
  const opened = log.state.epochs.find((one) => one.invite && same(one.invite.invitePk, invite.invitePk));
  const by = inviterOf(log.state, invite.invitePk) ?? '';
  const notAfter = new Date(invite.notAfter * 1000).toISOString();
  return { replacing: { by, at: learned(opened?.seq ?? -1), notAfter }, replaced: null };
}

/** What a custodian is in by law only: who is at work there, since when, and how long the log is. Nothing of it is opened. */
export async function custodyOf({ live }: { live: Live }): Promise<Views['custody']['answer']> {
  const { u } = live;
  const isByLaw = (log: Log) =>
    isMember(live, log) &&
    amStaffIn(u, log) &&
    !isAtWork(live, log) &&
    log.facts.until === null &&
    !log.facts.end &&
    !log.facts.gone;
  if (!amCustodian(u)) return [];
  const those = u.logs.all().filter(isByLaw);
  return Promise.all(
    those.map(async (log) => {
      const staff = epochOf(log)?.members.filter(({ role }) => role === 'staff') ?? [];
      return {
        caseRef: log.ref,
        staff: staff.map(({ account }) => toBase64url(account)).filter((account) => account !== u.me),
        startedAt: log.facts.startedAt,
        last: log.state.last,
        words: await wordsOf(log),
      };
    }),
  );
}

/** The relay's word on who last read the stream, and when; empty when it cannot be asked. */
export async function readsOf({ live: { u } }: { live: Live }, log: Log): Promise<Record<string, string>> {
  if (u.connection.status() !== 'online' || log.facts.gone) return {};
  try {
    const { reads } = await u.connection.request('reads', { stream: log.stream });
    return Object.fromEntries(reads.map(({ account, at }) => [toBase64url(account), new Date(at).toISOString()]));
  } catch {
    return {};
  }
}
