import { ComboBox as AriaComboBox, Group, Input, ListBox, Popover } from 'react-aria-components';
import type { Choice } from './choice.ts';
import { FieldLabel, FieldNotes, useTooLong, type FieldTexts } from './FieldFrame.tsx';
import { Option } from './Option.tsx';

export type SuggestFieldProps = FieldTexts & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What may be meant; choosing one writes its id. */
  readonly choices: readonly Choice[];
  readonly mono?: boolean;
  readonly placeholder?: string;
  readonly maxLength?: number;
};

/** Free text with suggestions: the arrows choose one, and anything else may be typed. */
export function SuggestField({
  value,
  onChange,
  choices,
  mono = false,
  placeholder = '',
  maxLength,
  ...texts
}: SuggestFieldProps) {
  const tooLong = useTooLong(value, maxLength);
  const error = texts.error ?? tooLong;
  return (
    <AriaComboBox
      className="fld"
      items={choices}
      inputValue={value}
      onInputChange={onChange}
      onChange={key => typeof key === 'string' && onChange(key)}
      allowsCustomValue
      menuTrigger="input"
      isInvalid={error !== null}
      validationBehavior="aria"
    >
      <FieldLabel {...texts} />
      <Group className={`input ${mono ? 'mono' : ''}`}>
        <Input placeholder={placeholder} spellCheck={false} />
      </Group>
      <FieldNotes {...texts} error={error} />
      <Popover className="pop" offset={4}>
        <ListBox<Choice> className="opts">{choice => <Option choice={choice} />}</ListBox>
      </Popover>
    </AriaComboBox>
  );
}
