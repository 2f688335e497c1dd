import { findReceivedRecord } from '../../../../db/ledger.ts';
import { findRecord } from '../../../../db/records.ts';
import { catalogue } from '../../../../shared/catalogue.ts';
import type { ArrivalChange } from '../../../../shared/contract/packets.ts';
import { Refusal } from '../../../../shared/failure.ts';
import { canonical } from '../../keys/canonical.ts';
import type { SessionContext } from '../../ground/context.ts';
import type { Arrival } from './inbox.ts';
import { incomingRecords, type IncomingRecord } from '../read/intake.ts';
import type { ReleasedObject } from '../read/verify.ts';

const MOST_CHANGES = 500;

/**
 * What importing a packet would change of what we hold from its sender, value by value, and what it no longer gives. References are left
 * out: they are names on either side. Nothing for a packet without a case, or with one that could not be imported.
 */
export function arrivalChanges(context: SessionContext, { header, released }: Arrival): readonly ArrivalChange[] {
  if (released === null) return [];
  const gaps = gapsByName(released);
  const changes = incomingOrNone(released).flatMap(record =>
    changesOf(context, header.from.agency, record, gaps.get(record.emittedId) ?? []),
  );
  return changes.slice(0, MOST_CHANGES);
}

function changesOf(
  { session }: SessionContext,
  agency: Parameters<typeof findReceivedRecord>[1],
  { emittedId, entity, fields }: IncomingRecord,
  gaps: readonly string[],
): readonly ArrivalChange[] {
  const at = { entity, name: emittedId };
  const known = findReceivedRecord(session.office, agency, emittedId);
  const held = known && findRecord(session.office, known.caseId, known.recordId);
  if (held === undefined)
    return [{ ...at, kind: 'new-record', field: null, old: null, new: null, values: Object.keys(fields).length }];
  const isOurs = (field: string) => entity === 'case' && ['kind', 'reference', 'profile'].includes(field); // those of the case stay ours
  const given = Object.entries(fields).flatMap(([field, value]): readonly ArrivalChange[] => {
    if (isOurs(field) || catalogue[entity].fields[field]?.type === 'reference') return [];
    const old = held.fields[field];
    if (old === undefined) return [{ ...at, kind: 'added', field, old: null, new: value, values: 1 }];
    return canonical(old) === canonical(value) ? [] : [{ ...at, kind: 'changed', field, old, new: value, values: 1 }];
  });
  const gone = gaps.flatMap((field): readonly ArrivalChange[] => {
    const old = held.fields[field];
    return old === undefined || isOurs(field) ? [] : [{ ...at, kind: 'no-longer', field, old, new: null, values: 1 }];
  });
  return [...given, ...gone];
}

function incomingOrNone(released: ReleasedObject): readonly IncomingRecord[] {
  try {
    return incomingRecords(released);
  } catch (error) {
    if (error instanceof Refusal) return []; // importing will say why
    throw error;
  }
}

function gapsByName(object: ReleasedObject, into = new Map<string, readonly string[]>()): ReadonlyMap<string, readonly string[]> {
  into.set(object.id, Object.keys(object.gaps));
  for (const { emitted } of Object.values(object.lists)) for (const child of emitted) gapsByName(child, into);
  return into;
}
