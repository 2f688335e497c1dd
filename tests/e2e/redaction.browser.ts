import { expect, test, type Locator, type Page } from '@playwright/test';
import { docxOf, wordLine } from '../support/office-files.ts';
import { paperOf } from '../support/paper.ts';
import { inspector } from './inspect.ts';
import { enterOffice, leaveOffice, type Office } from './office.ts';
import { openDemoCase, showTab } from './surfaces.ts';

// One document is blacked out from beginning to end: by mouse, by keyboard, by a search.
test.describe.configure({ mode: 'serial' });

let office: Office;
let page: Page;

test.beforeAll(async ({ browser }) => {
  office = await enterOffice(browser, { width: 1280, height: 800 });
  ({ page } = office);
});
test.afterAll(() => leaveOffice(office));

const sheet = () => page.getByRole('application');
const boxes = () => sheet().getByRole('button');

test('a document is put on the desk from its row', async () => {
  await openDemoCase(page);
  await showTab(page, '3');
  const text = 'On 4 May Ubalda Zarzamora went to the harbour. Later Ubalda Zarzamora came back.';
  const bytes = await paperOf(text, 'Signed by Ubalda Zarzamora.');
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose files' }).click();
  await (await choosing).setFiles([{ name: 'Acta.pdf', mimeType: 'application/pdf', buffer: Buffer.from(bytes) }]);

  await page.getByRole('button', { name: /^Black out… .*Acta.pdf$/ }).click();

  await expect(sheet()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Page 2: 0 boxes' })).toBeVisible();
});

test('a box is drawn by the mouse, and taken back by Ctrl+Z', async () => {
  await expect(sheet().locator('canvas')).toBeVisible();
  const area = await settledBox(sheet());
  await page.mouse.move(area.x + area.width * 0.5, area.y + area.height * 0.3);
  await page.mouse.down();
  await page.mouse.move(area.x + area.width * 0.7, area.y + area.height * 0.34, { steps: 4 });
  await page.mouse.up();

  await expect(boxes()).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Page 1: 1 box' })).toBeVisible();

  await page.keyboard.press('Control+z');
  await expect(boxes()).toHaveCount(0);
});

test('a box is drawn by the keyboard alone, a line high, with the keys that move it said beside', async () => {
  await page.keyboard.press('b');
  await expect(sheet()).toBeFocused();
  await expect(page.getByRole('note', { name: 'Keys of the page' })).toContainText('move the box');
  for (const key of ['ArrowDown', 'ArrowDown', 'Shift+ArrowRight', 'Enter']) await page.keyboard.press(key);

  await expect(boxes()).toHaveCount(1);
  const box = (await boxes().boundingBox())!;
  const line = (await sheet().boundingBox())!.width * 0.04;
  expect(Math.abs(box.height - line)).toBeLessThan(3);
  await page.keyboard.press('Control+z');
  await expect(boxes()).toHaveCount(0);
  await page.keyboard.press('Escape');
});

test('words are marked by the keyboard alone, and a box is moved and taken away by it', async () => {
  await page.locator('main').focus(); // as the screen is opened: W goes to the page itself
  await page.keyboard.press('w');
  await expect(sheet()).toBeFocused();
  await expect(sheet()).toHaveAccessibleName(/from word to word/); // once the page is read
  await expect(page.getByRole('note', { name: 'Keys of the page' })).toContainText('next word, line');
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Shift+ArrowRight']) await page.keyboard.press(key);
  await page.keyboard.press('Enter');

  await expect(boxes()).toHaveAccessibleName(/Ubalda Zarzamora/);

  await page.keyboard.press('Tab');
  await expect(boxes()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(boxes()).not.toHaveAccessibleName(/Ubalda Zarzamora$/);
  await page.keyboard.press('Delete');
  await expect(boxes()).toHaveCount(0);
});

test('every place of a name is shown, and then blacked out in one act', async () => {
  await page.getByRole('searchbox', { name: 'Search for a word or name' }).fill('ubalda zarzamora');
  await page.keyboard.press('Enter');
  await expect(page.getByText('3 places found')).toBeVisible();

  await page.getByRole('button', { name: 'Black out all 3 places' }).click();

  await expect(boxes()).toHaveCount(2);
  await expect(page.getByRole('button', { name: 'Page 2: 1 box' })).toBeVisible();
});

test('the file that would leave is shown for the counterpart that is chosen', async () => {
  await page.getByText('As it leaves').click();
  await expect(page.getByRole('button', { name: /For a packet to/ })).toBeFocused(); // what leaves depends on who receives it
  await page.getByRole('button', { name: /For a packet to/ }).click();
  await page.getByRole('option', { name: /^MX-FGR/ }).click();
  await page.getByText('As it leaves').click();

  await expect(page.getByText('This is the very file that a packet to MX-FGR would carry.')).toBeVisible();
  await expect(page.getByRole('img', { name: 'page 1 of 2' })).toBeVisible();
  await expect(page.getByRole('application')).toHaveCount(0);

  await page.getByText('As it leaves').click();
  await expect(sheet()).toBeVisible();
});

test('the desk says what it shows to everyone, in both languages', async () => {
  const inspect = inspector(page);
  await inspect.look('redaction desk');
  inspect.expectNoFaults();
});

test('what an office file does not take along is told at the document and on the desk', async () => {
  await page.getByRole('button', { name: 'Back' }).click();
  const body = wordLine('Seen by all.') + wordLine('Seen by nobody.', '<w:vanish/>');
  const comments = '<w:comment w:id="1"><w:p><w:r><w:t>Between us</w:t></w:r></w:p></w:comment>';
  const buffer = Buffer.from(await docxOf(body, { comments }));
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose files' }).click();
  await (
    await choosing
  ).setFiles([
    { name: 'Nota.docx', mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', buffer },
  ]);
  const told = /Not in what leaves: .*1 comment/;
  await expect(page.locator('.case-files li').filter({ hasText: 'Nota.docx' })).toContainText(told);

  await page.getByRole('button', { name: /^Black out… .*Nota.docx$/ }).click();

  await expect(page.locator('.redaction-head')).toContainText(told);
  await expect(sheet()).toBeVisible();
  const inspect = inspector(page);
  await inspect.look('an office file on the redaction desk');
  inspect.expectNoFaults();
});

/** Where something stands once it stays there: a page takes its height when it is drawn. */
async function settledBox(one: Locator) {
  let before = await one.boundingBox();
  await expect(async () => {
    const now = await one.boundingBox();
    const moved = JSON.stringify(now) !== JSON.stringify(before);
    before = now;
    expect(moved).toBe(false);
  }).toPass({ intervals: [100, 200, 500] });
  return before!; // what is visible has a box
}
