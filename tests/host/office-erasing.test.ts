import { afterEach, beforeEach, expect, it } from 'vitest';
import { caseFile, importFile, onlyCase, sampleCase } from '../support/case-file.ts';
import { bring, officeOf, stateOf, type Station } from '../support/office-stations.ts';

let office: readonly Station[];
let a: Station;
let b: Station;
let caseId: Awaited<ReturnType<typeof onlyCase>>;
beforeEach(async () => {
  office = await officeOf(['officer']);
  [a, b] = office as [Station, Station];
  expect((await importFile(a as never, caseFile(sampleCase()), {})).ok).toBe(true);
  caseId = await onlyCase(a as never);
  bring(a, b);
}, 120_000);
afterEach(() => office.toReversed().forEach(({ cleanup }) => cleanup()));

const meet = () => [...bring(a, b), ...bring(b, a)].map(({ faults }) => faults);

it('brings back with a case what another station added while it was deleted', async () => {
  await b.ask('case:add-record', { caseId, entity: 'subject', fields: { given: 'Brisa', roles: ['victim'] } });
  await a.ask('case:delete', { caseId, reason: 'Made by mistake' });
  expect(meet().every(faults => faults === 0)).toBe(true);

  await a.ask('case:restore', { caseId });
  meet();

  expect(stateOf(b)).toEqual(stateOf(a));
  expect(stateOf(a)['records']!.join()).toContain('Brisa');
});

it('erases a case with what history held of it at every station', async () => {
  await b.ask('case:add-record', { caseId, entity: 'subject', fields: { given: 'Zqerased', roles: ['victim'] } });
  await a.ask('case:update-fields', { caseId, record: caseId, fields: { retentionUntil: '2026-01-02' } });
  expect(meet().every(faults => faults === 0)).toBe(true);
  const held = () =>
    office.map(({ session }) =>
      session.office.prepare<[], number>("SELECT count(*) FROM row_writes WHERE cells LIKE '%Zqerased%'").pluck().get(),
    );
  expect(held().every(count => count! > 0)).toBe(true);

  await a.ask('case:erase', { caseId, ground: 'Retention' });
  expect(meet().every(faults => faults === 0)).toBe(true);

  expect(stateOf(b)).toEqual(stateOf(a));
  expect(held()).toEqual([0, 0]);
});
