import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failedRedactions } from '../../shared/examination.ts';
import type { CaseId, RecordId } from '../../shared/language.ts';
import { originalsFor } from '../../electron/host/packets/release/originals.ts';
import { caseFile, importFile, onlyCase, sampleCase } from '../support/case-file.ts';
import { sourceOf } from '../support/exchange.ts';
import { plainPdf, plantedPdfs, shown } from '../support/planted-pdfs.ts';
import { PASSPHRASE, tempVault, type TempVault } from '../support/temp-vault.ts';

const second = `${PASSPHRASE} second`;
let us: TempVault;
let caseId: CaseId;
let document: RecordId;
beforeEach(async () => {
  us = await tempVault({ seed: 'originals' });
  await us.ask('agency:add', { code: 'MX-FGR', names: { en: 'Example', es: 'Ejemplo' }, country: 'MX' });
  await importFile(us, caseFile(sampleCase()));
  caseId = await onlyCase(us);
  document = await add('paper.pdf', pdf('Author Planted'));
});
afterEach(() => us.cleanup());

/** A PDF of one empty page, with an author in its properties. */
function pdf(author: string): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Resources << >> >>',
    `<< /Author (${author}) >>`,
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map(place => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const end = `trailer\n<< /Size 5 /Root 1 0 R /Info 4 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(`${text}xref\n0 5\n0000000000 65535 f \n${table}${end}`, 'latin1');
}

async function add(name: string, bytes: Uint8Array): Promise<RecordId> {
  const path = join(us.root, name);
  writeFileSync(path, bytes);
  return (await us.ask('doc:add', { caseId, source: sourceOf(us, path), fields: { title: 'Order' } })).record.id;
}

const examination = () => us.ask('release:examine', { caseId, document });
const allow = async (seen?: string) =>
  us.request('release:record-original', {
    caseId,
    document,
    recipient: 'MX-FGR',
    seen: seen ?? (await examination()).seen,
    why: 'Signed by its author',
  });
const allowed = () => [...originalsFor(us.services.state.session!, caseId, 'MX-FGR' as never).keys()];

describe('an examination', () => {
  it('tells by counts and pages what no reader sees, and repeats none of it', async () => {
    const found = await examination();

    expect(found.findings.map(({ what }) => what)).toContain('info');
    expect(JSON.stringify(found)).not.toContain('Planted');
  });

  it.each([
    'a black bar',
    'a hatched bar',
    'a slanted bar',
    'a square annotation over words',
    'a redaction that was marked and never applied',
    'white words',
    'words of one point',
    'words outside the crop box',
    'words beside the page',
  ])('warns of a redaction that failed: %s', async name => {
    document = await add('paper.pdf', plantedPdfs[name]!());

    const found = (await examination()).findings.map(({ what }) => what);
    expect(found.some(what => failedRedactions.includes(what))).toBe(true);
  });

  it('reads a file of many pieces as it is', async () => {
    const small = Buffer.from(pdf('Author Planted'));
    const end = small.lastIndexOf('startxref');
    const filling = Buffer.from(`%${'x'.repeat(99)}\n`.repeat(30_000), 'latin1'); // a comment of 3 MB before the end
    document = await add('large.pdf', Buffer.concat([small.subarray(0, end), filling, small.subarray(end)]));

    expect((await examination()).findings).toEqual([{ what: 'info', count: 1, pages: [] }]);
  });

  it('does not warn of a paper as it should be', async () => {
    document = await add('paper.pdf', plainPdf(shown));

    expect((await examination()).findings).toEqual([]);
  });

  it('says that a file was not examined which no reader understands', async () => {
    document = await add(
      'voice.wav',
      Uint8Array.from({ length: 4096 }, (_, at) => (at * 37) % 256),
    );

    expect((await examination()).findings.map(({ what }) => what)).toContain('unread');
  });
});

describe('a document that leaves as it is', () => {
  it('needs a second person where the office has one', async () => {
    await us.ask('user:add', { label: 'second', role: 'supervisor', passphrase: second });
    const asked = await allow();
    expect(asked).toMatchObject({ ok: true, value: { pending: expect.any(String) as string } });
    expect(allowed()).toEqual([]);

    await us.unlock(second, 'second');
    const [act] = (await us.ask('agency:list', {})).find(({ code }) => code === 'MX-FGR')!.pending;
    await us.ask('agency:decide', { id: act!.id, approve: true });

    expect(allowed()).toEqual([document]);
    expect(await us.ask('release:list-originals', { caseId })).toMatchObject([{ accepted: 'two-persons', state: 'open' }]);
  });

  it('is refused to whoever was shown another examination', async () => {
    expect(await allow('another')).toMatchObject({ ok: false, failure: { code: 'release/not-shown' } });
  });

  it('is allowed for one counterpart alone, and no longer once it is taken back', async () => {
    await allow();
    expect(originalsFor(us.services.state.session!, caseId, 'MX-SRE' as never).size).toBe(0);
    const [act] = await us.ask('release:list-originals', { caseId });

    await us.ask('release:revoke-original', { caseId, id: act!.id });

    expect(allowed()).toEqual([]);
    expect(await us.ask('release:list-originals', { caseId })).toMatchObject([{ accepted: 'one-person', state: 'ended' }]);
  });
});
