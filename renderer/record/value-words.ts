import type { CaseRecord } from '../../shared/case.ts';
import type { Field } from '../../shared/catalogue-types.ts';
import type { Language, RecordId } from '../../shared/language.ts';
import { textLanguage } from '../../shared/line-language.ts';
import { knownValue } from '../../shared/known-value.ts';
import { valueText } from '../../shared/value-text.ts';
import { useDay } from '../day.ts';
import { useReader } from '../text.ts';
import { useCase } from './case-store.ts';
import { titleOf } from '../../shared/record-title.ts';
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

/** In which language a value is written, for who hears it (WCAG 3.1.2): what its record says of it, else what its own words show. */
export function languageOfValue({ entity, fields }: CaseRecord, field: Field, text: string): Language | undefined {
  if (field.type !== 'text' && field.type !== 'texts') return undefined; // names and codes are no language's; choices are the reader's
  const said = entity === 'document' ? undefined : fields['language']; // that is of the document, not of its title
  return said === 'es' || said === 'en' ? said : (textLanguage(text) ?? undefined);
}
