import { childByList, fieldAt, fieldsOf, isEntity } from '../catalogue.ts';
import type { ReaderLimits } from '../catalogue-version.ts';
import type { Json, RecordId } from '../language.ts';
import { daysOf, partialDateOf, precisionNamed } from '../partial-date.ts';
import { stayingPlace, type PacketPlace } from '../value-path.ts';
import { dateExists } from '../values.ts';
import { silent } from './case-node.ts';
import type { CaseDecisions, RecordDecision } from './decide-case.ts';
import type { Emission, PathDecision, Slot } from './types.ts';

/** A value that would leave and does not, since the reader's catalogue has no place for it. */
export type LeftOut = {
  readonly record: RecordId;
  readonly entity: string;
  readonly field: string;
  readonly place: PacketPlace; // where a reader who knew it would find it
};

/** What leaves for a reader of an earlier catalogue, and what is left out for that reason alone. */
export type ForReader = { readonly content: Emission; readonly decisions: CaseDecisions; readonly leftOut: readonly LeftOut[] };

/**
 * Leave out what a reader does not know, as if our catalogue did not have it either: a field without a slot, a list that is not there, a
 * value whose option is new to the reader as one that we do not hold. Which fields and lists those are follows from the two catalogues
 * alone, and which options from values that would leave: nothing of it depends on a value that stays.
 */
export function forReader(content: Emission, decisions: CaseDecisions, limits: ReaderLimits | null): ForReader {
  if (limits === null) return { content, decisions, leftOut: [] };
  const told = new Set(decisions.fields.filter(({ action }) => action === 'RELEASE').map(keyOf));
  const cutting: Cutting = { limits, told, rules: new Map(), gone: new Set(), released: new Map() };
  const cut = prune(content, cutting);
  const places = new Map(decisions.fields.map(decision => [keyOf(decision), decision.path])); // a decision's path is its place
  const leftOut = [...cutting.released].map(([key, at]) => ({ ...at, place: places.get(key)! })); // each emitted field was decided
  return { content: cut, decisions: withRules(decisions, cutting), leftOut };
}

type Cutting = {
  readonly limits: ReaderLimits;
  readonly told: ReadonlySet<string>; // what may leave as it is
  readonly rules: Map<string, string>; // of each field that is left out
  readonly gone: Set<RecordId>;
  readonly released: Map<string, Omit<LeftOut, 'place'>>;
};

const keyOf = ({ record, field }: Pick<PathDecision, 'record' | 'field'>): string => `${record}/${field}`;

function prune(given: Emission, cutting: Cutting): Emission {
  const emission = cutting.limits.partialDates ? withEarlierDates(given, cutting) : given;
  const fields = Object.entries(emission.fields).flatMap(([name, slot]): [string, Slot][] => {
    const rule = ruleAgainst(`${emission.entity}.${name}`, slot, cutting.limits);
    if (rule === null) return [[name, withKnownCode(slot, cutting.limits)]];
    leaveOut(emission, name, rule, cutting);
    return rule === 'reader/unknown-field' ? [] : [[name, { state: 'withheld', code: null, value: valueOf(slot) }]];
  });
  const lists = Object.entries(emission.lists).flatMap(([list, { emitted, unreleased }]) => {
    const child = isEntity(emission.entity) ? childByList(emission.entity, list) : undefined;
    if (child === undefined || !cutting.limits.entities.has(child))
      return [[list, { emitted: emitted.map(element => prune(element, cutting)), unreleased }] as const];
    for (const element of emitted) leaveWhole(element, cutting);
    return [];
  });
  return { ...emission, fields: Object.fromEntries(fields), lists: Object.fromEntries(lists) };
}

/** A gap under a code that the reader does not know stands under the one it had before. */
function withKnownCode(slot: Slot, { codes }: ReaderLimits): Slot {
  return slot.state === 'withheld' && slot.code !== null && codes.has(slot.code) ? { ...slot, code: 'R-REST' } : slot;
}

const valueOf = (slot: Slot): Json | undefined => slot.value;

function ruleAgainst(path: string, slot: Slot, { fields, options, partialDates }: ReaderLimits): string | null {
  if (fields.has(path)) return 'reader/unknown-field';
  if (slot.state !== 'released') return null; // what stays is judged by nothing here
  // A form that was made coarser is words to every reader.
  if (partialDates && slot.how === 'RELEASE' && fieldAt(path)?.partial === true && !isWholeDate(slot.value))
    return 'reader/unknown-date';
  const codes: readonly Json[] = Array.isArray(slot.value) ? slot.value : [slot.value];
  return codes.some(code => typeof code === 'string' && options.has(`${path}=${code}`)) ? 'reader/unknown-option' : null;
}

/**
 * A date known in part as an earlier catalogue says it: its first day, and beside it how much of that is known. Where the reader may not have the
 * second, the first would be a day that nobody knows: it stays as it is, and is left out.
 */
function withEarlierDates(emission: Emission, { told }: Cutting): Emission {
  const fields: Record<string, Slot> = { ...emission.fields };
  for (const [name, { precisionOf: of }] of isEntity(emission.entity) ? fieldsOf(emission.entity) : []) {
    const slot = of === undefined ? undefined : fields[of];
    if (of === undefined || slot?.state !== 'released' || slot.how !== 'RELEASE') continue;
    const date = typeof slot.value === 'string' ? partialDateOf(slot.value) : null;
    const precision = date === null ? 'exact' : precisionNamed(date);
    if (date === null || precision === 'exact' || !told.has(keyOf({ record: emission.record, field: name }))) continue;
    fields[of] = { ...slot, value: daysOf(date).first };
    fields[name] = { state: 'released', value: precision, how: 'RELEASE' };
  }
  return { ...emission, fields };
}

const isWholeDate = (value: Json): boolean => typeof value === 'string' && dateExists(value);

function leaveOut({ record, entity, fields }: Emission, field: string, rule: string, { rules, released }: Cutting): void {
  rules.set(keyOf({ record, field }), rule);
  if (fields[field]?.state === 'released') released.set(keyOf({ record, field }), { record, entity, field });
}

function leaveWhole(emission: Emission, cutting: Cutting): void {
  cutting.gone.add(emission.record);
  for (const name of Object.keys(emission.fields)) leaveOut(emission, name, 'reader/unknown-record', cutting);
  for (const { emitted } of Object.values(emission.lists)) for (const element of emitted) leaveWhole(element, cutting);
}

/** The decisions as they come out for this reader; a record that it does not know has no place in its packet. */
function withRules({ records, fields }: CaseDecisions, { limits, rules, gone }: Cutting): CaseDecisions {
  const kept = [...records].map(([id, decision]): readonly [RecordId, RecordDecision] => {
    if (!gone.has(id)) return [id, decision];
    return [id, { ...silent('reader/unknown-record'), emitted: false, path: stayingPlace(decision.path) }] as const;
  });
  const shown = fields
    .filter(({ record }) => !gone.has(record))
    .map(decision => {
      const rule = rules.get(keyOf(decision));
      if (rule !== undefined) return { ...decision, ...silent(rule) };
      return decision.code !== null && limits.codes.has(decision.code) ? { ...decision, code: 'R-REST' as const } : decision;
    });
  return { records: new Map(kept), fields: shown };
}
