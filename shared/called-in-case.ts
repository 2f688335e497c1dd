import type { CaseRecord } from './case.ts';
import { catalogue, isEntity } from './catalogue.ts';
import type { Bilingual, RecordId } from './language.ts';
import { releasedNames } from './released-text.ts';
import { fill } from './text/fill.ts';

type Called = Pick<CaseRecord, 'id' | 'entity' | 'parentId' | 'fields'>;

/** What a person calls these records of a case: what kind each is, its title or what tells it from its like, and whose it is. What is not there is left out. */
export function calledInCase(records: readonly Called[], ids: Iterable<RecordId>): Readonly<Record<RecordId, Bilingual>> {
  const byId = new Map(records.map(record => [record.id, record]));
  const titles = releasedNames(records);
  const named = [...new Set(ids)].flatMap(id => {
    const record = byId.get(id);
    return record === undefined ? [] : [[id, nameOf(record)] as const];
  });
  return Object.fromEntries(named);

  function nameOf(record: Called): Bilingual {
    const kind = isEntity(record.entity) ? catalogue[record.entity].label : { en: record.entity, es: record.entity };
    const own = titles.get(record.id) ?? null;
    const person = personOf(record);
    const whose = person === undefined ? null : (titles.get(person.id) ?? null);
    const called = own === null ? kind : fill({ en: '{{kind}}: {{own}}', es: '{{kind}}: {{own}}' }, { kind, own });
    return whose === null ? called : fill({ en: '{{called}} · {{whose}}', es: '{{called}} · {{whose}}' }, { called, whose });
  }

  /** The person from whom a record hangs. */
  function personOf({ parentId }: Called): Called | undefined {
    const above = parentId === null ? undefined : byId.get(parentId);
    return above === undefined || above.entity === 'subject' ? above : personOf(above);
  }
}
