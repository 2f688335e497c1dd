import { catalogue, isEntity } from '../../../../shared/catalogue.ts';
import type { CaseRecord } from '../../../../shared/case.ts';
import type { Emission } from '../../../../shared/decision/types.ts';
import type { RecordId } from '../../../../shared/language.ts';
import type { FindingPlaceKind, LeakFinding, NamedValue, Remedy } from '../../../../shared/leak/finding.ts';
import type { WithheldValue } from '../../../../shared/leak/needle.ts';
import { hmac } from '../../keys/digest.ts';
import type { PacketLayout } from '../format/build.ts';
import type { Finding } from '../guard/leak-guard.ts';
import { emittedBranches } from './attachments.ts';
import type { Release } from './release.ts';

type Found = Omit<LeakFinding, 'id' | 'remedies'>;

/** What the findings of one packet are named by: its layout, the case, and a key of the vault's own. */
export type Naming = {
  readonly layout: PacketLayout;
  readonly release: Pick<Release, 'file' | 'content' | 'decisions'>;
  readonly withheld: readonly WithheldValue[];
  readonly key: Uint8Array;
};

/**
 * What the guard found, as a person sees it: in the catalogue's words, with what can be done, the certain first. What the PDF repeats of a
 * value that is found in the payload is not told twice.
 */
export function namedFindings(naming: Naming, findings: readonly Finding[]): readonly LeakFinding[] {
  const names = namesIn(naming);
  // What is harmless for one office and purpose may not be for another.
  const { to, purpose } = naming.layout.header;
  const given = [to.agency, purpose];
  const told = new Map<string, readonly string[]>(); // by identifier, the places that were told under it
  const list: LeakFinding[] = [];
  const add = (found: Found, seen: readonly string[]): void => {
    const bound = [...given, ...seen];
    const first = idOf(naming.key, found, bound);
    const before = told.get(first) ?? [];
    const stands = JSON.stringify([found.place, found.spots]);
    if (before.includes(stands)) return; // the very same, found in a second way
    told.set(first, [...before, stands]);
    // Another place that would have the same identifier has one of its own: whoever accepts the first has not looked at it.
    const id = before.length === 0 ? first : idOf(naming.key, found, [...bound, String(before.length)]);
    list.push({ ...found, id, remedies: remediesFor(found) });
  };
  const inPayload = new Set(findings.flatMap(found => (found.place.entry === 'packet.json' ? [valueKey(found)] : [])));
  const inPdf = Map.groupBy(
    findings.filter(({ place }) => place.entry === 'packet.pdf'),
    valueKey,
  );
  for (const finding of findings) {
    const { severity, kind, record, field, place, variant, seen, isOfAnotherCase } = finding;
    const isRepeated = inPayload.has(valueKey(finding));
    if (place.entry === 'packet.pdf' && isRepeated) continue;
    const pdfPages = isRepeated ? (inPdf.get(valueKey(finding)) ?? []).flatMap(({ place: { page } }) => page ?? []) : [];
    const value = record === null || isOfAnotherCase ? null : names.value(record, lastName(field ?? ''), field);
    const commitment = kind === 'unread' ? names.digestOf(place.entry) : names.commitmentOf(record, field);
    const at = placeOf(names, place);
    const spots = finding.spots.map(({ offset, end }) =>
      at.from === null ? { from: null, to: null } : { from: offset, to: end },
    );
    add({ severity, kind, variant, value, isOfAnotherCase, place: at, spots, pdfPages }, [seen, commitment]);
  }
  return list.sort((one, other) => Number(one.severity === 'warn') - Number(other.severity === 'warn'));
}

const valueKey = ({ record, field }: Pick<Finding, 'record' | 'field'>): string => `${record ?? ''} ${field ?? ''}`;
const lastName = (path: string): string => path.slice(Math.max(path.lastIndexOf('.'), path.lastIndexOf('/')) + 1);

/** Twenty characters (80 bits) that change with whatever a person looked at when accepting. */
function idOf(key: Uint8Array, { kind, value, place, severity }: Found, seen: readonly string[]): string {
  const { in: at, entry, part, page } = place;
  // An attachment is known by its document, a value by its record: their numbers in the packet move with what else leaves.
  const where = at === null ? [entry, part] : [at.record, at.field, at.entity === 'document' ? part : null];
  const bound = JSON.stringify([severity, kind, value?.record, value?.field, where, page, seen]);
  return hmac(key, bound).toString('hex').slice(0, 20);
}

function namesIn({ layout, release: { file, content, decisions }, withheld, key }: Naming) {
  const records = new Map<string, CaseRecord>(file.records.map(record => [record.id, record]));
  const paths = new Map(decisions.fields.map(({ record, field, path }) => [`${record}/${field}`, path as string]));
  const values = new Map(withheld.map(value => [`${value.record} ${value.path}`, value]));
  const documents = new Map(emittedBranches(content).map(({ id, record }) => [id, record]));
  const value = (record: RecordId, field: string, path: string | null): NamedValue | null => {
    const held = records.get(record);
    if (held === undefined || !isEntity(held.entity)) return null;
    const { label, fields } = catalogue[held.entity];
    const known = (fields as Readonly<Record<string, { readonly label: NamedValue['label']['field'] }>>)[field]; // an entity's own
    return {
      record,
      entity: held.entity,
      field,
      path: paths.get(`${record}/${field}`) ?? path ?? field,
      label: { entity: label, field: known?.label ?? label },
      person: personOf(records, held),
    };
  };
  return {
    value,
    /** The value that a disclosure gives: the packet names a record by its place among those that leave. */
    ofDisclosure(disclosure: number): NamedValue | null {
      const pointer = layout.disclosed[disclosure]?.path ?? '';
      let emission: Emission | undefined = content;
      for (const [, list = '', at] of pointer.matchAll(/\/lists\/([^/]+)\/emitted\/(\d+)/g))
        emission = emission?.lists[list]?.emitted[Number(at)];
      return emission === undefined ? null : value(emission.record, lastName(pointer), null);
    },
    ofEntry(name: string): NamedValue | null {
      const entry = layout.others.find(other => other.name === name);
      const document = entry !== undefined && 'document' in entry ? documents.get(String(entry.document)) : undefined;
      return document === undefined ? null : value(document, 'content', null);
    },
    digestOf: (name: string) => layout.others.find(other => other.name === name)?.sha256 ?? '',
    commitmentOf(record: RecordId | null, path: string | null): string {
      const { texts, name, date } = values.get(`${record ?? ''} ${path ?? ''}`) ?? {};
      return hmac(key, JSON.stringify([texts, name, date])).toString('base64url');
    },
  };
}

function personOf(records: ReadonlyMap<string, CaseRecord>, record: CaseRecord): RecordId | null {
  let at: CaseRecord | undefined = record;
  while (at !== undefined && at.entity !== 'subject') at = at.parentId === null ? undefined : records.get(at.parentId);
  return at?.id ?? null;
}

function placeOf(names: ReturnType<typeof namesIn>, place: Finding['place']): LeakFinding['place'] {
  const { entry, part, page, jsonPath, offset, end } = place;
  const [, disclosure, isWhole] = /^disclosures\[(\d+)\](\[1\]$)?/.exec(jsonPath ?? '') ?? [];
  const found = disclosure === undefined ? names.ofEntry(entry) : names.ofDisclosure(Number(disclosure));
  const hasText = jsonPath === undefined || isWhole !== undefined;
  return {
    kind: kindOf(entry, disclosure !== undefined),
    in: found,
    entry,
    part: jsonPath ?? part ?? null,
    page: page ?? null,
    from: hasText ? (offset ?? null) : null,
    to: hasText ? (end ?? null) : null,
  };
}

function kindOf(entry: string, isValue: boolean): FindingPlaceKind {
  if (entry === 'packet.json') return isValue ? 'value' : 'envelope';
  if (entry === 'packet.pdf') return 'pdf';
  return entry.startsWith('files/') ? 'document' : 'readme';
}

function remediesFor({ place: { in: at } }: Found): readonly Remedy[] {
  if (at === null) return [];
  const { record, field, entity } = at;
  const type = isEntity(entity)
    ? (catalogue[entity].fields as Readonly<Record<string, { readonly type: string }>>)[field]?.type
    : null; // an entity's own
  const nearest: readonly Remedy['act'][] =
    field === 'content'
      ? ['box-it', 'withhold-value']
      : type === 'text'
        ? ['choose-tear-line', 'withhold-value']
        : ['withhold-value'];
  const out: Remedy = { act: 'leave-record-out', record, field: null };
  return [...nearest.map(act => ({ act, record, field })), ...(entity === 'case' ? [] : [out])];
}
