import { afterEach, beforeEach, expect, it } from 'vitest';
import { importCases } from '../../electron/host/cases/case-import.ts';
import { namedFiles } from '../../electron/host/places/sources.ts';
import type { CaseId } from '../../shared/language.ts';
import { caseFile, registerFile, sampleCase } from '../support/case-file.ts';
import { tempVault, type TempVault } from '../support/temp-vault.ts';

let vault: TempVault;
beforeEach(async () => {
  vault = await tempVault();
});
afterEach(() => vault.cleanup());

async function imported(reference: string, mostKept?: number): Promise<CaseId> {
  const documents = [{ title: 'Acta "uno"\\\n\u2603 é\u{1f600}', file: 'acta.txt', pages: 3 }];
  const content = caseFile(sampleCase({ id: reference, reference, documents }));
  const given = registerFile(vault, content, { 'acta.txt': 'paper' });
  const { handles } = vault.services;
  const context = { ...vault.services, session: vault.session, signal: new AbortController().signal, progress: () => undefined };
  const source = handles.take(given.source, 'source');
  const options = mostKept === undefined ? {} : { mostKept };
  const { cases } = await importCases(context, source, namedFiles(handles, { folder: given.folder }), options);
  return cases[0]!.id;
}

/** What is stored of a case, each id by the place of its record. */
async function stored(caseId: CaseId, reference: string): Promise<unknown> {
  const { records } = (await vault.ask('case:show', { caseId })).file;
  const order = records.toSorted((a, b) => (a.entity === b.entity ? a.position - b.position : a.entity < b.entity ? -1 : 1));
  const placed = order.reduce((text, { id }, at) => text.replaceAll(id, `record ${at}`), JSON.stringify(order));
  return JSON.parse(placed.replaceAll(reference, 'reference').replaceAll(/"storedFile":"[^"]*"/g, '"storedFile":""'));
}

it('writes a case that is read again, being beyond what is kept of a file, as one that was kept', async () => {
  const [kept, again] = [await imported('EX-KEPT'), await imported('EX-AGAIN', 0)];

  expect(await stored(kept, 'EX-KEPT')).toEqual(await stored(again, 'EX-AGAIN'));
  expect(JSON.stringify(await stored(kept, 'EX-KEPT'))).toContain('"sha256"');
});
