import { expect, type Locator, type Page } from '@playwright/test';
import { DEMO_CASE } from '../../electron/host/demo/side.ts';
import type { Inspector } from './inspect.ts';
import { goToRoom, pressUntil } from './office.ts';

// How to come to the surfaces that `accessibility*.browser.ts` look at, from wherever the page is.

export const dialog = { within: '.scrim' } as const;
export const popover = { within: '.pop', isSizeKept: true } as const;

/** Close whatever a failed look left open. */
export async function closeAll(page: Page): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('Escape');
    await expect(page.locator('.scrim, .pop')).toHaveCount(0, { timeout: 2_000 });
  }).toPass();
}

export async function openDemoCase(page: Page): Promise<void> {
  await goToRoom(page, 'C');
  await page.getByRole('row').filter({ hasText: DEMO_CASE }).click();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Montejano Urrea');
}

export async function openComparisons(page: Page): Promise<void> {
  await goToRoom(page, 'K');
  await chooseFurther(page, 'Blind comparisons');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Blind comparisons');
}

export async function showTab(page: Page, key: string): Promise<void> {
  const tab = page.getByRole('tab').nth(Number(key) - 1);
  await pressUntil(page, [key], () => expect(tab).toHaveAttribute('aria-selected', 'true', { timeout: 5_000 }));
}

/** Open something by its key. */
export async function press(page: Page, key: string, opens: string): Promise<void> {
  await pressUntil(page, [key], () => expect(page.locator(opens)).toBeVisible({ timeout: 5_000 }));
}

export async function lookAtChoices(page: Page, inspect: Inspector, trigger: Locator, name: string): Promise<void> {
  await trigger.click();
  await page.getByRole('listbox').waitFor();
  await inspect.look(`choices: ${name}`, popover);
  await page.keyboard.press('Escape');
}

/** Close what lies over the screen, by its key. */
export async function leave(page: Page): Promise<void> {
  await pressUntil(page, ['Escape'], () => expect(page.locator('.scrim')).toHaveCount(0, { timeout: 2_000 }));
}

/** The part of the settings with closed compartments. */
export async function openCompartments(page: Page): Promise<void> {
  await goToRoom(page, 'S');
  await page.getByRole('tab', { name: 'Compartments' }).click();
}

/** An act of the menu of the case, the packet or the room on the screen. */
export async function chooseFurther(page: Page, act: string): Promise<void> {
  await page.locator('main').getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: act }).click();
}

export async function closeForPeople(page: Page): Promise<void> {
  await chooseFurther(page, 'Close for named people');
}

/** The views of a framework and what opens in them, from its parts. */
export async function lookAtFrameworks(page: Page, inspect: Inspector): Promise<void> {
  const main = page.locator('main');
  const view = (name: string) => page.getByRole('radio', { name }).click({ force: true });
  await inspect.look('parts of a framework');
  await main.getByRole('button', { name: /^1\.1\.1 / }).click();
  await main.getByRole('button', { name: 'Report progress' }).waitFor();
  await inspect.look('an action of a framework');
  await main.getByRole('button', { name: 'Report progress' }).click();
  await inspect.look('how an action stands', dialog);
  await leave(page);
  await main.getByRole('button', { name: 'Edit', exact: true }).first().click();
  await inspect.look('who owes an action', dialog);
  await leave(page);
  await main.getByRole('button', { name: 'All parts' }).click();
  await view('All years');
  await expect(page.getByText('in the plan').first()).toBeVisible();
  await inspect.look('all years of a framework');
  await view('Year’s plan');
  await main.getByRole('button', { name: 'Close the year' }).waitFor();
  await inspect.look('the plan of a year');
  await view('Indicators');
  await main.getByRole('row').nth(1).waitFor();
  await inspect.look('indicators');
  await main.getByRole('button', { name: 'New indicator' }).click();
  await inspect.look('how an indicator is defined', dialog);
  await leave(page);
}
