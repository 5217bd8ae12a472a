import { asRootSeed } from '../../crypto/bytes';
import { makeStream } from '../../crypto/compose';
import { makeRoster, type RosterPerson, rootPublicKey, teamOf, type VerifiedRoster } from '../../crypto/roster';
import { secureRandom } from '../../crypto/sodium';
import { MellomError } from '../../protocol/errors';
import { type StaffRole, staffRoles } from '../../protocol/kinds';
import type { Unlocked } from '../context';
import { isCode } from '../errors';
import type { Live } from '../sync/write';
import { pinRoster } from '../team-roster';
import type { TeamAbout } from '../values';
import { changeRoster, issue } from './roster-change';

/** The first lead is everything but a reader, until there are more. */
const firstRoles: StaffRole[] = staffRoles.filter((role) => role !== 'reader');

export const teamOn = (held: { session: () => { live: Live } }) => ({
  acts: {
    setAbout: async (about: TeamAbout): Promise<void> => {
      await changeRoster(held.session().live, () => ({ about }));
    },
  },
});

/**
 * Root key, first roster, the team's stream, second roster that names the stream. Each step is skipped when it is done, so that a
 * crash in between is no more than a pause. The root is in the vault, on the relay too, before anything is signed with it.
 */
export async function setUpTeam(x: Live, setup: Uint8Array, p: { about: TeamAbout; name: string; title: string }): Promise<void> {
  const { u, sync } = x;
  const held = u.vault.contents().roots[0];
  const seed = held?.seed ?? asRootSeed(secureRandom(32));
  const team = held?.team ?? teamOf(rootPublicKey(seed));
  if (!held) await u.vault.change((contents) => ({ ...contents, roots: [{ team, seed }] }));
  await u.vault.push();
  const me: RosterPerson = { id: u.account.id, name: p.name, title: p.title, roles: firstRoles };
  if (!(await knows(u, team))) {
    const first = makeRoster({ previous: null, rootSeed: seed, issuedAt: new Date(u.env.now()), about: p.about, people: [me] });
    await u.connection.request('roster.put', { roster: first.bytes, signature: first.signature, setup });
    await u.rosters.keep(first);
  }
  const roster = u.rosters.newest(team);
  if (!roster) throw new MellomError('E_ROSTER_WAIT');
  await pinRoster(u, roster);
  await u.cards.fetch([u.account.id]);
  await sync.all();
  if (!u.logs.all().some((log) => log.state.type === 'team')) {
    const made = makeStream({ account: u.account, type: 'team', roster, card: u.cards.must });
    const { seq } = await u.connection.request('append', { row: made.row });
    await sync.feed(u.logs.of(made.stream), [{ seq, row: made.row }]);
  }
  const stream = u.logs.all().find((log) => log.state.type === 'team')?.stream;
  if (!roster.teamStream && stream) {
    await issue(
      x,
      makeRoster({
        previous: roster,
        rootSeed: seed,
        issuedAt: new Date(u.env.now()),
        about: roster.about,
        people: roster.people,
        teamStream: stream,
      }),
    );
  }
}

async function knows(u: Unlocked, team: VerifiedRoster['team']): Promise<boolean> {
  try {
    await u.rosters.fetch(team);
    return true;
  } catch (e) {
    if (isCode(e, 'E_REFUSED')) return false;
    throw e;
  }
}
