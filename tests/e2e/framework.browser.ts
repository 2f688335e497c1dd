import { expect, test } from '@playwright/test';
import { inspector } from './inspect.ts';
import { enterOffice, goToRoom, leaveOffice, speak } from './office.ts';
import { lookAtFrameworks } from './surfaces.ts';

test('a supervisor reads the parts of a framework, its years, closes a year, and looks at an indicator', async ({ browser }) => {
  test.setTimeout(400_000);
  const office = await enterOffice(browser, { width: 1280, height: 800 });
  const { page } = office;
  const inspect = inspector(page);
  try {
    await goToRoom(page, 'F');
    await expect(page.getByRole('button', { name: '1.1.1 Cure defective packages within ten days' })).toBeVisible();
    await lookAtFrameworks(page, inspect);
    await page.getByRole('radio', { name: 'Year’s plan' }).click({ force: true });
    await page.getByRole('button', { name: 'Close the year' }).click();
    await expect(page.getByRole('dialog')).toContainText('Decide on each action');
    await inspect.look('closing a year', { within: '.scrim' });
    for (const group of await page.getByRole('radio', { name: 'Does not go on' }).all()) await group.click({ force: true });
    for (const why of await page.getByRole('textbox', { name: /^Why: / }).all()) await why.fill('It is planned anew');
    await page.getByRole('dialog').getByRole('button', { name: 'Close the year' }).click();
    await expect(page.getByText('Closed on').first()).toBeVisible();
    await speak(page, 'es');
    await page.getByRole('radio', { name: 'Indicadores' }).click({ force: true });
    await page.getByRole('button', { name: 'Armas de fuego aseguradas' }).click();
    await expect(page.getByRole('img', { name: /Armas de fuego aseguradas/ })).toBeVisible();
    await inspect.look('an indicator');
    await page.setViewportSize({ width: 1024, height: 640 });
    inspect.expectNoFaults();
  } finally {
    await leaveOffice(office);
  }
});
