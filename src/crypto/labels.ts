/**
 * Every label and every key derivation of the protocol, each with one use (docs/protocol.md, "Labels"). The types keep a label of one
 * primitive out of another; tests/crypto/labels.test.ts keeps the lists free of doubles.
 */
export const hashLabels = [
  'account',
  'team',
  'roster',
  'recovery',
  'opaque',
  'name',
  'offline',
  'invite',
  'id',
  'body',
  'head',
  'control',
  'control-account',
  'act',
  'episode',
  'share-sum',
] as const;
export type HashLabel = (typeof hashLabels)[number];

/** `roster` signs the same bytes that H("roster") names: one document, vouched for and referred to. */
export const signLabels = ['row', 'roster', 'claim', 'login', 'share-told'] as const;
export type SignLabel = (typeof signLabels)[number];

export const sealLabels = ['vault', 'slot', 'box', 'bundle', 'local', 'root', 'share'] as const;
export type SealLabel = (typeof sealLabels)[number];

/** Associated data, or the message of a keyed hash, of constructions that are not `seal`. */
export const bindLabels = ['item', 'back', 'wrap', 'root-wrap', 'share-wrap', 'box-name', 'local-name'] as const;
export type BindLabel = (typeof bindLabels)[number];

export type Label = HashLabel | SignLabel | SealLabel | BindLabel;

/** [context of 8 ASCII letters, index] of crypto_kdf_derive_from_key. */
export const derivations = {
  sealText: ['mlmseal_', 1],
  sealCommit: ['mlmseal_', 2],
  accountSign: ['mlmaccnt', 1],
  accountKem: ['mlmaccnt', 2],
  accountLocal: ['mlmaccnt', 3],
  accountBox: ['mlmaccnt', 4],
  unlockLocator: ['mlmunlok', 1],
  unlockSlot: ['mlmunlok', 2],
  epochItem: ['mlmepoch', 1],
  epochBack: ['mlmepoch', 2],
  epochCommit: ['mlmepoch', 3],
  inviteId: ['mlminvit', 1],
  inviteSign: ['mlminvit', 2],
  inviteBundle: ['mlminvit', 3],
  boxName: ['mlmboxnm', 1],
  localName: ['mlmlocal', 1],
} as const satisfies Record<string, readonly [string, number]>;
export type Derivation = keyof typeof derivations;

const encoder = new TextEncoder();
const prefixes = new Map<Label, Uint8Array>();

/** P(label): UTF-8 of `mellom/v1/` + label, then a zero byte, so that no label is the beginning of another. */
export function prefix(label: Label): Uint8Array {
  let bytes = prefixes.get(label);
  if (!bytes) {
    bytes = encoder.encode(`mellom/v1/${label}\0`);
    prefixes.set(label, bytes);
  }
  return bytes;
}
