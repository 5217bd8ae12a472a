import { expect } from 'vitest';
import { allSent, type Device, engineOn, messagesIn, passphrase, until, untilState } from '../../fixtures/engines';
import { test as staged } from '../../fixtures/staged';

/** Her account on an empty device. */
const test = staged.extend('restored', ({ place, open }) => async (code: string, phrase = passphrase) => {
  const engine = open(engineOn(place));
  await engine.restore({ code }, { passphrase: phrase });
  return engine;
});

test('an empty device and the recovery code: the whole conversation, drafts too', { timeout: 90_000 }, async ({
  lead,
  kari,
  restored,
}) => {
  const { engine } = kari.citizen;
  for (let i = 0; i < 30; i++) await engine.write(kari.mine, { kind: 'message', text: `nr ${i}` });
  await engine.saveOwn('draft/message', 'halvferdig');
  await allSent(engine);
  await lead.engine.write(kari.theirs, { kind: 'message', text: 'svar' });
  const again = await restored(kari.citizen.recoveryCode, 'ny frase med fem gode ord');
  expect(await again.state()).toMatchObject({ phase: 'open', role: 'citizen' });
  await until(async () => (await messagesIn(again)).length === 31);
  expect(await messagesIn(again)).toEqual(await messagesIn(lead.engine));
  // Whatever is written here brings the boxes together.
  await until(async () => {
    await again.saveOwn('setting/text-size', 'large');
    return (await again.readOwn('draft/message')) === 'halvferdig';
  });
  expect(await again.view('myCase', null)).not.toBeNull();
});

test('a mistyped code is said to be mistyped, a wrong one to be wrong, and the old one stops working when it is renewed', async ({
  kari,
  place,
  open,
}) => {
  const engine = open(engineOn(place));
  const code = kari.citizen.recoveryCode;
  const mistyped = `${code.startsWith('0') ? '1' : '0'}${code.slice(1)}`;
  await expect(engine.restore({ code: mistyped }, { passphrase })).rejects.toMatchObject({ code: 'E_RECOVERY_CODE' });
  const renewed = await kari.citizen.engine.renewRecoveryCode();
  await expect(engine.restore({ code }, { passphrase })).rejects.toMatchObject({ code: 'E_RECOVERY_CODE' });
  expect((await engine.state()).phase).toBe('empty');
  await engine.restore({ code: renewed.recoveryCode.toLowerCase().replaceAll('-', ' ') }, { passphrase });
  expect((await engine.state()).phase).toBe('open');
});

test('a restored device that changes its vault keeps every way in', async ({ lead, restored }) => {
  const again = await restored(lead.recoveryCode);
  await again.setAbout({ name: 'Ny', municipality: 'Lillevik', phone: '1', hours: 'alltid', replyDays: 1 });
  const third = await restored(lead.recoveryCode);
  expect(await third.state()).toMatchObject({ phase: 'open', role: 'staff' });
  expect((await third.view('me', null)).about?.name).toBe('Ny');
});

test('two devices of one account write at once, and everybody has all of it in one order', async ({ lead, kari, restored }) => {
  const second = await restored(kari.citizen.recoveryCode);
  const caseRef = (await second.view('myCase', null)) ?? '';
  await until(async () => (await second.view('case', { caseRef })).called === 'Kari');
  await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      i % 2 === 0
        ? kari.citizen.engine.write(kari.mine, { kind: 'message', text: `telefon ${i}` })
        : second.write(caseRef, { kind: 'message', text: `nettbrett ${i}` }),
    ),
  );
  await allSent(kari.citizen.engine);
  await allSent(second);
  for (const engine of [kari.citizen.engine, second, lead.engine])
    await until(async () => (await messagesIn(engine)).length === 20);
  const order = await messagesIn(lead.engine);
  expect(await messagesIn(second)).toEqual(order);
  expect(await messagesIn(kari.citizen.engine)).toEqual(order);
  expect(order.filter((text) => text.startsWith('telefon'))).toEqual(
    [0, 2, 4, 6, 8, 10, 12, 14, 16, 18].map((i) => `telefon ${i}`),
  );
  for (const engine of [kari.citizen.engine, second, lead.engine]) expect((await engine.state()).integrityWarnings).toEqual([]);
});

test('a draft written on two devices at once loses neither text', async ({ kari, restored }) => {
  const second = await restored(kari.citizen.recoveryCode);
  await kari.citizen.engine.saveOwn('draft/message', 'fra telefonen');
  await second.saveOwn('draft/message', 'fra nettbrettet');
  const whole = async (engine: Device['engine']) => {
    const text = String(await engine.readOwn('draft/message'));
    return text.includes('fra telefonen') && text.includes('fra nettbrettet');
  };
  await until(async () => (await whole(second)) || (await whole(kari.citizen.engine)));
});

test('a half-made account survives a reload: the same code is shown until it has been typed back', async ({
  lead,
  place,
  open,
}) => {
  const { engineOn: make, invite } = await import('../../fixtures/engines');
  const { IDBFactory } = await import('fake-indexeddb');
  const { link } = await invite(lead, { name: 'Per Hansen', called: 'Per' });
  const indexedDB = new IDBFactory();
  const first = make(place, indexedDB);
  await first.readInvitation(link);
  const { recoveryCode } = await first.createAccount({ passphrase });
  expect(await first.state()).toMatchObject({ phase: 'empty', unfinished: 'recovery-code' });
  await first.close();
  const second = open(make(place, indexedDB));
  await untilState(second, ({ phase }) => phase === 'locked');
  await second.unlock({ passphrase });
  expect(await second.state()).toMatchObject({ phase: 'empty', unfinished: 'recovery-code' });
  expect((await second.createAccount({ passphrase })).recoveryCode).toBe(recoveryCode);
  await expect(second.acceptInvitation({ called: 'Per' })).rejects.toMatchObject({ code: 'E_RECOVERY_CODE' });
  await second.confirmRecoveryCode(recoveryCode);
  expect(await second.state()).toMatchObject({ phase: 'empty', unfinished: 'invitation' });
  await second.acceptInvitation({ called: 'Per' });
  expect(await second.state()).toMatchObject({ phase: 'open', role: 'citizen', unfinished: null });
});
