import { same } from '../../crypto/bytes';
import { drawAccountName } from '../../crypto/passphrase';
import { locatorOf, slotKind } from '../../crypto/vault';
import { type Context, iso } from '../context';
import { isCode } from '../errors';
import { inTurn } from '../in-turn';
import { waysOf, withWays } from '../keys/device-unlockers';
import { askWithPassphrase, enrolPassphrase } from '../keys/opaque';
import { wordlist } from '../keys/wordlists';
import type { DeviceRow } from '../store/tables';

/** How often other words are drawn when an account name turns out to be somebody else's. */
const names = 4;

/** The passphrase opens the account from any device from now on, and no other does. Online only. */
export async function enrol(u: Context, passphrase: string, device: (row: DeviceRow) => DeviceRow): Promise<void> {
  const since = iso(u.env);
  let name = waysOf(u.vault.contents()).name;
  for (let attempt = 0; ; attempt++) {
    name ??= drawAccountName(await wordlist(u.state.now().language));
    try {
      const { unlock, record } = await enrolPassphrase(u.connection, name, passphrase);
      const slot = u.vault.slotFor(unlock, slotKind.opaque);
      unlock.fill(0);
      const { locator } = slot;
      const enrolledAs = name;
      await u.vault.put({
        contents: (before) =>
          withWays(before, (ways) => ({
            ...ways,
            name: enrolledAs,
            passphrase:
              ways.passphrase && same(ways.passphrase.locator, locator)
                ? ways.passphrase
                : { turn: (ways.passphrase?.turn ?? 0) + 1, since, locator },
          })),
        slot,
        opaque: record,
        device: (row) => ({ ...device(row), slotFor: locator }),
      });
      return;
    } catch (e) {
      // Three words that somebody else has: others are drawn, and stand beside the passphrase in the list of ways in.
      if (!isCode(e, 'E_TAKEN') || attempt >= names) throw e;
      name = null;
    }
  }
}

/** Whether the relay knows this very passphrase as the account's already: then other devices need not learn a change. */
export async function isCurrent(u: Context, passphrase: string): Promise<boolean> {
  const row = await u.device();
  const { passphrase: current } = waysOf(u.vault.contents());
  if (!row?.nameId || !current) return false;
  try {
    const unlock = await askWithPassphrase(u.connection, row.nameId, passphrase);
    const locator = locatorOf(unlock);
    unlock.fill(0);
    return same(locator, current.locator);
  } catch (e) {
    if (isCode(e, 'E_PASSPHRASE', 'E_QUOTA')) return false;
    throw e;
  }
}

/**
 * A passphrase that was typed here and that the relay does not know: kept in memory until it is enrolled, or the account is locked.
 * After a reload the next unlock with it begins this anew.
 */
export interface Debt {
  owe: (passphrase: string) => void;
  forget: () => void;
  /** Online. Does nothing when nothing is owed. */
  pay: () => Promise<void>;
}
export function debtOf(u: Context): Debt {
  let owed: string | null = null;
  const turn = inTurn();
  const payOnce = async () => {
    const passphrase = owed;
    const row = await u.device();
    if (passphrase === null || !row) return;
    const current = waysOf(u.vault.contents()).passphrase;
    if (row.slotFor === null || (row.slotFor === undefined && !current)) {
      if (current && (await isCurrent(u, passphrase))) await u.changeDevice((now) => ({ ...now, slotFor: current.locator }));
      else await enrol(u, passphrase, (now) => now);
      u.state.changed('security');
    }
    if (owed === passphrase) owed = null;
  };
  return {
    owe: (passphrase) => {
      owed = passphrase;
    },
    forget: () => {
      owed = null;
    },
    pay: () => turn(payOnce),
  };
}

/** Shown with every recovery code; drawn when an account from before has none. */
export async function accountName(u: Context): Promise<string> {
  const known = waysOf(u.vault.contents()).name;
  if (known !== null) return known;
  const drawn = drawAccountName(await wordlist(u.state.now().language));
  await u.vault.change((contents) => withWays(contents, (ways) => ({ ...ways, name: ways.name ?? drawn })));
  return waysOf(u.vault.contents()).name ?? drawn;
}
