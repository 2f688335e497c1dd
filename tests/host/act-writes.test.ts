import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listFaults } from '../../db/set-aside.ts';
import { ERASED } from '../../db/travelling-rows.ts';
import { fates, travelling } from '../../db/fates.ts';
import { auditActions } from '../../shared/audit-actions.ts';
import type { CallName } from '../../shared/contract.ts';
import { actWrites, authorsIn } from '../../shared/office/act-writes.ts';
import { askable, askRow, standingOffice, type Standing } from '../support/every-call.ts';
import { bring, joinedTo, stateOf, type Station } from '../support/office-stations.ts';
import { PASSPHRASE } from '../support/temp-vault.ts';

// Every row of the contract, asked at a station of an office of two: what it writes is what its act may write, and the other takes it in.

const DESK = `${PASSPHRASE} desk`;
let standing: Standing;
let other: Station;
let cleanup: () => void;
beforeAll(async () => {
  ({ standing, cleanup } = await standingOffice(`${PASSPHRASE} eyes`));
  await standing.vault.ask('user:add', { label: 'desk', role: 'officer', passphrase: DESK });
  other = await joinedTo(standing.vault, { at: 2, role: 'supervisor', seed: 'acts' });
}, 240_000);
afterAll(() => {
  other.cleanup();
  cleanup();
});

// Who is taken out goes last, and so does what a comparison at a third station would be.
const last: readonly CallName[] = ['user:renew', 'user:disable'];
const rows = [...askable.filter(channel => !last.includes(channel) && !channel.startsWith('station:')), ...last];

/** Rows that were refused by no refusal that a person reads. */
async function brokenBy(channels: readonly CallName[]): Promise<readonly string[]> {
  const broken: string[] = [];
  for (const channel of channels) {
    const answer = await askRow(channel, standing);
    if (!answer.ok && answer.failure.code === 'internal') broken.push(channel);
  }
  return broken;
}

const here = () => standing.vault as unknown as Station;

describe('every act of an office of two stations', () => {
  it.each([
    ['an officer', DESK, 'desk'],
    ['a supervisor', PASSPHRASE, 'first'],
  ])(
    'writes what it may, and is taken in by the other station: of %s',
    async (_, passphrase, label) => {
      await standing.vault.unlock(passphrase, label);

      expect(await brokenBy(rows)).toEqual([]);

      bring(here(), other);
      expect(listFaults(other.session.office)).toEqual([]);
      expect(stateOf(other)).toEqual(stateOf(here()));
    },
    240_000,
  );
});

describe('the table of acts', () => {
  it('names every act of the log, and no other', () => {
    expect(Object.keys(actWrites).toSorted()).toEqual(Object.keys(auditActions).toSorted());
  });

  it('names tables that travel alone, and each of them has an act', () => {
    const named = new Set(Object.values(actWrites).flatMap(writes => Object.keys(writes)));

    expect([...named].filter(table => table !== ERASED && fates[table]?.fate !== 'travels')).toEqual([]);
    expect(travelling.filter(table => !named.has(table))).toEqual([]);
  });

  it('knows every column in which a row that travels says who did something', () => {
    const { office } = other.session;
    const columns = travelling.flatMap(table =>
      office
        .prepare<[string], string>('SELECT name FROM pragma_table_info(?)')
        .pluck()
        .all(table)
        .filter(name => /(^|_)by(_user)?$|^user_id$/.test(name))
        .map(name => `${table}.${name}`),
    );
    const known = Object.entries(authorsIn).flatMap(([table, names]) => names.map(name => `${table}.${name}`));

    // Whose the next value is, who confirmed a receipt elsewhere, who is let in, and by whom a role was given: no act of the account that is named.
    const others = [
      'audit_grants.user_id',
      'compartment_people.user_id',
      'indicator_values.replaced_by',
      'ledger.acked_by',
      'users.grant_by',
    ];
    expect(columns.toSorted()).toEqual([...known, ...others].toSorted());
  });
});
