import { keyOrNull, listCases, listOptions, listPlaces, type ListFilter } from '../../../db/cases.ts';
import type { Reader } from '../../../db/open.ts';
import { listNextStops } from '../../../db/next-stops.ts';
import { caseKinds, type Direction } from '../../../shared/case.ts';
import { fieldAt } from '../../../shared/catalogue.ts';
import { civilDate, dayNumber } from '../../../shared/clocks/civil-date.ts';
import { dayOfStop, type Days } from '../../../shared/clocks/civil-day.ts';
import { dueOn } from '../../../shared/clocks/due.ts';
import type { CaseFilter, CaseSummary, ListedCase } from '../../../shared/case-view.ts';
import { directionName } from '../../../shared/direction-text.ts';
import type { Bilingual, CivilDate } from '../../../shared/language.ts';
import type { Profile } from '../../../shared/profile.ts';
import { profileKey } from '../../../shared/profiles.ts';
import { english, readerNamed, spanish } from '../../../shared/reader.ts';
import { standingOf, type Standing } from '../../../shared/standing.ts';
import { keyIn, sortKey } from '../../../shared/sort-key.ts';
import type { Session, SessionContext } from '../ground/context.ts';
import { officeDays } from '../ground/office-day.ts';
import { readerOf } from '../ground/overlays.ts';
import { remembered } from '../ground/remembered.ts';
import { officeProfiles } from './case-rules.ts';

type Asked = CaseFilter & Pick<ListFilter, 'ids' | 'language' | 'reference'>;

/**
 * A filter as it is meant now: in the order of the last change where it names none, a window of days as the date that ends it, and how cases
 * stand as the places where they do.
 */
export function meantBy({ stopWithinDays, standings, ...asked }: Asked, { days, zones, placesOf }: ListDays): ListFilter {
  const filter = standings === undefined ? asked : { ...asked, places: placesOf(standings) };
  const order = filter.sort === undefined ? { sort: 'changed' as const, descending: filter.descending ?? true } : {};
  if (stopWithinDays === undefined) return { ...filter, ...order };
  const endAfter = (today: CivilDate): CivilDate => civilDate(dayNumber(today) + stopWithinDays + 1);
  const elsewhere = [...zones].filter(([, zone]) => days.in(zone) !== days.office); // a rule's day may be another than the office's
  const stopBeforeUnder = Object.fromEntries(elsewhere.map(([profile, zone]) => [profile, endAfter(days.in(zone))]));
  return { ...filter, ...order, stopBefore: endAfter(days.office), stopBeforeUnder };
}

/** What day it is for a list: the office's, and by its zone that of each profile, by the profile's key; and where cases stand how. */
export type ListDays = {
  readonly days: Days;
  readonly zones: ReadonlyMap<string, string>;
  readonly placesOf: (standings: readonly Standing[]) => readonly string[];
};

/** What day it is now for whatever the office's cases run under. */
export function listDays(context: Pick<SessionContext, 'session' | 'nowMs' | 'shipped'>): ListDays {
  const all = officeProfiles(context.session, context);
  return {
    days: officeDays(context.session, context),
    zones: new Map(all.map(profile => [profileKey(profile), profile.zone])),
    placesOf: standings => placesOf(context.session, new Map(all.map(profile => [profileKey(profile), profile])), standings),
  };
}

function placesOf(session: Session, profileOf: ReadonlyMap<string, Profile>, standings: readonly Standing[]): readonly string[] {
  const places = remembered(session, 'places of cases', () => session.visible().flatMap(listPlaces));
  const isMeant = ({ profile, stage, isOver }: (typeof places)[number]) =>
    standings.includes(standingOf(profileOf.get(profile), stage, isOver === 1));
  return [...new Set(places.filter(isMeant).map(({ key }) => key))];
}

/** These cases with how near the next hard stop of each is. */
export function withStops(
  { dbOf }: Pick<Session, 'dbOf'>,
  cases: readonly CaseSummary[],
  { days, zones }: ListDays,
): readonly ListedCase[] {
  const ids = Map.groupBy(
    cases.filter(({ nextStopOn }) => nextStopOn !== null).map(({ id }) => id),
    dbOf,
  );
  const stops = new Map([...ids].flatMap(([db, here]) => [...listNextStops(db, here)]));
  return cases.map(summary => {
    const stop = stops.get(summary.id);
    const today = stop === undefined ? days.office : dayOfStop(days, zones.get(stop.profile), stop.clock);
    return { ...summary, stop: stop === undefined ? null : dueOn(today, { ...stop, weight: 'hard' }) };
  });
}

/** One page over every database that the user may see; each is asked for as much as the page could take from it. */
export function mergedPage(
  visible: readonly Reader[],
  filter: ListFilter,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): readonly CaseSummary[] {
  const codeOrder = codesInOrder(visible, filter);
  const ordered = codeOrder === undefined ? filter : { ...filter, codeOrder };
  const only = visible.length === 1 ? visible[0] : undefined;
  if (only !== undefined) return listCases(only, ordered, { offset, limit });
  const all = visible.flatMap(db => listCases(db, ordered, { offset: 0, limit: offset + limit }));
  return all.sort(byColumn(ordered)).slice(offset, offset + limit);
}

/** What a person reads for the codes of the columns that show words, where a list is sorted by one of them. */
const worded: Partial<Record<NonNullable<CaseFilter['sort']>, (code: string) => Bilingual>> = {
  stage: code => fieldAt('case.stage')?.options?.[code] ?? { en: code, es: code },
  kind: code => fieldAt('case.kind')?.options?.[code] ?? { en: code, es: code },
  direction: code => directionName(code as Direction), // reindexCase writes directions alone
};

/** The codes by which these cases are to be sorted, in the order of their words; undefined where the column shows what it is sorted by. */
function codesInOrder(visible: readonly Reader[], { sort = 'changed', language }: ListFilter): readonly string[] | undefined {
  const say = worded[sort];
  if (say === undefined) return undefined;
  const reader = readerNamed(language ?? 'es', [spanish, english]) ?? readerOf(language ?? 'es');
  const options = visible.map(listOptions);
  const codes: Partial<Record<typeof sort, readonly string[]>> = {
    stage: options.flatMap(({ stages }) => stages),
    kind: caseKinds,
    direction: options.flatMap(({ directions }) => directions),
  };
  const keyed = [...new Set(codes[sort])].map(code => ({ code, key: keyIn(language, sortKey(reader.say(say(code)))) }));
  return keyed
    .toSorted((a, b) => (a.key === b.key ? (a.code < b.code ? -1 : 1) : a.key < b.key ? -1 : 1))
    .map(({ code }) => code);
}

/** What the database sorts by, of one case; null comes last either way. */
const keyOf = {
  changed: ({ changedAtMs }) => changedAtMs,
  reference: ({ reference }) => sortKey(reference),
  title: ({ title }) => sortKey(title),
  persons: ({ persons }) => keyOrNull(persons),
  opened: ({ openedOn }) => openedOn,
  stop: ({ nextStopOn }) => nextStopOn,
  stage: ({ stage }) => stage,
  kind: ({ kind }) => kind,
  direction: ({ direction }) => direction,
  officer: ({ officer }) => keyOrNull(officer),
  counterpart: ({ counterpart }) => counterpart,
} as const satisfies Record<NonNullable<CaseFilter['sort']>, (summary: CaseSummary) => string | number | null>;

function byColumn({
  sort = 'changed',
  descending = false,
  language,
  codeOrder,
}: ListFilter): (one: CaseSummary, other: CaseSummary) => number {
  const of = (summary: CaseSummary): string | number | null => {
    const key = keyOf[sort](summary);
    if (codeOrder !== undefined) return key === null ? null : placeIn(codeOrder, key);
    return typeof key === 'string' ? keyIn(language, key) : key;
  };
  return (one, other) => {
    const [a, b] = [of(one), of(other)];
    if (a === b) return one.id < other.id ? -1 : 1;
    if (a === null || b === null) return a === null ? 1 : -1;
    return (a < b ? -1 : 1) * (descending ? -1 : 1);
  };
}

function placeIn(codes: readonly string[], key: string | number): number | null {
  const place = codes.findIndex(code => code === key);
  return place < 0 ? null : place;
}
