import { expect, test } from '@playwright/test';
import { enterOffice, goToRoom, leaveOffice, type Office } from './office.ts';
import { openDemoCase, showTab } from './surfaces.ts';

let office: Office;
test.beforeAll(async ({ browser }) => {
  office = await enterOffice(browser, { width: 1280, height: 800 });
});
test.afterAll(() => leaveOffice(office));

test('a sent packet is one stop of the keyboard, filters by its counts and names the path of a chosen value', async () => {
  const { page } = office;
  await goToRoom(page, 'R');
  await page.getByRole('row').filter({ hasText: 'receipt awaited' }).first().click();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^MX-FGR 0000\d\d$/);
  const rows = page.locator('.packet-row');
  await expect(page.locator('.packet-row[tabindex="0"]')).toHaveCount(1);

  await rows.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  const path = await rows.nth(1).getAttribute('data-path');
  await expect(page.getByRole('complementary', { name: 'About this packet' })).toContainText(path!);

  const withheld = page.getByRole('group', { name: 'Show only' }).getByRole('button', { name: /withheld/ });
  const count = Number(/\d+/.exec(await withheld.innerText())![0]);
  await withheld.click();
  await expect(withheld).toHaveAttribute('aria-pressed', 'true');
  await expect(rows).toHaveCount(count);
});

test('choosing another packet of the channel changes the page and keeps the keyboard where it was', async () => {
  const { page } = office;
  const other = page.getByRole('navigation', { name: 'Channel' }).getByRole('button').last();
  await other.focus();
  await page.keyboard.press('Enter');

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('MX-FGR 000001');
  await expect(other).toBeFocused();
});

test('what can be pressed on a packet is 24 pixels or more in both directions', async () => {
  expect(await tooSmall()).toEqual([]);
});

test('a part of a tab is come to from its top, with the focus, and is not hidden behind what stays', async () => {
  const { page } = office;
  await openDemoCase(page);
  await showTab(page, '3');
  await page
    .getByRole('navigation', { name: 'Parts of this tab' })
    .getByRole('button', { name: /^Documents/ })
    .click();

  const heading = page.getByRole('heading', { level: 2, name: 'Documents' });
  await expect(heading).toBeFocused();
  await expect
    .poll(() =>
      heading.evaluate(element => {
        const { left, top, height } = element.getBoundingClientRect();
        return element.contains(document.elementFromPoint(left + 4, top + height / 2));
      }),
    )
    .toBe(true);
});

/** Buttons in view that are less than 24 pixels high or wide (WCAG 2.5.8), but for words within a line. */
function tooSmall(): Promise<readonly string[]> {
  return office.page.locator('main').evaluate(main =>
    [...main.querySelectorAll<HTMLElement>('button, [role="tab"], [role="button"]')].flatMap(element => {
      const { width, height } = element.getBoundingClientRect();
      const isInline = element.matches('.link, .link-like') || getComputedStyle(element).display === 'inline';
      if (width === 0 || isInline || (width >= 24 && height >= 24)) return [];
      return [`${element.className} ${Math.round(width)}×${Math.round(height)}`];
    }),
  );
}
