import { describe, expect, it } from 'vitest';
import { newSeed } from '../../src/crypto/account';
import { asRootSeed, parseJson, utf8 } from '../../src/crypto/bytes';
import { hash } from '../../src/crypto/hash';
import {
  custodians,
  hasRole,
  isListed,
  makeRoster,
  rolesOf,
  rootPublicKey,
  teamOf,
  type VerifiedRoster,
  verifyRoster,
  withRole,
} from '../../src/crypto/roster';
import { about, makeWorld } from './world';

const world = makeWorld('rosters');
const { lena, alice, kari, bob } = world.people;
const team = world.roster.team;
const issuedAt = new Date('2026-03-01T12:00:00Z');
const people = world.roster.people;
const signed = (roster: VerifiedRoster) => ({ roster: roster.bytes, signature: roster.signature });
const next = (previous: VerifiedRoster, rootSeed = world.root, more = {}) =>
  makeRoster({ previous, rootSeed, issuedAt, about, people, ...more });

describe('a roster', () => {
  it('is believed at first contact because the team is named after its root', () => {
    const read = verifyRoster(signed(world.roster), team, []);
    expect(read).toEqual(world.roster);
    expect(read.team).toEqual(teamOf(rootPublicKey(world.root)));
    expect(read.hash).toEqual(hash('roster', read.bytes));
    expect(read.about.hours).toBe('hverdager 8–15.30');
  });

  it('tells who is staff, and who is not', () => {
    expect(isListed(world.roster, alice.id)).toBe(true);
    expect(isListed(world.roster, bob.id)).toBe(false);
    expect(rolesOf(world.roster, bob.id)).toEqual([]);
    expect(hasRole(world.roster, lena.id, 'lead', 'duty')).toBe(true);
    expect(custodians(world.roster)).toHaveLength(2);
    expect(custodians(world.roster)[0]).toEqual(kari.id);
    expect(withRole(world.roster, 'intake', 'duty')).toHaveLength(2);
  });

  it("of Eve's own making is not this team's", () => {
    const eves = makeRoster({ previous: null, rootSeed: asRootSeed(newSeed()), issuedAt, about, people });
    expect(() => verifyRoster(signed(eves), team, [])).toThrow('E_ROSTER');
    const forged = {
      roster: utf8(
        new TextDecoder()
          .decode(eves.bytes)
          .replace(/"team":"[^"]+"/, `"team":"${JSON.parse(new TextDecoder().decode(world.roster.bytes)).team}"`),
      ),
      signature: eves.signature,
    };
    expect(() => verifyRoster(forged, team, [])).toThrow('E_ROSTER');
  });

  it('altered anywhere no longer counts', () => {
    const altered = utf8(new TextDecoder().decode(world.roster.bytes).replace('"lead"', '"duty"'));
    expect(() => verifyRoster({ roster: altered, signature: world.roster.signature }, team, [])).toThrow('E_ROSTER');
    const spaced = utf8(JSON.stringify(parseJson(world.roster.bytes), null, 1));
    expect(() => verifyRoster({ roster: spaced, signature: world.roster.signature }, team, [])).toThrow('E_ROSTER');
  });

  it('follows its predecessor by hash, or it is a fork', () => {
    const second = next(world.roster);
    expect(second.version).toBe(2);
    expect(verifyRoster(signed(second), team, [world.roster]).version).toBe(2);
    const otherFirst = makeRoster({ previous: null, rootSeed: world.root, issuedAt, about, people: people.slice(1) });
    expect(() => verifyRoster(signed(otherFirst), team, [world.roster])).toThrow('E_ROSTER_FORK');
    expect(() => verifyRoster(signed(next(otherFirst)), team, [world.roster])).toThrow('E_ROSTER_FORK');
    expect(() => verifyRoster(signed(otherFirst), team, [second])).toThrow('E_ROSTER_FORK');
    expect(verifyRoster(signed(world.roster), team, [second]).version).toBe(1);
  });

  it('may be several versions newer while the root is the same', () => {
    const fourth = next(next(next(world.roster)));
    expect(verifyRoster(signed(fourth), team, [world.roster]).version).toBe(4);
  });

  it('is handed over to a new root, after which the old one signs nothing more', () => {
    const newRoot = asRootSeed(newSeed());
    const handing = next(world.roster, world.root, { nextRoot: rootPublicKey(newRoot) });
    const first = next(handing, newRoot);
    const later = next(first, newRoot);
    expect(first.team).toEqual(team);
    expect(verifyRoster(signed(first), team, [handing]).version).toBe(3);
    expect(verifyRoster(signed(later), team, [world.roster, handing, first]).version).toBe(4);
    expect(() => next(handing, world.root)).toThrow('E_ROSTER');

    const stolen = next({ ...handing, nextRoot: null }, world.root);
    expect(() => verifyRoster(signed(stolen), team, [handing])).toThrow('E_ROSTER');
  });

  it('under a root that is not known yet waits for the versions in between', () => {
    const newRoot = asRootSeed(newSeed());
    const handing = next(next(world.roster), world.root, { nextRoot: rootPublicKey(newRoot) });
    const later = next(handing, newRoot);
    expect(() => verifyRoster(signed(later), team, [world.roster])).toThrow('E_ROSTER_WAIT');
    expect(() => verifyRoster(signed(later), team, [])).toThrow('E_ROSTER_WAIT');
  });

  it('lists nobody twice', () => {
    expect(() => makeRoster({ previous: null, rootSeed: world.root, issuedAt, about, people: [...people, ...people] })).toThrow(
      'E_ROSTER',
    );
  });

  const whole = {
    ...about,
    door: { age: 16, closed: { words: 'Vi har sommerstengt.', until: '2026-08-02' } },
    days: { christmasEve: true, newYearsEve: false },
    closedDays: [{ from: '2026-07-13', until: '2026-07-31' }],
    places: [{ kommune: '4204' }, { kommune: '0301', bydel: 'Sagene' }],
    rooms: ['Samtalerom 2'],
    videoHosts: ['join.nhn.no'],
    retentionMonths: 24,
  };

  it('says, signed, who may ask for help by themselves, when the team is away, and where people meet', () => {
    const read = verifyRoster(signed(next(world.roster, world.root, { about: whole })), team, [world.roster]);
    expect(read.about).toEqual(whole);
  });

  it.each([
    ['an age that no service has', { door: { age: 9 } }],
    ['a day that is no day', { closedDays: [{ from: 'i sommer', until: '2026-07-31' }] }],
    ['a host with a way behind it', { videoHosts: ['join.nhn.no/evil'] }],
    ['a host that is a word', { videoHosts: ['localhost'] }],
    ['a municipality by name', { places: [{ kommune: 'Oslo' }] }],
    ['no months at all', { retentionMonths: 0 }],
    ['a member that nobody knows', { doors: [] }],
  ])('with %s is none', (_, wrong) => {
    expect(() => next(world.roster, world.root, { about: { ...about, ...wrong } })).toThrow('E_ROSTER');
  });
});
