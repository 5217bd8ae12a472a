import { expect, test } from '../fixtures/app';
import { plant } from '../fixtures/planted';
import { keptOnDevice, pathOf, secureAccount } from './account';
import { answerQuestion } from './citizen';
import { leadSetsUpTeam } from './desk';
import { answerMeasures, measuresAsk, on, openDoor, passQuestions, saysWho } from './door';
import { expectFine } from './fine';
import { say } from './words';

test('somebody asks for help at night, without a network half the way: it is kept, found again, sent by itself, secured, and stands at the desk', async ({
  relay,
  person,
}) => {
  const desk = await person({ at: 'desk' });
  const phone = await person({ at: 'phone' });
  const { page } = phone;
  await leadSetsUpTeam(desk.page, relay.setupLink);
  const link = await openDoor(desk.page);
  await desk.page.getByRole('checkbox', { name: 'Sov bedre' }).check();
  await expect(desk.page.getByText(say('team:selfStart.opened', { title: 'Sov bedre' }))).toBeVisible();

  await page.goto(pathOf(link));
  await expect(page.getByRole('heading', { name: say('door:front.title') })).toBeVisible();
  await expect(page.getByText(say('door:front.answer'))).toBeVisible();
  await expectFine(page);
  await page.getByRole('button', { name: say('door:front.begin') }).click();
  await expect(page.getByRole('heading', { name: say('door:ask.problems') })).toBeVisible();
  await keptOnDevice(page);
  await expectFine(page);
  await phone.goOffline();

  const words = 'Tankene går i ring når jeg legger meg.';
  plant(words, 'Emil Dahl');
  await page.getByRole('checkbox', { name: say('door:problem.sleep') }).check();
  await page.getByLabel(say('door:field.words')).fill(words);
  await on(page);
  await page.getByLabel(say('door:field.birthYear')).fill('1988');
  await on(page);
  await expect(page.getByRole('heading', { name: say('door:ask.wish') })).toBeVisible();
  await expect(page.getByText(/Ikke sendt ennå/)).toBeVisible();

  await page.reload();
  await expect(page.getByRole('heading', { name: say('door:again.title') })).toBeVisible();
  await expectFine(page);
  await page.getByRole('button', { name: say('door:again.goOn') }).click();
  await passQuestions(page);
  await saysWho(page, 'Emil Dahl', '900 00 000');
  await answerMeasures(page, 0);
  await expect(page.getByRole('heading', { name: say('door:review.title') })).toBeVisible();
  await expect(page.getByText(words)).toBeVisible();
  await expectFine(page);
  await page.getByRole('button', { name: say('door:send'), exact: true }).click();
  await page.getByRole('button', { name: say('door:secure.go') }).click();
  await secureAccount(page);
  await expect(page.getByText(say('door:path.waiting'))).toBeVisible();
  await expect(page.getByRole('link', { name: new RegExp(say('door:meanwhile')) })).toContainText('Sov bedre');

  await phone.goOnline();
  await expect(page.getByText(/^Sendt /)).toBeVisible();
  await expectFine(page);
  await page.getByRole('link', { name: say('door:receipt.today') }).click();
  await expect(page.getByRole('heading', { name: say('door:path.title') })).toBeVisible();

  await desk.page.getByRole('link', { name: say('team:nav.referrals') }).click();
  await expect(desk.page.getByRole('main').getByText('Emil Dahl').first()).toBeVisible();
});

test('a risk answer at the door reaches whoever is on duty before anything else is sent, and the right help comes first for whoever is too young', async ({
  relay,
  person,
}) => {
  const desk = await person({ at: 'desk' });
  const { page } = await person({ at: 'phone' });
  await leadSetsUpTeam(desk.page, relay.setupLink);
  const link = await openDoor(desk.page);
  await page.goto(pathOf(link));
  await page.getByRole('button', { name: say('door:front.begin') }).click();
  await page.getByRole('checkbox', { name: say('door:problem.depression') }).check();
  await on(page);
  await page.getByLabel(say('door:field.birthYear')).fill(String(new Date().getFullYear() - 14));
  await on(page);
  await expect(page.getByRole('heading', { name: say('door:elsewhere.under-age.title') })).toBeVisible();
  await expect(page.getByRole('link', { name: '116 111' })).toHaveAttribute('href', 'tel:116111');
  await expectFine(page);
  await page.getByRole('button', { name: say('door:elsewhere.goOn') }).click();
  await passQuestions(page);
  await saysWho(page, 'Ida Moe', '900 00 001');
  await page.getByRole('button', { name: say('forms:intro.start') }).click();
  for (let n = 1; n < 9; n++) await answerQuestion(page, n, measuresAsk, 1);
  await answerQuestion(page, 9, measuresAsk, 2);
  await expect(page.getByRole('heading', { name: say('safety:title') })).toBeVisible();
  await expect(page.getByRole('link', { name: '113' })).toHaveAttribute('href', 'tel:113');

  await desk.page.getByRole('link', { name: say('team:nav.duty') }).click();
  await expect(desk.page.getByRole('main').getByText('Ida Moe').first()).toBeVisible();
});
