import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/app';
import { citizenAccepts, composer, goTo, messageOf } from './citizen';
import { inviteCitizen, leadSetsUpTeam, openCase } from './desk';
import { say } from './words';

/** Written from right to left, or read in a language that the browser has made of ours. */

test('words and names from right to left stand as they are read, and turn nothing round them; a page that the browser translates goes on changing', async ({
  relay,
  person,
}) => {
  const desk = await person({ at: 'desk' });
  const phone = await person({ at: 'phone' });
  const name = 'محمد عبد الله';
  await leadSetsUpTeam(desk.page, relay.setupLink);
  const link = await inviteCitizen(desk.page, { name, called: 'محمد' });
  const hello = 'مرحبا، أنا محمد. Hei!';
  await citizenAccepts(phone.page, link, { therapist: 'Lea', first: hello });
  expect(await directionOf(phone.page, hello)).toBe('rtl');

  await openCase(desk.page, name);
  expect(await directionOf(desk.page, hello)).toBe('rtl');
  const asked = desk.page.getByText('\u2068محمد\u2069').first();
  await expect(asked, 'in a sentence the name begins and ends by itself').toBeVisible();
  expect(await asked.evaluate((element) => getComputedStyle(element).direction)).toBe('ltr');
  const heading = desk.page.getByRole('heading', { level: 1, name });
  expect(await heading.evaluate((element) => getComputedStyle(element).direction)).toBe('ltr');
  await desk.page.keyboard.press('r');
  await desk.page.keyboard.type('أهلا محمد، شكرا لك.');
  expect(await desk.page.locator('#reply').evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
  await desk.page.keyboard.press('Control+Enter');
  await expect(messageOf(phone.page, 'أهلا محمد، شكرا لك.')).toBeVisible();

  // Two ways in which browsers put their translation in the place of a text.
  for (const way of ['instead', 'round'] as const) {
    const text = `Hei igjen, ${way}.`;
    phone.line.cut();
    await composer(phone.page, 'Lea').fill(text);
    await phone.page.getByRole('button', { name: say('messages:send'), exact: true }).click();
    const sent = messageOf(phone.page, text);
    await expect(sent).toBeVisible();
    await expect(sent).not.toContainText(/Levert|Lest/);
    await translate(phone.page, way);
    phone.line.mend();
    await expect(sent).toContainText(/Levert|Lest/);
    await translate(phone.page, way);
    await goTo(phone.page, 'today');
    await translate(phone.page, way);
    await goTo(phone.page, 'me');
    await expect(phone.page.getByRole('heading', { level: 1 })).toBeVisible();
    await translate(phone.page, way);
    await goTo(phone.page, 'messages');
    await expect(sent).toBeVisible();
  }
});

const directionOf = (page: Page, text: string) =>
  page
    .getByText(text)
    .first()
    .evaluate((element) => getComputedStyle(element).direction);

/** As a translating browser does it with every text of the page that may be translated; the words stay, so that they can be found. */
function translate(page: Page, way: 'instead' | 'round'): Promise<void> {
  return page.evaluate((how) => {
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walk.nextNode())
      if (walk.currentNode instanceof Text && walk.currentNode.data.trim() !== '') texts.push(walk.currentNode);
    for (const text of texts) {
      if (text.parentElement?.closest('[translate="no"], textarea, script, style, font')) continue;
      const outer = document.createElement('font');
      const inner = outer.appendChild(document.createElement('font'));
      text.replaceWith(outer);
      if (how === 'round') inner.append(text);
      else inner.textContent = text.data;
    }
  }, way);
}
