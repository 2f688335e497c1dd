import type { PipelineCase, PipelineReport } from '../../shared/pipeline.ts';
import { go } from '../frame/route-store.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { usePipeline } from './pipeline-store.ts';

/** How many stalled cases the strip names. */
const NAMED = 3;

/** The cases that have stood still longest, each beside the median of its stage. */
export function StalledStrip({ report }: { readonly report: PipelineReport }) {
  const t = useText();
  const format = useFormat();
  const direction = usePipeline(state => state.direction);
  const stalled = report.stalled.filter(line => direction === 'both' || line.direction === direction);
  const worst = stalled.toSorted((a, b) => (b.daysInStage ?? 0) - (a.daysInStage ?? 0)).slice(0, NAMED);
  const medianOf = (line: PipelineCase) =>
    report.stages.find(count => count.stage === line.stage && count.direction === line.direction)?.medianDaysInStage ?? 0;
  return (
    <section className="board-alerts" aria-label={t('pipeline.radar')}>
      <h2 className="h-section">{t('pipeline.radar')}</h2>
      {worst.length === 0 && (
        <p className="small muted">{t('pipeline.noneStalled', { days: format.number(report.stalledAfterDays) })}</p>
      )}
      <ul>
        {worst.map(line => (
          <li key={line.caseId}>
            <span className="diamond" />
            <button type="button" onClick={() => go({ screen: 'case', caseId: line.caseId })}>
              <span className="ellipsis strong" title={line.title}>
                {line.title}
              </span>
              <span className="mono muted">{line.reference}</span>
              <span className="ellipsis soon">
                {t('pipeline.stalledCase', {
                  days: format.number(line.daysInStage ?? 0),
                  stage: t(line.label),
                  median: format.number(medianOf(line)),
                })}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {stalled.length > NAMED && <span className="small muted">{t('pipeline.stalledCount', { count: stalled.length })}</span>}
    </section>
  );
}
