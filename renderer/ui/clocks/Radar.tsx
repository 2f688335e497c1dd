import { useText } from '../../text.ts';

export type RadarCase = { readonly id: string; readonly days: number; readonly isStalled: boolean };
export type RadarProps = {
  readonly stage: string;
  /** The office's own quartiles and median, in days. */
  readonly low: number;
  readonly median: number;
  readonly high: number;
  readonly cases: readonly RadarCase[];
  readonly maxDays?: number;
};

const width = 160;

/** One stage's cases by age on a log scale: quartile band, median, a dot per case, a diamond for a stalled one. */
export function Radar({ stage, low, median, high, cases, maxDays = 1000 }: RadarProps) {
  const t = useText();
  const at = (days: number) => 2 + (width - 6) * Math.min(1, Math.log1p(Math.max(0, days)) / Math.log1p(maxDays));
  const stalled = cases.filter(one => one.isStalled).length;
  return (
    <div>
      <svg
        className="radar"
        viewBox={`0 0 ${width} 30`}
        role="img"
        aria-label={t('clock.radar', { stage, median, low, high, cases: cases.length, stalled })}
      >
        <path className="ground" d={`M0 15H${width}`} />
        <rect className="band" x={at(low)} y="6" width={Math.max(1, at(high) - at(low))} height="18" />
        <path className="median" d={`M${at(median)} 6v18`} />
        {cases.map((one, place) =>
          one.isStalled ? (
            <path key={one.id} className="stalled" d={`M${at(one.days)} 10l5 5-5 5-5-5z`} />
          ) : (
            <circle key={one.id} className="dot" cx={at(one.days)} cy={15 + jitter[place % jitter.length]!} r="1.900" />
          ),
        )}
      </svg>
      <div className="row small faint">
        <span className="grow">{t('clock.median', { days: median })}</span>
        {stalled > 0 && (
          <span className="row soon">
            <span className="diamond" /> {stalled}
          </span>
        )}
      </div>
    </div>
  );
}

const jitter = [2.5, -2.5, 5, 0, -5]; // so that cases of the same age do not cover each other
