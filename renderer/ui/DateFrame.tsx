import type { LucideIcon } from 'lucide-react';
import { Group, Input, TextField as AriaTextField } from 'react-aria-components';
import { DateChoice } from './DateChoice.tsx';
import { FieldLabel, FieldNotes, type FieldTexts } from './FieldFrame.tsx';

export type DateFrameProps<Meant extends string> = {
  readonly texts: FieldTexts;
  readonly shown: string;
  readonly error: string | null;
  /** What was understood, or what to type. */
  readonly note: string | undefined;
  readonly hint: string;
  readonly icon: LucideIcon;
  /** What may be meant: where it is more than one, it is asked about. */
  readonly meant: readonly Meant[];
  /** How one is written; left out, as a date is. */
  readonly say?: (meant: Meant) => string;
  readonly onType: (text: string) => void;
  readonly onLeave: () => void;
  readonly onChoose: (meant: Meant) => void;
  /** Up and down, where they move it. */
  readonly onStep?: (step: 1 | -1) => void;
  readonly isRequired?: boolean;
  readonly autoFocus?: boolean;
  readonly size?: 'md' | 'lg';
};

/** The frame of every field in which a date is typed: its line, what was understood below, and which of two is meant. */
export function DateFrame<Meant extends string>({ texts, meant, say, icon: Icon, error, note, ...frame }: DateFrameProps<Meant>) {
  return (
    <AriaTextField
      className="fld"
      value={frame.shown}
      onChange={frame.onType}
      isRequired={frame.isRequired ?? false}
      isInvalid={error !== null}
      validationBehavior="aria"
      autoComplete="off"
      autoFocus={frame.autoFocus ?? false}
      onBlur={frame.onLeave}
      onKeyDown={event => {
        const step = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : null;
        if (step === null || frame.onStep === undefined) return event.continuePropagation();
        frame.onStep(step);
        event.preventDefault();
      }}
    >
      <FieldLabel {...texts} />
      <Group className={`input ${frame.size ?? 'md'}`} isInvalid={error !== null}>
        <Input placeholder={frame.hint} spellCheck={false} />
        <Icon aria-hidden />
      </Group>
      <FieldNotes error={error} {...(note === undefined ? {} : { description: note })} />
      {meant.length > 1 && <DateChoice dates={meant} onChoose={frame.onChoose} {...(say === undefined ? {} : { say })} />}
    </AriaTextField>
  );
}
