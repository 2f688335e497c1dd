import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eraseValues, insertChanges, listChangesOfEntry, type ChangeRow } from '../../db/audit.ts';
import { migrate } from '../../db/migrate.ts';
import { openDatabase, type Writer } from '../../db/open.ts';
import { auditCommitment, commitmentOf, recordChanges, repairChain } from '../../electron/host/audit/audit.ts';
import { verifyChain } from '../../electron/host/audit/audit-verify.ts';
import type { Session } from '../../electron/host/ground/context.ts';
import { verifierOf } from '../../electron/host/keys/ed25519.ts';
import { findUser } from '../../db/users.ts';
import { PASSPHRASE, type TempVault } from '../support/temp-vault.ts';
import { vaultsOfThisFile } from '../support/vaults.ts';

const aVault = vaultsOfThisFile();
const quiet = { signal: new AbortController().signal, progress: () => {} };

/** A chain of `length` entries of one change each, beside the founding one. */
async function chainOf(length: number): Promise<TempVault> {
  const vault = await aVault();
  for (let at = 0; at < length; at++) write(vault, `r${at}`);
  return vault;
}

function write({ session, services }: TempVault, record: string, db: Writer = session.office): void {
  recordChanges(session, services, 'test:write', db, note =>
    note({ record, entity: 'person', field: 'name', old: null, new: { given: 'Inventada', family: 'De Prueba' } }),
  );
}

/** What only somebody with the vault's key can do: change the chain behind the triggers' back. */
function tamper({ session: { office } }: TempVault, sql: string, ...values: unknown[]): void {
  for (const name of office.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all())
    office.exec(`DROP TRIGGER ${name}`);
  office.prepare(sql).run(...values);
}

describe('the audit chain', () => {
  it('gets one entry per transaction, signed by who acted, over a canonical text', async () => {
    const vault = await chainOf(0);
    const { office, user } = vault.session;
    recordChanges(vault.session, vault.services, 'test:two', office, note => {
      note({ record: 'a', entity: 'person', field: 'name', old: null, new: 'Uno' });
      note({ record: 'b', entity: 'person', field: 'name', old: 'Uno', new: null });
    });

    const entry = office
      .prepare<[], { body: string; signature: Buffer }>('SELECT body, signature FROM audit_entries WHERE number = 2')
      .get()!;

    expect(JSON.parse(entry.body)).toMatchObject({
      v: 1,
      number: 2,
      user: user.id,
      action: 'test:two',
      changes: 2,
      atMs: vault.services.nowMs(),
    });
    expect(Object.keys(JSON.parse(entry.body) as object)).toEqual([
      'action',
      'atMs',
      'changes',
      'digest',
      'number',
      'previous',
      'user',
      'v',
    ]);
    expect(entry.body).not.toContain('Uno');
    expect(verifierOf(findUser(office, user.id)!.signingKey)(Buffer.from(entry.body), entry.signature)).toBe(true);
  });

  it('records nothing when the write throws', async () => {
    const vault = await chainOf(1);
    const write = () =>
      recordChanges(vault.session, vault.services, 'test:write', vault.session.office, note => {
        note({ record: 'x', entity: 'person', field: 'name', old: null, new: 'x' });
        vault.session.office.prepare("INSERT INTO secrets VALUES ('packet-seed:x', x'00', 0)").run();
        throw new Error('planted');
      });

    expect(write).toThrow('planted');

    expect(await vault.ask('audit:verify', {})).toEqual({ ok: true, checked: 2, firstBad: null });
    expect(vault.session.office.prepare("SELECT count(*) FROM secrets WHERE name = 'packet-seed:x'").pluck().get()).toBe(0);
  });

  it.each([
    ['UPDATE audit_entries SET body = body WHERE number = 1', 'never changed'],
    ['DELETE FROM audit_entries WHERE number = 2', 'never deleted'],
    ['DELETE FROM changes', 'never deleted'],
    ["UPDATE changes SET new = '1'", 'only lose its values'],
    ["UPDATE changes SET old = NULL, new = NULL, salt = NULL, record = 'y'", 'only lose its values'],
    ['UPDATE changes SET old = NULL, new = NULL, salt = NULL, commitment = zeroblob(32)', 'only lose its values'],
  ])('is kept by triggers: %s', async (sql, message) => {
    const vault = await chainOf(1);

    expect(() => vault.session.office.prepare(sql).run()).toThrow(message);
  });
});

describe('verifying the chain', () => {
  it.each<[string, string, number, string]>([
    [
      'an entry whose text changed',
      "UPDATE audit_entries SET body = replace(body, 'test:write', 'test:wrote') WHERE number = 3",
      3,
      'signature',
    ],
    ['an entry that is not canonical', "UPDATE audit_entries SET body = body || ' ' WHERE number = 3", 3, 'altered'],
    ['an entry that is no JSON', "UPDATE audit_entries SET body = 'x' WHERE number = 4", 4, 'altered'],
    ['an entry that is gone', 'DELETE FROM audit_entries WHERE number = 3', 3, 'missing'],
    ['a signature that changed', 'UPDATE audit_entries SET signature = zeroblob(64) WHERE number = 5', 5, 'signature'],
    [
      'a signature taken from another entry',
      'UPDATE audit_entries SET signature = (SELECT signature FROM audit_entries WHERE number = 2) WHERE number = 3',
      3,
      'signature',
    ],
    ['a last entry that was cut off, its changes left', 'DELETE FROM audit_entries WHERE number = 6', 6, 'missing'],
    ['a stored value that changed', 'UPDATE changes SET new = \'"Otra"\' WHERE entry = 4', 4, 'changes'],
    ['a change that is gone', 'DELETE FROM changes WHERE entry = 2', 2, 'changes'],
    ['a change moved to another record', "UPDATE changes SET record = 'r9' WHERE entry = 2", 2, 'changes'],
    ['a user who is unknown', 'DELETE FROM users', 1, 'unknown-user'],
  ])('names %s', async (_what, sql, number, why) => {
    const vault = await chainOf(5);
    tamper(vault, sql);

    expect((await vault.ask('audit:verify', {})).firstBad).toEqual({ number, why });
  });

  it('is not talked out of a chain that was cut short by opening the vault again', async () => {
    const vault = await chainOf(5);
    tamper(vault, 'DELETE FROM audit_entries WHERE number = 6');

    await vault.unlock();

    expect((await vault.ask('audit:verify', {})).firstBad).toEqual({ number: 6, why: 'missing' });
  });

  it('by hashes alone still finds a changed or missing link', async () => {
    const vault = await chainOf(5);
    tamper(vault, "UPDATE audit_entries SET body = replace(body, 'test:write', 'test:wrote') WHERE number = 3");

    expect((await vault.ask('audit:verify', { depth: 'hashes' })).firstBad).toEqual({ number: 4, why: 'unlinked' });
  });

  it('finds any changed byte of any entry', async () => {
    const vault = await chainOf(4);
    const { office } = vault.session;
    tamper(vault, 'SELECT 1');
    const bodies = office.prepare<[], string>('SELECT body FROM audit_entries ORDER BY number').pluck().all();
    const put = office.prepare('UPDATE audit_entries SET body = ? WHERE number = ?');

    await fc.assert(
      fc.asyncProperty(fc.nat(bodies.length - 1), fc.nat(400), fc.integer({ min: 1, max: 127 }), async (at, place, change) => {
        const body = bodies[at]!;
        const here = place % body.length;
        const changed = body.slice(0, here) + String.fromCharCode(body.charCodeAt(here) ^ change) + body.slice(here + 1);
        put.run(changed, at + 1);
        const { firstBad } = await verifyChain(vault.session, { depth: 'full', ...quiet });
        put.run(body, at + 1);
        expect(firstBad?.number).toBe(at + 1);
      }),
      { numRuns: 1000, examples: [[1, 34, 113]] },
    );
  });

  it('streams its progress', async () => {
    const vault = await chainOf(3);
    const steps: [number, number][] = [];

    await verifyChain(vault.session, { depth: 'full', signal: quiet.signal, progress: (done, of) => steps.push([done, of]) });

    expect(steps.at(-1)).toEqual([4, 4]);
  });

  it('stays good after a user is taken out, and after a passphrase is changed', async () => {
    const vault = await chainOf(1);
    const second = await vault.ask('user:add', { label: 'second', role: 'officer', passphrase: `${PASSPHRASE} dos` });
    await vault.unlock(`${PASSPHRASE} dos`, 'second');
    write(vault, 'by second');
    await vault.unlock(PASSPHRASE, 'first');
    await vault.ask('user:disable', { userId: second.id });
    await vault.ask('user:passphrase', { current: PASSPHRASE, next: `${PASSPHRASE} nueva` });

    expect(await vault.ask('audit:verify', {})).toEqual({ ok: true, checked: 6, firstBad: null });
  });
});

describe('a lawful deletion', () => {
  it('takes values and salts out and leaves the chain whole', async () => {
    const vault = await chainOf(3);
    const { office } = vault.session;

    const erased = recordChanges(vault.session, vault.services, 'test:erase', office, () => eraseValues(office, 'r1'));

    expect(erased).toBe(1);
    expect(listChangesOfEntry(office, 3)).toMatchObject([{ record: 'r1', old: null, new: null, salt: null }]);
    expect(await vault.ask('audit:verify', {})).toEqual({ ok: true, checked: 5, firstBad: null });
  });

  it('leaves nothing to try guesses against: two equal values have different commitments', async () => {
    const vault = await chainOf(2);
    const rows = [2, 3].flatMap(entry => listChangesOfEntry(vault.session.office, entry));

    expect(rows[0]!.new).toBe(rows[1]!.new);
    expect(rows[0]!.commitment).not.toEqual(rows[1]!.commitment);
  });
});

describe('an auditor', () => {
  it('sees that something happened, by whom and how much, and no value', async () => {
    const vault = await aVault({ role: 'auditor' });

    const { events, total } = await vault.ask('audit:list', { limit: 1 });

    expect(total).toBe(2);
    expect(events).toEqual([
      {
        number: 2,
        atMs: vault.services.nowMs(),
        user: expect.any(String) as string,
        userLabel: 'first',
        action: 'user:add',
        chain: null,
        changes: 2,
        caseIds: [],
      },
    ]);
    expect(await vault.ask('audit:list', { before: 2, limit: 5 })).toMatchObject({
      events: [{ number: 1, action: 'vault:create' }],
    });
    expect((await vault.ask('audit:verify', {})).ok).toBe(true);
  });
});

describe('a case in its own database', () => {
  /** A compartment beside the office's database, which the session may see. */
  async function withCompartment() {
    const vault = await chainOf(1);
    const compartment = openDatabase(join(vault.root, 'compartment.db'), vault.services.randomBytes(32), { create: true });
    migrate(compartment);
    const session: Session = { ...vault.session, visible: () => [vault.session.office, compartment] };
    vault.services.state.session = session;
    return { vault, compartment, session };
  }

  it('keeps its values there, and its entry in the office’s chain', async () => {
    const { vault, compartment } = await withCompartment();

    write(vault, 'apart', compartment);

    expect(listChangesOfEntry(compartment, 3)).toHaveLength(1);
    expect(listChangesOfEntry(vault.session.office, 3)).toHaveLength(0);
    expect(await vault.ask('audit:verify', {})).toEqual({ ok: true, checked: 3, firstBad: null });
    compartment.close();
  });

  it('whose entry a crash kept from being written is found, and signed for at the next opening', async () => {
    const { vault, compartment, session } = await withCompartment();
    const salt = new Uint8Array(16);
    const change: Omit<ChangeRow, 'commitment' | 'salt'> = {
      entry: 3,
      position: 0,
      caseId: null,
      record: 'apart',
      entity: 'person',
      field: 'name',
      old: null,
      new: '"Una"',
    };
    insertChanges(compartment, [{ ...change, salt, commitment: commitmentOf(change, salt) }]);

    expect((await vault.ask('audit:verify', {})).firstBad).toEqual({ number: 3, why: 'missing' });
    expect(repairChain(session, vault.services)).toBe(true);
    expect(await vault.ask('audit:verify', {})).toEqual({ ok: true, checked: 3, firstBad: null });
    expect((await vault.ask('audit:list', {})).events[0]).toMatchObject({ action: 'audit:repair', changes: 1 });
    expect(repairChain(session, vault.services)).toBe(false);
    compartment.close();
  });
});

describe('the commitment to the chain’s head', () => {
  it('changes with the head and with the salt, and repeats for the same two', async () => {
    const vault = await chainOf(1);
    const [salt, other] = [new Uint8Array(16), new Uint8Array(16).fill(1)];
    const first = auditCommitment(vault.session, salt);

    expect(auditCommitment(vault.session, salt)).toBe(first);
    expect(auditCommitment(vault.session, other)).not.toBe(first);
    write(vault, 'more');
    expect(auditCommitment(vault.session, salt)).not.toBe(first);
  });
});
