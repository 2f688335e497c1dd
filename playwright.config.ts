import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

// `npm test` says which browser; run by hand, the system's own is taken where Playwright's is not installed.
const browser = process.env['ENLACE_TEST_BROWSER'] || ['/usr/bin/chromium'].find(existsSync);
const reportFile = process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ?? 'test-results/playwright.json';

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  // Patience for a machine that is busy with more than this: a wait costs nothing when all is well.
  timeout: 240_000,
  expect: { timeout: 60_000, toPass: { timeout: 90_000 } },
  workers: 2,
  forbidOnly: true,
  retries: process.env['CI'] ? 2 : 0, // a busy machine may starve a browser; what passes on a second try is named as flaky
  reporter: [['list'], ['json', { outputFile: reportFile }]],
  use: { actionTimeout: 90_000, navigationTimeout: 90_000 },
  projects: [
    {
      name: 'chromium',
      testMatch: '*.browser.ts',
      use: { browserName: 'chromium', ...(browser === undefined ? {} : { launchOptions: { executablePath: browser } }) },
    },
    {
      name: 'electron',
      workers: 1, // one display with one clipboard and one window that has the focus
      testMatch: '*.electron.ts',
      testIgnore: process.platform === 'linux' ? [] : ['packed*.electron.ts'], // the unpacked program is watched on Linux
    },
  ],
});
