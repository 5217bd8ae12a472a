import { expect, test } from '../fixtures/app';
import { plant } from '../fixtures/planted';
import { keptOnDevice, pathOf, secureAccount } from './account';
import { leadSetsUpTeam, leaveRecord } from './desk';
import { answerMeasures, on, openDoor, passQuestions, saysWho } from './door';
import { expectFine } from './fine';
import { goToRoom } from './team';
import { say } from './words';

test.describe.configure({ timeout: 240_000 });

const words = 'Tankene går i ring når jeg legger meg.';
const again = 'Det er blitt tyngre igjen etter jul.';

test('from a night without coverage to the next time: asked, decided, help that changes, an end, and asked again in one press as somebody who has been here before', {
  tag: '@drill',
}, async ({ relay, person }) => {
  const { page: lea } = await person({ at: 'desk' });
  const phone = await person({ at: 'phone' });
  const { page: emil } = phone;
  await leadSetsUpTeam(lea, relay.setupLink);
  const link = await openDoor(lea);
  plant(words, again, 'Emil Dahl');

  await emil.goto(pathOf(link));
  await emil.getByRole('button', { name: say('door:front.begin') }).click();
  await expect(emil.getByRole('heading', { name: say('door:ask.problems') })).toBeVisible();
  await keptOnDevice(emil);
  await phone.goOffline();
  await emil.getByRole('checkbox', { name: say('door:problem.sleep') }).check();
  await emil.getByLabel(say('door:field.words')).fill(words);
  await on(emil);
  await emil.getByLabel(say('door:field.birthYear')).fill('1988');
  await on(emil);
  await passQuestions(emil);
  await saysWho(emil, 'Emil Dahl', '900 00 000');
  await answerMeasures(emil, 0);
  await emil.getByRole('button', { name: say('door:send'), exact: true }).click();
  await emil.getByRole('button', { name: say('door:secure.go') }).click();
  await secureAccount(emil);
  await phone.goOnline();
  await expect(emil.getByText(/^Sendt /)).toBeVisible();

  await goToRoom(lea, 'referrals');
  await lea.getByRole('button', { name: new RegExp(`^${say('referrals:decide.open')}`) }).click();
  const decide = lea.getByRole('dialog', { name: say('referrals:decide.title', { name: 'Emil Dahl' }) });
  await decide.getByRole('checkbox', { name: say('referrals:help.guided-self-help') }).check();
  await decide.getByRole('radio', { name: 'Lea Lunde' }).check();
  await decide.getByLabel(say('referrals:decide.startBy')).fill(new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10));
  await decide.getByRole('button', { name: say('referrals:decide.do'), exact: true }).click();
  await expect(decide).toHaveCount(0);

  await lea.getByRole('link', { name: say('referrals:peek.open') }).click();
  await lea.getByRole('button', { name: say('team:episode.change') }).click();
  const changing = lea.getByRole('dialog', { name: say('team:episode.changeTitle', { name: 'Emil' }) });
  await changing.getByRole('checkbox', { name: say('team:episode.help.guided-self-help') }).uncheck();
  await changing.getByRole('checkbox', { name: say('team:episode.help.individual') }).check();
  await changing.getByRole('button', { name: say('team:episode.save') }).click();
  await expect(changing).toHaveCount(0);
  await lea.getByRole('button', { name: say('team:discharge.open') }).click();
  const ending = lea.getByRole('dialog', { name: say('team:discharge.title', { name: 'Emil' }) });
  await ending.getByRole('radio', { name: say('team:discharge.reason.completed') }).check();
  await ending.getByRole('checkbox', { name: say('discharge:later.now') }).uncheck();
  await ending.getByLabel(say('discharge:plan.doing')).fill('Ut en tur før elleve.');
  await ending.getByRole('button', { name: say('team:discharge.save') }).click();
  await expect(lea.getByText(/^Avsluttet .*avtalt ferdig/)).toBeVisible();
  await leaveRecord(lea, 'Emil');

  await expect(emil.getByRole('link', { name: new RegExp(say('today:reply.title', { name: 'Lea' })) })).toBeVisible();
  await emil.getByRole('link', { name: new RegExp(say('discharge:plan.title')) }).click();
  await expect(emil.getByText('Ut en tur før elleve.')).toBeVisible();
  await emil.getByLabel(say('door:askAgain.words')).fill(again);
  await expectFine(emil);
  await emil.getByRole('button', { name: say('door:askAgain') }).click();
  await expect(emil.getByRole('heading', { name: say('door:path.title') })).toBeVisible();

  await goToRoom(lea, 'referrals');
  await expect(lea.getByText(/^Har vært her før, til /)).toBeVisible();
  const peek = lea.getByRole('complementary');
  await expect(peek).toContainText(again);
  await expect(peek).toContainText(words);
  await expectFine(lea);
});
