import { cellText } from '../../shared/review-text.ts';
import type { Survival, SurvivalPoint } from '../../shared/survival.ts';
import { useText } from '../text.ts';

const LEFT = 78; // the row of those at risk is named there, in either language
const RIGHT = 520;
const TOP = 10;
const BOTTOM = 170;
const EVERY = 6;
const WORDS = 230; // the room that the sentence takes
const LABEL = 34;
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
  const band =
    half?.from == null || half.to === null
      ? null
      : half.from === half.to
        ? t('reports.halfBandOne')
        : t('reports.halfBand', { from: half.from, to: half.to });
  const labelled = labelledOf(points.map(({ month }) => x(month)));
  // Beside the curve: above it where it has come down, else below it.
  const there = points.findLast(({ month }) => x(month) <= RIGHT - WORDS)?.high ?? 100;
  const said = there <= 70 ? { className: 'end', x: RIGHT, y: TOP + 18 } : { className: '', x: LEFT + 10, y: y(25) };
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
      <text className={`strong ${said.className}`} x={said.x} y={said.y}>
        {words}
      </text>
      {band !== null && (
        <text className={`dim ${said.className}`} x={said.x} y={said.y + 16}>
          {band}
        </text>
      )}
      <text className="dim" x="0" y={BOTTOM + 38}>
        {t('reports.atRisk')}
      </text>
      {points.map(({ month, atRisk }, place) => (
        <g key={month}>
          <path className="grid" d={`M${x(month)} ${BOTTOM}v4`} />
          {labelled.has(place) && (
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

/** Which of these places along the axis have a label: the first, and each that does not touch the one before it. */
function labelledOf(places: readonly number[]): ReadonlySet<number> {
  const labelled = new Set<number>();
  let last = -Infinity;
  for (const [place, x] of places.entries()) {
    if (x - last < LABEL) continue;
    labelled.add(place);
    last = x;
  }
  return labelled;
}
