import { afterEach, beforeEach, expect, it } from 'vitest';
import { caseIdsOf } from '../../db/stages.ts';
import type { Writer } from '../../db/open.ts';
import { indexCases, stageRules } from '../../electron/host/stages/stage-index.ts';
import { openReleased } from '../support/released.ts';

// A vault that an earlier release indexed, opened as any vault is: what is counted from its index must be what a fresh index gives.
let vault: Awaited<ReturnType<typeof openReleased>>;
beforeEach(async () => {
  vault = await openReleased('schema-0012');
});
afterEach(() => vault.cleanup());

const tables = ['case_pipeline', 'case_clocks', 'case_acts', 'case_matters', 'case_stays', 'stage_stays'] as const;

function rowsOf(db: Writer): Readonly<Record<string, readonly string[]>> {
  const read = (table: string) => db.prepare(`SELECT * FROM ${table}`).all();
  return Object.fromEntries(
    tables.map(table => [
      table,
      read(table)
        .map(row => JSON.stringify(row))
        .sort(),
    ]),
  );
}

/** Every figure that the office's screens and reports take from the index. */
async function figures(): Promise<unknown> {
  const year = { from: '2025-01-01', to: '2026-12-31' } as const;
  return {
    today: await vault.ask('today:read', { view: 'office', rows: 0 }),
    board: await vault.ask('board:read', { kind: 'extradition' }),
    report: await vault.ask('pipeline:report', {}),
    deadlines: await vault.ask('deadline:list', { all: true, limit: 500 }),
    requested: await vault.ask('review:read', { direction: 'US-MX', ...year }),
    asked: await vault.ask('review:read', { direction: 'MX-US', ...year }),
  };
}

it('gives from an index that an earlier release wrote the rows and figures of one derived from nothing', async () => {
  const { office } = vault.session;
  const opened = rowsOf(office);
  const shown = await figures();

  office.transaction(() => {
    for (const table of tables) office.exec(`DELETE FROM ${table}`);
  })();
  expect(await figures()).not.toEqual(shown);
  office.transaction(() => indexCases(office, caseIdsOf(office), stageRules(vault.session, vault.services)))();

  expect(opened).toEqual(rowsOf(office));
  expect(shown).toEqual(await figures());
  expect(opened['case_pipeline']).toHaveLength(2);
  expect(opened['case_clocks']?.length).toBeGreaterThan(0);
});
