import { useId, useRef } from 'react';
import { dateText } from '../../shared/value-text.ts';
import { useReader, useText } from '../text.ts';
import { Button } from './Button.tsx';

export type DateChoiceProps<Date extends string> = {
  /** The figures, where they do not stand in the field itself. */
  readonly typed?: string;
  /** The dates that figures may mean: `3/4/2026` is in April or in March. */
  readonly dates: readonly Date[];
  readonly onChoose: (date: Date) => void;
  /** How one is written; left out, as a date is. */
  readonly say?: (date: Date) => string;
};

/** Asks which of two days was typed, each with its month as a word. Nothing is taken before one is chosen. */
export function DateChoice<Date extends string>({ typed, dates, onChoose, say }: DateChoiceProps<Date>) {
  const t = useText();
  const reader = useReader();
  const asked = useId();
  const group = useRef<HTMLDivElement>(null);

  function choose(date: Date): void {
    group.current?.closest('.fld')?.querySelector('input')?.focus(); // the button goes, and must not take the focus with it
    onChoose(date);
  }

  return (
    <div className="date-choice" role="group" aria-labelledby={asked} ref={group}>
      <span id={asked} role="status">
        {typed === undefined ? t('ui.dateTwoWays') : t('ui.dateTwoWaysIn', { typed })}
      </span>
      {dates.map(date => (
        <Button key={date} size="sm" onPress={() => choose(date)}>
          {say === undefined ? dateText(date, reader) : say(date)}
        </Button>
      ))}
    </div>
  );
}
