import { fieldsOf } from '../catalogue.ts';
import type { RecordId } from '../language.ts';
import type { Awaited } from './awaited.ts';
import type { Node } from './case-node.ts';
import { lineOf, type Happening } from './happenings.ts';
import type { Policy } from './policy.ts';
import { subjectOf } from './subject.ts';

/** A record that something may open, as far as that matters here. */
export type Bearer = Pick<Node, 'branch' | 'emitted'>;

/** One event type, with what it may open. `nodes` are those of a case in which all has happened: who is not in there counts for nobody. */
type Opening = {
  readonly happened: readonly Happening[];
  readonly kinds: readonly string[]; // of records that must be named; empty: none need be
  readonly bearers: readonly Bearer[];
  readonly suspects: ReadonlySet<string>;
};

/**
 * What has been opened by these happenings, one by one: at the record that one names or below it, and of the person whom it names. What
 * names nothing opens where there is one thing only, or one person, that it can be about.
 *
 * @param nodes - The records as they would leave had all happened.
 */
export function openedBy(
  happenings: readonly Happening[],
  awaited: Awaited,
  nodes: ReadonlyMap<RecordId, Bearer>,
  policy: Policy,
): ReadonlyMap<RecordId, ReadonlySet<string>> {
  const opened = new Map<RecordId, Set<string>>();
  const suspects = suspectsIn(nodes);
  for (const [type, at] of awaited) {
    const opening = openingOf(type, at, { happenings, nodes, policy, suspects });
    if (opening.happened.length === 0) continue;
    for (const bearer of opening.bearers) {
      if (!isOpened(bearer, opening)) continue;
      const { id } = bearer.branch.record;
      opened.set(id, (opened.get(id) ?? new Set()).add(type));
    }
  }
  return opened;
}

/**
 * What an event of a type may be said to be about, of what awaits it: the records that it opens by being named, and the persons whom what
 * is of no such kind speaks of.
 */
export function candidatesOf(
  type: string,
  awaited: Awaited,
  nodes: ReadonlyMap<RecordId, Bearer>,
  policy: Policy,
): readonly RecordId[] {
  const opening = openingOf(type, awaited.get(type) ?? new Set(), { happenings: [], nodes, policy, suspects: suspectsIn(nodes) });
  const found = opening.bearers.flatMap(bearer => kindOf(bearer, opening) ?? personsOf(bearer, opening));
  return [...new Set(found as RecordId[])]; // persons are told by the ids of their records
}

type Among = {
  readonly happenings: readonly Happening[];
  readonly nodes: ReadonlyMap<RecordId, Bearer>;
  readonly policy: Policy;
  readonly suspects: ReadonlySet<string>;
};

function openingOf(type: string, at: ReadonlySet<RecordId>, { happenings, nodes, policy, suspects }: Among): Opening {
  const bearers = [...at].flatMap(id => nodes.get(id) ?? []);
  const kinds = Object.hasOwn(policy.named, type) ? policy.named[type]! : [];
  // Who says whom it is about says so; what names only what is no record of the case, or does not leave with it, is about none of it.
  const isOfCase = ({ person, names }: Happening) =>
    person !== null || names.length === 0 || names.some(name => nodes.get(name as RecordId)?.emitted === true);
  return { happened: happenings.filter(each => each.type === type && isOfCase(each)), kinds, bearers, suspects };
}

function isOpened(bearer: Bearer, opening: Opening): boolean {
  if (kindOf(bearer, opening) !== null) return isNamed(bearer, opening);
  // What is of no such kind awaits all of that kind: every plan, for whatever waits for the operation. Where there is none, what an event names
  // is none of them, and it opens nothing else.
  const rivals = rivalsOf(opening);
  if (rivals.length === 0 && opening.kinds.length > 0) return isOfPersons(bearer, withoutNamed(opening));
  return rivals.every(rival => isNamed(rival, opening)) && isOfPersons(bearer, opening);
}

function withoutNamed(opening: Opening): Opening {
  return { ...opening, happened: opening.happened.filter(({ names }) => names.length === 0) };
}

/** Whether what a bearer is, or hangs from, has been named; or is the only one that can be meant. */
function isNamed(bearer: Bearer, opening: Opening): boolean {
  const line = new Set<string>(lineOf(bearer).map(({ id }) => id));
  const own = kindOf(bearer, opening);
  const isOnly = new Set(rivalsOf(opening).map(rival => kindOf(rival, opening))).size === 1;
  const persons = personsOf(bearer, opening);
  return opening.happened.some(({ names, person }) => {
    if (names.length > 0) return names.some(name => line.has(name));
    return own !== null && isOnly && (person === null || persons.every(each => each === person));
  });
}

function isOfPersons(bearer: Bearer, opening: Opening): boolean {
  const { happened, suspects, kinds } = opening;
  const persons = personsOf(bearer, opening);
  // Where nothing needs naming, an event that names an order or a charge all the same is about that alone, whose person nobody said.
  const isOfAll = ({ person, names }: Happening) => person === null && (names.length === 0 || kinds.length > 0);
  const isAbout = (person: string) =>
    happened.some(
      each => each.person === person || (each.person === null && suspects.size === 1) || (isOfAll(each) && each.names.length > 0),
    );
  if (persons.length > 0) return persons.every(isAbout);
  return happened.some(isOfAll) || [...suspects].every(isAbout);
}

/** The bearers of the kinds that need naming and could leave. */
function rivalsOf(opening: Opening): readonly Bearer[] {
  return opening.bearers.filter(each => each.emitted && kindOf(each, opening) !== null);
}

/** The record of such a kind that a bearer is or hangs from. */
function kindOf(bearer: Bearer, { kinds }: Opening): RecordId | null {
  return lineOf(bearer).find(({ entity }) => kinds.includes(entity))?.id ?? null;
}

/** The suspects whom a bearer is about: it hangs from one, or it or what it hangs from points to one. */
function personsOf(bearer: Bearer, { suspects }: Opening): readonly string[] {
  const line = lineOf(bearer);
  const above = line.find(({ entity }) => entity === 'subject');
  const about = above === undefined ? line.flatMap(({ entity, fields }) => referencesOf(entity, fields)) : [above.id as string];
  return about.filter(id => suspects.has(id));
}

function referencesOf(entity: string, fields: Readonly<Record<string, unknown>>): readonly string[] {
  const names = fieldsOf(entity as Parameters<typeof fieldsOf>[0]).filter(([, { to }]) => to === 'subject'); // nodes have known entities
  return names.flatMap(([name]) => (typeof fields[name] === 'string' ? [fields[name]] : []));
}

function suspectsIn(nodes: ReadonlyMap<RecordId, Bearer>): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { branch, emitted } of nodes.values())
    if (emitted && branch.entity === 'subject' && subjectOf(branch.record, null) === 'suspect') found.add(branch.record.id);
  return found;
}
