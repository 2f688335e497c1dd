import { fieldsOf } from '../catalogue.ts';
import type { RecordId } from '../language.ts';
import type { Awaited } from './awaited.ts';
import type { Node } from './case-node.ts';
import { lineOf, type Happening } from './happenings.ts';
import type { Policy } from './policy.ts';
import { subjectOf } from './subject.ts';

/** A record that something may open, as far as that matters here. */
export type Bearer = Pick<Node, 'branch' | 'emitted'>;

/** The records as they would leave had all happened. */
type Bearers = ReadonlyMap<RecordId, Bearer>;

/**
 * What has been opened by these happenings, one by one: at the record that one names or below it, and of the person whom it names. What is
 * about none of those opens by an event that says that it opens the rest. Nothing opens for being the only one there is: nobody may learn
 * from it whether there is another that does not leave, and nothing may leave because another stays.
 */
export function openedBy(
  happenings: readonly Happening[],
  awaited: Awaited,
  nodes: Bearers,
  policy: Policy,
): ReadonlyMap<RecordId, ReadonlySet<string>> {
  const opened = new Map<RecordId, Set<string>>();
  for (const [type, at] of awaited) {
    const happened = happenings.filter(each => each.type === type);
    const kinds = kindsNamedBy(type, policy);
    for (const id of at) {
      const bearer = nodes.get(id);
      if (bearer === undefined || !isOpened(bearer, happened, { kinds, nodes })) continue;
      opened.set(id, (opened.get(id) ?? new Set()).add(type));
    }
  }
  return opened;
}

/** What awaits an event, as a person is asked for it: the records that it opens by naming them, and the rest, which it opens by saying so. */
export type Openable = { readonly candidates: readonly RecordId[]; readonly rest: readonly RecordId[] };

export function openableBy(type: string, awaited: Awaited, nodes: Bearers, policy: Policy): Openable {
  const kinds = kindsNamedBy(type, policy);
  const bearers = [...(awaited.get(type) ?? [])].flatMap(id => nodes.get(id) ?? []);
  const keys = bearers.map(bearer => keysOf(bearer, { kinds, nodes }));
  return {
    candidates: [...new Set((kinds.length > 0 ? keys.flatMap(own => own.slice(0, 1)) : keys.flat()) as RecordId[])], // references hold ids
    rest: bearers.filter((_, at) => keys[at]!.length === 0).map(({ branch }) => branch.record.id),
  };
}

/** `kinds`: of the records that an event of a type opens by naming them; none where it names persons. */
type Naming = { readonly kinds: readonly string[]; readonly nodes: Bearers };

function kindsNamedBy(type: string, policy: Policy): readonly string[] {
  return Object.hasOwn(policy.named, type) ? policy.named[type]! : [];
}

function isOpened(bearer: Bearer, happened: readonly Happening[], naming: Naming): boolean {
  const keys = keysOf(bearer, naming);
  if (keys.length === 0) return happened.some(({ opensRest }) => opensRest === true);
  if (naming.kinds.length === 0) return keys.every(key => happened.some(({ person }) => person === key)); // of all whom it is about
  const line = new Set<string>(lineOf(bearer).map(({ id }) => id));
  return happened.some(({ names }) => names.some(name => line.has(name)));
}

/** What must be named for a bearer to open: what it is or hangs from, nearest first, of the kinds that are named; or the suspects whom it is about. */
function keysOf(bearer: Bearer, { kinds, nodes }: Naming): readonly string[] {
  const line = lineOf(bearer);
  if (kinds.length > 0) return line.filter(({ entity }) => kinds.includes(entity)).map(({ id }) => id);
  const above = line.find(({ entity }) => entity === 'subject');
  const about = above === undefined ? line.flatMap(({ entity, fields }) => referencesOf(entity, fields)) : [above.id];
  return about.filter(id => mayBeSuspect(nodes.get(id as RecordId))); // a RecordId only if the map has it
}

/** One who does not leave counts as a suspect: whether it is one, or there at all, must show nowhere. */
function mayBeSuspect(person: Bearer | undefined): boolean {
  return person?.emitted !== true || subjectOf(person.branch.record, null) === 'suspect';
}

/** The persons to whom a record points: it is about them. */
function referencesOf(entity: string, fields: Readonly<Record<string, unknown>>): readonly string[] {
  const names = fieldsOf(entity as Parameters<typeof fieldsOf>[0]).filter(([, { to }]) => to === 'subject'); // nodes have known entities
  return names.flatMap(([name]) => (typeof fields[name] === 'string' ? [fields[name]] : []));
}
