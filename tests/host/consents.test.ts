import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { regrouped } from '../../shared/classification.ts';
import { civilDate, dayNumber } from '../../shared/clocks/civil-date.ts';
import type { DayKind } from '../../shared/day.ts';
import type { CaseId, CivilDate, PacketId, RecordId } from '../../shared/language.ts';
import { caseFile, importFile, onlyCase, sampleCase } from '../support/case-file.ts';
import { build, outbox, outboxPath, sourceOf } from '../support/exchange.ts';
import type { TempVault } from '../support/temp-vault.ts';
import { C, OTHER, start, threeOffices, type ThreeOffices } from '../support/three-agencies.ts';

const until = '2026-03-20' as CivilDate;
/** Each part of a name tells of the whole, so they leave together. */
const names = ['given', 'paternal', 'maternal'];
let offices: ThreeOffices;
let caseId: CaseId;
beforeEach(async () => {
  offices = await threeOffices();
  const { a, b } = offices;
  await importFile(a, caseFile(sampleCase()));
  const built = await build(a, await onlyCase(a));
  caseId = (await b.ask('packet:import', { file: sourceOf(b, built.path) })).caseId!;
}, 60_000);
afterEach(() => offices.cleanup());

const request = () => ({ caseId, recipient: C, purpose: 'same-case', scope: 'all', originator: 'US-DOJ-OIA' }) as const;

const carried = (from: TempVault, to: TempVault, file: string) =>
  to.request('packet:import', { file: sourceOf(to, join(outboxPath(from), file)) });

/** B asks A for all that it may; A gives the values of these fields. */
/** The rows of the day that are of one kind. */
async function ofToday(office: TempVault, kind: DayKind) {
  const { groups } = await office.ask('today:read', { view: 'office', rows: 500 });
  return groups.flatMap(({ rows }) => rows.filter(row => row.kind === kind));
}

async function consented(fields: readonly string[], more: { readonly recipient?: string } = {}): Promise<PacketId> {
  const { a, b } = offices;
  const asked = await b.ask('consent:ask', { ...request(), ...more, until, folder: outbox(b) });
  expect(await carried(b, a, asked.file)).toMatchObject({ ok: true });
  const { contents } = await a.ask('consent:show', { id: asked.packetId });
  const given = contents.flatMap(({ field }, at) => (fields.includes(field) ? [at] : []));
  const answer = await a.ask('consent:answer', { id: asked.packetId, given, folder: outbox(a) });
  expect(await carried(a, b, answer.file)).toMatchObject({ ok: true });
  return asked.packetId;
}

/** What C would get of B's case, by field; a refusal's code where nothing leaves. */
async function leaving(): Promise<readonly string[]> {
  const { b } = offices;
  const { originator: _, ...asked } = request();
  const { records } = await b.ask('packet:view', asked);
  return records.flatMap(({ entity, fields }) =>
    fields.filter(({ shown, value }) => shown === 'value' && value !== null).map(({ field }) => `${entity}.${field}`),
  );
}

const recordOf = async (entity: string): Promise<RecordId> =>
  (await offices.b.ask('case:show', { caseId })).file.records.find(record => record.entity === entity)!.id;

describe('a consent by packet', () => {
  it('opens exactly the values that it gives, for its recipient and purpose', async () => {
    expect(await leaving()).toEqual([]);

    await consented(names);

    expect(await leaving()).toEqual(['subject.given', 'subject.paternal', 'subject.maternal']);
  });

  it('tells nothing of a case that its originator deleted since', async () => {
    const { a, b } = offices;
    const asked = await b.ask('consent:ask', { ...request(), until, folder: outbox(b) });
    await carried(b, a, asked.file);
    await a.ask('case:delete', { caseId: await onlyCase(a), reason: 'Made twice' });

    const { contents } = await a.ask('consent:show', { id: asked.packetId });

    expect(contents.length).toBeGreaterThan(3);
    expect(contents.filter(({ value, name, field }) => value !== null || name !== '' || field !== '')).toEqual([]);
  });

  it('is shown to its originator value by value, as it gave them', async () => {
    const { a, b } = offices;
    const asked = await b.ask('consent:ask', { ...request(), until, folder: outbox(b) });
    await carried(b, a, asked.file);

    const shown = await a.ask('consent:show', { id: asked.packetId });

    expect(shown).toMatchObject({ direction: 'in', agency: 'MX-FGR', recipient: C, until, state: 'waiting' });
    expect(shown.contents).toContainEqual(expect.objectContaining({ entity: 'charge', field: 'offence', value: 'Conspiracy' }));
  });

  it('for somebody else opens nothing for C', async () => {
    await consented(names, { recipient: OTHER });

    expect(await leaving()).toEqual([]);
  });

  it('closes after its day', async () => {
    await consented(names);
    for (const vault of [offices.a, offices.b, offices.c]) vault.setNowMs(start + 20 * 24 * 3_600_000);

    expect(await leaving()).toEqual([]);
    expect((await offices.b.ask('consent:list', {}))[0]).toMatchObject({ state: 'past', given: 3 });
  });

  it('closes once it is withdrawn', async () => {
    const { a, b } = offices;
    const id = await consented(names);
    const withdrawn = await a.ask('consent:withdraw', { id, folder: outbox(a) });
    await carried(a, b, withdrawn.file);

    expect(await leaving()).toEqual([]);
    expect((await b.ask('consent:list', {}))[0]).toMatchObject({ state: 'withdrawn' });
  });

  it('is not for a value that was changed here', async () => {
    await consented(names);
    await offices.b.ask('case:update-fields', { caseId, record: await recordOf('subject'), fields: { given: 'Other' } });

    expect(await leaving()).toEqual([]);
  });

  it('that refuses everything is kept, and opens nothing', async () => {
    await consented([]);

    expect(await leaving()).toEqual([]);
    expect((await offices.b.ask('consent:list', {}))[0]).toMatchObject({ state: 'refused', given: 0 });
  });

  it('is no loosening of a mark', async () => {
    await consented(names);
    const { b } = offices;

    const answer = await b.request('case:set-mark', { caseId, record: await recordOf('subject'), field: '*', mark: {} });

    expect(answer).toMatchObject({ ok: false, failure: { code: 'mark/locked' } });
  });
});

describe('what came in locked', () => {
  it('is opened by no paper that says that its originator consents', async () => {
    const { b } = offices;
    const { record } = await b.ask('case:add-record', { caseId, entity: 'document', fields: { title: 'Letter' } });
    const [document, subject] = [record.id, await recordOf('subject')];
    const said = { originator: 'US-DOJ-OIA', recipient: C, purposes: ['same-case' as const], until, caseId, document };
    await b.ask('agency:consent', said);
    const gate = {
      caseId,
      record: subject,
      field: 'given',
      recipient: C,
      gate: 'originator',
      document,
      purpose: 'same-case',
      why: 'Letter',
    } as const;
    await b.ask('release:record-gate', { ...gate, basis: 'originator-consent' });

    expect(await leaving()).toEqual([]);
  });

  it('leaves under no looser handling than it came under', async () => {
    const { b } = offices;
    await consented(names);
    const { originator: _, ...asked } = request();
    const { handling } = await b.ask('packet:view', asked);
    expect(handling).toMatchObject({ codes: ['H1', 'H2'], onward: 'with-consent' });

    for (const looser of [{ onward: 'within-agency' }, { courtUse: 'yes' }, { codes: ['H1'] }, { tlp: 'TLP:GREEN' }] as const) {
      const loose = { ...handling, ...looser };
      const how = { handling: { ...loose, codes: [...loose.codes], relTo: [...loose.relTo] }, folder: outbox(b) };
      expect(await b.request('packet:build', { ...asked, ...how })).toMatchObject({
        failure: { code: 'release/handling-looser' },
      });
    }
  });
});

describe('a packet that speaks of a consent', () => {
  it('is refused where A gave the one who asks no such value', async () => {
    const { a, b, c } = offices;
    const asked = await b.ask('consent:ask', { ...request(), until, folder: outbox(b) });
    await c.ask('packet:list', {});
    await a.ask('consent:list', {});
    expect(await carried(b, a, asked.file)).toMatchObject({ ok: true });

    const again = await carried(b, a, asked.file);

    expect(again).toMatchObject({ ok: false, failure: { code: 'packet/replayed' } });
  });

  it('is answered for no longer than was asked, and says so', async () => {
    const { a, b } = offices;
    const asked = await b.ask('consent:ask', { ...request(), until, folder: outbox(b) });
    await carried(b, a, asked.file);

    const late = civilDate(dayNumber(until) + 1);
    const answer = await a.request('consent:answer', { id: asked.packetId, given: [0], until: late, folder: outbox(a) });

    expect(answer).toMatchObject({ ok: false, failure: { code: 'consent/beyond-asked' } });
  });

  it('answers once', async () => {
    const { a } = offices;
    const id = await consented(names);

    const again = await a.request('consent:answer', { id, given: [], folder: outbox(a) });

    expect(again).toMatchObject({ ok: false, failure: { code: 'consent/answered' } });
  });

  it('that could not be written asked nothing', async () => {
    const { b } = offices;
    const stream = new WritableStream<Uint8Array>({
      write: () => {
        throw new Error('unplugged');
      },
    });
    const file = b.services.handles.register({ kind: 'sink', name: 'out', stream });
    expect((await b.request('consent:ask', { ...request(), until, file })).ok).toBe(false);

    expect(await b.ask('consent:list', {})).toEqual([]);
  });

  it('is refused for a day that is over, and where nothing waits for that consent alone', async () => {
    const { b } = offices;
    const past = { ...request(), until: '2026-03-01', folder: outbox(b) };
    const none = { ...request(), originator: 'US-DEA', until, folder: outbox(b) };

    expect(await b.request('consent:ask', past)).toMatchObject({ failure: { code: 'agency/consent-days' } });
    expect(await b.request('consent:ask', none)).toMatchObject({ failure: { code: 'consent/nothing-to-ask' } });
  });
});

describe('what the law lets go without consent', () => {
  const who = { originator: 'US-DOJ-OIA', recipient: C, ground: 'exculpatory' } as const;
  const states = async () => (await offices.b.ask('release:list-facts', { caseId })).map(({ state }) => state);
  const tell = async () => offices.b.request('notice:give', { caseId, ...who, folder: outbox(offices.b) });

  async function excused(more: { readonly isUrgent?: boolean } = {}): Promise<void> {
    const { b } = offices;
    const { record } = await b.ask('case:add-record', { caseId, entity: 'document', fields: { title: 'Statement' } });
    const [document, subject] = [record.id, await recordOf('subject')];
    const fact = { gate: 'originator', basis: 'exculpatory', purpose: 'same-case', why: 'It clears him' } as const;
    for (const field of names)
      await b.ask('release:record-gate', { caseId, record: subject, field, recipient: C, document, ...fact, ...more });
  }

  it('leaves once its originator was told which values go where, and once', async () => {
    const { a, b } = offices;
    await excused();
    expect(await leaving()).toEqual([]);
    expect(await states()).toEqual(Array(3).fill('awaits-notice'));
    expect(await b.ask('notice:owed', {})).toHaveLength(3);

    const notice = await tell();
    expect(await carried(b, a, notice.ok ? notice.value.file : '')).toMatchObject({ ok: true });

    const [told] = await a.ask('notice:list', {});
    expect(told).toMatchObject({ direction: 'in', agency: 'MX-FGR', recipient: C, ground: 'exculpatory', values: 3 });
    const { contents } = await a.ask('notice:show', { id: told!.id });
    expect(contents.map(({ entity, field }) => `${entity}.${field}`).sort()).toEqual(names.map(name => `subject.${name}`).sort());
    expect(await tell()).toMatchObject({ failure: { code: 'notice/nothing-owed' } });
    expect((await leaving()).toSorted()).toEqual(names.map(name => `subject.${name}`).toSorted());
    const { originator: _, ...asked } = request();
    await b.ask('packet:build', { ...asked, folder: outbox(b) });
    expect(await states()).toEqual(Array(3).fill('used'));
    expect(await leaving()).toEqual([]);
    expect((await b.ask('audit:verify', {})).ok).toBe(true);
  });

  it('is told for the purpose that is meant, where it goes for two', async () => {
    const { b } = offices;
    const { record } = await b.ask('case:add-record', { caseId, entity: 'document', fields: { title: 'Statement' } });
    const place = { caseId, record: await recordOf('subject'), field: names[0]!, recipient: C, document: record.id };
    const fact = { gate: 'originator', basis: 'exculpatory', why: 'It clears him' } as const;
    for (const purpose of ['same-case', 'prosecution'] as const)
      await b.ask('release:record-gate', { ...place, ...fact, purpose });
    const owed = async () => (await b.ask('notice:owed', {})).map(({ purpose }) => purpose);
    expect((await owed()).toSorted()).toEqual(['prosecution', 'same-case']);

    await b.ask('notice:give', { caseId, ...who, purpose: 'prosecution', folder: outbox(b) });

    expect(await owed()).toEqual(['same-case']);
    const again = b.request('notice:give', { caseId, ...who, purpose: 'prosecution', folder: outbox(b) });
    expect(await again).toMatchObject({ failure: { code: 'notice/nothing-owed' } });
  });

  it('goes first where there is no time, and its originator stays to be told', async () => {
    const { b } = offices;
    await excused({ isUrgent: true });
    const { originator: _, ...asked } = request();
    await b.ask('packet:build', { ...asked, folder: outbox(b) });

    expect((await b.ask('notice:owed', { caseId })).map(({ hasLeft }) => hasLeft)).toEqual([true, true, true]);
    const owed = await ofToday(b, 'notice'); // one, however many values
    expect(owed.map(({ what }) => what.en)).toEqual(['Tell US-DOJ-OIA that a value of theirs went on without their consent']);
    expect(await tell()).toMatchObject({ ok: true });
    expect(await b.ask('notice:owed', { caseId })).toEqual([]);
    expect(await ofToday(b, 'notice')).toEqual([]);
  });

  it('is the value that was named, not another that came in its place', async () => {
    const { b } = offices;
    await excused({ isUrgent: true });
    await b.ask('case:update-fields', { caseId, record: await recordOf('subject'), fields: { given: 'Another' } });

    expect((await states()).toSorted()).toEqual(['open', 'open', 'other-value']);
    expect(await leaving()).not.toContain('subject.given');
  });

  it('names a value: that a record exists goes with it, and with nothing', async () => {
    const { b } = offices;
    const { record } = await b.ask('case:add-record', { caseId, entity: 'document', fields: { title: 'Statement' } });
    const place = { caseId, record: await recordOf('subject'), field: '*', recipient: C, document: record.id } as const;
    const fact = { gate: 'originator', basis: 'exculpatory', purpose: 'same-case', why: 'It clears him' } as const;

    expect(await b.request('release:record-gate', { ...place, ...fact })).toMatchObject({
      failure: { code: 'release/no-value-named' },
    });
  });
});

describe('the classification act of an office of Mexico', () => {
  it('stands under the grounds that a person names in the place of those to expect, each once', () => {
    const expected = [
      { ground: '112-VII', places: ['a', 'b'] },
      { ground: '112-XII', places: ['c'] },
      { ground: '115', places: ['d'] },
    ] as const;

    expect(regrouped(expected, {})).toEqual(expected);
    expect(regrouped(expected, { '112-VII': '112-XII', '115': '112-V' })).toEqual([
      { ground: '112-V', places: ['d'] },
      { ground: '112-XII', places: ['a', 'b', 'c'] },
    ]);
  });

  it('names day, area, grounds, terms and harm of what stayed out of a packet, once', async () => {
    const { b } = offices;
    await consented(names);
    const { originator: _, ...asked } = request();
    const { packetId } = await b.ask('packet:build', { ...asked, folder: outbox(b) });
    expect(await ofToday(b, 'classification')).toMatchObject([{ caseId, packet: packetId, note: null }]);
    expect(await ofToday(offices.a, 'classification')).toEqual([]); // no office of Mexico
    const draft = await b.ask('classification:draft', { packetId });
    expect(draft).toMatchObject({ isOffice: true, recorded: null, grounds: [{ ground: '112-III' }] }); // all of it came from abroad
    const places = draft.grounds[0]!.places.map(({ record, field }) => ({ record, field }));
    expect(places.map(({ field }) => field)).not.toContain('given'); // it left
    const act = { packetId, area: 'Dirección de ejemplo', grounds: [{ ground: '112-III' as const, places }] };
    const reserved = (more: object) => ({
      ...act,
      grounds: [{ ...act.grounds[0]!, years: 5, harm: 'A partner would not give again', ...more }],
    });
    const refusal = async (input: typeof act) => {
      const answer = await b.request('classification:record', input);
      return answer.ok ? 'recorded' : answer.failure.code;
    };

    expect(await refusal(act)).toBe('classification/harm-missing');
    expect(await refusal(reserved({ places: [...places, { record: places[0]!.record, field: 'given' }] }))).toBe(
      'classification/no-such-place',
    );
    expect(await refusal(reserved({ places: [...places, places[0]] }))).toBe('classification/no-such-place');
    expect(await refusal(reserved({}))).toBe('recorded');
    expect(await refusal(reserved({}))).toBe('classification/recorded');
    expect(await ofToday(b, 'classification')).toEqual([]);

    const [kept] = await b.ask('classification:list', { caseId });
    expect(kept).toMatchObject({ packet: packetId, area: act.area, grounds: [{ ground: '112-III', years: 5, places }] });
    expect((await b.ask('audit:verify', {})).ok).toBe(true);
    const ofA = await offices.a.request('classification:record', { ...reserved({}), packetId });
    expect(ofA).toMatchObject({ failure: { code: 'classification/not-mexican' } });
  });
});
