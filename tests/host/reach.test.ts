import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CallName } from '../../shared/contract.ts';
import { askable, askRow, standingOffice, type Standing } from '../support/every-call.ts';
import { connect } from 'node:net';
import { hearNetwork, loadedOf } from '../support/network.ts';
import { PASSPHRASE } from '../support/temp-vault.ts';

// What each row of the contract opens, asked as each role, is read from the tables: a row that opens something which is not written below is red.

const EYES = `${PASSPHRASE} eyes`;
const DESK = `${PASSPHRASE} desk`;
let standing: Standing;
let cleanup: () => void;
beforeEach(async () => {
  ({ standing, cleanup } = await standingOffice(EYES));
  await standing.vault.ask('user:add', { label: 'desk', role: 'officer', passphrase: DESK });
}, 120_000);
afterEach(() => cleanup());

// An office that has entered no server opens no socket, asks for no address, and loads no way to one: whatever is asked of it.
const went: string[] = [];
const deaf = hearNetwork(way => went.push(way));
afterAll(() => deaf());
afterEach(() => {
  expect(went).toEqual([]);
  expect(loadedOf('pg')).toEqual([]);
});
beforeAll(async () => {
  const socket = connect({ host: '127.0.0.1', port: 1 });
  await new Promise<unknown>(resolve => socket.once('error', resolve));
  expect(went.splice(0)).toContain('connect'); // it would be heard
});

/** What may be opened that an officer alone does not open: each a query whose every row is something open. */
const effects = {
  people: 'SELECT id, role, disabled_at_ms FROM users',
  'counterpart keys': 'SELECT agency, recipient FROM agency_keys WHERE ended_at_ms IS NULL',
  'what counterparts may receive': 'SELECT code, profile FROM agencies WHERE profile IS NOT NULL',
  'names of known counterparts': "SELECT code, name_en, name_es, country FROM agencies WHERE code <> 'MX-NEW'",
  consents: 'SELECT id FROM consents WHERE ended_by IS NULL',
  gates: "SELECT id FROM release_facts WHERE kind = 'gate' AND revoked_at_ms IS NULL",
  'approved loosenings': 'SELECT id FROM loosenings WHERE approved = 1',
  'rules of cases':
    "SELECT case_id, fields ->> 'profile' FROM records WHERE entity = 'case' AND case_id IN (SELECT id FROM cases WHERE reference LIKE 'ZQX-2026%')",
  'rules of the office':
    "SELECT id, date FROM calendar_edits UNION SELECT key, '' FROM profiles UNION SELECT standing, monthly_day FROM office_duties UNION SELECT zone, '' FROM office_zone",
  'values to auditors': 'SELECT id FROM audit_grants WHERE ended_by IS NULL',
  'cases erased': "SELECT entry FROM changes WHERE field = 'erased'",
  'values erased': "SELECT entry FROM changes WHERE field = 'purged'",
  'holds lifted': 'SELECT id FROM holds WHERE lifted_at_ms IS NOT NULL',
  'times of keeping': 'SELECT rule, months FROM retention_terms',
  'what frameworks say': 'SELECT id, parent, fields FROM framework_items',
  'plans of years closed or open': 'SELECT id, reopened_at_ms FROM year_closings',
  'cases deleted or restored': "SELECT entry FROM changes WHERE field = 'deleted'",
} as const satisfies Record<string, string>;
type Effect = keyof typeof effects;

function opened(): ReadonlyMap<Effect, ReadonlySet<string>> {
  const { office } = standing.vault.session;
  return new Map(
    (Object.keys(effects) as Effect[]).map(effect => [
      effect,
      new Set(
        office
          .prepare(effects[effect])
          .all()
          .map(row => JSON.stringify(row)),
      ),
    ]),
  );
}

/** Ask every row once, and say which opened what was not open before. */
async function reachOf(rows: readonly CallName[]): Promise<Partial<Record<Effect, CallName[]>>> {
  const reach: Partial<Record<Effect, CallName[]>> = {};
  let before = opened();
  for (const channel of rows) {
    await askRow(channel, standing);
    const after = opened();
    for (const [effect, rowsOf] of after)
      if ([...rowsOf].some(row => !before.get(effect)?.has(row))) reach[effect] = [...(reach[effect] ?? []), channel];
    before = after;
  }
  return reach;
}

// Whom the others name goes last.
const everyRow = [...askable.filter(channel => channel !== 'user:disable'), 'user:disable' as const];
const patience = { timeout: 120_000 };

describe('the rows of the contract, each asked', patience, () => {
  it('open to an officer nothing that is a supervisor’s, or two persons’', async () => {
    await standing.vault.unlock(DESK, 'desk');

    expect(await reachOf(everyRow)).toEqual({});
  });

  it('open nothing at all to an auditor', async () => {
    await standing.vault.ask('audit:grant', {
      auditor: standing.user,
      caseId: standing.caseId,
      until: '2026-03-09',
      ground: 'Review',
    });
    await standing.vault.unlock(EYES, 'eyes');

    expect(await reachOf(everyRow)).toEqual({});
  });

  it('open to a supervisor alone what is theirs alone, and a counterpart nothing', async () => {
    expect(await reachOf(everyRow)).toEqual({
      people: ['user:add', 'user:renew', 'user:disable'],
      'values to auditors': ['audit:grant'],
      'rules of the office': ['calendar:edit', 'duty:set', 'office:set-zone'],
      'cases erased': ['case:erase'],
      'holds lifted': ['hold:lift'],
      'times of keeping': ['retention:set-term'],
      'what frameworks say': [
        'framework:add',
        'framework:update',
        'framework:report',
        'framework:plan-year',
        'framework:close-year',
        'framework:import',
      ],
      'plans of years closed or open': ['framework:close-year', 'framework:reopen-year'],
      'cases deleted or restored': ['case:delete', 'case:restore'],
      'rules of cases': ['case:restore'], // they come back with it
    });
    const { vault } = standing;
    const waiting = await vault.ask('packet:submissions', {});
    for (const { id } of waiting) await vault.ask('packet:withdraw', { id }); // with one, no value of its case is erased
    expect(await reachOf(['retention:purge'])).toEqual({ 'values erased': ['retention:purge'] });
  });

  it('open to a counterpart what two persons agree on, and a loosening to the second of them', async () => {
    await standing.vault.unlock(DESK, 'desk');
    for (const channel of ['agency:add', 'agency:consent', 'mark:propose-loosening'] as const) await askRow(channel, standing);
    await standing.vault.unlock(PASSPHRASE, 'first');
    const before = opened();
    const { vault } = standing;
    for (const { pending } of await vault.ask('agency:list', {}))
      for (const { id } of pending) await vault.ask('agency:decide', { id, approve: true });
    const [own] = (await vault.ask('mark:list-loosening', {})).filter(({ field }) => field === 'dob');
    await vault.ask('mark:decide-loosening', { caseId: standing.caseId, id: own!.id, approve: true });

    const now = opened();

    const grown = (Object.keys(effects) as Effect[]).filter(
      effect => (now.get(effect)?.size ?? 0) > (before.get(effect)?.size ?? 0),
    );
    expect(grown).toEqual(['counterpart keys', 'consents', 'approved loosenings']);
  });
});
