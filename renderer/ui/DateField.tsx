import { CalendarDays } from 'lucide-react';
import { useState } from 'react';
import { Temporal } from 'temporal-polyfill';
import type { CivilDate } from '../../shared/language.ts';
import { readTypedDate } from '../../shared/typed-date.ts';
import { useOfficeToday } from '../day.ts';
import { useFormat } from '../format.ts';
import { useReader, useText } from '../text.ts';
import { FieldLabel, FieldNotes, type FieldTexts } from './FieldFrame.tsx';
import { Group, Input, TextField as AriaTextField } from 'react-aria-components';

export type DateFieldProps = FieldTexts & {
  readonly value: CivilDate | null;
  readonly onChange: (value: CivilDate | null) => void;
  readonly today?: CivilDate;
  readonly min?: CivilDate;
  readonly max?: CivilDate;
  readonly size?: 'md' | 'lg';
  readonly autoFocus?: boolean;
};

/**
 * A civil date, typed as a person writes it (`23 nov`, `+7`, `tomorrow`); what was understood stands below as it is typed, with its
 * weekday. Up and down move by a day. Leaving the field writes the date in the reader's format; what cannot be read is kept and said.
 */
export function DateField({ value, onChange, today = useOfficeToday(), size = 'md', ...texts }: DateFieldProps) {
  const t = useText();
  const format = useFormat();
  const { calendar } = useReader();
  const [draft, setDraft] = useState<string | null>(null); // null: not being typed
  const read = draft === null ? value : readTypedDate(draft, today, calendar);
  const isUnread = draft !== null && draft.trim() !== '' && read === null;
  const error =
    texts.error ?? boundError(read, texts, date => format.date(date, 'always'), t) ?? (isUnread ? t('ui.dateUnread') : null);

  function type(text: string): void {
    setDraft(text);
    const date = readTypedDate(text, today, calendar);
    if (date !== null || text.trim() === '') onChange(date);
  }

  function moveBy(days: number): void {
    const from = Temporal.PlainDate.from(read ?? today);
    setDraft(null);
    onChange(from.add({ days }).toString() as CivilDate); // PlainDate prints YYYY-MM-DD
  }

  return (
    <AriaTextField
      className="fld"
      value={draft ?? (value === null ? '' : format.date(value, 'always'))}
      onChange={type}
      isRequired={texts.required ?? false}
      isInvalid={error !== null}
      validationBehavior="aria"
      autoComplete="off"
      autoFocus={texts.autoFocus ?? false}
      onBlur={() => read !== null && setDraft(null)}
      onKeyDown={event => {
        if (event.key === 'ArrowUp') moveBy(1);
        else if (event.key === 'ArrowDown') moveBy(-1);
        else return event.continuePropagation();
        event.preventDefault();
      }}
    >
      <FieldLabel {...texts} />
      <Group className={`input ${size}`} isInvalid={error !== null}>
        <Input placeholder={t('ui.dateHint')} spellCheck={false} />
        <CalendarDays aria-hidden />
      </Group>
      <FieldNotes
        error={error}
        {...withDescription(draft !== null && read !== null ? format.dateWithWeekday(read) : texts.description)}
      />
    </AriaTextField>
  );
}

function withDescription(description: string | undefined): { readonly description?: string } {
  return description === undefined ? {} : { description };
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
