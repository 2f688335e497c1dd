import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseFile, sampleCase } from '../support/case-file.ts';
import { bring, officeOf, stateOf, type Station } from '../support/office-stations.ts';
import { importFile, onlyCase } from '../support/case-file.ts';

let office: readonly Station[];
let a: Station;
let b: Station;
let caseId: Awaited<ReturnType<typeof onlyCase>>;
beforeAll(async () => {
  office = await officeOf(['officer']);
  [a, b] = office as [Station, Station];
  const read = await importFile(a as never, caseFile(sampleCase()), {});
  expect(read.ok).toBe(true);
  caseId = await onlyCase(a as never);
}, 120_000);
afterAll(() => office.toReversed().forEach(({ cleanup }) => cleanup()));

describe('two stations', () => {
  it('come to the same state', async () => {
    const done = bring(a, b);

    expect(done.map(({ faults }) => faults)).toEqual([0]);
    expect(stateOf(b)).toEqual(stateOf(a));
    expect((await b.ask('audit:verify', {})).ok).toBe(true);
  });

  it('both change different fields of a record, and both changes stand', async () => {
    await a.ask('case:update-fields', { caseId, record: caseId, fields: { title: 'From A' } });
    await b.ask('case:update-fields', { caseId, record: caseId, fields: { officer: 'From B' } });

    bring(a, b);
    bring(b, a);

    expect(stateOf(b)).toEqual(stateOf(a));
    const view = stateOf(a)['cases']!.join();
    expect(view).toContain('From A');
    expect(view).toContain('From B');
    expect((await a.ask('audit:verify', {})).ok).toBe(true);
    expect((await b.ask('audit:verify', {})).ok).toBe(true);
  });

  it('mark a value apart, and the tightest of both marks stands', async () => {
    const { file } = await a.ask('case:show', { caseId });
    const person = file.records.find(({ fields }) => fields['paternal'] === 'Peñafiel')!.id;
    const mark = (station: Station, to: object) =>
      station.ask('case:set-mark', { caseId, record: person, field: 'given', mark: to });
    await mark(a, { level: 'L4' });
    b.setNowMs(b.services.nowMs() + 60_000);
    await mark(b, { level: 'L3', caveats: [{ kind: 'ORCON' }] });

    bring(a, b);
    bring(b, a);

    expect(stateOf(b)).toEqual(stateOf(a));
    const held = (await a.ask('case:show', { caseId })).file.records.find(({ id }) => id === person)?.marks['given'];
    expect(held).toEqual({ level: 'L4', caveats: [{ kind: 'ORCON' }] });
  });
});
