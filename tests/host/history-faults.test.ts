import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Terminal } from '../../electron/terminal/command.ts';
import { commands } from '../../electron/terminal/commands.ts';
import type { CaseId, CivilDate } from '../../shared/language.ts';
import { english, spanish } from '../../shared/reader.ts';
import { caseFile, importFile, sampleCase } from '../support/case-file.ts';
import { tempVault, type TempVault } from '../support/temp-vault.ts';

const day = (text: string): CivilDate => text as CivilDate;
const NOW = Date.parse('2026-03-02T18:00:00Z');

let vault: TempVault;
let caseId: CaseId;
beforeEach(async () => {
  vault = await tempVault({ nowMs: NOW });
  const fields = { kind: 'extradition', reference: 'X-1', title: 'Invented case', direction: 'US_REQ' };
  caseId = (await vault.ask('case:create', { fields })).id;
});
afterEach(() => vault.cleanup());

const record = (type: string, on: string, facts: Record<string, string> = {}) =>
  vault.request('case:record-event', { caseId, type, on: day(on), facts });
const imported = async (events: readonly Record<string, unknown>[], more: Record<string, unknown> = {}) => {
  const answer = await importFile(vault, caseFile(sampleCase({ id: 'a', reference: 'EX-A', ...more, events } as never)));
  return (answer as Extract<typeof answer, { ok: true }>).value.cases[0]!.id;
};
const faultsIn = async (of: CaseId) =>
  (await vault.ask('case:stage', { caseId: of })).faults.map(({ code, type, on }) => [code, type, on]);

it('an event of tomorrow is refused with its own code, and one of today is not', async () => {
  expect(await record('first-hearing', '2026-03-03')).toMatchObject({
    failure: { code: 'history/not-yet', places: [{ path: 'on', code: 'history/not-yet' }] },
  });
  expect(await record('consent', '2026-03-02')).toMatchObject({ ok: true });
  expect(await vault.request('case:move-stage', { caseId, to: 'X01', on: day('2027-01-01') })).toMatchObject({
    failure: { code: 'history/not-yet' },
  });
});

it('an event of the office’s own day is not refused while the rule’s zone is still in the day before', async () => {
  vault.setNowMs(Date.parse('2026-03-03T05:30:00Z')); // 00:30 in Washington, 23:30 in Mexico City

  expect(await record('consent', '2026-03-03')).toMatchObject({ ok: true });
  expect(await record('first-hearing', '2026-03-04')).toMatchObject({ failure: { code: 'history/not-yet' } });
  expect(await faultsIn(caseId)).toEqual([]);
});

it('an event cannot be corrected to a day that has not come', async () => {
  const answer = await record('consent', '2026-03-02');
  const { event } = (answer as Extract<typeof answer, { ok: true }>).value;

  expect(
    await vault.request('case:correct-event', { caseId, event: event!, on: day('2026-04-01'), reason: 'Misread' }),
  ).toMatchObject({ failure: { code: 'history/not-yet' } });
});

it('an event before the opening is refused', async () => {
  await record('case-opened', '2026-02-01');

  expect(await record('consent', '2026-01-31')).toMatchObject({ failure: { code: 'history/before-opening' } });
  expect(await record('consent', '2026-02-01')).toMatchObject({ ok: true });
});

it('an opening after what is recorded already is refused', async () => {
  await record('consent', '2026-01-31');

  expect(await record('case-opened', '2026-02-01')).toMatchObject({ failure: { code: 'history/before-opening' } });
});

it('what was granted cannot be refused on the same day, the request or one charge; on another day it can', async () => {
  await record('grant-final', '2026-02-10');
  await record('charge-disposed', '2026-02-11', { charge: 'one', disposition: 'granted' });

  expect(await record('extradition-refused', '2026-02-10', { ground: 'death-penalty' })).toMatchObject({
    failure: { code: 'history/granted-and-refused' },
  });
  const refused = { disposition: 'refused' };
  expect(await record('charge-disposed', '2026-02-11', { charge: 'two', ...refused })).not.toMatchObject({
    failure: { code: 'history/granted-and-refused' },
  });
  expect(await record('extradition-refused', '2026-02-12', { ground: 'death-penalty' })).toMatchObject({ ok: true });
});

it('a case cannot begin in a stage of another kind, typed or imported', async () => {
  const fields = { kind: 'extradition', reference: 'X-2', title: 'Invented case', direction: 'US_REQ', stage: 'J20' };
  expect(await vault.request('case:create', { fields })).toMatchObject({ failure: { code: 'stage/unknown' } });

  expect(await importFile(vault, caseFile(sampleCase({ stage: 'J20', direction: 'US_REQ', events: [] })))).toMatchObject({
    failure: { places: [{ row: 1, path: 'stage', code: 'stage/unknown' }] },
  });
});

it('what an import brings wrong stays visible at the case and in the supervisor’s list until it is mended', async () => {
  const id = await imported([
    { type: 'case-opened', on: '2026-01-10' },
    { type: 'arrest', on: '2026-01-05' },
    { type: 'consent', on: '2026-06-01' },
  ]);

  expect(await faultsIn(id)).toEqual([
    ['history/not-yet', 'consent', '2026-06-01'],
    ['history/before-opening', 'arrest', '2026-01-05'],
  ]);
  const report = await vault.ask('pipeline:report', {});
  expect(await vault.ask('pipeline:faulty', {})).toEqual({ faulty: report.faulty, withFaults: report.withFaults });
  expect(report).toMatchObject({ withFaults: 1, faulty: [{ reference: 'EX-A', faults: [{ code: 'history/not-yet' }, {}] }] });

  const { faults } = await vault.ask('case:stage', { caseId: id });
  await vault.ask('case:correct-event', { caseId: id, event: faults[0]!.event, retract: true, reason: 'Not yet' });
  await vault.ask('case:correct-event', { caseId: id, event: faults[1]!.event, on: day('2026-01-15'), reason: 'Misread' });

  expect(await faultsIn(id)).toEqual([]);
  expect(await vault.ask('pipeline:report', {})).toMatchObject({ withFaults: 0, faulty: [] });
});

it('a case that is taken over as standing somewhere from a day to come says so, when it is imported and after', async () => {
  const answer = await importFile(
    vault,
    caseFile(sampleCase({ id: 'a', reference: 'EX-A', stage: 'X05', stageEnteredOn: '2026-03-03', events: [] })),
  );
  const [made] = (answer as Extract<typeof answer, { ok: true }>).value.cases;

  expect(made!.faults).toMatchObject([{ code: 'history/not-yet', place: null }]);
  expect(await faultsIn(made!.id)).toEqual([['history/not-yet', null, null]]);
  expect(await vault.ask('pipeline:report', {})).toMatchObject({ withFaults: 1, faulty: [{ reference: 'EX-A' }] });

  vault.setNowMs(NOW + 86_400_000);
  expect(await faultsIn(made!.id)).toEqual([]);
  expect(await vault.ask('pipeline:report', {})).toMatchObject({ withFaults: 0, faulty: [] });
});

it('an extradition of which nobody said who asks whom says so until somebody does', async () => {
  const fields = { kind: 'extradition', reference: 'X-3', title: 'Invented case' };
  const { id } = await vault.ask('case:create', { fields });

  expect(await faultsIn(id)).toEqual([['history/no-direction', null, null]]);
  expect((await vault.ask('pipeline:report', {})).faulty.map(({ reference }) => reference)).toEqual(['X-3']);
});

it('the terminal names the cases and their faults, in both languages', async () => {
  const id = await imported([{ type: 'consent', on: '2026-06-01' }]);
  const terminal = { request: vault.ask.bind(vault), reader: english } as unknown as Terminal; // the commands use no more of it
  const say = async (words: string, args: readonly string[], reader = english) => {
    const command = commands.find(one => one.words === words)!;
    return command.say(await command.run(terminal, args, {}), reader);
  };

  expect(await say('pipeline report', [])).toMatch(
    /EX-A +2026-06-01 +Person consented to extradition +That day has not come yet\./,
  );
  expect(await say('pipeline report', [], spanish)).toContain('Ese día aún no llega.');
  expect(await say('case stage', [id])).toContain('Does not fit: correct it (--correct EVENT)');
  expect(await say('case stage', [id], spanish)).toContain('Ese día aún no llega.');
});

it('a correction leaves the rest of a way that is recorded by events alone as it was', async () => {
  const id = await imported([
    { type: 'case-opened', on: '2026-01-01' },
    { type: 'referred', on: '2026-01-02' },
    { type: 'provisional-request-sent', on: '2026-01-03', facts: ['noteNumber=N-1'] },
    { type: 'provisional-request-admitted', on: '2026-01-04' },
    { type: 'arrest-order-issued', on: '2026-01-05' },
    { type: 'arrest', on: '2026-01-07' },
  ]);
  const pathOf = async () => (await vault.ask('case:stage', { caseId: id })).state.path.map(({ stage, on }) => `${stage} ${on}`);
  const before = await pathOf();
  const { file } = await vault.ask('case:show', { caseId: id });
  const arrest = file.records.find(({ fields }) => fields['type'] === 'arrest')!.id;

  await vault.ask('case:correct-event', { caseId: id, event: arrest, on: day('2026-01-06'), reason: 'Misread' });

  expect(before.at(-1)).toBe('X05 2026-01-07');
  expect(await pathOf()).toEqual([...before.slice(0, -1), 'X05 2026-01-06']);
});
