import { Radio, RadioGroup as AriaRadioGroup } from 'react-aria-components';
import type { Choice } from './choice.ts';
import { FieldLabel, FieldNotes, type FieldTexts } from './FieldFrame.tsx';

export type RadioGroupProps<Id extends string> = FieldTexts & {
  readonly choices: readonly Choice<Id>[];
  readonly value: Id | null;
  readonly onChange: (value: Id) => void;
};

export function RadioGroup<Id extends string>({ choices, value, onChange, ...texts }: RadioGroupProps<Id>) {
  return (
    <AriaRadioGroup
      className="fld"
      value={value}
      isInvalid={(texts.error ?? null) !== null}
      validationBehavior="aria"
      onChange={key => {
        const chosen = choices.find(choice => choice.id === key);
        if (chosen) onChange(chosen.id);
      }}
    >
      <FieldLabel {...texts} />
      {choices.map(choice => (
        <Radio key={choice.id} value={choice.id} className="radio">
          <span className="dot" />
          <span>
            {choice.label}
            {choice.note !== undefined && <span className="choice-note">{choice.note}</span>}
          </span>
        </Radio>
      ))}
      <FieldNotes {...texts} />
    </AriaRadioGroup>
  );
}
