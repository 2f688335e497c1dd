import { readFileSync, rmSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { headerWith } from '../support/packets.ts';
import { packet, words, writeVerifierFiles } from './verifier-files.ts';

// The page that a counterpart without Enlace opens from its disk: no server, no network.
let files: Awaited<ReturnType<typeof writeVerifierFiles>>;
const at = (name: string): string => files.at(name);

test.beforeAll(async () => void (files = await writeVerifierFiles()));
test.afterAll(() => rmSync(files.root, { recursive: true, force: true }));

/** The page as it lies on the disk; whatever it asks the network for, and whatever its policy stops, is told. */
async function opened(page: Page): Promise<readonly string[]> {
  const told: string[] = [];
  page.on(
    'request',
    request => void (request.url().startsWith('file:') || request.url().startsWith('blob:') || told.push(request.url())),
  );
  page.on('console', message => void (message.type() === 'error' && told.push(message.text())));
  page.on('pageerror', error => void told.push(error.message));
  await page.goto(pathToFileURL(at('VERIFY.html')).href);
  return told;
}

async function give(page: Page, zip: string, card = 'card.json'): Promise<void> {
  await page.locator('#card').setInputFiles(at(card));
  await page.locator('#packet').setInputFiles(at(zip));
}

test('shows who signed, what is given under whose name, each gap with its code, and the files', async ({ page }) => {
  const told = await opened(page);
  await give(page, 'packet.zip');

  await expect(page.locator('#verdict')).toBeVisible();
  await expect(page.locator('.words')).toHaveText([words.en, words.es]);
  const body = page.locator('body');
  await expect(body).toContainText('Solicitud de detención provisional');
  await expect(body).toContainText('Ñáñez');
  await expect(body).toContainText('R-PRIV');
  await expect(body).not.toContainText('Juzgado Quinto');
  await expect(body).toContainText('files/0001.pdf');
  await expect(body).toContainText(packet.hash);
  expect(told).toEqual([]);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.locator('#language').click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  await expect(page.locator('#verdict')).toContainText('Es lo que se firmó');
});

test('refuses a damaged packet and one that is still encrypted, each with why', async ({ page }) => {
  await opened(page);
  await give(page, 'damaged.zip');
  await expect(page.getByRole('alert')).toContainText('packet/zip-mismatch');
  await expect(page.locator('#verdict')).toHaveCount(0);

  await page.locator('#packet').setInputFiles(at('sealed.age'));
  await expect(page.getByRole('alert')).toContainText('packet/not-a-packet');
});

test('makes what a receipt says', async ({ page }) => {
  await opened(page);
  await give(page, 'packet.zip');
  const download = page.waitForEvent('download');
  await page.locator('[id="receipt.json"]').click();
  const said: unknown = JSON.parse(readFileSync(await (await download).path(), 'utf8'));

  expect(said).toMatchObject({ kind: 'receipt', receipt: { packet: headerWith().packetId, hash: packet.hash } });
});

test('makes the receipt for a recall with what was done of it', async ({ page }) => {
  await opened(page);
  await give(page, 'recall.zip');
  await expect(page.locator('[id="receipt.json"]')).toHaveCount(0);
  for (const answer of ['done', 'refused']) {
    const download = page.waitForEvent('download');
    await page.locator(`[id="receipt-${answer}.json"]`).click();
    const said: unknown = JSON.parse(readFileSync(await (await download).path(), 'utf8'));
    expect(said).toMatchObject({ kind: 'receipt', receipt: { answer } });
  }
});

test('says names and not codes, and a name in letters of its own', async ({ page }) => {
  await opened(page);
  await give(page, 'known.zip');

  const body = page.locator('#result');
  for (const said of [
    '张伟',
    'Mexico',
    '1979 (in less detail)',
    'Provisional request: description of the offense',
    '(US-DOJ-OIA)',
  ])
    await expect(body).toContainText(said);
  for (const code of ['pa-offence', 'GENERALISE']) await expect(body).not.toContainText(code);
  await expect(body).toContainText('Declaración');
});

test('holds approvals to the keys that the card names', async ({ page }) => {
  await opened(page);
  await give(page, 'approved.zip', 'card-approvers.json');
  await expect(page.locator('#result')).toContainText('Supervisor: signed with a key that the sender’s card names');

  await give(page, 'approved.zip');
  await expect(page.locator('#result')).toContainText('its card names no key that this could be checked with');

  await give(page, 'approved-wrong.zip', 'card-approvers.json');
  await expect(page.getByRole('alert')).toContainText('packet/approval-wrong');
  await expect(page.locator('#verdict')).toHaveCount(0);
});

test('reads a packet that was unpacked, and misses a file that was left out', async ({ page }) => {
  await opened(page);
  await page.locator('#card').setInputFiles(at('card.json'));
  await page.locator('#packet').setInputFiles([...files.unpacked]);
  await expect(page.locator('#verdict')).toBeVisible();

  await page.locator('#packet').setInputFiles(files.unpacked.filter(path => !path.endsWith('0001.pdf')));
  await expect(page.getByRole('alert')).toContainText('packet/manifest-mismatch');
});

test('says whether a correction or a receipt is about the packet that was given', async ({ page }) => {
  await opened(page);
  for (const [name, said] of [
    ['correction.zip', 'It is about the packet that you gave.'],
    ['receipt.zip', 'It is about the packet that you gave.'],
    ['other-correction.zip', 'It is about another packet'],
  ] as const) {
    await give(page, name);
    await page.locator('#earlier').setInputFiles(at('packet.zip'));
    await expect(page.locator('#named')).toContainText(said);
  }
});
