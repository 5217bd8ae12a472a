import { expect, test } from '../fixtures/app';
import { citizenAccepts, composer, goTo, messageOf } from './citizen';
import { expectFine } from './fine';
import { chooseWhoSees, openSheet } from './sheet';
import { staffAtWork } from './staff';
import { say } from './words';

test('at 400 % zoom nothing lies over what is read; long words, long texts, empty ones and wrong times are taken as they come', async ({
  relay,
  person,
}) => {
  const lea = await staffAtWork(relay);
  const { link, caseRef } = await lea.invites();
  const { page } = await person({ at: 'phone' });
  await citizenAccepts(page, link, { therapist: 'Lea', first: 'Hei Lea.' });
  const word = 'Menneskerettighetsorganisasjonsmedlem'.repeat(4).slice(0, 138);
  await lea.writes(caseRef, `${word} ${'👨‍👩‍👧‍👦'.repeat(60)}`);
  await expect(messageOf(page, word)).toBeVisible();

  // Longer than one message may be: all of it stays, and goes as two.
  const long = `${'Jeg har tenkt mye på dette i det siste. '.repeat(226)}Slutt.`;
  const field = composer(page, 'Lea');
  await field.fill(long);
  await expect(field).toHaveValue(long);
  await expect(page.getByText(say('messages:parts', { count: 2 }))).toBeVisible();
  await page.getByRole('button', { name: say('messages:send'), exact: true }).click();
  await expect(field).toHaveValue('');
  await expect.poll(async () => (await lea.readsIn(caseRef)).filter((text) => text.includes('tenkt mye'))).toHaveLength(2);
  const before = (await lea.readsIn(caseRef)).length;
  await field.fill('​​');
  await page.getByRole('button', { name: say('messages:send'), exact: true }).click();
  await field.fill('Etterpå.');
  await page.getByRole('button', { name: say('messages:send'), exact: true }).click();
  await expect.poll(async () => (await lea.readsIn(caseRef)).at(-1)).toBe('Etterpå.');
  expect(await lea.readsIn(caseRef)).toHaveLength(before + 1);

  // A time that is none is said to be none, keeps nothing else in its place, and keeps the entry from being finished.
  await openSheet(page, 'sleep-diary');
  const bed = page.getByLabel(say('worksheets:sleep-diary.bedTime'), { exact: true });
  await bed.fill('25.30');
  await bed.blur();
  await expect(page.getByText(say('common:timeWrong'))).toBeVisible();
  await expect(bed).toHaveValue('25.30');
  await chooseWhoSees(page);
  await page.getByRole('button', { name: say('programme:sheet.done') }).click();
  await expect(page.getByRole('heading', { name: say('programme:sheet.history') })).toHaveCount(0);
  await bed.fill('');
  await bed.blur();
  await expect(bed).toHaveValue('');
  await page.getByRole('button', { name: say('programme:sheet.close') }).click();

  await page.setViewportSize({ width: 320, height: 256 });
  for (const tab of ['messages', 'today', 'me', 'programme'] as const) {
    await goTo(page, tab);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth), tab).toBeLessThanOrEqual(320);
    const over = await page.evaluate(() =>
      [...document.querySelectorAll('body *')]
        .filter((one) => /^(fixed|sticky)$/.test(getComputedStyle(one).position) && one.getBoundingClientRect().height > 0)
        .map((one) => one.className),
    );
    expect(over, tab).toEqual([]);
  }
  await expectFine(page);
});
