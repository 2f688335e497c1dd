import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listFaults } from '../../db/set-aside.ts';
import { listHeads, type EntryWrite } from '../../db/stations.ts';
import { canonical } from '../../electron/host/keys/canonical.ts';
import { signingPair } from '../../electron/host/keys/ed25519.ts';
import { grantOf } from '../../electron/host/keys/grants.ts';
import { openSlot, readSlot } from '../../electron/host/keys/keyslots.ts';
import { readRecoveryCode } from '../../electron/host/keys/recovery-code.ts';
import { readKeyslots, unlockVault } from '../../electron/host/vault/vault.ts';
import type { SentEntry } from '../../shared/contract/office-format.ts';
import type { Role } from '../../shared/contract/row.ts';
import { forgedEntry, putOf } from '../support/forged-entry.ts';
import { PASSPHRASE } from '../support/temp-vault.ts';
import { bring, officeOf, stateOf, takeIn, type Station } from '../support/office-stations.ts';

// The recovery code of each machine of an office: the first one's appoints a supervisor, one of a machine that was let in whoever it was let in for.

let office: readonly Station[];
let person2 = '';
let newCode = ''; // of the laptop, once the first was used up
let [desk, laptop, other] = [] as unknown as [Station, Station, Station];
beforeAll(async () => {
  office = await officeOf(['officer', 'supervisor'], 'recovery');
  [desk, laptop, other] = office as [Station, Station, Station];
  await other.ask('case:create', { fields: { kind: 'information-exchange', reference: 'R-0', title: 'Before it' } });
  everywhere();
}, 120_000);
afterAll(() => office.toReversed().forEach(({ cleanup }) => cleanup()));

const everywhere = () => {
  for (const from of [...office, ...office]) for (const to of office) if (from !== to) bring(from, to);
};
const faults = () => office.flatMap(({ session }) => listFaults(session.office).map(({ fault }) => fault));
const recover = async (station: Station, label: string) => {
  const { folder } = station.session;
  station.session.close();
  station.services.state.session = null;
  return station.request('vault:recover', {
    folder: station.services.handles.register({ kind: 'folder', path: folder }),
    ...{ recoveryCode: station.recoveryCode, label, passphrase: `${PASSPHRASE} otra` },
  });
};

describe('the recovery code', () => {
  it('of the first machine appoints a supervisor whom every machine knows', async () => {
    expect(await recover(desk, 'new head')).toMatchObject({
      value: { vault: { user: { label: 'new head', role: 'supervisor' } } },
    });
    await desk.ask('user:add', { label: 'clerk', role: 'officer', passphrase: `${PASSPHRASE} 4` });
    everywhere();

    expect(faults()).toEqual([]);
    expect(stateOf(laptop)).toEqual(stateOf(desk));
    const users = await laptop.ask('user:list', {});
    expect(users.map(({ label }) => label)).toEqual(expect.arrayContaining(['new head', 'clerk']));
  });

  it('of a machine that was let in gives its person back their own role there, and not a second person', async () => {
    person2 = laptop.session.user.id;
    const answer = await recover(laptop, 'again');
    expect(answer).toMatchObject({ value: { vault: { user: { label: 'again', role: 'officer' } } } });
    newCode = answer.ok ? answer.value.recoveryCode : '';
    await laptop.ask('case:create', { fields: { kind: 'information-exchange', reference: 'R-1', title: 'After it' } });
    everywhere();

    expect(faults()).toEqual([]);
    expect(stateOf(desk)).toEqual(stateOf(laptop));
    expect((await desk.ask('user:list', {})).find(({ label }) => label === 'again')).toMatchObject({ sameAs: person2 });
  });

  it('of a machine appoints nobody in another role, for another machine, or beside somebody else', async () => {
    const { file } = readKeyslots(laptop.session.folder);
    const code = readRecoveryCode(newCode);
    const { signingSeed } = await openSlot(file.vaultId, readSlot(file.recovery), code);
    const byCode = signingPair(signingSeed);
    const keys = signingPair(new Uint8Array(32).fill(3));
    const forged = (role: Role, rogue: Station, more: readonly EntryWrite[] = []) => {
      const user = `019caf10-3180-77bc-a802-c231565d77b${role.length % 10}`;
      const recipient = laptop.session.user.id; // read by nobody
      const grant = grantOf({
        ...{ vaultId: file.vaultId, user, person: person2, role },
        ...{ signingKey: keys.publicKey, ageRecipient: recipient, issuedAtMs: desk.services.nowMs() },
      });
      const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
      const row = putOf('users', user, {
        ...{ id: user, label: role, role, person: person2, signing_key: hex(keys.publicKey), age_recipient: recipient },
        ...{ grant_body: canonical(grant), grant_by: hex(byCode.publicKey) },
        grant_signature: hex(byCode.sign(Buffer.from(canonical(grant)))),
        ...{ created_at_ms: desk.services.nowMs(), disabled_at_ms: null },
      });
      const heads = listHeads(desk.session.office).filter(({ station }) => station !== rogue.number);
      const seen = Object.fromEntries(heads.map(({ station, number }) => [String(station), number]));
      const entry = forgedEntry({ desk, rogue }, [row, ...more], { action: 'vault:recover', user, seen });
      return { ...entry, signature: Buffer.from(keys.sign(Buffer.from(entry.body))).toString('hex') };
    };
    const taken = (entry: SentEntry, rogue: Station) => {
      desk.session.office.exec('SAVEPOINT tried');
      takeIn(desk.session, desk.services, rogue.number, [entry]);
      const fault = listFaults(desk.session.office).at(-1)?.fault ?? null;
      desk.session.office.exec('ROLLBACK TO tried; RELEASE tried');
      return fault;
    };

    expect(taken(forged('officer', laptop), laptop)).toBeNull();
    expect(taken(forged('supervisor', laptop), laptop)).toBe('office/unknown-user');
    expect(taken(forged('officer', other), other)).toBe('office/unknown-user');
    const setting = { table: 'users', row: JSON.stringify([person2]), kind: 'set', cells: { label: 'renamed' } } as const;
    expect(taken(forged('officer', laptop, [setting]), laptop)).toBe('office/unknown-user');
  });

  it('appoints nobody once that person is out', async () => {
    const users = await desk.ask('user:list', {});
    const out = users.find(({ label }) => label === 'person 3')!;
    await desk.ask('user:disable', { userId: out.id });
    everywhere();

    expect(await recover(other, 'back')).toMatchObject({ failure: { code: 'vault/recovery-ended' } });
  });
});

it('a person whom a supervisor let in who was out by then, unheard of it, counts alike at every machine', async () => {
  const passphrase = `${PASSPHRASE} 5`;
  const [first, second, third] = (await officeOf(['supervisor', 'officer'], 'let-in')) as [Station, Station, Station];
  try {
    bring(first, second);
    await first.ask('user:disable', { userId: second.session.user.id });
    second.setNowMs(second.services.nowMs() + 60_000);
    await second.ask('user:add', { label: 'late', role: 'officer', passphrase });
    const { folder } = second.session;
    second.session.close();
    second.services.state.session = await unlockVault({ folder, passphrase }, second.services);
    await second.ask('case:create', { fields: { kind: 'information-exchange', reference: 'R-9', title: 'By the late one' } });

    bring(second, third); // before it has heard of the first machine's act
    for (const from of [first, second, third, first]) for (const to of [first, third]) if (from !== to) bring(from, to);

    expect(listFaults(first.session.office)).toEqual(listFaults(third.session.office));
    expect(stateOf(third)).toEqual(stateOf(first));
  } finally {
    for (const { cleanup } of [third, second, first]) cleanup();
  }
});

it('whoever was taken out elsewhere records nothing more once their machine has heard of it, and is told', async () => {
  const [first, second] = (await officeOf(['officer'], 'out')) as [Station, Station];
  const stick = mkdtempSync(join(tmpdir(), 'enlace-out-'));
  try {
    const exchange = (station: Station) =>
      station.request('office:exchange', { folder: station.services.handles.register({ kind: 'folder', path: stick }) });
    const writes = (reference: string) =>
      second.request('case:create', { fields: { kind: 'information-exchange', reference, title: reference } });
    const userId = second.session.user.id;
    expect(await first.request('user:renew', { userId, passphrase: `${PASSPHRASE} 6` })).toMatchObject({
      failure: { code: 'user/elsewhere' },
    });
    await first.ask('user:disable', { userId });
    await exchange(first);
    expect(await writes('before')).toMatchObject({ ok: true });

    expect(await exchange(second)).toMatchObject({ failure: { code: 'user/out' } });
    expect(await writes('after')).toMatchObject({ failure: { code: 'user/out' } });
    await expect(second.reopen()).rejects.toMatchObject({ code: 'user/out' });
    expect(await exchange(first)).toMatchObject({ ok: true, value: { setAside: 0 } });
    const { cases } = await first.ask('case:list', { limit: 10 });
    expect(cases.map(({ title }) => title)).toEqual(['before']);
  } finally {
    for (const { cleanup } of [second, first]) cleanup();
    rmSync(stick, { recursive: true, force: true });
  }
});
