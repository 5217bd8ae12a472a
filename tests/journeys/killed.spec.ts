import { expect, test } from '../fixtures/app';
import { openLine } from '../fixtures/line';
import { unlock } from './account';
import { answerQuestion, beginRound, citizenAccepts, composer, expectSaved, goTo } from './citizen';
import { inviteCitizen, leadSetsUpTeam } from './desk';
import { newProfile } from './profile';
import { say } from './words';

test('A1 the browser dies in mid-sentence, in a message, a questionnaire and a programme: what was said to be saved is there', async ({
  relay,
  person,
}) => {
  const desk = await person({ at: 'desk' });
  await leadSetsUpTeam(desk.page, relay.setupLink);
  const link = await inviteCitizen(desk.page, { name: 'Kari Nordmann', called: 'Kari' });
  const line = await openLine();
  const phone = newProfile(relay.url, line);
  try {
    let page = await phone.open();
    const secrets = await citizenAccepts(page, link, { therapist: 'Lea', first: 'Hei, nå er jeg inne.' });

    await expect(composer(page, 'Lea')).toBeEditable();
    await composer(page, 'Lea').pressSequentially('Jeg ville si at det har vært en tung uke, og at');
    await expectSaved(page);
    await phone.crash();
    page = await phone.open();
    await page.goto('/meldinger');
    await unlock(page, secrets);
    await expect(composer(page, 'Lea')).toHaveValue('Jeg ville si at det har vært en tung uke, og at');

    await goTo(page, 'today');
    await beginRound(page);
    await answerQuestion(page, 1, 17, 1);
    await answerQuestion(page, 2, 17, 2);
    await page.getByRole('radio').nth(1).check();
    await expectSaved(page, say('forms:saved'));
    await phone.crash();
    page = await phone.open();
    await page.goto('/');
    await unlock(page, secrets);
    await page.getByRole('link', { name: say('today:questionnaire.title') }).click();
    await page.getByRole('button', { name: say('forms:intro.resume') }).click();
    await expect(page.getByText(say('forms:count', { n: 3, of: 17 }))).toBeVisible();
    await expect(page.getByRole('radio').nth(1)).toBeChecked();

    await page.goto('/program/sleep/p1/start-point');
    await unlock(page, secrets);
    await expect(page.getByRole('textbox')).toBeEditable();
    await page.getByRole('textbox').pressSequentially('Mer ro om morgenen, og krefter til å');
    await expectSaved(page);
    await phone.crash();
    page = await phone.open();
    await page.goto('/program/sleep');
    await unlock(page, secrets);
    await page.getByRole('link', { name: say('programme:path.continue') }).click();
    await expect(page.getByRole('textbox')).toHaveValue('Mer ro om morgenen, og krefter til å');
  } finally {
    await phone.close();
    phone.remove();
    await line.close();
  }
});
