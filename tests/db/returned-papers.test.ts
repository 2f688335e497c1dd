import { afterEach, beforeEach, expect, it } from 'vitest';
import { listReturnedPapers } from '../../db/snoozes.ts';
import { caseFile, importFile, onlyCase, sampleCase } from '../support/case-file.ts';
import { tempVault, type TempVault } from '../support/temp-vault.ts';

let vault: TempVault;
beforeEach(async () => {
  vault = await tempVault();
  await importFile(vault, caseFile(sampleCase()));
});
afterEach(() => vault.cleanup());

it('finds a paper that came back by the index of such papers, and no other document', async () => {
  const db = vault.session.office;
  const insert = db.prepare("INSERT INTO records (id, case_id, entity, position, fields) VALUES (?, ?, 'document', ?, ?)");
  const caseId = await onlyCase(vault);
  insert.run('d-returned', caseId, 90, '{"title":"Oficio","packageStatus":"returned","packageItem":"warrant"}');
  insert.run('d-ready', caseId, 91, '{"title":"Orden","packageStatus":"ready"}');

  expect(listReturnedPapers(db).map(({ record, packageItem }) => ({ record, packageItem }))).toEqual([
    { record: 'd-returned', packageItem: 'warrant' },
  ]);
  const read: string[] = [];
  const prepare = db.prepare.bind(db);
  Object.assign(db, { prepare: (sql: string) => (read.push(sql), prepare(sql)) });
  listReturnedPapers(db);
  const plan = prepare(`EXPLAIN QUERY PLAN ${read[0]}`).all() as readonly { readonly detail: string }[]; // SQLite's own columns
  expect(plan.map(({ detail }) => detail)).toContainEqual(expect.stringMatching(/records USING INDEX papers_returned/));
});
