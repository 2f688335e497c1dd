import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findFiled } from '../../db/page-readings.ts';
import type { CaseId, RecordId } from '../../shared/language.ts';
import { pageWordsOf } from '../../electron/host/papers/readings.ts';
import { readingWatch } from '../../electron/host/papers/reading-watch.ts';
import { caseFile, importFile, onlyCase, sampleCase } from '../support/case-file.ts';
import { pngOf, scanned, scannedPdf } from '../support/scans.ts';
import { tempVault, type TempVault } from '../support/temp-vault.ts';

const CHILD = fileURLToPath(new URL('../support/crash-child.ts', import.meta.url));
const spanish = ['El juzgado resolvió la petición', 'de Ramón Ibárrola Núñez'];
const english = ['The witness stated that the vehicle', 'left Nogales at midnight'];

let vault: TempVault;
let caseId: CaseId;
beforeEach(async () => {
  vault = await tempVault();
  await importFile(vault, caseFile(sampleCase({ retentionUntil: '2026-02-01' })));
  caseId = await onlyCase(vault);
});
afterEach(() => vault.cleanup());

async function add(name: string, content: Uint8Array): Promise<RecordId> {
  const path = join(vault.root, name);
  writeFileSync(path, content);
  const source = vault.services.handles.register({ kind: 'source', name, path });
  return (await vault.ask('doc:add', { caseId, source })).record.id;
}
const readingOf = async (record: RecordId) =>
  (await vault.ask('doc:readings', { caseId })).documents.find(document => document.record === record)!;
const found = async (text: string) => (await vault.ask('case:search', { text })).hits;
const readsBy = (state: string, record: RecordId) =>
  vault.session.office.prepare<[string], number>(`SELECT count(*) FROM ${state} WHERE record_id = ?`).pluck().get(record);
async function pixelsOf(path: string): Promise<Uint8ClampedArray> {
  const image = await loadImage(path);
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, image.width, image.height).data;
}

/** Make the pages that are kept known from others that would be read anew; how many they are. */
const markKept = () => vault.session.office.prepare('UPDATE document_pages SET confidence = 1.5').run().changes;
const stillKept = () =>
  vault.session.office.prepare<[], number>('SELECT count(*) FROM document_pages WHERE confidence = 1.5').pluck().get();

describe('the words of scans', () => {
  it('are read in both languages from pictures and from PDF, each with its place, and found with their page', async () => {
    const picture = await add('acta.png', pngOf(spanish, { noise: 60 }));
    const pdf = await add('statement.pdf', await scannedPdf(['Set as text, with an orchard', english]));

    await vault.ask('doc:read', { caseId, record: picture });
    await vault.ask('doc:read', { caseId, record: pdf });

    const page = await vault.ask('doc:page', { caseId, record: picture, page: 1 });
    const name = page.words.find(({ text }) => text === 'Ibárrola')!;
    expect(name.box.top).toBeGreaterThan(0.5); // the second of two lines
    expect(name.confidence).toBeGreaterThan(75);
    expect(await readingOf(pdf)).toMatchObject({ state: 'done', pages: 2, readPages: 2, toLook: [], code: null });
    expect(await found('ibarrola nunez')).toMatchObject([{ record: picture, page: 1 }]);
    expect(await found('vehicle midnight')).toMatchObject([{ record: pdf, page: 2 }]);
    expect(await found('orchard')).toMatchObject([{ record: pdf, page: 1 }]);
    expect((await found('witness')).flatMap(({ pieces }) => pieces.filter(({ hit }) => hit))).toEqual([
      { text: 'witness', hit: true },
    ]);
  });

  it('leave nothing outside the vault while they are read', async () => {
    await add('acta.png', pngOf(spanish));
    vault.lock();
    const [folder, before] = [join(vault.root, 'elsewhere'), readdirSync(vault.folder)];
    mkdirSync(folder);
    const options = { cwd: folder, env: { ...process.env, TMPDIR: folder, TEMP: folder, TMP: folder, HOME: folder } };
    const child = spawn(process.execPath, [CHILD, vault.folder, 'read'], { ...options, stdio: ['ignore', 'pipe', 'inherit'] });

    let told = '';
    for await (const said of child.stdout) if ((told += String(said)).includes('read\n')) child.kill('SIGKILL');
    await vault.unlock();

    expect((await found('ibarrola')).filter(({ page }) => page === 1)).toHaveLength(1);
    expect(readdirSync(folder)).toEqual([]);
    expect(readdirSync(vault.folder).filter(name => !before.includes(name) && !name.startsWith('vault.'))).toEqual([]);
  });

  it('go with their document and with their case', async () => {
    const [one, other] = [await add('one.png', pngOf(spanish)), await add('other.png', pngOf(english))];

    await vault.ask('doc:read', { caseId, record: one });
    await vault.ask('doc:read', { caseId, record: other });
    await vault.ask('case:remove-record', { caseId, record: one });
    const left = [readsBy('document_pages', one), readsBy('document_pages', other)];
    const hits = [(await found('juzgado')).length, (await found('nogales')).length];
    await vault.ask('case:erase', { caseId, ground: 'Retention is over' });

    expect([left, hits]).toEqual([
      [0, 1],
      [0, 1],
    ]);
    for (const table of ['document_readings', 'document_pages', 'page_words'])
      expect(vault.session.office.prepare(`SELECT count(*) FROM ${table}`).pluck().get(), table).toBe(0);
  });

  it('are all known to the guard, or none are', async () => {
    const record = await add('acta.png', pngOf(spanish));
    const document = findFiled(vault.session.office, caseId, record)!;

    const before = pageWordsOf(vault.session, document);
    await vault.ask('doc:read', { caseId, record });

    expect(before).toBeNull();
    expect(pageWordsOf(vault.session, document)?.flatMap(({ words }) => words.map(({ text }) => text))).toContain('Ramón');
  });
});

describe('reading by itself', () => {
  it('goes on after its process was killed, and reads no page twice', async () => {
    const record = await add('long.pdf', await scannedPdf([spanish, english, spanish, english, ['About Hermosillo']]));
    vault.lock();
    const child = spawn(process.execPath, [CHILD, vault.folder, 'read'], { stdio: ['ignore', 'pipe', 'inherit'] });
    let told = '';
    await new Promise<void>(resolve => {
      child.stdout.on('data', (said: Buffer) => {
        told += said.toString();
        if (told.split('\n').length > 3) child.kill('SIGKILL'); // begun, and two pages read
      });
      child.on('close', () => resolve());
    });

    await vault.unlock();
    const kept = markKept();
    await readingWatch(vault.services).look();

    expect(kept).toBeGreaterThanOrEqual(2);
    expect(kept).toBeLessThan(5);
    expect(stillKept()).toBe(kept);
    expect(await readingOf(record)).toMatchObject({ state: 'done', readPages: 5 });
    expect(await found('hermosillo')).toMatchObject([{ page: 5 }]);
  });

  it('takes up what came in, goes on after a lock where it was, and lets a person stop it', async () => {
    const record = await add('long.pdf', await scannedPdf([spanish, english, ['Third page, about Hermosillo']]));
    const watch = readingWatch(vault.services);
    const stop = vault.hear(({ event }) => event === 'reading:changed' && readsBy('document_pages', record) === 1 && lockNow());
    let lockNow = (): void => void vault.lock();

    await watch.look();
    lockNow = () => undefined;
    stop();
    await vault.unlock();
    const kept = markKept();
    await vault.ask('doc:pause-reading', { paused: true });
    await watch.look();
    const paused = await vault.ask('doc:readings', { caseId });
    await vault.ask('doc:pause-reading', { paused: false });
    await watch.look();

    expect(kept).toBe(1);
    expect(paused).toMatchObject({ paused: true, documents: [{ state: 'reading', readPages: 1 }] });
    expect(await readingOf(record)).toMatchObject({ state: 'done', readPages: 3 });
    expect(stillKept()).toBe(1);
    expect(await found('hermosillo')).toMatchObject([{ page: 3 }]);
  });

  it('keeps a file without pages as one that cannot be read, and goes on', async () => {
    const note = await add('note.bin', Buffer.from([1, 2, 3, 4, 5]));
    const damaged = await add('broken.pdf', Buffer.from('%PDF-1.7 and nothing'));
    const picture = await add('acta.png', pngOf(spanish));

    await readingWatch(vault.services).look();

    expect(await readingOf(note)).toMatchObject({ state: 'failed', code: 'attachment/print-to-pdf' });
    expect(await readingOf(damaged)).toMatchObject({ state: 'failed', code: 'attachment/damaged' });
    expect(await readingOf(picture)).toMatchObject({ state: 'done' });
  });
});

describe('a page that was read with doubt', () => {
  it('needs a person’s look at that picture, which is recorded by name', async () => {
    const record = await add('copy.pdf', await scannedPdf([spanish, scanned(english, { blur: 4 })]));
    await vault.ask('doc:read', { caseId, record });
    const before = await readingOf(record);
    const { digest } = await vault.ask('doc:page', { caseId, record, page: 2 });
    const look = { caseId, record, page: 2, look: 'holds-more' as const };

    const path = join(vault.root, 'page.png');
    const sink = vault.services.handles.register({ kind: 'sink', name: 'page.png', path });
    await vault.ask('doc:page-picture', { caseId, record, page: 2, sink });
    const wrong = await vault.request('doc:look', { ...look, digest: 'x'.repeat(43) });
    await vault.ask('doc:look', { ...look, digest });

    expect(before.toLook).toEqual([2]);
    expect(
      createHash('sha256')
        .update(await pixelsOf(path))
        .digest('base64url'),
    ).toBe(digest); // what is shown is what was read
    expect(wrong.ok ? 'kept' : wrong.failure.code).toBe('reading/page-not-read');
    expect(await readingOf(record)).toMatchObject({ toLook: [], looked: [2] });
    expect((await vault.ask('doc:page', { caseId, record, page: 2 })).looked).toMatchObject({ look: 'holds-more', by: 'first' });
    const changes = vault.session.office.prepare("SELECT field, new FROM changes WHERE field LIKE 'look:%'").all();
    expect(changes).toEqual([{ field: 'look:2', new: JSON.stringify(`holds-more ${digest}`) }]);
  });
});
