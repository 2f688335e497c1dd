import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { listFaults } from '../../db/set-aside.ts';
import { getSecret } from '../../db/vault-state.ts';
import { decrypted } from '../../electron/host/age/age.ts';
import { piecesOf, wholeOf } from '../../electron/host/places/pieces.ts';
import { caseFile, importFile, onlyCase, sampleCase } from '../support/case-file.ts';
import { bring, joinedTo, officeOf, stateOf, type Station } from '../support/office-stations.ts';

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

it('tells who deleted a case, and who wrote in it unheard of that, until it is back', async () => {
  const unheard = async () =>
    Promise.all(office.map(async station => (await station.ask('station:list', {})).unheard.map(({ gone: _, ...one }) => one)));
  await a.ask('case:delete', { caseId, reason: 'Made by mistake' });
  expect(await unheard()).toEqual([[], []]);
  await b.ask('case:update-fields', { caseId, record: caseId, fields: { title: 'Unheard' } });
  meet();

  const wrote = { station: 2, userLabel: b.session.user.label, atMs: expect.any(Number) as number };
  const told = { how: 'deleted', caseId, reference: expect.any(String) as string, at: null, wrote };
  expect(await unheard()).toEqual([[told], [told]]);

  await a.ask('case:restore', { caseId });
  meet();
  expect(await unheard()).toEqual([[], []]);
  expect(stateOf(b)['cases']!.join()).toContain('Unheard');
});

it('tells that a mark two persons agreed to loosen was tightened elsewhere, until somebody sets it again', async () => {
  const { records } = (await a.ask('case:show', { caseId })).file;
  const place = { caseId, record: records.find(({ entity }) => entity === 'subject')!.id, field: 'given' };
  await a.ask('case:set-mark', { ...place, mark: { level: 'L4' } });
  meet();
  await b.ask('mark:propose-loosening', { ...place, mark: { level: 'L2' }, ground: 'They asked.' });
  meet();
  const [open] = await a.ask('mark:list-loosening', {});
  await a.ask('mark:decide-loosening', { id: open!.id, caseId, approve: true });
  await b.ask('case:set-mark', { ...place, mark: { level: 'L4', caveats: [{ kind: 'ORCON' }] } });
  const unheard = async (at: Station) => (await at.ask('station:list', {})).unheard;
  expect(await unheard(a)).toEqual([]);
  meet();

  const told = {
    how: 'loosened',
    at: { record: place.record, entity: 'subject', field: 'given' },
    gone: { station: 2 },
    wrote: { station: 1 },
  };
  for (const at of [a, b]) expect(await unheard(at)).toMatchObject([told]);
  await a.ask('case:set-mark', { ...place, mark: { level: 'L4', caveats: [{ kind: 'ORCON' }, { kind: 'NO_ONWARD' }] } });
  meet();
  expect(await unheard(b)).toEqual([]);
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

it('brings a case back with what others set and marked meanwhile, whoever heard of it when', async () => {
  const { id: person } = (await a.ask('case:show', { caseId })).file.records.find(({ entity }) => entity === 'subject')!;
  await a.ask('case:delete', { caseId, reason: 'Made by mistake' });
  await b.ask('case:update-fields', { caseId, record: caseId, fields: { title: 'Meanwhile' } });
  await b.ask('case:set-mark', {
    caseId,
    record: person,
    field: 'dob',
    mark: { level: 'L4', caveats: [{ kind: 'NO_ONWARD' }] } as never,
  });
  bring(b, a);

  await a.ask('case:restore', { caseId });
  await b.ask('case:update-fields', { caseId, record: caseId, fields: { officer: 'Not heard' } });
  expect(meet().every(faults => faults === 0)).toBe(true);

  expect(stateOf(b)).toEqual(stateOf(a));
  for (const station of [a, b]) {
    const { records } = (await station.ask('case:show', { caseId })).file;
    expect(records.find(({ id }) => id === (caseId as string))?.fields).toMatchObject({
      title: 'Meanwhile',
      officer: 'Not heard',
    });
    expect(records.find(({ id }) => id === person)?.marks['dob']).toMatchObject({ level: 'L4' });
    expect(await station.ask('office:conflicts', {})).toEqual([]);
  }
});

it.each([
  ['before', true],
  ['after', false],
])('keeps nothing of an erased case in a change that had not heard of it, which comes %s the erasing', async (_, isBefore) => {
  await a.ask('case:update-fields', { caseId, record: caseId, fields: { retentionUntil: '2026-01-02', title: 'Zqbefore' } });
  meet();
  await b.ask('case:update-fields', { caseId, record: caseId, fields: { title: 'Zqafter' } });
  await a.ask('case:erase', { caseId, ground: 'Retention' });

  if (isBefore) bring(a, b);
  else bring(b, a);
  meet();

  const held = (text: string) =>
    office.map(({ session: { office: db } }) =>
      ['row_writes WHERE cells', "changes WHERE coalesce(old, '') || coalesce(new, '')"].map(where =>
        db.prepare<[string], number>(`SELECT count(*) FROM ${where} LIKE ?`).pluck().get(`%${text}%`),
      ),
    );
  expect([held('Zqbefore'), held('Zqafter')].flat(2)).toEqual(Array.from({ length: 8 }, () => 0));
  for (const { session } of office)
    expect(session.office.prepare("SELECT new FROM changes WHERE field = 'erased'").pluck().all()).toEqual(['"Retention"']);
  expect(stateOf(b)).toEqual(stateOf(a));
});

it.each([
  ['the erasing', true],
  ['the deletion', false],
])('erases a case that another station deleted meanwhile, where %s comes first', async (_, isErasingFirst) => {
  await a.ask('case:update-fields', { caseId, record: caseId, fields: { retentionUntil: '2026-01-02', title: 'Zqbefore' } });
  const third = await joinedTo(a, { at: 3, role: 'supervisor', seed: 'erasing' });
  bring(a, b);
  bring(a, third);
  await third.ask('case:delete', { caseId, reason: 'Made by mistake' });
  await a.ask('case:erase', { caseId, ground: 'Retention' });

  for (const from of isErasingFirst ? [a, third] : [third, a]) bring(from, b);
  bring(third, a);
  bring(a, third);

  for (const { session } of [a, b, third])
    for (const place of ['row_writes WHERE cells', 'deleted_cases WHERE content'])
      expect(session.office.prepare(`SELECT count(*) FROM ${place} LIKE '%Zqbefore%'`).pluck().get()).toBe(0);
  expect(await third.ask('case:list-deleted', {})).toEqual([]);
  expect(stateOf(b)).toEqual(stateOf(a));
  expect(stateOf(third)).toEqual(stateOf(a));
  third.cleanup();
});

it('asks for a loosening some time after the case was changed, and takes it out with its record', async () => {
  const { id: person } = (await a.ask('case:show', { caseId })).file.records.find(
    ({ fields }) => fields['given'] === 'José Ángel',
  )!;
  a.setNowMs(a.services.nowMs() + 60_000);

  await a.ask('mark:propose-loosening', { caseId, record: person, field: 'dob', mark: null, ground: 'Wider' });
  expect(meet().every(faults => faults === 0)).toBe(true);
  expect(await b.ask('mark:list-loosening', {})).toHaveLength(1);
  const { records } = (await b.ask('case:show', { caseId })).file;
  for (const charge of records.filter(({ entity }) => entity === 'charge'))
    await b.ask('case:remove-record', { caseId, record: charge.id });
  await b.ask('case:remove-record', { caseId, record: person });

  expect(meet().every(faults => faults === 0)).toBe(true);
  expect(await a.ask('mark:list-loosening', {})).toEqual([]);
  expect(stateOf(b)).toEqual(stateOf(a));
});

it('corrects an event where another station hears of it', async () => {
  const { event } = await a.ask('case:record-event', { caseId, type: 'filed-in-court', on: '2026-02-01' });

  await a.ask('case:correct-event', { caseId, event: event!, reason: 'Wrong day', on: '2026-02-02' });

  expect(meet().every(faults => faults === 0)).toBe(true);
  expect(stateOf(b)).toEqual(stateOf(a));
});

it('takes a follow-up and a link back, and deletes a case to which another has a link', async () => {
  const fields = { kind: 'information-exchange', reference: 'IN-77', title: 'Other' } as const;
  const { id: other } = await a.ask('case:create', { fields });
  await a.ask('case:follow-up', { caseIds: [caseId], what: 'Ask', on: '2026-04-01' });
  await a.ask('case:undo', { caseId });
  await a.ask('case:link', { caseId, other, relation: 'supports' });
  a.setNowMs(a.services.nowMs() + 60_000);

  await a.ask('case:delete', { caseId: other, reason: 'Made by mistake' });

  expect(meet().every(faults => faults === 0)).toBe(true);
  expect(stateOf(b)).toEqual(stateOf(a));
});

it('brings back two cases with a link, which two deleted without hearing of each other', async () => {
  const third = await joinedTo(a, { at: 9, role: 'supervisor' });
  const { id: other } = await a.ask('case:create', {
    fields: { kind: 'information-exchange', reference: 'IN-78', title: 'Linked' },
  });
  await a.ask('case:link', { caseId, other, relation: 'supports' });
  bring(a, third);
  await a.ask('case:delete', { caseId: other, reason: 'Made by mistake' });
  await third.ask('case:delete', { caseId, reason: 'Made by mistake' });
  for (const [from, to] of [
    [third, a],
    [a, third],
  ] as const)
    bring(from, to);

  await a.ask('case:restore', { caseId: other });
  await a.ask('case:restore', { caseId });

  bring(a, third);
  expect(stateOf(third)).toEqual(stateOf(a));
  expect((await a.ask('case:show', { caseId })).file.records.filter(({ entity }) => entity === 'caseLink')).toHaveLength(1);
  third.cleanup();
});

it('brings a case back with a loosening that two persons had agreed on', async () => {
  const { records } = (await a.ask('case:show', { caseId })).file;
  const { id: person } = records.find(({ fields }) => fields['given'] === 'José Ángel')!;
  const asked = { caseId, record: person, field: 'dob', mark: null, ground: 'Wider' } as const;
  const { id } = await b.ask('mark:propose-loosening', asked);
  meet();
  await a.ask('mark:decide-loosening', { id, caseId, approve: true });
  await a.ask('case:delete', { caseId, reason: 'Made by mistake' });
  meet();

  await a.ask('case:restore', { caseId });

  expect(meet().every(faults => faults === 0)).toBe(true);
  expect(stateOf(b)).toEqual(stateOf(a));
  expect((await b.ask('case:list', {})).cases).toHaveLength(1);
});

it('brings a case back without a mark that two persons took away while it was deleted', async () => {
  const { records } = (await a.ask('case:show', { caseId })).file;
  const { id: person } = records.find(({ fields }) => fields['given'] === 'José Ángel')!;
  const { id } = await b.ask('mark:propose-loosening', { caseId, record: person, field: 'dob', mark: null, ground: 'Wider' });
  meet();
  const c = await joinedTo(a, { at: 3, role: 'supervisor', seed: 'loosened' });
  await c.ask('mark:decide-loosening', { id, caseId, approve: true });
  await a.ask('case:delete', { caseId, reason: 'Made by mistake' });
  for (const [from, to] of [[c, a], [a, b], [c, b]] as const) bring(from, to); // prettier-ignore

  await a.ask('case:restore', { caseId });

  expect([...meet(), ...bring(a, c).map(({ faults }) => faults)].every(faults => faults === 0)).toBe(true);
  expect(stateOf(b)).toEqual(stateOf(a));
  expect(stateOf(c)).toEqual(stateOf(a));
  c.cleanup();
  expect((await a.ask('case:show', { caseId })).file.records.find(each => each.id === person)?.marks['dob']).toBeUndefined();
});

/** How often a text is still kept at each station, in what rows held or what history says. */
const keptOf = (text: string) =>
  office.map(({ session: { office: db } }) =>
    ['row_writes WHERE cells', "changes WHERE coalesce(old, '') || coalesce(new, '')", 'deleted_cases WHERE content']
      .map(where => db.prepare<[string], number>(`SELECT count(*) FROM ${where} LIKE ?`).pluck().get(`%${text}%`) ?? 0)
      .reduce((sum, count) => sum + count, 0),
  );

it('erases a case, and not another that an entry changed with it and that has the same counterpart', async () => {
  const parties = { requestingAgency: 'US-DOJ-OIA', requestedAgency: 'MX-FGR' };
  const other = { kind: 'information-exchange', reference: 'IN-78', title: 'Other', openedOn: '2026-02-01', ...parties } as const;
  const { id: second } = await a.ask('case:create', { fields: other });
  a.setNowMs(a.services.nowMs() + 60_000);
  await a.ask('case:assign', { caseIds: [caseId, second], officer: 'Desk Two' });
  const { record: letter } = await a.ask('case:add-record', { caseId, entity: 'document', fields: { title: 'Letter' } });
  await a.ask('agency:consent', {
    ...{ originator: 'US-DEA', recipient: 'MX-FGR', purposes: ['same-case'], until: '2026-04-01' },
    ...{ caseId, document: letter.id },
  });
  await a.ask('case:update-fields', { caseId, record: caseId, fields: { retentionUntil: '2026-01-02' } });
  meet();

  await a.ask('case:erase', { caseId, ground: 'Retention' });
  meet();
  await b.ask('case:assign', { caseIds: [second], officer: 'Desk Three' });
  meet();

  for (const station of office)
    expect((await station.ask('case:list', {})).cases.map(({ id, officer }) => [id, officer])).toEqual([[second, 'Desk Three']]);
  expect(stateOf(b)).toEqual(stateOf(a));
});

it('erases a case with what was put aside when it had been deleted and taken back, also where it is erased', async () => {
  await a.ask('case:update-fields', { caseId, record: caseId, fields: { retentionUntil: '2026-01-02', title: 'Zqaside' } });
  await a.ask('case:delete', { caseId, reason: 'Made by mistake' });
  await a.ask('case:restore', { caseId });
  meet();
  expect(keptOf('Zqaside').every(count => count > 0)).toBe(true);

  await a.ask('case:erase', { caseId, ground: 'Retention' });
  expect(meet().every(faults => faults === 0)).toBe(true);

  expect(keptOf('Zqaside')).toEqual([0, 0]);
  expect(stateOf(b)).toEqual(stateOf(a));
});

it('brings back what either of two saw who deleted a case without hearing of each other', async () => {
  const c = await joinedTo(a, { at: 3, role: 'supervisor', seed: 'two-deletions' });
  meet();
  await c.ask('case:update-fields', { caseId, record: caseId, fields: { title: 'Zqtold' } });
  await c.ask('case:add-record', { caseId, entity: 'subject', fields: { given: 'Zqadded', roles: ['victim'] } });
  await c.ask('case:delete', { caseId, reason: 'Made by mistake' });
  a.setNowMs(a.services.nowMs() + 60_000); // what was put aside last counts
  await a.ask('case:delete', { caseId, reason: 'Made twice' });
  for (const [from, to] of [[c, a], [a, c], [a, b], [c, b]] as const) bring(from, to); // prettier-ignore

  await a.ask('case:restore', { caseId });
  for (const [from, to] of [[a, c], [a, b]] as const) bring(from, to); // prettier-ignore

  for (const station of [a, b, c]) {
    expect((await station.ask('case:list', {})).cases.map(({ title }) => title)).toEqual(['Zqtold']);
    const { records } = (await station.ask('case:show', { caseId })).file;
    expect(records.map(({ fields }) => fields['given'])).toContain('Zqadded');
  }
  expect(stateOf(b)).toEqual(stateOf(a));
  expect(stateOf(c)).toEqual(stateOf(a));
  c.cleanup();
});

it.each([
  ['restored', true],
  ['past its time', false],
])('lets a case go that was past its time at one station and restored at another, heard first as %s', async (_, isRestored) => {
  const c = await joinedTo(a, { at: 3, role: 'supervisor', seed: 'past-its-time' });
  meet();
  await b.ask('case:add-record', { caseId, entity: 'subject', fields: { given: 'Zqrestored', roles: ['victim'] } });
  const { records } = (await b.ask('case:show', { caseId })).file;
  const record = records.find(({ fields }) => fields['given'] === 'Zqrestored')!.id;
  const loosening = { caseId, record, field: 'given', mark: { level: 'L1' }, ground: 'Wider' } as never;
  const { id } = await b.ask('mark:propose-loosening', loosening);
  meet();
  await a.ask('mark:decide-loosening', { id, caseId, approve: true });
  await a.ask('case:delete', { caseId, reason: 'Made by mistake' });
  bring(a, c);
  await a.ask('case:restore', { caseId });
  await a.ask('exchange:log', { caseId, fields: { startAt: '2026-02-10T09:30:00-06:00', mode: 'call', topic: 'Zqrestored' } });
  c.setNowMs(c.services.nowMs() + 40 * 86_400_000);
  await c.reopen();
  expect((await c.ask('case:list-deleted', {})).map(({ kept }) => kept)).toEqual(['machines']); // it may be back elsewhere
  c.setNowMs(c.services.nowMs() + 60 * 86_400_000);
  await c.reopen();

  for (const from of isRestored ? [a, c] : [c, a]) bring(from, b);
  for (const [from, to] of [[a, c], [c, a], [b, a], [b, c]] as const) bring(from, to); // prettier-ignore

  for (const station of [a, b, c]) {
    expect((await station.ask('case:list', {})).cases).toEqual([]);
    expect(stateOf(station)).toEqual(stateOf(a));
    expect(listFaults(station.session.office)).toEqual([]);
  }
  office = [a, b, c];
  expect(keptOf('Zqrestored')).toEqual([0, 0, 0]);
});

it.each([
  ['erasing', true],
  ['decision', false],
])('takes in a second person’s decision on what was erased unheard of it, where the %s comes first', async (_, isErasedFirst) => {
  const c = await joinedTo(a, { at: 3, role: 'supervisor', seed: 'decided' });
  await a.ask('case:update-fields', { caseId, record: caseId, fields: { retentionUntil: '2026-01-02' } });
  meet();
  await b.ask('case:add-record', { caseId, entity: 'document', fields: { title: 'Letter' } });
  const document = (await b.ask('case:show', { caseId })).file.records.find(({ entity }) => entity === 'document')!.id;
  const asked = { originator: 'US-DEA', recipient: 'MX-FGR', purposes: ['same-case'], until: '2026-12-01' } as const;
  await b.ask('agency:consent', { ...asked, caseId, document } as never);
  meet();
  bring(a, c);
  const id = b.session.office.prepare<[], string>('SELECT id FROM counterpart_acts WHERE outcome IS NULL').pluck().get()!;
  await c.ask('agency:decide', { id, approve: true });
  await a.ask('case:erase', { caseId, ground: 'Retention' });

  for (const from of isErasedFirst ? [a, c] : [c, a]) bring(from, b);
  for (const [from, to] of [[a, c], [c, a]] as const) bring(from, to); // prettier-ignore

  for (const station of [a, b, c]) {
    expect(listFaults(station.session.office)).toEqual([]);
    expect(stateOf(station)).toEqual(stateOf(a));
  }
  office = [a, b, c];
});

it('lets a deleted case go once every machine of the office was heard of after its time', async () => {
  await a.ask('case:delete', { caseId, reason: 'Made by mistake' });
  meet();
  const later = a.services.nowMs() + 31 * 86_400_000;
  for (const station of [a, b]) station.setNowMs(later);
  await a.reopen();
  expect(await a.ask('case:list-deleted', {})).toHaveLength(1);

  await b.ask('case:create', { fields: { kind: 'information-exchange', reference: 'IN-91', title: 'Later' } });
  meet();
  await a.reopen();

  expect(await a.ask('case:list-deleted', {})).toEqual([]);
  meet();
  expect(stateOf(b)).toEqual(stateOf(a));
});

it('gives a case its own reference back when the one that had it first goes, whoever takes it out and whoever hears of it when', async () => {
  const make = (station: Station, title: string) =>
    station.ask('case:create', { fields: { kind: 'information-exchange', reference: 'IN-55', title } });
  const { id: first } = await make(a, 'First');
  const { id: second } = await make(b, 'Second');
  const third = await joinedTo(a, { at: 3, role: 'supervisor', seed: 'references' });
  meet();
  const referencesAt = async (station: Station) => (await station.ask('case:list', {})).cases.map(each => each.reference).sort();
  expect((await referencesAt(b)).filter(each => each.startsWith('IN-55'))).toEqual(['IN-55', 'IN-55 · 2']);

  await a.ask('case:delete', { caseId: first, reason: 'Made twice' });
  meet();
  for (const from of [a, b]) bring(from, third);

  for (const station of [a, b, third]) {
    expect((await referencesAt(station)).filter(each => each.startsWith('IN-55'))).toEqual(['IN-55']);
    expect(stateOf(station)).toEqual(stateOf(a));
  }
  await b.ask('case:update-fields', { caseId: second, record: second, fields: { reference: 'IN-56' } });
  meet();
  expect(stateOf(b)).toEqual(stateOf(a));
  third.cleanup();
});

it('brings back with a case what hung from a row of it, where that was written', async () => {
  const { records } = (await b.ask('case:show', { caseId })).file;
  const { id: person } = records.find(({ entity }) => entity === 'subject')!;
  const scope = { caseId, recipient: 'MX-FGR', purpose: 'same-case' } as const;
  await b.ask('scope:save', { ...scope, records: [person] });
  await a.ask('case:delete', { caseId, reason: 'Made by mistake' });
  bring(a, b);
  bring(b, a);

  await a.ask('case:restore', { caseId });
  meet();

  const chosen = ({ session: { office: db } }: Station) => db.prepare('SELECT count(*) FROM scope_choices').pluck().get();
  expect(chosen(b)).toBeGreaterThan(0);
  expect(chosen(a)).toBe(chosen(b));
  expect(stateOf(b)).toEqual(stateOf(a));
});

it('takes what was erased off the place of exchange, and who was away comes to the same', async () => {
  const away = await joinedTo(a, { at: 3, role: 'officer', seed: 'away' });
  const place = join(a.session.folder, '..', 'place');
  mkdirSync(place);
  const exchange = (station: Station) =>
    station.ask('office:exchange', { folder: station.services.handles.register({ kind: 'folder', path: place }) });
  for (const station of [a, b, a, b]) await exchange(station);
  const paper = join(a.session.folder, '..', 'paper.txt');
  writeFileSync(paper, 'A paper about Zqerased.');
  await b.ask('case:add-record', { caseId, entity: 'subject', fields: { given: 'Zqerased', roles: ['victim'] } });
  await a.ask('case:update-fields', { caseId, record: caseId, fields: { retentionUntil: '2026-01-02' } });
  await b.ask('doc:add', { caseId, source: b.services.handles.register({ kind: 'source', name: 'paper.txt', path: paper }) });
  for (const station of [b, a, b]) await exchange(station);
  expect(await saidAt(place, [a, b])).toEqual({ bundles: true, documents: true });

  await a.ask('case:erase', { caseId, ground: 'Retention' });
  for (const station of [a, b]) expect(await exchange(station)).toMatchObject({ damaged: 0, setAside: 0 });

  expect(await saidAt(place, [a, b])).toEqual({ bundles: false, documents: false });
  const count = readdirSync(place, { recursive: true }).length;
  for (const station of [a, b]) expect(await exchange(station)).toMatchObject({ sent: 0, received: 0 });
  expect(readdirSync(place, { recursive: true })).toHaveLength(count); // it is put anew once
  for (const station of [away, a, b, away]) expect(await exchange(station)).toMatchObject({ damaged: 0, setAside: 0 });
  expect(stateOf(away)).toEqual(stateOf(a));
  expect(stateOf(b)).toEqual(stateOf(a));
  away.cleanup();
});

it('takes off the place what a machine had put that stopped before it noted it', async () => {
  const place = join(a.session.folder, '..', 'place');
  mkdirSync(place);
  const exchange = (station: Station) =>
    station.ask('office:exchange', { folder: station.services.handles.register({ kind: 'folder', path: place }) });
  await exchange(a);
  await a.ask('case:add-record', { caseId, entity: 'subject', fields: { given: 'Zqerased', roles: ['victim'] } });
  await a.ask('case:update-fields', { caseId, record: caseId, fields: { retentionUntil: '2026-01-02' } });
  const rows = a.session.office.prepare<[], string>('SELECT name FROM bundles').pluck().all();
  await exchange(a);
  const forget = a.session.office.prepare('DELETE FROM bundles WHERE name NOT IN (SELECT value FROM json_each(?))');
  expect(forget.run(JSON.stringify(rows)).changes).toBe(1);
  await a.reopen();
  expect(await saidAt(place, [a])).toMatchObject({ bundles: true });

  await a.ask('case:erase', { caseId, ground: 'Retention' });
  for (const station of [a, b]) expect(await exchange(station)).toMatchObject({ damaged: 0, setAside: 0 });

  expect(await saidAt(place, [a, b])).toEqual({ bundles: false, documents: false });
  expect(stateOf(b)).toEqual(stateOf(a));
});

/** Whether the word of the test stands in what these stations' keys open at a place of exchange. */
async function saidAt(place: string, stations: readonly Station[]) {
  const said = { bundles: false, documents: false };
  for (const path of readdirSync(place, { recursive: true, encoding: 'utf8' })) {
    if (!/(^|[/\\])[bd]-/.test(path)) continue;
    for (const { session } of stations) {
      const identity = Buffer.from(getSecret(session.office, 'station-age-identity')).toString();
      const content = Buffer.from(await wholeOf(decrypted(identity, piecesOf(readFileSync(join(place, path))))));
      const isBundle = /(^|[/\\])b-/.test(path);
      const text = (isBundle ? gunzipSync(content.subarray(64)) : content).toString();
      said[isBundle ? 'bundles' : 'documents'] ||= text.includes('Zqerased');
    }
  }
  return said;
}
