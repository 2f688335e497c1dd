import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pictureOf } from '../../electron/host/papers/draw/page-picture.ts';
import { readPdfTexts } from '../../electron/host/packets/guard/pdf-reader.ts';
import { withPdf } from '../../electron/host/papers/draw/pdf-open.ts';
import type { ReasonCode } from '../../shared/decision/types.ts';
import type { CaseId, RecordId } from '../../shared/language.ts';
import type { PageBox } from '../../shared/pages.ts';
import type { Audience } from '../../shared/redactions.ts';
import { openedPacket } from '../support/decoded-packet.ts';
import { build, sourceOf, twoOffices } from '../support/exchange.ts';
import { hasOutsideTool } from '../support/outside.ts';
import { addPaper, paperOf } from '../support/paper.ts';
import { PASSPHRASE, type TempVault } from '../support/temp-vault.ts';

let us: TempVault;
let mx: TempVault;
let caseId: CaseId;
let document: RecordId;
let cleanup: () => void;
beforeEach(async () => {
  ({ us, mx, caseId, cleanup } = await twoOffices());
  const paper = await paperOf('Compareció Ubalda Zarzamora ante la autoridad.', 'Firma.');
  document = (await addPaper(us, caseId, 'Acta.pdf', paper)).id;
});
afterEach(() => cleanup());

let made = 0;
function sinkTo() {
  const path = join(us.root, `out-${made++}.pdf`);
  return { path, sink: us.services.handles.register({ kind: 'sink', name: 'out.pdf', path }) };
}
async function previewed() {
  const { path, sink } = sinkTo();
  const answer = await us.ask('redaction:preview', { caseId, document, recipient: 'MX-FGR', sink });
  return { ...answer, path, bytes: new Uint8Array(readFileSync(path)) };
}
async function blackOut(text: string, audience: Audience, code: ReasonCode = 'R-PRIV'): Promise<PageBox> {
  const { occurrences } = await us.ask('redaction:find', { caseId, document, text });
  const [place] = occurrences;
  const box = place!.boxes[0]!;
  const { page } = place!;
  await us.ask('redaction:add', { caseId, boxes: [{ document, page, box, code, audience, origin: 'occurrences' }] });
  return box;
}
const textOf = (bytes: Uint8Array): Promise<string> =>
  withPdf(bytes, async pdf => {
    const { items } = await (await pdf.getPage(1)).getTextContent();
    return items.map(item => ('str' in item ? item.str : '')).join(' ');
  });

describe('the preview of a document', () => {
  it('holds no word that a box covers, by any reader, and the others still', async () => {
    await blackOut('zarzamora', 'everyone');

    const { path, bytes, boxes } = await previewed();

    expect(boxes).toBe(1);
    expect(await textOf(bytes)).toContain('autoridad');
    expect(await textOf(bytes)).not.toMatch(/zarzamora/i);
    if (hasOutsideTool('pdftotext', 'no word under a box is read by pdftotext'))
      expect(execFileSync('pdftotext', [path, '-'], { encoding: 'utf8' })).not.toMatch(/zarzamora/i);
  });

  it('shows one colour alone beneath a box, but for the code printed there', async () => {
    const box = await blackOut('zarzamora', 'everyone');

    const { bytes } = await previewed();

    await withPdf(bytes, async pdf => {
      const { data, width, height } = await pictureOf(await pdf.getPage(1), 2);
      const colours = new Set<string>();
      const y = Math.round((box.top + box.height * 0.08) * height); // above the code's letters
      for (let x = Math.ceil(box.left * width) + 1; x < Math.floor((box.left + box.width) * width) - 1; x += 1)
        colours.add([...data.slice((y * width + x) * 4, (y * width + x) * 4 + 3)].map(part => part >> 5).join(' '));
      expect(colours.size).toBe(1);
    });
  });

  it('has the boxes of its recipient and not those of another', async () => {
    await blackOut('zarzamora', 'standing:vetted'); // MX-FGR is a trusted party here
    await blackOut('autoridad', 'agency:MX-FGR' as Audience);

    const text = await textOf((await previewed()).bytes);

    expect(text).toMatch(/zarzamora/i);
    expect(text).not.toMatch(/autoridad/i);
  });

  it('is the very file that a packet carries', async () => {
    await blackOut('zarzamora', 'everyone');
    const { sha256 } = await previewed();

    const { path } = await build(us, caseId);
    const { attachments } = await mx.ask('packet:inspect', { file: sourceOf(mx, path) });

    expect(attachments.map(attachment => attachment.sha256)).toEqual([sha256]);
  });

  it('prints a code that the packet’s last page explains in both languages', async () => {
    await blackOut('zarzamora', 'everyone', 'R-TEC');
    await blackOut('autoridad', 'standing:vetted', 'R-FIN'); // not for this recipient

    const { path } = await build(us, caseId);
    const members = await openedPacket(path, mx.folder, PASSPHRASE);
    const texts = (await readPdfTexts(members.get('packet.pdf')!)).map(({ text }) => text.replaceAll(/\s+/g, ' '));
    const pages = texts.join(' ');

    expect(await textOf(members.get('files/0001.pdf')!)).not.toMatch(/zarzamora/i);
    expect(pages).toContain('It concerns investigative techniques. / Se refiere a técnicas de investigación.');
    expect(pages).not.toContain('R-FIN');
  });

  it('is the same file each time, and another once a box is placed', async () => {
    const first = await previewed();
    const again = await previewed();
    await blackOut('zarzamora', 'everyone');
    const boxed = await previewed();

    expect(again.bytes).toEqual(first.bytes);
    expect(boxed.sha256).not.toBe(first.sha256);
  });
});
