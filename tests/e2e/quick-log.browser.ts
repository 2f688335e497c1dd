import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { closeDoor, openDoor } from './loopback.ts';

// The quick log over the loopback page, on the demo office, by keyboard alone.

test('logs an exchange from one line by keyboard, and shows it among the exchanges', async ({ browser }) => {
  const door = await openDoor(['--demo']);
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })).newPage();
  await page.goto(door.address);
  await page.getByRole('button', { name: 'Go to the vault' }).click({ timeout: 40_000 });

  await page.keyboard.press('Control+l');
  const log = page.getByRole('dialog', { name: 'Log an exchange' });
  await page.keyboard.type('call 10:00 45m fgr 0117 received annex C 14p we owe translation Fri synthetic talk');
  await expect(log.getByText('EX-2026-0117')).toBeVisible();
  await expect(log.getByText('14 pages')).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 160))])).toEqual([]);
  await page.screenshot({ path: test.info().outputPath('quick-log.png') });

  await page.keyboard.press('Alt+r');
  await page.keyboard.press('End');
  await page.keyboard.type(' corrected');
  await page.keyboard.press('Control+Enter');
  await expect(log).toBeHidden();

  await page.keyboard.press('g');
  await page.keyboard.press('x');
  const row = page.getByRole('row').filter({ hasText: 'synthetic talk corrected' });
  await expect(row).toContainText('EX-2026-0117');
  await expect(row).toContainText('Call');
  await page.context().close();
  await closeDoor(door);
});
