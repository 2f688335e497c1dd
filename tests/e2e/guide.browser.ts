import { expect, test } from '@playwright/test';
import { inspector } from './inspect.ts';
import { enterOffice, goToRoom, leaveOffice, pressUntil, speak, type Office } from './office.ts';
import { dialog } from './surfaces.ts';

// The guide over the page: by keys alone, at the page of where one is, in both languages.
test.describe.configure({ mode: 'serial' });

let office: Office;
test.beforeAll(async ({ browser }) => {
  office = await enterOffice(browser);
});
test.afterAll(() => leaveOffice(office));

const guide = () => office.page.getByRole('dialog', { name: /^(Guide|Guía)$/ });
const title = () => guide().getByRole('heading', { level: 3 });

async function openGuide(): Promise<void> {
  await pressUntil(office.page, ['F1'], () => expect(guide()).toBeVisible({ timeout: 5_000 }));
}

test('opens the guide at the page of the room, and gives the focus back', async () => {
  const { page } = office;
  await goToRoom(page, 'I');
  const room = page.locator('nav.nav button[aria-current]');
  await room.focus();
  await openGuide();

  await expect(title()).toHaveText('Take in a packet or a receipt');
  await page.keyboard.press('Escape');
  await expect(guide()).toHaveCount(0);
  await expect(room).toBeFocused();
});

test('finds a page by its words and turns to another, by keys alone', async () => {
  const { page } = office;
  await openGuide();
  await expect(guide().getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('lost pass');
  await expect(title()).toHaveText('Backup, and a lost passphrase');
  await expect(guide().getByRole('status')).toHaveText('1 page');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  const contents = guide().getByRole('navigation', { name: 'Pages of the guide' });
  await contents.getByRole('button', { name: 'First steps' }).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');

  await expect(title()).toHaveText('Log a call or a meeting');
  await expect(guide().getByRole('img')).toHaveJSProperty('complete', true);
  await expect
    .poll(() =>
      guide()
        .getByRole('img')
        .evaluate(image => (image as HTMLImageElement).naturalWidth),
    )
    .toBe(1024);
  await page.keyboard.press('Escape');
  await expect(guide()).toHaveCount(0);
});

test('opens over a window in which one types, and leaves what was typed', async () => {
  const { page } = office;
  const log = page.getByRole('dialog', { name: 'Log an exchange' });
  await pressUntil(page, ['Control+l'], () => expect(log).toBeVisible({ timeout: 5_000 }));
  await page.keyboard.type('call fgr about a synthetic matter');
  await openGuide();

  await expect(title()).toHaveText('Log a call or a meeting');
  await page.keyboard.press('Escape');
  await expect(guide()).toHaveCount(0);
  await expect(log).toContainText('call fgr about a synthetic matter');
  await page.keyboard.press('Escape');
  await expect(log).toHaveCount(0);
});

test('speaks Spanish, pictures too, and has no fault that axe sees', async () => {
  const { page } = office;
  await goToRoom(page, 'K');
  const look = inspector(page);
  await openGuide();
  await look.look('the guide', dialog);
  await page.keyboard.press('Escape');
  await expect(guide()).toHaveCount(0);
  await speak(page, 'es');
  await openGuide();

  await expect(title()).toHaveText('Contrapartes y palabras comparadas');
  await expect(guide().getByRole('img')).toHaveAttribute('src', /counterparts-es/);
  look.expectNoFaults();
});
