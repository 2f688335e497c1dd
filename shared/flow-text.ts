import { directionName } from './direction-text.ts';
import { clockFates, type Flow, type FlowCount, type FlowFates, type FlowFilter, type FlowLine } from './flow.ts';
import type { Bilingual } from './language.ts';
import type { Reader } from './reader.ts';
import { aligned } from './table-text.ts';
import type { TableCell, TablePart } from './tables.ts';
import { flowText } from './text/flow.ts';
import { pipelineText } from './text/pipeline.ts';
import { reportsText } from './text/reports.ts';

type Line = readonly TableCell[];
type Part = { readonly title: string; readonly note: string; readonly heads: Line; readonly lines: readonly Line[] };
type Made = { readonly office: string; readonly by: string };

/** The flow as tables of a file. */
export function flowTables(flow: Flow, filter: FlowFilter, reader: Reader, { office, by }: Made): readonly TablePart[] {
  const say = (text: Bilingual): string => reader.say(text);
  const head = [...headOf(flow, filter, reader), [say(flowText.source), `${office}, ${by}`]];
  const parts = partsOf(flow, reader).map(({ title, note, heads, lines }) => ({
    title,
    lines: [heads, ...lines, ...(note === '' ? [] : [[note]])],
  }));
  return [{ title: say(flowText.title), lines: head }, ...parts];
}

/** The flow for a terminal. */
export function flowSaid(flow: Flow, filter: FlowFilter, reader: Reader): string {
  const parts = partsOf(flow, reader).map(({ title, heads, lines }) => `\n${title}\n${aligned([heads, ...lines])}`);
  return [aligned(headOf(flow, filter, reader)), ...parts].join('\n');
}

/** The lines behind a figure, for a terminal. */
export function flowLinesSaid(lines: readonly FlowLine[], total: number, reader: Reader): string {
  const rows = lines.map(({ reference, persons, title, officer, stage, of, on, days }) => [
    reference,
    persons === '' ? title : persons,
    officer ?? '',
    reader.say(of ?? stage),
    on ?? '',
    days ?? '',
  ]);
  const heads = [flowText.reference, flowText.persons, flowText.officer, flowText.stage, flowText.on, flowText.days];
  const count = reader.say(flowText.behindCount, { count: total, shown: String(total) });
  return `${count}\n${aligned([heads.map(head => reader.say(head)), ...rows])}`;
}

function headOf(
  { from, asOf, all, undated }: Flow,
  { kind, direction, counterpart, officer }: FlowFilter,
  reader: Reader,
): readonly Line[] {
  const say = (text: Bilingual): string => reader.say(text);
  return [
    [say(flowText.title), say(pipelineText.kind[kind])],
    [say(flowText.from), from],
    [say(flowText.asOf), asOf, say(flowText.asOfText)],
    ...(direction === undefined
      ? []
      : [[say(flowText.direction), direction === null ? say(flowText.none) : say(directionName(direction))]]),
    ...(counterpart === undefined ? [] : [[say(flowText.counterpart), counterpart ?? say(flowText.none)]]),
    ...(officer === undefined ? [] : [[say(flowText.officer), officer ?? say(flowText.nobody)]]),
    [say(flowText.basis), say(flowText.basisText)],
    [say(flowText.internal), say(flowText.internalText)],
    [say(flowText.all), all.count],
    [say(flowText.undated), undated.count],
  ];
}

/** Each part with its heads: one table for the screen's reader, the terminal and the file. */
function partsOf({ periods, stages, movers, terms, owners, loads, funnel }: Flow, reader: Reader): readonly Part[] {
  const say = (text: Bilingual): string => reader.say(text);
  const says = (...texts: readonly Bilingual[]): Line => texts.map(say);
  const cell = (count: FlowCount | null): TableCell => count?.count ?? '';
  const fates = (of: FlowFates): Line => clockFates.map(fate => of[fate].count);
  const fateHeads = clockFates.map(fate => say(flowText.fate[fate]));
  const days = movers.reduce((sum, mover) => sum + mover.days, 0);
  const { load } = flowText;
  return [
    {
      title: say(flowText.periods),
      note: '',
      heads: says(flowText.period, flowText.in, flowText.out, flowText.backlog),
      lines: periods.map(one => [one.period, one.in.count, one.out.count, one.backlog.count]),
    },
    {
      title: say(flowText.stages),
      note: say(flowText.stagesNote),
      heads: says(flowText.stage, flowText.stays, flowText.low, flowText.middle, flowText.high, flowText.outside),
      lines: stages.map(({ label, stays, limits, outside }) => [
        say(label),
        stays.count,
        ...(limits === null ? ['', '', ''] : [limits.low, limits.middle, limits.high]),
        outside.count,
      ]),
    },
    {
      title: say(flowText.movers),
      note: say(flowText.moversNote),
      heads: says(flowText.whose, flowText.cases, flowText.days, flowText.share),
      lines: movers.map(mover => [
        say(flowText.side[mover.whose]),
        mover.cases.count,
        mover.days,
        days === 0 ? '' : reader.say(reportsText.percent, { percent: Math.round((100 * mover.days) / days) }),
      ]),
    },
    {
      title: say(flowText.terms),
      note: say(flowText.termsNote),
      heads: [say(flowText.term), ...fateHeads],
      lines: terms.map(term => [say(term.label), ...fates(term.fates)]),
    },
    {
      title: say(flowText.owners),
      note: '',
      heads: [say(flowText.owner), ...fateHeads],
      lines: owners.map(({ whose, agency, fates: of }) => [agency ?? say(flowText.side[whose]), ...fates(of)]),
    },
    {
      title: say(flowText.loads),
      note: say(flowText.loadsNote),
      heads: says(flowText.officer, load.open, load.ours, load.late, load.passed, load.soon),
      lines: loads.map(one => [
        one.officer ?? say(flowText.nobody),
        ...[one.open, one.ours, one.late, one.passed, one.soon].map(cell),
      ]),
    },
    {
      title: say(flowText.funnel),
      note: say(flowText.funnelNote),
      heads: says(flowText.step, flowText.reached, flowText.still, flowText.ended),
      lines: funnel.map(step => [say(step.label ?? flowText.surrendered), ...[step.reached, step.still, step.ended].map(cell)]),
    },
  ];
}
