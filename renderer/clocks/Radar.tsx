import { useFormat } from '../format.ts';
import { useText } from '../text.ts';

export type RadarCase = { readonly id: string; readonly times: number; readonly isStalled: boolean };
export type RadarProps = {
  readonly stage: string;
  /** What all of its cases are compared with, as a sentence, the usual days of it and those beyond which one is stalled; null where each has its own, or none. */
  readonly compared: { readonly sentence: string; readonly usualDays: number; readonly limitDays: number } | null;
  readonly cases: readonly RadarCase[];
  /** How many there are, where `cases` is a part of them. */
  readonly total?: number;
  readonly stalled?: number;
};

const width = 160;
const MOST_TIMES = 30;

/**
 * One column's cases on a log scale by how many times as long as usual each stands in its own stage: a line where it is usual, a band up to
 * where a case is stalled if that is one for all, a dot per case, a diamond for a stalled one.
 */
export function Radar({ stage, compared, cases, ...counts }: RadarProps) {
  const t = useText();
  const format = useFormat();
  const { total = cases.length, stalled = cases.filter(one => one.isStalled).length } = counts;
  const said = { stage, cases: t('cases.count', { count: total }), stalled };
  const what = compared === null ? t(cases.length === 0 ? 'clock.notCompared' : 'clock.eachCompared') : compared.sentence;
  return (
    <div className="radar-part">
      <svg className="radar" viewBox={`0 0 ${width} 24`} role="img" aria-label={t('clock.radar', { ...said, compared: what })}>
        <path className="ground" d={`M0 12H${width}`} />
        {cases.length > 0 && (
          <>
            {compared !== null && <rect className="band" x={at(1)} y="3" width={at(limitTimes(compared)) - at(1)} height="18" />}
            <path className="median" d={`M${at(1)} 3v18`} />
          </>
        )}
        {/* one path for all dots and one for all diamonds: a board has over a thousand of them */}
        <path
          className="dot"
          d={cases
            .map((one, place) => (one.isStalled ? '' : `M${at(one.times)} ${12 + jitter[place % jitter.length]!}h0`))
            .join('')}
        />
        <path className="stalled" d={cases.map(one => (one.isStalled ? `M${at(one.times)} 7l5 5-5 5-5-5z` : '')).join('')} />
      </svg>
      <div className="row small faint">
        <span className="grow ellipsis" title={what}>
          {compared === null ? what : t('clock.usual', { days: format.number(compared.usualDays) })}
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

const limitTimes = ({ usualDays, limitDays }: { readonly usualDays: number; readonly limitDays: number }): number =>
  limitDays / Math.max(1, usualDays);
/** Where so many times the usual days stand: what is usual about a fifth along, what is stalled beyond two fifths. */
const at = (times: number): number =>
  rounded(2 + (width - 8) * Math.min(1, Math.log1p(Math.max(0, times)) / Math.log1p(MOST_TIMES)));
const rounded = (position: number): number => Math.round(position * 100) / 100;
const jitter = [2.5, -2.5, 5, 0, -5]; // so that cases of the same age do not cover each other
