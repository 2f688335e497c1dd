import { directions } from '../../shared/case.ts';
import type { OutcomeCount, PipelineReport } from '../../shared/pipeline.ts';
import { countings, type Counting } from '../../shared/profile.ts';
import { shownSum, suppressSmall, type ShownCount, type ShownTable } from '../../shared/suppress.ts';

/** One way a case ended, with its count in each direction, in the order of `directions`. */
export type OutcomeLine = {
  readonly counts: Counting;
  readonly outcome: string;
  readonly sides: readonly (OutcomeCount | undefined)[];
};

/** The outcomes by how they are counted, and what of them may be shown. */
export function shownOutcomes(report: PipelineReport): { readonly lines: readonly OutcomeLine[]; readonly shown: ShownTable } {
  const lines = countings.flatMap(counts => {
    const group = report.outcomes.filter(outcome => outcome.counts === counts);
    return [...Map.groupBy(group, ({ outcome }) => outcome)].map(([outcome, both]) => ({
      counts,
      outcome,
      sides: directions.map(direction => both.find(one => one.direction === direction)),
    }));
  });
  return { lines, shown: suppressSmall(lines.map(({ sides }) => sides.map(side => side?.cases ?? 0))) };
}

/** The open cases of each stage; one column over both directions, since the report's open cases are their sum. */
export function shownStages(report: PipelineReport): readonly ShownCount[] {
  return suppressSmall(report.stages.map(({ cases }) => [cases])).rows.flat();
}

/** The figures at the head of the report, none of which gives back a count that the tables under it hide. */
export function shownFigures(report: PipelineReport) {
  const stages = shownStages(report);
  const { lines, shown } = shownOutcomes(report);
  const counted = (counting: Counting) => shown.rows.filter((_, at) => lines[at]?.counts === counting).flat();
  const stageColumn = suppressSmall(report.stages.map(({ cases }) => [cases])).totals;
  return [
    ['open', shownSum(report.open, stageColumn)],
    ['closed', shownSum(report.cases - report.open, shown.totals)],
    ['extraditions', shownSum(report.extraditions, counted('extradition'))],
    [
      'atLarge',
      shownSum(
        report.atLarge,
        stages.filter((_, at) => report.stages[at]?.stage === 'X04'),
      ),
    ],
    ['assurances', shownSum(report.assurancesOutstanding, [])],
    ['alternatives', shownSum(report.alternatives, counted('alternative'))],
  ] as const;
}
