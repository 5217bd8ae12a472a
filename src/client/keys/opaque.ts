import { fromBase64url, toBase64url, type UnlockSecret } from '../../crypto/bytes';
import { accountNameId } from '../../crypto/passphrase';
import { typedText } from '../../crypto/text-code';
import { opaqueUnlocker } from '../../crypto/unlockers';
import { MellomError } from '../../protocol/errors';
import type { Connection } from '../connection';

/**
 * The account's passphrase on any device (OPAQUE, RFC 9807): the relay helps to turn it into a key and learns neither. What it keeps
 * lets nobody guess without its server setup, and with that each guess costs what follows. The cost is the client's constant (T18, T19).
 */
const keyStretching = { 'argon2id-custom': { memory: 64 * 1024, iterations: 3, parallelism: 1 } };

/** 158 KB, loaded when a passphrase has to do with the relay. */
async function library() {
  const opaque = await import('@serenity-kit/opaque');
  await opaque.ready;
  return opaque.client;
}

/**
 * Enrols a passphrase; in force once record and slot have gone out together in a vault.put.
 * @throws MellomError E_TAKEN another account has the name
 */
export async function enrolPassphrase(
  connection: Connection,
  name: string,
  passphrase: string,
): Promise<{ unlock: UnlockSecret; record: { name: Uint8Array; record: Uint8Array } }> {
  const client = await library();
  const password = typedText(passphrase);
  const id = accountNameId(name);
  const { clientRegistrationState, registrationRequest } = client.startRegistration({ password });
  const { response } = await connection.request('opaque.enrol', { name: id, request: fromBase64url(registrationRequest) });
  const { exportKey, registrationRecord } = client.finishRegistration({
    password,
    clientRegistrationState,
    registrationResponse: toBase64url(response),
    keyStretching,
  });
  return { unlock: unlockerOf(exportKey), record: { name: id, record: fromBase64url(registrationRecord) } };
}

/**
 * @param nameId H("name", account name)
 * @throws MellomError E_PASSPHRASE wrong name or wrong passphrase, which cannot be told apart; E_QUOTA after too many tries
 */
export async function askWithPassphrase(connection: Connection, nameId: Uint8Array, passphrase: string): Promise<UnlockSecret> {
  const client = await library();
  const password = typedText(passphrase);
  const { clientLoginState, startLoginRequest } = client.startLogin({ password });
  const { response } = await connection.request('opaque.start', { name: nameId, request: fromBase64url(startLoginRequest) });
  const exportKey = finished(() =>
    client.finishLogin({ password, clientLoginState, loginResponse: toBase64url(response), keyStretching }),
  );
  if (!exportKey) throw new MellomError('E_PASSPHRASE');
  return unlockerOf(exportKey);
}

/** The library throws for an answer that no relay of ours gives: one more that does not open. */
function finished(work: () => { exportKey: string } | undefined): string | null {
  try {
    return work()?.exportKey ?? null;
  } catch {
    return null;
  }
}

function unlockerOf(exportKey: string): UnlockSecret {
  const bytes = fromBase64url(exportKey);
  const unlock = opaqueUnlocker(bytes);
  bytes.fill(0);
  return unlock;
}
