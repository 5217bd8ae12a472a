import type { Locator } from '@playwright/test';
import { expect, test } from '../fixtures/app';
import { citizenAccepts, messageOf, sendMessage } from './citizen';
import { inviteCitizen, leadSetsUpTeam, openCase } from './desk';
import { say } from './words';

test('A7 the relay killed in mid-load and started again: every message there once, in order, and the screens stay calm', async ({
  relay,
  person,
}) => {
  const desk = await person({ at: 'desk' });
  const phone = await person({ at: 'phone' });
  await leadSetsUpTeam(desk.page, relay.setupLink);
  const link = await inviteCitizen(desk.page, { name: 'Kari Nordmann', called: 'Kari' });
  await citizenAccepts(phone.page, link, { therapist: 'Lea', first: 'Melding 0.' });
  const said = Array.from({ length: 20 }, (_, i) => `Melding ${i + 1}.`);
  for (const [i, text] of said.entries()) {
    if (i === 7) await relay.kill();
    await sendMessage(phone.page, 'Lea', text);
    if (i === 13) await relay.start();
  }
  await expect(messageOf(phone.page, 'Melding 20.')).toContainText('Levert');
  await expect(phone.page.getByText(say('messages:waiting'))).toHaveCount(0);
  const all = ['Melding 0.', ...said];
  expect(await saidIn(phone.page.getByRole('main'))).toEqual(all);

  await openCase(desk.page, 'Kari Nordmann');
  await expect(messageOf(desk.page, 'Melding 20.')).toBeVisible();
  const talk = desk.page.getByRole('region', { name: say('team:talk.list') });
  // Only what is near the eye is in the page: read from the end to the beginning, each look is a piece of the whole.
  const seen = new Set<string>();
  await talk.focus();
  await expect(async () => {
    const here = await saidIn(talk);
    const from = all.indexOf(here[0] ?? '');
    expect(here).toEqual(all.slice(from, from + here.length));
    for (const text of here) seen.add(text);
    await desk.page.keyboard.press('PageUp');
    expect(seen.size).toBe(all.length);
  }).toPass();
});

async function saidIn(place: Locator): Promise<string[]> {
  return [...((await place.textContent()) ?? '').matchAll(/Melding \d+\./g)].map(([text]) => text);
}
