import { agree } from '../../electron/host/demo/agreed.ts';
import { generatedOffice } from '../../electron/host/demo/generator.ts';
import { officeDays } from '../../electron/host/ground/office-day.ts';
import { shippedIndicators } from '../../shared/framework/shipped-indicators.ts';
import { median, ms, percentile, processorMs, timesOf, type BenchRow } from './measure.ts';
import { benchVault } from './vault.ts';

const EVENTS_EACH = 20;

/** What an office of so many cases says of its year: the ministers' review with every part, its PDF, frameworks, indicators, and the monthly report. */
export async function yearBench(cases: number): Promise<readonly BenchRow[]> {
  const vault = await benchVault();
  const today = officeDays(vault.context.session, vault.context).office;
  try {
    await vault.importAll(generatedOffice({ cases, eventsEach: EVENTS_EACH, exchangesEach: 2 }, 7, today));
    await agree(vault.context);
    for (const agency of ['MX-SRE', 'MX-SSPC'])
      await vault.ask('agency:profile', { agency, standing: 'trusted-party', purposes: ['same-case'], formalChannel: true });
    await vault.confirm();
    const year = Number(today.slice(0, 4));
    const parts = ['results', 'pipeline', 'times', 'reciprocity', 'stalled', 'plan', 'next', 'indicators'] as const;
    const asked = { from: `${year - 9}-01-01`, to: today, direction: 'US-MX' as const, parts: [...parts] };
    const sink = () => vault.context.handles.register({ kind: 'sink', name: 'review.pdf', stream: new WritableStream() });
    const tops = await vault.ask('framework:list', {});
    const framework = tops.find(({ fields }) => fields.number === 'DEMO')?.id ?? '';
    const indicator = shippedIndicators[0]?.id ?? '';
    const row = async (what: string, promise: string, work: () => Promise<unknown>): Promise<BenchRow> => {
      await work(); // what is kept from one question to the next is kept
      const before = processorMs();
      const times = await timesOf(RUNS, work, 0);
      const processor = (processorMs() - before) / RUNS;
      const measured = `p95 ${ms(percentile(times, 95))}, median ${ms(median(times))}, of the processor ${ms(processor)}`;
      return { what: `${what}, ${cases.toLocaleString('en')} cases`, measured, promise };
    };
    return [
      await row('ministers’ review, all parts of ten years', 'under 2 s', () => vault.ask('review:document', asked)),
      await row('its PDF', 'under 10 s', () =>
        vault.ask('review:export', { ...asked, form: 'pdf', language: 'en', sink: sink() }),
      ),
      await row('a framework and its years', 'under 150 ms', () => vault.ask('framework:read', { framework })),
      await row('the plan of a year', 'under 150 ms', () => vault.ask('framework:year', { framework, year })),
      await row('indicators of a year, those that are counted too', 'printed', () => vault.ask('indicator:list', { year })),
      await row('an indicator over five years', 'printed', () => vault.ask('indicator:read', { indicator })),
      await row('the monthly report gathered and decided', 'printed', () =>
        vault.ask('monthly:read', { month: today.slice(0, 7) }),
      ),
    ];
  } finally {
    vault.end();
  }
}

const RUNS = 4;
