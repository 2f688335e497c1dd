import { listClosings, listOwnItems } from '../../../db/framework.ts';
import { listUsers } from '../../../db/users.ts';
import type { ItemView } from '../../../shared/contract/frameworks.ts';
import { Refusal, type FailurePlace } from '../../../shared/failure.ts';
import {
  fieldsOf,
  needsReason,
  parentsOf,
  requiredOf,
  titleOf,
  type FrameworkItem,
  type ItemField,
  type ItemFields,
  type ItemKind,
} from '../../../shared/framework/items.ts';
import { isLate, mergedItems, progressOf, treeOf, under, type Tree } from '../../../shared/framework/tree.ts';
import type { CivilDate } from '../../../shared/language.ts';
import type { Session } from '../ground/context.ts';

/** Everything that frameworks are made of, as it stands: what came with the program, as this office has it, and its own. */
export type Items = {
  readonly all: readonly FrameworkItem[];
  readonly byId: ReadonlyMap<string, FrameworkItem>;
  readonly tree: Tree;
};

export function readItems({ office }: Pick<Session, 'office'>): Items {
  const all = mergedItems(listOwnItems(office));
  return { all, byId: new Map(all.map(item => [item.id, item])), tree: treeOf(all) };
}

/** An item, of some kinds where only those are meant. @throws Refusal `framework/not-found`. */
export function getItem({ byId }: Items, id: string, ...kinds: readonly ItemKind[]): FrameworkItem {
  const item = byId.get(id);
  if (item === undefined || (kinds.length > 0 && !kinds.includes(item.kind))) throw new Refusal('framework/not-found');
  return item;
}

export function viewOf({ tree }: Items, item: FrameworkItem, today: CivilDate): ItemView {
  return {
    ...item,
    title: titleOf(item),
    progress: progressOf(under(tree, item), today),
    isLate: item.kind === 'action' && isLate(item, today),
  };
}

/** A framework with all under it, parents first. */
export function itemsOf(items: Items, framework: string): readonly FrameworkItem[] {
  return under(items.tree, getItem(items, framework, 'framework'));
}

/** Where a kind of item may hang. @throws Refusal `framework/parent`. */
export function refuseParent(kind: ItemKind, parent: FrameworkItem | undefined): void {
  const isFit = parent === undefined ? kind === 'framework' : parentsOf[kind].includes(parent.kind);
  if (!isFit) throw new Refusal('framework/parent', { places: [{ path: 'parent', code: 'framework/parent' }] });
}

/** What is wrong with the fields of an item as they would stand, each with its place. `officers`: the labels of the office's users. */
export function faultsOf(kind: ItemKind, fields: ItemFields, officers: ReadonlySet<string>): readonly FailurePlace[] {
  const given = Object.keys(fields) as ItemField[]; // checked by the contract
  const foreign = given
    .filter(field => !fieldsOf[kind].includes(field))
    .map(path => ({ path, code: 'framework/field' as const }));
  const missing = requiredOf[kind]
    .filter(field => fields[field] === undefined)
    .map(path => ({ path, code: 'framework/incomplete' as const }));
  const { status, reason, officer, fromYear, toYear } = fields;
  const unsaid = kind === 'action' && status !== undefined && needsReason.has(status) && reason === undefined;
  return [
    ...foreign,
    ...missing,
    ...(unsaid ? [{ path: 'reason', code: 'framework/reason' as const }] : []),
    ...(officer !== undefined && !officers.has(officer) ? [{ path: 'officer', code: 'framework/no-officer' as const }] : []),
    ...(fromYear !== undefined && toYear !== undefined && toYear < fromYear
      ? [{ path: 'toYear', code: 'framework/years' as const }]
      : []),
  ];
}

/** @throws Refusal of the first fault, with the places of all. */
export function refuseFaults(kind: ItemKind, fields: ItemFields, session: Session): void {
  const places = faultsOf(kind, fields, officersOf(session));
  const [first] = places;
  if (first !== undefined) throw new Refusal(first.code, { places });
}

/** Who may owe something. */
export function officersOf({ office }: Pick<Session, 'office'>): ReadonlySet<string> {
  return new Set(
    listUsers(office).flatMap(({ label, role, disabledAtMs }) => (role === 'auditor' || disabledAtMs !== null ? [] : [label])),
  );
}

/** The years of a framework whose plan is closed now. */
export function closedYears({ office }: Pick<Session, 'office'>, framework: string): ReadonlySet<number> {
  return new Set(listClosings(office, framework).flatMap(({ year, reopenedAtMs }) => (reopenedAtMs === null ? [year] : [])));
}
