import { ComboBox as AriaComboBox, Group, Input, ListBox, Popover } from 'react-aria-components';
import type { Choice } from './choice.ts';
import { useText } from '../text.ts';
import { FieldLabel, FieldNotes, useTooLong, type FieldTexts } from './FieldFrame.tsx';
import { Option } from './Option.tsx';

export type SuggestFieldProps = FieldTexts & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What may be meant; choosing one writes its id. */
  readonly choices: readonly Choice[];
  /** So many are offered at once; how many more there are is said. */
  readonly most?: number;
  readonly mono?: boolean;
  readonly placeholder?: string;
  readonly maxLength?: number;
};

/** Free text with suggestions: the arrows choose one, and anything else may be typed. */
export function SuggestField({
  value,
  onChange,
  choices,
  most = choices.length,
  mono = false,
  placeholder = '',
  maxLength,
  ...texts
}: SuggestFieldProps) {
  const tooLong = useTooLong(value, maxLength);
  const error = texts.error ?? tooLong;
  const t = useText();
  const more = choices.length - most;
  const description = more > 0 ? t('ui.moreFit', { count: more }) : texts.description;
  return (
    <AriaComboBox
      className="fld"
      items={choices.slice(0, most)}
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
      <FieldNotes error={error} {...(description === undefined ? {} : { description })} />
      <Popover className="pop" offset={4}>
        <ListBox<Choice> className="opts">{choice => <Option choice={choice} />}</ListBox>
      </Popover>
    </AriaComboBox>
  );
}
