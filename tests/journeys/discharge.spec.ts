import { expect, test } from '../fixtures/app';
import { plant } from '../fixtures/planted';
import { unlock } from './account';
import { answerQuestion, citizenAccepts, composer, goTo } from './citizen';
import { laterBy } from './clock';
import { inviteCitizen, leadSetsUpTeam, leaveRecord, openCase } from './desk';
import { expectFine } from './fine';
import { say } from './words';

test.describe.configure({ timeout: 240_000 });

const signs = 'Jeg slutter å svare på meldinger, og blir liggende.';
const doing = 'Ut en tur før elleve. Ringer Eli.';

test('a course ends: the plan is written by both and becomes the citizen’s own, everything is read without a network, and what was agreed on comes by itself a month later', async ({
  relay,
  person,
}) => {
  const { page: lea } = await person({ at: 'desk' });
  const phone = await person({ at: 'phone', serviceWorkers: 'block' });
  const { page: kari } = phone;
  await leadSetsUpTeam(lea, relay.setupLink);
  const link = await inviteCitizen(lea, { name: 'Kari Nordmann', called: 'Kari' });
  const secrets = await citizenAccepts(kari, link, { therapist: 'Lea', first: 'Hei Lea.' });
  plant(signs, doing);

  await openCase(lea, 'Kari Nordmann');
  await lea.getByRole('button', { name: say('discharge:plan.begin') }).click();
  const together = lea.getByRole('dialog', { name: say('discharge:plan.title') });
  await together.getByLabel(say('discharge:plan.helped')).fill('gå ut før elleve\nskrive det ned kl. 18');
  await together.getByLabel(say('discharge:plan.signs')).fill(signs);
  await expectFine(lea);
  await together.getByRole('button', { name: say('discharge:plan.save') }).click();
  await expect(together).toHaveCount(0);

  await goTo(kari, 'today');
  await kari.getByRole('link', { name: new RegExp(say('discharge:plan.title')) }).click();
  await expect(kari.getByText(signs)).toBeVisible();
  await kari.getByRole('button', { name: say('discharge:plan.change') }).click();
  await kari.getByLabel(say('discharge:plan.doing')).fill(doing);
  await expectFine(kari);
  await kari.getByRole('button', { name: say('discharge:plan.save') }).click();
  await expectFine(kari);
  await kari.getByRole('button', { name: say('discharge:plan.seal') }).click();
  await expect(kari.getByText(/^Planen din, slik du sa det/)).toBeVisible();
  await expect(lea.getByText(say('discharge:plan.isMine'), { exact: true })).toBeVisible();

  await lea.getByRole('button', { name: say('team:discharge.open') }).click();
  const ending = lea.getByRole('dialog', { name: say('team:discharge.title', { name: 'Kari' }) });
  await ending.getByRole('button', { name: say('team:discharge.save') }).click();
  await expect(ending.getByText(say('discharge:fault.reason'))).toBeVisible();
  await ending.getByRole('radio', { name: say('team:discharge.reason.completed') }).check();
  await ending.getByLabel(say('discharge:work.label')).selectOption('partial-sick-leave');
  await ending.getByLabel(say('discharge:work.percent')).fill('50');
  await ending.getByRole('checkbox', { name: say('discharge:later.now') }).uncheck();
  await expectFine(lea);
  await ending.getByRole('button', { name: say('team:discharge.save') }).click();
  await expect(lea.getByText(/^Avsluttet .*avtalt ferdig/)).toBeVisible();
  await leaveRecord(lea, 'Kari');
  await expect(lea.getByText(/^Spør /)).toHaveCount(2);
  await expect(lea.getByText(/^Arbeid ved slutten: gradert sykmeldt, 50/)).toBeVisible();

  await expect(kari.getByText(/^Avsluttet /)).toBeVisible();
  await kari.getByRole('link', { name: say('common:back') }).click();
  await kari.getByRole('link', { name: new RegExp(say('discharge:plan.title')) }).click();
  await phone.goOffline();
  await expect(kari.getByText(doing)).toBeVisible();
  await expect(kari.getByText(say('discharge:way.asks'))).toHaveCount(2);
  await expectFine(kari);
  await kari.getByRole('link', { name: say('common:back') }).click();
  await goTo(kari, 'messages');
  await expect(kari.getByText(/^Forløpet er avsluttet\. Meldinger leses fortsatt/)).toBeVisible();
  await expect(composer(kari, 'Lea')).toBeEnabled();
  await phone.goOnline();

  await laterBy(phone.context, 33);
  await kari.reload();
  await unlock(kari, secrets);
  await goTo(kari, 'today');
  const round = kari.getByRole('link', { name: new RegExp(`^${say('today:questionnaire.title')}`.replace('?', '\\?')) });
  await expect(round).toBeVisible();
  await expectFine(kari);
  await round.click();
  await kari.getByRole('button', { name: say('forms:intro.start') }).click();
  for (let n = 1; n <= 17; n++) await answerQuestion(kari, n, 17, n === 9 ? 0 : 1);
  await lea.getByRole('link', { name: say('team:nav.inbox') }).click();
  await expect(lea.getByText(say('team:reason.followed-up')).first()).toBeVisible();
});
