import { cellText } from '../../shared/review-text.ts';
import type { Survival, SurvivalPoint } from '../../shared/survival.ts';
import { useText } from '../text.ts';

const LEFT = 44;
const RIGHT = 520;
const TOP = 10;
const BOTTOM = 170;
const EVERY = 6;
const shares = [100, 75, 50, 25, 0];

/** The share of requests not yet surrendered by months since filing, with its band and how many are still followed. */
export function SurvivalCurve({ survival }: { readonly survival: Survival | null }) {
  const t = useText();
  return (
    <section>
      <div className="report-title">
        <h2 className="h-section">{t('reports.survival')}</h2>
        <span className="small muted">{t('reports.survivalNote')}</span>
      </div>
      {survival === null ? <p className="note">{t('reports.survivalNone')}</p> : <Curve survival={survival} />}
      {survival !== null && <p className="small muted">{t('reports.survivalMethod')}</p>}
    </section>
  );
}

function Curve({ survival }: { readonly survival: Survival }) {
  const t = useText();
  const { points, half } = survival;
  const last = Math.max(EVERY, points.at(-1)?.month ?? 0);
  const x = (month: number) => LEFT + ((RIGHT - LEFT) * month) / last;
  const y = (percent: number) => TOP + (BOTTOM - TOP) * (1 - percent / 100);
  const steps = (of: (point: SurvivalPoint) => number) =>
    points.map((point, place) => `${place === 0 ? 'M' : 'H'}${x(point.month)}${place === 0 ? ' ' : 'V'}${y(of(point))}`).join('');
  const back = points.toReversed().map(({ month, low }, place) => {
    const next = points[points.length - 2 - place];
    return `L${x(month)} ${y(low)}${next === undefined ? '' : `V${y(next.low)}H${x(next.month)}`}`;
  });
  const words = half === null ? t('reports.halfNone') : t('reports.halfBy', { month: half.month });
  const band = half?.from != null && half.to !== null ? t('reports.halfBand', { from: half.from, to: half.to }) : null;
  return (
    <svg className="chart" viewBox="0 0 540 214" role="img" aria-label={`${t('reports.survival')}. ${words}. ${band ?? ''}`}>
      {shares.map(share => (
        <g key={share}>
          <path className="grid" d={`M${LEFT} ${y(share)}H${RIGHT}`} />
          <text className="dim end" x={LEFT - 8} y={y(share) + 4}>
            {t('reports.percent', { percent: share })}
          </text>
        </g>
      ))}
      <path className="band" d={`${steps(({ high }) => high)}${back.join('')}Z`} />
      <path className="curve" d={steps(({ percent }) => percent)} />
      {half !== null && (
        <>
          <path className="mark" d={`M${LEFT} ${y(50)}H${x(half.month)}V${BOTTOM}`} />
          <circle className="mark-dot" cx={x(half.month)} cy={y(50)} r="4" />
        </>
      )}
      <text className="strong" x={LEFT + 10} y={y(50) + 18}>
        {words}
      </text>
      {band !== null && (
        <text className="dim" x={LEFT + 10} y={y(50) + 34}>
          {band}
        </text>
      )}
      <text className="dim" x="0" y={BOTTOM + 38}>
        {t('reports.atRisk')}
      </text>
      {points.map(({ month, atRisk }, place) => (
        <g key={month}>
          <path className="grid" d={`M${x(month)} ${BOTTOM}v4`} />
          {hasRoom(points, place) && (
            <>
              <text className="dim mid" x={x(month)} y={BOTTOM + 18}>
                {month}
              </text>
              <text className="mid" x={x(month)} y={BOTTOM + 38}>
                {cellText(atRisk)}
              </text>
            </>
          )}
        </g>
      ))}
    </svg>
  );
}

/** Labels stand where they do not touch: at every point, or where six months and more lie between on a long curve. */
function hasRoom(points: readonly SurvivalPoint[], place: number): boolean {
  const month = points[place]?.month ?? 0;
  return (points.at(-1)?.month ?? 0) <= 2 * EVERY * 3 || month % EVERY === 0;
}
