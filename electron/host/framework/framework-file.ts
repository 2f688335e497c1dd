import { readFramework, type FrameworkFile } from '../../../shared/contract/framework-format.ts';
import type { frameworkCalls } from '../../../shared/contract/frameworks.ts';
import { Refusal, type FailurePlace } from '../../../shared/failure.ts';
import { fieldsOf, type FrameworkItem, type ItemFields, type ItemKind } from '../../../shared/framework/items.ts';
import type { Json } from '../../../shared/language.ts';
import { pathText, readStrictJson } from '../../../shared/strict-json.ts';
import { lastEntry, recordChanges } from '../audit/audit.ts';
import { shapePlaces } from '../cases/import-places.ts';
import type { HandlersOf, SessionContext } from '../ground/context.ts';
import { newId } from '../ground/ids.ts';
import { writeBytes } from '../places/sinks.ts';
import { textOfSource } from '../places/sources.ts';
import { changeItem, makeItem, present, yearEntry, type Stored } from './item-edits.ts';
import { closedYears, faultsOf, getItem, officersOf, readItems, type Items } from './items.ts';

const MOST_BYTES = 4 * 1024 * 1024;
const LIMITS = { depth: 12, stringLength: 4000 };
const MOST_PLACES = 100;

/** The list in which the items of a kind stand in a file. */
const lists = { goals: 'goal', areas: 'area', objectives: 'objective', actions: 'action', milestones: 'milestone' } as const;
type List = keyof typeof lists;

/** An item of a file: where it stands there, what it says, and the years for which it is planned. */
type Read = {
  readonly path: readonly (string | number)[];
  readonly kind: ItemKind;
  readonly id: string | undefined;
  readonly fields: ItemFields;
  readonly years: readonly number[];
  readonly parts: readonly Read[];
};

export const frameworkFileHandlers: HandlersOf<Pick<typeof frameworkCalls, 'framework:import' | 'framework:export'>> = {
  'framework:import': async ({ file }, context) => {
    const json = readStrictJson(await textOfSource(context.handles.take(file, 'source'), MOST_BYTES), LIMITS);
    return bringFramework(context, json);
  },

  'framework:export': async ({ framework, sink }, context) => {
    const items = readItems(context.session);
    const top = getItem(items, framework, 'framework');
    const { written, count } = writtenOf(items, top);
    const file = { format: 'enlace-framework', version: 1, ...written };
    await writeBytes(context.handles.take(sink, 'sink'), Buffer.from(`${JSON.stringify(file, null, 2)}\n`));
    return { items: count };
  },
};

/** Take in a framework as its file says it, whole or not at all. @throws Refusal `import/refused` with the place of each fault. */
export function bringFramework(context: SessionContext, json: Json) {
  const found = readFramework(json);
  if ('issues' in found) throw new Refusal('import/refused', { places: shapePlaces(null, json, found.issues) });
  return importFramework(context, readItem(found.file, 'framework', []));
}

function importFramework(context: SessionContext, top: Read) {
  const { session } = context;
  const items = readItems(session);
  const officers = officersOf(session);
  const known = new Map<Read, FrameworkItem | undefined>();
  const places = placesOf(top, undefined, { items, officers, known, session, ids: new Set() });
  if (places.length > 0) throw new Refusal('import/refused', { places: places.slice(0, MOST_PLACES) });
  const counted = { added: 0, changed: 0, unchanged: 0 };
  let framework = '';
  recordChanges(session, context, 'framework:import', session.office, note => {
    const put = (read: Read, parent: Stored | null, position: number): void => {
      const held = known.get(read);
      const id = held?.id ?? read.id ?? newId(context);
      const item: Stored = held ?? {
        id,
        framework: parent?.framework ?? id,
        parent: parent?.id ?? null,
        kind: read.kind,
        position,
        fields: read.fields,
      };
      if (parent === null) framework = item.framework;
      if (held === undefined) makeItem(session, item, note);
      const changes = held === undefined ? 0 : changeItem(session, held, changesTo(read), note);
      counted[held === undefined ? 'added' : changes > 0 ? 'changed' : 'unchanged']++;
      const planned = new Set((items.tree.get(id) ?? []).map(part => (part.kind === 'year' ? part.fields.year : undefined)));
      for (const year of read.years)
        if (!planned.has(year)) makeItem(session, yearEntry(context, { ...item, isShipped: false }, { year }), note);
      const last = Math.max(-1, ...(items.tree.get(id) ?? []).map(part => part.position));
      read.parts.forEach((part, at) => put(part, item, last + 1 + at));
    };
    put(top, null, items.all.filter(({ kind }) => kind === 'framework').length);
  });
  return { ...counted, framework, entry: lastEntry(session) };
}

/** What a file says of an item that is held: what it does not say stays. */
function changesTo({ fields }: Read): Parameters<typeof changeItem>[2] {
  return fields; // JSON, checked by the format
}

type Looking = {
  readonly items: Items;
  readonly officers: ReadonlySet<string>;
  readonly known: Map<Read, FrameworkItem | undefined>;
  readonly session: SessionContext['session'];
  readonly ids: Set<string>;
};

/** What is wrong with an item and all under it; and which item each is here. */
function placesOf(read: Read, parent: FrameworkItem | null | undefined, looking: Looking): readonly FailurePlace[] {
  const { items, officers, known, session, ids } = looking;
  const held = heldOf(read, parent, items);
  known.set(read, held);
  const at = (step: string): string => pathText([...read.path, step]);
  const places: FailurePlace[] = [];
  if (held !== undefined && (held.kind !== read.kind || (parent !== undefined && held.parent !== (parent?.id ?? null))))
    places.push({ path: at('id'), code: 'framework/parent' });
  const id = held?.id ?? read.id;
  if (id !== undefined && ids.has(id))
    places.push({ path: at(read.id === undefined ? 'names' : 'id'), code: 'import/duplicate-key' });
  if (id !== undefined) ids.add(id);
  const fields = { ...held?.fields, ...read.fields };
  places.push(...faultsOf(read.kind, fields, officers).map(({ path, code }) => ({ path: at(path), code })));
  const closed = held === undefined ? new Set<number>() : closedYears(session, held.framework);
  const planned = new Set((items.tree.get(held?.id ?? '-') ?? []).map(part => part.fields.year));
  read.years.forEach((year, place) => {
    if (closed.has(year) && !planned.has(year))
      places.push({ path: pathText([...read.path, 'years', place]), code: 'framework/year-closed' });
  });
  return [...places, ...read.parts.flatMap(part => placesOf(part, held ?? null, looking))];
}

/** The item that is meant: by its id, or of the same kind and in the same place by its number, or else by its name. */
function heldOf(
  { id, kind, fields }: Read,
  parent: FrameworkItem | null | undefined,
  { byId, tree }: Items,
): FrameworkItem | undefined {
  if (id !== undefined) return byId.get(id);
  if (parent === null) return undefined;
  const beside = (tree.get(parent?.id ?? '') ?? []).filter(item => item.kind === kind);
  return beside.find(item =>
    fields.number === undefined
      ? item.fields.number === undefined && item.fields.names?.en === fields.names?.en
      : item.fields.number === fields.number && (kind !== 'framework' || item.fields.fromYear === fields.fromYear),
  );
}

type WrittenItem = FrameworkFile | Readonly<Record<string, unknown>>;

function readItem(written: WrittenItem, kind: ItemKind, path: readonly (string | number)[]): Read {
  const { id, years = [], format: _, version: __, ...rest } = written as Readonly<Record<string, unknown>>;
  const parts = Object.entries(rest).flatMap(([name, value]) =>
    Object.hasOwn(lists, name) && Array.isArray(value)
      ? value.map((part: WrittenItem, at) => readItem(part, lists[name as List], [...path, name, at]))
      : [],
  );
  const fields = present(Object.fromEntries(Object.entries(rest).filter(([name]) => !Object.hasOwn(lists, name)))) as ItemFields;
  return { path, kind, id: id as string | undefined, fields, years: [...new Set(years as readonly number[])], parts }; // the format's own
}

/** An item as a file has it, with all under it. */
function writtenOf(
  { tree }: Pick<Items, 'tree'>,
  item: FrameworkItem,
): { readonly written: Readonly<Record<string, unknown>>; readonly count: number } {
  const parts = tree.get(item.id) ?? [];
  const years = parts.flatMap(({ kind, fields }) => (kind === 'year' && fields.year !== undefined ? [fields.year] : []));
  const fields = Object.fromEntries(
    fieldsOf[item.kind].flatMap(field => (item.fields[field] === undefined ? [] : [[field, item.fields[field]]])),
  );
  let count = 1;
  const written: Record<string, unknown> = { id: item.id, ...fields, ...(years.length > 0 ? { years } : {}) };
  for (const [name, kind] of Object.entries(lists)) {
    const own = parts.filter(part => part.kind === kind).map(part => writtenOf({ tree }, part));
    if (own.length > 0) written[name] = own.map(part => part.written);
    count += own.reduce((sum, part) => sum + part.count, 0);
  }
  return { written, count };
}
