import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import type { CaseId, CivilDate } from '../../shared/language.ts';
import { findProfile } from '../../shared/profiles.ts';
import { deadlinesText, pipelineText, stageText } from '../../shared/report-text.ts';
import { english, spanish } from '../../shared/reader.ts';
import { dutiesText } from '../../electron/terminal/duty-commands.ts';
import { tempVault, type TempVault, type TempVaultOptions } from '../support/temp-vault.ts';

const usRequests = findProfile('us-mx-us-req@2026-11')!;
let vault: TempVault;
afterEach(() => vault.cleanup());

const day = (text: string): CivilDate => text as CivilDate;
const opened = async (options: TempVaultOptions = {}): Promise<CaseId> => {
  vault = await tempVault({ nowMs: Date.parse('2026-11-14T18:00:00Z'), ...options });
  const fields = {
    kind: 'extradition',
    reference: 'SECRET-77',
    title: 'Invented case',
    direction: 'US_REQ',
    stage: 'X04',
    stageEnteredOn: '2026-09-01',
  };
  return (await vault.ask('case:create', { fields })).id;
};
const sonora = { code: 'MX-FGJ-SON', names: { en: 'Invented State Prosecutor', es: 'Fiscalía estatal inventada' } };

describe('a case that was taken over as it stood', () => {
  it('goes on along the exits of its stage', async () => {
    const caseId = await opened();

    const refused = await vault.request('case:move-stage', { caseId, to: 'X18', on: day('2026-10-01') });
    const { stage } = await vault.ask('case:move-stage', { caseId, to: 'X05', on: day('2026-10-01') });

    expect(refused).toMatchObject({ ok: false, failure: { code: 'stage/not-an-exit' } });
    expect(stage).toBe('X05');
    expect((await vault.ask('case:stage', { caseId })).state.path).toMatchObject([
      { stage: 'X04', on: '2026-09-01' },
      { stage: 'X05' },
    ]);
    expect(await vault.ask('pipeline:report', {})).toMatchObject({ stages: [{ stage: 'X05', cases: 1 }], withFaults: 0 });
  });
});

describe('a check', () => {
  it('says what would move and records nothing', async () => {
    const caseId = await opened();

    const answer = await vault.ask('case:move-stage', { caseId, to: 'X05', on: day('2026-10-01'), check: true });

    expect(answer).toMatchObject({ event: null, ok: true, stage: 'X05' });
    expect(answer.moved.map(({ clock }) => clock)).toEqual(['PA_TREATY', 'PA_MX_LEI', 'PA_MX_CONST']);
    expect((await vault.ask('case:stage', { caseId })).state.stage).toBe('X04');
  });
});

describe('the calendar file', () => {
  const exported = async (withReferences: boolean): Promise<string> => {
    const caseId = await opened();
    await vault.ask('case:move-stage', { caseId, to: 'X05', on: day('2026-10-01') });
    const path = join(vault.root, 'plazos.ics');
    const sink = vault.services.handles.register({ kind: 'sink', name: 'plazos.ics', path });
    expect(await vault.ask('deadline:export', { sink, language: 'es', withReferences })).toEqual({
      events: 3,
      cancelled: 0,
      leftOut: 0,
    });
    return readFileSync(path, 'utf8').replace(/\r\n[ \t]/g, ''); // RFC 5545 §3.1: unfold
  };

  it('carries no case data in its titles', async () => {
    const text = await exported(false);

    expect(text).not.toMatch(/SECRET|Invented/);
    expect(text).toContain('SUMMARY:LEI: detención provisional');
    expect(text).toContain('DTSTART;VALUE=DATE:20261201');
    expect(text).toContain('DTSTAMP:20261114T180000Z'); // the services' clock
  });

  it('carries references when asked', async () => {
    expect(await exported(true)).toContain('SECRET-77');
  });
});

describe('logging a meeting with a foreign agent', () => {
  const meeting = { startAt: '2026-11-13T10:00:00-07:00[America/Hermosillo]', mode: 'meeting', counterpart: 'US-DEA' };
  const log = (caseId: CaseId, fields: Record<string, string | boolean>) =>
    vault.request('exchange:log', { caseId, fields: { ...meeting, ...fields } });

  it('by state police asks for the authorisation and sets the report for the third day', async () => {
    const caseId = await opened({ agency: sonora });
    await vault.ask('duty:set', { standing: 'state', monthlyDay: 1 });

    const refused = await log(caseId, {});
    const logged = await log(caseId, { authorisation: 'GAN-12', sreRepresentative: true });

    expect(refused).toMatchObject({
      ok: false,
      failure: {
        code: 'exchange/contact-facts',
        places: [{ path: 'fields.authorisation' }, { path: 'fields.sreRepresentative' }],
      },
    });
    expect(logged).toMatchObject({ ok: true, value: { records: [{ fields: { reportDueOn: '2026-11-16' } }] } });
    expect(await vault.ask('duty:list', {})).toMatchObject([
      { kind: 'contact-report', reference: 'SECRET-77', dueOn: '2026-11-16', latest: '2026-11-19' },
    ]);
  });

  it('by a federal office is logged as it is', async () => {
    const caseId = await opened({ agency: sonora });

    expect(await log(caseId, {})).toMatchObject({ ok: true });
    expect(await vault.ask('duty:list', {})).toEqual([]);
  });
});

describe('the monthly report of foreign liaison officers', () => {
  const monthly = async () => (await vault.ask('duty:list', {})).filter(({ kind }) => kind === 'monthly-report');

  it('is owed for no case, on the day that the office set, until it is filed', async () => {
    const caseId = await opened();
    await vault.ask('duty:set', { standing: 'foreign', monthlyDay: 20 });

    expect(await monthly()).toMatchObject([
      { caseId: null, reference: null, dueOn: '2026-11-20', due: { daysToEarliest: 6, tone: 'later' } },
    ]);
    expect(await vault.ask('duty:list', { caseId })).toEqual([]);
    vault.setNowMs(Date.parse('2026-11-21T18:00:00Z'));
    expect(await monthly()).toMatchObject([{ dueOn: '2026-11-20', due: { tone: 'lapsed' } }]);

    const next = await vault.ask('duty:file-monthly', { on: day('2026-11-21') });

    expect(next).toMatchObject([{ dueOn: '2026-12-20', due: { tone: 'later' } }]);
    expect(await monthly()).toEqual(next);
    expect((await vault.ask('audit:list', {})).events[0]).toMatchObject({ action: 'duty:file-monthly', changes: 1 });
  });

  it('cannot be entered as filed on a day to come, nor by an office that owes none', async () => {
    await opened();

    expect(await vault.request('duty:file-monthly', { on: day('2026-11-15') })).toMatchObject({
      ok: false,
      failure: { code: 'duty/not-yet-filed' },
    });
    await vault.ask('duty:set', { standing: 'federal', monthlyDay: 1 });
    expect(await monthly()).toEqual([]);
    expect(await vault.request('duty:file-monthly', { on: day('2026-11-14') })).toMatchObject({
      ok: false,
      failure: { code: 'duty/no-monthly-report' },
    });
  });

  it('reads as a line of the office in both languages', async () => {
    await opened();
    const rows = await vault.ask('duty:list', {});

    expect(dutiesText(rows, english)).toMatch(/2026-12-01 .* owed .* \(office\) .* Monthly report to SRE and SSPC/);
    expect(dutiesText(rows, spanish)).toMatch(/2026-12-01 .* pendiente .* \(oficina\) .* Informe mensual a la SRE y la SSPC/);
    expect(dutiesText([], spanish)).toBe('No hay obligaciones pendientes.');
  });
});

describe('a profile of the office', () => {
  it('is kept beside the built-in ones under its own version, and cases keep theirs', async () => {
    const caseId = await opened();
    const base = usRequests;
    const longer = {
      ...base,
      version: '2027-01',
      clocks: base.clocks.map(clock => (clock.id === 'PA_TREATY' ? { ...clock, length: { kind: 'days', days: 90 } } : clock)),
    };
    const path = join(vault.root, 'profile.json');
    writeFileSync(path, JSON.stringify(longer));
    const source = () => vault.services.handles.register({ kind: 'source', name: 'profile.json', path });
    await vault.ask('case:move-stage', { caseId, to: 'X05', on: day('2026-10-01') });

    const { key } = await vault.ask('profile:add', { source: source() });
    const again = await vault.request('profile:add', { source: source() });

    expect(again).toMatchObject({ ok: false, failure: { code: 'profile/exists' } });
    expect((await vault.ask('case:stage', { caseId })).profile).toBe('us-mx-us-req@2026-11');
    const preview = await vault.ask('profile:preview-move', { caseId, key });
    expect(preview).toMatchObject({
      faults: [],
      moved: [{ clock: 'PA_TREATY', before: { mustStopBy: '2026-11-30' }, after: { mustStopBy: '2026-12-30' } }],
    });
    await vault.ask('profile:move-case', { caseId, key, reason: 'New exchange of notes' });
    expect((await vault.ask('case:stage', { caseId })).profile).toBe(key);
    expect((await vault.ask('deadline:list', { caseId })).rows.find(({ clock }) => clock === 'PA_TREATY')?.mustStopBy).toBe(
      '2026-12-30',
    );
  });

  it('with a fault is not kept', async () => {
    await opened();
    const path = join(vault.root, 'profile.json');
    writeFileSync(path, JSON.stringify({ ...usRequests, version: '2027-01', outcomes: [] }));
    const source = vault.services.handles.register({ kind: 'source', name: 'profile.json', path });

    const answer = await vault.request('profile:add', { source });

    expect(answer).toMatchObject({ ok: false, failure: { code: 'profile/faulty' } });
    expect(answer.ok ? [] : answer.failure.places?.map(({ code }) => code)).toContain('exit/unknown-stage');
  });

  it('that does not fit the format is refused with every place that does not', async () => {
    await opened();
    const path = join(vault.root, 'profile.json');
    writeFileSync(path, JSON.stringify({ ...usRequests, version: 7, surprise: true }));
    const source = vault.services.handles.register({ kind: 'source', name: 'profile.json', path });

    expect(await vault.request('profile:add', { source })).toMatchObject({
      ok: false,
      failure: {
        code: 'profile/unreadable',
        places: [
          { path: 'version', code: 'value/wrong-type' },
          { path: 'surprise', code: 'field/unknown' },
        ],
      },
    });
  });
});

describe('the text forms', () => {
  it('say the same in both languages', async () => {
    const caseId = await opened();
    await vault.ask('case:move-stage', { caseId, to: 'X05', on: day('2026-10-01') });
    const { rows } = await vault.ask('deadline:list', {});
    const report = await vault.ask('pipeline:report', {});
    const view = await vault.ask('case:stage', { caseId });

    for (const text of [
      deadlinesText(rows, english),
      deadlinesText(rows, spanish),
      stageText(view, english),
      stageText(view, spanish),
    ])
      expect(text).toContain('2026-11-30');
    expect(deadlinesText(rows, spanish)).toContain('por confirmar con asesoría jurídica');
    expect(pipelineText(report, english)).toContain('Next mandatory deadlines');
    expect(pipelineText(report, spanish)).toContain('Próximos plazos fatales');
    expect(deadlinesText([], spanish)).toBe('No corre ningún plazo.');
  });
});
