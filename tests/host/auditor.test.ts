import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { calls, type CallName } from '../../shared/contract.ts';
import type { CaseId, UserId } from '../../shared/language.ts';
import { askable, askRow, PLANTED, standingOffice, type Standing } from '../support/every-call.ts';
import { PASSPHRASE, type TempVault } from '../support/temp-vault.ts';

const EYES = `${PASSPHRASE} eyes`;

let cleanup: () => void;
let us: TempVault;
let standing: Standing;
let auditor: UserId;
beforeEach(async () => {
  ({ standing, cleanup } = await standingOffice(EYES));
  us = standing.vault;
  auditor = standing.user as UserId; // of the auditor that was added
}, 120_000);
afterEach(() => cleanup());

const asAuditor = () => us.unlock(EYES, 'eyes');
const asSupervisor = () => us.unlock(PASSPHRASE, 'first');
const grant = (caseId: CaseId = standing.caseId, until = '2026-03-09') =>
  us.ask('audit:grant', { auditor, caseId, until: until, ground: 'Yearly review' });
const codeOf = (answer: Awaited<ReturnType<typeof askRow>>) => (answer.ok ? 'done' : answer.failure.code);

/** What stands in clear in files that calls wrote beside the vault. */
function leaked(): string[] {
  const written = readdirSync(us.root).filter(name => name.startsWith('out-'));
  return written.filter(
    name => statSync(join(us.root, name)).isFile() && /zqx/i.test(readFileSync(join(us.root, name), 'latin1')),
  );
}
const tells = (answer: unknown): boolean => JSON.stringify(answer).toLowerCase().includes(PLANTED);

/** Rows that tell a planted value to whoever works with cases: those that the walk is about. */
const reading = [
  'board:read',
  'board:cases',
  'case:compete',
  'case:history',
  'case:list',
  'case:options',
  'case:read',
  'case:search',
  'case:show',
  'deadline:list',
  'doc:list',
  'exchange:contacts',
  'exchange:list',
  'filter:list',
  'mark:list-loosening',
  'mark:together',
  'packet:inspect',
  'packet:view',
  'person:list',
  'pipeline:report',
  'today:more',
  'today:read',
] as const satisfies readonly CallName[];

// Every row is asked, and a busy machine takes its time.
const patience = { timeout: 120_000 };

describe('an auditor without a grant', patience, () => {
  it('is told no value of any case by any row of the contract', async () => {
    await asAuditor();
    const told: CallName[] = [];
    const incidents: CallName[] = [];
    for (const channel of askable) {
      const answer = await askRow(channel, standing);
      if (tells(answer) || JSON.stringify(answer).includes('1984-02-29')) told.push(channel);
      if (codeOf(answer) === 'internal' || codeOf(answer) === 'input/invalid') incidents.push(channel);
    }

    expect(told).toEqual([]);
    expect(leaked()).toEqual([]);
    expect(incidents, 'rows that were not truly asked').toEqual([]);
  });

  it('would be told by many of them as one who works with cases, so that the walk can fail', async () => {
    const told: CallName[] = [];
    for (const channel of reading) if (tells(await askRow(channel, standing))) told.push(channel);

    expect(told).toEqual(reading);
  });

  it('sees which case and which field each event touched, by codes and commitments', async () => {
    await asAuditor();
    const { events } = await us.ask('audit:list', { actions: ['case:update-fields'], caseId: standing.caseId });

    const changes = await us.ask('audit:changes', { entry: events[0]!.number });

    expect(events[0]?.caseIds).toEqual([standing.caseId]);
    expect(changes).toEqual([
      {
        caseId: standing.caseId,
        record: standing.subject,
        entity: 'subject',
        field: 'maternal',
        way: 'made',
        commitment: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/) as string,
      },
    ]);
    expect((await us.ask('audit:list', { actions: ['case:update-fields'], caseId: standing.other })).events).toEqual([]);
    expect((await us.ask('audit:verify', {})).ok).toBe(true);
  });
});

describe('a grant', patience, () => {
  const ofCase = (Object.keys(calls) as CallName[]).filter(
    channel => calls[channel].access !== 'anyone' && (calls[channel].access as readonly string[]).includes('granted-auditor'),
  );

  it('opens the rows of one case to its auditor, and those of no other', async () => {
    await grant();
    await asAuditor();

    const own = await Promise.all(ofCase.map(async channel => [channel, codeOf(await askRow(channel, standing))]));
    const others = await Promise.all(
      ofCase.map(async channel => codeOf(await askRow(channel, { ...standing, caseId: standing.other }))),
    );

    expect(own.filter(([, code]) => code === 'audit/not-granted' || code === 'input/forbidden')).toEqual([]);
    expect(new Set(others)).toEqual(new Set(['audit/not-granted']));
    expect(tells(await us.ask('case:read', { caseId: standing.caseId }))).toBe(true);
  });

  it('names the case in every call that it opens: none is answered without it', async () => {
    await grant();
    await asAuditor();

    const answers = [
      await us.request('deadline:list', {}),
      await us.request('exchange:list', {}),
      await us.request('packet:list', {}),
      await us.request('duty:list', {}),
    ];

    expect(answers.map(answer => (answer.ok ? 'done' : answer.failure.code))).toEqual(Array(4).fill('audit/not-granted'));
  });

  it('changes nothing of what an auditor may do', async () => {
    await grant();
    await asAuditor();

    const writing = askable.filter(
      channel =>
        calls[channel].access !== 'anyone' && !(calls[channel].access as readonly string[]).some(who => who.endsWith('auditor')),
    );
    for (const channel of writing) expect(codeOf(await askRow(channel, standing)), channel).toBe('input/forbidden');
  });

  it('ends with its last day, or when a supervisor ends it', async () => {
    const { id } = await grant();
    await grant(standing.other);
    await asAuditor();
    const read = async (caseId: CaseId) => codeOf(await us.request('case:show', { caseId }));
    const during = [await read(standing.caseId), await read(standing.other)];

    await asSupervisor();
    await us.ask('audit:end-grant', { id });
    const again = await us.request('audit:end-grant', { id });
    await asAuditor();
    const ended = [await read(standing.caseId), await read(standing.other)];
    us.setNowMs(Date.parse('2026-03-11T15:00:00Z'));
    const past = await read(standing.other);

    expect(during).toEqual(['done', 'done']);
    expect(again.ok ? 'done' : again.failure.code).toBe('audit/grant-not-found');
    expect(ended).toEqual(['audit/not-granted', 'done']);
    expect(past).toBe('audit/not-granted');
    expect(await us.ask('audit:list-grants', {})).toEqual([]);
  });

  it('is recorded with its end, tells the auditor no name of the case, and is a supervisor’s alone', async () => {
    const { id, reference } = await grant();
    await us.ask('audit:end-grant', { id });
    await grant();
    await asAuditor();

    const seen = await us.ask('audit:list-grants', {});
    const actions = (await us.ask('audit:list', {})).events.map(({ action }) => action);

    expect(reference).toBe('ZQX-2026-1');
    expect(seen).toMatchObject([
      { caseId: standing.caseId, reference: null, until: '2026-03-09', grantedBy: 'first', isLive: true },
    ]);
    expect(actions.slice(0, 3)).toEqual(['audit:grant', 'audit:end-grant', 'audit:grant']);
    expect(codeOf(await askRow('audit:grant', standing))).toBe('input/forbidden');
  });

  it('is listed for its auditor however many grants were given since', async () => {
    const { id } = await grant();
    const copied = `INSERT INTO audit_grants WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 260)
      SELECT 'later-' || i, case_id, user_id, until, ground, granted_by, granted_at_ms + i, granted_by, granted_at_ms + i
      FROM n, audit_grants`;
    us.session.office.prepare(copied).run();
    const all = await us.ask('audit:list-grants', {});
    await asAuditor();

    expect(all).toHaveLength(261);
    expect((await us.ask('audit:list-grants', {})).map(grant => grant.id)).toEqual([id]);
  });

  it.each([
    ['a day that is past', '2026-03-01', 'audit/grant-days'],
    ['more than ninety days', '2026-06-01', 'audit/grant-days'],
  ])('is refused for %s', async (_, until, code) => {
    const answer = await us.request('audit:grant', { auditor, caseId: standing.caseId, until, ground: 'Review' });

    expect(answer.ok ? 'done' : answer.failure.code).toBe(code);
  });

  it('is refused for who is no auditor, or may not open the vault any more', async () => {
    const officer = await us.ask('user:add', { label: 'desk', role: 'officer', passphrase: `${PASSPHRASE} desk` });
    const input = { caseId: standing.caseId, until: '2026-03-09', ground: 'Review' };
    const toOfficer = await us.request('audit:grant', { ...input, auditor: officer.id });
    await us.ask('user:disable', { userId: auditor });
    const toLeft = await us.request('audit:grant', { ...input, auditor });

    expect([toOfficer, toLeft].map(answer => (answer.ok ? 'done' : answer.failure.code))).toEqual(
      Array(2).fill('audit/not-an-auditor'),
    );
  });

  it('goes with its case', async () => {
    await us.ask('case:update-fields', {
      caseId: standing.other,
      record: standing.other, // the case's own record has its id
      fields: { retentionUntil: '2026-01-01' },
    });
    await grant(standing.other);

    await us.ask('case:erase', { caseId: standing.other, ground: 'Retention' });

    expect(await us.ask('audit:list-grants', {})).toEqual([]);
    expect((await us.ask('audit:verify', {})).ok).toBe(true);
  });
});
