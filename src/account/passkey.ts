import type { PasskeyProof } from '../client/api';

/**
 * Passkeys on the page (https://www.w3.org/TR/webauthn-3/). A passkey is used for one thing: its pseudo-random function (PRF) of
 * a constant gives 32 bytes that open the vault. Nobody checks the signature, so the challenge is random, and nothing of all
 * this goes to the relay (docs/protocol.md, section 1).
 */
export type PasskeyProblem =
  /** The person changed their mind, or let it time out. */
  | 'cancelled'
  /** This device's passkeys lack the PRF, or there is no way to have one here. */
  | 'cannot'
  /** There is one for this account on this device already. */
  | 'exists';
export type Asked = { proof: PasskeyProof } | { problem: PasskeyProblem };
export type Made =
  | { passkey: PasskeyProof; elsewhere: boolean }
  /** Made, but it must be asked once more before it gives its bytes, and the browser wants a press for that. */
  | { half: Uint8Array; elsewhere: boolean }
  | { problem: PasskeyProblem };

/** What the PRF is asked for: the same for all, since each credential has a secret of its own. */
const salt = new TextEncoder().encode('mellom/v1/prf');
const prf = { prf: { eval: { first: salt } } };
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));

/**
 * A new passkey on this device, or on one beside it.
 *
 * @param name what the device's own list of passkeys shows: the account name, or the app's
 * @param except credential ids that the account has already
 */
export async function makePasskey(name: string, except: readonly Uint8Array[]): Promise<Made> {
  try {
    const made = await navigator.credentials.create({
      publicKey: {
        challenge: random(32),
        rp: { id: location.hostname, name: 'Mellom' },
        user: { id: random(16), name, displayName: name },
        // ES256, EdDSA, RS256: what every authenticator has. The key itself is never used.
        pubKeyCredParams: [-7, -8, -257].map((alg) => ({ type: 'public-key' as const, alg })),
        excludeCredentials: except.map(descriptor),
        authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
        attestation: 'none',
        extensions: prf,
      },
    });
    if (!(made instanceof PublicKeyCredential)) return { problem: 'cancelled' };
    const credential = new Uint8Array(made.rawId);
    const elsewhere = made.authenticatorAttachment === 'cross-platform';
    const bytes = outputOf(made);
    if (bytes) return { passkey: { credential, prf: bytes }, elsewhere };
    if (!made.getClientExtensionResults().prf?.enabled) {
      forgetPasskey(credential);
      return { problem: 'cannot' };
    }
    // Some say at creation only that they can (CTAP 2.1 hmac-secret), and answer when they are used.
    const asked = await askPasskey([credential]);
    if ('proof' in asked) return { passkey: asked.proof, elsewhere };
    if (asked.problem === 'cancelled') return { half: credential, elsewhere };
    forgetPasskey(credential);
    return { problem: 'cannot' };
  } catch (error) {
    return { problem: problemOf(error) };
  }
}

/** @param allowed credential ids; none: whatever the device has for this address */
export async function askPasskey(allowed: readonly Uint8Array[]): Promise<Asked> {
  try {
    const used = await navigator.credentials.get({
      publicKey: {
        challenge: random(32),
        rpId: location.hostname,
        allowCredentials: allowed.map(descriptor),
        userVerification: 'required',
        extensions: prf,
      },
    });
    if (!(used instanceof PublicKeyCredential)) return { problem: 'cancelled' };
    const bytes = outputOf(used);
    return bytes ? { proof: { credential: new Uint8Array(used.rawId), prf: bytes } } : { problem: 'cannot' };
  } catch (error) {
    return { problem: problemOf(error) };
  }
}

/** Hands the bytes over and wipes them here, however that ends. */
export async function handOver<T>(proof: PasskeyProof, use: (proof: PasskeyProof) => Promise<T>): Promise<T> {
  try {
    return await use(proof);
  } finally {
    proof.prf.fill(0);
  }
}

/** The device need not offer this one any more. Where the browser cannot say so, it stays in the person's list. */
export function forgetPasskey(credential: Uint8Array): void {
  if (typeof PublicKeyCredential === 'undefined' || !('signalUnknownCredential' in PublicKeyCredential)) return;
  PublicKeyCredential.signalUnknownCredential({ rpId: location.hostname, credentialId: base64url(credential) }).catch(
    () => undefined,
  );
}

/** Where a passkey can be made: behind the lock of this device, only on another one (a phone, a security key), or not at all. */
export type PasskeyOffer = 'here' | 'elsewhere' | 'none';
let offer: Promise<PasskeyOffer> | undefined;
export function passkeyOffer(): Promise<PasskeyOffer> {
  offer ??= findOffer().catch(() => 'none' as const);
  return offer;
}

async function findOffer(): Promise<PasskeyOffer> {
  if (typeof PublicKeyCredential === 'undefined' || !isSecureContext) return 'none';
  // Newer browsers say beforehand that they lack the PRF; the others show it when they are asked.
  if ('getClientCapabilities' in PublicKeyCredential) {
    const can: Record<string, boolean | undefined> = { ...(await PublicKeyCredential.getClientCapabilities()) };
    if (can['extension:prf'] === false) return 'none';
  }
  return (await PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable()) ? 'here' : 'elsewhere';
}

const descriptor = (id: Uint8Array): PublicKeyCredentialDescriptor => ({ type: 'public-key', id: id.slice() });

function outputOf(credential: PublicKeyCredential): Uint8Array | null {
  const first = credential.getClientExtensionResults().prf?.results?.first;
  if (!first) return null;
  const bytes = ArrayBuffer.isView(first)
    ? new Uint8Array(first.buffer, first.byteOffset, first.byteLength)
    : new Uint8Array(first);
  return bytes.length === 32 ? bytes : null;
}

function problemOf(error: unknown): PasskeyProblem {
  switch (error instanceof DOMException ? error.name : '') {
    case 'NotAllowedError':
    case 'AbortError':
      return 'cancelled';
    case 'InvalidStateError':
      return 'exists';
    default:
      return 'cannot';
  }
}

/** As credential ids are written in JSON (WebAuthn, section 3): base64url without padding. */
function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
export function fromBase64url(text: string): Uint8Array {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
}
