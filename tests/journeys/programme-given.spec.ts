import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../fixtures/app';
import { allSent, secured } from '../fixtures/engines';
import { unlock } from './account';
import { citizenAccepts, goTo } from './citizen';
import { inviteCitizen, leadSetsUpTeam, openCase } from './desk';
import { expectFine } from './fine';
import { readPart, walkOf } from './reading';
import { say } from './words';

test.describe.configure({ timeout: 300_000 });

const whole = 'Ett skritt om gangen';
const adapted = 'Når kroppen slår alarm';
const dialogOf = (page: Page): Locator => page.getByRole('dialog');
const titles = async (list: Locator): Promise<string[]> =>
  (await list.locator('b').allInnerTexts()).map((title) => title.replace(/^\d+\. /, ''));

/** Somebody who gives nobody a reason to look stands among the cases only. */
async function openFromCases(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: say('team:nav.cases') }).click();
  await page.getByRole('main').getByRole('link', { name }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

test('a programme is given whole at two presses, another in another order with a part left out, a pace and a stop: the citizen meets just that', async ({
  relay,
  person,
}) => {
  const { page } = await person({ at: 'desk' });
  const { page: kari } = await person({ at: 'phone' });
  await leadSetsUpTeam(page, relay.setupLink);
  const link = await inviteCitizen(page, { name: 'Kari Nordmann', called: 'Kari' });
  await citizenAccepts(kari, link, { therapist: 'Lea', first: 'Hei Lea.' });
  await openCase(page, 'Kari Nordmann');

  await page.getByRole('button', { name: say('team:case.assign') }).click();
  await page.getByRole('button', { name: `${say('team:assign.give')} ${whole}`, exact: true }).click();
  await expect(dialogOf(page)).toHaveCount(0);
  await expect(page.getByText(say('team:assign.given', { what: whole }))).toBeVisible();

  await page.keyboard.press('a');
  await expectFine(page);
  await page.getByRole('button', { name: `${say('team:adapt.open')} ${adapted}` }).click();
  const dialog = page.getByRole('dialog', { name: say('team:adapt.give', { title: adapted }) });
  const written = await titles(dialog.locator('[data-parts]'));
  const [first = '', second = '', third = ''] = written;
  // By the keyboard alone, and the place is kept while it moves.
  const up = dialog.getByRole('button', { name: say('team:adapt.up', { title: third }) });
  await up.focus();
  await page.keyboard.press('Enter');
  await expect(up).toBeFocused();
  await expect(dialog.getByText(say('team:adapt.moved', { title: third, place: 2, of: written.length }))).toBeAttached();
  await page.keyboard.press('Enter');
  await dialog.getByRole('checkbox', { name: new RegExp(`^\\d+\\. ${second}`) }).uncheck();
  await dialog.getByRole('checkbox', { name: `${third}: ${say('team:adapt.stop')}` }).check();
  await dialog
    .getByRole('radio', { name: say('team:adapt.days', { count: 2 }) })
    .first()
    .check({ force: true });
  await dialog
    .getByRole('group', { name: say('team:adapt.pace') })
    .getByRole('radio', { name: say('team:adapt.days', { count: 3 }) })
    .check({ force: true });
  await dialog.getByLabel(say('team:adapt.note', { name: 'Kari' })).fill('Vi begynner med det du spurte om.');
  await expectFine(page);
  await dialog.getByRole('button', { name: say('team:adapt.giveTo', { name: 'Kari' }) }).click();
  await expect(dialog).toHaveCount(0);
  const own = [third, first, ...written.slice(3)];

  await goTo(kari, 'programme');
  await expect(kari.getByRole('link', { name: new RegExp(whole) })).toBeVisible();
  await kari.getByRole('link', { name: new RegExp(adapted) }).click();
  await expect(kari.getByText('Vi begynner med det du spurte om.')).toBeVisible();
  await expect.poll(() => titles(kari.getByRole('main').getByRole('list').first())).toEqual(own);
  await expect(kari.getByText(second, { exact: true })).toHaveCount(0);

  await page.getByRole('button', { name: `${say('team:prog.show')} ${adapted}` }).click();
  const shown = page.getByRole('dialog', { name: adapted });
  await expect(shown.getByRole('heading', { level: 3 })).toHaveText([...own.map((title, at) => `${at + 1}. ${title}`), second]);
  await expect(shown).toContainText(say('team:prog.stopAfter', { count: 2 }));
  await expect(shown).toContainText(say('team:prog.hidden'));
  await expectFine(page);
  await shown.getByRole('button', { name: say('team:adapt.openChange') }).click();
  const change = page.getByRole('dialog', { name: say('team:adapt.change', { title: adapted }) });
  await change.getByRole('checkbox', { name: new RegExp(`^${second}`) }).check();
  await change.getByRole('button', { name: say('team:save'), exact: true }).click();
  await expect(shown).toBeVisible();
  await expect(kari.getByText(second, { exact: true })).toBeVisible();
  await goTo(kari, 'messages');
  await expect(kari.getByText(say('messages:event.planned.theirs', { name: 'Lea' }))).toBeVisible();
});

test('a part that waits is opened, what was left out is seen with its reason, and praise is one press and one send', async ({
  relay,
  person,
}) => {
  const { page } = await person({ at: 'desk' });
  await leadSetsUpTeam(page, relay.setupLink);
  const link = await inviteCitizen(page, { name: 'Kari Nordmann', called: 'Kari' });
  const kari = await secured({ url: relay.url }, (engine) => engine.readInvitation(link));
  const { caseRef } = await kari.engine.acceptInvitation({ called: 'Kari' });
  const mine = caseRef ?? '';
  await openCase(page, 'Kari Nordmann');
  await page.getByRole('button', { name: `${say('team:prog.show')} Sov bedre` }).click();
  await page.getByRole('button', { name: say('team:adapt.openChange') }).click();
  await page
    .getByRole('checkbox', { name: new RegExp(`: ${say('team:adapt.stop')}$`) })
    .first()
    .check();
  await page.getByRole('button', { name: say('team:save'), exact: true }).click();
  const reading = { kind: 'progress', programme: 'sleep', version: '1.0.0', of: 14 } as const;
  const left = { skipped: ['two-forces'], reasons: { 'two-forces': 'known' as const } };
  await kari.engine.write(mine, { ...reading, part: 'p1', screen: 'summary', opened: 14, finished: true, minutes: 24, ...left });
  await kari.engine.write(mine, {
    kind: 'block',
    address: 'sleep/p1/my-nights',
    version: '1.0.0',
    language: 'nb',
    block: 'reflect',
    prompt: 'Hva gjør du når du ligger våken?',
    texts: ['Jeg står opp og leser.'],
  });
  await allSent(kari.engine);

  const shown = page.getByRole('dialog', { name: 'Sov bedre' });
  await expect(shown).toContainText(say('team:prog.minutesAll', { time: '24 min' }));
  await shown.getByText(say('team:prog.skipped', { count: 1 })).click();
  await expect(shown.getByText(new RegExp(`: ${say('team:prog.why.known')}$`))).toBeVisible();
  await shown.getByText(say('team:work.answersCount', { count: 1 }), { exact: true }).click();
  await shown.getByRole('button', { name: new RegExp(`^${say('team:praise.open')}`) }).click();
  await expectFine(page);
  await shown.getByRole('textbox').fill(`${say('team:praise.tried')} Det kaller jeg mot.`);
  await shown.getByRole('button', { name: say('team:entry.send') }).click();
  const praise = async () => (await kari.engine.view('case', { caseRef: mine })).blocks[0]?.comments[0];
  await expect.poll(praise).toMatchObject({ praise: true, text: `${say('team:praise.tried')} Det kaller jeg mot.` });
  await expect(shown.locator('blockquote')).toContainText('Det kaller jeg mot.');
  await page.keyboard.press('Escape');
  await expect(page.getByText(new RegExp(say('team:prog.waits')))).toHaveCount(0);

  // Nobody has written since the second part: it stops there too, until somebody opens what comes after.
  await page.getByRole('button', { name: `${say('team:prog.show')} Sov bedre` }).click();
  await page.getByRole('button', { name: say('team:adapt.openChange') }).click();
  await page
    .getByRole('checkbox', { name: new RegExp(`: ${say('team:adapt.stop')}$`) })
    .nth(1)
    .check();
  await page.getByRole('button', { name: say('team:save'), exact: true }).click();
  await kari.engine.write(mine, { ...reading, part: 'p2', screen: 'summary', opened: 14, finished: true, skipped: [] });
  await allSent(kari.engine);
  await shown
    .getByRole('button', { name: new RegExp(`^${say('team:prog.open')} `) })
    .first()
    .click();
  const opened = async () => (await kari.engine.view('case', { caseRef: mine })).programmes[0]?.plan?.opened;
  await expect.poll(opened).toEqual(['p3']);
  await expect(shown).toContainText(say('team:prog.opened'));
  await kari.engine.close();
});

test('what the therapist says to something shown stands under it and in the conversation, and praise says that it is praise', async ({
  relay,
  person,
}) => {
  const { page } = await person({ at: 'desk' });
  const { page: kari } = await person({ at: 'phone' });
  await leadSetsUpTeam(page, relay.setupLink);
  const link = await inviteCitizen(page, { name: 'Kari Nordmann', called: 'Kari' });
  await citizenAccepts(kari, link, { therapist: 'Lea', first: 'Hei Lea.' });
  await openCase(page, 'Kari Nordmann');
  await page.getByRole('button', { name: say('team:case.assign') }).click();
  await page.getByRole('button', { name: `${say('team:assign.give')} Kom i gang`, exact: true }).click();

  await goTo(kari, 'programme');
  await kari.getByRole('link', { name: /^Kom i gang/ }).click();
  const walk = walkOf(kari, say, 'getting-started', 'nb', 'Lea');
  const [part] = walk.parts;
  if (!part) throw new Error('no first part');
  await readPart(walk, part);

  const waiting = page
    .locator('.card')
    .filter({ has: page.getByRole('heading', { name: say('team:feedback.title', { part: part.title }) }) });
  await waiting.getByRole('button', { name: new RegExp(`^${say('team:praise.open')}`) }).click();
  await waiting.getByRole('button', { name: say('team:praise.noticed') }).click();
  await waiting.getByRole('button', { name: say('team:feedback.send') }).click();
  await expect(waiting).toHaveCount(0);

  await goTo(kari, 'messages');
  const line = kari.getByRole('listitem').filter({ hasText: say('messages:event.praise', { name: 'Lea' }) });
  await expect(line).toContainText(say('team:praise.noticed'));
  await goTo(kari, 'programme');
  await kari.getByRole('link', { name: /^Kom i gang/ }).click();
  await kari.getByRole('listitem').filter({ hasText: part.title }).getByRole('link').click();
  const shown = part.screens.find(({ blocks }) => blocks.some(({ type }) => type === 'feedback'))?.title ?? '';
  await kari.getByRole('button', { name: new RegExp(say('programme:contents.open')) }).click();
  await kari.getByRole('dialog').getByRole('button', { name: shown }).click();
  await expect(kari.getByText(say('team:praise.noticed'))).toBeVisible();
  await expectFine(kari);
});

test('minutes with a case are counted while it is in use, proposed on the way out, written at one press and put right', async ({
  relay,
  person,
}) => {
  const { page } = await person({ at: 'desk', serviceWorkers: 'block' });
  await page.clock.install();
  const secrets = await leadSetsUpTeam(page, relay.setupLink);
  await inviteCitizen(page, { name: 'Kari Nordmann', called: 'Kari' });
  await openFromCases(page, 'Kari Nordmann');
  for (let quarter = 0; quarter < 24; quarter++) {
    await page.mouse.move(600 + quarter, 400);
    await page.clock.runFor(15_000);
  }
  await page.getByRole('link', { name: say('team:nav.cases') }).click();
  const offer = page.getByText(say('team:spent.leave', { time: '6 min', name: 'Kari' }));
  await expect(offer).toBeVisible();
  await page.getByRole('button', { name: say('team:spent.write'), exact: true }).click();
  await expect(page.getByText(say('team:spent.written'))).toBeVisible();

  await openFromCases(page, 'Kari Nordmann');
  await expect(page.getByText(say('team:spent.month', { time: '6 min' }))).toBeVisible();
  await page.getByRole('button', { name: say('team:spent.edit') }).click();
  await expect(dialogOf(page).getByRole('textbox', { name: say('team:spent.minutes') })).toHaveValue('6');
  await expectFine(page);
  await dialogOf(page)
    .getByRole('textbox', { name: say('team:spent.minutes') })
    .fill('10');
  await dialogOf(page)
    .getByRole('button', { name: say('team:spent.write'), exact: true })
    .click();
  await expect(page.getByText(say('team:spent.month', { time: '10 min' }))).toBeVisible();
  await page.reload();
  await unlock(page, secrets);
  await openFromCases(page, 'Kari Nordmann');
  await expect(page.getByText(say('team:spent.month', { time: '10 min' }))).toBeVisible();
});

test('the catalogue shows every screen before anything is given, in each language; a lead opens a programme to be begun alone', async ({
  relay,
  person,
}) => {
  const { page } = await person({ at: 'desk' });
  await leadSetsUpTeam(page, relay.setupLink);
  await page.getByRole('link', { name: say('team:nav.programmes') }).click();
  await expectFine(page);
  await page.getByRole('link', { name: 'Sov bedre' }).click();
  await expect(page.getByText(say('team:catalogue.talkFirst'))).toBeVisible();
  await page.locator('[data-parts] summary').first().click();
  await expect(page.locator('[data-screen]').nth(5)).toBeVisible();
  await expectFine(page);
  await page.getByText('English', { exact: true }).click();
  await expect(page.locator('[data-screen][lang="en"]').first()).toBeVisible();

  await page.getByRole('link', { name: say('team:nav.team'), exact: true }).click();
  const open = page.getByRole('checkbox', { name: /^Kom i gang/ });
  await open.check();
  await expect(page.getByText(say('team:selfStart.opened', { title: 'Kom i gang' }))).toBeVisible();
  await page.getByRole('link', { name: say('team:nav.inbox') }).click();
  await page.getByRole('link', { name: say('team:nav.team'), exact: true }).click();
  await expect(open).toBeChecked();
});
