import { CalendarClock } from 'lucide-react';
import { useState } from 'react';
import { instantText } from '../../shared/instant-text.ts';
import { instantsTyped } from '../../shared/typed-instant.ts';
import { instantExists } from '../../shared/values.ts';
import { useDay } from '../day.ts';
import { useReader, useText } from '../text.ts';
import { DateFrame } from './DateFrame.tsx';
import type { FieldTexts } from './FieldFrame.tsx';

export type InstantFieldProps = FieldTexts & {
  /** In stored form, or as it was typed where it could not be read. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
};

/**
 * A date with its time, typed and shown in words: `29 nov 2026, 14:30`, in the office's time unless another is named (`hora de Tijuana`). What
 * was understood stands below. What cannot be read, or in two ways, is kept as it was typed, said, and refused by whoever stores it.
 */
export function InstantField({ value, onChange, ...texts }: InstantFieldProps) {
  const t = useText();
  const reader = useReader();
  const { on: today, zone } = useDay();
  const [draft, setDraft] = useState<string | null>(null); // null: not being typed
  const say = (instant: string) => instantText(instant, reader, zone);
  const read = (text: string) => instantsTyped(text, { today, calendar: reader.calendar, zone });
  const shown = draft ?? (value === null ? '' : say(value));
  const meant = value !== null && instantExists(value) ? [value] : read(shown);
  const [only] = meant.length === 1 ? meant : [];
  const isUnread = shown.trim() !== '' && meant.length === 0;
  const error = texts.error ?? (isUnread ? t('ui.instantUnread') : null);
  const note = draft !== null && only !== undefined ? say(only) : texts.description;

  function type(text: string): void {
    setDraft(text);
    const [first, other] = read(text);
    onChange(first !== undefined && other === undefined ? first : text.trim() === '' ? null : text);
  }

  return (
    <DateFrame
      texts={texts}
      shown={shown}
      error={error}
      note={note}
      hint={t('ui.instantHint')}
      icon={CalendarClock}
      meant={meant}
      say={say}
      onType={type}
      onLeave={() => only !== undefined && setDraft(null)}
      onChoose={instant => {
        setDraft(null);
        onChange(instant);
      }}
    />
  );
}
