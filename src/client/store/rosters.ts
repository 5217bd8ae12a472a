import { asRosterHash, hex, same } from '../../crypto/bytes';
import { type RosterPerson, type VerifiedRoster, verifyRoster } from '../../crypto/roster';
import type { RosterHash, TeamId } from '../../protocol/bytes';
import { MellomError } from '../../protocol/errors';
import type { Connection } from '../connection';
import { isCode } from '../errors';
import type { Store } from './database';
import type { Refs } from './refs';

/** Who is staff, version after version, each verified against those before. A version once seen is never seen as another. */
export interface Rosters {
  newest: (team: TeamId) => VerifiedRoster | null;
  at: (team: TeamId, version: number, hash: RosterHash) => VerifiedRoster | 'wait' | 'bad';
  /**
   * The newest that the relay has, or one version. True when something new was learned.
   * @throws MellomError E_ROSTER, E_ROSTER_FORK
   */
  fetch: (team: TeamId, version?: number) => Promise<boolean>;
  /** All that this device has above a version, ascending. */
  after: (team: TeamId, version: number) => VerifiedRoster[];
  /** Those who were listed once and are not any more, as this device knew them last: what they wrote keeps its name. */
  former: (team: TeamId) => RosterPerson[];
  /** One that this device has made itself. */
  keep: (roster: VerifiedRoster) => Promise<void>;
}
export interface Pin {
  team: TeamId;
  version: number;
  hash: RosterHash;
}

/** @param pins what the vault remembers: nothing older, nothing else at those versions */
export async function keepRosters(p: {
  refs: Refs;
  store: Store;
  connection: Connection;
  pins: () => readonly Pin[];
}): Promise<Rosters> {
  const byTeam = new Map<string, VerifiedRoster[]>();
  const of = (team: TeamId) => byTeam.get(hex(team)) ?? [];
  const add = (roster: VerifiedRoster) => {
    byTeam.set(
      hex(roster.team),
      [...of(roster.team).filter((one) => one.version !== roster.version), roster].sort((a, b) => a.version - b.version),
    );
  };
  for (const { value } of (await p.store.all('rosters')).toSorted((a, b) => a.key[1] - b.key[1])) {
    const team = value.team as TeamId;
    add(verifyRoster(value, team, of(team)));
  }
  const keep = async (roster: VerifiedRoster) => {
    const value = { team: roster.team, roster: roster.bytes, signature: roster.signature };
    await p.store.write([{ table: 'rosters', key: [p.refs.team(roster.team), roster.version], value }]);
    add(roster);
  };
  const ask = async (team: TeamId, version?: number): Promise<VerifiedRoster> => {
    const signed = await p.connection.request('roster.get', version === undefined ? { team } : { team, version });
    for (;;) {
      try {
        const roster = verifyRoster(signed, team, of(team));
        const pin = p.pins().find((one) => same(one.team, team));
        if (pin && pin.version === roster.version && !same(pin.hash, roster.hash))
          throw new MellomError('E_ROSTER_FORK', 'not the pinned one');
        return roster;
      } catch (e) {
        if (!isCode(e, 'E_ROSTER_WAIT')) throw e;
        // The root has been handed over in between: learn the versions on the way.
        const next = (of(team).at(-1)?.version ?? 0) + 1;
        if (version !== undefined && next >= version) throw new MellomError('E_ROSTER', 'no way to this version');
        await fetch(team, next).catch((e) => {
          throw isCode(e, 'E_REFUSED') ? new MellomError('E_ROSTER', 'no way to this version') : e;
        });
      }
    }
  };
  const fetch = async (team: TeamId, version?: number): Promise<boolean> => {
    // As known when asking: while the answer is on its way this device may have made a newer one itself.
    const pin = p.pins().find((one) => same(one.team, team));
    const floor = Math.max(of(team).at(-1)?.version ?? 0, pin?.version ?? 0);
    const roster = await ask(team, version);
    if (version === undefined && roster.version < floor) throw new MellomError('E_ROSTER', 'older than the one that is known');
    if (of(team).some((one) => one.version === roster.version)) return false;
    await keep(roster);
    // The pinned version must be in this roster's past, not only below it.
    if (pin && pin.version < roster.version && !of(team).some((one) => one.version === pin.version))
      await fetch(team, pin.version);
    return true;
  };
  return {
    newest: (team) => of(team).at(-1) ?? null,
    after: (team, version) => of(team).filter((one) => one.version > version),
    former: (team) => {
      const listed = new Set(
        of(team)
          .at(-1)
          ?.people.map((one) => hex(one.id)),
      );
      const known = new Map(of(team).flatMap(({ people }) => people.map((one) => [hex(one.id), one] as const)));
      return [...known].filter(([id]) => !listed.has(id)).map(([, one]) => one);
    },
    at: (team, version, hash) => {
      const roster = of(team).find((one) => one.version === version);
      if (!roster) return 'wait';
      return same(roster.hash, asRosterHash(hash)) ? roster : 'bad';
    },
    fetch,
    keep,
  };
}
