import { expect, expectAccessible, test } from '../fixtures/app';
import { invite, newTeam } from '../fixtures/engines';
import { pathOf, takeOfferedWords, unlock } from './account';
import { expectHelp } from './citizen';
import { leadSetsUpTeam } from './desk';
import { say, wordsIn } from './words';

test('A21 a link broken by a mail program is pasted whole; one that is cut, withdrawn or used says so, with the number of its team', async ({
  relay,
  person,
}) => {
  const at = { url: relay.url, setupLink: relay.setupLink };
  const lea = await newTeam(at, { name: 'Lea Lunde', title: 'Psykolog' });
  const { page } = await person({ at: 'phone' });
  const first = await invite(lea);
  const heading = page.getByRole('heading', { name: say('welcome:invitation.title', { name: 'Lea' }) });
  const alert = page.getByRole('alert');

  // Cut by the mail program, down to the number sign.
  await page.goto(pathOf(first.link).slice(0, 30));
  await expect(alert).toContainText(say('errors:E_INVITATION_CUT.what'));
  await expectAccessible(page);
  await page.goto('about:blank');
  await page.goto('/i');
  await expect(alert).toContainText(say('errors:E_INVITATION_CUT.what'));

  // Pasted with what stood around it, and a break within.
  await page.getByRole('button', { name: say('welcome:invitation.paste') }).click();
  await expectAccessible(page);
  const field = page.getByLabel(say('welcome:enter.label'));
  await field.fill(`Hei Kari! <${first.link.slice(0, -20)} ${first.link.slice(-20)}>.`);
  await page.getByRole('button', { name: say('common:next') }).click();
  await expect(heading).toBeVisible();
  // A reload forgets nothing, and neither the address nor the history holds the secret.
  await page.reload();
  await expect(heading).toBeVisible();
  expect(page.url()).not.toContain('#');

  // The number sign encoded, and a full stop behind.
  await page.goto('about:blank');
  await page.goto(`${pathOf(first.link).replace('#', '%23')}.`);
  await expect(heading).toBeVisible();

  await lea.engine.withdrawInvitation(first.caseRef ?? '');
  await page.goto('about:blank');
  await page.goto(pathOf(first.link));
  await expect(alert).toContainText(say('errors:E_WITHDRAWN.what'));
  await expect(page.getByRole('link', { name: '51 00 00 00' })).toBeVisible();
  await expect(page.getByText(/\bLea\b/)).toHaveCount(0);
  await expectAccessible(page);
  await expectHelp(page);
});

test('an invitation opens in its own language, keeps the one that is chosen, and goes on after a reload at every step', async ({
  relay,
  person,
}) => {
  const at = { url: relay.url, setupLink: relay.setupLink };
  const lea = await newTeam(at, { name: 'Lea Lunde', title: 'Psykolog' });
  const { link } = await lea.engine.inviteCitizen({
    name: 'Kari Nordmann',
    called: 'Kari',
    greeting: 'Welcome, Kari.',
    language: 'en',
    programmes: [],
    questionnaires: null,
    worksheets: [],
  });
  const { page } = await person({ at: 'phone' });
  await page.goto(pathOf(link));
  const en = wordsIn('en');
  await expect(page.getByRole('heading', { name: en('welcome:invitation.title', { name: 'Lea' }) })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.getByText(say('common:language.nb'), { exact: true }).click();
  await expect(page.getByRole('heading', { name: say('welcome:invitation.title', { name: 'Lea' }) })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: say('welcome:invitation.title', { name: 'Lea' }) })).toBeVisible();

  const accept = async () => {
    await page.getByRole('checkbox', { name: say('welcome:invitation.age') }).check();
    await page.getByRole('button', { name: say('welcome:invitation.accept') }).click();
  };
  await accept();
  await expect(page.getByRole('heading', { name: say('welcome:passphrase.title') })).toBeVisible();
  await page.reload();
  await accept();
  const passphrase = await takeOfferedWords(page);
  const code = page.getByRole('heading', { name: say('welcome:code.title') });
  await expect(code).toBeVisible();
  expect(await page.evaluate(() => sessionStorage.length), 'the link is kept sealed from here').toBe(0);
  // The passphrase is asked for once, and the code is there again.
  await page.reload();
  await unlock(page, { passphrase });
  await expect(code).toBeVisible();
  await expectAccessible(page);
});

test('a greeting is written in the language of the one who is invited, as soon as it is chosen', async ({ relay, person }) => {
  const { page } = await person({ at: 'desk' });
  await leadSetsUpTeam(page, relay.setupLink);
  await page
    .getByRole('link', { name: say('team:nav.invite') })
    .first()
    .click();
  await page.getByLabel(say('team:invite.name')).fill('Kari Nordmann');
  await page.getByRole('checkbox', { name: say('team:invite.diary') }).check();
  for (const language of ['nn', 'en', 'nb'] as const) {
    await page.getByLabel(say('team:invite.language')).selectOption(language);
    await expect(page.getByLabel(say('team:invite.greeting'), { exact: true })).toHaveValue(
      wordsIn(language)('team:invite.greeting.none', { called: 'Kari', me: 'Lea' }),
    );
  }
});
