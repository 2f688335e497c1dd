import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { migrations } from '../../db/migrations/index.ts';
import { keepRelease } from '../support/keep-release.ts';
import { openReleased, releasedContent } from '../support/released.ts';

it('a release is kept as files that this program opens, and never written over', async () => {
  const fixtures = mkdtempSync(join(tmpdir(), 'enlace-kept-'));

  const [schema = '', formats = ''] = await keepRelease(fixtures);

  const vault = await openReleased(schema);
  const { ok } = await vault.ask('vault:check', {});
  const taken = [];
  for (const name of ['disclosure.age', 'receipt.age'])
    taken.push(await vault.ask('packet:import', { file: vault.source(join(formats, name)) }));
  const { cases } = releasedContent(schema);
  vault.cleanup();
  const again = await keepRelease(fixtures).catch((error: Error) => error.message);
  expect(schema).toContain(String(migrations.length).padStart(4, '0'));
  expect(ok).toBe(true);
  expect(taken.map(({ kind }) => kind)).toEqual(['disclosure', 'receipt']);
  expect(cases).toHaveLength(2);
  expect(readdirSync(formats)).toEqual(expect.arrayContaining(['card-us.json', 'cases.json', 'profile.json', 'shipped.json']));
  expect(again).toContain('was kept already');
  rmSync(fixtures, { recursive: true });
});
