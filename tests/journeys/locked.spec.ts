import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, Request } from '@playwright/test';
import { expect, test } from '../fixtures/app';
import { openLine } from '../fixtures/line';
import { secureAccount } from './account';
import { addAuthenticator } from './authenticator';
import {
  answerQuestion,
  beginRound,
  citizenAcceptsBy,
  composer,
  expectSaved,
  goTo,
  lockByHand,
  messageOf,
  openSecurity,
  openSettings,
  readTo,
  sendMessage,
} from './citizen';
import { inviteCitizen, leadSetsUpTeam } from './desk';
import { newProfile } from './profile';
import { say } from './words';

test('T41 T36 a locked phone and the relay hold no word of what was written, in no file, log, address or header', async ({
  relay,
  person,
}) => {
  const desk = await person({ at: 'desk' });
  await leadSetsUpTeam(desk.page, relay.setupLink);
  const name = 'Ragnfrid Kvitebjønn';
  const link = await inviteCitizen(desk.page, { name, called: 'Ragnfrid' });
  const line = await openLine();
  const phone = newProfile(relay.url, line);
  const asked: string[] = [];
  try {
    const page = await phone.open();
    page.context().on('request', (request) => void headersOf(request).then((all) => asked.push(all)));
    await watchPasskeys(page);
    await addAuthenticator(page);
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    const secrets = await citizenAcceptsBy(
      async () => {
        await page.getByRole('button', { name: say('welcome:choose.passphrase') }).click();
        return secureAccount(page);
      },
      page,
      link,
      { therapist: 'Lea', first: 'Forstemelding kvelerslange.' },
    );
    await sendMessage(page, 'Lea', 'Andremelding søvnløshetsgåte.');
    await expect(messageOf(page, 'Andremelding')).toContainText('Levert');
    await composer(page, 'Lea').fill('Utkast nebbdyrpels');
    await expectSaved(page);
    await openSettings(page);
    await page.getByLabel(say('me:called.phone')).fill('41 27 38 59 16');
    await page.getByLabel(say('me:called.phone')).blur();
    await expect(page.getByText(/^Lagret på telefonen/)).toBeVisible();
    await goTo(page, 'today');
    await beginRound(page);
    await answerQuestion(page, 1, 17, 3);
    await page.getByRole('radio').nth(2).check();
    await page.getByRole('button', { name: say('forms:close') }).click();
    await page.getByRole('link', { name: say('worksheets:sleep-diary.title') }).click();
    await page.getByLabel(say('worksheets:sleep-diary.bedTime'), { exact: true }).fill('04.37');
    await expectSaved(page);
    await page.getByRole('button', { name: say('programme:sheet.close') }).click();
    await plantCanary(page);
    await readTo(page, 'start-point');
    await expect(page.getByRole('textbox')).toBeEditable();
    await page.getByRole('textbox').fill('Refleksjon vaniljehval');
    await expectSaved(page);
    await page.getByRole('button', { name: say('programme:read.close', { title: 'Sov bedre' }) }).click();

    await openSecurity(page);
    await page.getByRole('button', { name: say('security:passkeys.add') }).click();
    await expect(page.getByRole('list', { name: say('security:passkeys.title') })).toBeVisible();
    await expect.poll(async () => (await passkeyOutputs(page)).left, 'the page wipes what it has handed over').toEqual([0]);
    const { outputs } = await passkeyOutputs(page);
    expect(outputs.map((bytes) => bytes.length)).toEqual([32]);

    await lockByHand(page);
    await expect(page.getByRole('heading', { name: say('welcome:unlock.title') })).toBeVisible();
    await phone.close();
    await relay.stop();

    const planted = [
      name,
      'Kvitebjønn',
      'Ragnfrid',
      'kvelerslange',
      'søvnløshetsgåte',
      'nebbdyrpels',
      'vaniljehval',
      '04:37',
      '04.37',
      secrets.passphrase,
      secrets.recoveryCode,
      secrets.recoveryCode.replaceAll(/[ -]/g, ''),
      secrets.accountName,
      ...outputs.flatMap((bytes) => {
        const output = Buffer.from(bytes);
        return [output.toString('latin1'), output.toString('hex'), output.toString('base64'), output.toString('base64url')];
      }),
    ];
    // What the browser keeps for itself is not ours: its history has the link, which opens nothing once it is used, and it
    // offers one's telephone number again, as WCAG 1.3.5 asks.
    const atRelayToo = [...planted, new URL(link).hash.slice(1), '41 27 38 59 16'];
    const onPhone = filesOf(phone.folder);
    const atRelay = filesOf(relay.dataDir);
    expect(found(onPhone, ['kanarifugl-i-klartekst']), 'the search finds what is not sealed').not.toEqual([]);
    expect(found(onPhone, planted)).toEqual([]);
    expect(found(atRelay, atRelayToo)).toEqual([]);
    expect(found([{ path: 'log', bytes: Buffer.from(relay.log()) }], atRelayToo)).toEqual([]);
    expect(found([{ path: 'requests', bytes: Buffer.from(asked.join('\n')) }], atRelayToo)).toEqual([]);
    expect(found([{ path: 'console', bytes: Buffer.from(said.join('\n')) }], atRelayToo)).toEqual([]);
  } finally {
    await phone.close();
    phone.remove();
    await line.close();
  }
});

async function headersOf(request: Request): Promise<string> {
  const headers = await request.allHeaders().catch(() => request.headers());
  return `${request.url()} ${JSON.stringify(headers)} ${request.postData() ?? ''}`;
}

/** Keeps a copy of what each passkey gave, and the very bytes that the page got. */
async function watchPasskeys(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen: { copy: number[]; own: Uint8Array }[] = [];
    Object.assign(globalThis, { seenOutputs: seen });
    const results = PublicKeyCredential.prototype.getClientExtensionResults;
    PublicKeyCredential.prototype.getClientExtensionResults = function (this: PublicKeyCredential) {
      const given = results.call(this);
      const first = given.prf?.results?.first;
      if (first instanceof ArrayBuffer) seen.push({ copy: [...new Uint8Array(first)], own: new Uint8Array(first) });
      return given;
    };
  });
}
function passkeyOutputs(page: Page): Promise<{ outputs: number[][]; left: number[] }> {
  return page.evaluate(() => {
    const { seenOutputs } = globalThis as unknown as { seenOutputs: { copy: number[]; own: Uint8Array }[] };
    return {
      outputs: seenOutputs.map(({ copy }) => copy),
      left: seenOutputs.map(({ own }) => own.reduce((sum, byte) => sum + byte, 0)),
    };
  });
}

/** Something unsealed in a database of its own, to prove that the search below would see it. */
function plantCanary(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((done, failed) => {
        const request = indexedDB.open('canary', 1);
        request.onupgradeneeded = () => request.result.createObjectStore('cage');
        request.onerror = () => failed(request.error);
        request.onsuccess = () => {
          const work = request.result.transaction('cage', 'readwrite', { durability: 'strict' });
          work.objectStore('cage').put('kanarifugl-i-klartekst', 1);
          work.oncomplete = () => done();
        };
      }),
  );
}

interface FileOnDisk {
  path: string;
  bytes: Buffer;
}
function filesOf(folder: string): FileOnDisk[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, bytes: readFileSync(path) }));
}

function found(files: readonly FileOnDisk[], words: readonly string[]): string[] {
  return files.flatMap(({ path, bytes }) =>
    words
      .filter((word) => (['utf8', 'latin1', 'utf16le'] as const).some((encoding) => bytes.includes(Buffer.from(word, encoding))))
      .map((word) => `${word} in ${path}`),
  );
}
