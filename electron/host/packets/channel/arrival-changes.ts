import { catalogue } from '../../../../shared/catalogue.ts';
import type { CaseRecord } from '../../../../shared/case.ts';
import type { ArrivalChange, OpenedView } from '../../../../shared/contract/packets.ts';
import type { AgencyCode } from '../../../../shared/language.ts';
import { canonical } from '../../keys/canonical.ts';
import type { IncomingRecord } from '../read/intake.ts';
import type { ReleasedObject } from '../read/verify.ts';
import { isTheirs, storedFields } from './own-case.ts';
import type { PlannedCase } from './plan.ts';
import { isTakenOver } from './tightenings.ts';

const MOST_CHANGES = 500;

type Changes = Pick<OpenedView, 'changes' | 'changeCounts'>;

/** What we measure of a file that we hold: a redrawn one is another than the sender's, whose measures the packet may give. */
const ofHeldFile: ReadonlySet<string> = new Set(['mediaType', 'sha256', 'sizeBytes']);

/**
 * What importing a packet would change of what we hold from its sender, value by value, and what it no longer gives. References are left
 * out: they are names on either side.
 */
export function arrivalChanges(into: PlannedCase | null, released: ReleasedObject | null, agency: AgencyCode): Changes {
  if (into === null || released === null) return { changes: [], changeCounts: countsOf([]) };
  const gaps = gapsByName(released);
  const own = into.records[0]!.held; // the case comes first
  const theirGaps = ({ entity, emittedId }: IncomingRecord) =>
    (gaps.get(emittedId) ?? []).filter(field => entity !== 'case' || !into.isOurs || isTheirs(own!, field, agency)); // ours stands
  const changes = [
    ...into.records.flatMap(({ incoming, held }) => changesOf(incoming, held, theirGaps(incoming))),
    ...into.kept.map(({ entity, name, field, ours, theirs }): ArrivalChange => {
      return { kind: 'kept', entity, name, field, old: ours, new: theirs, values: 1 };
    }),
    ...into.apart.map(({ entity, emittedId, fields }): ArrivalChange => {
      const kind = into.reserved.has(emittedId) ? 'reserved' : into.leads.apart.has(emittedId) ? 'lead' : 'apart';
      return { kind, entity, name: emittedId, field: null, old: null, new: null, values: Object.keys(fields).length };
    }),
    ...into.leads.standing.map(({ id, entity, fields }): ArrivalChange => {
      const { exhibit } = fields;
      const theirs = into.records.find(({ held }) => held?.id === id)?.incoming.emittedId ?? '';
      const name = typeof exhibit === 'string' ? exhibit : theirs;
      return { kind: 'lead-standing', entity, name, field: null, old: null, new: null, values: 0 };
    }),
  ];
  return { changes: changes.slice(0, MOST_CHANGES), changeCounts: countsOf(changes) };
}

function countsOf(changes: readonly ArrivalChange[]): Changes['changeCounts'] {
  const counts = {
    'new-record': 0,
    added: 0,
    changed: 0,
    'no-longer': 0,
    kept: 0,
    apart: 0,
    reserved: 0,
    lead: 0,
    'lead-standing': 0,
  };
  for (const { kind } of changes) counts[kind] += 1;
  return counts;
}

function changesOf(
  { emittedId, entity, fields }: IncomingRecord,
  held: CaseRecord | null,
  gaps: readonly string[],
): readonly ArrivalChange[] {
  const at = { entity, name: emittedId };
  if (held === null)
    return [{ ...at, kind: 'new-record', field: null, old: null, new: null, values: Object.keys(fields).length }];
  const isOurs = (field: string) => !isTakenOver(entity, field) || (entity === 'document' && ofHeldFile.has(field));
  const given = Object.entries(storedFields({ entity, fields })).flatMap(([field, value]): readonly ArrivalChange[] => {
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

function gapsByName(object: ReleasedObject, into = new Map<string, readonly string[]>()): ReadonlyMap<string, readonly string[]> {
  into.set(object.id, Object.keys(object.gaps));
  for (const { emitted } of Object.values(object.lists)) for (const child of emitted) gapsByName(child, into);
  return into;
}
