import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeRecordsInBulk } from '../../db/record-writer.ts';
import type { CaseId, RecordId } from '../../shared/language.ts';
import type { Fields } from '../../shared/records.ts';
import { onlyCase, caseFile, importFile, sampleCase } from '../support/case-file.ts';
import { tempVault, type TempVault } from '../support/temp-vault.ts';

let vault: TempVault;
let caseId: string;
beforeEach(async () => {
  vault = await tempVault();
  await importFile(vault, caseFile(sampleCase()));
  caseId = await onlyCase(vault);
});
afterEach(() => vault.cleanup());

const run = (sql: string, ...values: unknown[]): void => void vault.session.office.prepare(sql).run(...values);

describe('a field that the catalogue does not name', () => {
  it('cannot be stored by raw SQL in a new record', () => {
    const insert = "INSERT INTO records (id, case_id, entity, position, fields) VALUES ('r', ?, 'subject', 0, ?)";

    expect(() => run(insert, caseId, '{"shoeSize":41}')).toThrow(/catalogue/);
    expect(() => run(insert, caseId, '{"given":"Iris"}')).not.toThrow();
  });

  it('cannot be stored by raw SQL in a record that is there', () => {
    const update = "UPDATE records SET fields = json_set(fields, '$.shoeSize', 41) WHERE entity = 'subject'";

    expect(() => run(update)).toThrow(/catalogue/);
    expect(() => run("UPDATE records SET fields = json_set(fields, '$.heightCm', 171) WHERE entity = 'subject'")).not.toThrow();
  });

  it('cannot be stored under an entity that does not exist, even with no fields', () => {
    const insert = "INSERT INTO records (id, case_id, entity, position, fields) VALUES ('r', ?, ?, 0, '{}')";

    expect(() => run(insert, caseId, 'horoscope')).toThrow(/catalogue/);
    expect(() => run("UPDATE records SET entity = 'horoscope' WHERE entity = 'alias'")).toThrow(/catalogue/);
  });

  it('cannot carry a mark', () => {
    const insert = "INSERT INTO marks (record_id, field, mark) SELECT id, ?, '{}' FROM records WHERE entity = 'alias'";

    expect(() => run(insert, 'shoeSize')).toThrow(/catalogue/);
    expect(() => run(insert, 'text')).not.toThrow();
    expect(() => run(insert, '*')).not.toThrow();
  });

  it('cannot be stored among many records that are written at once', () => {
    const db = vault.session.office;
    const stored = (): unknown => db.prepare('SELECT count(*) FROM records').pluck().get();
    const before = stored();
    const record = { id: 'r' as RecordId, parentId: null, position: 9, marks: {} };
    const writes = (entity: string, fields: Fields) => () =>
      db.transaction(() => writeRecordsInBulk(db, write => write(caseId as CaseId, { ...record, entity, fields })))();

    expect(writes('subject', { given: 'Iris', shoeSize: 41 })).toThrow(/catalogue/);
    expect(writes('horoscope', {})).toThrow(/catalogue/);
    expect(() => writeRecordsInBulk(db, () => undefined)).toThrow(/transaction/);

    expect(stored()).toBe(before);
    expect(writes('subject', { given: 'Iris' })).not.toThrow();
    expect(() => run(`UPDATE records SET fields = '{}' WHERE id = 'r'`)).not.toThrow();
    const insert = "INSERT INTO records (id, case_id, entity, position, fields) VALUES ('s', ?, 'subject', 0, ?)";
    expect(() => run(insert, caseId, '{"shoeSize":41}')).toThrow(/catalogue/);
  });

  it('cannot be stored through any call', async () => {
    const answers = [
      await vault.request('case:add-record', { caseId, entity: 'subject', fields: { roles: ['accused'], shoeSize: 41 } }),
      await vault.request('case:create', { fields: { kind: 'extradition', reference: 'R-2', title: 'T', shoeSize: 41 } }),
      await vault.request('exchange:log', { caseId, fields: { mode: 'call', startAt: '2026-01-02T10:00:00Z', shoeSize: 41 } }),
    ];

    expect(answers.map(answer => !answer.ok && answer.failure.code)).toEqual(['field/unknown', 'field/unknown', 'field/unknown']);
  });

  it('is not opened to storage by a column that someone adds', async () => {
    run("INSERT INTO catalogue_fields (path) VALUES ('subject.shoeSize')");

    await vault.unlock();

    expect(() => run("UPDATE records SET fields = json_set(fields, '$.shoeSize', 41) WHERE entity = 'subject'")).toThrow(
      /catalogue/,
    );
  });
});
