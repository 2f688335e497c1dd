import { afterEach, describe, expect, it } from 'vitest';
import type { CaseId, RecordId } from '../../shared/language.ts';
import { english } from '../../shared/reader.ts';
import { stageText } from '../../shared/report-text.ts';
import { tempVault, type TempVault } from '../support/temp-vault.ts';

let vault: TempVault;
afterEach(() => vault.cleanup());

const NOW = '2026-11-14T18:00:00Z';

async function takenOver(stage: string, more: Record<string, string> = {}): Promise<CaseId> {
  vault = await tempVault({ nowMs: Date.parse(NOW) });
  const fields = { kind: 'extradition', reference: 'EX-1', title: 'Invented', direction: 'US_REQ', stage, ...more };
  return (await vault.ask('case:create', { fields })).id;
}
const waiting = async (caseId: CaseId) =>
  (await vault.ask('case:stage', { caseId })).waiting.map(({ clock, starts }) => [clock, starts.map(({ type }) => type)]);
const listed = async (caseId: CaseId) =>
  (await vault.ask('deadline:list', { caseId })).rows.map(({ clock, state, mustStopBy }) => [clock, state, mustStopBy]);

describe('a case that was taken over as it stood', () => {
  it.each([
    ['X05', { direction: 'US_REQ' }, ['PA_TREATY', 'PA_MX_LEI', 'PA_MX_CONST'], ['arrest']],
    ['X18', { direction: 'US_REQ' }, ['SURR_MX'], ['at-disposal']],
    ['X18', { direction: 'US_REQ' }, ['AMPARO_30'], ['grant-notified']],
    ['X18', { direction: 'MX_REQ' }, ['SURR_US'], ['certified-and-committed']],
    ['X16', { direction: 'MX_REQ' }, ['DEFERRED_REVIEW'], ['surrender-deferred']],
    ['J20', { kind: 'joint-investigation', direction: '' }, ['JI_PERIOD'], ['agreement-signed']],
  ])('in %s %o asks for the date that %s waits for', async (stage, more, clocks, starts) => {
    const { direction, ...fields } = more as Record<string, string>;
    const caseId = await takenOver(stage, {
      ...fields,
      ...(direction === '' ? { direction: 'US_REQ' } : { direction: direction! }),
    });

    expect(await waiting(caseId)).toEqual(expect.arrayContaining(clocks.map(clock => [clock, starts])));
    expect(await listed(caseId)).toEqual(expect.arrayContaining(clocks.map(clock => [clock, 'needs-fact', null])));
  });

  it('explains what each waits for in both languages', async () => {
    const caseId = await takenOver('X05');

    const [first] = (await vault.ask('case:stage', { caseId })).waiting;
    const { sentences } = await vault.ask('deadline:explain', { caseId, clock: first!.clock, startEvent: first!.startEvent });

    expect(sentences.en.join(' ')).toContain('Enter what is missing: Provisional arrest executed.');
    expect(sentences.es.join(' ')).toContain('Asiente lo que falta: Detención provisional ejecutada.');
  });

  it('says in the terminal what each waits for', async () => {
    const caseId = await takenOver('X05');

    expect(stageText(await vault.ask('case:stage', { caseId }), english)).toContain(
      'waits for a date · Provisional arrest executed',
    );
  });

  it('has its dates once the event is recorded, and stays in its stage', async () => {
    const caseId = await takenOver('X05', { stageEnteredOn: '2026-10-01' });

    await vault.ask('case:record-event', { caseId, type: 'arrest', on: '2026-10-01' });

    // 2 to 31 October are 30 days, 1 to 30 November 30 more; two months from 1 October are 1 December.
    expect(await listed(caseId)).toEqual([
      ['PA_MX_CONST', 'running', '2026-11-30'],
      ['PA_TREATY', 'running', '2026-11-30'],
      ['PA_MX_LEI', 'running', '2026-12-01'],
    ]);
    expect(await vault.ask('case:stage', { caseId })).toMatchObject({ waiting: [], state: { stage: 'X05', faults: [] } });
  });

  it('has no clock run of the stages that it had already left', async () => {
    const caseId = await takenOver('X08', { stageEnteredOn: '2026-10-20' });
    expect(await waiting(caseId)).toEqual([['PA_MX_CONST', ['arrest', 'formal-arrest']]]);

    await vault.ask('case:record-event', { caseId, type: 'arrest', on: '2026-08-01' });

    // The request was received before the case came here, so only the Constitution's days count on: 30 in August, 30 in September.
    expect(await listed(caseId)).toEqual([['PA_MX_CONST', 'lapsed', '2026-09-30']]);
    const { rows } = await vault.ask('deadline:list', { caseId, all: true });
    expect(rows.find(({ clock }) => clock === 'PA_TREATY')).toMatchObject({ state: 'ended', ended: { by: 'rule', past: 'yes' } });
  });

  it('waits no more for what a person says did not happen', async () => {
    const caseId = await takenOver('X06');
    const [one] = (await vault.ask('case:stage', { caseId })).waiting;
    expect(one).toMatchObject({ starts: [{ type: 'arrest' }] });

    const given = { caseId, clock: one!.clock, startEvent: one!.startEvent };
    await vault.ask('clock:end', { ...given, reason: 'Nobody was arrested', source: 'File, page 3' });

    expect((await waiting(caseId)).map(([clock]) => clock)).not.toContain(one!.clock);
    await vault.ask('clock:reopen', { ...given, reason: 'Somebody was' });
    expect((await waiting(caseId)).map(([clock]) => clock)).toContain(one!.clock);
  });

  it('asks for nothing that its own moves will record', async () => {
    const caseId = await takenOver('X04');
    expect(await waiting(caseId)).toEqual([['ORDER_REVIEW', ['arrest-order-issued']]]);

    await vault.ask('case:move-stage', { caseId, to: 'X05', on: '2026-11-10' });

    expect(await waiting(caseId)).toEqual([]);
  });

  it('is unlike one that was followed from the beginning', async () => {
    const caseId = await takenOver('X00');

    expect(await waiting(caseId)).toEqual([]);
    await vault.ask('case:move-stage', { caseId, to: 'X01', on: '2026-11-10' });
    expect(await listed(caseId)).toEqual([]);
  });
});

it('a clock that waits is named in calls by the record of its case', async () => {
  const caseId = await takenOver('X05');

  const { rows } = await vault.ask('deadline:list', { caseId });

  expect(new Set(rows.map(({ startEvent }) => startEvent))).toEqual(new Set([caseId as string as RecordId]));
});
