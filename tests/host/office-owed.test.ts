import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listStoredFiles } from '../../db/stored-files.ts';
import { vaultPaths } from '../../electron/host/vault/vault-paths.ts';
import type { DayRow } from '../../shared/day.ts';
import { policy2026 } from '../../shared/decision/policy-2026-1.ts';
import { withCellAt } from '../../shared/policy/parts.ts';
import type { CaseId, CivilDate, RecordId } from '../../shared/language.ts';
import { caseFile, importFile, onlyCase, sampleCase } from '../support/case-file.ts';
import { build, outbox, outboxPath, sourceOf } from '../support/exchange.ts';
import { byFolder, fileAt, meet, type ByFolder } from '../support/office-by-folder.ts';
import type { Station } from '../support/office-stations.ts';
import { tempVault, type TempVault } from '../support/temp-vault.ts';
import { C, start, threeOffices, type ThreeOffices } from '../support/three-agencies.ts';

// What is done at one machine counts at the other: what is owed, what a counterpart consented to, the policy, and what is erased.

const close = (office: ByFolder, first: { readonly cleanup: () => void }) => {
  for (const { cleanup } of office.others.toReversed()) cleanup();
  first.cleanup();
};
const codeOf = (answer: { readonly ok: boolean; readonly failure?: { readonly code: string } }) => answer.failure?.code ?? 'ok';

describe('what is owed', () => {
  let vault: TempVault;
  let office: ByFolder;
  let desk: Station;
  let field: Station;
  let caseId: CaseId;
  beforeEach(async () => {
    vault = await tempVault({ seed: 'owed', nowMs: Date.parse('2026-11-23T18:00:00Z') });
    await importFile(vault, caseFile(sampleCase()));
    caseId = await onlyCase(vault);
    office = await byFolder(vault, ['officer']);
    [desk, field] = [office.desk, office.others[0]!];
    await meet(office);
  }, 120_000);
  afterEach(() => close(office, vault));

  async function dayAt(station: Station): Promise<readonly DayRow[]> {
    const { groups } = await station.ask('today:read', { view: 'office', rows: 500 });
    return groups.flatMap(({ rows }) => rows).filter(row => row.caseId === caseId || row.caseId === null);
  }
  const owedAt = async (station: Station, kind: string) => (await dayAt(station)).filter(row => row.kind === kind).length;

  it('by a promise is gone from one machine’s day once the other has closed the exchange', async () => {
    const { records } = await desk.ask('exchange:log', {
      caseId,
      fields: { startAt: '2026-11-20T09:30:00-06:00', mode: 'call', counterpart: 'MX-FGR', topic: 'The annex' },
      children: [{ entity: 'commitment', fields: { what: 'Annex C', by: 'US-DOJ-OIA', status: 'open', dueOn: '2026-11-30' } }],
    });
    const [exchange, promise] = records.map(({ id }) => id) as [RecordId, RecordId];
    await meet(office);
    const before = await dayAt(desk);
    expect(before.filter(row => JSON.stringify(row).includes(promise))).not.toEqual([]);

    await field.ask('exchange:close', { caseId, exchange, reason: 'The annex left', promises: 'done' });
    await meet(office);

    const after = await dayAt(desk);
    expect(after.filter(row => JSON.stringify(row).includes(promise))).toEqual([]);
    expect(await dayAt(field)).toEqual(after);
  });

  it('each month is gone from every machine’s day once one has filed it', async () => {
    await desk.ask('duty:set', { standing: 'foreign', monthlyDay: 5 });
    await meet(office);
    const before = [await owedAt(desk, 'duty'), await owedAt(field, 'duty')];
    expect(before[0]).toBe(before[1]);
    const duties = await field.ask('duty:list', {});
    await field.ask('duty:file-monthly', { on: '2026-11-21' });
    await meet(office);

    expect(await desk.ask('duty:list', {})).toEqual(await field.ask('duty:list', {}));
    expect(await desk.ask('duty:list', {})).not.toEqual(duties);
    expect((await desk.ask('duty:list-monthly', {})).length).toBe(1);
  });

  it('no more, once a case was erased at one machine: its documents go from the other’s folder too', async () => {
    const path = join(office.root, 'note.txt');
    writeFileSync(path, 'A plain synthetic note.');
    await field.ask('doc:add', { caseId, source: fileAt(field, path) });
    await field.ask('case:update-fields', {
      caseId,
      record: caseId,
      fields: { retentionUntil: '2026-01-02' },
    });
    await meet(office);
    const kept = listStoredFiles(vault.session.office).map(({ name }) => name);
    const lies = (at: { readonly session: { readonly folder: string } }, name: string) =>
      existsSync(join(vaultPaths(at.session.folder).files, name));
    expect(kept.length).toBeGreaterThan(0);
    for (const name of kept) expect([lies(vault, name), lies(field, name)]).toEqual([true, true]);

    await desk.ask('case:erase', { caseId, ground: 'Retention' });
    await meet(office);

    for (const name of kept) expect([lies(vault, name), lies(field, name)]).toEqual([false, false]);
  });
});

describe('the policy of the office', () => {
  it('that one person proposed at one machine and another confirmed at theirs decides at both', async () => {
    const vault = await tempVault({ seed: 'policy' });
    const office = await byFolder(vault, ['supervisor']);
    const [desk, bureau] = [office.desk, office.others[0]!];
    try {
      const { cells } = policy2026.matrix.IDN.suspect!;
      const tighter = withCellAt(policy2026, 'matrix.IDN.suspect.trusted-party', cells.vetted);
      const { pending } = await desk.ask('policy:propose', { policy: tighter, reason: 'The harbor inquiry' });
      await meet(office);
      expect(codeOf(await desk.request('policy:decide', { id: pending!, approve: true }))).toBe('proposal/same-person');
      expect((await bureau.ask('policy:decide', { id: pending!, approve: true })).version).toBe('2026-1.1');
      await meet(office);

      for (const station of [desk, bureau]) {
        const { version, versions, fault } = await station.ask('policy:state', {});
        expect([version, fault, versions[0]]).toMatchObject([
          '2026-1.1',
          null,
          { proposedBy: 'first', adoptedBy: 'person 2', accepted: 'two-persons', isSigned: true },
        ]);
      }
    } finally {
      close(office, vault);
    }
  }, 120_000);
});

describe('a consent of a counterpart', () => {
  let offices: ThreeOffices;
  let office: ByFolder; // the one that was given a case, and asks whether it may go on
  let desk: Station;
  let field: Station;
  let caseId: CaseId;
  beforeEach(async () => {
    offices = await threeOffices();
    const { a, b } = offices;
    for (const vault of [a, b, offices.c]) vault.setNowMs(start);
    await importFile(a, caseFile(sampleCase()));
    const built = await build(a, await onlyCase(a));
    caseId = (await b.ask('packet:import', { file: sourceOf(b, built.path) })).caseId!;
    office = await byFolder(b, ['officer']);
    [desk, field] = [office.desk, office.others[0]!];
    await meet(office);
  }, 120_000);
  afterEach(() => close(office, offices));

  const request = () => ({ caseId, recipient: C, purpose: 'same-case', scope: 'all' }) as const;
  async function leavingAt(station: Station): Promise<readonly string[]> {
    const { records } = await station.ask('packet:view', request());
    return records.flatMap(({ fields }) =>
      fields.filter(({ shown, value }) => shown === 'value' && value !== null).map(({ field }) => field),
    );
  }

  it('that one machine takes in opens and closes the same at the other', async () => {
    const { a, b } = offices;
    const until = '2026-03-20' as CivilDate;
    const asked = await b.ask('consent:ask', { ...request(), originator: 'US-DOJ-OIA', until, folder: outbox(b) });
    await a.ask('packet:import', { file: sourceOf(a, join(outboxPath(b), asked.file)) });
    const { contents } = await a.ask('consent:show', { id: asked.packetId });
    const given = contents.flatMap(({ field: name }, at) => (['given', 'paternal', 'maternal'].includes(name) ? [at] : []));
    const answer = await a.ask('consent:answer', { id: asked.packetId, given, folder: outbox(a) });
    await meet(office);
    expect([await leavingAt(desk), await leavingAt(field)]).toEqual([[], []]);

    await field.ask('packet:import', { file: fileAt(field, join(outboxPath(a), answer.file)) });
    expect([await leavingAt(desk), await leavingAt(field)]).toEqual([[], ['given', 'paternal', 'maternal']]);
    await meet(office);
    expect(await leavingAt(desk)).toEqual(['given', 'paternal', 'maternal']);
    expect(codeOf(await desk.request('packet:import', { file: fileAt(desk, join(outboxPath(a), answer.file)) }))).toBe(
      'packet/consent-mismatch', // it was answered, as this machine knows by now
    );

    const withdrawn = await a.ask('consent:withdraw', { id: asked.packetId, folder: outbox(a) });
    await desk.ask('packet:import', { file: fileAt(desk, join(outboxPath(a), withdrawn.file)) });
    expect(await leavingAt(desk)).toEqual([]);
    await meet(office);
    expect(await leavingAt(field)).toEqual([]);
    expect(await field.ask('consent:list', {})).toMatchObject([{ state: 'withdrawn' }]);
  });

  it('that one machine takes in while the other takes its withdrawal in opens nothing at either', async () => {
    const { a, b } = offices;
    const until = '2026-03-20' as CivilDate;
    const asked = await b.ask('consent:ask', { ...request(), originator: 'US-DOJ-OIA', until, folder: outbox(b) });
    await a.ask('packet:import', { file: sourceOf(a, join(outboxPath(b), asked.file)) });
    const answer = await a.ask('consent:answer', { id: asked.packetId, given: [0, 1, 2], folder: outbox(a) });
    const withdrawn = await a.ask('consent:withdraw', { id: asked.packetId, folder: outbox(a) });
    await meet(office);
    const [path, gone] = [answer, withdrawn].map(({ file }) => join(outboxPath(a), file)) as [string, string];
    await desk.ask('packet:import', { file: fileAt(desk, path) });
    await desk.ask('packet:import', { file: fileAt(desk, gone) });
    await field.ask('packet:import', { file: fileAt(field, path) });
    await meet(office);

    expect([await leavingAt(desk), await leavingAt(field)]).toEqual([[], []]);
  });
});
