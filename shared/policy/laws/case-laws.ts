import { catalogue, fieldAt, fieldsOf, inferenceEdges, type EntityName } from '../../catalogue.ts';
import type { CaseFile, CaseRecord } from '../../case.ts';
import { decideCase, type CaseDecisions } from '../../decision/decide-case.ts';
import { emit } from '../../decision/emit.ts';
import { isTitledByFile } from '../../decision/file-names.ts';
import { stillTells } from '../../decision/infer-case.ts';
import type { CaseRequest } from '../../decision/request.ts';
import type { Emission } from '../../decision/types.ts';
import type { Json, RecordId } from '../../language.ts';
import { freeValue, lawCase } from './cases.ts';
import { chanceOf } from './chance.ts';

/** A law of a whole case. `breaks` says at which place, or null where it holds; `seed` chooses what is put in another's place. */
export type CaseLaw = {
  readonly id: 'non-interference' | 'no-trace' | 'no-derived' | 'look-alike';
  readonly breaks: (file: CaseFile, request: CaseRequest, seed: number) => string | null;
};

export const caseLaws: readonly CaseLaw[] = [
  { id: 'non-interference', breaks: interference },
  { id: 'no-trace', breaks: trace },
  { id: 'no-derived', breaks: derived },
  { id: 'look-alike', breaks: difference },
];

/** Values that stay, put in another's place, change nothing that can be seen. Values that act as marks are left as they are. */
function interference(file: CaseFile, request: CaseRequest, seed: number): string | null {
  const decisions = decideCase(file, request);
  const chance = chanceOf(seed);
  const shown = new Set(
    decisions.fields
      .filter(({ action }) => action === 'RELEASE' || action === 'GENERALISE')
      .map(({ record, field }) => `${record} ${field}`),
  );
  const replaced = file.records.map((record): CaseRecord => {
    const fields: Record<string, Json> = { ...record.fields };
    for (const [name, field] of fieldsOf(record.entity as EntityName)) {
      // invented cases have entities of the catalogue
      if (record.entity === 'event' || shown.has(`${record.id} ${name}`)) continue;
      const value = freeValue(field, chance);
      if (value === undefined) continue;
      if (chance.isOneIn(3)) delete fields[name];
      else fields[name] = value;
    }
    // That a title is its file's name acts as a mark.
    return isTitledByFile(record) === isTitledByFile({ ...record, fields }) ? { ...record, fields } : record;
  });
  const other = { ...file, records: replaced };
  return differs(emitted(file, decisions), emitted(other, decideCase(other, request)));
}

/** More of what leaves no trace, anywhere, moves nothing. */
function trace(file: CaseFile, request: CaseRequest, seed: number): string | null {
  const chance = chanceOf(seed);
  // What hangs from a record counts there: a paragraph keeps back the file of its document.
  const copied = chance.oneOf(
    file.records.filter(({ id, parentId }) => id !== lawCase && parentId === null).concat(hiddenPerson),
  );
  const kept = Object.entries(copied.fields).filter(
    ([name]) =>
      name !== 'supersedes' && name !== 'stageTo' && catalogue[copied.entity as EntityName].fields[name]?.isOwnPaper !== true,
  );
  const hidden: CaseRecord = {
    ...copied,
    id: 'hidden-1' as RecordId,
    fields: Object.fromEntries(kept),
    marks: { ...copied.marks, '*': { caveats: [{ kind: 'EXISTENCE_HIDDEN' }] } },
  };
  const other = { ...file, records: [...file.records, hidden] };
  return differs(emitted(file, decideCase(file, request)), emitted(other, decideCase(other, request)));
}

const hiddenPerson: CaseRecord = {
  id: 'hidden-0' as RecordId,
  entity: 'subject',
  parentId: null,
  position: 0,
  fields: { given: 'value', roles: ['associate'] },
  marks: {},
};

/** No value that leaves gives away one of the same record that does not leave whole. */
function derived(file: CaseFile, request: CaseRequest): string | null {
  const { fields } = decideCase(file, request);
  const entities = new Map(file.records.map(({ id, entity }) => [id, entity]));
  const at = new Map(fields.map(field => [`${field.record} ${entities.get(field.record)}.${field.field}`, field]));
  for (const { from, to } of inferenceEdges)
    for (const field of fields) {
      const isHeld =
        `${entities.get(field.record)}.${field.field}` === to &&
        field.action !== 'RELEASE' &&
        field.rule !== 'relation/not-emitted';
      const source = isHeld ? at.get(`${field.record} ${from}`) : undefined;
      if (source === undefined || source.rule === 'relation/not-emitted') continue;
      if (stillTells(source.action, fieldAt(from)?.type ?? 'text')) return `${from} → ${to}`;
    }
  return null;
}

/** To a trusted party third persons, witnesses and victims look alike. */
function difference(file: CaseFile, request: CaseRequest): string | null {
  const { recipient } = request;
  if (recipient === null) return null;
  const asked = { ...request, recipient: { ...recipient, standing: 'trusted-party' as const } };
  const seenAs = (roles: readonly string[]): Emission => {
    const first = file.records.find(({ entity }) => entity === 'subject')?.id;
    const records = file.records.map(record =>
      record.id === first ? { ...record, fields: { ...record.fields, roles } } : record,
    );
    const other = { ...file, records };
    return emitted(other, decideCase(other, asked));
  };
  const third = seenAs(['associate']);
  return differs(third, seenAs(['witness'])) ?? differs(third, seenAs(['victim']));
}

function emitted(file: CaseFile, decisions: CaseDecisions): Emission {
  return emit(file, decisions, { pseudonymOf: (id, as) => `${as} ${id}` });
}

/** The first place at which two emissions can be told apart; null where they look the same. */
function differs(one: Emission, other: Emission): string | null {
  const [first, second] = [seen(one), seen(other)];
  for (const [place, text] of first) if (second.get(place) !== text) return place;
  for (const place of second.keys()) if (!first.has(place)) return place;
  return null;
}

/** What anybody outside can see, by place, in order. */
function seen(emission: Emission): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  const walk = ({ entity, id, fields, lists }: Emission, at: string): void => {
    places.set(at, `${entity} ${id}`);
    for (const [name, slot] of Object.entries(fields))
      places.set(`${at}.${name}`, slot.state === 'released' ? `${slot.how} ${JSON.stringify(slot.value)}` : String(slot.code));
    for (const [list, children] of Object.entries(lists))
      children.emitted.forEach((child, index) => walk(child, `${at}.${list}[${index}]`));
  };
  walk(emission, emission.entity);
  return places;
}
