import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Json } from '../../shared/language.ts';
import { caseFile, sampleCase } from '../support/case-file.ts';
import { drawnPdfs } from '../support/drawn-pdfs.ts';

/** One run of the terminal door: its words and what the environment says, and the JSON that it answered. */
export type Terminal = (words: readonly string[], env: Readonly<Record<string, string>>) => Json;

const passphrase = 'nueve garzas cruzan el estero';
const offices = { us: 'US-DOJ-OIA', mx: 'MX-FGR' } as const;

/**
 * The main job at the terminal: two vaults, a case with a mark and a scan, a packet, its import in the second vault, and its receipt back in
 * the first. Everything lies under `root`.
 */
export function playAtTerminal(terminal: Terminal, root: string): void {
  const at = (office: keyof typeof offices, ...words: string[]) =>
    terminal([...words, '--vault', join(root, `${office}.enlace`)], { ENLACE_PASSPHRASE: passphrase });
  const card = (office: keyof typeof offices) => join(root, `${office}.card.json`);
  const outbox = join(root, 'outbox');
  mkdirSync(outbox);

  for (const office of ['us', 'mx'] as const) {
    const words = [
      'vault',
      'create',
      join(root, `${office}.enlace`),
      '--agency',
      offices[office],
      '--label',
      'one',
      '--synthetic',
    ];
    terminal(words, { ENLACE_NEW_PASSPHRASE: passphrase });
    at(office, 'agency', 'card', card(office));
  }
  for (const [office, other] of [
    ['us', 'mx'],
    ['mx', 'us'],
  ] as const) {
    at(office, 'agency', 'import', card(other), '--compared');
    const profile = ['--standing', 'trusted-party', '--purpose', 'same-case', '--formal'];
    at(office, 'agency', 'profile', offices[other], ...profile);
  }

  const changes = {
    title: 'Petición sobre Ju\ua78can',
    charges: [{ statute: '21 USC 963', offence: 'Conspiracy', subject: 's1', marks: { offence: { level: 'L4' } } }],
    documents: [{ title: 'Scan', file: 'scan.pdf' }],
  };
  writeFileSync(join(root, 'scan.pdf'), drawnPdfs['a JPEG 2000 scan']!());
  writeFileSync(join(root, 'cases.json'), JSON.stringify(caseFile(sampleCase(changes))));
  at('us', 'case', 'import', join(root, 'cases.json'));
  at('us', 'packet', 'build', 'EX-2026-0001', outbox, '--to', offices.mx, '--purpose', 'same-case', '--records', 'all');

  const [packet = ''] = readdirSync(outbox);
  const imported = at('mx', 'packet', 'import', join(outbox, packet)) as { readonly packetId: string; readonly caseId: string };
  const arrived = JSON.stringify(at('mx', 'case', 'show', imported.caseId));
  expect(arrived).toContain('Petición sobre Ju\ua78can');
  expect(arrived).toContain('21 USC 963');
  expect(arrived).not.toContain('Conspiracy'); // the marked value stayed
  at('mx', 'packet', 'receipt', imported.packetId, outbox);

  const receipt = readdirSync(outbox).find(name => name !== packet) ?? '';
  at('us', 'packet', 'import', join(outbox, receipt));
  expect(JSON.stringify(at('us', 'packet', 'list'))).toContain('acknowledged');
}
