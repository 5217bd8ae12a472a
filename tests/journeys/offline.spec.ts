import { expect, test } from '../fixtures/app';
import { unlock } from './account';
import { answerQuestion, beginRound, citizenAccepts, goTo, messageOf, readOn, readTo, sendMessage, writeNight } from './citizen';
import { inviteCitizen, leadSetsUpTeam, openCase } from './desk';
import { say } from './words';

test('a week without network: unlocked, diary, questionnaires, programme and messages; back, all of it reaches the therapist in order and once', async ({
  relay,
  person,
}) => {
  const desk = await person({ at: 'desk' });
  const phone = await person({ at: 'phone' });
  const { page } = phone;
  await leadSetsUpTeam(desk.page, relay.setupLink);
  const link = await inviteCitizen(desk.page, { name: 'Kari Nordmann', called: 'Kari' });
  const secrets = await citizenAccepts(page, link, { therapist: 'Lea', first: 'Hei, nå er jeg inne.' });
  await expect(messageOf(page, 'Hei, nå er jeg inne.')).toContainText('Levert');
  await page.evaluate(() => navigator.serviceWorker.ready);

  await phone.goOffline();
  await page.goto('/');
  await unlock(page, secrets);
  await expect(page.getByText(say('common:net.offline'))).toBeVisible();

  // A reload comes back to the room that it left.
  await goTo(page, 'today');
  await page.getByRole('link', { name: say('worksheets:sleep-diary.title') }).click();
  await writeNight(page, { bed: '22.30', off: '23.00', latency: 40, woke: '06.10', up: '06.50' });
  await expect(page.getByRole('heading', { name: say('programme:week.title') })).toBeVisible();
  for (const ago of [1, 2])
    await writeNight(page, { day: dayBefore(ago), bed: '23.30', off: '23.45', latency: 25, woke: '06.00', up: '06.30' });
  await expect(page.getByText(say('programme:week.tooFew', { have: 3 }))).toBeVisible();
  await page.goto('/');
  await unlock(page, secrets);
  await page.getByRole('link', { name: say('programme:sheet.close') }).click();
  await beginRound(page);
  for (let n = 1; n <= 17; n++) await answerQuestion(page, n, 17, n === 9 ? 0 : 1);
  await expect(page.getByRole('heading', { name: say('forms:done.title') })).toBeVisible();
  await expect(page.getByText(say('forms:done.unsent'))).toBeVisible();
  await page.getByRole('link', { name: say('forms:done.home') }).click();

  await readTo(page, 'start-point');
  await page.getByRole('textbox').fill('Mer ro om morgenen.');
  await readOn(page, 'send');
  await page.getByRole('textbox', { name: say('programme:feedback.note') }).fill('Jeg begynte før jeg var klar.');
  await page.getByRole('button', { name: say('programme:feedback.send', { name: 'Lea' }) }).click();
  await expect(page.getByText(say('programme:feedback.sent', { name: 'Lea', when: '' }).trim())).toBeVisible();
  await page.getByRole('button', { name: say('programme:read.close', { title: 'Sov bedre' }) }).click();

  await goTo(page, 'messages');
  const said = ['Uke uten nett, dag 1.', 'Uke uten nett, dag 3.', 'Uke uten nett, dag 6.'];
  for (const text of said) {
    await sendMessage(page, 'Lea', text);
    await expect(messageOf(page, text)).toContainText(say('messages:waiting'));
  }
  await page.reload();
  await unlock(page, secrets);
  for (const text of said) await expect(messageOf(page, text)).toContainText(say('messages:waiting'));

  // Home again, on a network that lets no WebSockets through (A22).
  phone.line.narrow();
  await phone.goOnline();
  for (const text of said) await expect(messageOf(page, text)).toContainText('Levert');
  await expect(page.getByText(say('messages:waiting'))).toHaveCount(0);
  expect(phone.line.asked).toContain('/socket.io/');

  await openCase(desk.page, 'Kari Nordmann');
  await expect(messageOf(desk.page, said.at(-1) ?? '')).toBeVisible();
  const talk =
    (await desk.page
      .getByRole('region', { name: say('team:talk.title') })
      .last()
      .textContent()) ?? '';
  expect([...talk.matchAll(/Uke uten nett, dag \d\./g)].map(([text]) => text)).toEqual(said);
  await expect(
    desk.page.getByText(say('team:talk.event.questionnaireScore', { author: 'Kari', instrument: 'PHQ-9', total: 8 })),
  ).toHaveCount(1);
  await expect(desk.page.getByText(say('team:sleep.tooFew', { count: 3 }))).toBeVisible();
  await expect(desk.page.getByText('Jeg begynte før jeg var klar.')).toBeVisible();
  await expect(desk.page.getByText('Mer ro om morgenen.')).toHaveCount(0);
});

/** "lørdag 21. november", so many days ago. */
function dayBefore(days: number): string {
  const day = new Date(Date.now() - days * 86_400_000);
  return new Intl.DateTimeFormat('nb-NO', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'Europe/Oslo' }).format(
    day,
  );
}
