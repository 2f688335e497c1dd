import { CalendarDays } from 'lucide-react';
import { useState } from 'react';
import { Temporal } from 'temporal-polyfill';
import type { CivilDate } from '../../shared/language.ts';
import { datesMeant } from '../../shared/typed-date.ts';
import { useOfficeToday } from '../day.ts';
import { useFormat } from '../format.ts';
import { useReader, useText } from '../text.ts';
import { DateFrame } from './DateFrame.tsx';
import type { FieldTexts } from './FieldFrame.tsx';

export type DateFieldProps = FieldTexts & {
  readonly value: CivilDate | null;
  readonly onChange: (value: CivilDate | null) => void;
  /** What is typed and is no date yet, or two: for a form whose host says what is wrong with it. */
  readonly onUnread?: (typed: string) => void;
  /** What was so typed before the field was drawn. */
  readonly unread?: string | null;
  readonly today?: CivilDate;
  readonly min?: CivilDate;
  readonly max?: CivilDate;
  /** The day of something that has happened: it is shown how to type one. */
  readonly isPast?: boolean;
  readonly size?: 'md' | 'lg';
  readonly autoFocus?: boolean;
};

/**
 * A civil date, typed as a person writes it (`23 nov`, `+7`, `tomorrow`); what was understood stands below as it is typed, with its
 * weekday; where figures may mean two days it asks which. Up and down move by a day. Leaving the field writes the date in the reader's format; what cannot be read is kept and said.
 */
export function DateField({ value, onChange, isPast = false, today = useOfficeToday(), size = 'md', ...texts }: DateFieldProps) {
  const t = useText();
  const format = useFormat();
  const { calendar } = useReader();
  const [draft, setDraft] = useState<string | null>(texts.unread ?? null); // null: not being typed
  const meant = draft === null ? [] : datesMeant(draft, today, calendar);
  const read = draft === null ? value : meant.length === 1 ? meant[0]! : null;
  const isUnread = draft !== null && draft.trim() !== '' && meant.length === 0;
  const error =
    texts.error ?? boundError(read, texts, date => format.date(date, 'always'), t) ?? (isUnread ? t('ui.dateUnread') : null);

  function type(text: string): void {
    setDraft(text);
    const dates = datesMeant(text, today, calendar);
    if (dates.length === 1) onChange(dates[0]!);
    else if (text.trim() === '') onChange(null);
    else if (texts.onUnread !== undefined) texts.onUnread(text);
    else if (dates.length > 1) onChange(null); // until it is said which
  }

  function moveBy(days: number): void {
    const from = Temporal.PlainDate.from(read ?? today);
    setDraft(null);
    onChange(from.add({ days }).toString() as CivilDate); // PlainDate prints YYYY-MM-DD
  }

  return (
    <DateFrame
      texts={texts}
      shown={draft ?? (value === null ? '' : format.date(value, 'always'))}
      error={error}
      note={draft !== null && read !== null ? format.dateWithWeekday(read) : texts.description}
      hint={t(isPast ? 'ui.datePastHint' : 'ui.dateHint')}
      icon={CalendarDays}
      meant={meant}
      onType={type}
      onLeave={() => read !== null && setDraft(null)}
      onChoose={date => {
        setDraft(null);
        onChange(date);
      }}
      onStep={moveBy}
      isRequired={texts.required ?? false}
      autoFocus={texts.autoFocus ?? false}
      size={size}
    />
  );
}

function boundError(
  date: CivilDate | null,
  { min, max }: Pick<DateFieldProps, 'min' | 'max'>,
  format: (date: CivilDate) => string,
  t: ReturnType<typeof useText>,
): string | null {
  if (date === null) return null;
  if (min !== undefined && date < min) return t('ui.dateBefore', { date: format(min) });
  if (max !== undefined && date > max) return t('ui.dateAfter', { date: format(max) });
  return null;
}
