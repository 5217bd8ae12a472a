import { readFile } from 'node:fs/promises';
import type { BrowserContext } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { compileProgramme } from '../../src/care/programmes/compile';
import { programmeSlugs, readProgramme, readSheets } from '../../src/content/plugin';
import { expect, test } from '../fixtures/app';
import { newTeam } from '../fixtures/engines';
import { unlock } from './account';
import { citizenAccepts, expectSaved, goTo, readTo } from './citizen';
import { say } from './words';

/**
 * The text of a programme as it will be in a later version of the app: whoever opens the app from now on gets this one. The files of the
 * programme are recognised by what stands in them. Give the person `serviceWorkers: 'block'`.
 */
async function publish(context: BrowserContext, edit: (files: Map<string, string>) => void): Promise<void> {
  const root = process.cwd();
  const files = readProgramme(root, programmeSlugs(root).find((slug) => slug === 'sleep') ?? '');
  edit(files);
  const { cards, parts, faults } = compileProgramme('sleep', files, { ...readSheets(root), released: new Map() });
  expect(faults.filter(({ level, path }) => level === 'error' && path.startsWith('locales/nb'))).toEqual([]);
  const now = compileProgramme('sleep', readProgramme(root, 'sleep'), readSheets(root));
  const title = now.parts.nb?.[0]?.title ?? '';
  await context.unroute(content);
  await context.route(content, async (route) => {
    const answer = await route.fetch();
    const text = await answer.text();
    const isCard = text.includes('id:`sleep`,lang:`nb`');
    const isParts = text.includes('[{id:`p1`,lang:`nb`') && text.includes(title);
    const value = isCard ? cards.nb : isParts ? parts.nb : null;
    // The build names what a module gives for itself or `t`, and Chromium asks for it by that name.
    const name = /export\s*\{\s*\w+ as (\w+)/.exec(text)?.[1] ?? 'default';
    if (value === null) return route.fulfill({ response: answer, body: text });
    await route.fulfill({ response: answer, body: `const e=${JSON.stringify(value)};export{e as ${name}};` });
  });
}
const content = /\/assets\/[^/]+\.js$/;

const card = 'locales/nb/programmes/sleep/programme.md';
const part = 'locales/nb/programmes/sleep/part-1.md';
const change = (files: Map<string, string>, file: string, from: string | RegExp, to: string) => {
  const text = files.get(file) ?? '';
  expect(text).toMatch(from);
  files.set(file, text.replace(from, to));
};
const versioned = (files: Map<string, string>, version: string) => change(files, card, /^version: .*$/m, `version: ${version}`);

test('a programme is edited under a reader in the middle of a part: place and answers survive, and a great change is told once', async ({
  relay,
  person,
}) => {
  test.setTimeout(240_000);
  const lead = await newTeam({ url: relay.url, setupLink: relay.setupLink });
  const { link, caseRef } = await lead.engine.inviteCitizen({
    name: 'Ola Nordmann',
    called: 'Ola',
    greeting: 'Velkommen.',
    language: 'nb',
    programmes: ['sleep'],
    questionnaires: null,
    worksheets: [],
  });
  const { page, context } = await person({ at: 'phone', serviceWorkers: 'block' });
  const secrets = await citizenAccepts(page, link, { therapist: 'Lea', first: 'Hei.' });
  await readTo(page, 'start-point');
  await page.getByRole('textbox').fill('Mer ro om morgenen.');
  await page.getByRole('slider').press('ArrowRight');
  await expectSaved(page);

  const comeBack = async () => {
    await page.goto('/program/sleep');
    await unlock(page, secrets);
    await page.getByRole('link', { name: say('programme:path.continue') }).click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  };
  const told = page.getByText(say('programme:changed'));
  const step = (n: number, of: number) => page.getByText(say('programme:read.step', { n, of }), { exact: false }).first();

  // Patch: words.
  await publish(context, (files) => {
    versioned(files, '1.1.3');
    change(files, part, '## Der du er nå', '## Slik har du det nå');
  });
  await comeBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Slik har du det nå' })).toBeVisible();
  await expect(page.getByRole('textbox')).toHaveValue('Mer ro om morgenen.');
  await expect(told).toHaveCount(0);

  // Minor: a screen more, before this one.
  await publish(context, (files) => {
    versioned(files, '1.2.0');
    change(
      files,
      part,
      '::screen{id="two-forces"}',
      '::screen{id="new-word"}\n## Et nytt ord\n\nHer står noe nytt.\n\n::screen{id="two-forces"}',
    );
  });
  await comeBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Der du er nå' })).toBeVisible();
  await expect(step(12, 15)).toBeVisible();
  await expect(page.getByRole('textbox')).toHaveValue('Mer ro om morgenen.');
  await expect(told).toHaveCount(0);

  // Major: the screen itself is gone, with what was asked on it.
  await publish(context, (files) => {
    versioned(files, '2.0.0');
    change(files, part, /::screen\{id="start-point"\}[\s\S]*?(?=::screen\{id="homework"\})/, '');
    change(files, part, 'shows="my-circle,sleep-trouble"', 'shows="my-circle"');
    change(files, card, 'retiredIds: []', 'retiredIds: [p1/start-point, p1/sleep-trouble, p1/hope]');
  });
  await page.goto('/program/sleep');
  await unlock(page, secrets);
  await expect(told).toBeVisible();
  await page.getByRole('link', { name: say('programme:path.continue') }).click();
  // The nearest screen before it that is still there.
  await expect(page.getByRole('heading', { level: 1, name: 'Søvndagboka' })).toBeVisible();
  await expect(told).toHaveCount(0);
  await page.getByRole('button', { name: new RegExp(say('programme:contents.open')) }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Din sirkel' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Din sirkel' })).toBeVisible();
  await page.getByRole('button', { name: say('programme:read.close', { title: 'Sov bedre' }) }).click();
  await page.reload();
  await unlock(page, secrets);
  await expect(page.getByRole('link', { name: say('programme:path.continue') })).toBeVisible();
  await expect(told).toHaveCount(0);

  // What was answered before the change is still the therapist's to read, in the words that were shown; and the reader's to take out.
  const guard = async () =>
    (await lead.engine.view('case', { caseRef: caseRef ?? '' })).blocks.find(
      ({ address }) => address === 'sleep/p1/health-guard',
    );
  await expect.poll(guard, { timeout: 60_000 }).toMatchObject({ version: '1.1.2', keys: ['none'] });
  await goTo(page, 'me');
  await page.getByRole('link', { name: say('me:settings.link') }).click();
  await page.getByRole('button', { name: say('me:export.data') }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('dialog')
      .getByRole('button', { name: say('me:export.do') })
      .click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk));
  expect(Buffer.concat(chunks).toString('utf8')).toContain('Mer ro om morgenen.');

  // And as a page to read: with headings and the words themselves, on the screen and as a file of its own.
  await page.getByRole('link', { name: say('me:export.title') }).click();
  const everything = page.getByRole('article');
  await expect(everything.getByRole('heading', { level: 2, name: say('me:all.words') })).toBeVisible();
  await expect(everything.getByText('Mer ro om morgenen.')).toBeVisible();
  const [kept] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: say('me:all.save') }).click(),
  ]);
  const html = strFromU8(unzipSync(new Uint8Array(await readFile(await kept.path())))['mellom.html'] ?? new Uint8Array());
  expect(html).toContain(`<h1>${say('me:all.title')}</h1>`);
  expect(html).toContain('Mer ro om morgenen.');
  expect(html).not.toMatch(/<(script|button|a|img)[ >]/);
  await lead.engine.close();
});
