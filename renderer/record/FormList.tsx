import { Plus } from 'lucide-react';
import type { CaseRecord } from '../../shared/case.ts';
import { formOrder } from '../../shared/catalogue-forms.ts';
import { catalogue, type EntityName } from '../../shared/catalogue.ts';
import type { Field } from '../../shared/catalogue-types.ts';
import type { RecordId } from '../../shared/language.ts';
import type { Reader } from '../../shared/reader.ts';
import { valueText } from '../../shared/value-text.ts';
import { useReader, useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { recordsUnder, useCase } from './case-store.ts';

/** A record that hangs from the one in the form: to change, or to be made there. */
export type ListedRecord = { readonly entity: EntityName } & ({ readonly record: CaseRecord } | { readonly parent: RecordId });

type Props = { readonly entity: EntityName; readonly parent: RecordId; readonly onOpen: (listed: ListedRecord) => void };

/** The records of a kind that hang from the one in the form, a line each that opens it, and the way to one more. */
export function FormList({ entity, parent, onOpen }: Props) {
  const t = useText();
  const reader = useReader();
  const records = useCase(state => state.view?.file.records);
  const label = t(catalogue[entity].label);
  return (
    <div className="form-list">
      <span className="fld-label">{label}</span>
      <ul>
        {recordsUnder(records ?? [], entity, parent).map(record => (
          <li key={record.id}>
            <Button
              variant="link"
              label={`${t('cases.editOf', { what: label })}, ${inOneLine(record, entity, reader)}`}
              onPress={() => onOpen({ entity, record })}
            >
              {inOneLine(record, entity, reader) || label}
            </Button>
          </li>
        ))}
      </ul>
      <Button size="sm" icon={Plus} onPress={() => onOpen({ entity, parent })}>
        {t('cases.addOf', { what: label })}
      </Button>
    </div>
  );
}

/** What protects somebody is read in the record itself, not in passing. */
const isGuarded = ({ level }: Field): boolean => level === 'L3' || level === 'L4';

const MOST_VALUES = 4;

/** The first values of a record, as a person would read them out. */
function inOneLine(record: CaseRecord, entity: EntityName, reader: Reader): string {
  return formOrder(entity)
    .filter(([name, field]) => record.fields[name] !== undefined && field.type !== 'reference' && !isGuarded(field))
    .slice(0, MOST_VALUES)
    .map(([name, field]) => valueText(field, record.fields[name] ?? null, reader))
    .join(' · ');
}
