import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asInviteSecret, asRowId, asTeamId, toBase64url } from '../../src/crypto/bytes';
import { doorLink, readDoorLink } from '../../src/crypto/door-link';
import { hash } from '../../src/crypto/hash';
import {
  type Bundle,
  controlWords,
  inviteKeys,
  isClaimSigned,
  isStaffClaimSigned,
  newInviteSecret,
  openBundle,
  sealBundle,
  signClaim,
  signStaffClaim,
} from '../../src/crypto/invitation';
import { inviteCode, inviteLink, readInvitation } from '../../src/crypto/invite-link';
import { invitedCase, makeWorld } from './world';

const world = makeWorld('invitations');
const { alice, bob, eve } = world.people;
const team = world.roster.team;
const words: string[] = JSON.parse(readFileSync(new URL('../../locales/nb/wordlist.json', import.meta.url), 'utf8'));

describe('an invitation', () => {
  const { secret, keys, made } = invitedCase(world);
  const bundle: Bundle = {
    kind: 'citizen',
    team,
    stream: made.stream,
    epoch: made.id,
    key: made.key,
    welcome: { called: 'Bob', greeting: 'Velkommen' },
  };

  it('reaches Bob by link, by QR or read out over the telephone', () => {
    const link = inviteLink(secret, team);
    expect(link).toMatch(/^\/i#[A-Za-z0-9_-]{44}[0-9A-Z]{2}$/);
    expect(readInvitation(`https://mellom.lillevik.no${link}`)).toEqual({ secret, team: team.slice(0, 16) });
    expect(readInvitation(link.slice(3))).toEqual({ secret, team: team.slice(0, 16) });
    expect(readInvitation(` ${inviteCode(secret).toLowerCase()} `)).toEqual({ secret, team: null });
  });

  it('is told from anything else that may be pasted', () => {
    for (const wrong of [
      '',
      'Hei Kari, ring meg gjerne.',
      `/i#${toBase64url(new Uint8Array(33))}`,
      '/r#AgID',
      'https://mellom.lillevik.no',
    ])
      expect(() => readInvitation(wrong), wrong).toThrow(/^E_INVITATION$/);
  });

  it('gives Bob the bundle that Alice left, and only that one', () => {
    const sealed = sealBundle(keys, bundle);
    expect(openBundle(inviteKeys(secret), team.slice(0, 16), sealed)).toEqual(bundle);
    expect(openBundle(inviteKeys(secret), null, sealed)).toEqual(bundle);
    expect(() => openBundle(inviteKeys(newInviteSecret()), null, sealed)).toThrow(/^E_OPEN$/);
  });

  it('of another team than the link says is refused', () => {
    const sealed = sealBundle(keys, bundle);
    expect(() => openBundle(keys, makeWorld('another').roster.team.slice(0, 16), sealed)).toThrow(/^E_OPEN$/);
  });

  it('to a new colleague says who invites, and as what', () => {
    const staff: Bundle = { kind: 'staff', team, inviter: alice.id, name: 'Anders', roles: ['therapist', 'duty'] };
    expect(openBundle(keys, null, sealBundle(keys, staff))).toEqual(staff);
  });

  it('is claimed for one account, in one place of one stream', () => {
    const claim = signClaim(keys, made.stream, made.id, bob.id);
    expect(isClaimSigned(keys.invitePk, made.stream, made.id, bob.id, claim)).toBe(true);
    expect(isClaimSigned(keys.invitePk, made.stream, made.id, eve.id, claim)).toBe(false);
    expect(isClaimSigned(keys.invitePk, made.stream, asRowId(hash('id')), bob.id, claim)).toBe(false);
    expect(isClaimSigned(inviteKeys(newInviteSecret()).invitePk, made.stream, made.id, bob.id, claim)).toBe(false);
  });

  it('to staff is claimed for one account in one team', () => {
    const claim = signStaffClaim(keys, team, bob.id);
    expect(isStaffClaimSigned(keys.invitePk, team, bob.id, claim)).toBe(true);
    expect(isStaffClaimSigned(keys.invitePk, team, eve.id, claim)).toBe(false);
    expect(isClaimSigned(keys.invitePk, made.stream, made.id, bob.id, claim)).toBe(false);
  });

  it('gives both ends the same six words to compare', () => {
    const mine = controlWords(made.id, words);
    expect(mine).toHaveLength(6);
    expect(controlWords(made.id, words)).toEqual(mine);
    expect(controlWords(asRowId(hash('id')), words)).not.toEqual(mine);
    expect(() => controlWords(made.id, ['sol'])).toThrow('E_INPUT');
  });
});

/** What mail programs, messages, quotation and hands make of a link; always the same invitation. */
const host = 'https://mellom.lillevik.no';
const mangled: Record<string, (link: string) => string> = {
  'a full stop behind': (link) => `${link}.`,
  'a bracket behind': (link) => `(${link})`,
  'an angle bracket around': (link) => `<${link}>`,
  'an encoded space behind': (link) => `${link}%20`,
  'an encoded line break behind': (link) => `${link}%0D%0A`,
  'quotation marks around': (link) => `«${link}» "${link}"`,
  'spaces and breaks around': (link) => `\n  ${link}\t\r\n`,
  'words around': (link) => `Hei Kari! Her er lenken: ${link} Hilsen Lea Lunde i Lillevik`,
  'a sentence going on': (link) => `Åpne ${link}, og skriv til meg.`,
  'a break within': (link) => `${link.slice(0, 50)}\r\n${link.slice(50)}`,
  'breaks within, quoted': (link) => `> ${link.slice(0, 40)}\n> ${link.slice(40, 60)}\n> ${link.slice(60)}\n> Hilsen Lea`,
  'a soft break within': (link) => `${link.slice(0, 55)}=\r\n${link.slice(55)}`,
  'a space within': (link) => `${link.slice(0, 45)} ${link.slice(45)}`,
  'an invisible break within': (link) => `${link.slice(0, 45)}\u200b${link.slice(45)}\ufeff`,
  'an encoded number sign': (link) => link.replace('#', '%23'),
  'a wrapping address': (link) => `https://safe.example.com/?url=${encodeURIComponent(link)}&data=05`,
  'an address wrapped twice': (link) => `https://safe.example.com/?url=${encodeURIComponent(encodeURIComponent(link))}&data=05`,
  'a host in capitals': (link) => link.replace(host, host.toUpperCase()).replace('/i#', '/I#'),
  'no host': (link) => link.slice(link.indexOf('#') + 1),
  'typographic hyphens': (link) => link.replaceAll('--', '—').replaceAll('-', '‑'),
  'an escaped underscore': (link) => link.replaceAll('_', '\\_'),
  'one letter lost behind': (link) => link.slice(0, -1),
  'two letters lost behind': (link) => link.slice(0, -2),
};
const anyLink = fc.record({
  secret: fc.uint8Array({ minLength: 16, maxLength: 16 }),
  team: fc.uint8Array({ minLength: 32, maxLength: 32 }),
});

describe('A21 a mangled link', () => {
  it.each(Object.entries(mangled))('still opens with %s', (_, mangle) => {
    fc.assert(
      fc.property(anyLink, ({ secret, team: of }) => {
        const whole = `${host}${inviteLink(asInviteSecret(secret), asTeamId(of))}`;
        expect(readInvitation(mangle(whole))).toEqual({ secret, team: of.slice(0, 16) });
      }),
    );
  });

  it.each(Object.entries(mangled))('of a team’s door still leads there with %s', (_, mangle) => {
    fc.assert(
      fc.property(anyLink, ({ team: of }) => {
        expect(readDoorLink(mangle(`${host}${doorLink(asTeamId(of))}`))).toEqual(of);
      }),
    );
  });

  it('of a door is told from an invitation, and says that it is cut', () => {
    fc.assert(
      fc.property(anyLink, fc.integer({ min: 10, max: 43 }), ({ secret, team: of }, length) => {
        expect(() => readDoorLink(inviteLink(asInviteSecret(secret), asTeamId(of)))).toThrow('E_INVITATION');
        expect(() => readInvitation(doorLink(asTeamId(of)))).toThrow('E_INVITATION');
        expect(() => readDoorLink(`${host}${doorLink(asTeamId(of)).slice(0, 3 + length)}`)).toThrow('E_INVITATION_CUT');
      }),
    );
  });

  it('always ends on a letter or a digit, so that no mail program leaves its end out', () => {
    fc.assert(
      fc.property(anyLink, ({ secret, team: of }) => {
        expect(inviteLink(asInviteSecret(secret), asTeamId(of))).toMatch(/[0-9A-Z]$/);
      }),
    );
  });

  it('from before there was a check opens, with what stands around it, and without its last letter', () => {
    fc.assert(
      fc.property(anyLink, ({ secret, team: of }) => {
        const before = `${host}${inviteLink(asInviteSecret(secret), asTeamId(of)).slice(0, -2)}`;
        for (const given of [
          before,
          `${before}.`,
          `<${before}>`,
          `${before} Hilsen Lea`,
          `${before.slice(0, 50)}\n${before.slice(50)}`,
        ])
          expect(readInvitation(given)).toEqual({ secret, team: of.slice(0, 16) });
        expect(readInvitation(before.slice(0, -1))).toEqual({ secret, team: of.slice(0, 15) });
      }),
    );
  });

  it('with less than the secret needs is said to be cut, never to be wrong', () => {
    fc.assert(
      fc.property(anyLink, fc.integer({ min: 0, max: 42 }), ({ secret, team: of }, kept) => {
        const cut = `${host}${inviteLink(asInviteSecret(secret), asTeamId(of)).slice(0, 3 + kept)}`;
        for (const given of [cut, `${cut}.`, `<${cut}>`, `Her er lenken: ${cut}\n`])
          expect(() => readInvitation(given), given).toThrow('E_INVITATION_CUT');
      }),
    );
    for (const cut of [`${host}/i`, `${host}/i#`, 'ABCD-EFGH-JK', 'ABCD EFGH JKMN PQRS TVWX YZ01 23'])
      expect(() => readInvitation(cut), cut).toThrow('E_INVITATION_CUT');
  });

  it('with another letter is refused, and does not become another invitation', () => {
    fc.assert(
      fc.property(
        anyLink,
        fc.integer({ min: 0, max: 43 }),
        fc.constantFrom('A', 'z', '7', '-', '_'),
        ({ secret, team: of }, at, letter) => {
          const link = inviteLink(asInviteSecret(secret), asTeamId(of));
          const other = `${link.slice(0, 3 + at)}${letter}${link.slice(4 + at)}`;
          fc.pre(other !== link);
          expect(() => readInvitation(other)).toThrow('E_INVITATION');
        },
      ),
    );
  });

  it('as a code is found among the words that were copied with it', () => {
    fc.assert(
      fc.property(anyLink, ({ secret }) => {
        const code = inviteCode(asInviteSecret(secret));
        for (const given of [
          `Koden: ${code}`,
          `kode ${code.toLowerCase()}.`,
          `Eller skriv koden ${code.replaceAll('-', ' ')} på telefonen`,
          code.replaceAll('-', ''),
        ])
          expect(readInvitation(given), given).toEqual({ secret, team: null });
      }),
    );
  });
});
