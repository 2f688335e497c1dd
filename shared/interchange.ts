import type { CaseRecord } from './case.ts';
import { catalogue, childrenOf, entities, fieldsOf, type EntityName } from './catalogue.ts';
import { leadExhibits } from './decision/lead-only.ts';
import type { FailureCode } from './failure.ts';
import type { OfficeDay } from './clocks/civil-day.ts';
import type { Json, RecordId } from './language.ts';
import { standardOf } from './mark-draft.ts';
import { isAsTight } from './mark-order.ts';
import type { Mark } from './mark.ts';
import { datesToCome, normaliseFields, problemsOf, type Fields } from './records.ts';
import { hasForbiddenCharacter } from './text-rules.ts';
import { uuidPattern } from './values.ts';

/** A record as a case file writes it, its shape already checked: fields, `id`, `marks`, `file` and lists of what hangs from it. */
export type FileRecord = { readonly [key: string]: Json };

export type PlacedProblem = { readonly path: readonly (string | number)[]; readonly code: FailureCode };

/** A document's file, by the name that the case file gives, and the document's record. */
export type NamedFile = { readonly record: RecordId; readonly name: string; readonly path: readonly (string | number)[] };

/** One case of a file as records, and everything that is wrong with it. */
export type ReadCase = {
  readonly records: readonly CaseRecord[];
  readonly files: readonly NamedFile[];
  readonly problems: readonly PlacedProblem[];
};

/** How ids of a file become ids of a vault: those of this case's records, and those of the cases that links may point to. */
export type Naming = {
  readonly newId: () => string;
  /** Whether a UUID of the file is free here, so that it can be kept. */
  readonly isFree: (id: string) => boolean;
  /** The id of another case that a link names: by its id in the file or in the vault. */
  readonly caseNamed: (id: string) => string | undefined;
  /** The office's day on which it is read, and its zone: what has been is not after it, and a time is its own unless another is named. */
  readonly day: OfficeDay;
};

/**
 * Turn one case of an interchange file into records: parents before children, positions by place in the list, local ids replaced.
 * Values are normalised, and checked by the catalogue. Pure but for the ids that `naming` gives.
 */
export function readCase(root: FileRecord, caseIdHere: string, naming: Naming): ReadCase {
  const problems: PlacedProblem[] = [];
  const ids = new Map<string, { id: RecordId; entity: EntityName }>();
  const found = nameAll(root, caseIdHere, { naming, problems, ids });
  const records = found.map(node => recordOf(node, { naming, problems, ids }));
  const leads = leadExhibits(records);
  for (const { id, path } of found) if (leads.has(id)) problems.push({ path, code: 'evidence/lead-only' });
  return { records, files: found.flatMap(node => fileOf(node, problems)), problems };
}

/** The UUIDs that a case's records, its own too, have in the file and keep. */
export function ownIds(root: FileRecord): readonly string[] {
  const found: string[] = [];
  const look = (value: Json): void => {
    if (Array.isArray(value)) (value as readonly Json[]).forEach(look);
    else if (value !== null && typeof value === 'object') {
      const { id } = value as FileRecord; // no list
      if (typeof id === 'string' && uuidPattern.test(id)) found.push(id);
      Object.values(value).forEach(look);
    }
  };
  look(root);
  return found;
}

type Node = {
  readonly id: RecordId;
  readonly entity: EntityName;
  readonly parentId: RecordId | null;
  readonly position: number;
  readonly source: FileRecord;
  readonly path: readonly (string | number)[];
};
type Reading = {
  readonly naming: Naming;
  readonly problems: PlacedProblem[];
  readonly ids: Map<string, { id: RecordId; entity: EntityName }>;
};

/** Walk the case, give every record its id, and list them, parents first. */
function nameAll(root: FileRecord, caseIdHere: string, reading: Reading): Node[] {
  const nodes: Node[] = [];
  const visit = (node: Omit<Node, 'id'>, id: RecordId): void => {
    const local = node.source['id'];
    if (typeof local === 'string') {
      if (reading.ids.has(local)) reading.problems.push({ path: [...node.path, 'id'], code: 'import/duplicate-id' });
      reading.ids.set(local, { id, entity: node.entity });
    }
    nodes.push({ ...node, id });
    for (const child of childrenOf(node.entity)) {
      const list = node.source[catalogue[child].list ?? ''];
      if (!Array.isArray(list)) continue;
      const elements: readonly Json[] = list;
      elements.forEach((source, position) => {
        const path = [...node.path, catalogue[child].list ?? '', position];
        // Objects: the schema of the list's elements said so.
        const below = {
          entity: child,
          parentId: node.entity === 'case' ? null : id,
          position,
          source: source as FileRecord,
          path,
        };
        visit(below, idFor(below, reading));
      });
    }
  };
  visit({ entity: 'case', parentId: null, position: 0, source: root, path: [] }, caseIdHere as RecordId); // the case's record has its id
  return nodes;
}

function idFor({ source, path }: Omit<Node, 'id'>, { naming, problems }: Reading): RecordId {
  const local = source['id'];
  if (typeof local !== 'string' || !uuidPattern.test(local)) return naming.newId() as RecordId;
  if (!naming.isFree(local)) problems.push({ path: [...path, 'id'], code: 'import/duplicate-id' });
  return local as RecordId; // a UUID that no record here has
}

function recordOf(node: Node, reading: Reading): CaseRecord {
  const { id, entity, parentId, position, source, path } = node;
  const known = catalogue[entity].fields;
  const own: Record<string, Json> = {};
  for (const name of Object.keys(source)) if (Object.hasOwn(known, name)) own[name] = source[name]!; // one of its keys
  const fields = withReferences(normaliseFields(entity, own, reading.naming.day), node, reading);
  for (const { field, code } of [...problemsOf(entity, fields), ...datesToCome(entity, fields, reading.naming.day.on)])
    reading.problems.push({ path: field === null ? path : [...path, field], code });
  // The schema checked its shape; `locked` is not among what it admits.
  const marks = (source['marks'] ?? {}) as Readonly<Record<string, Mark>>;
  for (const [place, mark] of Object.entries(marks))
    if (!isAsTight({}, weighed(entity, place, mark), standardOf(entity, place)))
      reading.problems.push({ path: [...path, 'marks', place], code: 'mark/looser' });
  return { id, entity, parentId, position, fields, marks };
}

/** What a mark of a file changes. That a safety field must be told says nothing new: whoever arrests or escorts is told of it anyway. */
function weighed(entity: EntityName, place: string, mark: Mark): Mark {
  const isSafety = catalogue[entity].fields[place]?.flags?.includes('safety') === true;
  return isSafety ? { ...mark, caveats: (mark.caveats ?? []).filter(({ kind }) => kind !== 'MUST_TELL') } : mark;
}

const references = new Map(
  entities.map(entity => [entity, fieldsOf(entity).filter(([, { type }]) => type === 'reference')] as const),
);

function withReferences(fields: Fields, node: Node, { naming, problems, ids }: Reading): Fields {
  const named = (references.get(node.entity) ?? []).filter(([name]) => typeof fields[name] === 'string');
  if (named.length === 0) return fields;
  const resolved: Record<string, Json> = { ...fields };
  for (const [name, field] of named) {
    const value = resolved[name] as string; // as the line above chose
    const target = ids.get(value);
    const id =
      field.to === 'case' ? naming.caseNamed(value) : target !== undefined && target.entity === field.to ? target.id : undefined;
    if (id !== undefined) resolved[name] = id;
    else {
      problems.push({ path: [...node.path, name], code: 'import/unknown-id' });
      delete resolved[name];
    }
  }
  return resolved;
}

function fileOf({ id, source, path }: Node, problems: PlacedProblem[]): NamedFile[] {
  const name = source['file'];
  if (typeof name !== 'string') return [];
  if (isPlainFileName(name)) return [{ record: id, name, path: [...path, 'file'] }];
  problems.push({ path: [...path, 'file'], code: 'import/file-name' });
  return [];
}

/** Whether a name is of a file beside or below, written with `/`, on every system: nothing above, nothing absolute, nothing hidden in it. */
export function isPlainFileName(name: string): boolean {
  if (hasForbiddenCharacter(name) || /[\n\t\\:*?"<>|]/.test(name)) return false;
  return name.split('/').every(part => part !== '' && !/^\.+$/.test(part) && !/[. ]$/.test(part) && !isDevice(part));
}

/** Names that Windows keeps for devices, whatever follows the first dot. */
function isDevice(part: string): boolean {
  return /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])\s*(?:\.|$)/i.test(part);
}
