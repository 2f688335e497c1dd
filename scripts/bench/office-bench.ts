import { caseIdsOf } from '../../db/stages.ts';
import { generatedOffice, seeded } from '../../electron/host/demo/generator.ts';
import { indexCases, stageRules } from '../../electron/host/stages/stage-index.ts';
import { median, ms, onceMs, percentile, perSecond, timesOf, type BenchRow } from './measure.ts';
import { benchVault } from './vault.ts';
import { windowBench } from './window-bench.ts';

const TODAY = '2026-11-23';

/** Lists, search, the pipeline and the clocks over a whole office. */
export async function officeBench(cases: number): Promise<readonly BenchRow[]> {
  const vault = await benchVault();
  const chance = seeded(11);
  try {
    const importMs = await onceMs(() => vault.importAll(generatedOffice({ cases, eventsEach: 20, exchangesEach: 4 }, 7, TODAY)));
    const { cases: some } = await vault.ask('case:list', { limit: 200 });
    const words = ['Montemayor', 'fentanyl', 'warrant', 'de', 'the', 'el', 'entregado', 'cateo', 'Quiñones', 'frontera', 'vista'];
    const list = await timesOf(60, run =>
      vault.ask('case:list', { limit: 100, offset: (run % 40) * 100, sort: run % 2 === 0 ? 'changed' : 'stop' }),
    );
    const filter = await timesOf(60, run =>
      vault.ask('case:list', {
        limit: 100,
        kinds: ['extradition'],
        stages: [run % 2 === 0 ? 'X05' : 'X12'],
        openedFrom: '2015-01-01',
      }),
    );
    const typed = await timesOf(60, run => vault.ask('case:list', { limit: 100, text: words[run % words.length] ?? '' }));
    const search = await timesOf(
      110,
      run => vault.ask('case:search', { text: words[run % words.length] ?? '', limit: 50 }),
      words.length,
    );
    const open = await timesOf(60, () => vault.ask('case:show', { caseId: some[chance(some.length)]?.id ?? '' }));
    const sorted = await timesOf(40, run =>
      vault.ask('case:list', { limit: 100, sort: (['title', 'persons', 'officer', 'counterpart'] as const)[run % 4] ?? 'title' }),
    );
    const begun = await timesOf(40, run =>
      vault.ask('case:search', { text: (words[run % words.length] ?? '').slice(0, 4), limit: 50 }),
    );
    const board = await timesOf(20, () => vault.ask('board:read', { kind: 'extradition' }));
    const day = await timesOf(20, () => vault.ask('today:read', { view: 'office', rows: 8 }));
    const report = await timesOf(20, () => vault.ask('pipeline:report', {}));
    const flow = await timesOf(6, () => vault.ask('flow:read', { kind: 'extradition', from: '2024-01-01' }));
    const behind = await timesOf(6, () => vault.ask('flow:cases', { kind: 'extradition', key: 'all', limit: 100 }));
    const chosen = {
      from: '2017-01-01',
      to: TODAY,
      direction: 'US-MX' as const,
      parts: ['results', 'pipeline', 'times', 'reciprocity', 'stalled'] as const,
    };
    const ministers = { ...chosen, parts: [...chosen.parts] };
    const review = await timesOf(6, () => vault.ask('review:document', ministers));
    const pdf = await onceMs(() =>
      vault.ask('review:export', {
        ...ministers,
        form: 'pdf',
        language: 'en',
        sink: vault.context.handles.register({ kind: 'sink', name: 'review.pdf', stream: new WritableStream() }),
      }),
    );
    const due = await timesOf(30, () => vault.ask('deadline:list', { limit: 200 }));
    const owed = await timesOf(20, () => vault.ask('duty:list', {}));
    const all = caseIdsOf(vault.context.session.office);
    const clocksMs = await onceMs(() => {
      vault.context.session.office.transaction(() =>
        indexCases(vault.context.session.office, all, stageRules(vault.context.session, vault.context)),
      )();
    });
    vault.close(); // the window opens it itself
    const inWindow = await windowBench({ ...vault.asPerson, cases });
    const p95 = (times: readonly number[]): string => `p95 ${ms(percentile(times, 95))}, median ${ms(median(times))}`;
    return [
      { what: `list, ${cases.toLocaleString('en')} cases`, measured: p95(list), promise: 'p95 under 50 ms' },
      { what: 'filter', measured: p95(filter), promise: 'p95 under 50 ms' },
      { what: 'find by words of title, reference, persons', measured: p95(typed), promise: 'p95 under 50 ms' },
      { what: 'full-text search, stop-words too', measured: p95(search), promise: 'p95 under 50 ms' },
      { what: 'open a case', measured: p95(open), promise: '' },
      { what: 'list sorted by title, persons, officer, counterpart', measured: p95(sorted), promise: 'p95 under 50 ms' },
      { what: 'search by the beginning of a word', measured: p95(begun), promise: 'p95 under 50 ms' },
      { what: 'pipeline board', measured: p95(board), promise: 'under 150 ms' },
      { what: 'Today, every owed act placed and counted', measured: p95(day), promise: 'under 150 ms' },
      { what: 'pipeline report', measured: p95(report), promise: 'under 150 ms' },
      { what: 'flow of work, three years', measured: p95(flow), promise: 'under 2 s' },
      { what: 'the cases behind a figure of it', measured: p95(behind), promise: 'under 2 s' },
      { what: 'ministers’ review, all parts of ten years', measured: p95(review), promise: 'under 2 s' },
      { what: 'its PDF', measured: ms(pdf), promise: 'under 10 s' },
      { what: 'deadlines due', measured: p95(due), promise: 'under 150 ms' },
      { what: 'duties owed by every case', measured: p95(owed), promise: 'under 150 ms' },
      { what: 'stages and clocks recomputed and indexed', measured: `${perSecond(all.length, clocksMs)} cases`, promise: '' },
      { what: 'import, with audit entries and index', measured: `${perSecond(cases, importMs)} cases`, promise: '' },
      ...inWindow,
    ];
  } finally {
    vault.end();
  }
}
