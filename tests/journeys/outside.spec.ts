import { buildId } from '../../src/scripts/fingerprint.mjs';
import { expect, test } from '../fixtures/app';
import { pathOf } from './account';
import { citizenAccepts, goTo, messageOf, openSettings, sendMessage } from './citizen';
import { inviteCitizen, leadSetsUpTeam, openCase } from './desk';
import { say } from './words';

/** What stands outside the page: the address, the history, the system's notices, the build. */

test('T32 the secret of a link leaves address and history before anything else runs, and goes into no request, Referer, title or foreign place', async ({
  relay,
  person,
}) => {
  const desk = await person({ at: 'desk' });
  const phone = await person({ at: 'phone' });
  await leadSetsUpTeam(desk.page, relay.setupLink);
  const link = await inviteCitizen(desk.page, { name: 'Kari Nordmann', called: 'Kari' });
  const secret = new URL(link).hash.slice(1);
  const asked: { url: string; referer: string; at: string }[] = [];
  phone.context.on('request', (request) => {
    asked.push({ url: request.url(), referer: request.headers().referer ?? '', at: phone.page.url() });
  });
  const addresses: string[] = [];
  phone.page.on('framenavigated', (frame) => addresses.push(frame.url()));
  await phone.page.goto(pathOf(link));
  await expect(phone.page.getByText('Lea Lunde')).toBeVisible();
  expect(new URL(phone.page.url()).hash).toBe('');
  expect(
    await phone.page.evaluate(() => `${document.referrer} ${document.title} ${JSON.stringify(history.state)} ${document.cookie}`),
  ).not.toContain(secret);
  expect(await phone.page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))).not.toContain(secret);
  // Onward, back and a reload: it does not come up again.
  await citizenAccepts(phone.page, link, { therapist: 'Lea', first: 'Hei fra lenka.' });
  await phone.page.goBack().catch(() => null);
  await phone.page.reload();
  expect(phone.page.url()).not.toContain(secret);
  expect(asked.length).toBeGreaterThan(10);
  for (const { url, referer } of asked) {
    expect(new URL(url).host).toBe(new URL(relay.url).host);
    expect(`${url} ${referer}`).not.toContain(secret);
    expect(referer).toBe('');
  }
  // Nothing was asked of anybody while the secret still stood in the address, but for the page itself and what it is made of.
  expect(
    asked
      .filter(({ at }) => at.includes(secret))
      .filter(({ url }) => !/\.(js|css|woff2|svg|png|webmanifest)$|\/i$/.test(new URL(url).pathname)),
  ).toEqual([]);
  expect(phone.line.asked.join(' ')).not.toContain(secret);
  expect(relay.log()).not.toContain(secret);
});

test('T40 nothing of a conversation shows outside the app: no notice, no badge with words, no title, whoever writes while it is out of sight', async ({
  relay,
  person,
}) => {
  const desk = await person({ at: 'desk' });
  const phone = await person({ at: 'phone', permissions: ['notifications'] });
  await phone.page.addInitScript(() => {
    const shown: string[] = [];
    Object.assign(globalThis, { shown });
    const { showNotification } = ServiceWorkerRegistration.prototype;
    ServiceWorkerRegistration.prototype.showNotification = function (title, options) {
      shown.push(`${title} ${JSON.stringify(options)}`);
      return showNotification.call(this, title, options);
    };
    globalThis.Notification = new Proxy(globalThis.Notification, {
      construct: (made, [title, options]: [string, NotificationOptions]) => {
        shown.push(`${title} ${JSON.stringify(options)}`);
        return new made(title, options);
      },
    });
  });
  await leadSetsUpTeam(desk.page, relay.setupLink);
  const link = await inviteCitizen(desk.page, { name: 'Kari Nordmann', called: 'Kari' });
  await citizenAccepts(phone.page, link, { therapist: 'Lea', first: 'Hei, dette er Kari.' });
  const away = await phone.context.newPage();
  await away.goto('about:blank');
  await away.bringToFront();
  await openCase(desk.page, 'Kari Nordmann');
  await desk.page.keyboard.press('r');
  await desk.page.keyboard.type('Tåkelur i kveld klokka ni.');
  await desk.page.keyboard.press('Control+Enter');
  await expect(messageOf(phone.page, 'Tåkelur i kveld klokka ni.')).toHaveCount(1);
  const outside = await phone.page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const notices = (await registration?.getNotifications()) ?? [];
    const { shown } = globalThis as unknown as { shown: string[] };
    return { title: document.title, notices: [...shown, ...notices.map(({ title, body }) => `${title} ${body}`)] };
  });
  for (const said of [outside.title, ...outside.notices]) expect(said).not.toMatch(/Tåkelur|klokka|Lea|Kari|søvn/);
  const manifest = await (await phone.page.request.get('/manifest.webmanifest')).text();
  expect(manifest).not.toMatch(/helse|psyk|terapi|depresjon|health/i);
});

test('T42 T38 the app shows its build at the citizen’s and at the desk, and it is the fingerprint of the sources that anybody can compute', async ({
  relay,
  person,
}) => {
  const desk = await person({ at: 'desk' });
  const phone = await person({ at: 'phone' });
  await leadSetsUpTeam(desk.page, relay.setupLink);
  const link = await inviteCitizen(desk.page, { name: 'Kari Nordmann', called: 'Kari' });
  await citizenAccepts(phone.page, link, { therapist: 'Lea', first: 'Hei.' });
  const build = buildId(process.cwd());
  await openSettings(phone.page);
  await expect(phone.page.getByText(say('me:settings.build', { build }))).toBeVisible();
  await goTo(phone.page, 'messages');
  await sendMessage(phone.page, 'Lea', 'Samme utgave hos deg?');
  await desk.page.getByRole('link', { name: say('team:nav.settings') }).click();
  await expect(desk.page.getByText(say('team:settings.build', { build }))).toBeVisible();
});

test('T65 nothing turns text into a script or into markup: the page takes two policies by name, for our own workers alone, and no other', async ({
  browser,
  relay,
}) => {
  // A page of its own: each of these is said in the console, as it should be.
  const context = await browser.newContext({ baseURL: relay.url });
  const page = await context.newPage();
  await page.goto('/');
  await expect(page.getByRole('heading').first()).toBeVisible();
  const tried = await page.evaluate(() => {
    const refused = (work: () => unknown) => {
      try {
        work();
        return false;
      } catch {
        return true;
      }
    };
    const { trustedTypes } = globalThis as unknown as {
      trustedTypes: { createPolicy: (name: string, rules: object) => unknown };
    };
    const rules = { createHTML: (s: string) => s, createScript: (s: string) => s, createScriptURL: (s: string) => s };
    return {
      markup: refused(() => {
        document.createElement('div').innerHTML = '<b>x</b>';
      }),
      script: refused(() => {
        document.createElement('script').src = '/x.js';
      }),
      worker: refused(() => new Worker('/x.js')),
      other: refused(() => trustedTypes.createPolicy('other', rules)),
      standard: refused(() => trustedTypes.createPolicy('default', rules)),
      again: refused(() => trustedTypes.createPolicy('mellom-worker', rules)),
    };
  });
  expect(tried).toEqual({ markup: true, script: true, worker: true, other: true, standard: true, again: true });
  await context.close();
});
