import { isPast } from '../../shared/clocks/due.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { ClockChip } from './ClockChip.tsx';
import { drawnAs, type DrawnClock } from './clock-reading.ts';
import { Pie } from './Pie.tsx';
import { WhoseMove, type Side } from './WhoseMove.tsx';

export type BoardCardProps = {
  readonly reference: string; // whole: a part of it is another reference
  readonly direction: string; // "MX → US"
  readonly officer: string; // initials
  readonly surnames: string;
  readonly title?: string;
  readonly clock: DrawnClock | null; // earliest hard stop
  readonly side: Side | null; // null: nobody's
  readonly moverDays: number | null; // null: not known
  readonly ageDays: number | null;
  readonly usualDays: number | null; // null: nothing to compare with
  /** What its age is compared with, in a sentence. */
  readonly compared: string;
  readonly isStalled: boolean;
  /** How far the package is; null where the case has none. */
  readonly documents: { readonly done: number; readonly total: number } | null;
  readonly onOpen: () => void;
  readonly isFocusable?: boolean; // one card of a board is in the tab order
};

/** One case on the board, in five lines. A complete package fades; a stalled age has a diamond, and what is usual there is its tick. */
export function BoardCard(props: BoardCardProps) {
  const t = useText();
  const format = useFormat();
  const { clock, ageDays, usualDays, compared, isStalled, documents } = props;
  const days = (count: number) => t('clock.days', { days: format.number(count) });
  return (
    <button
      type="button"
      className="card"
      onClick={props.onOpen}
      tabIndex={props.isFocusable === false ? -1 : 0}
      {...(props.title === undefined ? {} : { title: `${props.reference} ${props.title}` })}
    >
      <span className="r0">
        <span className="mono">{props.reference}</span>
        <span className="way">{props.direction}</span>
        <span className="of">{props.officer}</span>
      </span>
      <span className="nm ellipsis row">{props.surnames}</span>
      <span className="r2">
        {clock === null ? (
          <span className="faint">{t('clock.none')}</span>
        ) : isPast(clock) ? (
          <span className="clock over">
            <Pie elapsed={1} tone={clock.tone} />
            {t('clock.lateShort', { days: format.number(-clock.daysToEarliest) })}
          </span>
        ) : (
          <ClockChip clock={clock} isBare />
        )}
        {clock !== null && (
          <span className={`rem ${drawnAs[clock.tone]}`}>
            {!isPast(clock) && clock.daysToEarliest !== 0 && days(clock.daysToEarliest)}
          </span>
        )}
      </span>
      <span className="r3">
        {props.side === null ? <span /> : <WhoseMove side={props.side} />}
        {props.moverDays !== null && <span className="since">{days(props.moverDays)}</span>}
      </span>
      <span className="r4">
        {ageDays === null ? <span /> : <Age {...{ ageDays, usualDays, compared, isStalled }} />}
        {documents === null ? <span /> : <Package documents={documents} />}
      </span>
    </button>
  );
}

type AgeProps = Pick<BoardCardProps, 'usualDays' | 'compared' | 'isStalled'> & { readonly ageDays: number };

/** Where on the bar the usual stay ends; beyond, days stand by their logarithm, so that a year and ten are told apart. */
const USUAL_AT = 22;
const BAR = 66;

function Age({ ageDays, usualDays, compared, isStalled }: AgeProps) {
  const t = useText();
  const format = useFormat();
  const days = t('clock.dayCount', { count: ageDays });
  const at = (USUAL_AT * Math.log1p(ageDays)) / Math.log1p(Math.max(1, usualDays ?? 1));
  return (
    <span title={compared}>
      <span className="row tight">
        {isStalled && <span className="diamond" />}
        {t('clock.days', { days: format.number(ageDays) })}
      </span>
      <span className="visually-hidden">
        {isStalled && t('clock.stalled')} {t('clock.ageCompared', { days, compared })}
      </span>
      <svg className="bar" viewBox={`0 0 ${BAR} 8`} preserveAspectRatio="none" aria-hidden="true">
        <path className="ground" d={`M0 4h${BAR}`} strokeWidth="2" />
        {usualDays !== null && (
          <>
            <path d={`M0 4h${Math.min(BAR, at)}`} stroke="currentColor" strokeWidth="3" />
            <path className="tick" d={`M${USUAL_AT} 0v8`} strokeWidth="1.5" />
          </>
        )}
      </svg>
    </span>
  );
}

function Package({ documents }: { readonly documents: NonNullable<BoardCardProps['documents']> }) {
  const t = useText();
  const share = documents.done / Math.max(documents.total, 1);
  return (
    <span>
      <span aria-hidden="true">{`${documents.done}/${documents.total}`}</span>
      <span className="visually-hidden">{t('clock.documents', documents)}</span>
      <svg className="bar package" viewBox={`0 0 ${BAR} 8`} preserveAspectRatio="none" aria-hidden="true">
        {share < 1 ? (
          <>
            <rect className="ground" x="0.5" y="1.5" width={BAR - 1} height="5" fill="none" vectorEffect="non-scaling-stroke" />
            <path d={`M0 4h${BAR * share}`} stroke="currentColor" strokeWidth="5" />
          </>
        ) : (
          <path className="ground" d={`M0 4h${BAR}`} strokeWidth="2" />
        )}
      </svg>
    </span>
  );
}
