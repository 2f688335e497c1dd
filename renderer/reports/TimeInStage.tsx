import { cellText } from '../../shared/review-text.ts';
import type { Review, StageDays, StageTime } from '../../shared/review.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';

const ROW = 26;
const TOP = 24;
const LEFT = 128;
const RIGHT = 500;
const WIDTH = 540;
const ticks = [0, 30, 90, 180, 365, 730];

/** How long ended stays took: the middle half, the median, up to nine in ten, and the median of as long a time before. */
export function TimeInStage({ review }: { readonly review: Review }) {
  const t = useText();
  const format = useFormat();
  const { stages } = review;
  const most = Math.max(90, ...stages.map(({ days }) => farthest(days)));
  const at = (days: number) => LEFT + (RIGHT - LEFT - 40) * Math.sqrt(Math.min(1, days / (most * 1.05)));
  const bottom = TOP + stages.length * ROW;
  return (
    <section>
      <div className="report-title">
        <h2 className="h-section">{t('reports.timeInStage')}</h2>
        <span className="legend small muted">
          <i className="key-half" aria-hidden="true" /> {t('reports.half')}
          <i className="key-line" aria-hidden="true" /> {t('reports.median')}
          <i className="key-before" aria-hidden="true" /> {t('reports.before')}
          <i className="key-nine" aria-hidden="true" /> {t('reports.nine')}
        </span>
      </div>
      <svg className="chart" viewBox={`0 0 ${WIDTH} ${bottom + 6}`} role="img" aria-label={spoken(stages, t)}>
        <text className="dim end" x={LEFT - 12} y="12">
          {t('reports.side.days')}
        </text>
        <text className="dim end" x={WIDTH - 4} y="12">
          {t('reports.stays')}
        </text>
        {ticks
          .filter(tick => tick <= most * 1.05)
          .map(tick => (
            <g key={tick}>
              <path className="grid" d={`M${at(tick)} ${TOP - 6}V${bottom}`} />
              <text className="dim mid" x={at(tick)} y="12">
                {format.number(tick)}
              </text>
            </g>
          ))}
        {stages.map((stage, place) => (
          <StageRow key={stage.id} stage={stage} y={TOP + place * ROW} at={at} />
        ))}
      </svg>
      <p className="small muted">{t('reports.timeNote')}</p>
    </section>
  );
}

type StageRowProps = { readonly stage: StageTime; readonly y: number; readonly at: (days: number) => number };

function StageRow({ stage, y, at }: StageRowProps) {
  const t = useText();
  const format = useFormat();
  const { days, before } = stage;
  return (
    <g>
      <text x="0" y={y + 14}>
        {t(stage.label)}
      </text>
      {days === null ? (
        <text className="dim" x={at(0) + 6} y={y + 14}>
          {t(absence(stage))}
        </text>
      ) : (
        <>
          {days.nine !== null && days.high !== null && (
            <path className="whisker" d={`M${at(days.high)} ${y + 10}H${at(days.nine)}m0 -4v8`} />
          )}
          {days.low !== null && days.high !== null && (
            <rect className="half" x={at(days.low)} y={y + 4} width={Math.max(2, at(days.high) - at(days.low))} height="12" />
          )}
          <path className="line" d={`M${at(days.median)} ${y + 4}v12`} />
          {before !== null && <path className="before" d={`M${at(before)} ${y + 14}l4 6h-8z`} />}
          <text className="strong" x={at(farthest(days)) + 8} y={y + 14}>
            {format.number(days.median)}
          </text>
        </>
      )}
      <text className="dim end" x={WIDTH - 4} y={y + 14}>
        {cellText(stage.stays)}
      </text>
    </g>
  );
}

function absence({ stays }: StageTime): 'reports.tooFew' | 'reports.notTold' {
  return stays.kind === 'hidden' || stays.kind === 'held' ? 'reports.notTold' : 'reports.tooFew';
}

function farthest(days: StageDays | null): number {
  return days === null ? 0 : (days.nine ?? days.high ?? days.median);
}

function spoken(stages: readonly StageTime[], t: ReturnType<typeof useText>): string {
  const lines = stages.map(
    stage => `${t(stage.label)}: ${stage.days === null ? t(absence(stage)) : `${t('reports.median')} ${stage.days.median}`}`,
  );
  return `${t('reports.timeInStage')}. ${lines.join('; ')}`;
}
