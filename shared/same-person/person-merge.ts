import type { CaseRecord } from '../case.ts';
import { fieldsOf } from '../catalogue.ts';
import { isLocked } from '../decision/effective-mark.ts';
import { isAsProtected } from '../decision/subject.ts';
import { mayBeSaid } from '../field-setters.ts';
import { standardOf } from '../mark-draft.ts';
import { joinedMark } from '../mark-join.ts';
import { isAsTight } from '../mark-order.ts';
import type { Caveat, Mark } from '../mark.ts';
import { textIn, withOwnPrecision, type Fields } from '../records.ts';
import { fold } from '../text-rules.ts';
import { otherSide, type Bar, type Both, type LoneRecord, type PersonComparison, type Side } from './comparison.ts';
import { emailKey, identifierKey, phoneKey } from './written-numbers.ts';

/** What one case knows of a person: its own mark as a whole, the person's record, and what hangs from it. */
export type KnownPerson = {
  readonly caseMark: Mark | undefined;
  readonly subject: CaseRecord;
  readonly hanging: readonly CaseRecord[];
};

/** What nobody chooses: a part played in one case, what a person declares (it goes along by itself), and what is said of another field. */
const ofTheCase: ReadonlySet<string> = new Set(['roles', 'isMinor', 'protectionProgramme', 'curpUnchecked']);
const declared = ['isMinor', 'protectionProgramme'] as const;
const carriedEntities: ReadonlySet<string> = new Set(['alias', 'identityDocument', 'contactPoint', 'address']);

/** The fields of a person that may be chosen of two records. */
export const mergedFields = fieldsOf('subject').flatMap(([name, { type, category, legacy }]) =>
  type === 'reference' || category === 'SRC' || legacy === true || ofTheCase.has(name) || !mayBeSaid('subject', name, 'changed')
    ? []
    : [name],
);

export function comparePersons(persons: Both<KnownPerson>): PersonComparison {
  const [mine, theirs] = [fieldsIn(persons.one), fieldsIn(persons.other)];
  const held = mergedFields.filter(name => mine[name] !== undefined || theirs[name] !== undefined);
  const apart = held.filter(name => !same(mine[name], theirs[name]));
  const barOf = (field: string, from: Side): Bar => carriedField(persons, from, field).bar;
  return {
    differing: apart.map(field => ({
      field,
      values: { one: mine[field] ?? null, other: theirs[field] ?? null },
      bars: { one: barOf(field, 'one'), other: barOf(field, 'other') },
    })),
    lone: (['one', 'other'] as const).flatMap(side => loneRecords(persons, side)),
    alike: held.length - apart.length,
  };
}

/** A person's fields, each date with its own precision. */
export function fieldsIn({ subject }: KnownPerson): Fields {
  return withOwnPrecision('subject', subject.fields);
}

/** What marks a field's value stands under once both records hold it: at its own place, and where it goes. */
export type Carried =
  { readonly bar: null; readonly from: Mark | null; readonly to: Mark | null } | { readonly bar: NonNullable<Bar> };

/**
 * THE RULE of how a value goes into another case's record: under all that protects it where it stands (the case, the person, the value), joined
 * with what the value that it replaces was under. What came in with a packet is neither replaced nor loosened.
 */
export function carriedField(persons: Both<KnownPerson>, from: Side, field: string): Carried {
  const [source, target] = [persons[from], persons[otherSide(from)]];
  if (source.subject.fields[field] === undefined) return { bar: 'person/nothing-there' };
  const bar = barBetween(source, target);
  if (bar !== null) return { bar };
  const [own, held] = [source.subject.marks[field], target.subject.marks[field]];
  if (isUnderLock(target, held)) return { bar: 'person/locked' };
  const chain = foldedMark([source.caseMark, source.subject.marks['*'], own]);
  if (chain === undefined) return { bar: 'person/owners-differ' };
  if (awaits(chain)) return { bar: 'person/awaits-event' };
  if (isToldThere(chain, target)) return { bar: 'person/less-protected' };
  const to = foldedMark([chain ?? undefined, held]);
  if (to === undefined || !isAsTight(bare(held), to ?? {}, standardOf('subject', field))) return { bar: 'person/owners-differ' };
  if (isUnderLock(source, own)) return { bar: null, from: own ?? null, to };
  const stays = foldedMark([own, held]);
  if (stays === undefined) return { bar: 'person/owners-differ' };
  return { bar: null, from: own?.tearLine === undefined ? stays : { ...stays, tearLine: own.tearLine }, to };
}

/** Whether both hold the same in a field. */
export function isAlike(persons: Both<KnownPerson>, field: string): boolean {
  const [mine, theirs] = [fieldsIn(persons.one)[field], fieldsIn(persons.other)[field]];
  return mine !== undefined && same(mine, theirs);
}

/** The tightest mark for a value that both hold already; null where nothing is to be changed. */
export function alikeMark(persons: Both<KnownPerson>, field: string): Mark | null {
  const [one, other] = [persons.one.subject.marks[field], persons.other.subject.marks[field]];
  if (same(one, other) || isUnderLock(persons.one, one) || isUnderLock(persons.other, other)) return null;
  const joined = joinedMark(one, other);
  return joined ?? null;
}

/** A record that hangs from a person, with the marks under which it stands in the other case. */
export function carriedRecord(
  persons: Both<KnownPerson>,
  from: Side,
  record: CaseRecord,
): { readonly bar: null; readonly marks: Readonly<Record<string, Mark>> } | { readonly bar: NonNullable<Bar> } {
  const source = persons[from];
  const bar = barBetween(source, persons[otherSide(from)]);
  if (bar !== null) return { bar };
  const whole = foldedMark([source.caseMark, source.subject.marks['*'], record.marks['*']]);
  if (whole === undefined) return { bar: 'person/owners-differ' };
  const others = Object.entries(record.marks).filter(([place]) => place !== '*');
  if (awaits(whole) || others.some(([, mark]) => awaits(mark))) return { bar: 'person/awaits-event' };
  if (isToldThere(whole, persons[otherSide(from)])) return { bar: 'person/less-protected' };
  const kept = others.map(([place, mark]) => [place, mark.locked === true ? mark : withoutOwn(mark)] as const);
  return { bar: null, marks: { ...Object.fromEntries(kept), ...(whole === null ? {} : { '*': whole }) } };
}

/** What the other record declares and this one does not: it goes along with anything else, since it protects it. */
export function declaredAlong(source: KnownPerson, target: KnownPerson): Fields {
  return Object.fromEntries(
    declared.flatMap(name => {
      const [theirs, ours] = [source.subject.fields[name], target.subject.fields[name]];
      return theirs === undefined || theirs === false || (ours !== undefined && ours !== false) ? [] : [[name, theirs]];
    }),
  );
}

/** A source, a victim, a witness is protected by the part that they have in a case: what is known of them goes where they have it too. */
function barBetween(source: KnownPerson, target: KnownPerson): Bar {
  const fields = { ...target.subject.fields, ...declaredAlong(source, target) };
  return isAsProtected(source.subject, { ...target.subject, fields }) ? null : 'person/less-protected';
}

function loneRecords(persons: Both<KnownPerson>, side: Side): readonly LoneRecord[] {
  const theirs = new Set(persons[otherSide(side)].hanging.map(hangingKey));
  return persons[side].hanging
    .filter(record => carriedEntities.has(record.entity) && !theirs.has(hangingKey(record)))
    .map(record => ({
      ...{ side, record: record.id, entity: record.entity, fields: record.fields },
      bar: carriedRecord(persons, side, record).bar,
    }));
}

/** By what two records that hang from a person say the same. */
function hangingKey({ entity, fields }: Pick<CaseRecord, 'entity' | 'fields'>): string {
  const text = (name: string): string => textIn(fields, name);
  const known: Readonly<Record<string, () => readonly string[]>> = {
    alias: () => [fold(text('text'))],
    identityDocument: () => [identifierKey(text('number'))],
    contactPoint: () => [phoneKey(text('phone')), emailKey(text('email')), fold(text('handle')), identifierKey(text('imei'))],
  };
  const key = Object.hasOwn(known, entity) ? known[entity]?.() : undefined;
  return JSON.stringify([entity, key ?? fields['place'] ?? null]);
}

/** Several marks as tight as all of them; undefined where two owners, or a lock beside another owner, cannot be joined. Tear-lines stay behind. */
function foldedMark(marks: readonly (Mark | undefined)[]): Mark | null | undefined {
  return marks.reduce<Mark | null | undefined>((held, next) => {
    if (held === undefined || next === undefined) return held;
    const [one, other] = [bare(held ?? undefined), bare(next)];
    if (isOwnerless(one, other) || isOwnerless(other, one)) return undefined;
    const joined = joinedMark(unlocked(one), unlocked(other));
    const isAnyLocked = one.locked === true || other.locked === true;
    return joined === undefined || !isAnyLocked ? joined : { ...joined, locked: true };
  }, null);
}

/** Whether a mark came in without a name of whom to ask, beside one that names somebody: a join would hide that. */
const isOwnerless = (one: Mark, other: Mark): boolean =>
  one.locked === true && one.originator === undefined && other.originator !== undefined;

function isUnderLock({ caseMark, subject }: KnownPerson, own: Mark | undefined): boolean {
  return [caseMark, subject.marks['*'], own].some(isLocked);
}

/** Whether something opens it that happens in its own case: another case's event would open it too early. */
function awaits(mark: Mark | null): boolean {
  return (mark?.caveats ?? []).some((caveat: Caveat) => 'until' in caveat && 'event' in caveat.until);
}

/** Whether a duty to tell stands over all of the other record, and not over what would go there: it opens a gate. */
function isToldThere(mark: Mark | null, { caseMark, subject }: KnownPerson): boolean {
  const tells = (each: Mark | null | undefined): boolean => (each?.caveats ?? []).some(({ kind }) => kind === 'MUST_TELL');
  return !tells(mark) && [caseMark, subject.marks['*']].some(tells);
}

/** A mark without what was written or decided for one value alone. */
function withoutOwn({ tearLine: _, loosened: __, ...mark }: Mark): Mark {
  return mark;
}

function bare(mark: Mark | undefined): Mark {
  const { tearLine: _, ...rest } = mark ?? {};
  return rest;
}

function unlocked({ locked: _, ...mark }: Mark): Mark {
  return mark;
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
