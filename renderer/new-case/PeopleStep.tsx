import { X } from 'lucide-react';
import { personEntities } from '../../shared/catalogue/person.ts';
import type { Bilingual } from '../../shared/language.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { PartialDateField } from '../ui/PartialDateField.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { TypedMatches } from '../same-person/TypedMatches.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { fieldsOf, nextPerson, personLacks, type Person } from './draft.ts';
import { changePeople, useNewCase } from './new-case-store.ts';

const fields = personEntities.subject.fields;
const roles: Readonly<Record<string, Bilingual>> = fields.roles.options ?? {};
/** Who the case is about, with one or two surnames. */
export function PeopleStep() {
  const t = useText();
  const draft = useNewCase(state => state.draft);
  const { people } = draft;
  function add(): void {
    changePeople([...people, nextPerson(draft)]);
    requestAnimationFrame(() => document.querySelector<HTMLElement>('#content form fieldset:last-of-type input')?.focus());
  }
  return (
    <section>
      <p className="note">{t('newCase.peopleNote')}</p>
      {people.length === 0 && <p className="muted">{t('newCase.noPeople')}</p>}
      {people.map((person, index) => (
        <PersonForm
          key={index}
          number={index + 1}
          person={person}
          onChange={next => changePeople(people.with(index, next))}
          onRemove={() => changePeople(people.toSpliced(index, 1))}
        />
      ))}
      <Button onPress={add}>{t('newCase.addPerson')}</Button>
    </section>
  );
}

type PersonFormProps = {
  readonly number: number;
  readonly person: Person;
  readonly onChange: (person: Person) => void;
  readonly onRemove: () => void;
};

function PersonForm({ number, person, onChange, onRemove }: PersonFormProps) {
  const t = useText();
  const isTried = useNewCase(state => state.isTried);
  const lacks = isTried ? personLacks(person) : [];
  return (
    <fieldset className="person-form">
      <legend className="row">
        <span className="strong">{t('newCase.person', { number })}</span>
        <IconButton icon={X} label={t('newCase.removePerson', { number })} onPress={onRemove} size="sm" />
      </legend>
      <div className="pairs">
        {(['given', 'paternal', 'maternal'] as const).map(name => (
          <TextField
            key={name}
            label={t(fields[name].label)}
            error={name === 'given' && lacks.includes('given') ? t('newCase.need.name') : null}
            value={person[name]}
            onChange={value => onChange({ ...person, [name]: value })}
            maxLength={200}
          />
        ))}
        <Select
          label={t(fields.roles.label)}
          choices={Object.entries(roles).map(([id, label]) => ({ id, label: t(label) }))}
          value={person.role === '' ? null : person.role}
          onChange={role => onChange({ ...person, role })}
          error={lacks.includes('role') ? t('newCase.need.role') : null}
        />
        <PartialDateField
          label={t(fields.dob.label)}
          isPast
          error={lacks.includes('dob') ? t('newCase.need.dob') : null}
          value={person.dob}
          onChange={dob => onChange({ ...person, dob })}
        />
      </div>
      <TypedMatches fields={fieldsOf(person)} />
    </fieldset>
  );
}
