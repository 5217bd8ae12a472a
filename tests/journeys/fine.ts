import { basename, join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from '../fixtures/app';

/**
 * A screen as it stands, looked at as different people see it: axe without violations in light and dark, and no sideways
 * scrolling at 320 pixels (WCAG 1.4.10) or with text at 200 % (WCAG 1.4.4).
 */
export async function expectFine(page: Page): Promise<void> {
  const before = page.viewportSize();
  if (!before) throw new Error('no viewport');
  if (process.env.LOOK) await keepPictures(page, process.env.LOOK, before);
  // As tall as its content: what a sticky bar covers for the moment is not out of reach.
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: before.width, height: Math.max(before.height, height) });
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
  await page.setViewportSize({ width: 320, height: before.height });
  await expectNoSideways(page, '320 pixels wide');
  await expectWholeWords(page, '320 pixels wide');
  await page.setViewportSize(before);
  // It stays until the page goes: one that is detached takes the page's virtual authenticators with it.
  const session = await page.context().newCDPSession(page);
  const setText = (standard: number) =>
    session.send('Page.setFontSizes', { fontSizes: { standard, fixed: (standard * 13) / 16 } });
  await setText(32);
  await expectNoSideways(page, 'text at 200 %');
  await setText(16);
}

let pictures = 0;

/** LOOK=folder: the screen as eyes see it, in every size that it is made for, by day and by night. */
async function keepPictures(page: Page, folder: string, before: { width: number; height: number }): Promise<void> {
  const { titlePath } = test.info();
  const of = `${basename(titlePath[0] ?? '', '.spec.ts')}-${String(process.pid)}-${String(++pictures).padStart(3, '0')}`;
  const sizes = before.width < 600 ? [phone, smallPhone] : [desk, phone];
  for (const size of sizes) {
    await page.setViewportSize(size);
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: join(folder, `${of}-${size.width}-${colorScheme}.png`), animations: 'disabled' });
    }
  }
  await page.setViewportSize(before);
}
const phone = { width: 390, height: 844 };
const smallPhone = { width: 360, height: 640 };
const desk = { width: 1280, height: 800 };

/** The words of a chart are as large as the words around it, whatever the screen's width and the reader's text size (WCAG 1.4.4). */
async function expectChartsReadable(page: Page, how: string): Promise<void> {
  const ofText = () =>
    page.evaluate(() => {
      const root = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      return [...document.querySelectorAll<SVGSVGElement>('.phone [data-chart]')]
        .map((svg) => ((svg.getBoundingClientRect().width / svg.viewBox.baseVal.width) * 16) / root)
        .filter((scale) => scale > 0 && scale < 0.98);
    });
  await expect.poll(ofText, `${how}: words of a chart that are smaller than the rest`).toEqual([]);
}

async function expectNoSideways(page: Page, how: string): Promise<void> {
  const wide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.body.querySelectorAll('*:not(svg *)')]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
      .map((element) => `${element.tagName} ${element.className} ${element.textContent?.slice(0, 40)}`);
  });
  expect.soft(wide, `${await page.title()}, ${how}: too wide`).toEqual([]);
  await expectChartsReadable(page, how);
}

/** A long word that somebody wrote may be parted to stay on the screen; "Give" and "Psychologist" stand whole, and what holds them makes room. */
async function expectWholeWords(page: Page, how: string): Promise<void> {
  const parted = await page.evaluate(() => {
    const found: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      if (!node.parentElement?.checkVisibility() || node.parentElement.closest('.ds-sr-only, code, svg')) continue;
      for (const { 0: word, index } of (node.textContent ?? '').matchAll(/(?<![^\s(«])\p{L}{2,12}(?![^\s.,:;?!)»])/gu)) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        const tops = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
        if (tops.size > 1) found.push(`${word} in ${node.textContent?.trim().slice(0, 60)}`);
      }
    }
    return found;
  });
  expect.soft(parted, `${await page.title()}, ${how}: words that are parted`).toEqual([]);
}

/** Presses Tab until it is there, as somebody without a pointer does. */
export async function tabTo(page: Page, target: ReturnType<Page['getByRole']>): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`no way to ${target} by Tab`);
}
