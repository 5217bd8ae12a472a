import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { chromiumFlags, findChromium } from '../../src/scripts/chromium.mjs';
import type { Line } from '../fixtures/line';
import { screens } from '../fixtures/people';

/** A browser whose profile lies on disk, as on a person's own phone: it can die at any moment and be opened again. */
export interface Profile {
  folder: string;
  open: () => Promise<Page>;
  close: () => Promise<void>;
  /** The whole browser process ends, without a word to the page. */
  crash: () => Promise<void>;
  remove: () => void;
}

export function newProfile(baseURL: string, line: Line, at: keyof typeof screens = 'phone'): Profile {
  const folder = mkdtempSync(join(tmpdir(), 'mellom-profile-'));
  const executablePath = findChromium();
  let context: BrowserContext | null = null;
  return {
    folder,
    open: async () => {
      context = await chromium.launchPersistentContext(folder, {
        ...(executablePath ? { executablePath } : {}),
        args: chromiumFlags,
        baseURL,
        proxy: { server: line.server },
        viewport: screens[at],
        ...(at === 'phone' ? { hasTouch: true, isMobile: true } : {}),
        locale: 'nb-NO',
        timezoneId: 'Europe/Oslo',
        reducedMotion: 'reduce',
      });
      // What does not come is told of at the step that waited for it.
      context.setDefaultTimeout(20_000);
      return context.pages()[0] ?? (await context.newPage());
    },
    close: async () => {
      await context?.close();
      context = null;
    },
    crash: async () => {
      const dying = context;
      const [page] = dying?.pages() ?? [];
      if (!dying || !page) throw new Error('no browser to end');
      const ended = new Promise<void>((resolve) => dying.once('close', () => resolve()));
      const session = await dying.newCDPSession(page);
      await session.send('Browser.crash').catch(() => undefined);
      await ended;
      context = null;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
