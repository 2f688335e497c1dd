import type { CaseRecord } from '../../shared/case.ts';
import type { Field } from '../../shared/catalogue-types.ts';
import type { RecordId } from '../../shared/language.ts';
import { knownValue } from '../../shared/known-value.ts';
import { valueText } from '../../shared/value-text.ts';
import { useDay } from '../day.ts';
import { useReader } from '../text.ts';
import { useCase } from './case-store.ts';
import { titleOf } from './record-title.ts';
import { recordsById } from './records-by-id.ts';

/** A value as the reader reads it; a reference as what it points to is called. */
export function useValueWords({ entity, fields }: CaseRecord, name: string, field: Field): string {
  const reader = useReader();
  const { zone } = useDay();
  const file = useCase(state => state.view?.file);
  const value = knownValue(entity, fields, name);
  if (value === undefined) return '';
  const target = field.type === 'reference' && file !== undefined ? recordsById(file).get(value as RecordId) : undefined; // references hold ids
  return target === undefined ? valueText(field, value, reader, zone) : titleOf(target, '');
}
