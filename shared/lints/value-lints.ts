import { fieldsOf, isEntity } from '../catalogue.ts';
import { partialDateOf } from '../partial-date.ts';
import { wordsOf } from '../leak/fold.ts';
import type { CaseRecord } from '../case.ts';
import type { Json } from '../language.ts';
import { keyOf, stateOfPhone } from './dialling.ts';
import { lintOf, type Lint } from './lint.ts';
import { partOf, personOf, textsIn, topOf, type Placed, type Scene, type Shown } from './scene.ts';
import { SMALL } from './text-lints.ts';

/** What a value that leaves as it is says of one that stays, by how such values are made. */
export function valueLints(scene: Scene): readonly Lint[] {
  const whole = scene.shown.filter(({ how }) => how === 'RELEASE');
  // Large cases have thousands of values: what each is held against is gathered once.
  const keptBy = Map.groupBy(scene.kept, ({ record }) => personOrTop(scene, record));
  const told = toldYears(scene);
  const operating = scene.kept.filter(isOfOperation);
  const wholePlans = new Set<string>(scene.keptRecords.filter(({ entity }) => entity === 'plan').map(({ id }) => id));
  const contents = scene.kept.filter(({ field }) => field === 'content');
  const lints: Lint[] = [];
  for (const shown of whole.filter(({ isNew }) => isNew)) {
    const same = (): readonly Placed[] => keptBy.get(personOrTop(scene, shown.record)) ?? [];
    if (shown.type === 'identifier') lints.push(...yearsIn(shown, same, told));
    if (shown.type === 'phone') lints.push(...placesOfPhone(shown, same()));
    if (shown.type === 'email' || shown.field === 'handle') lints.push(...namesIn(shown, same()));
    if (shown.type === 'quantity') lints.push(...quantities(scene, shown));
    if (shown.type === 'instant' || shown.type === 'date') lints.push(...operations(shown, operating, wholePlans));
    if (shown.field === 'content') lints.push(...translations(shown, contents));
  }
  return [...lints, ...candidates(scene, whole)];
}

/** Years that the reader sees in a date anyway. */
function toldYears({ shown }: Scene): ReadonlySet<string> {
  return new Set(shown.flatMap(({ type, value }) => (type === 'date' || type === 'instant' ? (yearOf(value) ?? []) : [])));
}

function isOfOperation({ record: { entity }, field }: Placed): boolean {
  return entity === 'plan' ? field === 'windowStartAt' || field === 'windowEndAt' : entity === 'event' && field === 'at';
}

const at = ({ record, field }: Placed) => ({ record: record.id, field });

function personOrTop(scene: Scene, record: CaseRecord): string {
  return personOf(scene, record) ?? topOf(scene, record).id;
}

/** A number of the kind 2019/1234 or 45/2019 tells in which year it was given: the year of a date that stays. A year that is told anyway is no news. */
function yearsIn(shown: Shown, kept: () => readonly Placed[], told: ReadonlySet<string>): readonly Lint[] {
  const found = textsIn(shown).flatMap(text => [...text.matchAll(/(?<!\d)(?:19|20)\d{2}(?!\d)/g)].map(([year]) => year));
  const years = found.filter(year => !told.has(year));
  if (years.length === 0) return [];
  const dates = kept().filter(({ type }) => type === 'date' || type === 'instant');
  return dates
    .filter(({ value }) => years.includes(yearOf(value) ?? ''))
    .map(date => lintOf('year-in-number', { at: at(shown), reveals: at(date) }));
}

function yearOf(value: Json): string | null {
  return typeof value === 'string' ? (/^~?(\d{4})/.exec(value)?.[1] ?? null) : null;
}

/** The state behind a dialling code, where it is that of a place of the same person that stays. */
function placesOfPhone(shown: Shown, kept: readonly Placed[]): readonly Lint[] {
  const known = typeof shown.value === 'string' ? stateOfPhone(shown.value) : null;
  if (known === null) return [];
  const there = kept.filter(
    ({ type, value }) =>
      type === 'place' && partOf(value, 'country') === known.country && isState(known.state, partOf(value, 'state')),
  );
  return there.map(place => lintOf('dialling-code', { at: at(shown), reveals: at(place) }));
}

const isState = (state: string, typed: string): boolean => typed !== '' && keyOf(typed) === state;

/** An e-mail's local part or an account name that is made of a name, or ends in a year of birth, that stays. */
function namesIn(shown: Shown, kept: readonly Placed[]): readonly Lint[] {
  const local = textsIn(shown).map(text => wordsOf(text.replace(/@.*$/, '').replace(/[._-]/g, ' ')).join(''));
  const tells = (text: string): boolean => local.some(part => part.includes(text));
  return kept.flatMap(value => {
    if (value.type === 'name' && value.record.entity === 'subject') {
      const parts = textsIn(value).flatMap(text => wordsOf(text).filter(word => word.length >= 4));
      return parts.some(tells) ? [lintOf('name-in-address', { at: at(shown), reveals: at(value) })] : [];
    }
    const year = value.field === 'dob' ? yearOf(value.value) : null;
    return year !== null && tells(year) ? [lintOf('name-in-address', { at: at(shown), reveals: at(value) })] : [];
  });
}

/** A quantity as exact as no second one: it ties a record that leaves to one that stays, or to a seizure that was announced. */
function quantities(scene: Scene, shown: Shown): readonly Lint[] {
  const exact = exactOf(shown.value);
  if (exact === null) return [];
  const announced = [...scene.records.values()].filter(
    ({ entity, fields, parentId }) =>
      entity === 'seizureLine' &&
      parentId !== null &&
      scene.records.get(parentId)?.fields['isPublic'] === true &&
      Object.values(fields).some(value => exactOf(value) === exact),
  );
  const ties = new Set(announced.map(({ parentId }) => parentId));
  return scene.kept.flatMap(kept => {
    const top = topOf(scene, kept.record);
    if (top.id === topOf(scene, shown.record).id) return [];
    const isSame = kept.type === 'quantity' && exactOf(kept.value) === exact;
    const isOfAnnounced = ties.has(top.id) && (kept.field === 'place' || kept.field === 'on' || kept.field === 'agencies');
    return isSame || isOfAnnounced ? [lintOf('same-quantity', { at: at(shown), reveals: at(kept) })] : [];
  });
}

/** Amount and unit, where the amount has three figures or more that count. */
function exactOf(value: Json): string | null {
  const [amount, unit] = [partOf(value, 'amount'), partOf(value, 'unit')];
  const figures = amount.replace('.', '').replace(/^0+/, '').replace(/0+$/, '');
  return figures.length < 3 ? null : `${Number(amount)} ${unit.toLowerCase()}`;
}

/** What happened in the very minute of an operation that stays, or on the day of one of which nothing leaves. */
function operations(shown: Shown, kept: readonly Placed[], wholePlans: ReadonlySet<string>): readonly Lint[] {
  const { entity, id } = shown.record;
  if (entity === 'plan' || entity === 'deadline' || entity === 'task') return [];
  const [minute, day] = [shown.type === 'instant' ? minuteOf(shown.value) : null, dayOf(shown.value)];
  const isSame = ({ record, value }: Placed): boolean =>
    record.id !== id &&
    ((minute !== null && minute === minuteOf(value)) || (day !== null && wholePlans.has(record.id) && day === dayOf(value)));
  return kept.filter(isSame).map(held => lintOf('time-of-operation', { at: at(shown), reveals: at(held) }));
}

/** Midnight says that the hour is not known. */
function minuteOf(value: Json): number | null {
  if (typeof value !== 'string') return null;
  const [text, clock] = /^\d{4}-\d\d-\d\dT(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)/.exec(value) ?? [];
  return text === undefined || clock === '00:00' ? null : Math.floor(Date.parse(text) / 60_000);
}

function dayOf(value: Json): string | null {
  return typeof value === 'string' ? (/^\d{4}-\d\d-\d\d/.exec(value)?.[0] ?? null) : null;
}

/** A translation says what the original says, and the other way round. */
function translations(shown: Shown, contents: readonly Placed[]): readonly Lint[] {
  const { id, fields } = shown.record;
  return contents
    .filter(({ record }) => record.fields['translationOf'] === id || fields['translationOf'] === record.id)
    .map(held => lintOf('translation', { at: at(shown), reveals: at(held) }));
}

/**
 * A coarser form that fits fewer than three of the values that the reader sees whole, of which one is the value itself: a state with the one
 * address that is given in it, a year with the one day.
 */
function candidates(scene: Scene, whole: readonly Shown[]): readonly Lint[] {
  const fitting = Map.groupBy(whole, coarseKey);
  return scene.kept.flatMap(kept => {
    if (kept.how !== 'GENERALISE' || !isCoarsened(kept)) return [];
    const others = (fitting.get(coarseKey(kept)) ?? []).filter(({ record }) => record.id !== kept.record.id);
    const own = others.find(({ isNew, value }) => isNew && sameKey(value) === sameKey(kept.value));
    const values = new Set(others.map(({ value }) => sameKey(value)));
    return own === undefined || values.size >= SMALL ? [] : [lintOf('few-candidates', { at: at(own), reveals: at(kept) })];
  });
}

/** What is known of it is no more than its coarser form already. */
function isCoarsened({ type, value }: Placed): boolean {
  if (type === 'place') return partOf(value, 'text') !== '' && keyOf(partOf(value, 'text')) !== keyOf(partOf(value, 'state'));
  const date = type === 'date' && typeof value === 'string' ? partialDateOf(value) : null;
  return date !== null && date.day !== null;
}

/** What a value says in less detail: the year of a date, the state of a place. */
function coarseKey({ type, value }: Placed): string {
  return typeof value === 'string'
    ? `${type} ${yearOf(value)}`
    : `${type} ${partOf(value, 'country')} ${keyOf(partOf(value, 'state'))}`;
}

function sameKey(value: Json): string {
  return typeof value === 'string' ? value : keyOf(partOf(value, 'text'));
}

/** The dates and quantities of a record, by which a list may stand in order. */
export function orderFields({ entity }: CaseRecord): readonly string[] {
  if (!isEntity(entity)) return [];
  return fieldsOf(entity).flatMap(([name, { type }]) =>
    type === 'date' || type === 'instant' || type === 'integer' ? [name] : [],
  );
}
