import { daysFrom, plusDays, text, type PlainCase } from './plain-history.ts';
import { plainStops, type PlainStop } from './plain-stops.ts';

/** Everything that is counted, by name: what the product shows is gathered under the same names. */
export type FigureSet = Map<string, number | string>;

export const OUR_AGENCY = 'US-DOJ-OIA';
const STALLED_AFTER = 60;
const WEEK = 7;
const MONTH = 30;
/** As many lines as a report gives at most. */
export const MOST_LINES = 500;

/** What an office's screens, reports and files must say on a day, counted from what was entered. */
export function plainFigures(cases: readonly PlainCase[], today: string): FigureSet {
  const figures: FigureSet = new Map();
  const counted = cases.map(one => ({ ...one, stops: plainStops(one).filter(({ isOpen }) => isOpen) }));
  countReport(counted, today, figures);
  for (const [kind, group] of Map.groupBy(counted, one => one.kind)) countBoard(kind, group, today, figures);
  countList(counted, figures);
  countToday(counted, today, figures);
  for (const one of cases)
    for (const stop of plainStops(one)) {
      const key = `stop ${text(one.own['reference'])} ${stop.clock} ${stop.from} ${stop.due} ${stop.isOpen ? 'open' : 'closed'}`;
      add(figures, key);
    }
  return figures;
}

type Counted = PlainCase & { readonly stops: readonly PlainStop[] };

export function add(figures: FigureSet, name: string, by = 1): void {
  figures.set(name, Number(figures.get(name) ?? 0) + by);
}

/** The middle one, or the middle of the middle two, in whole days. */
export function middle(days: readonly number[]): number {
  const sorted = days.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = sorted.length % 2 === 1 ? [sorted[half], sorted[half]] : [sorted[half - 1], sorted[half]];
  return Math.round((low + high) / 2);
}

const isGoingOn = ({ standing }: PlainCase): boolean => standing !== 'ended';
const isAhead = ({ due }: PlainStop, today: string, days: number): boolean =>
  due !== null && due >= today && due <= plusDays(today, days);
const isPassed = ({ due }: PlainStop, today: string): boolean => due !== null && due < today;
export const filedOn = ({ path }: PlainCase): string | null => path.find(({ stage }) => stage === 'X07')?.on ?? null;

function countReport(cases: readonly Counted[], today: string, figures: FigureSet): void {
  const going = cases.filter(isGoingOn);
  const filed = cases.filter(one => filedOn(one) !== null);
  const defects = filed.filter(({ path }) => path.some(({ stage }) => stage === 'X08D'));
  const lastEvent = ({ events, since }: PlainCase): string | null => events.at(-1)?.on ?? since;
  const set = (name: string, value: number): unknown => figures.set(`report ${name}`, value);
  set('cases', cases.length);
  set('open', cases.filter(({ standing }) => standing === 'open').length);
  set('after-care', cases.filter(({ standing }) => standing === 'after-care').length);
  countLines(going, today, figures);
  set('extraditions', cases.filter(({ counts }) => counts === 'extradition').length);
  set('alternatives', cases.filter(({ counts }) => counts === 'alternative').length);
  set('at large', going.filter(({ stage }) => stage === 'X04').length);
  set('assurances', going.flatMap(({ assurances }) => assurances.filter(({ acceptedOn }) => acceptedOn === undefined)).length);
  set('returned with defects', filed.length === 0 ? -1 : Math.round((defects.length * 100) / filed.length));
  set('stalled', going.filter(one => (lastEvent(one) ?? '9999') < plusDays(today, -STALLED_AFTER)).length);
  // The walked histories are well formed; of an extradition it must be known who asks whom.
  const isUnknown = ({ profile, events }: PlainCase): boolean =>
    events.some(({ type }) => ![...Object.keys(profile.events), 'unsealed', 'op-executed', 'clock-ended'].includes(type));
  const isFaulty = (one: PlainCase): boolean => (one.kind === 'extradition' && one.direction === null) || isUnknown(one);
  set('histories with faults', cases.filter(isFaulty).length);
  for (const [key, group] of Map.groupBy(going, ({ direction, stage }) => `stage ${direction} ${stage}`)) {
    const days = group.flatMap(({ since }) => (since === null ? [] : [daysFrom(since, today)]));
    set(`${key} cases`, group.length);
    set(`${key} median`, days.length === 0 ? 0 : middle(days));
    set(`${key} longest`, Math.max(0, ...days));
    set(`${key} stops in 30 days`, group.filter(({ stops }) => stops.some(stop => isAhead(stop, today, MONTH))).length);
  }
  const ended = cases.filter(({ outcome }) => outcome !== null);
  for (const [key, group] of Map.groupBy(
    ended,
    ({ kind, direction, outcome }) => `outcome ${kind} ${direction} ${outcome?.stage}`,
  )) {
    const days = group.flatMap(one => {
      const from = filedOn(one);
      return from === null ? [] : [daysFrom(from, one.outcome?.on ?? from)];
    });
    set(`${key} cases`, group.length);
    set(`${key} median`, days.length === 0 ? -1 : middle(days));
  }
}

/** Of each case its first stop ahead and its oldest that has passed, as many as a report gives, soonest first. */
function countLines(going: readonly Counted[], today: string, figures: FigureSet): void {
  const sides = { next: (due: string) => due >= today, lapsed: (due: string) => due < today };
  for (const [name, isHere] of Object.entries(sides)) {
    const lines = going.flatMap(({ stops }) => {
      const first = stops.flatMap(({ due }) => (due !== null && isHere(due) ? [due] : [])).sort()[0];
      return first === undefined ? [] : [first];
    });
    figures.set(`report ${name} cases`, lines.length);
    for (const day of lines.sort().slice(0, MOST_LINES)) add(figures, `report ${name} on ${day}`);
  }
}

function countBoard(kind: string, cases: readonly Counted[], today: string, figures: FigureSet): void {
  const going = cases.filter(isGoingOn);
  const set = (name: string, value: number): unknown => figures.set(`board ${kind} ${name}`, value);
  set('open', going.filter(({ standing }) => standing === 'open').length);
  set('open beside the kind', going.filter(({ standing }) => standing === 'open').length);
  set('after-care', going.filter(({ standing }) => standing === 'after-care').length);
  set('within 7 days', going.filter(({ stops }) => stops.some(stop => isAhead(stop, today, WEEK))).length);
  set('lapsed', going.filter(({ stops }) => stops.some(stop => isPassed(stop, today))).length);
  set('of nobody', going.filter(({ officer }) => officer === null).length);
  set('by whose move', going.length);
  const columnOf = ({ profile, stage }: PlainCase): string =>
    profile.board?.find(({ stages }) => stages.includes(stage))?.id ?? stage;
  for (const one of going) {
    add(figures, `board ${kind} column ${columnOf(one)}`);
    add(figures, `board ${kind} officer ${one.officer}`);
    add(figures, `board ${kind} direction ${one.direction}`);
  }
}

function countList(cases: readonly Counted[], figures: FigureSet): void {
  for (const one of cases) {
    add(figures, `list kind ${one.kind}`);
    if (one.officer !== null) add(figures, `list officer ${one.officer}`);
    add(figures, `list ${one.standing}`);
  }
}

function countToday(cases: readonly Counted[], today: string, figures: FigureSet): void {
  const going = cases.filter(isGoingOn);
  const mine = going.filter(({ officer }) => officer === 'first');
  for (const [view, own] of Object.entries({ office: going, mine })) {
    figures.set(`today ${view} open cases with a row`, own.length);
    figures.set(
      `today ${view} cases with a stop within 7 days`,
      own.filter(({ stops }) => stops.some(stop => isAhead(stop, today, WEEK))).length,
    );
    figures.set(
      `today ${view} cases with a stop that has passed`,
      own.filter(({ stops }) => stops.some(stop => isPassed(stop, today))).length,
    );
    figures.set(`today ${view} rows that are counted and not read`, 0);
    figures.set(`today ${view} rows without an owner or a day`, 0);
  }
}
