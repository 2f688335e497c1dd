import type { ShownCount } from '../../shared/publish.ts';
import type { FunnelStep, Review } from '../../shared/review.ts';
import { useText } from '../text.ts';
import { CountCell } from './CountCell.tsx';

const WIDE = 240;

/** How far the requests came: those that went on, stand at a step still, or ended there. */
export function Funnel({ review }: { readonly review: Review }) {
  const t = useText();
  const filed = numberOf(review.funnel[0]?.reached);
  return (
    <section>
      <div className="report-title">
        <h2 className="h-section">{t('reports.funnel')}</h2>
        <span className="legend funnel-key small muted">
          <i className="key-on" aria-hidden="true" /> {t('reports.wentOn')}
          <i className="key-still" aria-hidden="true" /> {t('reports.still')}
          <i className="key-ended" aria-hidden="true" /> {t('reports.ended')}
        </span>
      </div>
      <table className="report-table funnel">
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{t('reports.step')}</th>
            <td />
            <th scope="col">{t('reports.reached')}</th>
            <th scope="col">{t('reports.share')}</th>
            <th scope="col">{t('reports.still')}</th>
            <th scope="col">{t('reports.ended')}</th>
          </tr>
        </thead>
        <tbody>
          {review.funnel.map((step, place) => (
            <tr key={place} className={step.label === null ? 'last' : ''}>
              <th scope="row">{t(step.label ?? 'reports.surrendered')}</th>
              <td className="wide">
                <StepBar step={step} filed={filed} />
              </td>
              <td className="num">
                <b className="strong">
                  <CountCell cell={step.reached} />
                </b>
              </td>
              <td className="num muted">{step.percent === null ? '' : t('reports.percent', { percent: step.percent })}</td>
              <td className="small muted num">{step.still && <CountCell cell={step.still} words="reports.stillHere" />}</td>
              <td className="small muted num">{step.ended && <CountCell cell={step.ended} words="reports.endedHere" />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A bar only where the counts that it would give away are shown. */
function StepBar({ step, filed }: { readonly step: FunnelStep; readonly filed: number | null }) {
  const reached = numberOf(step.reached);
  if (reached === null || filed === null || filed === 0) return null;
  const [still, ended] = [
    numberOf(step.still ?? { kind: 'shown', count: 0 }),
    numberOf(step.ended ?? { kind: 'shown', count: 0 }),
  ];
  const isWhole = still === null || ended === null;
  const scale = WIDE / filed;
  const on = isWhole ? reached : reached - still - ended;
  return (
    <svg className="funnel-bar" viewBox={`0 0 ${WIDE} 20`} preserveAspectRatio="none" aria-hidden="true">
      <rect className={step.label === null ? 'done' : 'on'} width={on * scale} height="20" />
      {!isWhole && <rect className="still" x={on * scale} width={still * scale} height="20" />}
      {!isWhole && <rect className="ended" x={(on + still) * scale} width={ended * scale} height="20" />}
    </svg>
  );
}

function numberOf(cell: ShownCount | undefined): number | null {
  return cell?.kind === 'shown' ? cell.count : null;
}
