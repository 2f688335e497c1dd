import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { frameText } from '../../shared/text/frame.ts';
import { plantedOverlay, writeOverlay } from '../support/planted-overlay.ts';
import { enterOffice, goToRoom, leaveOffice, type Office } from './office.ts';

let folder = '';
let office: Office;

test.beforeAll(async ({ browser }) => {
  folder = mkdtempSync(join(tmpdir(), 'enlace-overlays-'));
  const { tag, texts } = plantedOverlay();
  const room = frameText.room.people.en; // wherever else it is said, so that nothing stands for it
  writeOverlay(folder, { tag, texts: texts.map(entry => (entry.en === room ? { ...entry, to: '' } : entry)) });
  process.env['ENLACE_OVERLAYS'] = folder;
  office = await enterOffice(browser);
});
test.afterAll(async () => {
  await leaveOffice(office);
  delete process.env['ENLACE_OVERLAYS'];
  rmSync(folder, { recursive: true, force: true });
});

test('a language that stands as a file is chosen in the built page, kept, and spoken in every room', async () => {
  const { page } = office;

  await page.getByRole('radio', { name: 'Português' }).first().click({ force: true });

  await expect(page.locator('html')).toHaveAttribute('lang', 'pt');
  await expect(page.locator('main h1').first()).toContainText(
    /de (janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro)/,
  );
  for (const letter of ['C', 'P', 'R', 'S'] as const) {
    await goToRoom(page, letter);
    await expect(page.locator('main h1').first()).toContainText('⟦');
  }
  await expect(page.locator('nav.nav')).toContainText('People'); // the one text that the file lacks
  await expect.poll(() => page.evaluate(() => localStorage.getItem('enlace.window'))).toContain('"language":"pt"');
});
