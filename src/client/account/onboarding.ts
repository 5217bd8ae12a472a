import { accountOf, newSeed } from '../../crypto/account';
import { asRecoverySecret, fromBase64url, same } from '../../crypto/bytes';
import { sealOfflineSlot } from '../../crypto/offline-slot';
import { drawAccountName } from '../../crypto/passphrase';
import { newVaultKey, parseRecoveryCode, recoveryCode, sealVault, type VaultContents } from '../../crypto/vault';
import { noWays } from '../../crypto/ways';
import { MellomError } from '../../protocol/errors';
import { iso } from '../context';
import { openHere } from '../keys/open-vault';
import { insistOnStrength } from '../keys/passphrase-strength';
import { slotMaker } from '../keys/vault';
import { wordlist } from '../keys/wordlists';
import { joinCase } from '../members/claim';
import { isReading, openInvitation, teamOfInvitation } from '../members/open-invitation';
import { claimStaffPlace } from '../members/staff-place';
import type { AccountHolder } from '../session/account-holder';
import { standardAutoLock } from '../session/auto-lock';
import { accountName } from '../session/passphrase-enrolment';
import { register } from '../session/register';
import { beginSetup, keepSetup, readSetup, type Setup } from '../session/setup';
import type { DeviceRow } from '../store/tables';
import { keepPhone } from '../team/own-phone';
import { setUpTeam } from '../team/team';
import type { CaseRef, InvitationPreview, NewUnlocker, TeamAbout } from '../values';
import { readRenewed, renewedIsKept } from './restore';
import { newPasskey } from './unlockers';

/** What is written down. */
interface Sheet {
  recoveryCode: string;
  accountName: string;
}
type Read = Pick<Setup, 'invitation' | 'team' | 'role'>;
const nothing: Read = { invitation: null, team: null, role: 'citizen' };

/** How an account comes to be and gets its place: each step can be taken again after a reload, and none is taken twice. */
export function onboardingOn(h: AccountHolder) {
  /** Read before there was an account to keep it. */
  let read = nothing;

  const isHalfMade = async () => h.isOpen() && !(await h.device())?.finished;
  const begin = async () => {
    const setup = await beginSetup(h.session(), read);
    await h.putDevice({ role: setup.role });
    await h.settle();
    return setup;
  };
  const sheet = async (): Promise<Sheet> => {
    const { recovery } = await begin();
    return {
      recoveryCode: recoveryCode(asRecoverySecret(recovery.slice())),
      accountName: await accountName(h.session()),
    };
  };
  const confirmed = async (): Promise<Setup> => {
    const setup = await readSetup(h.session());
    if (!setup) throw new MellomError('E_TAKEN', 'nothing is unfinished');
    if (!setup.confirmed) throw new MellomError('E_RECOVERY_CODE', 'not typed back yet');
    return { ...setup, invitation: read.invitation ?? setup.invitation, team: read.team ?? setup.team };
  };
  /** The relay knows the account: card, vault and unlockers; the connection is logged in. */
  const registered = async () => {
    await register(h.session());
    // With the passphrase that was chosen, if it is still in memory: else the next unlock enrols it. It keeps nobody waiting outside.
    await h
      .session()
      .debt.pay()
      .catch(() => {});
    await h.session().vault.push();
  };
  const finish = async (role: Setup['role']) => {
    await h.session().vault.push();
    await h.putDevice({ role, finished: true });
    await keepSetup(h.session(), null);
    read = nothing;
    await h.settle();
    await h.session().refresh();
  };
  const makeAccount = async (by: NewUnlocker) => {
    const key = newVaultKey();
    const name = drawAccountName(await wordlist(h.state.now().language));
    const bare: VaultContents = { seed: newSeed(), rosters: [], roots: [], ways: { ...noWays, name } };
    const id = accountOf(bare.seed);
    const since = new Date(h.env.now()).toISOString();
    const typed = 'passphrase' in by ? by.passphrase : null;
    const passkey = 'passkey' in by ? newPasskey(slotMaker(id, key), since, by.passkey) : null;
    const contents = passkey?.contents(bare) ?? bare;
    const row: DeviceRow = {
      id: 'this' as const,
      role: read.role,
      language: h.state.now().language,
      account: id,
      vault: sealVault(key, id, 0, contents),
      vaultVersion: 0,
      ...(typed === null ? {} : { slot: await sealOfflineSlot(typed, id, key), slotFor: null }),
      registered: false,
      autoLock: standardAutoLock,
      since,
      finished: false,
    };
    // From its first moment on the disk something opens it.
    await h.begin(passkey?.device?.(row) ?? row, key, contents, typed);
  };
  /** Begun in this tab already: by the passphrase that was chosen then; a passkey, or a first passphrase, is a further way in. */
  const another = async (by: NewUnlocker) => {
    const row = await h.device();
    if (!row || (await openHere(row, by))) return;
    const { vault, env } = h.session();
    if ('passkey' in by) return vault.keep(newPasskey(vault.slotFor, iso(env), by.passkey));
    if (row.slot) throw new MellomError('E_PASSPHRASE');
    const slot = await vault.offlineSlot(by.passphrase);
    await h.changeDevice((now) => ({ ...now, slot, slotFor: null }));
    h.session().debt.owe(by.passphrase);
  };

  return {
    reads: {
      readInvitation: async (linkOrCode: string): Promise<InvitationPreview> => {
        const { opened, preview } = await openInvitation(await h.reading(), linkOrCode);
        read = { invitation: opened, team: null, role: preview.kind };
        if (await isHalfMade()) await begin();
        return preview;
      },
      /** Whom to call about an invitation that does not open any more; null where a typed code names no team. */
      invitationTeam: async (linkOrCode: string): Promise<TeamAbout | null> => teamOfInvitation(await h.reading(), linkOrCode),
      /** Recovery code and account name of an account that was begun here and has been unlocked again: a reload asks for nothing twice. */
      sheetAgain: sheet,
      /** First lead: one-time link printed by the relay. */
      readSetup: async (link: string): Promise<void> => {
        try {
          const token = fromBase64url(link.match(/#([\w-]+)/)?.[1] ?? '');
          if (token.length < 16 || token.length > 64) throw new MellomError('E_INVITATION');
          read = { invitation: null, team: token, role: 'staff' };
        } catch {
          throw new MellomError('E_INVITATION', 'not a link for setting up');
        }
        if (await isHalfMade()) await begin();
      },
    },
    acts: {
      /** Makes account, vault and unlockers; nothing leaves the device but sealed things. Resumable: calling again returns the same code until confirmed. */
      createAccount: async (by: NewUnlocker): Promise<Sheet> => {
        if ('passphrase' in by) await insistOnStrength(by.passphrase);
        const row = await h.device();
        if (row?.finished) throw new MellomError('E_TAKEN', 'there is an account');
        if (!row) await makeAccount(by);
        else if (!h.isOpen()) await h.unlock(by);
        else await another(by);
        return sheet();
      },
      /** Typed back; wrong: E_RECOVERY_CODE. */
      confirmRecoveryCode: async (typed: string): Promise<void> => {
        const setup = await readSetup(h.session());
        const expected = setup?.recovery ?? (await readRenewed(h));
        if (!expected || !same(parseRecoveryCode(typed), expected)) throw new MellomError('E_RECOVERY_CODE');
        if (setup) await keepSetup(h.session(), { ...setup, confirmed: true });
        else await renewedIsKept(h);
      },
      /**
       * Claims the invitation that was read and judged. Resumes after a crash. `called`: what the citizen wants to be called. `phone`: of a colleague; told to the
       * team when there is a place in it.
       */
      acceptInvitation: async ({
        called,
        name,
        title,
        phone,
      }: {
        called?: string;
        name?: string;
        title?: string;
        phone?: string;
      }): Promise<{ caseRef: CaseRef | null }> => {
        const { invitation } = await confirmed();
        if (!invitation) throw new MellomError('E_INVITATION', 'none was read');
        await registered();
        const session = h.session();
        const opened = typeof invitation === 'string' ? (await openInvitation(session, invitation)).opened : invitation;
        if (opened.kind === 'staff') {
          if (phone) await keepPhone(session, phone);
          await claimStaffPlace(session, opened, { name: name ?? opened.bundle.name, title: title ?? '' });
          await finish(isReading(opened) ? 'reader' : 'staff');
          return { caseRef: null };
        }
        const { ref } = await joinCase(session, opened, called);
        await finish('citizen');
        return { caseRef: ref };
      },
      setUpTeam: async (p: { about: TeamAbout; name: string; title: string }): Promise<void> => {
        const { team } = await confirmed();
        if (!team) throw new MellomError('E_INVITATION', 'no link for setting up was read');
        await registered();
        await setUpTeam(h.session(), team, p);
        await finish('staff');
      },
    },
  };
}
