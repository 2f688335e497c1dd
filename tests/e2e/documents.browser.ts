import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { lookAtDocuments } from './documents.ts';
import { enterOffice, leaveOffice, type Office } from './office.ts';
import { closeAll, openDemoCase, showTab } from './surfaces.ts';

// Over the loopback door; `documents.electron.ts` is the same in the window.
test.describe.configure({ mode: 'serial' });

let office: Office;

test.beforeAll(async ({ browser }) => {
  office = await enterOffice(browser);
});
test.afterAll(() => leaveOffice(office));

lookAtDocuments(() => ({
  page: office.page,
  choose: async papers => {
    const choosing = office.page.waitForEvent('filechooser');
    await office.page.getByRole('button', { name: 'Choose files' }).click();
    const files = papers.map(({ name, bytes }) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(bytes) }));
    await (await choosing).setFiles(files);
  },
}));

test('a mail has a reading view, and a copy of its file leaves once it was said what that is', async () => {
  const { page } = office;
  const mail = 'From: a@example.invalid\r\nSubject: Entrega\r\nContent-Type: text/plain\r\n\r\nNos vemos el martes.\r\n';
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose files' }).click();
  await (await choosing).setFiles([{ name: 'aviso.eml', mimeType: 'message/rfc822', buffer: Buffer.from(mail) }]);

  await page.getByRole('button', { name: /^View: .*aviso\.eml$/ }).click();

  await expect(page.getByText('A reading view: what this file shows')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search in the document' }).fill('martes');
  await expect(page.getByText('1 of 1', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Save a copy…' }).click();
  await expect(page.getByText(/How it must be handled: L\d/)).toBeVisible();
  const [copy] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Choose where…' }).click()]);

  expect(copy.suggestedFilename()).toBe('aviso.eml');
  expect(readFileSync(await copy.path(), 'utf8')).toBe(mail);
  await expect(page.getByText('Copy saved: aviso.eml')).toBeVisible();
});

test('what is still to come of the package is attached where it is named, and so is the file of a document without one', async () => {
  const { page } = office;
  const attach = async (named: string, file: string) => {
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: named }).click();
    await (await choosing).setFiles([{ name: file, mimeType: 'text/plain', buffer: Buffer.from('Nota 412/2026') }]);
    await expect(page.getByRole('button', { name: new RegExp(`^View: .*${file}$`) })).toBeVisible();
  };
  await closeAll(page);
  await openDemoCase(page);
  await showTab(page, '3');
  await expect(page.getByRole('heading', { name: /^Still to come \(1\) required by/ })).toBeVisible();

  await attach('Attach: Diplomatic note', 'nota.txt');
  await expect(page.getByRole('heading', { name: /^Still to come/ })).toHaveCount(0);
  // What the new draft waits for next.
  await expect(page.locator('.package-lines')).toContainText('Diplomatic notereviewed');

  await attach('Attach: Relación de los delitos', 'delitos.txt');
  await expect(page.getByRole('button', { name: 'Attach: Relación de los delitos' })).toHaveCount(0);
});
