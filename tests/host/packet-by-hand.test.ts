import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { getSecret } from '../../db/vault-state.ts';
import { build, twoOffices } from '../support/exchange.ts';
import { hasOutsideTool } from '../support/outside.ts';
import { addPaper } from '../support/paper.ts';
import { scannedPdf } from '../support/scans.ts';

const lines = ['Acta de entrega', 'Compareció Ubalda Zarzamora ante la autoridad', 'en Hermosillo, el 12 de marzo de 2026.'];

/** With a folder, what was seen stays there for whoever wants to look. */
const kept = process.env['ENLACE_KEEP_PACKET'];

it.runIf(
  ['age', 'unzip', 'pdftotext', 'pdftoppm'].every(tool =>
    hasOutsideTool(tool, 'a whole packet is opened with the commands of others'),
  ),
)(
  'a packet with a blacked-out scan, opened with the commands of others alone, shows the box and holds nothing beneath it',
  async () => {
    const { us, mx, caseId, cleanup } = await twoOffices();
    try {
      const { id: document } = await addPaper(us, caseId, 'Acta.pdf', await scannedPdf([lines]));
      const { occurrences } = await us.ask('redaction:find', { caseId, document, text: 'Ubalda Zarzamora' });
      const boxes = occurrences.flatMap(({ page, boxes: found }) =>
        found.map(box => ({ document, page, box, code: 'R-PRIV', audience: 'everyone', origin: 'occurrences' }) as const),
      );
      await us.ask('redaction:add', { caseId, boxes });
      const { path } = await build(us, caseId);

      const folder = kept ?? join(us.root, 'by-hand');
      mkdirSync(folder, { recursive: true });
      const key = join(folder, 'identity.txt');
      writeFileSync(key, `${Buffer.from(getSecret(mx.session.office, 'agency-age-identity')).toString('utf8')}\n`, {
        mode: 0o600,
      });
      execFileSync('age', ['-d', '-i', key, '-o', join(folder, 'packet.zip'), path]);
      execFileSync('unzip', ['-qo', 'packet.zip'], { cwd: folder });
      const files = readdirSync(join(folder, 'files'));
      const pdf = join(folder, 'files', files[0]!);
      const said = execFileSync('pdftotext', [pdf, '-']).toString('utf8');
      execFileSync('pdftoppm', ['-r', '100', '-png', pdf, join(folder, 'page')]);

      expect(boxes.length).toBeGreaterThan(0);
      expect(files).toHaveLength(1);
      expect(said).toMatch(/Acta de entrega/);
      expect(said).toMatch(/Hermosillo/);
      expect(said).not.toMatch(/Ubalda|Zarzamora/);
      for (const name of ['packet.json', 'packet.pdf', `files/${files[0]!}`])
        expect(readFileSync(join(folder, name)).toString('latin1')).not.toMatch(/Ubalda|Zarzamora/i);
      expect(execFileSync('pdftotext', [join(folder, 'packet.pdf'), '-']).toString('utf8')).not.toMatch(/Ubalda|Zarzamora/i);
    } finally {
      cleanup();
    }
  },
);
