import { page } from '../support/page-door.ts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { scopeLines, scopeName } from '../../renderer/releases/scope-items.ts';
import { useScope } from '../../renderer/releases/scope-store.ts';
import { moveRecord, moveRecords, readScope, undoMove } from '../../renderer/releases/scoping.ts';
import { forgetEverything } from '../../renderer/stores.ts';
import { changeTerms, lookAs, sightOf, termsOf, useSight } from '../../renderer/view-as/sight-store.ts';
import type { AgencyCode, RecordId } from '../../shared/language.ts';
import { english } from '../../shared/reader.ts';
import { twoOffices } from '../support/exchange.ts';

// What goes, chosen in the page's stores over a real office.
let offices: Awaited<ReturnType<typeof twoOffices>>;
beforeEach(async () => {
  offices = await twoOffices();
  page.stand(offices.us);
});
afterEach(() => {
  page.stand(null);
  forgetEverything();
  offices.cleanup();
});

const recipient = 'MX-FGR' as AgencyCode;
const view = () => useScope.getState().view!;
const row = (record: RecordId) => view().rows.find(one => one.record === record);
const leaves = () => sightOf(useSight.getState())!.records.map(({ record }) => record);

async function open(): Promise<void> {
  await lookAs(offices.caseId, recipient);
  await readScope(termsOf(useSight.getState())!);
}

/** The first record of a kind that is in or out. */
function first(entity: string, isIn: boolean): RecordId {
  return view().rows.find(one => one.entity === entity && one.chosen === isIn)!.record;
}

async function logMeeting(counterpart: string): Promise<RecordId> {
  const fields = { startAt: '2026-03-02T15:00:00Z', mode: 'meeting', counterpart, topic: 'synthetic meeting' };
  await offices.us.ask('exchange:log', { caseId: offices.caseId, fields, children: [] });
  const { file } = await offices.us.ask('case:show', { caseId: offices.caseId });
  return file.records.find(one => one.entity === 'exchange' && one.fields['counterpart'] === counterpart)!.id;
}

it('moves a record out with one act, shows at once what leaves without it, and takes it back', async () => {
  await open();
  const person = first('subject', true);
  expect(leaves()).toContain(person);

  await moveRecord(person);
  expect([row(person)?.chosen, leaves().includes(person)]).toEqual([false, false]);
  expect(useScope.getState().moved?.count).toBeGreaterThan(0);

  await undoMove();
  expect([row(person)?.chosen, leaves().includes(person), view().saved]).toEqual([true, true, null]);
});

it('takes back the second of two moves that were made at once, and not the first', async () => {
  await open();
  const [one, other] = view().rows.filter(({ chosen, depth }) => chosen && depth === 0);

  await Promise.all([moveRecords([one!.record], false), moveRecords([other!.record], false)]);
  expect([row(one!.record)?.chosen, row(other!.record)?.chosen]).toEqual([false, false]);

  await undoMove();
  expect([row(one!.record)?.chosen, row(other!.record)?.chosen]).toEqual([false, true]);
});

it('proposes anew for another purpose, and keeps what a person chose', async () => {
  await open();
  const [own] = view().rows.filter(({ chosen, isUnusual, depth }) => chosen && !isUnusual && depth === 0);
  await moveRecord(own!.record);

  await changeTerms({ purpose: 'locate-arrest' });
  await readScope(termsOf(useSight.getState())!);
  expect(
    view()
      .rows.filter(({ chosen, isProposed }) => chosen !== isProposed)
      .map(({ record }) => record),
  ).toEqual(row(own!.record)!.isProposed ? [own!.record] : []);
  expect(row(own!.record)!.chosen).toBe(false);
  expect(useScope.getState().moved).toBeNull();
});

it('asks once more before a matter with a third agency goes, and leaves it out until then', async () => {
  const meeting = await logMeeting('MX-SRE');
  await open();
  expect(row(meeting)).toMatchObject({ chosen: false, isUnusual: true, why: 'third/agency' });

  await moveRecord(meeting);
  expect([row(meeting)?.chosen, useScope.getState().asking]).toEqual([false, meeting]);

  await moveRecord(meeting);
  expect([row(meeting)?.chosen, useScope.getState().asking]).toEqual([true, null]);
});

it('keeps what a person chose when purpose and basis change, and what came after stays out and is marked', async () => {
  await open();
  const person = first('subject', true);
  await moveRecord(person);
  const late = await logMeeting('MX-FGR');
  await changeTerms({ purpose: 'locate-arrest', basis: 'extradition' });
  await readScope(termsOf(useSight.getState())!);

  expect(row(person)?.chosen).toBe(false);
  expect(row(late)).toMatchObject({ chosen: false, isNew: true });
});

it('remembers the choice for the case and the counterpart after the vault was locked', async () => {
  await open();
  const out = view()
    .rows.filter(one => one.chosen)
    .map(({ record }) => record);
  await moveRecords(out, false);
  forgetEverything();
  await offices.us.unlock();
  await open();

  expect(view().rows.filter(one => one.chosen)).toEqual([]);
  expect(view().saved).not.toBeNull();
  expect(sightOf(useSight.getState())!.records.map(({ entity }) => entity)).toEqual(['case']);
});

it('lists records by kind under a filter that minds neither accents nor the beginning’s case', async () => {
  await open();
  const person = view().rows.find(one => one.entity === 'subject')!;
  const word = scopeName(person, english).split(' ')[0]!;
  const lines = scopeLines(view().rows, word.normalize('NFD').replaceAll(/\p{M}/gu, '').toUpperCase().slice(0, 4), english);

  expect(lines[0]).toMatchObject({ kind: 'group', key: 'persons' });
  expect(lines.flatMap(line => (line.kind === 'record' ? line.row.record : []))).toContain(person.record);
  expect(scopeLines(view().rows, 'zzzz', english)).toEqual([]);
});
