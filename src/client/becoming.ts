import { newSeed, openAccount } from '../crypto/account';
import { asRecoverySecret, fromBase64url, same } from '../crypto/bytes';
import { openOfflineSlot, sealOfflineSlot } from '../crypto/offline-slot';
import { newVaultKey, parseRecoveryCode, recoveryCode, sealVault, type VaultContents } from '../crypto/vault';
import { MellomError } from '../protocol/errors';
import type { InvitationPreview, NewUnlocker } from './api';
import { isCode } from './codes';
import type { Holding } from './holding';
import { claimStaffPlace, joinCase } from './joining';
import { insistOnStrength } from './passphrases';
import { openInvitation } from './reading-invitation';
import { readRenewed, renewedIsKept } from './restoring';
import { beginSetup, keepSetup, readSetup, type Setup } from './setup';
import { setUpTeam } from './team';

/** How an account comes to be and gets its place: each step can be taken again after a reload, and none is taken twice. */
export interface Becoming {
  readInvitation: (linkOrCode: string) => Promise<InvitationPreview>;
  readSetup: (link: string) => Promise<void>;
  create: (by: NewUnlocker) => Promise<{ recoveryCode: string; accountName: string }>;
  confirmRecoveryCode: (typed: string) => Promise<void>;
  accept: (p: { called?: string; name?: string; title?: string }) => Promise<{ caseRef: string | null }>;
  setUpTeam: (p: Parameters<typeof setUpTeam>[2]) => Promise<void>;
}
export const standardAutoLock = 10;
type Read = Pick<Setup, 'invitation' | 'team' | 'role'>;
const nothing: Read = { invitation: null, team: null, role: 'citizen' };

export function becomingOn(h: Holding): Becoming {
  /** Read before there was an account to keep it. */
  let read = nothing;

  const isHalfMade = async () => h.isOpen() && !(await h.device())?.finished;
  const begin = async () => {
    const setup = await beginSetup(h.session(), read);
    await h.putDevice({ role: setup.role });
    await h.settle();
    return setup;
  };
  const confirmed = async (): Promise<Setup> => {
    const setup = await readSetup(h.session());
    if (!setup) throw new MellomError('E_TAKEN', 'nothing is unfinished');
    if (!setup.confirmed) throw new MellomError('E_RECOVERY_CODE', 'not typed back yet');
    return { ...setup, invitation: read.invitation ?? setup.invitation, team: read.team ?? setup.team };
  };
  /** The relay knows the account: card, vault and unlockers; the connection is logged in. */
  const register = async () => {
    const { live, setRegistered } = h.session();
    const { connection, account, vault } = live.u;
    if (!(await h.device())?.registered) {
      await connection.connected();
      await connection.request('register', { card: account.card });
      await h.putDevice({ registered: true });
      setRegistered();
      connection.again();
    }
    await connection.online();
    await vault.push();
  };
  const finish = async (role: 'citizen' | 'staff') => {
    await h.session().live.u.vault.push();
    await h.putDevice({ role, finished: true });
    await keepSetup(h.session(), null);
    read = nothing;
    await h.settle();
    await h.session().refresh();
  };
  const makeAccount = async (passphrase: string) => {
    const key = newVaultKey();
    const contents: VaultContents = { seed: newSeed(), rosters: [], roots: [] };
    const { id } = openAccount(contents.seed);
    const slot = await sealOfflineSlot(passphrase, id, key);
    const row = {
      id: 'this' as const,
      role: read.role,
      language: h.state.now().language,
      account: id,
      vault: sealVault(key, id, 0, contents),
      vaultVersion: 0,
      slot,
      registered: false,
      autoLock: standardAutoLock,
      since: new Date(h.env.now()).toISOString(),
      finished: false,
    };
    await h.begin(row, key, contents);
  };

  return {
    readInvitation: async (linkOrCode) => {
      const { preview } = await openInvitation(await h.reading(), linkOrCode);
      read = { invitation: linkOrCode, team: null, role: preview.kind };
      if (await isHalfMade()) await begin();
      return preview;
    },
    readSetup: async (link) => {
      try {
        const token = fromBase64url(link.trim().slice(link.trim().indexOf('#') + 1));
        if (token.length < 16 || token.length > 64) throw new MellomError('E_INVITATION');
        read = { invitation: null, team: token, role: 'staff' };
      } catch {
        throw new MellomError('E_INVITATION', 'not a link for setting up');
      }
      if (await isHalfMade()) await begin();
    },
    create: async (by) => {
      if (!('passphrase' in by)) throw new MellomError('E_PASSKEY');
      const { passphrase } = by;
      await insistOnStrength(passphrase);
      const row = await h.device();
      if (row?.finished) throw new MellomError('E_TAKEN', 'there is an account');
      if (!row) await makeAccount(passphrase);
      else if (!h.isOpen()) await h.unlock(passphrase);
      // Begun in this tab already: it must be the passphrase that was chosen then.
      else await openOfflineSlot(passphrase, h.session().live.u.account.id, row.slot);
      const { recovery } = await begin();
      return { recoveryCode: recoveryCode(asRecoverySecret(recovery.slice())), accountName: '' };
    },
    confirmRecoveryCode: async (typed) => {
      const setup = await readSetup(h.session());
      const expected = setup?.recovery ?? (await readRenewed(h));
      if (!expected || !same(parseRecoveryCode(typed), expected)) throw new MellomError('E_RECOVERY_CODE');
      if (setup) await keepSetup(h.session(), { ...setup, confirmed: true });
      else await renewedIsKept(h);
    },
    accept: async ({ called, name, title }) => {
      const { invitation } = await confirmed();
      if (!invitation) throw new MellomError('E_INVITATION', 'none was read');
      const { preview } = await openInvitation(await h.reading(), invitation).catch((e) => {
        // Claimed already, perhaps by this very account before a crash: joinCase finds out.
        if (isCode(e, 'E_INVITATION_USED', 'E_INVITATION')) return { preview: null };
        throw e;
      });
      await register();
      const { live } = h.session();
      if (preview?.kind === 'staff') {
        await claimStaffPlace(live, invitation, { name: name ?? preview.called, title: title ?? '' });
        await finish('staff');
        return { caseRef: null };
      }
      const { ref } = await joinCase(live, invitation, called);
      await finish('citizen');
      return { caseRef: ref };
    },
    setUpTeam: async (p) => {
      const { team } = await confirmed();
      if (!team) throw new MellomError('E_INVITATION', 'no link for setting up was read');
      await register();
      await setUpTeam(h.session().live, team, p);
      await finish('staff');
    },
  };
}
