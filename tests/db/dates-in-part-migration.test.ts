import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { migrate } from '../../db/migrate.ts';
import { migrations } from '../../db/migrations/index.ts';
import { openDatabase } from '../../db/open.ts';

it('keeps of every birth date what is known of it, as one value, with the mark that protected either', () => {
  const folder = mkdtempSync(join(tmpdir(), 'enlace-dates-'));
  const db = openDatabase(join(folder, 'vault.db'), new Uint8Array(32).fill(7), { create: true });
  try {
    const before = migrations.findIndex(({ name }) => name.endsWith('-dates-in-part'));
    migrate(db, { list: migrations.slice(0, before) });
    db.exec(`
      INSERT INTO catalogue_fields (path) VALUES ('subject.dob'), ('subject.dobPrecision'), ('subject.given');
      INSERT INTO cases (id, kind, owner, reference, title, direction, stage, officer, counterpart, opened_on, next_stop_on, persons, folded,
        created_at_ms, changed_at_ms) SELECT 'c1', 'extradition', 'US-EX', 'EX-1', 'Example', 'US-MX', 'X05', 'one', 'MX-EX', '2026-01-02',
        NULL, '', '', 5, 5;`);
    const record = db.prepare("INSERT INTO records VALUES (?, ?, 'c1', 'subject', NULL, 0, ?)");
    const person = db.prepare("INSERT INTO persons VALUES (?, 'c1', 'x', 'x', ?, '[]')");
    const held: readonly (readonly [dob: string | null, precision: string | null])[] = [
      ['1987-01-01', 'year'],
      ['1987-04-01', 'month'],
      ['1987-01-01', 'estimated'],
      ['1987-03-14', 'estimated'],
      ['1987-03-14', 'exact'],
      ['1987-03-14', null],
      [null, 'year'],
    ];
    held.forEach(([dob, precision], at) => {
      const fields = {
        given: 'Ana',
        ...(dob === null ? {} : { dob }),
        ...(precision === null ? {} : { dobPrecision: precision }),
      };
      record.run(at + 1, `p${at}`, JSON.stringify(fields));
      person.run(`p${at}`, dob);
    });
    db.exec(`INSERT INTO marks VALUES ('p0', 'dobPrecision', '{"level":"L3"}');`);

    migrate(db);

    const stored = db.prepare<[], string>('SELECT fields FROM records ORDER BY seq').pluck().all();
    const after = stored.map(fields => JSON.parse(fields) as Record<string, unknown>);
    const dates = ['1987', '1987-04', '1987~', '1987-03-14~', '1987-03-14', '1987-03-14', undefined];
    expect(after).toEqual(dates.map(dob => ({ given: 'Ana', ...(dob === undefined ? {} : { dob }) })));
    expect(db.prepare('SELECT dob FROM persons ORDER BY record_id').pluck().all()).toEqual(dates.map(dob => dob ?? null));
    expect(db.prepare("SELECT field FROM marks WHERE record_id = 'p0' ORDER BY field").pluck().all()).toContain('dob');
  } finally {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
