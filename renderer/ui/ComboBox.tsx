import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton, ComboBox as AriaComboBox, Group, Input, ListBox, Popover } from 'react-aria-components';
import { useText } from '../text.ts';
import type { Choice } from './choice.ts';
import { FieldLabel, FieldNotes, type FieldTexts } from './FieldFrame.tsx';
import { Option } from './Option.tsx';

export type ComboBoxProps<Id extends string> = FieldTexts & {
  readonly choices: readonly Choice<Id>[];
  readonly value: Id | null;
  readonly onChange: (value: Id | null) => void;
  /** What is typed, to ask the host for other choices; without it the choices are filtered here. */
  readonly onType?: (text: string) => void;
  /** Which choices what is typed finds, best first; without it those whose label holds it. */
  readonly seek?: (text: string) => readonly Choice<Id>[];
  readonly placeholder?: string;
  readonly size?: 'md' | 'lg';
  readonly autoFocus?: boolean;
};

/** One of many known things, found by typing a part of it. */
export function ComboBox<Id extends string>({
  choices,
  value,
  onChange,
  onType,
  seek,
  size = 'md',
  ...texts
}: ComboBoxProps<Id>) {
  const t = useText();
  const chosen = choices.find(choice => choice.id === value);
  const [typed, setTyped] = useState('');
  // Every choice stays in the list, found or not: the chosen one keeps its words in the field.
  const found = seek === undefined || typed === chosen?.label ? [] : seek(typed);
  const finds = soughtOnce(seek);
  const sorted = [...found, ...choices.filter(({ id }) => !found.some(one => one.id === id))];
  // A code that is written whole, and begins no other, is chosen: nothing is left to choose.
  const type = (text: string): void => {
    setTyped(text);
    const code = text.trim().toLowerCase();
    const begun = code === '' ? [] : choices.filter(({ id }) => id.toLowerCase().startsWith(code));
    const only = begun.length === 1 ? begun[0] : undefined;
    if (only !== undefined && only.id !== value && only.id.toLowerCase() === code) onChange(only.id);
  };
  return (
    <AriaComboBox
      className="fld"
      {...(onType ? { items: choices } : { defaultItems: sorted })}
      {...(seek === undefined ? {} : { defaultFilter: finds })}
      value={value}
      defaultInputValue={chosen?.label ?? ''}
      onChange={key => onChange(choices.find(choice => choice.id === key)?.id ?? null)}
      onInputChange={onType ?? type}
      isRequired={texts.required ?? false}
      isInvalid={(texts.error ?? null) !== null}
      validationBehavior="aria"
      menuTrigger="focus"
      allowsEmptyCollection
      autoFocus={texts.autoFocus ?? false}
    >
      <FieldLabel {...texts} />
      <Group className={`input ${size} ${choices[0]?.isCode === true ? 'mono' : ''}`}>
        <Input placeholder={texts.placeholder ?? ''} spellCheck={false} />
        <AriaButton className="iconbtn sm">
          <ChevronDown aria-hidden />
        </AriaButton>
      </Group>
      <FieldNotes {...texts} />
      <Popover className="pop" offset={4}>
        <ListBox<Choice<Id>> className="opts" renderEmptyState={() => <div className="opts-empty">{t('ui.none')}</div>}>
          {choice => <Option choice={choice} />}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}

/** Whether what is typed finds a choice of this label. The field asks of each choice in turn, and what finds them is asked once for a text. */
function soughtOnce<Id extends string>(seek: ComboBoxProps<Id>['seek']): (label: string, text: string) => boolean {
  let last: { readonly text: string; readonly labels: ReadonlySet<string> } | null = null;
  return (label, text) => {
    if (last?.text !== text) last = { text, labels: new Set(seek?.(text).map(choice => choice.label)) };
    return last.labels.has(label);
  };
}
