import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page } from '@playwright/test';
import type { Field, RowField, WorksheetStructure } from '../../src/care/worksheets/types';
import { say } from './words';

/** Filling in a worksheet by its structure, in the words of the screens: what the structure asks for is what a person sees. */

export const structureOf = (id: string): WorksheetStructure =>
  JSON.parse(readFileSync(`locales/worksheets/${id}.json`, 'utf8')) as WorksheetStructure;
export const titleOf = (id: string): string => say(`worksheets:${id}.title`);
const word = (key: string) => say(`worksheets:${key}`);

/** Goes to a room without leaving the app, as a link in it would: addresses stay inside the page, with its router. */
export const goInside = (page: Page, path: string): Promise<void> =>
  page.evaluate((to) => {
    const { __TSR_ROUTER__: router } = globalThis as unknown as { __TSR_ROUTER__: { history: { push: (to: string) => void } } };
    router.history.push(to);
  }, path);

export async function openSheet(page: Page, id: string): Promise<void> {
  await goInside(page, `/dagbok/${id}`);
  await expect(page.getByText(titleOf(id)).first()).toBeVisible();
}

/** All that is given, one field after the other; goes on through the screens where they are asked one at a time. */
export async function fillEntry(page: Page, id: string, values: Record<string, unknown>): Promise<void> {
  const structure = structureOf(id);
  for (const field of structure.fields) {
    if (values[field.id] === undefined && !structure.oneFieldPerScreen) continue;
    if (field.phase === 'after' && structure.oneFieldPerScreen) continue;
    if (structure.oneFieldPerScreen) {
      const shared = structure.fields.filter(({ group }) => group !== undefined && group === field.group);
      if (shared.length > 1 && shared[0] !== field) continue;
      const heading = shared.length > 1 ? say('programme:sheet.whereWhen') : word(field.label);
      await expect(page.getByRole('heading', { level: 1, name: heading, exact: true })).toBeVisible();
      for (const one of shared.length > 1 ? shared : [field])
        if (values[one.id] !== undefined) await fillField(page.getByRole('main'), one, values[one.id]);
      await page.getByRole('button', { name: say('programme:sheet.next'), exact: true }).click();
    } else await fillField(page.getByRole('main'), field, values[field.id]);
  }
}

/** Asked once a worksheet: who may see what is written in it. */
export async function chooseWhoSees(page: Page, share = true): Promise<void> {
  const asked = page.locator('[data-share="asks"]');
  if (await asked.isVisible())
    await asked
      .getByRole('radio')
      .nth(share ? 0 : 1)
      .check();
}

export async function finishEntry(page: Page): Promise<void> {
  await chooseWhoSees(page);
  const done = page.getByRole('button', { name: say('programme:sheet.done'), exact: true });
  const pressed = await done.boundingBox();
  await done.click();
  await expect(page.getByRole('heading', { name: say('programme:sheet.history') })).toBeVisible();
  // A second press at the same spot changes nothing that has just been written.
  const spot = { x: (pressed?.x ?? 0) + (pressed?.width ?? 0) / 2, y: (pressed?.y ?? 0) + (pressed?.height ?? 0) / 2 };
  const there = await page.evaluate(({ x, y }) => document.elementFromPoint(x, y)?.closest('button')?.textContent ?? '', spot);
  expect([say('programme:sheet.edit'), say('programme:sheet.editPlan')]).not.toContain(there);
}

/** One field by what it is. */
export async function fillField(scope: Locator, field: Field, value: unknown): Promise<void> {
  const label = word(field.label);
  const group = scope.getByRole('group', { name: label, exact: true });
  switch (field.type) {
    case 'bool':
      await group.getByRole('radio', { name: say(value === true ? 'programme:sheet.yes' : 'programme:sheet.no') }).check();
      return;
    case 'enum':
      await group.getByRole('radio', { name: word(`${field.label}.option.${String(value)}`), exact: true }).check();
      return;
    case 'enums':
      for (const one of value as string[])
        await group.getByRole('checkbox', { name: word(`${field.label}.option.${one}`), exact: true }).check();
      return;
    case 'datetime': {
      const [day = '', time = ''] = String(value).split('T');
      await group.locator('input[type=date]').fill(day);
      await group.locator('input:not([type=date])').fill(time);
      return;
    }
    case 'object':
      for (const inner of field.fields) {
        const own = (value as Record<string, unknown>)[inner.id];
        if (own !== undefined) await fillField(group, inner, own);
      }
      return;
    case 'list':
      return fillRows(group, field, value as unknown[]);
    case 'ref': {
      const row = group.getByRole('radio', { name: String(value), exact: true });
      if (await row.isVisible()) await row.check();
      else await scope.getByRole('textbox', { name: label, exact: true }).fill(String(value));
      return;
    }
    case 'percent':
    case 'scale':
      if ((await group.count()) > 0) await group.getByRole('radio', { name: String(value) }).check();
      else await scope.getByLabel(label, { exact: true }).fill(String(value));
      return;
    default:
      await scope.getByLabel(label, { exact: true }).fill(String(value).replace('.', ','));
  }
}

async function fillRows(group: Locator, field: Extract<Field, { type: 'list' }>, rows: readonly unknown[]): Promise<void> {
  const rowLabel = word(field.of.label ?? field.label);
  for (const [place, row] of rows.entries()) {
    // What must have a row begins with one.
    if (place > 0 || !field.required)
      await group
        .getByRole('button', { name: say('programme:sheet.addRowOf', { row: rowLabel.toLocaleLowerCase() }), exact: true })
        .click();
    if (field.of.type === 'object') {
      const own = group.getByRole('group', { name: say('programme:sheet.rowOf', { row: rowLabel, n: place + 1 }), exact: true });
      for (const inner of field.of.fields) {
        const value = (row as Record<string, unknown>)[inner.id];
        if (value === undefined) continue;
        if (inner.id === field.exactlyOne) {
          if (value === true) await own.getByRole('checkbox', { name: word(inner.label) }).check();
        } else await fillField(own, inner, value);
      }
    } else await lineOf(group, field.of, place).fill(String(row));
  }
}
const lineOf = (group: Locator, of: RowField, place: number) =>
  group.getByRole('textbox', { name: word(of.label ?? '') }).nth(place);
