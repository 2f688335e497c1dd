import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Terminal } from '../../electron/terminal/command.ts';
import { commands } from '../../electron/terminal/commands.ts';
import type { CaseId, CivilDate } from '../../shared/language.ts';
import { findProfile } from '../../shared/profiles.ts';
import { stageText } from '../../shared/report-text.ts';
import { english, spanish } from '../../shared/reader.ts';
import { tempVault, type TempVault } from '../support/temp-vault.ts';

const day = (text: string): CivilDate => text as CivilDate;

const usRequests = findProfile('us-mx-us-req@2026-11')!;

describe('stages of a case', () => {
  let vault: TempVault;
  let caseId: CaseId;

  beforeEach(async () => {
    vault = await tempVault({ nowMs: Date.parse('2026-03-02T18:00:00Z') });
    const fields = { kind: 'extradition', reference: 'X-1', title: 'Invented case', direction: 'US_REQ' };
    caseId = (await vault.ask('case:create', { fields })).id;
  });
  afterEach(() => vault.cleanup());

  const move = (to: string, on: string, facts: Record<string, string | number | boolean> = {}) =>
    vault.ask('case:move-stage', { caseId, to, on: day(on), facts });
  /** Keep the same treaty as the office's own, but for an arrest, which leads nowhere from where an order stands. */
  const withoutArrest = async (): Promise<string> => {
    const stages = usRequests.stages.map(stage => ({
      ...stage,
      exits: stage.exits.map(exit =>
        stage.id === 'X04' && exit.to === 'X05' ? { ...exit, event: 'provisional-request-denied' } : exit,
      ),
    }));
    const path = join(vault.root, 'profile.json');
    writeFileSync(path, JSON.stringify({ ...usRequests, version: '2027-01', stages }));
    const source = vault.services.handles.register({ kind: 'source', name: 'p.json', path });
    return (await vault.ask('profile:add', { source })).key;
  };
  const arrest = async () => {
    await move('X01', '2025-12-01');
    await move('X02', '2025-12-05', { noteNumber: 'N-1' });
    await move('X03', '2025-12-10');
    await move('X04', '2025-12-20');
    return move('X05', '2026-01-15');
  };

  it('computes the three dates of an arrest on 15 January 2026 and lists the earliest first', async () => {
    await arrest();

    const { rows } = await vault.ask('deadline:list', { caseId });

    expect(rows.map(({ clock, mustStopBy, due, state }) => [clock, mustStopBy, due?.daysToEarliest, state])).toEqual([
      ['PA_MX_LEI', '2026-03-15', 13, 'running'],
      ['PA_MX_CONST', '2026-03-16', 14, 'running'],
      ['PA_TREATY', '2026-03-16', 14, 'running'],
    ]);
    expect(await vault.ask('case:list', {})).toMatchObject({ cases: [{ stage: 'X05', nextStopOn: '2026-03-15' }] });
  });

  it('asks for a missing fact and records nothing', async () => {
    await arrest();

    const answer = await vault.request('case:move-stage', { caseId, to: 'X07', on: day('2026-02-20') });

    expect(answer).toMatchObject({
      ok: false,
      failure: { code: 'stage/missing-facts', places: [{ path: 'facts.noteNumber' }] },
    });
    expect((await vault.ask('case:stage', { caseId })).state.stage).toBe('X05');
  });

  it('names what may be recorded without a move, with the facts that its clocks count with, and takes each of them', async () => {
    await arrest();
    const { asides, exits } = await vault.ask('case:stage', { caseId });
    expect(asides.find(({ type }) => type === 'grant-notified')?.asks.map(({ fact }) => fact)).toEqual(['effectDate']);
    expect(asides.filter(({ type }) => exits.some(({ event }) => event === type) || type === 'case-opened')).toEqual([]);
    for (const { type } of asides)
      expect(await vault.ask('case:record-event', { caseId, type, on: day('2026-02-01'), check: true })).toMatchObject({
        ok: true,
        stage: 'X05',
      });
    await move('T_WITHDRAWN', '2026-02-20', { reason: 'Invented' });
    expect((await vault.ask('case:stage', { caseId })).asides).toEqual([]);
  });

  it('keeps both versions of a corrected arrest and lists exactly the clocks that moved', async () => {
    const { event } = await arrest();
    await vault.ask('case:record-event', { caseId, type: 'filed-in-court', on: day('2026-02-01') });

    const answer = await vault.ask('case:correct-event', {
      caseId,
      event: event!,
      on: day('2026-01-14'),
      reason: 'Misread stamp',
    });

    expect(answer.moved.map(({ clock, before, after }) => [clock, before?.mustStopBy, after?.mustStopBy])).toEqual([
      ['PA_TREATY', '2026-03-16', '2026-03-15'],
      ['PA_MX_LEI', '2026-03-15', '2026-03-14'],
      ['PA_MX_CONST', '2026-03-16', '2026-03-15'],
    ]);
    const { file } = await vault.ask('case:show', { caseId });
    expect(file.records.filter(({ fields }) => fields['type'] === 'arrest')).toHaveLength(2);
    const view = await vault.ask('case:stage', { caseId });
    expect(view.corrections.map(versions => versions.map(({ on }) => on))).toEqual([['2026-01-15', '2026-01-14']]);
    expect(stageText(view, spanish)).toContain('2026-01-15 → 2026-01-14 (Misread stamp)');
  });

  it('are corrected from the terminal, which tells the versions and why', async () => {
    await arrest();
    const asked = commands.find(({ words }) => words === 'case stage')!;
    const terminal = { request: vault.ask.bind(vault), reader: english } as unknown as Terminal; // the command uses no more of it

    const options = { correct: 'arrest', on: '2026-01-14', why: 'Misread stamp' };
    const shown = asked.say(await asked.run(terminal, [caseId], options), english);

    expect(shown).toContain('Recorded.');
    expect(shown).toContain('2026-01-15 → 2026-01-14 (Misread stamp)');
    await expect(asked.run(terminal, [caseId], { ...options, correct: 'amparo-filed' })).rejects.toThrow('record/not-found');
  });

  it('are only checked at the terminal where that is asked, which never says then that something was recorded', async () => {
    await arrest();
    const asked = commands.find(({ words }) => words === 'case stage')!;
    const terminal = { request: vault.ask.bind(vault), reader: english } as unknown as Terminal; // the command uses no more of it
    const check = async (options: Record<string, string>) =>
      asked.say(await asked.run(terminal, [caseId], { on: '2026-02-20', check: true, ...options }), english);

    const [well, refused] = [await check({ event: 'consent' }), await check({ to: 'X07' })];

    expect(well).toMatch(/^It could be recorded\. Nothing was\.$/m);
    expect(refused).toMatch(/^It would be refused\. Nothing was recorded\.$/m);
    expect(refused).toContain('Facts that this entry needs are missing.');
    for (const said of [well, refused]) expect(said).not.toMatch(/^Recorded/m);
    expect((await vault.ask('case:stage', { caseId })).state.stage).toBe('X05');
  });

  it('explains a clock in both languages', async () => {
    const { event } = await arrest();

    const { explanation, sentences } = await vault.ask('deadline:explain', { caseId, clock: 'PA_TREATY', startEvent: event! });

    expect(explanation!.citation.tag).toBe('M');
    expect(sentences.en.join(' ')).toContain('to be confirmed by counsel');
    expect(sentences.es.join(' ')).toContain('por confirmar con asesoría jurídica');
  });

  it('lists the clocks that a new holiday moves, and moves them in the index', async () => {
    await arrest();
    await move('X07', '2026-02-02', { noteNumber: 'N-2' });
    await move('X08', '2026-02-03');
    await move('X10', '2026-02-10', { alreadyDetained: true });
    const edit = {
      calendar: 'mx-judicial',
      date: day('2026-02-12'),
      change: 'day-off' as const,
      name: { en: 'Court closed', es: 'Suspensión de labores' },
      reason: 'Circular',
    };

    const tried = await vault.ask('calendar:edit', { ...edit, check: true });
    const made = await vault.ask('calendar:edit', edit);

    expect(tried).toEqual(made);
    expect(made).toMatchObject([
      {
        reference: 'X-1',
        moved: [
          { clock: 'EXCEPT', before: { latest: '2026-02-13' }, after: { latest: '2026-02-16' } },
          // Nobody answered: the opinion's three days follow. 16, 17, 18 February; with the court closed 17, 18, 19.
          { clock: 'OPINION_UNCONTESTED', before: { latest: '2026-02-18' }, after: { latest: '2026-02-19' } },
        ],
      },
    ]);
    const { rows } = await vault.ask('deadline:list', { caseId, all: true });
    expect(rows.find(({ clock }) => clock === 'EXCEPT')).toMatchObject({ mustStopBy: '2026-02-13', latest: '2026-02-16' });
  });

  it('reports the pipeline with its next stop, as it stands now', async () => {
    expect(await vault.ask('pipeline:report', {})).toMatchObject({ stages: [{ stage: 'X00', cases: 1 }] });
    await arrest();

    const report = await vault.ask('pipeline:report', {});

    expect(report).toMatchObject({
      cases: 1,
      open: 1,
      extraditions: 0,
      stages: [{ stage: 'X05', cases: 1, withStopInThirtyDays: 1 }],
    });
    expect(report.next).toMatchObject([
      { reference: 'X-1', nextStopClock: 'PA_MX_LEI', stop: { tone: 'later', daysToEarliest: 13 } },
    ]);
  });

  it('moves a case to another profile only by an explicit act that leaves its history fitting', async () => {
    await arrest();
    const key = await withoutArrest();
    const otherWay = { caseId, key: 'us-mx-mx-req@2026-11' };

    const preview = await vault.ask('profile:preview-move', { caseId, key });
    const refused = await vault.request('profile:move-case', { caseId, key, reason: 'Test' });

    expect(preview.faults.length).toBeGreaterThan(0);
    expect(refused).toMatchObject({ ok: false, failure: { code: 'profile/does-not-fit' } });
    for (const asked of [
      await vault.request('profile:preview-move', otherWay),
      await vault.request('profile:move-case', { ...otherWay, reason: 'Test' }),
    ])
      expect(asked).toMatchObject({ ok: false, failure: { code: 'profile/other-case' } });
    expect((await vault.ask('case:stage', { caseId })).profile).toBe('us-mx-us-req@2026-11');
  });

  it('undoes a move and its clocks together', async () => {
    await arrest();

    await vault.ask('case:undo', { caseId });

    expect((await vault.ask('case:stage', { caseId })).state.stage).toBe('X04');
    expect((await vault.ask('deadline:list', { caseId })).rows.map(({ clock }) => clock)).toEqual(['ORDER_REVIEW']);
  });
});
