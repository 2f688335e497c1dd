import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from '../../shared/language.ts';
import type { TempVault } from './temp-vault.ts';

/** A synthetic case in the interchange format: invented people, numbers and places. */
export function sampleCase(changes: Record<string, Json> = {}): Record<string, Json> {
  return {
    id: 'case-1',
    kind: 'extradition',
    reference: 'EX-2026-0001',
    title: 'Petición sobre Peñafiel',
    direction: 'US_REQ',
    stage: 'X05',
    openedOn: '2026-01-10',
    requestingAgency: 'US-DOJ-OIA',
    requestedAgency: 'MX-SRE',
    officer: 'Desk One',
    subjects: [
      {
        id: 's1',
        roles: ['accused'],
        given: 'José Ángel',
        paternal: 'Peñafiel',
        maternal: 'Quintanar',
        dob: '1984-02-29',
        nationalities: ['MX'],
        marks: { dob: { level: 'L3', caveats: [{ kind: 'NO_ONWARD' }] } },
        aliases: [{ text: 'El Faro', kind: 'apodo' }],
      },
      { id: 's2', roles: ['source'], given: 'Ramona', paternal: 'Ibarrola', sourceCode: 'F-0417' },
    ],
    charges: [{ statute: '21 USC 963', offence: 'Conspiracy', subject: 's1' }],
    deadlines: [{ label: 'Formal request', dueOn: '2026-03-15', hardStop: true, status: 'open' }],
    portions: [{ of: 'facts', text: 'The person was seen near the harbour of Puerto Inventado.', language: 'en' }],
    ...changes,
  };
}

export function caseFile(...cases: Json[]): Json {
  return { format: 'enlace-case', version: 1, cases };
}

/** Write a case file in a fresh folder and import it through the real door. */
export function importFile(
  vault: TempVault,
  content: Json | Uint8Array | string,
  files: Record<string, string | Uint8Array> = {},
) {
  const { source, folder } = registerFile(vault, content, files);
  return vault.request('case:import', { source, folder });
}

export function registerFile(
  vault: TempVault,
  content: Json | Uint8Array | string,
  files: Record<string, string | Uint8Array> = {},
) {
  const folder = mkdtempSync(join(vault.root, 'given-'));
  const path = join(folder, 'cases.json');
  writeFileSync(path, typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content));
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  return {
    source: vault.services.handles.register({ kind: 'source', name: 'cases.json', path }),
    folder: vault.services.handles.register({ kind: 'folder', path: folder }),
    path,
  };
}

/** The id of the only case in a vault. */
export async function onlyCase(vault: TempVault) {
  const { cases } = await vault.ask('case:list', {});
  if (cases.length !== 1) throw new Error(`expected one case, found ${cases.length}`);
  return cases[0]!.id;
}
