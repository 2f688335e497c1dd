import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { Keys } from '../ui/Keys.tsx';
import { drawnAs, type DrawnClock } from './clock-reading.ts';
import { Pie } from './Pie.tsx';
import { ReadingBar } from './ReadingBar.tsx';

export type ClockCardProps = {
  readonly name: string;
  readonly clock: DrawnClock;
  /** Where it comes from: "3 rules", "promise", "hearing". */
  readonly source: string;
  /** What stands under the date; without it the days left. */
  readonly detail?: ReactNode;
  readonly isSelected?: boolean;
  readonly onExplain?: () => void;
  readonly spanDays?: number;
};

/** A clock with its source, its explanation and its reading bar. Put several in `<ul className="clocks">`. */
export function ClockCard({ name, clock, source, detail, isSelected = false, onExplain, spanDays = 14 }: ClockCardProps) {
  const t = useText();
  const format = useFormat();
  return (
    <li className={`ck ${drawnAs[clock.tone]} ${isSelected ? 'sel' : ''}`}>
      <span className="name">{name}</span>
      {onExplain ? (
        <AriaButton className="exp" onPress={onExplain}>
          {t('clock.explain')}
          <span className="visually-hidden">{name}</span>
          {isSelected && <Keys keys={['E']} />}
        </AriaButton>
      ) : (
        <span />
      )}
      <span className="when">
        <Pie elapsed={clock.elapsed} tone={clock.tone} />
        {format.range(clock.earliest, clock.latest)}
      </span>
      <span className="src">{source}</span>
      <span className="left">{detail ?? <b>{left(clock, t)}</b>}</span>
      <ReadingBar clock={clock} spanDays={spanDays} />
    </li>
  );
}

function left(clock: DrawnClock, t: ReturnType<typeof useText>): string {
  if (clock.tone === 'met') return t('clock.met');
  if (clock.daysToEarliest < 0) return t('clock.late', { count: -clock.daysToEarliest });
  if (clock.daysToLatest === 0) return t('clock.today');
  if (clock.daysToEarliest === clock.daysToLatest) return t('clock.left', { count: clock.daysToEarliest });
  return t('clock.leftRange', { from: clock.daysToEarliest, to: clock.daysToLatest });
}
