import { catalogue, type EntityName } from '../../../../shared/catalogue.ts';
import type { CaseRecord } from '../../../../shared/case.ts';
import { countryOfAgency } from '../../../../shared/countries.ts';
import type { AgencyCode, Json } from '../../../../shared/language.ts';
import { reservedFor } from '../../../../shared/plan-law.ts';
import { canonical } from '../../keys/canonical.ts';
import type { IncomingRecord, Placed } from '../read/intake.ts';
import { isTheirs, type KeptField } from './own-case.ts';

/** What a party says of its own part of our plan, and by which field its part is told. The rest of what we wrote stays as we wrote it. */
const progress: Readonly<Partial<Record<EntityName, { readonly owner: string; readonly fields: readonly string[] }>>> = {
  task: { owner: 'party', fields: ['status', 'doneOn', 'result', 'evidentiaryStatus'] },
  evidenceLine: { owner: 'gatherer', fields: ['status', 'gatheredOn', 'evidentiaryStatus'] },
};

export function hasSharedName(entity: EntityName): boolean {
  return Object.hasOwn(catalogue[entity].fields, 'sharedName');
}

/**
 * Our own record that comes back: it says what we call it in packets to this sender, a name that nobody else was given. Null where none does.
 *
 * @param nameOf - What our packets to the sender call a record.
 */
export function comesBack(
  { entity, fields }: IncomingRecord,
  standing: readonly CaseRecord[],
  nameOf: (record: CaseRecord) => string,
): CaseRecord | null {
  const { sharedName } = fields;
  if (typeof sharedName !== 'string' || !hasSharedName(entity)) return null;
  return standing.find(record => record.entity === entity && nameOf(record) === sharedName) ?? null;
}

/**
 * What becomes of a record of the plan here. Theirs: it is called as they call it, and owed by them where they do not say by whom. Ours, come
 * back: what its owner says of its progress is taken over, and whatever else differs from ours is kept beside it.
 */
export function asInPlan(
  { incoming, held }: Placed,
  { agency, us }: { readonly agency: AgencyCode; readonly us: AgencyCode },
): { readonly incoming: IncomingRecord; readonly kept: readonly KeptField[] } {
  const { entity, emittedId, fields } = incoming;
  if (!hasSharedName(entity)) return { incoming, kept: [] };
  const part = progress[entity];
  if (held === null || isTheirs(held, '*', agency)) {
    const owed = part !== undefined && held === null && fields[part.owner] === undefined ? { [part.owner]: agency } : {};
    return { incoming: { ...incoming, fields: { ...fields, ...owed, sharedName: emittedId } }, kept: [] };
  }
  const isOfTheirs = part !== undefined && isOfCountry(held.fields[part.owner], agency);
  const taken = Object.entries(fields).filter(([field]) => isOfTheirs && part.fields.includes(field));
  const kept = Object.entries(fields).flatMap(([field, theirs]): readonly KeptField[] => {
    const ours = held.fields[field] ?? (field === part?.owner ? us : null); // what names nobody is ours
    const isName = field === 'sharedName' || catalogue[entity].fields[field]?.type === 'reference';
    if (isName || taken.some(([name]) => name === field) || canonical(ours) === canonical(theirs)) return [];
    return [{ entity, name: emittedId, field, ours, theirs }];
  });
  return { incoming: { ...incoming, fields: Object.fromEntries(taken) }, kept };
}

/** One country's authorities do its part: what one of them owes, another may say that it did. */
function isOfCountry(owner: Json | undefined, agency: AgencyCode): boolean {
  return typeof owner === 'string' && countryOfAgency(owner) === countryOfAgency(agency);
}

/** Records that would make a plan of ours say what a law keeps to others, with what hangs from them: they stand as remarks, no task of anybody. */
export function reservedAmong(placed: readonly Placed[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { incoming, held } of placed) {
    const { entity, emittedId, parent, fields } = incoming;
    const isReserved = reservedFor(entity, { ...held?.fields, ...fields }) !== null;
    if (isReserved || (parent !== null && found.has(parent))) found.add(emittedId);
  }
  return found;
}
