import type { Baseline } from '../../shared/board.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';

export type RadarCase = { readonly id: string; readonly days: number; readonly isStalled: boolean };
export type RadarProps = {
  readonly stage: string;
  /** The office's own quartiles and median in days; null where too few stays are known. */
  readonly baseline: Pick<Baseline, 'low' | 'median' | 'high'> | null;
  readonly cases: readonly RadarCase[];
  /** How many there are, where `cases` is a part of them. */
  readonly total?: number;
  readonly stalled?: number;
  readonly maxDays?: number;
};

const width = 160;

/** One column's cases by age on a log scale: quartile band, median, a dot per case, a diamond for a stalled one. */
export function Radar({ stage, baseline, cases, maxDays = 1000, ...counts }: RadarProps) {
  const t = useText();
  const format = useFormat();
  const at = (days: number) => rounded(2 + (width - 6) * Math.min(1, Math.log1p(Math.max(0, days)) / Math.log1p(maxDays)));
  const { total = cases.length, stalled = cases.filter(one => one.isStalled).length } = counts;
  return (
    <div className="radar-part">
      <svg
        className="radar"
        viewBox={`0 0 ${width} 24`}
        role="img"
        aria-label={
          baseline === null
            ? t('clock.radarTooFew', { stage, cases: t('cases.count', { count: total }) })
            : t('clock.radar', { stage, ...baseline, cases: t('cases.count', { count: total }), stalled })
        }
      >
        <path className="ground" d={`M0 12H${width}`} />
        {baseline !== null && (
          <>
            <rect
              className="band"
              x={at(baseline.low)}
              y="3"
              width={Math.max(1, at(baseline.high) - at(baseline.low))}
              height="18"
            />
            <path className="median" d={`M${at(baseline.median)} 3v18`} />
          </>
        )}
        {/* one path for all dots and one for all diamonds: a board has over a thousand of them */}
        <path
          className="dot"
          d={cases
            .map((one, place) => (one.isStalled ? '' : `M${at(one.days)} ${12 + jitter[place % jitter.length]!}h0`))
            .join('')}
        />
        <path className="stalled" d={cases.map(one => (one.isStalled ? `M${at(one.days)} 7l5 5-5 5-5-5z` : '')).join('')} />
      </svg>
      <div className="row small faint">
        <span className="grow ellipsis" title={baseline === null ? t('clock.tooFewWhy') : ''}>
          {baseline === null ? t('clock.tooFew') : t('clock.median', { days: format.number(baseline.median) })}
        </span>
        {stalled > 0 && (
          <span className="row soon">
            <span className="diamond" /> {format.number(stalled)}
          </span>
        )}
      </div>
    </div>
  );
}

const rounded = (position: number): number => Math.round(position * 100) / 100;
const jitter = [2.5, -2.5, 5, 0, -5]; // so that cases of the same age do not cover each other
