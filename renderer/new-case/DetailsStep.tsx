import { useEffect } from 'react';
import type { Field } from '../../shared/catalogue-types.ts';
import { fieldAt } from '../../shared/catalogue.ts';
import { countries, countryOfAgency } from '../../shared/countries.ts';
import { failures } from '../../shared/failure.ts';
import type { Bilingual, CivilDate } from '../../shared/language.ts';
import type { TextKey } from '../../shared/text/catalogue.ts';
import { AgencyPicker } from '../agencies/AgencyPicker.tsx';
import { useText } from '../text.ts';
import { TypedReferences } from '../same-person/TypedMatches.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { countryFor, detailLacks, fieldsOfKind } from './draft.ts';
import { isOfReference, proposeReference, useNewCase, write, type NewCase } from './new-case-store.ts';

/** The case's own fields, as the catalogue describes them. */
export function DetailsStep() {
  const kind = useNewCase(state => state.draft.kind);
  const reference = useNewCase(state => state.draft.fields['reference'] ?? '');
  const theirs = useNewCase(state => state.draft.fields['theirReference'] ?? '');
  const made = useNewCase(state => state.made);
  useEffect(() => void proposeReference(), []);
  if (kind === null) return null;
  const fields = fieldsOfKind[kind].flatMap(name => {
    const field = fieldAt(`case.${name}`);
    return field === undefined ? [] : [{ name, field }];
  });
  return (
    <>
      <div className="pairs">
        {fields.map(({ name, field }) => (
          <CaseField key={name} name={name} field={field} />
        ))}
      </div>
      {made === null && <TypedReferences references={[reference, theirs]} />}
    </>
  );
}

function CaseField({ name, field }: { readonly name: string; readonly field: Field }) {
  const t = useText();
  const kind = useNewCase(state => state.draft.kind);
  const value = useNewCase(state => state.draft.fields[name] ?? '');
  const agencies = useNewCase(state => state.agencies);
  const country = useNewCase(state => countryFor(state.draft, name));
  const error = useNewCase(state => errorAt(name, state));
  const isNeeded = (field.required === true && name !== 'title') || (field.type === 'country' && kind === 'extradition');
  const common = { label: t(field.label), required: isNeeded, error: error === null ? null : t(error) };
  const change = (next: string | null): void => write(name, next);

  if (field.type === 'date') {
    // The field writes civil dates alone.
    return <DateField {...common} value={value === '' ? null : (value as CivilDate)} onChange={change} />;
  }
  if (field.type === 'country') {
    const choices = countries.map(({ code, name: called }) => ({ id: code, label: t(called) }));
    return <Select {...common} choices={choices} value={value === '' ? null : value} onChange={change} />;
  }
  if (field.type === 'agency') {
    const offered = country === null ? agencies : agencies.filter(({ code }) => countryOfAgency(code) === country);
    const chosen = agencies.find(({ code }) => code === value)?.code ?? null;
    return <AgencyPicker {...common} agencies={offered} value={chosen} onChange={change} />;
  }
  if (field.options !== undefined) {
    const choices = Object.entries(field.options).map(([id, label]) => ({ id, label: t(label) }));
    return <Select {...common} choices={choices} value={value === '' ? null : value} onChange={change} />;
  }
  return <TextField {...common} value={value} onChange={change} mono={field.type === 'identifier'} maxLength={500} />;
}

/** What is wrong with a field: refused by the host, or empty when the person wanted to go on. */
function errorAt(name: string, { draft, failure, isTried }: NewCase): TextKey | Bilingual | null {
  if (name === 'reference' && failure !== null && isOfReference(failure)) return failures[failure.code];
  return isTried ? (detailLacks(draft)[name] ?? null) : null;
}
