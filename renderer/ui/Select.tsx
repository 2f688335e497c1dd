import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import {
  Autocomplete,
  Button as AriaButton,
  Input,
  Label,
  ListBox,
  Popover,
  SearchField,
  Select as AriaSelect,
  SelectValue,
} from 'react-aria-components';
import { useText } from '../text.ts';
import type { Choice } from './choice.ts';
import { FieldLabel, FieldNotes, type FieldTexts } from './FieldFrame.tsx';
import { Option } from './Option.tsx';

export type SelectProps<Id extends string> = FieldTexts & {
  readonly choices: readonly Choice<Id>[];
  readonly value: Id | null;
  readonly onChange: (value: Id) => void;
  /** Which choices what is typed over the list finds, best first. With it there is a line to type in. */
  readonly seek?: (text: string) => readonly Choice<Id>[];
  /** `filter`: small, its label inside the button, for the bar above a list. */
  readonly look?: 'field' | 'filter';
  readonly size?: 'md' | 'lg';
  /** Why nothing can be chosen now: stands below it in place of what it is for. */
  readonly unavailable?: string | null;
};

/** One of a few known things. More than about fifteen: use `ComboBox`. */
export function Select<Id extends string>({
  choices,
  value,
  onChange,
  seek,
  look = 'field',
  size = 'md',
  unavailable = null,
  ...texts
}: SelectProps<Id>) {
  const t = useText();
  return (
    <AriaSelect
      className={`fld ${look}`}
      value={value}
      onChange={key => {
        const chosen = choices.find(choice => choice.id === key);
        if (chosen) onChange(chosen.id);
      }}
      isDisabled={unavailable !== null}
      isRequired={texts.required ?? false}
      isInvalid={(texts.error ?? null) !== null}
      validationBehavior="aria"
      placeholder={t('ui.choose')}
    >
      {look === 'field' && <FieldLabel {...texts} />}
      <AriaButton className={`select-trigger ${size}`}>
        <SelectValue className="value">{({ defaultChildren, selectedText }) => selectedText ?? defaultChildren}</SelectValue>
        {/* shown before the value but spoken after it, as for every field, so it stands after it; the space parts the two words */}{' '}
        {look === 'filter' && <Label className="fld-label">{texts.label}</Label>}
        <ChevronDown className="chev" aria-hidden />
      </AriaButton>
      {look === 'field' && <FieldNotes {...texts} {...(unavailable === null ? {} : { description: unavailable })} />}
      <Popover className="pop" offset={4}>
        {seek === undefined ? <Options choices={choices} /> : <SoughtOptions seek={seek} />}
      </Popover>
    </AriaSelect>
  );
}

function Options<Id extends string>({ choices }: { readonly choices: readonly Choice<Id>[] }) {
  const t = useText();
  return (
    <ListBox className="opts" items={choices} renderEmptyState={() => <div className="opts-empty">{t('ui.none')}</div>}>
      {choice => <Option choice={choice} />}
    </ListBox>
  );
}

/** The line that is typed in keeps the keyboard; the arrows walk what it finds. */
function SoughtOptions<Id extends string>({ seek }: { readonly seek: (text: string) => readonly Choice<Id>[] }) {
  const t = useText();
  const [typed, setTyped] = useState('');
  return (
    <Autocomplete inputValue={typed} onInputChange={setTyped}>
      <SearchField className="opts-seek input" aria-label={t('ui.seek')} autoFocus>
        <Input placeholder={t('ui.seek')} spellCheck={false} />
      </SearchField>
      <Options choices={seek(typed)} />
    </Autocomplete>
  );
}
