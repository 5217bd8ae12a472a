import { expect, test } from '../fixtures/app';
import { messageOf } from './citizen';
import { inviteCitizen, leadSetsUpTeam } from './desk';
import { expectFine } from './fine';
import { say } from './words';

test('a saved reply with a place that nothing fills is refused in words; mended it is found and taken by keyboard, filled in from the case, and stops while a place in it is empty', async ({
  relay,
  person,
}) => {
  const { page } = await person({ at: 'desk' });
  await leadSetsUpTeam(page, relay.setupLink);
  await inviteCitizen(page, { name: 'Kari Nordmann', called: 'Kari' });
  await page.getByRole('link', { name: say('team:nav.settings') }).click();
  await page.getByRole('button', { name: say('replies:new') }).click();
  const writing = page.getByRole('dialog', { name: say('replies:new') });
  await writing.getByLabel(say('replies:name')).fill('Neste time');
  const text = writing.getByLabel(say('replies:text'), { exact: true });
  await text.fill('Hei {nvan}. Vi ses {neste time}. Hilsen {avsender}');
  await writing.getByRole('button', { name: say('replies:save') }).click();
  await expect(writing.getByText(say('replies:fault.unknown', { place: '{nvan}' }))).toBeVisible();
  await text.fill('Hei {navn}. Vi ses {neste time}. Hilsen {avsender}');
  await expectFine(page);
  await writing.getByText(say('replies:team'), { exact: true }).click();
  await writing.getByRole('button', { name: say('replies:save') }).dblclick();
  await expect(writing).toBeHidden();
  await expect(page.getByRole('button', { name: say('replies:edit', { name: 'Neste time' }) })).toHaveCount(1);
  await expectFine(page);

  await page.getByRole('link', { name: say('team:nav.cases') }).click();
  await page.getByRole('main').getByRole('link', { name: 'Kari Nordmann' }).click();
  const field = page.getByRole('textbox', { name: say('team:talk.label', { name: 'Kari' }) });
  await field.focus();
  await page.keyboard.press('Control+.');
  const picker = page.getByRole('dialog', { name: say('replies:pick.title') });
  await picker.getByLabel(say('replies:pick.find')).fill('time');
  await expect(picker.getByRole('option', { selected: true })).toContainText('Neste time');
  await expectFine(page);
  await page.keyboard.press('Enter');
  await expect(picker).toBeHidden();
  await expect(field).toBeFocused();
  const preview = page.getByRole('region', { name: say('replies:preview') });
  await expect(preview).toContainText('Hei Kari.');
  await expect(page.getByText(say('replies:stops', { places: 'neste time' }))).toBeVisible();
  await expectFine(page);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('listitem').filter({ hasText: 'Vi ses' })).toHaveCount(0);
  await field.fill('Hei {navn}. Vi ses snart. Hilsen {avsender}');
  await page.keyboard.press('Control+Enter');
  await expect(messageOf(page, 'Hei Kari. Vi ses snart. Hilsen Lea')).toBeVisible();
  await expect(field).toHaveValue('');

  // Written now, sent later: it stands in the case until then, can be had back, and goes at a press.
  await field.fill('Vi ses i morgen, {navn}.');
  await page.getByRole('button', { name: say('scheduled:open') }).click();
  const later = page.getByRole('dialog', { name: say('scheduled:title', { name: 'Kari' }) });
  await expect(later.getByText(say('scheduled:truth'))).toBeVisible();
  await expectFine(page);
  await later.getByText(say('scheduled:soon.own'), { exact: true }).click();
  await later.getByRole('textbox', { name: say('scheduled:date'), exact: true }).fill('2020-01-01');
  await later.getByRole('button', { name: say('scheduled:do') }).click();
  await expect(later.getByText(say('scheduled:fault.past'))).toBeVisible();
  await later.getByRole('radio').first().check();
  await later.getByRole('button', { name: say('scheduled:do') }).dblclick();
  await expect(later).toBeHidden();
  const waiting = page.getByRole('region', { name: say('scheduled:list') }).getByRole('listitem');
  await expect(waiting).toHaveCount(1);
  await expect(waiting).toContainText('Vi ses i morgen, Kari.');
  await expect(field).toHaveValue('');
  await expectFine(page);
  await waiting.getByRole('button', { name: new RegExp(`^${say('scheduled:edit')}`) }).click();
  await expect(field).toHaveValue('Vi ses i morgen, Kari.');
  await expect(waiting).toHaveCount(0);
  await page.getByRole('button', { name: say('scheduled:open') }).click();
  await later.getByRole('button', { name: say('scheduled:do') }).click();
  await waiting.getByRole('button', { name: new RegExp(`^${say('scheduled:now')}`) }).click();
  await expect(messageOf(page, 'Vi ses i morgen, Kari.').filter({ hasText: say('common:you') })).toContainText(
    say('team:talk.state.sent'),
  );
  await expect(waiting).toHaveCount(0);
});
