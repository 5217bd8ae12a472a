import { defineConfig } from '@playwright/test';
import { chromiumFlags, findChromium } from './src/scripts/chromium.mjs';

/** Journeys: the built app and relay, real Chromium, one relay for each worker (tests/fixtures/app.ts). */
const executablePath = findChromium();

export default defineConfig({
  testDir: 'tests/journeys',
  testMatch: '*.spec.ts',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  // Longer than any of them takes on two slow cores: it ends what hangs, and judges nothing.
  timeout: 300_000,
  // On a machine that is not one's own a journey may be tried once more; it is then told of as flaky. Here a journey passes or it fails.
  retries: process.env.CI ? 1 : 0,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    locale: 'nb-NO',
    timezoneId: 'Europe/Oslo',
    trace: 'retain-on-failure',
    launchOptions: { ...(executablePath ? { executablePath } : {}), args: chromiumFlags },
  },
});
