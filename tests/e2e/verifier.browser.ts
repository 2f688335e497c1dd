import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { cardWords, writeCard } from '../../electron/host/agencies/cards.ts';
import { zipOf } from '../../electron/host/packets/format/zip.ts';
import { verifierPage } from '../../scripts/verifier.ts';
import type { AgencyCode } from '../../shared/language.ts';
import { composePacket, gathered, headerWith, partsWith, recipientPair, sender } from '../support/packets.ts';

// The page that a counterpart without Enlace opens from its disk: no server, no network.
const root = mkdtempSync(join(tmpdir(), 'enlace-verifier-'));
const at = (name: string): string => join(root, name);
const packet = composePacket(partsWith());
const words = cardWords(sender.publicKey, recipientPair.recipient);

test.beforeAll(async () => {
  writeFileSync(at('VERIFY.html'), await verifierPage());
  const zip = Buffer.from(await gathered(zipOf(packet.entries)));
  writeFileSync(at('packet.zip'), zip);
  zip.writeUInt8(zip.readUInt8(zip.length - 5) ^ 1, zip.length - 5);
  writeFileSync(at('damaged.zip'), zip);
  writeFileSync(at('sealed.age'), 'age-encryption.org/v1\n-> X25519 x\n');
  const names = { en: 'Office of International Affairs', es: 'Oficina de Asuntos Internacionales' };
  const card = {
    version: 1 as const,
    agency: 'US-DOJ-OIA' as AgencyCode,
    names,
    desk: names,
    signingKey: Buffer.from(sender.publicKey).toString('base64url'),
    recipient: recipientPair.recipient,
    epoch: 'e1',
    issuedAt: '2026-01-01T00:00:00Z',
    state: 'current' as const,
    replaces: null,
  };
  writeFileSync(at('card.json'), writeCard(card, [sender]));
});
test.afterAll(() => rmSync(root, { recursive: true, force: true }));

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

async function give(page: Page, zip: string): Promise<void> {
  await page.locator('#card').setInputFiles(at('card.json'));
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
