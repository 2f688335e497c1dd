import { listConsentsInForce, listConsentValues, type ConsentValue } from '../../../../db/consent-packets.ts';
import { inferenceEdges } from '../../../../shared/catalogue.ts';
import type { CaseFile } from '../../../../shared/case.ts';
import { placeKey, type Circumstances } from '../../../../shared/decision/types.ts';
import type { RecordId } from '../../../../shared/language.ts';
import type { SessionContext } from '../../ground/context.ts';
import { standsAsItCame } from '../read/carried-places.ts';

/**
 * What originators consented to by packet for this case: each value that they named, while it stands as it came, and with it that its record and
 * those above it exist. What was changed here since is no longer the value that they consented to.
 */
export function packetConsentsFor({ dbOf }: SessionContext['session'], file: CaseFile): Circumstances['consents'] {
  const db = dbOf(file.id);
  return listConsentsInForce(db, file.id).map(request => {
    const given = listConsentValues(db, request.id).flatMap(value => placeOf(file, value));
    return {
      originator: request.agency,
      recipient: request.recipient,
      purposes: [request.purpose],
      until: request.answeredUntil,
      places: new Set(given.flatMap(place => withExistence(file, place)).map(({ record, field }) => placeKey(record, field))),
    };
  });
}

type Place = { readonly record: RecordId; readonly field: string };

/**
 * A value that may go although it is another authority's, with what goes with it: empty fields that it would give away, and that its record and
 * those above it exist.
 */
export function withExistence(file: Pick<CaseFile, 'records'>, { record, field }: Place): readonly Place[] {
  return [{ record, field }, ...emptyBeside(file, record, field), ...existing(record, file)];
}

function placeOf(file: CaseFile, { record, field, stored, given }: ConsentValue): { record: RecordId; field: string }[] {
  if (given !== true || record === null || field === null || stored === null) return [];
  return standsAsItCame(file, { record, field, stored }) ? [{ record, field }] : [];
}

/**
 * Fields of the same record that hold nothing and that a value would give away: there is nothing there that its originator keeps back, and without
 * them no name could ever leave, since each part of one tells of the whole.
 */
function emptyBeside({ records }: Pick<CaseFile, 'records'>, id: RecordId, field: string): { record: RecordId; field: string }[] {
  const record = records.find(each => each.id === id);
  if (record === undefined) return [];
  const found = new Set<string>([field]);
  for (const from of found)
    for (const edge of inferenceEdges) {
      const [entity, name] = edge.to.split('.') as [string, string]; // a path of the catalogue
      const isOfRecord = edge.from === `${record.entity}.${from}` && entity === record.entity;
      if (isOfRecord && record.fields[name] === undefined) found.add(name);
    }
  found.delete(field);
  return [...found].map(name => ({ record: id, field: name }));
}

function existing(record: RecordId, { records }: Pick<CaseFile, 'records'>): readonly Place[] {
  const above = new Map<RecordId, RecordId | null>(records.map(({ id, parentId }) => [id, parentId]));
  const found: Place[] = [];
  for (let at: RecordId | null = record; at !== null; at = above.get(at) ?? null) found.push({ record: at, field: '*' });
  const root = records.find(({ entity }) => entity === 'case');
  return root === undefined ? found : [...found, { record: root.id, field: '*' }];
}
