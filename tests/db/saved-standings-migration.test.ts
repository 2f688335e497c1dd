import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { migrate } from '../../db/migrate.ts';
import { migrations } from '../../db/migrations/index.ts';
import { openDatabase } from '../../db/open.ts';

it('keeps of every saved filter which cases it selects', () => {
  const folder = mkdtempSync(join(tmpdir(), 'enlace-standings-'));
  const db = openDatabase(join(folder, 'vault.db'), new Uint8Array(32).fill(7), { create: true });
  try {
    const before = migrations.findIndex(({ name }) => name.endsWith('-saved-standings'));
    migrate(db, { list: migrations.slice(0, before) });
    const save = db.prepare("INSERT INTO saved_filters VALUES (?, 'u', 'Mine', ?)");
    save.run('f1', '{"ended":false,"sort":"stop"}');
    save.run('f2', '{"ended":true,"officer":"Desk"}');
    save.run('f3', '{"officer":"Desk"}');

    migrate(db);

    const filters = db.prepare<[], string>('SELECT filter FROM saved_filters ORDER BY id').pluck().all();
    expect(filters.map(filter => JSON.parse(filter) as unknown)).toEqual([
      { sort: 'stop', standings: ['open', 'after-care'] },
      { officer: 'Desk', standings: ['ended'] },
      { officer: 'Desk' },
    ]);
  } finally {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
