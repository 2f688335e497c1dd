import { spawnSync } from 'node:child_process';
import { expect, test } from '@playwright/test';
import { DEMO_CASE } from '../../electron/host/demo/side.ts';
import { hasOutsideTool } from '../support/outside.ts';
import { fields } from './day-words.ts';
import { enterOffice, leaveOffice, speak, type Office } from './office.ts';
import { openDemoCase } from './surfaces.ts';

// What the printer gets of a case: each page carries how it is handled, the reference, and which page of how many it is.
let office: Office;

test.beforeAll(async ({ browser }) => {
  office = await enterOffice(browser, { width: 1280, height: 800 });
  await openDemoCase(office.page);
});
test.afterAll(() => leaveOffice(office));

const squeezed = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

for (const language of ['en', 'es'] as const)
  test(`each printed page of a case sheet carries the handling, the reference and its number (${language})`, async () => {
    test.skip(!hasOutsideTool('pdftotext', 'the printed pages of a case sheet'));
    const { page } = office;
    const say = fields(language);
    const lock = page.getByRole('button', { name: say('frame.lock'), exact: true }); // of the window, which no printed page has
    await speak(page, language);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: say('ui.palette') }).fill(say('cases.print'));
    await page.keyboard.press('Enter');
    await expect(page.locator('.sheet h1')).toContainText(DEMO_CASE);
    await expect(lock).toBeAttached();
    const printed = await page.pdf({ format: 'Letter', preferCSSPageSize: true });
    const { stdout } = spawnSync('pdftotext', ['-layout', '-enc', 'UTF-8', '-', '-'], { input: printed, encoding: 'utf8' });
    const pages = stdout.split('\f').slice(0, -1).map(squeezed); // each ends in one
    const banner = squeezed((await page.locator('.sheet-running td').textContent()) ?? '');

    expect(pages.length).toBeGreaterThan(2);
    expect(banner).toContain(DEMO_CASE);
    for (const [at, text] of pages.entries()) {
      expect(text).toContain(banner);
      expect(text).toContain(`${at + 1} / ${pages.length}`);
      expect(text).not.toContain(say('frame.lock'));
    }
    await page.keyboard.press('Escape');
  });
