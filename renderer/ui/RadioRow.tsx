import { Radio, RadioGroup as AriaRadioGroup } from 'react-aria-components';
import type { Choice } from './choice.ts';
import { FieldLabel } from './FieldFrame.tsx';

export type RadioRowProps<Id extends string> = {
  readonly label: string;
  /** `unavailable` says why it cannot be chosen (empty: what it shows says so itself). */
  readonly choices: readonly (Choice<Id> & { readonly unavailable?: string | null })[];
  readonly value: Id;
  readonly onChange: (value: Id) => void;
};

/** A few exclusive choices beside one another, under the name of what is chosen: rows of them make a comparison. */
export function RadioRow<Id extends string>({ label, choices, value, onChange }: RadioRowProps<Id>) {
  return (
    <AriaRadioGroup
      className="fld radio-row"
      value={value}
      orientation="horizontal"
      onChange={key => {
        const chosen = choices.find(choice => choice.id === key);
        if (chosen) onChange(chosen.id);
      }}
    >
      <FieldLabel label={label} />
      <div className="radio-row-choices">
        {choices.map(({ id, label: text, note, unavailable = null }) => (
          <Radio key={id} value={id} className="radio" isDisabled={unavailable !== null}>
            <span className="dot" />
            <span>
              {text}
              {note !== undefined && <span className="choice-note">{note}</span>}
              {unavailable !== null && unavailable !== '' && <span className="choice-note">{unavailable}</span>}
            </span>
          </Radio>
        ))}
      </div>
    </AriaRadioGroup>
  );
}
