import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CaseId, RecordId } from '../../shared/language.ts';
import { tempVault, type TempVault } from '../support/temp-vault.ts';

let vault: TempVault;
let caseId: CaseId;
let arrest: RecordId;

// An arrest on 1 October: sixty days end on 30 November (31 in October less the first, then 30), two months on 1 December.
beforeEach(async () => {
  vault = await tempVault({ nowMs: Date.parse('2026-11-14T18:00:00Z') });
  const fields = { kind: 'extradition', reference: 'EX-1', title: 'Invented', direction: 'US_REQ', stage: 'X04' };
  caseId = (await vault.ask('case:create', { fields })).id;
  arrest = (await vault.ask('case:move-stage', { caseId, to: 'X05', on: '2026-10-01' })).event!;
});
afterEach(() => vault.cleanup());

const end = (more: object = {}) =>
  vault.request('clock:end', {
    caseId,
    clock: 'PA_TREATY',
    startEvent: arrest,
    reason: 'The person was never held under it',
    source: 'Note 12/2026',
    ...more,
  });
const openClocks = async () => (await vault.ask('deadline:list', { caseId })).rows.map(({ clock }) => clock);

describe('a clock that a person ends', () => {
  it('is open nowhere: not in the list, the file, the board or the report', async () => {
    expect(await openClocks()).toContain('PA_TREATY');

    expect(await end()).toMatchObject({ ok: true });

    expect(await openClocks()).toEqual(['PA_MX_CONST', 'PA_MX_LEI']);
    const path = join(vault.root, 'plazos.ics');
    const sink = vault.services.handles.register({ kind: 'sink', name: 'plazos.ics', path });
    expect(await vault.ask('deadline:export', { sink, language: 'en' })).toMatchObject({ events: 2 });
    expect(readFileSync(path, 'utf8')).not.toContain('Treaty');
  });

  it('stands in the list of all with who ended it, why and by which source', async () => {
    await end();

    const { rows } = await vault.ask('deadline:list', { caseId, all: true });
    const told = { by: 'person', on: '2026-11-14', reason: 'The person was never held under it', from: 'Note 12/2026' };
    expect(rows.find(({ clock }) => clock === 'PA_TREATY')).toMatchObject({ state: 'ended', ended: told });
    const { explanation, sentences } = await vault.ask('deadline:explain', { caseId, clock: 'PA_TREATY', startEvent: arrest });
    expect(explanation).toMatchObject({ state: 'ended', ended: told });
    expect(sentences.es.join(' ')).toContain('Lo dio por terminado una persona el 14 de noviembre de 2026.');
  });

  it('runs again once the end is taken back, by name or by undoing, and the chain holds each step', async () => {
    await end();
    await vault.ask('clock:reopen', { caseId, clock: 'PA_TREATY', startEvent: arrest, reason: 'Entered for another case' });
    expect(await openClocks()).toContain('PA_TREATY');

    const again = await end();
    expect(await openClocks()).not.toContain('PA_TREATY');
    await vault.ask('case:undo', { caseId, ...(again.ok ? { entry: again.value.entry } : {}) });

    expect(await openClocks()).toContain('PA_TREATY');
    const actions = (await vault.ask('audit:list', { limit: 4 })).events.map(({ action }) => action);
    expect(actions).toEqual(expect.arrayContaining(['clock:end', 'clock:reopen', 'case:undo']));
    expect(await vault.ask('audit:verify', {})).toMatchObject({ ok: true });
  });

  it('stays ended when the day of the event that started it is corrected', async () => {
    await end();

    const { event } = await vault.ask('case:correct-event', { caseId, event: arrest, on: '2026-10-02', reason: 'Wrong day' });

    expect(await openClocks()).not.toContain('PA_TREATY');
    const row = (await vault.ask('deadline:list', { caseId, all: true })).rows.find(({ clock }) => clock === 'PA_TREATY');
    expect(row).toMatchObject({ startEvent: event, state: 'ended', mustStopBy: '2026-12-01' });
  });

  it('is refused where there is nothing to end, before it began, and in the future', async () => {
    expect(await end({ on: '2026-09-30' })).toMatchObject({ failure: { code: 'clock/end-day' } });
    expect(await end({ on: '2026-11-15' })).toMatchObject({ failure: { code: 'clock/end-day' } });
    expect(await end({ clock: 'SURR_MX' })).toMatchObject({ failure: { code: 'clock/not-found' } });
    await end();
    expect(await end()).toMatchObject({ failure: { code: 'clock/not-open' } });
    const reopen = { caseId, clock: 'PA_MX_LEI', startEvent: arrest, reason: 'Nobody ended it' };
    expect(await vault.request('clock:reopen', reopen)).toMatchObject({ failure: { code: 'clock/not-ended' } });
  });
});

it('a case that ends takes its clocks with it, each with the event that did', async () => {
  await vault.ask('case:move-stage', { caseId, to: 'T_WITHDRAWN', on: '2026-11-10', facts: { reason: 'Invented' } });

  expect(await openClocks()).toEqual([]);
  const { rows } = await vault.ask('deadline:list', { caseId, all: true });
  expect(rows.map(({ clock, state, ended }) => [clock, state, ended?.label.en, ended?.on])).toEqual(
    ['PA_MX_CONST', 'PA_TREATY', 'PA_MX_LEI'].map(clock => [clock, 'ended', 'Request withdrawn', '2026-11-10']),
  );
});
