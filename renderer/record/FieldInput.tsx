import type { Field } from '../../shared/catalogue-types.ts';
import type { CivilDate, Json } from '../../shared/language.ts';
import { dateExists } from '../../shared/values.ts';
import { offeredOptions } from '../../shared/catalogue.ts';
import { AgencyPicker } from '../agencies/AgencyPicker.tsx';
import { useText } from '../text.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Chips } from '../ui/Chips.tsx';
import { ComboBox } from '../ui/ComboBox.tsx';
import { DateField } from '../ui/DateField.tsx';
import { InstantField } from '../ui/InstantField.tsx';
import { PartialDateField } from '../ui/PartialDateField.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useCase } from './case-store.ts';
import { CountryField } from './CountryField.tsx';
import { MoneyField } from './MoneyField.tsx';
import { isParted, partsOf, partText, shownText, typedValue, withPart } from './field-draft.ts';
import { OldCitations } from '../marks/OldCitations.tsx';
import { titleOf } from '../../shared/record-title.ts';

export type FieldInputProps = {
  readonly name: string;
  readonly field: Field;
  readonly value: Json | undefined;
  readonly onChange: (value: Json) => void;
  readonly error: string | null;
  /** In the value's own row, whose label stands beside it. */
  readonly isInline?: boolean;
  /** Whether a text runs over several lines; left out, any text may. */
  readonly isLong?: boolean;
};

/** One field of a record, as its type in the catalogue is written. */
export function FieldInput({ name, field, value, onChange, error, isInline = false, isLong = true }: FieldInputProps) {
  const t = useText();
  const texts = { label: t(field.label), required: field.required === true && !isInline, error, labelHidden: isInline };
  if (field.options !== undefined) return <OptionInput field={field} value={value} onChange={onChange} texts={texts} />;
  if (field.type === 'date') return <DateInput field={field} value={value} onChange={onChange} texts={texts} />;
  if (field.type === 'instant')
    return <InstantField {...texts} value={typeof value === 'string' ? value : null} onChange={onChange} />;
  if (field.type === 'boolean')
    return (
      <Checkbox checked={value === true} onChange={onChange} label={texts.label}>
        {isInline ? t(value === true ? 'cases.yes' : 'cases.no') : texts.label}
      </Checkbox>
    );
  if (field.type === 'reference') return <ReferenceInput field={field} value={value} onChange={onChange} texts={texts} />;
  if (field.type === 'agency') return <AgencyInput field={field} value={value} onChange={onChange} texts={texts} />;
  if (field.type === 'country' || field.isCountry === true) return <CountryField {...texts} value={value} onChange={onChange} />;
  if (field.type === 'money') return <MoneyField {...texts} value={value} onChange={onChange} />;
  if (isParted(field.type)) {
    return (
      <fieldset className={`case-parts ${field.type}`}>
        <legend className={isInline ? 'visually-hidden' : 'fld-label'}>{texts.label}</legend>
        {partsOf[field.type].map(part => {
          const own = { label: t(`cases.part.${part}`), labelHidden: part === 'text', value: partText(value, part) };
          const change = (text: string | null) => onChange(withPart(value, part, text ?? ''));
          return part === 'country' ? (
            <CountryField key={part} {...own} onChange={change} />
          ) : (
            <TextField key={part} {...own} onChange={change} />
          );
        })}
        {error !== null && <p className="case-fault">{error}</p>}
      </fieldset>
    );
  }
  const rows = field.type === 'texts' || (field.type === 'text' && (isLong || shownText(value).includes('\n'))) ? 2 : null;
  return (
    <>
      <TextField
        {...texts}
        value={shownText(value)}
        onChange={text => onChange(typedValue(field, text))}
        mono={field.type === 'identifier'}
        {...(rows === null ? {} : { rows })}
        {...(field.type === 'texts' ? { description: t('cases.listHint') } : {})}
      />
      {name === 'legalBasis' && <OldCitations text={shownText(value)} />}
    </>
  );
}

type Part = Omit<FieldInputProps, 'name' | 'error' | 'isInline' | 'isLong'> & {
  readonly texts: {
    readonly label: string;
    readonly required: boolean;
    readonly error: string | null;
    readonly labelHidden: boolean;
  };
};

function DateInput({ field, value, onChange, texts }: Part) {
  const held = typeof value === 'string' ? value : null;
  if (field.partial === true)
    return <PartialDateField {...texts} value={held} onChange={onChange} isPast={field.isPast === true} />;
  // What stands there is a civil date, or was typed in this very field, which holds on to it.
  const date = held !== null && dateExists(held) ? (held as CivilDate) : null;
  const isPast = field.isPast === true || field.hasHappened === true;
  return (
    <DateField
      {...texts}
      isPast={isPast}
      value={date}
      onChange={onChange}
      onUnread={onChange}
      unread={date === null ? held : null}
    />
  );
}

function OptionInput({ field, value, onChange, texts }: Part) {
  const t = useText();
  const choices = offeredOptions(field, value ?? null).map(([id, label]) => ({ id, label: t(label) }));
  if (field.type !== 'codes') {
    const none = { id: '', label: '—' };
    return (
      <Select
        {...texts}
        value={typeof value === 'string' ? value : null}
        onChange={id => onChange(id === '' ? null : id)}
        choices={field.required ? choices : [none, ...choices]}
      />
    );
  }
  const held = Array.isArray(value) ? value.filter(one => typeof one === 'string') : [];
  return <Chips {...texts} choices={choices} chosen={held} onChange={next => onChange(next.length === 0 ? null : [...next])} />;
}

function AgencyInput({ value, onChange, texts }: Part) {
  const agencies = useCase(state => state.agencies);
  return (
    <AgencyPicker
      {...texts}
      agencies={agencies}
      value={agencies.find(({ code }) => code === value)?.code ?? null}
      onChange={onChange}
    />
  );
}

function ReferenceInput({ field, value, onChange, texts }: Part) {
  const records = useCase(state => state.view?.file.records);
  const choices = (records ?? [])
    .filter(record => record.entity === field.to)
    .map(record => ({ id: record.id, label: titleOf(record, record.id) }));
  return <ComboBox {...texts} value={choices.find(({ id }) => id === value)?.id ?? null} onChange={onChange} choices={choices} />;
}
