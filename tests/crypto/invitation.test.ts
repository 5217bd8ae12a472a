import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { asRowId, toBase64url } from '../../src/crypto/bytes';
import { hash } from '../../src/crypto/hash';
import {
  type Bundle,
  controlWords,
  inviteCode,
  inviteKeys,
  inviteLink,
  isClaimSigned,
  isStaffClaimSigned,
  newInviteSecret,
  openBundle,
  readInvitation,
  sealBundle,
  signClaim,
  signStaffClaim,
} from '../../src/crypto/invitation';
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
    expect(link).toMatch(/^\/i#[A-Za-z0-9_-]{44}$/);
    expect(readInvitation(`https://mellom.lillevik.no${link}`)).toEqual({ secret, team: team.slice(0, 16) });
    expect(readInvitation(link.slice(3))).toEqual({ secret, team: team.slice(0, 16) });
    expect(readInvitation(` ${inviteCode(secret).toLowerCase()} `)).toEqual({ secret, team: null });
  });

  it('is told from anything else that may be pasted', () => {
    for (const wrong of [
      '',
      'https://mellom.lillevik.no/i',
      '/i#',
      `/i#${toBase64url(new Uint8Array(33))}`,
      `${inviteLink(secret, team)}A`,
      '/r#AgID',
    ]) {
      expect(() => readInvitation(wrong), wrong).toThrow('E_INVITATION');
    }
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
