import { CalendarDays } from 'lucide-react';
import { useState } from 'react';
import { daysOf, partialDateOf } from '../../shared/partial-date.ts';
import { datesTyped } from '../../shared/typed-partial-date.ts';
import { dateText } from '../../shared/value-text.ts';
import { useOfficeToday } from '../day.ts';
import { useReader, useText } from '../text.ts';
import { DateFrame } from './DateFrame.tsx';
import type { FieldTexts } from './FieldFrame.tsx';

export type PartialDateFieldProps = FieldTexts & {
  /** In stored form (`shared/partial-date.ts`), or as it was typed where it could not be read. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  /** What it is about has been: a day to come is said to be wrong. */
  readonly isPast?: boolean;
};

/**
 * A date as far as it is known, typed as one: `1987`, `abril 1987`, `c. 1987`, `14 mar 1987`. What was understood stands below, never more than was
 * typed. What cannot be read, or in two ways, is kept as it was typed, said, and refused by whoever stores it.
 */
export function PartialDateField({ value, onChange, isPast = false, ...texts }: PartialDateFieldProps) {
  const t = useText();
  const reader = useReader();
  const today = useOfficeToday();
  const [draft, setDraft] = useState<string | null>(null); // null: not being typed
  const shown = draft ?? (value === null ? '' : dateText(value, reader));
  const meant = value !== null && partialDateOf(value) !== null ? [value] : datesTyped(shown, reader.calendar.months);
  const [only] = meant.length === 1 ? meant : [];
  const isUnread = shown.trim() !== '' && meant.length === 0;
  const error = texts.error ?? (isUnread ? t('ui.datePartUnread') : toCome(only));

  function toCome(date: string | undefined): string | null {
    const first = date === undefined || !isPast ? null : daysOf(partialDateOf(date)!).first; // what is meant is a stored form
    return first !== null && first > today ? t('ui.dateAfter', { date: dateText(today, reader) }) : null;
  }

  function type(text: string): void {
    setDraft(text);
    const dates = datesTyped(text, reader.calendar.months);
    onChange(dates.length === 1 ? dates[0]! : text.trim() === '' ? null : text);
  }

  return (
    <DateFrame
      texts={texts}
      shown={shown}
      error={error}
      note={draft !== null && only !== undefined ? dateText(only, reader) : texts.description}
      hint={t('ui.datePartHint')}
      icon={CalendarDays}
      meant={meant}
      onType={type}
      onLeave={() => only !== undefined && setDraft(null)}
      onChoose={date => {
        setDraft(null);
        onChange(date);
      }}
    />
  );
}
