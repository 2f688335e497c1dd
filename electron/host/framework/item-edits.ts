import { listChangesOfEntry, type Change } from '../../../db/audit.ts';
import { findEntry } from '../../../db/history.ts';
import { deleteItem, isUndone, listServed, putItem } from '../../../db/framework.ts';
import type { frameworkCalls } from '../../../shared/contract/frameworks.ts';
import type { LeftEntry } from '../../../shared/contract/row.ts';
import { Refusal } from '../../../shared/failure.ts';
import { statusOf, type FrameworkItem, type ItemField, type ItemFields } from '../../../shared/framework/items.ts';
import type { Json } from '../../../shared/language.ts';
import { lastEntry, recordChanges, type EntryBody } from '../audit/audit.ts';
import type { HandlersOf, Session, SessionContext } from '../ground/context.ts';
import { newId } from '../ground/ids.ts';
import { canonical } from '../keys/canonical.ts';
import { closedYears, getItem, readItems, refuseFaults, refuseParent, type Items } from './items.ts';

type Calls = typeof frameworkCalls;
type Edits =
  'framework:add' | 'framework:update' | 'framework:report' | 'framework:remove' | 'framework:undo' | 'framework:plan-year';
/** What is written of an item. */
export type Stored = Omit<FrameworkItem, 'isShipped'>;
type Note = (change: Change) => void;

export const itemEditHandlers: HandlersOf<Pick<Calls, Edits>> = {
  'framework:add': ({ kind, parent, fields }, context) => {
    const { session } = context;
    const items = readItems(session);
    const above = parent === undefined ? undefined : getItem(items, parent);
    refuseParent(kind, above);
    const given = present(fields);
    refuseFaults(kind, given, session);
    const id = newId(context);
    const beside = items.tree.get(parent ?? '') ?? [];
    const position = Math.max(-1, ...beside.map(each => each.position)) + 1;
    const item: Stored = { id, framework: above?.framework ?? id, parent: parent ?? null, kind, position, fields: given };
    return { ...write(context, 'framework:add', note => makeItem(session, item, note)), id };
  },

  'framework:update': ({ id, fields }, context) => {
    const { session } = context;
    const item = getItem(readItems(session), id);
    return write(context, 'framework:update', note => changeItem(session, item, fields, note));
  },

  'framework:report': ({ id, ...said }, context) => {
    const { session } = context;
    const items = readItems(session);
    const item = getItem(items, id, 'action', 'milestone');
    const owner = item.kind === 'milestone' ? getItem(items, item.parent ?? '') : item;
    if (!mayReport(session, owner)) throw new Refusal('framework/not-yours');
    return write(context, 'framework:report', note => {
      const isOther = said.status !== undefined && said.status !== statusOf(item);
      // A reason belongs to the status that it was given for.
      const reason = said.reason ?? (isOther && item.fields.reason !== undefined ? null : undefined);
      changeItem(session, item, { ...said, ...(reason === undefined ? {} : { reason }) }, note);
    });
  },

  'framework:remove': ({ id, reason }, context) => {
    const { session } = context;
    const items = readItems(session);
    const item = getItem(items, id);
    if (item.isShipped) throw new Refusal('framework/shipped');
    const parts = items.tree.get(id) ?? [];
    refuseClosed(session, items, item);
    if (parts.length > 0 || session.visible().some(db => listServed(db, { action: id }).length > 0))
      throw new Refusal('framework/has-parts');
    return write(context, 'framework:remove', note => {
      deleteItem(session.office, id);
      note({ ...place(item), field: '*', old: asJson(item), new: null });
      note({ ...place(item), field: 'why', old: null, new: reason });
    });
  },

  'framework:plan-year': ({ action: id, year, isPlanned, reason }, context) => {
    const { session } = context;
    const items = readItems(session);
    const action = getItem(items, id, 'action');
    if (closedYears(session, action.framework).has(year)) throw new Refusal('framework/year-closed');
    const entry = (items.tree.get(id) ?? []).find(part => part.kind === 'year' && part.fields.year === year);
    return write(context, 'framework:plan-year', note => {
      if (isPlanned && entry === undefined)
        makeItem(session, yearEntry(context, action, { year, ...(reason && { reason }) }), note);
      if (isPlanned || entry === undefined) return;
      deleteItem(session.office, entry.id);
      note({ ...place(entry), field: '*', old: asJson(entry), new: null });
      if (reason !== undefined) note({ ...place(entry), field: 'why', old: null, new: reason });
    });
  },

  'framework:undo': ({ entry }, context) => undo(context, entry),
};

/** Whether whoever asks may say how an action stands: its owner, or a supervisor. */
export function mayReport({ user }: Session, { fields }: Pick<FrameworkItem, 'fields'>): boolean {
  return user.role === 'supervisor' || (user.role === 'officer' && fields.officer === user.label);
}

/** That an action is in the plan of a year. */
export function yearEntry(
  context: SessionContext,
  action: FrameworkItem,
  fields: ItemFields & { readonly year: number },
): Stored {
  const { id: parent, framework } = action;
  return { id: newId(context), framework, parent, kind: 'year', position: fields.year, fields };
}

/** Write a new item, and note it whole. */
export function makeItem({ office }: Pick<Session, 'office'>, item: Stored, note: Note): void {
  putItem(office, item);
  note({ ...place(item), field: '*', old: null, new: asJson(item) });
}

/** Change fields of an item; null takes one away. What is as it was is not noted. @throws Refusal of what would not stand. */
export function changeItem(
  session: Session,
  item: Stored,
  changes: Readonly<Partial<Record<ItemField, Json | undefined>>>,
  note: Note,
): number {
  const before = item.fields as Readonly<Record<string, Json | undefined>>;
  const changed = Object.entries(changes).filter(
    ([field, value]) => value !== undefined && canonical(value) !== canonical(before[field] ?? null),
  );
  if (changed.length === 0) return 0;
  const fields = present({ ...before, ...Object.fromEntries(changed) }) as ItemFields; // the contract checked each
  refuseFaults(item.kind, fields, session);
  putItem(session.office, { ...item, fields });
  for (const [field, value] of changed) note({ ...place(item), field, old: before[field] ?? null, new: value ?? null });
  return changed.length;
}

function write(context: SessionContext, action: string, change: (note: Note) => void): LeftEntry {
  const { session } = context;
  recordChanges(session, context, action, session.office, change);
  return { entry: lastEntry(session) };
}

const UNDOABLE: ReadonlySet<string> = new Set([
  'framework:add',
  'framework:update',
  'framework:report',
  'framework:remove',
  'framework:plan-year',
]);

/** Take a step back whole: if it is one's own, no other has been built on it, and it was not taken back before. */
function undo(context: SessionContext, number: number): LeftEntry {
  const { session } = context;
  const { office } = session;
  const row = findEntry(office, number);
  const body = row === undefined ? undefined : (JSON.parse(row.body) as EntryBody); // written by recordChanges alone
  const changes = listChangesOfEntry(office, number).filter(({ entity }) => entity.startsWith('framework-'));
  if (body === undefined || changes.length === 0) throw new Refusal('undo/nothing');
  if (body.user !== session.user.id) throw new Refusal('undo/not-yours');
  if (!UNDOABLE.has(body.action)) throw new Refusal('undo/not-this');
  if (isUndone(office, number)) throw new Refusal('undo/already');
  return write(context, 'framework:undo', note => {
    for (const change of changes.toReversed()) {
      if (change.field === 'why') continue; // it says why, and changed nothing
      takeBack(session, change, note);
    }
    const { record, entity } = changes[0]!; // not empty
    note({ record, entity, field: 'undone', old: null, new: number });
  });
}

type Taken = { readonly record: string; readonly field: string; readonly old: string | null; readonly new: string | null };

function takeBack(session: Session, { record, field, old, new: made }: Taken, note: Note): void {
  const items = readItems(session);
  const item = items.byId.get(record);
  if (field === '*' && old !== null) {
    const was = JSON.parse(old) as Stored; // noted by makeItem or a removal
    if (item !== undefined) throw new Refusal('undo/changed-since');
    if (was.parent !== null && !items.byId.has(was.parent)) throw new Refusal('undo/depended-on');
    refuseClosed(session, items, { ...was, isShipped: false });
    return makeItem(session, was, note);
  }
  if (item === undefined) throw new Refusal('undo/changed-since');
  if (field !== '*') {
    const now = (item.fields as Readonly<Record<string, Json | undefined>>)[field] ?? null;
    if (canonical(now) !== (made ?? 'null')) throw new Refusal('undo/changed-since');
    const was = old === null ? null : (JSON.parse(old) as Json); // written by recordChanges alone
    const fields: ItemFields = present({ ...item.fields, [field]: was });
    putItem(session.office, { ...item, fields });
    return note({ ...place(item), field, old: now, new: was });
  }
  refuseClosed(session, items, item);
  if (canonical(asJson(item)) !== made) throw new Refusal('undo/changed-since');
  const isServed = session.visible().some(db => listServed(db, { action: record }).length > 0);
  if ((items.tree.get(record) ?? []).length > 0 || isServed) throw new Refusal('undo/depended-on');
  deleteItem(session.office, record);
  note({ ...place(item), field: '*', old: asJson(item), new: null });
}

/** What a closed year says stays as it is until the year is reopened. @throws Refusal `framework/in-closed-year`. */
function refuseClosed(session: Session, { tree }: Items, item: FrameworkItem): void {
  const years = item.kind === 'year' ? [item] : (tree.get(item.id) ?? []).filter(({ kind }) => kind === 'year');
  const closed = closedYears(session, item.framework);
  if (years.some(({ fields }) => fields.year !== undefined && closed.has(fields.year)))
    throw new Refusal('framework/in-closed-year');
}

function place({ id, kind }: Pick<Stored, 'id' | 'kind'>) {
  return { record: id, entity: `framework-${kind}` };
}

/** An item as it is noted whole. */
function asJson({ id, framework, parent, kind, position, fields }: Stored): Json {
  return { id, framework, parent, kind, position, fields: { ...fields } as Json };
}

/** Without what is not there. */
export function present<T extends object>(fields: T): { readonly [K in keyof T]: Exclude<T[K], null | undefined> } {
  const there = Object.entries(fields).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(there) as { readonly [K in keyof T]: Exclude<T[K], null | undefined> }; // what was taken out is not there
}
