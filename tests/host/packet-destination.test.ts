import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import { afterEach, describe, expect, it } from 'vitest';
import type { Input } from '../../shared/contract.ts';
import { reserveNumber } from '../../db/channels.ts';
import { temporaryBeside } from '../../electron/host/places/temporaries.ts';
import { drawnPdfs, undrawnPdfs } from '../support/drawn-pdfs.ts';
import { outbox, outboxFiles, outboxPath, twoOffices } from '../support/exchange.ts';
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
  offices.us.request('packet:build', { caseId: offices.caseId, recipient: 'MX-FGR', purpose: 'same-case', ...more });
const refusal = (answer: Awaited<ReturnType<typeof request>>) => (answer.ok ? null : answer.failure);
const withPaper = (paper: Uint8Array) =>
  twoOffices({ 'paper.pdf': paper }, { documents: [{ title: 'A paper', file: 'paper.pdf' }] });

describe('an attachment with words under a bar', () => {
  const badly = () => pdf(d => d.text('The parcels lay by the quay at dusk', 72, 72).rect(60, 68, 400, 18).fill('black'));

  it('stops the packet with its page, until a person accepts it with a reason', async () => {
    offices = await withPaper(await badly());

    const failure = refusal(await request({ folder: outbox(offices.us) }));

    expect(failure?.code).toBe('packet/leak-possible');
    const [place, ...others] = failure?.places ?? [];
    expect(others).toEqual([]);
    expect(place).toMatchObject({
      path: 'files/0001.pdf#page=1 (covered)',
      code: 'packet/leak-possible',
      leak: { variant: 'covered' },
    });
    expect(outboxFiles(offices.us)).toEqual([]);
    expect(
      refusal(
        await request({
          folder: outbox(offices.us),
          accept: [{ finding: place!.leak!.finding, reason: 'A black band of the letterhead' }],
        }),
      ),
    ).toBeNull();
    const { events } = await offices.us.ask('audit:list', {});
    expect(events.map(({ action }) => action)).toContain('packet:accept-findings');
  });

  it('is none where the page shows all that it says', async () => {
    offices = await withPaper(await pdf(d => d.text('The parcels lay by the quay at dusk', 72, 72)));

    expect(refusal(await request({ folder: outbox(offices.us) }))).toBeNull();
  });
});

describe('an attachment with a page that cannot be drawn', () => {
  it('stops the packet with that page, as nobody has looked at it', async () => {
    offices = await withPaper(undrawnPdfs['a damaged JPEG 2000 scan']!());

    const failure = refusal(await request({ folder: outbox(offices.us) }));

    expect(failure?.places).toMatchObject([
      { path: 'files/0001.pdf#page=1 (undrawn)', code: 'packet/leak-possible', leak: { variant: 'undrawn' } },
    ]);
    expect(outboxFiles(offices.us)).toEqual([]);
  });

  it.each(['a JPEG 2000 scan', 'a JBIG2 scan', 'a fax-coded scan'])('is none for %s', async kind => {
    offices = await withPaper(drawnPdfs[kind]!());

    expect(refusal(await request({ folder: outbox(offices.us) }))).toBeNull();
  });
});

describe('where a packet goes', () => {
  it('is refused if it is not there, and no number is spent', async () => {
    offices = await twoOffices();
    const { us } = offices;

    expect(refusal(await request({ folder: us.handleOf(join(us.root, 'nowhere')) }))?.code).toBe('file/no-folder');

    const built = await us.ask('packet:build', {
      caseId: offices.caseId,
      recipient: 'MX-FGR',
      purpose: 'same-case',
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
    await us.ask('packet:build', { caseId, recipient: 'MX-FGR', purpose: 'same-case', file });
    reserveNumber(us.session.office, { ...elsewhere, packetId: 'p', file: path, atMs: 1 });

    await us.unlock();

    expect(readdirSync(outboxPath(us)).sort()).toEqual(['keep.age', 'keep.age.new']);
    expect(readFileSync(`${path}.new`, 'utf8')).toBe('a letter of somebody else');
  });
});
