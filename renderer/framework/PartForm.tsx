import { useEffect, useState } from 'react';
import type { NamedAgency } from '../../shared/agency-search.ts';
import type { Input } from '../../shared/contract.ts';
import type { ItemView } from '../../shared/contract/frameworks.ts';
import type { Failure } from '../../shared/failure.ts';
import { fieldsOf, kindNames, type ItemField, type ItemKind } from '../../shared/framework/items.ts';
import type { AgencyCode, CivilDate, Json } from '../../shared/language.ts';
import { AgencyPicker } from '../agencies/AgencyPicker.tsx';
import { AskDialog } from '../drafts/AskDialog.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { useText } from '../text.ts';
import { DateField } from '../ui/DateField.tsx';
import { notify } from '../ui/notice.ts';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { act, readOwners, useFrameworks, type Looked } from './framework-store.ts';

type Kind = Exclude<ItemKind, 'year'>;
type PartFormProps = {
  readonly kind: Kind;
  readonly parent: string | null;
  /** The one that is changed; null: a new one. */
  readonly item: ItemView | null;
  readonly looked: Looked;
  readonly onClose: () => void;
};
type Typed = {
  readonly number: string;
  readonly en: string;
  readonly es: string;
  readonly source: string;
  readonly fromYear: string;
  readonly toYear: string;
  readonly agency: string;
  readonly officer: string;
  readonly dueOn: CivilDate | null;
};
const asked = ['number', 'source', 'fromYear', 'toYear'] as const;
const NOBODY = '-';

/** A part of a framework, made or changed: what its kind has, and nothing else. */
export function PartForm({ kind, parent, item, looked, onClose }: PartFormProps) {
  const t = useText();
  const [before] = useState(() => typedOf(item));
  const typed = useDraft<Typed>(`framework ${item?.id ?? `new ${kind} ${parent ?? ''}`}`, before);
  const { value } = typed;
  const owners = useFrameworks(state => state.owners);
  useEffect(() => void readOwners(), []);
  const has = (field: ItemField): boolean => fieldsOf[kind].includes(field);
  const set = (changes: Partial<Typed>): void => typed.change({ ...value, ...changes });

  async function save(): Promise<Failure | null> {
    const fields = fieldsIn(value, kind);
    const refused =
      item === null
        ? await act('framework:add', { kind, ...(parent === null ? {} : { parent }), fields: without(fields) }, looked)
        : await act('framework:update', { id: item.id, fields }, looked);
    if (refused === null) notify({ title: t('framework.saved'), tone: 'done' });
    return refused;
  }

  const missing =
    value.en.trim() === '' || value.es.trim() === ''
      ? t('framework.needsNames')
      : kind === 'framework' && !/^\d{4}$/.test(value.fromYear.trim())
        ? t('framework.needsYear')
        : kind === 'milestone' && value.dueOn === null
          ? t('framework.needsDay')
          : null;
  return (
    <AskDialog
      title={item === null ? t('framework.addUnder', { kind: t(kindNames[kind]).toLowerCase() }) : t(item.title)}
      act={t('ui.save')}
      isWide
      missing={missing}
      typed={typed}
      run={save}
      onClose={onClose}
    >
      <TextField label={t('framework.nameEn')} value={value.en} maxLength={200} onChange={en => set({ en })} autoFocus />
      <TextField label={t('framework.nameEs')} value={value.es} maxLength={200} onChange={es => set({ es })} />
      {asked.filter(has).map(field => (
        <TextField
          key={field}
          label={t(`framework.field.${field}`)}
          value={value[field]}
          maxLength={field === 'number' ? 30 : 200}
          onChange={text => set({ [field]: text })}
        />
      ))}
      {has('agency') && (
        <AgencyPicker
          label={t('framework.field.agency')}
          agencies={withHeld(owners.agencies, value.agency)}
          value={value.agency === '' ? null : (value.agency as AgencyCode)} // chosen from the list, or as it stood
          onChange={agency => set({ agency: agency ?? '' })}
        />
      )}
      {has('officer') && (
        <Select
          label={t('framework.field.officer')}
          choices={[
            { id: NOBODY, label: t('framework.nobody') },
            ...[...new Set([...owners.people, ...(value.officer === '' ? [] : [value.officer])])].map(id => ({ id, label: id })),
          ]}
          value={value.officer === '' ? NOBODY : value.officer}
          onChange={officer => set({ officer: officer === NOBODY ? '' : officer })}
        />
      )}
      {has('dueOn') && <DateField label={t('framework.due')} value={value.dueOn} onChange={dueOn => set({ dueOn })} />}
    </AskDialog>
  );
}

/** One that is no longer known stays what it is until another is chosen. */
function withHeld(agencies: readonly NamedAgency[], held: string): readonly NamedAgency[] {
  if (held === '' || agencies.some(({ code }) => code === held)) return agencies;
  return [...agencies, { code: held as AgencyCode, names: { en: held, es: held } }]; // the host checked it
}

function typedOf(item: ItemView | null): Typed {
  const { names, dueOn = null, ...said } = item?.fields ?? {};
  const text = (value: string | number | undefined): string => (value === undefined ? '' : String(value));
  return {
    number: text(said.number),
    en: names?.en ?? '',
    es: names?.es ?? '',
    source: text(said.source),
    fromYear: text(said.fromYear),
    toYear: text(said.toYear),
    agency: text(said.agency),
    officer: text(said.officer),
    dueOn,
  };
}

/** What was typed as the host takes it; what is empty is taken away. */
function fieldsIn(typed: Typed, kind: Kind): Input<'framework:update'>['fields'] {
  const text = (value: string): string | null => (value.trim() === '' ? null : value.trim());
  const number = (value: string): number | null => (/^\d{4}$/.test(value.trim()) ? Number(value) : null);
  const fields: Readonly<Partial<Record<ItemField, Json>>> = {
    names: { en: typed.en.trim(), es: typed.es.trim() },
    number: text(typed.number),
    source: text(typed.source),
    fromYear: number(typed.fromYear),
    toYear: number(typed.toYear),
    agency: text(typed.agency.toUpperCase()), // the host checks it
    officer: text(typed.officer),
    dueOn: typed.dueOn,
  };
  const own = Object.entries(fields).filter(([field]) => fieldsOf[kind].includes(field as ItemField)); // keys of the object above
  return Object.fromEntries(own);
}

function without(fields: Input<'framework:update'>['fields']): Input<'framework:add'>['fields'] {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}
