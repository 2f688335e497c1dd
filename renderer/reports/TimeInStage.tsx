import type { Direction } from '../../shared/case.ts';
import { directions } from '../../shared/case.ts';
import type { PipelineReport, StageCount } from '../../shared/pipeline.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import type { ShownCount } from '../../shared/suppress.ts';
import { CountCell } from './CountCell.tsx';
import { shownStages } from './shown-report.ts';

/** Median days of the open cases in each stage, as bars of one scale for both directions. */
export function TimeInStage({ report }: { readonly report: PipelineReport }) {
  const t = useText();
  const cells = shownStages(report);
  const longest = Math.max(1, ...report.stages.map(stage => stage.medianDaysInStage));
  return (
    <section>
      <h2 className="h-section h-ruled">{t('reports.timeInStage')}</h2>
      <p className="small faint">{t('reports.medianNote')}</p>
      {directions.map(direction => (
        <StageBars
          key={direction}
          direction={direction}
          stages={report.stages.filter(stage => stage.direction === direction)}
          longest={longest}
          cellOf={stage => cells[report.stages.indexOf(stage)] ?? { kind: 'hidden' }}
        />
      ))}
    </section>
  );
}

type StageBarsProps = {
  readonly direction: Direction;
  readonly stages: readonly StageCount[];
  readonly longest: number;
  readonly cellOf: (stage: StageCount) => ShownCount;
};

function StageBars({ direction, stages, longest, cellOf }: StageBarsProps) {
  const t = useText();
  const format = useFormat();
  if (stages.length === 0) return null;
  return (
    <table className="report-table">
      <thead>
        <tr>
          <th scope="col">{t(direction === 'US_REQ' ? 'reports.us' : 'reports.mx')}</th>
          <th scope="col" className="wide">
            {t('reports.days')}
          </th>
          <th scope="col" className="num">
            {t('reports.count')}
          </th>
        </tr>
      </thead>
      <tbody>
        {stages.map(stage => (
          <tr key={stage.stage}>
            <th scope="row">{t(stage.label)}</th>
            <td className="wide">
              <span className="row">
                <svg className="report-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                  <rect width={Math.max(0.5, (100 * stage.medianDaysInStage) / longest)} height="10" />
                </svg>
                <b className="strong">{format.number(stage.medianDaysInStage)}</b>
              </span>
            </td>
            <td className="num">
              <CountCell cell={cellOf(stage)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
