import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/app';
import { citizenAccepts, composer, goTo, messageOf } from './citizen';
import { expectFine } from './fine';
import { dayFromNow, staffAtWork } from './staff';
import { say } from './words';

test.describe.configure({ timeout: 240_000 });

async function openAccess(page: Page): Promise<void> {
  await goTo(page, 'me');
  await page.getByRole('link', { name: say('me:access.link') }).click();
  await expect(page.getByRole('heading', { level: 1, name: say('me:access.title') })).toBeVisible();
}
const part = (page: Page, title: string) => page.getByRole('region', { name: say(`me:access.${title}`) });

test('the citizen sees who covers and until when, who took over with which note, why a custodian opened the case, and who has come and gone', async ({
  relay,
  person,
}) => {
  const lea = await staffAtWork(relay);
  const tor = await lea.colleague({ name: 'Tor Berg', title: 'Sykepleier', roles: ['therapist'] });
  const liv = await lea.colleague({ name: 'Liv Hagen', title: 'Fagleder', roles: ['custodian'] });
  const { link, caseRef } = await lea.invites();
  const { page } = await person({ at: 'phone' });
  await citizenAccepts(page, link, { therapist: 'Lea', first: 'Hei Lea.' });

  const cover = { by: await tor.account(), from: dayFromNow(-1), until: dayFromNow(6), note: 'Tor kjenner saken din.' };
  await lea.engine.cover(caseRef, cover);
  await expect(page.getByText(/Tor er vikar for Lea/).first()).toBeVisible();
  await expect(page.getByText('Tor kjenner saken din.')).toBeVisible();
  await expect(page.getByText(say('messages:members.added', { by: 'Lea', names: 'Tor' }))).toBeVisible();
  await expect(composer(page, 'Tor')).toBeVisible();
  await expect(page.getByText(/Tor svarer senest/)).toBeVisible();
  await expectFine(page);
  await openAccess(page);
  await expect(part(page, 'cover.title')).toContainText(/Tor er vikar/);
  await expect(part(page, 'keepers').getByRole('listitem').filter({ hasText: 'Tor Berg' })).toContainText(
    say('me:access.why.cover'),
  );

  const [arranged] = (await lea.engine.view('case', { caseRef, glance: true })).covers;
  await lea.engine.endCover(caseRef, arranged?.cover ?? '');
  await goTo(page, 'messages');
  await expect(page.getByText(say('messages:event.cover.ended', { by: 'Tor' }))).toBeVisible();
  await expect(page.getByText(say('messages:members.removed', { by: 'Lea', names: 'Tor' }))).toBeVisible();
  await expect(composer(page, 'Lea')).toBeVisible();

  await lea.engine.handOver(caseRef, { to: await tor.account(), note: 'Jeg slutter. Tor har lest det vi har skrevet.' });
  await expect(page.getByText(say('messages:event.handover', { to: 'Tor', name: 'Lea' }))).toBeVisible();
  await expect(composer(page, 'Tor')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'Tor Berg' })).toBeVisible();

  const custody = await liv.caseInCustody();
  await liv.engine.takeCase(custody, 'Tor er syk, og noen må svare.');
  await expect(page.getByText(say('messages:event.custody', { name: 'Liv' }))).toBeVisible();
  await expectFine(page);

  await openAccess(page);
  const came = part(page, 'came');
  await expect(came).toContainText('Jeg slutter. Tor har lest det vi har skrevet.');
  await expect(came).toContainText('Tor er syk, og noen må svare.');
  await expect(came).toContainText(say('messages:members.started', { by: 'Lea' }));
  await expect(came).toContainText(say('messages:members.removed', { by: 'Lea', names: 'Tor' }));
  const keepers = part(page, 'keepers');
  await expect(keepers.getByRole('listitem').filter({ hasText: 'Liv Hagen' })).toContainText(say('me:access.why.custodian'));
  await expect(keepers.getByRole('listitem').filter({ hasText: 'Tor Berg' })).toContainText(say('me:access.why.therapist'));
  await expect(keepers).toContainText(/Tjenesten sier: hentet sist/);
  await expect(part(page, 'checked.title')).toContainText(say('me:access.checked.fine'));
  await page.getByText(say('me:access.control'), { exact: true }).click();
  await expect(page.getByText(say('me:access.control.step1'))).toBeVisible();
  const words = (await page.locator('[data-control-words]').textContent()) ?? '';
  expect(words.split(' · ')).toEqual((await tor.engine.view('access', { caseRef: await tor.caseHere() })).controlWords);
  await expectFine(page);
});

test('the citizen takes the words of a message back: gone for everybody, and what remains is said before and after', async ({
  relay,
  person,
}) => {
  const lea = await staffAtWork(relay);
  const { link, caseRef } = await lea.invites();
  const { page } = await person({ at: 'phone' });
  await citizenAccepts(page, link, { therapist: 'Lea', first: 'Dette angrer jeg på.' });
  await expect(messageOf(page, 'Dette angrer jeg på.')).toContainText('Levert');
  await page.getByRole('button', { name: say('messages:more', { text: 'Dette angrer jeg på.' }) }).click();
  const dialog = page.getByRole('dialog', { name: say('messages:erase.title') });
  await expect(dialog).toContainText(say('messages:erase.remains'));
  await expectFine(page);
  await dialog.getByRole('button', { name: say('messages:erase.keep') }).click();
  await expect(messageOf(page, 'Dette angrer jeg på.')).toBeVisible();
  await page.getByRole('button', { name: say('messages:more', { text: 'Dette angrer jeg på.' }) }).click();
  await dialog.getByRole('button', { name: say('messages:erase.do') }).click();
  await expect(page.getByText(say('messages:erased.mine'))).toBeVisible();
  await expect(page.getByText('Dette angrer jeg på.')).toHaveCount(0);
  await expect.poll(() => lea.readsIn(caseRef)).toEqual([]);
  await expectFine(page);
});

test('a case that a custodian has ended and deleted: the citizen reads why and whom to call, and no room breaks', async ({
  relay,
  person,
}) => {
  const lea = await staffAtWork(relay);
  const { link, caseRef } = await lea.invites();
  const { page } = await person({ at: 'phone' });
  await citizenAccepts(page, link, { therapist: 'Lea', first: 'Hei Lea.' });
  await expect(messageOf(page, 'Hei Lea.')).toContainText('Levert');
  await lea.engine.deleteCase(caseRef, 'Du ba om at alt slettes.');
  await expect(page.getByRole('heading', { name: say('me:gone.title') })).toBeVisible();
  await expect(page.getByText('Du ba om at alt slettes.').first()).toBeVisible();
  await expect(page.getByText('Hei Lea.')).toHaveCount(0);
  await expect(page.getByRole('textbox')).toHaveCount(0);
  await expectFine(page);
  for (const tab of ['today', 'programme', 'me'] as const) {
    await goTo(page, tab);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
  await goTo(page, 'today');
  await expect(page.getByRole('heading', { name: say('me:gone.title') })).toBeVisible();
  await expectFine(page);
});
