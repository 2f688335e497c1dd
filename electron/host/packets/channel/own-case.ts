import { catalogue, type EntityName } from '../../../../shared/catalogue.ts';
import type { CaseRecord } from '../../../../shared/case.ts';
import type { AgencyCode, Bilingual, Json } from '../../../../shared/language.ts';
import { setterOf } from '../../../../shared/field-setters.ts';
import type { PacketHeader } from '../../../../shared/packet.ts';
import { bilingualValue } from '../../../../shared/value-text.ts';
import { canonical } from '../../keys/canonical.ts';
import { lockedMark, type IncomingRecord } from '../read/intake.ts';
import { leadMark, leadReason } from './lead-exhibits.ts';
import { remarkPages, type Remark } from './remarks.ts';
import { isTakenOver } from './tightenings.ts';

/** A field of a case of ours of which a packet says something else: ours stays. `ours` is null where we hold nothing and decide it all the same. */
export type KeptField = {
  readonly entity: EntityName;
  readonly name: string; // the sender's, of the record
  readonly field: string;
  readonly ours: Json;
  readonly theirs: Json;
};

/**
 * Kinds of record that tell the course of their sender's own work. In a case of ours they would be read as what we did, said or owe, so there
 * they stand as remarks, apart from our own history and log.
 */
const ofTheirCourse: ReadonlySet<EntityName> = new Set([
  ...(['event', 'deadline', 'task', 'taskWait', 'plan', 'planTask', 'outcome', 'caseLink'] as const),
  ...(['exchange', 'participant', 'commitment', 'item'] as const),
]);

/** Of them what two offices plan together: in a joint investigation of ours it joins our own plan, each record with its owner. */
const ofSharedPlan: ReadonlySet<EntityName> = new Set(['task', 'taskWait', 'plan', 'planTask'] as const);

/** What decides which rules a case runs under: of a case of ours, ours alone. */
const ourNature: ReadonlySet<string> = new Set(['kind', 'direction', 'requestingCountry', 'requestedCountry', 'profile']);

/** What a received record says under the names of our fields: what its sender calls the case is "their reference" here. */
export function storedFields({ entity, fields }: Pick<IncomingRecord, 'entity' | 'fields'>): IncomingRecord['fields'] {
  if (entity !== 'case') return fields;
  const { reference, theirReference: _ours, ...rest } = fields;
  return reference === undefined ? rest : { ...rest, theirReference: reference };
}

/** Whether a value that we hold came from this authority. */
export function isTheirs({ marks }: Pick<CaseRecord, 'marks'>, field: string, agency: AgencyCode): boolean {
  return (marks[field]?.originator ?? marks['*']?.originator) === agency;
}

/** The records of a packet that go into a case of ours as records, and those that stand there as remarks; what hangs from one goes with it. */
export function partedCourse(
  incoming: readonly IncomingRecord[],
  isPlanShared: boolean,
): {
  readonly standing: readonly IncomingRecord[];
  readonly apart: readonly IncomingRecord[];
} {
  const isOfTheirs = (entity: EntityName): boolean => ofTheirCourse.has(entity) && !(isPlanShared && ofSharedPlan.has(entity));
  const apart = new Set<string>();
  for (const { entity, emittedId, parent } of incoming)
    if (isOfTheirs(entity) || (parent !== null && apart.has(parent))) apart.add(emittedId);
  return {
    standing: incoming.filter(({ emittedId }) => !apart.has(emittedId)),
    apart: incoming.filter(({ emittedId }) => apart.has(emittedId)),
  };
}

/** What a packet says of the case itself, as far as it fills what we do not hold or what came from its sender before; and the rest. */
export function partedCase(
  root: IncomingRecord,
  held: CaseRecord,
  agency: AgencyCode,
): { readonly taken: IncomingRecord; readonly kept: readonly KeptField[] } {
  const isOpen = (field: string) =>
    setterOf('case', field) === 'person' &&
    !ourNature.has(field) &&
    (held.fields[field] === undefined || isTheirs(held, field, agency));
  const said = Object.entries(storedFields(root)).filter(([field]) => isTakenOver('case', field) || ourNature.has(field));
  const kept = said.flatMap(([field, theirs]): readonly KeptField[] => {
    const ours = held.fields[field] ?? null;
    return isOpen(field) || canonical(ours) === canonical(theirs)
      ? []
      : [{ entity: 'case', name: root.emittedId, field, ours, theirs }];
  });
  const names = Object.entries(root.fields).filter(([field]) =>
    field === 'reference' ? isOpen('theirReference') : field !== 'theirReference' && isOpen(field),
  );
  return { taken: { ...root, fields: Object.fromEntries(names) }, kept };
}

/** What stays beside a case of ours, word for word: each record of their course, and each value that differs from ours. */
export function besideRemarks(
  header: Pick<PacketHeader, 'from' | 'handling'>,
  kept: readonly KeptField[],
  { apart, leads }: { readonly apart: readonly IncomingRecord[]; readonly leads: ReadonlySet<string> },
): readonly Remark[] {
  const heading = (label: Bilingual) => `${header.from.agency}, ${label.en} / ${label.es}:`;
  const values = kept.map(
    ({ entity, field, theirs }) =>
      [heading(catalogue[entity].label), [lineOf(entity, field, theirs)], lockedMark(header)] as const,
  );
  const records = apart.map(({ entity, emittedId, fields, asText }) => {
    const isLead = leads.has(emittedId);
    const given = Object.entries(fields).filter(([field]) => catalogue[entity].fields[field]?.type !== 'reference');
    const coarser = asText.map(({ field, value, how }) => `${lineOf(entity, field, value)} (${how.toLowerCase()})`);
    return [
      heading(catalogue[entity].label),
      [...(isLead ? [leadReason] : []), ...given.map(([field, value]) => lineOf(entity, field, value)), ...coarser],
      isLead ? leadMark(header) : lockedMark(header),
    ] as const;
  });
  return [...values, ...records].flatMap(([head, lines, mark]) => remarkPages(head, lines).map(text => ({ text, mark })));
}

function lineOf(entity: EntityName, name: string, value: Json): string {
  const field = catalogue[entity].fields[name];
  const { en, es } = bilingualValue(field, value);
  const label = field?.label ?? { en: name, es: name };
  return `${label.en}: ${en} / ${label.es}: ${es}`; // as no PDF of ours puts a label beside its value: a later packet may give the same field
}
