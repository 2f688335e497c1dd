import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generatedOffice } from '../../electron/host/demo/generator.ts';
import { caseFile, importFile } from '../support/case-file.ts';
import { dayGroups, FOLDED_FROM, type DayRow } from '../../shared/day.ts';
import type { CaseId, CivilDate } from '../../shared/language.ts';
import { owedText } from '../../shared/owed-text.ts';
import { dayText, todayCommands, withoutFolds } from '../../electron/terminal/today-commands.ts';
import { english, spanish } from '../../shared/reader.ts';
import { dateText } from '../../shared/value-text.ts';
import { tempVault, type TempVault } from '../support/temp-vault.ts';

const TODAY = '2026-11-23';
const CASES = 120;
const day = (text: string) => text as CivilDate; // dates of this file
let vault: TempVault;
beforeAll(async () => {
  vault = await tempVault({ nowMs: Date.parse(`${TODAY}T18:00:00Z`) });
  const cases = [...generatedOffice({ cases: CASES, eventsEach: 12, exchangesEach: 1 }, 11, TODAY)];
  expect((await importFile(vault, caseFile(...cases))).ok).toBe(true);
}, 240_000);
afterAll(() => vault.cleanup());

const read = (rows = 500) => vault.ask('today:read', { view: 'office', rows });
const allRows = async (): Promise<readonly DayRow[]> => (await read()).groups.flatMap(({ rows }) => rows);
const sql = <T>(text: string): readonly T[] => vault.session.office.prepare<[], T>(text).all();

describe('in an office of random cases of every kind', () => {
  it('each open case has a row, with an owner and a day, and each row stands in one group', async () => {
    const rows = await allRows();
    const open = sql<{ id: string }>('SELECT case_id AS id FROM case_pipeline WHERE is_over = 0').map(({ id }) => id);
    const owed = new Set(rows.filter(({ due, whose }) => due !== null && whose !== null).map(({ caseId }) => caseId as string));

    expect(open.length).toBeGreaterThan(CASES / 3);
    expect(open.filter(id => !owed.has(id))).toEqual([]);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  });

  it('counts every row, however few of a group it gives, and gives the rest when asked', async () => {
    const whole = await read();
    const few = await read(2);
    const none = await read(0);

    for (const [at, id] of dayGroups.entries()) {
      expect(few.groups[at]).toMatchObject({ id, total: whole.groups[at]!.rows.length });
      expect(none.groups[at]).toMatchObject({ total: few.groups[at]!.total, rows: [] });
      const rest = await vault.ask('today:more', { view: 'office', group: id, offset: 2, limit: 500 });
      expect([...few.groups[at]!.rows, ...rest.rows].map(({ key }) => key)).toEqual(whole.groups[at]!.rows.map(({ key }) => key));
    }
  });

  it('is open, in after-care or ended in the same number of cases in the list, on the board and in the report', async () => {
    const over = { kind: 'extradition', reference: 'EX-OVER', title: 'Invented', direction: 'US_REQ', stage: 'T_REFUSED' };
    await vault.ask('case:create', { fields: over });
    const kinds = ['extradition', 'joint-investigation', 'information-exchange'] as const;
    const listed = async (standing: 'open' | 'after-care' | 'ended', kind?: (typeof kinds)[number]) =>
      (await vault.ask('case:list', { standings: [standing], ...(kind && { kinds: [kind] }), limit: 1 })).total;
    const counted = (where: string) =>
      sql<{ n: number }>(`SELECT count(*) AS n FROM case_pipeline JOIN cases ON id = case_id WHERE ${where}`)[0]!.n;
    const [open, afterCare, ended] = [await listed('open'), await listed('after-care'), await listed('ended')];
    const report = await vault.ask('pipeline:report', {});

    expect([open, afterCare, ended]).toEqual([
      counted("is_over = 0 AND case_pipeline.stage <> 'X19'"),
      counted("is_over = 0 AND case_pipeline.stage = 'X19'"),
      counted('is_over = 1'),
    ]);
    expect([afterCare > 0, ended > 0]).toEqual([true, true]);
    expect(report).toMatchObject({ cases: open + afterCare + ended, open, afterCare });
    expect(report.stages.reduce((sum, { cases }) => sum + cases, 0)).toBe(open + afterCare);
    let lapsed = 0;
    for (const kind of kinds) {
      const board = await vault.ask('board:read', { kind });
      lapsed += board.lapsed;
      const here = { open: await listed('open', kind), afterCare: await listed('after-care', kind) };
      expect(board).toMatchObject(here);
      expect(board.kinds.find(each => each.kind === kind)?.open ?? 0).toBe(here.open);
      expect(board.columns.reduce((sum, { total }) => sum + total, 0)).toBe(here.open + here.afterCare);
    }
    expect(report.lapsedCases).toBe(lapsed);
  });

  it('shows in each open case the act that Today has, of whom the board has the move, since the same day', async () => {
    const onDay = new Map((await allRows()).map(row => [row.key, row]));
    const moves = sql<{ id: CaseId; whose: string; since: string | null }>(
      'SELECT case_id AS id, whose, move_since AS since FROM case_pipeline WHERE is_over = 0',
    );
    expect(moves.length).toBeGreaterThan(CASES / 3);
    for (const { id, whose, since } of moves) {
      const { owed } = await vault.ask('case:show', { caseId: id });
      expect(owed).toMatchObject({ whose, ...(since === null ? {} : { since }) });
      expect(owed).toEqual(onDay.get(owed!.key));
      expect((await vault.ask('case:stage', { caseId: id })).owed).toEqual(owed);
    }
    const over = sql<{ id: CaseId }>('SELECT case_id AS id FROM case_pipeline WHERE is_over = 1')[0]!.id;
    expect((await vault.ask('case:show', { caseId: over })).owed).toBeNull();
  });

  it('shows a live hard stop two days away, however many dead ones there are', async () => {
    const created = await vault.ask('case:create', {
      fields: {
        kind: 'extradition',
        reference: 'EX-LIVE',
        title: 'Invented',
        direction: 'US_REQ',
        stage: 'X04',
        stageEnteredOn: '2026-09-20',
      },
    });
    await vault.ask('case:move-stage', { caseId: created.id, to: 'X05', on: day('2026-09-26') });

    const { groups, horizon } = await read(3);
    const week = groups.find(({ id }) => id === 'week')!;

    expect(week.rows[0]).toMatchObject({ reference: 'EX-LIVE', weight: 'hard' });
    expect(horizon.rows.map(({ reference }) => reference)).toContain('EX-LIVE');
  });

  it('folds what is alike in a long group, each row of it in one fold, and gives the rows of a fold when asked', async () => {
    const { groups } = await read();
    const folded = groups.filter(({ folds }) => folds.length > 0);

    expect(folded.map(({ total }) => total).filter(total => total < FOLDED_FROM)).toEqual([]);
    expect(folded.length).toBeGreaterThan(2);
    for (const { id, total, rows, folds } of folded) {
      const inFolds: string[] = [];
      for (const { key, total: alike, first } of folds) {
        const asked = await vault.ask('today:more', { view: 'office', group: id, fold: key, offset: 0, limit: 500 });
        expect([asked.total, asked.rows.length, asked.rows[0]]).toEqual([alike, alike, first]);
        const signs = asked.rows.map(({ kind, whose, who }) => `${kind} ${whose} ${whose === 'us' ? '' : who}`);
        expect(new Set(signs).size).toBe(1);
        inFolds.push(...asked.rows.map(each => each.key));
      }
      expect(inFolds.toSorted()).toEqual(rows.map(each => each.key).toSorted());
      expect(folds.reduce((sum, fold) => sum + fold.total, 0)).toBe(total);
    }
  });

  it('folds no mandatory deadline that is near, and puts what expired last first', async () => {
    const caseId = (await vault.ask('case:list', { text: 'EX-LIVE' })).cases[0]!.id;
    const entered = async (dueOn: string, hardStop: boolean) =>
      vault.ask('case:add-record', { caseId, entity: 'deadline', fields: { label: 'Invented', dueOn, hardStop } });
    for (let each = 0; each < FOLDED_FROM; each++) await entered('2026-11-26', each % 2 === 0);

    const { groups } = await read();
    const { folds } = groups.find(({ id }) => id === 'week')!;
    const expired = groups.find(({ id }) => id === 'lapsed')!.rows.map(({ due }) => due!.earliest);

    expect(folds.filter(({ total, first }) => total > 1 && first.weight === 'hard')).toEqual([]);
    expect(folds.filter(({ total, first }) => total > 1 && first.weight === 'soft')).toHaveLength(1);
    expect(folds.filter(({ first }) => first.weight === 'hard').length).toBeGreaterThan(FOLDED_FROM / 2);
    expect(expired).toEqual(expired.toSorted().toReversed());
    expect(expired.length).toBeGreaterThan(1);
  });

  it('says in the terminal what is alike with its count, and the rows when they are asked for', async () => {
    const whole = await read();
    const lapsed = whole.groups.find(({ id }) => id === 'lapsed')!;
    const many = lapsed.folds.find(({ total }) => total > 1)!;
    const today = todayCommands.find(({ words }) => words === 'today')!;
    const terminal = { request: (channel: 'today:read', input: object) => vault.ask(channel, input as never) } as never;
    const said = async (options: object) => today.say(await today.run(terminal, [], options as never), english);

    expect(await said({})).toMatch(new RegExp(`\\n${many.total} +\\S+ +.*${many.what.en}`));
    const rows = await said({ rows: '500' });
    expect(rows).toContain(lapsed.rows.at(-1)!.reference!);
    // Its own day, not that on which others are asked about it.
    const theirs = lapsed.rows.filter(
      ({ askOn, due, reference }) => reference !== null && askOn !== null && askOn !== due?.earliest,
    );
    expect(theirs.length).toBeGreaterThan(0);
    for (const { due, reference, since } of theirs)
      expect(rows).toMatch(new RegExp(`\\n${due!.earliest} +${reference!} .* ${since!} `));
  });

  it('shows to one officer the cases of that officer alone, as many as the whole office has of them', async () => {
    const officer = vault.session.user.label;
    const caseId = (await vault.ask('case:list', { text: 'EX-LIVE' })).cases[0]!.id;
    await vault.ask('case:update-fields', { caseId, record: caseId, fields: { officer } });

    const mine = await vault.ask('today:read', { view: 'mine', rows: 500 });
    const office = (await allRows()).filter(row => row.officer === officer || row.caseId === null);

    expect(mine.groups.flatMap(({ rows }) => rows.map(({ key }) => key)).toSorted()).toEqual(
      office.map(({ key }) => key).toSorted(),
    );
    expect(office.length).toBeGreaterThan(0);
  });

  it('derives an act anew whenever something of its case changes, as if the case were read for the first time', async () => {
    const before = sql('SELECT * FROM case_acts ORDER BY case_id, place');
    const { indexCases, stageRules } = await import('../../electron/host/stages/stage-index.ts');
    const { caseIdsOf } = await import('../../db/stages.ts');
    const { office } = vault.session;

    office.transaction(() => indexCases(office, caseIdsOf(office), stageRules(vault.session, vault.services)))();

    expect(sql('SELECT * FROM case_acts ORDER BY case_id, place')).toEqual(before);
  });
});

describe('a reminder of what is awaited', () => {
  const awaited = async (): Promise<DayRow & { readonly caseId: CaseId; readonly act: string }> => {
    const row = (await read()).groups.find(({ id }) => id === 'ask')!.rows[0]!;
    return { ...row, caseId: row.caseId!, act: row.act! };
  };
  const rowOf = async (key: string) => {
    const { groups } = await read();
    const group = groups.find(({ rows }) => rows.some(row => row.key === key))!;
    return { group: group.id, row: group.rows.find(row => row.key === key)! };
  };

  it('says who was asked when and by whom, waits until its next day, and is in the audit', async () => {
    const { caseId, act, key } = await awaited();

    await vault.ask('follow-up:add', { caseId, act, on: day(TODAY), nextOn: day('2026-12-07'), note: 'By phone' });

    const { group, row } = await rowOf(key);
    expect(group).toBe('waiting');
    expect(row).toMatchObject({ askOn: '2026-12-07', reminder: { on: TODAY, by: vault.session.user.label, note: 'By phone' } });
    expect((await vault.ask('audit:list', { limit: 1 })).events[0]?.action).toBe('follow-up:add');
    vault.setNowMs(Date.parse('2026-12-07T18:00:00Z'));
    expect((await rowOf(key)).group).toBe('ask');
    vault.setNowMs(Date.parse(`${TODAY}T18:00:00Z`));
  });

  it('leaves the earlier ones standing', async () => {
    const { caseId, act } = await awaited();
    const add = (on: string, nextOn: string) => vault.ask('follow-up:add', { caseId, act, on: day(on), nextOn: day(nextOn) });

    await add('2026-11-01', '2026-11-08');
    const all = await add('2026-11-10', '2026-11-20');

    expect(all.map(({ on }) => on)).toEqual(['2026-11-01', '2026-11-10']);
    expect(await vault.ask('follow-up:list', { caseId })).toEqual(all);
  });

  it('is refused of what is ours, of what nobody owes, of a day to come, and without a later day to ask', async () => {
    const { caseId, act } = await awaited();
    const own = (await read()).groups.flatMap(({ rows }) => rows).find(({ whose, act: key }) => whose === 'us' && key !== null)!;
    const codeOf = async (given: { caseId: CaseId; act: string; on?: string; nextOn?: string }) => {
      const { on = TODAY, nextOn = '2026-12-07', ...of } = given;
      const answer = await vault.request('follow-up:add', { ...of, on: day(on), nextOn: day(nextOn) });
      return answer.ok ? null : answer.failure.code;
    };

    expect(await codeOf({ caseId: own.caseId!, act: own.act! })).toBe('follow-up/not-awaited');
    expect(await codeOf({ caseId, act: 'stage NOWHERE' })).toBe('follow-up/not-awaited');
    expect(await codeOf({ caseId, act, on: '2026-11-24' })).toBe('follow-up/days');
    expect(await codeOf({ caseId, act, nextOn: TODAY })).toBe('follow-up/days');
  });
});

describe('the terminal', () => {
  it('says of a case what is expected next, of whom, since when and by when, in either language', async () => {
    const row = (await read()).groups.find(({ id }) => id === 'waiting')!.rows.find(({ kind }) => kind === 'stage')!;
    const days = row.days!.toLocaleString('en-US');

    expect(owedText(row, english)).toBe(
      `Expected next: ${row.what.en} · ${row.who ?? 'Counterpart'} · since ${dateText(row.since!, english)}, ${days} days · ask on ${dateText(row.askOn!, english)}`,
    );
    expect(owedText(row, spanish)).toContain(
      `desde el ${dateText(row.since!, spanish)}, ${days} días · preguntar el ${dateText(row.askOn!, spanish)}`,
    );
  });

  it('says each group with its count, and how many more it has than it shows', async () => {
    const few = withoutFolds(await read(1));
    const waiting = few.groups.find(({ id }) => id === 'ask')!;

    const text = dayText(few, english);

    expect(text).toContain(`Waiting on others: ask about it now: ${waiting.total}`);
    expect(text).toContain(`${waiting.total - 1} more`);
    expect(dayText(few, spanish)).toContain(`${waiting.total - 1} más`);
  });
});
