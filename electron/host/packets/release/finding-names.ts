import { getSecret } from '../../../../db/vault-state.ts';
import type { Reader } from '../../../../db/open.ts';
import { catalogue, fieldAt, isEntity } from '../../../../shared/catalogue.ts';
import type { CaseFile, CaseRecord } from '../../../../shared/case.ts';
import { placeKey } from '../../../../shared/decision/types.ts';
import type { Json, RecordId } from '../../../../shared/language.ts';
import type { NamedValue } from '../../../../shared/leak/finding.ts';
import { hmac } from '../../keys/digest.ts';
import type { Release } from './release.ts';

/** Twenty characters (80 bits) that change with whatever a person looks at when accepting. */
export function findingId(office: Reader, seen: Json): string {
  const key = hmac(getSecret(office, 'pseudonym-root'), '/enlace/guard-lints');
  return hmac(key, JSON.stringify(seen)).toString('hex').slice(0, 20);
}

type Naming = { readonly file: CaseFile; readonly paths: ReadonlyMap<string, string> };

export const pathsOf = ({ decisions }: Pick<Release, 'decisions'>): Naming['paths'] =>
  new Map(decisions.fields.map(({ record, field, path }) => [placeKey(record, field), path]));

/** A value of the case in the catalogue's words. */
export function named({ file, paths }: Naming, record: RecordId, field: string): NamedValue | null {
  const held = file.records.find(({ id }) => id === record);
  if (held === undefined || !isEntity(held.entity)) return null;
  const { label } = catalogue[held.entity];
  const known = fieldAt(`${held.entity}.${field}`);
  const path = paths.get(placeKey(record, field)) ?? field;
  return {
    record,
    entity: held.entity,
    field,
    path,
    label: { entity: label, field: known?.label ?? label },
    person: personOf(file, held),
  };
}

function personOf({ records }: CaseFile, record: CaseRecord): RecordId | null {
  let at: CaseRecord | undefined = record;
  while (at !== undefined && at.entity !== 'subject') at = records.find(({ id }) => id === at?.parentId);
  return at?.id ?? null;
}
