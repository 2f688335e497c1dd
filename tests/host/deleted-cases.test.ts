import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CaseId, Json } from '../../shared/language.ts';
import { caseFile, importFile, sampleCase } from '../support/case-file.ts';
import { askable, askRow, standingOffice, type Standing } from '../support/every-call.ts';
import { PASSPHRASE, tempVault, type TempVault } from '../support/temp-vault.ts';

const DAY_MS = 86_400_000;
const START = Date.parse('2026-03-02T15:00:00Z');
const reason = 'Entered twice';

/** Every row of every table, but for the chain, what was deleted, and what numbers rows or tells when they were written. */
function rowsOf({ session: { office } }: TempVault): Record<string, unknown> {
  const tables = office
    .prepare(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .pluck()
    .all() as string[];
  const apart = /^(audit_entries|changes|deleted_cases|vault_state|match_keys|touch_keys|record_windows)$|_words/;
  const plain = ({ seq: _, changed_at_ms: _2, ...row }: Record<string, unknown>) => JSON.stringify(row);
  return Object.fromEntries(
    tables
      .filter(name => !apart.test(name))
      .map(name => [name, (office.prepare(`SELECT * FROM "${name}"`).all() as Record<string, unknown>[]).map(plain).sort()]),
  );
}

describe('a case that was made by mistake', () => {
  let vault: TempVault;
  let caseId: CaseId;
  beforeEach(async () => {
    vault = await tempVault();
    const note = { 'note.txt': 'Lo vio Zqxwitness en el muelle.' };
    const documents = [{ title: 'Nota', file: 'note.txt' }];
    await importFile(vault, caseFile(sampleCase({ documents, exchanges: [exchange] })), note);
    await importFile(vault, caseFile(sampleCase({ id: 'case-2', reference: 'EX-2026-0900', title: 'The other' })));
    caseId = await named('EX-2026-0001');
  });
  afterEach(() => vault.cleanup());

  const exchange = {
    startAt: '2026-02-01T09:30:00-06:00',
    mode: 'call',
    counterpart: 'MX-FGR',
    topic: 'zqx topic',
    commitments: [{ what: 'zqx promise', by: 'MX-FGR', dueOn: '2026-03-10' }],
  };
  const named = async (reference: string): Promise<CaseId> =>
    (await vault.ask('case:list', {})).cases.find(each => each.reference === reference)!.id;
  const refused = async (answer: Promise<{ ok: boolean }>) => {
    const given = (await answer) as { ok: boolean; failure?: { code: string } };
    return given.ok ? 'allowed' : given.failure?.code;
  };
  const isWhole = async () => (await vault.ask('audit:verify', {})).ok;

  it('goes out of every table, and comes back as it was, record for record', async () => {
    const other = await named('EX-2026-0900');
    await vault.ask('case:link', { caseId: other, other: caseId, relation: 'same-facts' });
    const subject = (await vault.ask('case:show', { caseId })).file.records.find(({ entity }) => entity === 'subject')!;
    await vault.ask('case:set-mark', { caseId, record: subject.id, field: 'given', mark: { level: 'L4' } });
    const before = rowsOf(vault);
    const shown = await vault.ask('case:show', { caseId });

    const { until } = await vault.ask('case:delete', { caseId, reason });

    expect(until).toBe('2026-04-01');
    const office = vault.session.office;
    for (const [table, rows] of Object.entries(rowsOf(vault)))
      if (table !== 'stored_files') expect(JSON.stringify(rows), table).not.toContain(caseId);
    expect(office.pragma('foreign_key_check')).toEqual([]);
    expect(await isWhole()).toBe(true);
    await vault.ask('case:restore', { caseId });
    expect(rowsOf(vault)).toEqual(before);
    const { file } = await vault.ask('case:show', { caseId });
    expect(file).toEqual(shown.file);
    expect((await vault.ask('case:search', { text: 'Peñafiel' })).hits?.length ?? 1).toBeGreaterThan(0);
    expect(await isWhole()).toBe(true);
  });

  it('is named to supervisors with who deleted it, why, and until when it certainly comes back', async () => {
    await vault.ask('case:delete', { caseId, reason });

    expect(await vault.ask('case:list-deleted', {})).toMatchObject([
      { caseId, reference: 'EX-2026-0001', reason, by: 'first', until: '2026-04-01', kept: null },
    ]);
    expect(await refused(vault.request('case:show', { caseId }))).toBe('case/not-found');
    expect(await refused(vault.request('case:history', { caseId }))).toBe('case/not-found');
    expect(await refused(vault.request('case:delete', { caseId, reason }))).toBe('case/not-found');
    expect(await refused(vault.request('case:delete', { caseId: await named('EX-2026-0900'), reason: ' ' }))).toBe(
      'input/invalid',
    );
  });

  it('keeps its reference from every other case, however that comes', async () => {
    const file = caseFile(sampleCase({ title: 'Once more' }));
    const other = await named('EX-2026-0900');
    await vault.ask('case:update-fields', { caseId, record: caseId, fields: { title: 'Changed' } });
    await vault.ask('case:delete', { caseId, reason });

    const create = (reference: string) =>
      vault.request('case:create', { fields: { kind: 'information-exchange', reference, title: 'New' } });
    const rename = (fields: Record<string, Json>) =>
      vault.request('case:update-fields', { caseId: other, record: other, fields });
    expect(await refused(create('EX-2026-0001'))).toBe('case/reference-deleted');
    expect(await refused(create('ex 2026 0001'))).toBe('case/reference-deleted');
    expect(await refused(rename({ reference: 'EX-2026-0001' }))).toBe('case/reference-deleted');
    expect(JSON.stringify(await importFile(vault, file))).toContain('case/reference-deleted');
    const { reference } = await vault.ask('case:propose-reference', { kind: 'extradition' });
    expect(reference).not.toBe('EX-2026-0001');
  });

  it('comes back and goes for nobody but a supervisor, by whichever row', async () => {
    const officer = `${PASSPHRASE} desk`;
    await vault.ask('user:add', { label: 'desk', role: 'officer', passphrase: officer });
    await vault.ask('case:delete', { caseId, reason });
    const entry = (await vault.ask('audit:list', {})).events[0]!.number;
    await vault.unlock(officer, 'desk');
    const other = await named('EX-2026-0900');
    const { id: own } = await vault.ask('case:create', {
      fields: { kind: 'information-exchange', reference: 'IN-1', title: 'Mine' },
    });

    expect(await refused(vault.request('case:restore', { caseId }))).toBe('input/forbidden');
    expect(await refused(vault.request('case:delete', { caseId: other, reason }))).toBe('input/forbidden');
    expect(await refused(vault.request('case:list-deleted', {}))).toBe('input/forbidden');
    for (const undo of [
      vault.request('case:undo-many', { entry }),
      vault.request('case:undo', { caseId, entry }),
      vault.request('case:undo', { caseId: own }), // the making of a case
    ])
      expect(await refused(undo)).not.toBe('allowed');
    expect(await refused(vault.request('case:remove-record', { caseId: other, record: other }))).not.toBe('allowed');
    for (const name of ['deleted', 'erased', 'purged'])
      expect(await refused(vault.request('case:update-fields', { caseId: other, record: other, fields: { [name]: 'x' } }))).toBe(
        'field/unknown',
      );
    expect((await vault.ask('case:list', {})).cases.map(({ reference }) => reference).sort()).toEqual(['EX-2026-0900', 'IN-1']);
  });

  it('goes for good once its time is over, with its files and every value in history, but for its reference', async () => {
    await vault.ask('case:delete', { caseId, reason: 'zqx reason' });
    expect(readdirSync(join(vault.folder, 'files'))).toHaveLength(1);

    vault.setNowMs(START + 30 * DAY_MS);
    await vault.unlock();
    expect(await vault.ask('case:list-deleted', {})).toHaveLength(1);
    expect(readdirSync(join(vault.folder, 'files'))).toHaveLength(1);
    vault.setNowMs(START + 31 * DAY_MS);
    await vault.unlock();

    expect(await vault.ask('case:list-deleted', {})).toEqual([]);
    expect(await refused(vault.request('case:restore', { caseId }))).toBe('case/not-deleted');
    expect(readdirSync(join(vault.folder, 'files'))).toEqual([]);
    const { office } = vault.session;
    const held = office.prepare('SELECT count(*) FROM changes WHERE case_id = ? AND salt IS NOT NULL').pluck().get(caseId);
    expect(held).toBe(1); // that it went
    expect(JSON.stringify(office.prepare('SELECT * FROM deleted_cases').all())).not.toContain('zqx');
    expect(await isWhole()).toBe(true);
    expect(
      await refused(vault.request('case:create', { fields: { kind: 'extradition', reference: 'EX-2026-0001', title: 'N' } })),
    ).toBe('case/reference-deleted');
  });

  it('stays, and can come back, while the law keeps it', async () => {
    await vault.ask('case:update-fields', { caseId, record: caseId, fields: { retentionUntil: '2027-01-01' } });
    await vault.ask('case:delete', { caseId, reason });
    vault.setNowMs(START + 200 * DAY_MS);
    await vault.unlock();

    expect(await vault.ask('case:list-deleted', {})).toMatchObject([{ caseId, kept: 'retention' }]);
    await vault.ask('case:restore', { caseId });
    expect(await named('EX-2026-0001')).toBe(caseId);
  });

  it('meets the links of a case that was deleted with it, in whichever order they come back', async () => {
    const other = await named('EX-2026-0900');
    await vault.ask('case:link', { caseId: other, other: caseId, relation: 'same-facts' });
    const [one, two] = await persons();
    await vault.ask('person:judge', { one, other: two, verdict: 'other' });
    const before = rowsOf(vault);
    for (const [first, second] of [
      [caseId, other],
      [other, caseId],
    ] as const)
      for (const back of [
        [first, second],
        [second, first],
      ]) {
        await vault.ask('case:delete', { caseId: first, reason });
        await vault.ask('case:delete', { caseId: second, reason });
        for (const each of back) await vault.ask('case:restore', { caseId: each });
        expect(rowsOf(vault)).toEqual(before);
      }
  });

  async function persons() {
    const { cases } = await vault.ask('case:list', {});
    const found = [];
    for (const each of cases) {
      const { file } = await vault.ask('case:show', { caseId: each.id });
      found.push({ caseId: each.id, record: file.records.find(({ entity }) => entity === 'subject')!.id });
    }
    return [found[0]!, found[1]!] as const;
  }

  it('leaves its files in their place over a lock, a check and a new key', async () => {
    await vault.ask('case:delete', { caseId, reason });
    await vault.unlock();
    expect(existsSync(join(vault.folder, 'files'))).toBe(true);
    expect(readdirSync(join(vault.folder, 'files'))).toHaveLength(1);
    const { id: userId } = await vault.ask('user:add', {
      label: 'leaving',
      role: 'officer',
      passphrase: `${PASSPHRASE} leaving`,
    });
    await vault.ask('user:disable', { userId });
    await vault.ask('case:restore', { caseId });
    const document = (await vault.ask('doc:list', { caseId }))[0]!;
    const path = join(vault.root, 'out.txt');
    await vault.ask('doc:save', {
      caseId,
      record: document.id,
      sink: vault.services.handles.register({ kind: 'sink', name: 'out.txt', path }),
    });
    expect(existsSync(path)).toBe(true);
  });
});

describe('a deleted case, asked for by every row of the contract', { timeout: 120_000 }, () => {
  let standing: Standing;
  let cleanup: () => void;
  const EYES = `${PASSPHRASE} eyes`;
  const DESK = `${PASSPHRASE} desk`;
  beforeEach(async () => {
    ({ standing, cleanup } = await standingOffice(EYES));
    await standing.vault.ask('user:add', { label: 'desk', role: 'officer', passphrase: DESK });
  }, 120_000);
  afterEach(() => cleanup());

  /** These read the file of a packet that left, which a person gives them. */
  const ofGivenFile: ReadonlySet<string> = new Set(['packet:inspect', 'packet:verify']);

  it('is nowhere: no answer holds a word of it, whoever asks', async () => {
    const { vault, caseId, other } = standing;
    await vault.ask('hold:lift', { caseId, id: standing.hold, reason: 'zqx lifted' });
    for (const each of [caseId, other]) await vault.ask('case:delete', { caseId: each, reason });
    for (const passphrase of [DESK, EYES]) {
      await vault.unlock(passphrase, passphrase === DESK ? 'desk' : 'eyes');
      const told: string[] = [];
      for (const channel of askable.filter(each => each !== 'user:disable' && !ofGivenFile.has(each))) {
        const answer = JSON.stringify(await askRow(channel, standing));
        if (/zqx/i.test(answer)) told.push(`${channel} ${answer.slice(0, 300)}`);
      }
      expect(told).toEqual([]);
    }
  });
});
