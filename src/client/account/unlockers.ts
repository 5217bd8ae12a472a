import { same, toBase64url } from '../../crypto/bytes';
import { suggestPassphrase } from '../../crypto/passphrase';
import { passkeyUnlocker } from '../../crypto/unlockers';
import { slotKind } from '../../crypto/vault';
import { MellomError } from '../../protocol/errors';
import { iso } from '../context';
import { isPassing } from '../errors';
import { waysOf, withPasskey, withWays } from '../keys/device-unlockers';
import { insistOnStrength, strengthOf } from '../keys/passphrase-strength';
import type { KeptSlot, SlotMaker, VaultChange } from '../keys/vault';
import { wordlist } from '../keys/wordlists';
import type { AccountHolder } from '../session/account-holder';
import { enrol, isCurrent } from '../session/passphrase-enrolment';
import type { NewUnlocker } from '../values';

type NewPasskey = Extract<NewUnlocker, { passkey: unknown }>['passkey'];

const longestLabel = 60;
/** The relay keeps sixteen slots of an account: passphrase, recovery code, and these. */
const mostPasskeys = 12;

/** The ways in: passkeys, passphrase. */
export function unlockersOn(h: AccountHolder) {
  return {
    reads: {
      suggestPassphrase: async (): Promise<string> => suggestPassphrase(await wordlist(h.state.now().language)),
      passphraseStrength: strengthOf,
    },
    acts: {
      addPasskey: async (passkey: NewPasskey): Promise<void> => {
        const session = h.session();
        const { passkeys, removed } = waysOf(session.vault.contents());
        const change = newPasskey(session.vault.slotFor, iso(session.env), passkey);
        if (removed.some((gone) => same(gone.locator, change.slot.locator))) throw new MellomError('E_PASSKEY', 'it was removed');
        if (passkeys.length >= mostPasskeys) throw new MellomError('E_INPUT', 'too many passkeys');
        await session.vault.keep(change);
        session.state.changed('security');
        await session.vault.push().catch((e) => {
          if (!isPassing(e)) throw e;
        });
      },
      /** @throws E_LAST_WAY when nothing else opens this device */
      removePasskey: async (credential: string): Promise<void> => {
        const session = h.session();
        const going = waysOf(session.vault.contents()).passkeys.find((one) => toBase64url(one.credential) === credential);
        if (!going) throw new MellomError('E_PASSKEY', 'no such passkey');
        const row = await h.device();
        const here = row?.passkeys ?? [];
        const isHere = here.some((one) => same(one.locator, going.locator));
        if (isHere && here.length === 1 && !row?.slot && !row?.nameId) throw new MellomError('E_LAST_WAY');
        // Said to be gone when it is gone, not when this device happens to come on a network.
        await session.connection.online();
        const at = iso(session.env);
        await session.vault.put({
          contents: (before) =>
            withWays(before, (ways) => ({
              ...ways,
              passkeys: ways.passkeys.filter((one) => !same(one.locator, going.locator)),
              removed: [
                ...ways.removed.filter((one) => !same(one.locator, going.locator)),
                { credential: going.credential, locator: going.locator, at },
              ],
            })),
        });
        session.state.changed('security');
      },
      /** For this device, and by OPAQUE for a new one; what came before opens nothing any more. Changes no content. @throws E_OFFLINE, E_WEAK_PASSPHRASE */
      setPassphrase: async (passphrase: string): Promise<void> => {
        const session = h.session();
        await insistOnStrength(passphrase);
        await session.connection.online();
        const slot = await session.vault.offlineSlot(passphrase);
        const current = waysOf(session.vault.contents()).passphrase;
        if (current && (await isCurrent(session, passphrase)))
          await session.changeDevice((row) => ({ ...row, slot, slotFor: current.locator }));
        else await enrol(session, passphrase, (row) => ({ ...row, slot }));
        h.session().debt.forget();
        session.state.changed('security');
      },
    },
  };
}

/** @throws MellomError E_PASSKEY, E_INPUT */
export function newPasskey(
  slotFor: SlotMaker,
  now: string,
  { credential, prf, label }: NewPasskey,
): VaultChange & { slot: KeptSlot } {
  const called = label.trim().slice(0, longestLabel);
  if (credential.length === 0 || credential.length > 1_023 || called === '') throw new MellomError('E_INPUT', 'passkey');
  const unlock = passkeyUnlocker(prf);
  const slot = slotFor(unlock, slotKind.passkey);
  unlock.fill(0);
  const { locator } = slot;
  const copy = { credential: credential.slice(), locator, slot: slot.slot };
  const added = { credential: credential.slice(), label: called, addedAt: now, locator };
  return {
    contents: (before) =>
      withWays(before, (ways) => ({
        ...ways,
        passkeys: [...ways.passkeys.filter((one) => !same(one.locator, locator)), added],
      })),
    slot,
    device: (row) => withPasskey(row, copy),
  };
}
