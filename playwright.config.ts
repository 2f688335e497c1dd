import { randomUUID } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

// `npm test` says which browser; run by hand, the system's own is taken where Playwright's is not installed.
const browser = process.env['ENLACE_TEST_BROWSER'] || ['/usr/bin/chromium'].find(existsSync);
const reportFile = process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ?? 'test-results/playwright.json';

// Where the packed program comes to lie: once for all workers, which inherit it, and gone with the run.
if (process.env['ENLACE_PACKED'] === undefined) {
  const packed = join(tmpdir(), `enlace-packed-${randomUUID()}`);
  process.env['ENLACE_PACKED'] = packed;
  process.once('exit', () => rmSync(packed, { recursive: true, force: true }));
}

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  // Patience for a machine that is busy with more than this: a wait costs nothing when all is well.
  timeout: 240_000,
  expect: { timeout: 60_000, toPass: { timeout: 90_000 } },
  workers: 2,
  forbidOnly: true,
  retries: process.env['CI'] ? 2 : 0, // a busy machine may starve a browser; what passes on a second try is named as flaky
  maxFailures: process.env['CI'] ? 12 : 0, // where much fails, one thing does: what it is should be read before the time is over
  // by lines, a failure's reason stands where it failed, and not at an end that may not come
  reporter: [[process.env['CI'] ? 'line' : 'list'], ['json', { outputFile: reportFile }]],
  use: { actionTimeout: 90_000, navigationTimeout: 90_000 },
  projects: [
    {
      name: 'electron',
      workers: 1, // one display with one clipboard and one window that has the focus; begun first, a browser has the other worker
      testMatch: '*.electron.ts',
      testIgnore: process.platform === 'linux' ? [] : ['packed*.electron.ts'], // the unpacked program is watched on Linux
    },
    {
      name: 'chromium',
      testMatch: '*.browser.ts',
      use: { browserName: 'chromium', ...(browser === undefined ? {} : { launchOptions: { executablePath: browser } }) },
    },
  ],
});
