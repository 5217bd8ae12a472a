import { rootHolders } from '../../care/members/root';
import { asRootSeed, fromBase64url, type RootSeed, same, toBase64url } from '../../crypto/bytes';
import { unwrapRoot, wrapRoot } from '../../crypto/root-share';
import { rootPublicKey, successor, teamOf, type VerifiedRoster } from '../../crypto/roster';
import { secureRandom } from '../../crypto/sodium';
import type { AccountId } from '../../protocol/bytes';
import { MellomError } from '../../protocol/errors';
import type { WithCases } from '../cases/case-cache';
import type { Context } from '../context';
import { isCode } from '../errors';
import { type Live, writeItem } from '../sync/write';
import { mustRoster } from '../team-roster';
import { changeRoster, heldRoot, isLead, rootOf, teamLog } from './roster-change';

/** Accounts that have had the root in force in their vault; see src/care/members/root.ts. */
export async function holdersOf(session: WithCases, roster: VerifiedRoster): Promise<string[]> {
  const log = teamLog(session, roster);
  if (!log) return heldRoot(session, roster) ? [session.me] : [];
  const root = successor(roster);
  const { founder } = log.state;
  const first = founder && same(teamOf(root), roster.team) ? toBase64url(founder) : null;
  return rootHolders(await session.cases.state(log), toBase64url(root), first);
}

/** Into the team's stream: this seed, wrapped to one account. */
export async function giveRoot(x: Live, seed: RootSeed, to: AccountId): Promise<void> {
  const roster = mustRoster(x);
  const log = teamLog(x, roster);
  if (!log) throw new MellomError('E_EPOCH', 'no team stream yet');
  await x.cards.fetch([to]);
  await writeItem(x, log, {
    kind: 'root-share',
    to: toBase64url(to),
    root: toBase64url(rootPublicKey(seed)),
    wrap: toBase64url(wrapRoot(seed, x.cards.must(to), roster.team)),
  });
}

/** Into this account's vault, on the relay too; seeds of this team that sign nothing any more go. */
export async function takeRoot(u: Context, roster: VerifiedRoster, seed: RootSeed): Promise<void> {
  const signing = successor(roster);
  await u.vault.change((contents) => ({
    ...contents,
    roots: [
      ...contents.roots.filter(
        (one) => !same(one.team, roster.team) || (same(rootPublicKey(one.seed), signing) && !same(one.seed, seed)),
      ),
      { team: roster.team, seed },
    ],
  }));
  await u.vault.push();
  u.state.changed('teamTrust');
}

/** A root that somebody has given to this lead: taken if it is the one in force. */
export async function takeGivenRoot(session: WithCases): Promise<void> {
  const roster = mustRoster(session);
  const log = teamLog(session, roster);
  if (!log || !isLead(session, roster) || heldRoot(session, roster)) return;
  const root = successor(roster);
  const name = toBase64url(root);
  const { items } = await session.cases.state(log);
  for (const { item } of (items['root-share'] ?? []).toReversed()) {
    if (item.to !== session.me || item.root !== name) continue;
    try {
      return await takeRoot(session, roster, unwrapRoot(session.account, fromBase64url(item.wrap), roster.team, root));
    } catch (e) {
      if (!isCode(e, 'E_OPEN', 'E_FORMAT')) throw e;
    }
  }
}

/**
 * The root hands over to a new one. In this order, so that no crash loses it: into this vault, to the other leads who hold the old one,
 * then a version that names it (signed by the old), then one signed by itself. From then on the old one signs nothing that counts.
 * @throws MellomError E_REFUSED when this account does not hold the root
 */
export async function changeRoot(at: WithCases): Promise<void> {
  await at.connection.online();
  const before = mustRoster(at);
  const old = rootOf(at, before);
  const seed = asRootSeed(secureRandom(32));
  await at.vault.change((contents) => ({ ...contents, roots: [...contents.roots, { team: before.team, seed }] }));
  await at.vault.push();
  const holders = await holdersOf(at, before);
  const leads = before.people.filter((one) => one.roles.includes('lead') && [...holders, at.me].includes(toBase64url(one.id)));
  for (const { id } of leads) await giveRoot(at, seed, id);
  await at.outbox.settled();
  const log = teamLog(at, before);
  if (log && at.outbox.pending(log.ref).length > 0) throw new MellomError('E_OFFLINE', 'the new root has not been given on');
  const next = rootPublicKey(seed);
  await changeRoster(at, (roster) => {
    if (!same(successor(roster), rootPublicKey(old))) throw new MellomError('E_VERSION', 'another lead has changed it');
    return { nextRoot: next };
  });
  await finishRootChange(at);
}

/** After a crash between the two versions: the named root signs. */
export async function finishRootChange(x: Live): Promise<void> {
  const named = mustRoster(x);
  const seed = heldRoot(x, named);
  if (!named.nextRoot || !seed || !isLead(x, named)) return;
  const roster = await changeRoster(x, ({ nextRoot }) => (nextRoot ? {} : null));
  await takeRoot(x, roster, seed);
}

/** Whoever has held the root and is no lead any more could sign rosters for a relay that takes them: then the root changes. */
export async function outOfReach(at: WithCases, roster: VerifiedRoster, holders: readonly string[], account: AccountId) {
  const stillLeads = roster.people.some((one) => same(one.id, account) && one.roles.includes('lead'));
  if (holders.includes(toBase64url(account)) && !stillLeads && isLead(at, roster)) await changeRoot(at);
}
