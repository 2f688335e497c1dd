import type { IndicatorView } from '../../shared/contract/indicators.ts';
import type { Point } from '../../shared/framework/indicators.ts';
import { directionName } from '../../shared/direction-text.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';

const [WIDTH, HEIGHT, LEFT, TOP, BOTTOM] = [720, 220, 8, 18, 34];
const patterns = ['full', 'hatched', 'empty'] as const;

/** Bars by year and direction, told apart by filling, each with its figure; what is not shown has its sign. The table has the same. */
export function IndicatorChart({ view }: { readonly view: IndicatorView }) {
  const t = useText();
  const format = useFormat();
  const points = view.points.filter(({ shown }) => shown.kind !== 'none');
  const years = [...new Set(points.map(({ from }) => from.slice(0, 4)))].toSorted();
  const series = [...new Set(points.map(seriesOf))].toSorted();
  if (points.length === 0) return null;
  const most = Math.max(1, ...points.map(amountOf));
  const group = (WIDTH - 2 * LEFT) / years.length;
  const bar = Math.min(64, (group - 16) / series.length);
  const heightOf = (amount: number): number => ((HEIGHT - TOP - BOTTOM) * amount) / most;
  return (
    <figure className="fw-chart">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t('framework.chart', { what: t(view.fields.names) })}>
        <defs>
          <pattern id="fw-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <path d="M0 0v6" className="fw-hatch" />
          </pattern>
        </defs>
        <path d={`M${LEFT} ${HEIGHT - BOTTOM}H${WIDTH - LEFT}`} className="fw-axis" />
        {points.map((point, at) => {
          const place = series.indexOf(seriesOf(point));
          const x = LEFT + group * years.indexOf(point.from.slice(0, 4)) + 8 + bar * place;
          const height = heightOf(amountOf(point));
          const { shown } = point;
          const words = shown.kind === 'few' ? '<5' : shown.kind === 'hidden' ? '*' : format.number(amountOf(point));
          return (
            <g key={point.id ?? at}>
              <rect
                x={x}
                y={HEIGHT - BOTTOM - height}
                width={Math.max(2, bar - 6)}
                height={height}
                className={`fw-fill ${patterns[place % patterns.length] ?? ''}`}
              />
              <text x={x + (bar - 6) / 2} y={HEIGHT - BOTTOM - height - 4} textAnchor="middle" className="fw-label">
                {words}
              </text>
            </g>
          );
        })}
        {years.map((year, at) => (
          <text key={year} x={LEFT + group * at + 8} y={HEIGHT - 12} className="fw-label">
            {year}
          </text>
        ))}
      </svg>
      <figcaption className="small">
        {series.map((name, at) => (
          <span key={name} className="fw-key">
            <svg width="14" height="14" aria-hidden>
              <rect x="1" y="1" width="12" height="12" className={`fw-fill ${patterns[at % patterns.length] ?? ''}`} />
            </svg>{' '}
            {name === '' ? t('framework.both') : t(directionName(name as NonNullable<Point['direction']>))}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

const seriesOf = ({ direction }: Point): string => direction ?? '';
const amountOf = ({ shown }: Point): number => ('amount' in shown ? Number(shown.amount) : 0);
