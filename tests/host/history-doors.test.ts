import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Terminal } from '../../electron/terminal/command.ts';
import { commands } from '../../electron/terminal/commands.ts';
import type { CaseId, CivilDate } from '../../shared/language.ts';
import { english, spanish } from '../../shared/reader.ts';
import { caseFile, importFile, registerFile, sampleCase } from '../support/case-file.ts';
import { build, sourceOf, twoOffices } from '../support/exchange.ts';
import { tempVault, type TempVault } from '../support/temp-vault.ts';

// Every door by which an event or a stage may come in, each with what would be wrong in the history.

const day = (text: string): CivilDate => text as CivilDate;

let vault: TempVault;
let caseId: CaseId;
beforeEach(async () => {
  vault = await tempVault({ nowMs: Date.parse('2026-03-02T18:00:00Z') });
  const fields = { kind: 'extradition', reference: 'X-1', title: 'Invented case', direction: 'US_REQ' };
  caseId = (await vault.ask('case:create', { fields })).id;
});
afterEach(() => vault.cleanup());

const recorded = async (type: string, on: string, facts: Record<string, string> = {}) => {
  const { event, entry } = await vault.ask('case:record-event', { caseId, type, on: day(on), facts });
  return { event: event!, entry: entry! };
};
const faultsNow = async () => (await vault.ask('case:stage', { caseId })).faults.map(({ code }) => code);

it('the form of records takes no event, neither added, changed nor removed', async () => {
  const { event } = await recorded('consent', '2026-03-01');
  const fields = { type: 'consent', on: '2027-01-01' };

  expect(await vault.request('case:add-record', { caseId, entity: 'event', fields })).toMatchObject({ ok: false });
  for (const changed of [{ on: '2027-01-01' }, { type: 'arest' }, { stageTo: 'J20' }])
    expect(await vault.request('case:update-fields', { caseId, record: event, fields: changed })).toMatchObject({ ok: false });
  expect(await vault.request('case:remove-record', { caseId, record: event })).toMatchObject({ ok: false });
  expect((await vault.ask('case:stage', { caseId })).faults).toEqual([]);
});

it('the case’s own record takes no stage, no day of one and no outcome', async () => {
  for (const fields of [{ stage: 'J20' }, { stage: 'X05' }, { stageEnteredOn: '2027-01-01' }, { outcomeOn: '2027-01-01' }])
    expect(await vault.request('case:update-fields', { caseId, record: caseId, fields })).toMatchObject({
      failure: { code: 'field/by-course' },
    });
});

it('who asks whom is not taken out of an extradition that said it', async () => {
  const fields = { direction: null, requestingCountry: null, requestedCountry: null };

  expect(await vault.request('case:update-fields', { caseId, record: caseId, fields })).toMatchObject({
    failure: { code: 'history/no-direction', places: [{ path: 'on' }] },
  });
  expect(await faultsNow()).toEqual([]);
});

it('a case whose history is that of its kind does not become one of another kind', async () => {
  await vault.ask('case:move-stage', { caseId, to: 'X01', on: day('2026-02-01') });
  const fields = { kind: 'joint-investigation' };

  expect(await vault.request('case:update-fields', { caseId, record: caseId, fields })).toMatchObject({
    ok: false,
  });
  expect(await faultsNow()).toEqual([]);
});

it('undoing a retraction does not bring back a grant beside the refusal of the same day', async () => {
  const { event } = await recorded('grant-final', '2026-02-10');
  const retraction = { caseId, event, retract: true, reason: 'Entered in the wrong case' };
  const { entry } = await vault.ask('case:correct-event', retraction);
  await recorded('extradition-refused', '2026-02-10', { ground: 'death-penalty' });

  expect(await vault.request('case:undo', { caseId, entry: entry! })).toMatchObject({
    failure: { code: 'history/granted-and-refused' },
  });
  expect(await faultsNow()).toEqual([]);
});

it('undoing a correction of the opening does not leave an event before it', async () => {
  const { event } = await recorded('case-opened', '2026-02-10');
  const { entry } = await vault.ask('case:correct-event', { caseId, event, on: day('2026-01-10'), reason: 'Misread' });
  await recorded('consent', '2026-01-20');

  expect(await vault.request('case:undo', { caseId, entry: entry! })).toMatchObject({
    failure: { code: 'history/before-opening' },
  });
});

it('undoing several acts at once is judged by what they leave', async () => {
  await recorded('consent', '2026-02-20');
  const { entry } = await recorded('case-opened', '2026-02-10');

  expect(await vault.request('case:undo', { caseId, entry })).toMatchObject({ ok: true });
});

const faulty = [
  { type: 'case-opened', on: '2026-01-10' },
  { type: 'arrest', on: '2026-01-05' },
  { type: 'consent', on: '2026-06-01' },
  { type: 'of-nobody', on: '2026-02-01' },
  { type: 'extradition-refused', on: '2026-02-01', facts: ['ground=death-penalty'] },
  { type: 'extradition-granted', on: '2026-02-01' },
];
const told = [
  ['history/not-yet', 'events[2]'],
  ['history/before-opening', 'events[1]'],
  ['stage/unknown', 'events[3]'],
  ['history/granted-and-refused', 'events[4]'],
];
const rowsOf = (more: Record<string, unknown> = {}) =>
  caseFile(
    sampleCase({ id: 'a', reference: 'EX-A', stage: undefined, events: faulty, ...more } as never),
    sampleCase({ id: 'b', reference: 'EX-B', events: [] }),
  );

it('each row of an import is told what is wrong in its history, checked or imported, and its case shows the same', async () => {
  const answers = [];
  for (const check of [true, false]) {
    const { source, folder } = registerFile(vault, rowsOf());
    answers.push(await vault.ask('case:import', { source, folder, check }));
  }

  for (const { cases } of answers) {
    const first = cases[0]!.faults.filter(({ code }) => told.some(([one]) => one === code));
    expect(new Set(first.map(({ code, place }) => `${code} ${place}`))).toEqual(new Set(told.map(one => one.join(' '))));
    expect(cases[1]!.faults).toEqual([]);
  }
  const [{ id, faults }] = [answers[1]!.cases[0]!];
  const shown = (await vault.ask('case:stage', { caseId: id })).faults;
  expect(faults.map(({ code, type, on }) => [code, type, on])).toEqual(shown.map(({ code, type, on }) => [code, type, on]));
});

it('a row without direction is told so, and one with a slip of an event’s name is refused with the name that was meant', async () => {
  const parties = { direction: undefined, requestingAgency: undefined, requestedAgency: undefined, events: [] };
  const answer = await importFile(vault, rowsOf(parties));
  expect(answer).toMatchObject({ value: { cases: [{ faults: [{ code: 'history/no-direction', place: null }] }, {}] } });

  const slip = caseFile(sampleCase({ reference: 'EX-C', events: [{ type: 'arest', on: '2026-02-01' }] }));
  expect(await importFile(vault, slip)).toMatchObject({
    failure: { places: [{ row: 1, path: 'events[0].type → arrest', code: 'import/event-type' }] },
  });
});

it('the terminal says beside an import what is wrong in each row, in both languages', async () => {
  const { path } = registerFile(vault, rowsOf());
  const { handles } = vault.services;
  const terminal = {
    request: vault.ask.bind(vault),
    source: (at: string) => Promise.resolve(handles.register({ kind: 'source', name: 'cases.json', path: at })),
    folder: (at: string) => Promise.resolve(handles.register({ kind: 'folder', path: at })),
  } as unknown as Terminal; // the command uses no more of it
  const command = commands.find(({ words }) => words === 'case import')!;
  const answer = await command.run(terminal, [path], { check: true });

  expect(command.say(answer, english)).toMatch(
    /1 {2}EX-A {2}events\[2\] {2}Person consented.* 2026-06-01: That day has not come yet\./,
  );
  expect(command.say(answer, spanish)).toContain('Ese día aún no llega.');
});

it('a packet is taken as it is, and its answer, the case and the supervisor’s list say what is wrong in what it brought', async () => {
  const events = [
    { type: 'case-opened', on: '2026-01-10' },
    { type: 'arrest', on: '2026-01-05' },
  ];
  const offices = await twoOffices({}, { stage: undefined, events } as never);
  const { path } = await build(offices.us, offices.caseId);

  const imported = await offices.mx.ask('packet:import', { file: sourceOf(offices.mx, path) });

  expect(imported.faults.map(({ code }) => code)).toContain('history/before-opening');
  const shown = (await offices.mx.ask('case:stage', { caseId: imported.caseId! })).faults;
  expect(shown.map(({ code }) => code)).toEqual(imported.faults.map(({ code }) => code));
  expect((await offices.mx.ask('pipeline:report', {})).faulty).toHaveLength(1);
  offices.cleanup();
});

it('an entry in a case that was taken over is not before its opening, though it stood where it stands since a later day', async () => {
  await importFile(vault, caseFile(sampleCase({ reference: 'EX-TAKEN', events: [{ type: 'arrest', on: '2026-02-01' }] })));
  const taken = (await vault.ask('case:list', { text: 'EX-TAKEN' })).cases[0]!.id;
  const facts = { noteNumber: 'N-1' };

  await vault.ask('case:record-event', { caseId: taken, type: 'formal-request-received', on: day('2026-03-01'), facts });

  expect((await vault.ask('case:stage', { caseId: taken })).faults).toEqual([]);
});
