import type { AccountId } from '../protocol/bytes';
import { MellomError } from '../protocol/errors';
import {
  asAccountId,
  asCard,
  asKemPublicKey,
  asKemSecretKey,
  asSealKey,
  asSeed,
  asSignPublicKey,
  asSignSecretKey,
  type Card,
  concat,
  type KemPublicKey,
  type KemSecretKey,
  type SealKey,
  type Seed,
  type SignPublicKey,
  type SignSecretKey,
  same,
  u8,
} from './bytes';
import { derive, hash } from './hash';
import { type Random, secureRandom, sodium } from './sodium';

/** All that follows from a seed. Lives in the worker's memory while unlocked, and nowhere else. */
export interface Account {
  seed: Seed;
  id: AccountId;
  card: Card;
  signKey: SignSecretKey;
  kemKey: KemSecretKey;
  /** Seals rows of the device's own database. */
  localKey: SealKey;
  /** Seals drafts and settings kept on the relay. */
  boxKey: SealKey;
}

/** A card whose id was computed from its keys, and to whose KEM key something can be wrapped. */
export interface VerifiedCard {
  id: AccountId;
  card: Card;
  signPk: SignPublicKey;
  kemPk: KemPublicKey;
}

export function newSeed(random: Random = secureRandom): Seed {
  return asSeed(random(32));
}

export function openAccount(seed: Seed): Account {
  const pair = sodium().crypto_sign_seed_keypair(derive(seed, 'accountSign'));
  const kem = sodium().crypto_kem_xwing_seed_keypair(derive(seed, 'accountKem'));
  return {
    seed,
    id: asAccountId(hash('account', pair.publicKey, kem.publicKey)),
    card: asCard(concat(u8(1), pair.publicKey, kem.publicKey)),
    signKey: asSignSecretKey(pair.privateKey),
    kemKey: asKemSecretKey(kem.privateKey),
    localKey: asSealKey(derive(seed, 'accountLocal')),
    boxKey: asSealKey(derive(seed, 'accountBox')),
  };
}

/** Overwrites all keys that followed from the seed, and the seed. */
export function wipeAccount(account: Account): void {
  for (const key of [account.seed, account.signKey, account.kemKey, account.localKey, account.boxKey]) key.fill(0);
}

/** Whose seed it is, with no key left behind. */
export function accountOf(seed: Seed): AccountId {
  const account = openAccount(asSeed(seed.slice()));
  wipeAccount(account);
  return account.id;
}

/**
 * Reads a card (`01 ‖ signPk(32) ‖ kemPk(1216)`) that came from anywhere. About 0.6 ms: keep the answer.
 * @param expected the account that the card is taken for
 * @throws MellomError E_FORGED: wrong length or version, another account, or a KEM key to which nothing can be wrapped
 */
export function readCard(bytes: Uint8Array, expected?: AccountId): VerifiedCard {
  if (!(bytes instanceof Uint8Array) || bytes.length !== 1249 || bytes[0] !== 1) throw new MellomError('E_FORGED', 'not a card');
  const card = asCard(bytes.slice());
  const signPk = asSignPublicKey(card.subarray(1, 33));
  const kemPk = asKemPublicKey(card.subarray(33));
  const id = asAccountId(hash('account', signPk, kemPk));
  if (expected && !same(id, expected)) throw new MellomError('E_FORGED', 'card of another account');
  try {
    sodium().crypto_kem_xwing_enc(kemPk);
  } catch {
    throw new MellomError('E_FORGED', 'unusable key in card');
  }
  return { id, card, signPk, kemPk };
}
