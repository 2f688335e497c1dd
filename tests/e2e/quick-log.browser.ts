import { expect, test } from '@playwright/test';
import { enterOffice, goToRoom, leaveOffice, pressUntil, type Office } from './office.ts';

// The quick log over the loopback page, on the demo office, by keyboard alone.

let office: Office;

test.beforeEach(async ({ browser }) => {
  office = await enterOffice(browser);
});
test.afterEach(() => leaveOffice(office));

test('logs an exchange from one line by keyboard, and shows it among the exchanges', async () => {
  const { page } = office;
  const log = page.getByRole('dialog', { name: 'Log an exchange' });
  await pressUntil(page, ['Control+l'], () => expect(log).toBeVisible({ timeout: 5_000 }));
  await page.keyboard.type('call 10:00 45m fgr 0117 received annex C 14p we owe translation Fri synthetic talk');
  await expect(log.getByText('EX-2026-0117')).toBeVisible();
  await expect(log.getByText('14 pages')).toBeVisible();

  await page.keyboard.press('Alt+r');
  await page.keyboard.press('End');
  await page.keyboard.type(' corrected');
  await page.keyboard.press('Control+Enter');
  await expect(log).toHaveCount(0);

  await goToRoom(page, 'X');
  const row = page.getByRole('row').filter({ hasText: 'synthetic talk corrected' });
  await expect(row).toContainText('EX-2026-0117');
  await expect(row).toContainText('Call');
});
