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
  const lints: Lint[] = [];
  for (const shown of whole.filter(({ isNew }) => isNew)) {
    const same = scene.kept.filter(kept => personOrTop(scene, kept.record) === personOrTop(scene, shown.record));
    if (shown.type === 'identifier') lints.push(...yearsIn(shown, same, scene));
    if (shown.type === 'phone') lints.push(...placesOfPhone(shown, same));
    if (shown.type === 'email' || shown.field === 'handle') lints.push(...namesIn(shown, same));
    if (shown.type === 'quantity') lints.push(...quantities(scene, shown));
    if (shown.type === 'instant' || shown.type === 'date') lints.push(...operations(scene, shown));
    lints.push(...translations(scene, shown));
  }
  return [...lints, ...candidates(scene, whole)];
}

const at = ({ record, field }: Placed) => ({ record: record.id, field });

function personOrTop(scene: Scene, record: CaseRecord): string {
  return personOf(scene, record) ?? topOf(scene, record).id;
}

/** A number of the kind 2019/1234 or 45/2019 tells in which year it was given: the year of a date that stays. */
function yearsIn(shown: Shown, kept: readonly Placed[], scene: Scene): readonly Lint[] {
  const years = textsIn(shown).flatMap(text => [...text.matchAll(/(?<!\d)(?:19|20)\d{2}(?!\d)/g)].map(([year]) => year));
  if (years.length === 0) return [];
  const told = new Set(
    scene.shown.flatMap(({ type, value }) => (type === 'date' || type === 'instant' ? (yearOf(value) ?? []) : [])),
  );
  const dates = kept.filter(({ type }) => type === 'date' || type === 'instant');
  return dates.flatMap(date => {
    const year = yearOf(date.value);
    // A year that stands beside it anyway is no news.
    return year === null || !years.includes(year) || told.has(year)
      ? []
      : [lintOf('year-in-number', { at: at(shown), reveals: at(date) })];
  });
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
function operations(scene: Scene, shown: Shown): readonly Lint[] {
  if (shown.record.entity === 'plan' || shown.record.entity === 'deadline' || shown.record.entity === 'task') return [];
  const wholePlans = new Set(scene.keptRecords.filter(({ entity }) => entity === 'plan').map(({ id }) => id));
  return scene.kept.flatMap(kept => {
    const isPlan = kept.record.entity === 'plan' && (kept.field === 'windowStartAt' || kept.field === 'windowEndAt');
    const isEvent = kept.record.entity === 'event' && kept.field === 'at' && kept.record.id !== shown.record.id;
    if (!isPlan && !isEvent) return [];
    const isMinute = shown.type === 'instant' && minuteOf(shown.value) !== null && minuteOf(shown.value) === minuteOf(kept.value);
    const isDay =
      isPlan && wholePlans.has(kept.record.id) && dayOf(shown.value) !== null && dayOf(shown.value) === dayOf(kept.value);
    return isMinute || isDay ? [lintOf('time-of-operation', { at: at(shown), reveals: at(kept) })] : [];
  });
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
function translations(scene: Scene, shown: Shown): readonly Lint[] {
  if (shown.record.entity !== 'document' || shown.field !== 'content') return [];
  const { id, fields } = shown.record;
  return scene.kept.flatMap(kept =>
    kept.field === 'content' && (kept.record.fields['translationOf'] === id || fields['translationOf'] === kept.record.id)
      ? [lintOf('translation', { at: at(shown), reveals: at(kept) })]
      : [],
  );
}

/**
 * A coarser form that fits fewer than three of the values that the reader sees whole, of which one is the value itself: a state with the one
 * address that is given in it, a year with the one day.
 */
function candidates(scene: Scene, whole: readonly Shown[]): readonly Lint[] {
  return scene.kept.flatMap(kept => {
    if (kept.how !== 'GENERALISE' || !isCoarsened(kept)) return [];
    const fitting = whole.filter(
      other => other.type === kept.type && other.record.id !== kept.record.id && fits(other.value, kept.value),
    );
    const own = fitting.find(other => other.isNew && sameKey(other.value) === sameKey(kept.value));
    const others = new Set(fitting.map(({ value }) => sameKey(value)));
    return own === undefined || others.size >= SMALL ? [] : [lintOf('few-candidates', { at: at(own), reveals: at(kept) })];
  });
}

/** What is known of it is no more than its coarser form already. */
function isCoarsened({ type, value }: Placed): boolean {
  if (type === 'place') return partOf(value, 'text') !== '' && keyOf(partOf(value, 'text')) !== keyOf(partOf(value, 'state'));
  const date = type === 'date' && typeof value === 'string' ? partialDateOf(value) : null;
  return date !== null && date.day !== null;
}

function fits(one: Json, other: Json): boolean {
  if (typeof one === 'string' && typeof other === 'string') return yearOf(one) === yearOf(other);
  return partOf(one, 'country') === partOf(other, 'country') && keyOf(partOf(one, 'state')) === keyOf(partOf(other, 'state'));
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
