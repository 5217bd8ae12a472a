import { readFile, writeFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import { expect, expectAccessible, test } from '../fixtures/app';
import { allSent } from '../fixtures/engines';
import { citizenAccepts, goTo, openSettings } from './citizen';
import { expectFine } from './fine';
import { staffAtWork } from './staff';
import { say } from './words';

/** PHQ-9 on paper, entered by staff: `each` to every question but the last. */
const phq = (each: number, at: string) =>
  ({
    kind: 'answers',
    instrument: 'phq-9',
    version: '1.0.0',
    language: 'nb',
    wording: 'nb',
    timeZone: 'Europe/Oslo',
    mode: 'paper',
    at,
    startedAt: at,
    values: { ...Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`q${i + 1}`, each])), q9: 0, function: 1 },
  }) as const;

test('everything is taken out in one press without a network: a page that reads well in any browser, data, FHIR; what looks like a script is text', async ({
  relay,
  person,
}, info) => {
  const lea = await staffAtWork(relay);
  const { link, caseRef } = await lea.invites();
  const { page, context, goOffline, goOnline } = await person({ at: 'phone' });
  await citizenAccepts(page, link, { therapist: 'Lea', first: 'Hei. <img src=x onerror="alert(1)">' });
  await lea.engine.write(caseRef, phq(2, '2026-02-02T09:00:00.000Z'));
  await lea.engine.write(caseRef, phq(1, '2026-02-09T09:00:00.000Z'));
  await allSent(lea.engine);
  await goTo(page, 'me');
  await expect(page.getByRole('img', { name: say('common:chart.overTime', { title: say('me:measure.phq-9') }) })).toBeVisible();

  await page.evaluate(() => navigator.serviceWorker.ready);
  await goOffline();
  await openSettings(page);
  await page.getByRole('link', { name: say('me:export.title') }).click();
  const everything = page.getByRole('article');
  await expect(everything.getByRole('table', { name: say('me:measure.phq-9') })).toBeVisible();
  await expect(everything.getByRole('heading', { level: 2, name: say('me:access.title') })).toBeVisible();
  await expectFine(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: say('me:all.save') }).click(),
  ]);
  await goOnline();
  const files = unzipSync(new Uint8Array(await readFile(await download.path())));
  expect(Object.keys(files)).toEqual(['mellom.html', 'mellom.json', 'mellom-fhir.json']);
  const textOf = (name: string) => strFromU8(files[name] ?? new Uint8Array());
  expect(JSON.parse(textOf('mellom.json')).format).toBe('mellom-export');
  expect(JSON.parse(textOf('mellom-fhir.json')).resourceType).toBe('Bundle');

  const at = info.outputPath('mellom.html');
  await writeFile(at, textOf('mellom.html'));
  const copy = await context.newPage();
  await copy.goto(`file://${at}`);
  await expect(copy.getByRole('heading', { level: 1, name: say('me:all.title') })).toBeVisible();
  await expect(copy.getByText(say('me:all.notLocked'))).toBeVisible();
  await expect(copy.getByText('Hei. <img src=x onerror="alert(1)">')).toBeVisible();
  await expect(copy.getByRole('img', { name: say('common:chart.overTime', { title: say('me:measure.phq-9') }) })).toBeVisible();
  await expect(copy.getByRole('table', { name: say('me:measure.phq-9') }).getByRole('row')).toHaveCount(3);
  await expect(copy.getByText('Liten interesse for eller glede av å gjøre ting').first()).toBeVisible();
  expect(await copy.evaluate(() => document.querySelectorAll('script, img, a, button').length)).toBe(0);
  await expectAccessible(copy);
  if (process.env.LOOK) await copy.screenshot({ path: `${process.env.LOOK}/copy.png`, fullPage: true });
  await copy.close();
  await lea.engine.close();
});
