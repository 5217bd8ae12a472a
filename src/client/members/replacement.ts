import { same, toBase64url } from '../../crypto/bytes';
import { roleIn } from '../../crypto/log';
import { citizensRoom, wasCitizen } from '../access';
import type { WithCases } from '../cases/case-cache';
import { iso } from '../context';
import { epochOf } from '../store/logs';
import { inviterOf } from '../sync/verify-rows';
import { teamRoster } from '../team-roster';

/** The citizen's account and its place: somebody is about to take it, or has. `by`: the account of whoever invites. */
export interface Replacement {
  /** An open invitation would replace this account; it can be refused. */
  replacing: { by: string; at: string; notAfter: string } | null;
  /** This account has been replaced, and reads nothing new. */
  replaced: { by: string; at: string; phone: string } | null;
}
export const replacementViews = (session: WithCases) => ({ replacement: () => replacementOf(session) });

async function replacementOf(session: WithCases): Promise<Replacement> {
  const log = citizensRoom(session);
  if (!log) return { replacing: null, replaced: null };
  const { changes } = await session.cases.state(log);
  const learned = (seq: number) => changes.find((one) => one.seq === seq)?.at ?? iso(session.env);
  if (wasCitizen(session, log)) {
    const { epochs } = log.state;
    const at = 1 + epochs.findLastIndex((one) => roleIn(one, session.account.id) !== null);
    const [before, after] = [epochs[at - 1], epochs[at]];
    const by = before?.invite ? inviterOf(log.state, before.invite.invitePk) : null;
    if (!after) return { replacing: null, replaced: null };
    const phone = teamRoster(session)?.about.phone ?? '';
    return { replacing: null, replaced: { by: by ?? toBase64url(after.author), at: learned(after.seq), phone } };
  }
  const invite = epochOf(log)?.invite;
  if (!invite || !same(invite.replaces, session.account.id) || invite.notAfter * 1000 < session.env.now())
    return { replacing: null, replaced: null };
  const opened = log.state.epochs.find((one) => one.invite && same(one.invite.invitePk, invite.invitePk));
  const by = inviterOf(log.state, invite.invitePk) ?? '';
  const notAfter = new Date(invite.notAfter * 1000).toISOString();
  return { replacing: { by, at: learned(opened?.seq ?? -1), notAfter }, replaced: null };
}
