import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import { afterEach, describe, expect, it } from 'vitest';
import type { Input } from '../../shared/contract.ts';
import { reserveNumber } from '../../db/channels.ts';
import { listPages } from '../../db/page-readings.ts';
import { listRecords } from '../../db/records.ts';
import { readPdfTexts } from '../../electron/host/packets/guard/pdf-reader.ts';
import { wholeOf } from '../../electron/host/places/pieces.ts';
import { temporaryBeside } from '../../electron/host/places/temporaries.ts';
import { onlyCase } from '../support/case-file.ts';
import { undrawnPdfs } from '../support/drawn-pdfs.ts';
import { build, outbox, outboxFiles, outboxPath, sourceOf, twoOffices } from '../support/exchange.ts';
import { onFullDisk } from '../support/full-disk.ts';
import { hasOutsideFile } from '../support/outside.ts';

let offices: Awaited<ReturnType<typeof twoOffices>>;
afterEach(() => offices.cleanup());

async function pdf(draw: (document: InstanceType<typeof PDFDocument>) => void): Promise<Uint8Array> {
  const document = new PDFDocument();
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise(resolve => document.on('end', resolve));
  draw(document);
  document.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

/** A number of a channel that no build here settles. */
const elsewhere = { sender: 's', recipient: 'r', epoch: 'e', number: 1, previous: null };
const request = (more: { folder?: string; file?: string; accept?: Input<'packet:build'>['accept'] }) =>
  offices.us.request('packet:build', {
    caseId: offices.caseId,
    recipient: 'MX-FGR',
    purpose: 'same-case',
    scope: 'all',
    ...more,
  });
const refusal = (answer: Awaited<ReturnType<typeof request>>) => (answer.ok ? null : answer.failure);
const withPaper = (paper: Uint8Array) =>
  twoOffices({ 'paper.pdf': paper }, { documents: [{ title: 'A paper', file: 'paper.pdf' }] });

/** What the documents say that the counterpart holds after it took a packet in. */
async function textsOfArrived(path: string): Promise<readonly string[]> {
  const { mx } = offices;
  await mx.ask('packet:import', { file: sourceOf(mx, path) });
  const caseId = await onlyCase(mx);
  const stored = listRecords(mx.session.dbOf(caseId), caseId).flatMap(({ fields }) => {
    const { storedFile } = fields;
    return typeof storedFile === 'string' ? [storedFile] : [];
  });
  const texts = await Promise.all(stored.map(async name => readPdfTexts(await wholeOf(await mx.session.files.open(name)))));
  return texts.flat().map(({ text }) => text);
}

/** A person looks at every page that must be looked at. */
async function lookAtPages(): Promise<void> {
  const { us, caseId } = offices;
  await us.request('packet:findings', { caseId, recipient: 'MX-FGR', purpose: 'same-case', scope: 'all' }); // reads what is unread
  const db = us.session.dbOf(caseId);
  for (const { id } of listRecords(db, caseId).filter(({ entity }) => entity === 'document'))
    for (const { page, digest, needsLook } of listPages(db, id))
      if (needsLook) await us.ask('doc:look', { caseId, record: id, page, digest, look: 'as-read' });
}

describe('an attachment with words under a bar', () => {
  it('leaves without them, as its pages show it', async () => {
    const badly = await pdf(d => d.text('The parcels lay by the quay at dusk', 72, 72).rect(60, 68, 400, 18).fill('black'));
    offices = await withPaper(badly);

    await lookAtPages();
    const { path, attachments } = await build(offices.us, offices.caseId);

    expect(attachments).toEqual(['files/0001.pdf']);
    expect((await textsOfArrived(path)).join()).not.toContain('quay');
  });

  it('leaves with the words that its page shows', async () => {
    offices = await withPaper(await pdf(d => d.text('The parcels lay by the quay at dusk', 72, 72)));

    const { path } = await build(offices.us, offices.caseId);

    expect((await textsOfArrived(path)).join()).toContain('quay');
  });
});

describe('an attachment with a page that cannot be drawn', () => {
  it('is refused with its document, as nobody has looked at it', async () => {
    offices = await withPaper(undrawnPdfs['a damaged JPEG 2000 scan']!());

    const failure = refusal(await request({ folder: outbox(offices.us) }));

    expect(failure?.code).toBe('attachment/not-looked');
    await lookAtPages();
    const looked = refusal(await request({ folder: outbox(offices.us) }));
    expect(looked?.code).toBe('attachment/not-drawn');
    expect(looked?.places).toMatchObject([{ code: 'attachment/not-drawn' }]);
    expect(outboxFiles(offices.us)).toEqual([]);
  });
});

describe('where a packet goes', () => {
  it('is refused if it is not there, and no number is spent', async () => {
    offices = await twoOffices();
    const { us } = offices;

    expect(refusal(await request({ folder: us.handleOf(join(us.root, 'nowhere')) }))?.code).toBe('file/no-folder');
    expect(refusal(await request({ folder: us.handleOf(us.folder) }))?.code).toBe('vault/inside-vault');

    const built = await us.ask('packet:build', {
      caseId: offices.caseId,
      recipient: 'MX-FGR',
      purpose: 'same-case',
      scope: 'all',
      folder: outbox(us),
    });
    expect([built.number, built.voids]).toEqual([1, []]);
  });

  it.skipIf(!hasOutsideFile('/dev/full', 'a full disk stops a packet with its own code'))(
    'is refused if it is full, and the number becomes a signed void',
    async () => {
      offices = await twoOffices();
      const { us } = offices;
      const path = join(us.root, 'packet.age');

      const file = us.services.handles.register({ kind: 'sink', name: 'packet.age', path });
      expect(refusal(await onFullDisk(() => request({ file })))?.code).toBe('file/disk-full');

      expect(existsSync(path)).toBe(false);
      const built = await us.ask('packet:build', {
        caseId: offices.caseId,
        recipient: 'MX-FGR',
        purpose: 'same-case',
        scope: 'all',
        folder: outbox(us),
      });
      expect([built.number, built.voids.map(({ number }) => number)]).toEqual([2, [1]]);
    },
  );

  it('holds nothing half-written once the vault is open again', async () => {
    offices = await twoOffices();
    const { us } = offices;
    outbox(us);
    const packetId = '0199f3a0-0000-7000-8000-0000000000aa';
    const half = join(outboxPath(us), 'half.age');
    writeFileSync(temporaryBeside(half, 'new', packetId), 'half');
    reserveNumber(us.session.office, { ...elsewhere, packetId, file: half, atMs: 1 });
    us.lock();

    await us.unlock();

    expect(readdirSync(outboxPath(us))).toEqual([]);
  });

  it('keeps what else is there, whatever its name', async () => {
    offices = await twoOffices();
    const { us, caseId } = offices;
    outbox(us);
    const path = join(outboxPath(us), 'keep.age');
    writeFileSync(`${path}.new`, 'a letter of somebody else');
    const file = us.services.handles.register({ kind: 'sink', name: 'keep.age', path });
    await us.ask('packet:build', { caseId, recipient: 'MX-FGR', purpose: 'same-case', scope: 'all', file });
    reserveNumber(us.session.office, { ...elsewhere, packetId: 'p', file: path, atMs: 1 });

    await us.unlock();

    expect(readdirSync(outboxPath(us)).sort()).toEqual(['keep.age', 'keep.age.new']);
    expect(readFileSync(`${path}.new`, 'utf8')).toBe('a letter of somebody else');
  });
});
