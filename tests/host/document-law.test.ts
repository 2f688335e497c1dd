import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasOutsideFile, hasOutsideTool } from '../support/outside.ts';
import { plantedFiles } from '../support/plants/corpus.ts';
import { leave, leavingVault, type LeavingVault } from '../support/plants/leaving.ts';
import { ordinaryFiles } from '../support/plants/ordinary.ts';

hasOutsideTool('pdftotext', 'the text of a file that leaves is what another reader finds in it too');

let office: LeavingVault;
beforeAll(async () => {
  office = await leavingVault();
});
afterAll(() => office.vault.cleanup());

describe('a file that leaves', () => {
  it.each(plantedFiles)(
    'holds nothing that is hidden in $way, in our writer’s objects alone',
    async ({ make, hidden, shown }) => {
      const left = await leave(office, 'Zarzamora Quintanilla ZANZIBAR77.bin', await make());

      if (left.refused !== null) return expect(left.refused).toMatch(/^attachment\//);
      expect(hidden.exec(left.everything)?.[0]).toBeUndefined(); // a failure tells the word, not the file
      expect(left.strange).toEqual([]);
      return expect(shown.filter(word => !left.texts.includes(word))).toEqual([]);
    },
  );

  it.each(ordinaryFiles)('keeps in its text layer every word that $what shows', async ({ make, shown }) => {
    const left = await leave(office, 'Acta.bin', await make());

    expect(left.refused).toBeNull();
    if (left.refused === null) expect(shown.filter(word => !left.texts.includes(word))).toEqual([]);
  });
});

const data = join(import.meta.dirname, '../../../shared/data');
const filesOf = (folder: string, rule: string): readonly string[] =>
  hasOutsideFile(join(data, folder), rule)
    ? readdirSync(join(data, folder), { withFileTypes: true })
        .filter(entry => entry.isFile() && !/^(?:README|LICENSE)/.test(entry.name))
        .map(({ name }) => name)
    : [];

/** What a reader of these does see, so that hidden is only the rest: the guard's part is the name there. */
const hiddenIn: Readonly<Record<string, RegExp>> = { 'doc.rtf': /ZANZIBAR77/, 'mail.eml': /hostname-|10\.1\.2\.3/ };

describe('a file that others made', () => {
  it.for(filesOf('plants', 'files planted by others lose what they hide'))(
    'leaves without the name that it hides: %s',
    async name => {
      const left = await leave(office, 'Ramona Ibarrola.bin', readFileSync(join(data, 'plants', name)));

      if (left.refused !== null) return expect(left.refused).toMatch(/^attachment\//);
      expect((hiddenIn[name] ?? /Ramona|Ibarrola|ZANZIBAR77/i).exec(left.everything)?.[0]).toBeUndefined();
      return expect(left.strange).toEqual([]);
    },
  );

  it.for(filesOf('pdf', 'court files of others leave in our objects alone'))(
    'leaves in our writer’s objects alone: %s',
    async name => {
      const left = await leave(office, 'Court.pdf', readFileSync(join(data, 'pdf', name)));

      expect(left.refused).toBeNull();
      if (left.refused === null) expect(left.strange).toEqual([]);
    },
  );
});
