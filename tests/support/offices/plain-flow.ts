import type { Reader } from '../../../db/open.ts';
import { countries } from '../../../shared/countries.ts';
import { daysFrom, plusDays, text, type PlainCase } from './plain-history.ts';
import type { FigureSet } from './plain-figures.ts';
import { OUR_AGENCY } from './plain-figures.ts';

// How the flow is counted by hand: from the events that were entered, by strings and JavaScript's own dates; terms by plain SQL.

export type PlainFilter = {
  readonly kind: string;
  readonly direction?: string;
  readonly officer?: string | null;
  readonly from: string;
  readonly asOf: string;
};

// Which authorities are courts, by the countries' data.
const courts = new Set(
  countries.flatMap(({ agencies }) => agencies.filter(({ isCourt }) => isCourt === true).map(({ code }) => String(code))),
);
const COURTS = /JUEZ|COURT|AMPARO/;

export function plainFlow(
  db: Reader,
  cases: readonly PlainCase[],
  { kind, direction, officer, from, asOf }: PlainFilter,
): FigureSet {
  const figures: FigureSet = new Map();
  const own = cases.filter(
    one =>
      one.kind === kind &&
      (direction === undefined || one.direction === direction) &&
      (officer === undefined || one.officer === officer),
  );
  figures.set('all', own.length);
  const lived = own.map(one => ({ one, ...lifeOf(one) }));
  figures.set('undated', lived.filter(({ end }) => end === '').length);
  const dated = lived.filter(({ begun, end }) => end !== '' && begun <= asOf);
  for (const month of monthsOf(from, asOf)) {
    const [first, last] = [month < from.slice(0, 7) ? from : `${month}-01`, lastDayOf(month)];
    const [low, high] = [first < from ? from : first, last > asOf ? asOf : last];
    figures.set(`in ${month}`, dated.filter(({ begun }) => begun >= low && begun <= high).length);
    figures.set(`out ${month}`, dated.filter(({ end }) => end !== null && end >= low && end <= high).length);
    figures.set(`backlog ${month}`, dated.filter(({ begun, end }) => begun <= high && (end === null || end > high)).length);
  }
  const open = dated.filter(({ begun, end }) => begun <= asOf && (end === null || end > asOf));
  for (const [name, group] of Map.groupBy(open, ({ one }) => one.officer))
    figures.set(`open ${name ?? ''}`.trimEnd(), group.length);
  countStays(own, { from, asOf }, figures);
  countTerms(db, own, { from, asOf }, figures);
  return figures;
}

/** When a case began and ended; an end of '' is one whose day nobody knows. */
function lifeOf(one: PlainCase): { readonly begun: string; readonly end: string | null } {
  const end = one.outcome === null ? (one.standing === 'open' ? null : '') : (one.outcome.on ?? '');
  const begun = text(one.own['openedOn']) ?? '';
  return { begun: end !== null && end !== '' && end < begun ? end : begun, end };
}

function monthsOf(from: string, asOf: string): readonly string[] {
  const months: string[] = [];
  for (let day = from; day.slice(0, 7) <= asOf.slice(0, 7); day = plusDays(`${day.slice(0, 7)}-28`, 5).slice(0, 8) + '01')
    months.push(day.slice(0, 7));
  return months;
}

function lastDayOf(month: string): string {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10);
}

type Span = { readonly from: string; readonly asOf: string };

function countStays(own: readonly PlainCase[], { from, asOf }: Span, figures: FigureSet): void {
  const days: Record<string, number> = {};
  const who: Record<string, Set<string>> = {};
  for (const one of own) {
    one.path.forEach(({ stage, on }, at) => {
      const known = one.profile.stages.find(({ id }) => id === stage);
      const isAfter = one.profile.outcomes.some(({ continues }) => continues === stage);
      if (known === undefined || isAfter || on === null || on > asOf) return;
      const left = one.path[at + 1]?.on ?? null;
      if (left !== null && left >= from && left <= asOf)
        figures.set(`stays ${stage}`, Number(figures.get(`stays ${stage}`) ?? 0) + 1);
      const [begin, end] = [on < from ? from : on, left === null || left > asOf ? plusDays(asOf, 1) : left];
      if (end <= begin) return;
      const side = sideOf(one, stage);
      days[side] = (days[side] ?? 0) + daysFrom(begin, end);
      (who[side] ??= new Set()).add(one.id);
    });
  }
  for (const side of ['us', 'them', 'court', 'defence']) {
    figures.set(`mover ${side}`, who[side]?.size ?? 0);
    figures.set(`days ${side}`, days[side] ?? 0);
  }
}

/** Who has the move in a stage: whom the profile names, else the case's own authority of that side, else the side's country. */
function sideOf(one: PlainCase, stage: string): string {
  const row = one.profile.stages.find(({ id }) => id === stage);
  const by = row?.owed?.by ?? row?.side ?? 'requesting';
  const agency =
    row?.owed?.authority ?? row?.owners[0] ?? text(one.own[by === 'requesting' ? 'requestingAgency' : 'requestedAgency']);
  if (agency === null || agency === '') {
    const country = text(one.own[by === 'requesting' ? 'requestingCountry' : 'requestedCountry']);
    return country === 'US' || (country === null && by === 'requesting') ? 'us' : 'them';
  }
  if (agency === OUR_AGENCY) return 'us';
  if (courts.has(agency) || COURTS.test(agency)) return 'court';
  return /DEFEN/.test(agency) ? 'defence' : 'them';
}

/** Of the profile's own terms, by SQL alone. */
function countTerms(db: Reader, own: readonly PlainCase[], { from, asOf }: Span, figures: FigureSet): void {
  const rows = db
    .prepare<[string, string, string, string, string], { id: string; clock: string; fate: string; n: number }>(
      `SELECT case_id AS id, clock, count(*) AS n, CASE
         WHEN state = 'stopped' THEN 'met' WHEN state = 'stopped-late' THEN 'late' WHEN state LIKE '%doubt' THEN 'doubt'
         WHEN state = 'ended' THEN CASE json_extract(ended, '$.past') WHEN 'yes' THEN 'lapsed' WHEN 'in-doubt' THEN 'doubt' ELSE 'ended' END
         WHEN state = 'open-until' THEN iif(coalesce(latest, must_stop_by) < ?, 'ended', 'running')
         WHEN must_stop_by >= ? THEN 'running'
         WHEN state LIKE 'open%' AND coalesce(latest, must_stop_by) < ? THEN 'lapsed' ELSE 'doubt' END AS fate
       FROM case_clocks WHERE must_stop_by >= ? AND must_stop_by <= ? GROUP BY 1, 2, 4`,
    )
    .all(asOf, asOf, asOf, from, asOf);
  const byId = new Map(own.map(one => [one.id, one]));
  for (const { id, clock, fate, n } of rows) {
    if (byId.get(id)?.profile.clocks.some(rule => rule.id === clock) !== true) continue;
    const key = `term ${clock} ${fate}`;
    figures.set(key, Number(figures.get(key) ?? 0) + n);
  }
}
