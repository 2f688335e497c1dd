import type { Field } from '../../shared/catalogue-types.ts';
import type { CivilDate, Json } from '../../shared/language.ts';
import { offeredOptions } from '../../shared/catalogue.ts';
import { agencyTable } from '../../shared/agency-table.ts';
import { countries } from '../../shared/countries.ts';
import { useText } from '../text.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { ComboBox } from '../ui/ComboBox.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useCase } from './case-store.ts';
import { isParted, partsOf, partText, shownText, typedValue, withPart } from './field-draft.ts';
import { OldCitations } from '../marks/OldCitations.tsx';
import { titleOf } from './record-title.ts';

export type FieldInputProps = {
  readonly name: string;
  readonly field: Field;
  readonly value: Json | undefined;
  readonly onChange: (value: Json) => void;
  readonly error: string | null;
  /** In the value's own row, whose label stands beside it. */
  readonly isInline?: boolean;
};

/** One field of a record, as its type in the catalogue is written. */
export function FieldInput({ name, field, value, onChange, error, isInline = false }: FieldInputProps) {
  const t = useText();
  const texts = { label: t(field.label), optional: field.required !== true && !isInline, error, labelHidden: isInline };
  if (field.options !== undefined) return <OptionInput field={field} value={value} onChange={onChange} texts={texts} />;
  if (field.type === 'date')
    // a stored value of type date is a civil date
    return <DateField {...texts} value={typeof value === 'string' ? (value as CivilDate) : null} onChange={onChange} />;
  if (field.type === 'boolean')
    return (
      <Checkbox checked={value === true} onChange={onChange} label={texts.label}>
        {isInline ? t(value === true ? 'cases.yes' : 'cases.no') : texts.label}
      </Checkbox>
    );
  if (field.type === 'reference') return <ReferenceInput field={field} value={value} onChange={onChange} texts={texts} />;
  if (field.type === 'agency')
    return (
      <ComboBox
        {...texts}
        value={typeof value === 'string' ? value : null}
        onChange={onChange}
        choices={agencyTable.map(({ code, names }) => ({ id: code, label: code, note: t(names) }))}
      />
    );
  if (field.type === 'country')
    return (
      <ComboBox
        {...texts}
        value={typeof value === 'string' ? value : null}
        onChange={onChange}
        choices={countries.map(({ code, name: called }) => ({ id: code, label: t(called), note: code }))}
      />
    );
  if (isParted(field.type)) {
    return (
      <fieldset className="case-parts">
        <legend className={isInline ? 'visually-hidden' : 'fld-label'}>{texts.label}</legend>
        {partsOf[field.type].map(part => (
          <TextField
            key={part}
            label={t(`cases.part.${part}`)}
            value={partText(value, part)}
            onChange={text => onChange(withPart(value, part, text))}
          />
        ))}
        {error !== null && <p className="case-fault">{error}</p>}
      </fieldset>
    );
  }
  const isLong = field.type === 'text' || field.type === 'texts';
  return (
    <>
      <TextField
        {...texts}
        value={shownText(value)}
        onChange={text => onChange(typedValue(field, text))}
        mono={field.type === 'identifier'}
        {...(isLong ? { rows: 2 } : {})}
        {...(field.type === 'texts' ? { description: t('cases.listHint') } : {})}
      />
      {name === 'legalBasis' && <OldCitations text={shownText(value)} />}
    </>
  );
}

type Part = Omit<FieldInputProps, 'name' | 'error' | 'isInline'> & {
  readonly texts: {
    readonly label: string;
    readonly optional: boolean;
    readonly error: string | null;
    readonly labelHidden: boolean;
  };
};

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
  const held: readonly Json[] = Array.isArray(value) ? value : [];
  return (
    <fieldset className="case-parts">
      <legend className={texts.labelHidden ? 'visually-hidden' : 'fld-label'}>{texts.label}</legend>
      {choices.map(({ id, label }) => (
        <Checkbox
          key={id}
          checked={held.includes(id)}
          onChange={on => {
            const next = on ? [...held, id] : held.filter(one => one !== id);
            onChange(next.length === 0 ? null : next);
          }}
        >
          {label}
        </Checkbox>
      ))}
      {texts.error !== null && <p className="case-fault">{texts.error}</p>}
    </fieldset>
  );
}

function ReferenceInput({ field, value, onChange, texts }: Part) {
  const records = useCase(state => state.view?.file.records);
  const choices = (records ?? [])
    .filter(record => record.entity === field.to)
    .map(record => ({ id: record.id, label: titleOf(record, record.id) }));
  return <ComboBox {...texts} value={choices.find(({ id }) => id === value)?.id ?? null} onChange={onChange} choices={choices} />;
}
