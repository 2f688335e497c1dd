import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseFile, sampleCase } from '../support/case-file.ts';
import { removeStation } from '../../electron/host/office/roster.ts';
import { bring, officeOf, stateOf, type Station } from '../support/office-stations.ts';
import { tempVault } from '../support/temp-vault.ts';
import { importFile, onlyCase } from '../support/case-file.ts';
import type { CivilDate, RecordId } from '../../shared/language.ts';

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

  it('correct one event apart, which is told until somebody who has heard of both says how it was', async () => {
    const on = (day: string) => `2026-02-${day}` as CivilDate;
    const { event } = await a.ask('case:record-event', { caseId, type: 'arrest', on: on('20') });
    bring(a, b);
    await a.ask('case:correct-event', { caseId, event: event!, retract: true, reason: 'Wrong person' });
    await b.ask('case:correct-event', { caseId, event: event!, on: on('19'), reason: 'Wrong day' });
    bring(a, b);
    bring(b, a);

    const views = [await a.ask('case:stage', { caseId }), await b.ask('case:stage', { caseId })];
    const told = views.map(({ faults }) => faults.filter(({ code }) => code === 'history/corrected-apart'));
    expect(told[0]).toMatchObject([{ type: 'arrest', on: on('19') }]);
    expect(told[1]).toEqual(told[0]);
    await a.ask('case:correct-event', { caseId, event: told[0]![0]!.event, on: on('18'), reason: 'As it was' });
    bring(a, b);

    for (const station of [a, b]) {
      const { faults, corrections } = await station.ask('case:stage', { caseId });
      expect(faults.filter(({ code }) => code === 'history/corrected-apart')).toEqual([]);
      expect(corrections.find(versions => versions.some(({ id }) => id === event))?.at(-1)).toMatchObject({ on: on('18') });
    }
    expect(stateOf(b)).toEqual(stateOf(a));
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

describe('what puts a mark back with its value', () => {
  const held = async (station: Station, at: { caseId: typeof caseId; record: RecordId }) =>
    (await station.ask('case:show', { caseId: at.caseId })).file.records.find(({ id }) => id === at.record)!;
  const meet = () => {
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const)
      expect(bring(from, to).map(({ faults }) => faults)).not.toContain(1);
    expect(stateOf(b)).toEqual(stateOf(a));
  };
  /** A person in each of two cases, one under a mark, merged at one station: both then have the value under the mark. */
  async function merged() {
    const made = await Promise.all(
      ['One', 'Other'].map(async title => {
        const fields = { kind: 'information-exchange', reference: `M-${(count += 1)}`, title, openedOn: '2026-02-01' } as const;
        const { id } = await a.ask('case:create', {
          fields: { ...fields, requestingAgency: 'US-DOJ-OIA', requestedAgency: 'MX-FGR' },
        });
        const person = { given: title, roles: ['accused'] };
        const { record } = await a.ask('case:add-record', { caseId: id, entity: 'subject', fields: person });
        return { caseId: id, record: record.id };
      }),
    );
    const [one, other] = made as [(typeof made)[number], (typeof made)[number]];
    await a.ask('case:set-mark', { ...one, field: 'given', mark: { level: 'L4' } });
    await a.ask('person:merge', { one, other, values: { given: 'one' }, also: [] });
    expect((await held(a, other)).marks['given']).toEqual({ level: 'L4' });
    meet();
    return { one, other };
  }
  let count = 0;

  it('is taken in elsewhere: a merge of persons that is taken back', async () => {
    const { other } = await merged();

    await a.ask('person:unmerge', other);
    meet();

    for (const station of [a, b]) expect(await held(station, other)).toMatchObject({ fields: { given: 'Other' }, marks: {} });
  });

  it('is kept where somebody tightened it without knowing: the value goes back, the mark stays', async () => {
    const { other } = await merged();
    await b.ask('case:set-mark', { ...other, field: 'given', mark: { level: 'L4', caveats: [{ kind: 'ORCON' }] } });
    await a.ask('person:unmerge', other);

    meet();

    expect((await held(b, other)).marks['given']).toEqual({ level: 'L4', caveats: [{ kind: 'ORCON' }] });
  });

  it('is kept where both held the value alike and somebody wrote another since', async () => {
    const { one, other } = await merged();
    await a.ask('person:unmerge', other);
    await a.ask('case:update-fields', { caseId: other.caseId, record: other.record, fields: { given: 'One' } });
    await a.ask('person:merge', { one, other, values: {}, also: [] });
    expect((await held(a, other)).marks['given']).toEqual({ level: 'L4' });
    await a.ask('case:update-fields', { caseId: other.caseId, record: other.record, fields: { given: 'Who must stay' } });

    const { kept } = await a.ask('person:unmerge', other);
    meet();

    expect(kept).toMatchObject([{ field: 'mark:given', why: 'would-loosen' }]);
    for (const station of [a, b]) expect((await held(station, other)).marks['given']).toEqual({ level: 'L4' });
  });

  it('is taken in elsewhere: portions that were joined, and taken apart again by undoing it', async () => {
    const add = (text: string) => a.ask('portion:add', { caseId, of: 'facts', text });
    const { made: first } = await add('First.');
    const { made: second } = await add('Second.');
    await a.ask('case:set-mark', { caseId, record: second.id, field: 'text', mark: { level: 'L4' } });
    await a.ask('portion:merge', { caseId, record: second.id });
    meet();
    expect((await held(b, { caseId, record: first.id })).marks['text']).toEqual({ level: 'L4' });

    await a.ask('case:undo', { caseId });
    meet();

    for (const station of [a, b]) {
      expect(await held(station, { caseId, record: first.id })).toMatchObject({ fields: { text: 'First.' }, marks: {} });
      expect((await held(station, { caseId, record: second.id })).marks['text']).toEqual({ level: 'L4' });
    }
  });

  it('is not undone where somebody tightened it without knowing', async () => {
    const { made: first } = await a.ask('portion:add', { caseId, of: 'facts', text: 'Third.' });
    const { made: second } = await a.ask('portion:add', { caseId, of: 'facts', text: 'Fourth.' });
    await a.ask('case:set-mark', { caseId, record: second.id, field: 'text', mark: { level: 'L4' } });
    meet();
    await b.ask('case:set-mark', { caseId, record: first.id, field: 'text', mark: { level: 'L3' } });
    await a.ask('portion:merge', { caseId, record: second.id });
    bring(b, a);

    expect(await a.request('case:undo', { caseId })).toMatchObject({ failure: { code: 'undo/would-loosen' } });
    meet();
  });
});

describe('what a machine wrote that was taken out, and of which nobody had heard who took it out', () => {
  it('is nowhere, whoever hears of what first, and what stood before it stands', async () => {
    const vault = await tempVault({ seed: 'taken-out' });
    expect((await importFile(vault, caseFile(sampleCase()), {})).ok).toBe(true);
    const three = await officeOf(['officer', 'officer'], 'taken-out', vault);
    const [desk, stays, goes] = three as [Station, Station, Station];
    const old = await onlyCase(vault);
    try {
      await goes.ask('case:add-record', { caseId: old, entity: 'subject', fields: { given: 'Nowhere', roles: ['victim'] } });
      bring(goes, stays);
      expect(stateOf(stays)['records']!.join()).toContain('Nowhere');
      await goes.ask('case:update-fields', { caseId: old, record: old, fields: { title: 'Counts nowhere' } });
      removeStation(desk.session, desk.services, goes.number);

      bring(desk, stays);
      bring(goes, stays);
      await desk.ask('case:update-fields', { caseId: old, record: old, fields: { officer: 'Desk Two' } });
      bring(desk, stays);
      bring(goes, desk);

      expect(stateOf(stays)).toEqual(stateOf(desk));
      const all = JSON.stringify([stateOf(desk)['records'], stateOf(desk)['cases']]);
      expect(all).toContain('Desk Two');
      for (const said of ['Nowhere', 'Counts nowhere']) expect(all).not.toContain(said);
    } finally {
      for (const { cleanup } of three.toReversed()) cleanup();
    }
  });
});
