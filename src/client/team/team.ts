import { asRootSeed } from '../../crypto/bytes';
import { makeStream } from '../../crypto/compose';
import { makeRoster, type RosterPerson, rootPublicKey, teamOf, type VerifiedRoster } from '../../crypto/roster';
import { secureRandom } from '../../crypto/sodium';
import { MellomError } from '../../protocol/errors';
import { type StaffRole, staffRoles } from '../../protocol/kinds';
import type { Context } from '../context';
import { isCode } from '../errors';
import type { Live } from '../sync/write';
import { pinRoster } from '../team-roster';
import type { TeamAbout } from '../values';
import { changeRoster, issue } from './roster-change';

/** The first lead is everything but a reader, until there are more. */
const firstRoles: StaffRole[] = staffRoles.filter((role) => role !== 'reader');

export const teamOn = (held: { session: () => Live }) => ({
  acts: {
    setAbout: async (about: TeamAbout): Promise<void> => {
      await changeRoster(held.session(), () => ({ about }));
    },
  },
});

/**
 * Root key, first roster, the team's stream, second roster that names the stream. Each step is skipped when it is done, so that a
 * crash in between is no more than a pause. The root is in the vault, on the relay too, before anything is signed with it.
 */
export async function setUpTeam(x: Live, setup: Uint8Array, p: { about: TeamAbout; name: string; title: string }): Promise<void> {
  const { sync } = x;
  const held = x.vault.contents().roots[0];
  const seed = held?.seed ?? asRootSeed(secureRandom(32));
  const team = held?.team ?? teamOf(rootPublicKey(seed));
  if (!held) await x.vault.change((contents) => ({ ...contents, roots: [{ team, seed }] }));
  await x.vault.push();
  const me: RosterPerson = { id: x.account.id, name: p.name, title: p.title, roles: firstRoles };
  if (!(await knows(x, team))) {
    const first = makeRoster({ previous: null, rootSeed: seed, issuedAt: new Date(x.env.now()), about: p.about, people: [me] });
    await x.connection.request('roster.put', { roster: first.bytes, signature: first.signature, setup });
    await x.rosters.keep(first);
  }
  const roster = x.rosters.newest(team);
  if (!roster) throw new MellomError('E_ROSTER_WAIT');
  await pinRoster(x, roster);
  await x.cards.fetch([x.account.id]);
  await sync.all();
  if (!x.logs.all().some((log) => log.state.type === 'team')) {
    const made = makeStream({ account: x.account, type: 'team', roster, card: x.cards.must });
    const { seq } = await x.connection.request('append', { row: made.row });
    await sync.feed(x.logs.of(made.stream), [{ seq, row: made.row }]);
  }
  const stream = x.logs.all().find((log) => log.state.type === 'team')?.stream;
  if (!roster.teamStream && stream) {
    await issue(
      x,
      makeRoster({
        previous: roster,
        rootSeed: seed,
        issuedAt: new Date(x.env.now()),
        about: roster.about,
        people: roster.people,
        teamStream: stream,
      }),
    );
  }
}

async function knows(u: Context, team: VerifiedRoster['team']): Promise<boolean> {
  try {
    await u.rosters.fetch(team);
    return true;
  } catch (e) {
    if (isCode(e, 'E_REFUSED')) return false;
    throw e;
  }
}
