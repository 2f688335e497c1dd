import type { CaseRecord } from './case.ts';
import { catalogue, entities, fieldAt, fieldsOf, type EntityName } from './catalogue.ts';
import type { Condition, DueRule } from './catalogue-types.ts';
import type { Bilingual, CivilDate, Json, RecordId } from './language.ts';
import { fill } from './text/fill.ts';

/** A field by which something is due, with the rule that its catalogue row gives. */
type DueField = { readonly entity: EntityName; readonly field: string; readonly rule: DueRule };

/** Every field of the catalogue by which something is due. */
export const dueFields: readonly DueField[] = entities.flatMap(entity =>
  fieldsOf(entity).flatMap(([field, { due }]) => (due === undefined ? [] : [{ entity, field, rule: due }])),
);
const byEntity: ReadonlyMap<string, readonly DueField[]> = Map.groupBy(dueFields, ({ entity }) => entity);

/** The kinds of record that have such a field. */
export const dueEntities: readonly string[] = [...byEntity.keys()];

/** A day by which a record says that something is due. It depends on no day that it is looked at. */
export type RecordDue = {
  readonly name: string; // as `dueName` gives it
  readonly record: RecordId;
  readonly since: CivilDate | null;
  readonly dueOn: CivilDate | null; // null: its day is asked for
  readonly latest: CivilDate | null;
  /** `suspended`: it waits for another of its kind; `needs-fact`: it has no day yet. */
  readonly state: 'open' | 'stopped' | 'ended' | 'suspended' | 'needs-fact';
  readonly weight: 'hard' | 'soft';
  readonly words: string | null; // what a person wrote that is due
  readonly owner: DueOwner;
  /** The person of the office who is to do it, by name. */
  readonly officer: string | null;
};
/** Who owes it: the agency that the record names, else us or others. */
export type DueOwner = { readonly agency: string | null; readonly isTheirs: boolean };

/** Every such day of these records. */
export function recordDues(records: readonly CaseRecord[]): readonly RecordDue[] {
  const awaited = awaitedIn(records);
  return records.flatMap(record => (byEntity.get(record.entity) ?? []).flatMap(at => dueOf(record, at, awaited)));
}

/** The kinds of record that say for what else the one above them waits. */
export const waitEntities: readonly string[] = dueFields.flatMap(({ rule }) => rule.alsoWaitsFor?.entity ?? []);

/**
 * Of each of these records the others that it waits for, as long as what they owe is not done. Records that wait for each other in a circle wait for
 * nothing: else nobody would ever owe any of them.
 */
export function awaitedIn(records: readonly CaseRecord[]): (record: CaseRecord) => readonly CaseRecord[] {
  const byId = new Map<Json, CaseRecord>(records.map(record => [record.id, record]));
  const under = Map.groupBy(
    records.filter(({ entity }) => waitEntities.includes(entity)),
    ({ parentId }) => parentId,
  );
  const named = ({ id, entity, fields }: CaseRecord): readonly CaseRecord[] => {
    const found = (byEntity.get(entity) ?? []).flatMap(({ rule }) => {
      const { waitsFor, alsoWaitsFor: also } = rule;
      const further = (under.get(id) ?? []).flatMap(one => (one.entity === also?.entity ? [one.fields[also.field]] : []));
      return [waitsFor === undefined ? undefined : fields[waitsFor], ...further].flatMap(to => {
        const other = to === undefined ? undefined : byId.get(to);
        return other === undefined || standing(other.fields, rule) !== 'open' ? [] : [other];
      });
    });
    return [...new Set(found)];
  };
  const leadsTo = (from: CaseRecord, to: RecordId, seen = new Set<RecordId>()): boolean => {
    if (from.id === to) return true;
    if (seen.has(from.id)) return false;
    seen.add(from.id);
    return named(from).some(next => leadsTo(next, to, seen));
  };
  return record => named(record).filter(other => !leadsTo(other, record.id));
}

/** Whether one that is to wait for another would wait for itself in the end, whatever is done already. */
export function waitsInCircle(records: readonly CaseRecord[], record: RecordId, other: RecordId): boolean {
  const next = Map.groupBy(waitsOf(records), ({ from }) => from);
  const seen = new Set<RecordId>();
  const line = [other];
  for (let at = line.pop(); at !== undefined; at = line.pop()) {
    if (at === record) return true;
    if (seen.has(at)) continue;
    seen.add(at);
    line.push(...(next.get(at) ?? []).map(({ to }) => to));
  }
  return false;
}

/** Every wait that these records say, done or not. */
function waitsOf(records: readonly CaseRecord[]): readonly { readonly from: RecordId; readonly to: RecordId }[] {
  return records.flatMap(({ id, entity, parentId, fields }) =>
    dueFields.flatMap(({ entity: of, rule: { waitsFor, alsoWaitsFor: also } }) => {
      const to = entity === of && waitsFor !== undefined ? fields[waitsFor] : entity === also?.entity ? fields[also.field] : null;
      const from = entity === of ? id : parentId;
      return typeof to === 'string' && from !== null ? [{ from, to: to as RecordId }] : []; // a reference
    }),
  );
}

/** How a list names such a row: by its field, or '' for a deadline of its own, whose record says nothing else. */
function dueName({ entity, field }: Pick<DueField, 'entity' | 'field'>): string {
  return entity === 'deadline' ? '' : `${entity}.${field}`;
}

/** The field that such a row comes from; null for a clock of a law. */
export function dueFieldOf(name: string): DueField | null {
  return dueFields.find(at => dueName(at) === name) ?? null;
}

/** The name of the row of a field (`request.deadlineOn`); null if nothing is due by it. */
export function dueNameAt(path: string): string | null {
  const at = dueFields.find(({ entity, field }) => path === `${entity}.${field}`);
  return at === undefined ? null : dueName(at);
}

/** What such a row is called where a person wrote no words of their own; null for a deadline of its own and a clock of a law. */
export function dueLabel(name: string): Bilingual | null {
  const at = name === '' ? null : dueFieldOf(name);
  return at === null ? null : (called[name] ?? fill({ en: '{{kind}}: {{field}}', es: '{{kind}}: {{field}}' }, labelsOf(at)));
}

/** As a person says what is due then: beside a day of its own, the field's label in its form reads as half a sentence. A test holds that none is left out. */
const called: Readonly<Record<string, Bilingual>> = {
  'case.endOn': { en: 'The case ends', es: 'Termina el caso' },
  'case.retentionUntil': { en: 'The case need be kept no longer', es: 'Termina la conservación del caso' },
  'document.retentionUntil': { en: 'The document need be kept no longer', es: 'Termina la conservación del documento' },
  'charge.limitationOn': { en: 'The charge becomes time-barred', es: 'Prescribe el cargo' },
  'warrant.expiresOn': { en: 'The warrant or order expires', es: 'Vence la orden judicial' },
  'request.deadlineOn': { en: 'The answer to the request is needed', es: 'Se necesita la respuesta a la solicitud' },
  'assurance.dueOn': { en: 'The assurance is due', es: 'Deben otorgarse las seguridades' },
  'assurance.monitorUntil': { en: 'Say whether the assurance was kept', es: 'Asentar si se cumplieron las seguridades' },
  'exchange.reportDueOn': { en: 'The written report is due', es: 'Vence el informe por escrito' },
  'commitment.dueOn': { en: 'The commitment is due', es: 'Vence el compromiso' },
  'task.dueOn': { en: 'The task is due', es: 'Vence la tarea' },
};

/** Why such a row has its day and stands as it does. */
export function dueSentences(name: string, state: string): readonly Bilingual[] {
  const at = dueFieldOf(name);
  if (at === null) return [];
  const entered = fill({ en: 'Entered in: {{kind}}, “{{field}}”.', es: 'Asentado en: {{kind}}, “{{field}}”.' }, labelsOf(at));
  const since = sentences[state] ?? null;
  return since === null ? [entered] : [entered, since];
}

const met: Bilingual = { en: 'The record says that it was met.', es: 'El registro indica que se cumplió.' };
const waits: Bilingual = {
  en: 'It waits for another task that is not done, and is owed by nobody until then.',
  es: 'Espera a otra tarea que no se ha cumplido; hasta entonces nadie la debe.',
};
const noDay: Bilingual = { en: 'Nobody entered by when; say it.', es: 'Nadie asentó para cuándo; indíquelo.' };
const ended: Bilingual = {
  en: 'The record says that nothing is due by it any more.',
  es: 'El registro indica que ya no hay nada que cumplir.',
};

const sentences: Readonly<Record<string, Bilingual>> = { stopped: met, ended, suspended: waits, 'needs-fact': noDay };

function labelsOf({ entity, field }: DueField): { readonly kind: Bilingual; readonly field: Bilingual } {
  const { label } = catalogue[entity];
  return { kind: label, field: fieldAt(`${entity}.${field}`)?.label ?? label };
}

function dueOf(record: CaseRecord, at: DueField, awaited: ReturnType<typeof awaitedIn>): readonly RecordDue[] {
  const { rule } = at;
  const { id, fields } = record;
  const dueOn = dayIn(fields, at.field);
  if (dueOn === null && rule.asksForDay !== true) return [];
  const latest = dayIn(fields, rule.latest);
  const state = standing(fields, rule);
  const isWaiting = state === 'open' && rule.waitsFor !== undefined && awaited(record).length > 0;
  if (dueOn === null && state !== 'open') return [];
  return [
    {
      name: dueName(at),
      record: id,
      since: dayIn(fields, rule.since),
      dueOn,
      latest: latest === null || dueOn === null || latest < dueOn ? dueOn : latest,
      state: isWaiting ? 'suspended' : dueOn === null ? 'needs-fact' : state,
      weight: rule.softIf?.some(holds(fields)) === true ? 'soft' : rule.weight,
      words: textIn(fields, rule.words),
      owner: ownerOf(fields, rule),
      officer: textIn(fields, rule.officer),
    },
  ];
}

function standing(fields: Fields, rule: DueRule): 'open' | 'stopped' | 'ended' {
  return rule.endedBy?.some(holds(fields)) === true ? 'ended' : rule.metBy?.some(holds(fields)) === true ? 'stopped' : 'open';
}

function ownerOf(fields: Fields, { owner, oursIf, theirsIf }: DueRule): DueOwner {
  if (oursIf?.some(holds(fields)) === true) return { agency: null, isTheirs: false };
  const agency = textIn(fields, owner);
  return { agency, isTheirs: agency === null && theirsIf?.some(holds(fields)) === true };
}

type Fields = Readonly<Record<string, Json>>;

/** Whether a record meets a condition: its field says one of these, or anything. */
function holds(fields: Fields): (condition: Condition) => boolean {
  return ({ field, is }) => {
    const value = fields[field];
    if (is !== undefined) return is.some(one => one === value);
    return value !== undefined && value !== null && value !== '';
  };
}

function textIn(fields: Fields, name: string | undefined): string | null {
  const value = name === undefined ? undefined : fields[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

function dayIn(fields: Fields, name: string | undefined): CivilDate | null {
  return textIn(fields, name) as CivilDate | null; // a rule names date fields, which a test holds
}
