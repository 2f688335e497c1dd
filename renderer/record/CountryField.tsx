import { useMemo, useState } from 'react';
import { allCountries, countryCodeOf, countryName } from '../../shared/country-names.ts';
import type { Bilingual, Json } from '../../shared/language.ts';
import { fold } from '../../shared/text-rules.ts';
import { useReader, useText } from '../text.ts';
import type { FieldTexts } from '../ui/FieldFrame.tsx';
import { SuggestField } from '../ui/SuggestField.tsx';

type Props = FieldTexts & {
  /** An ISO 3166-1 code, or a text that is none. */
  readonly value: Json | undefined;
  readonly onChange: (value: string | null) => void;
};

/** A country, typed or chosen by its name in either language, its acronym or its code. What was understood stands below; what is no country stays as typed. */
export function CountryField({ value, onChange, ...texts }: Props) {
  const t = useText();
  const reader = useReader();
  const [typed, setTyped] = useState<string | null>(null);
  const held = typeof value === 'string' ? value : '';
  const name = t(countryName(held));
  // What is typed is shown for as long as it is what the value came of.
  const shown = typed !== null && storedAs(typed) === held ? typed : name;
  const sorted = useMemo(() => sortedCountries(reader.say, reader.locale), [reader]);
  const sought = fold(shown.trim());
  const choices = sorted.filter(({ id, names }) => id === storedAs(shown) || names.some(each => each.includes(sought)));
  return (
    <SuggestField
      {...texts}
      value={shown}
      onChange={text => {
        setTyped(text);
        onChange(text.trim() === '' ? null : storedAs(text));
      }}
      choices={choices}
      maxLength={200}
      {...(shown === name || held === '' ? {} : { description: name })}
    />
  );
}

const storedAs = (text: string): string => countryCodeOf(text) ?? text;

type NamedCountry = { readonly id: string; readonly label: string; readonly note: string; readonly names: readonly string[] };

function sortedCountries(say: (name: Bilingual) => string, locale: string): readonly NamedCountry[] {
  const order = new Intl.Collator(locale);
  return [...allCountries()]
    .map(([code, name]) => ({ id: code, label: say(name), note: code, names: [fold(name.en), fold(name.es)] }))
    .sort((one, other) => order.compare(one.label, other.label));
}
