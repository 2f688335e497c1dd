import type { Json } from '../../shared/language.ts';
import type { Mark } from '../../shared/mark.ts';
import { looserIn, type Deed } from './office-model.ts';

// A second, plain reckoning of what a compartment's people must come to. It knows no table and no chain: only who did what with which case, and of what
// had come to whose machine by then. Nothing of the program's own merging is used.

export type ClosedAct = {
  readonly station: number;
  readonly number: number;
  /** What its author's machine wrote of it last. */
  readonly last: number;
  readonly clock: { readonly ms: number; readonly count: number };
  readonly kind: 'write' | 'close' | 'open' | 'erase';
  readonly caseId: string;
  /** The acts whose content had come to this machine by then. */
  readonly had: ReadonlySet<ClosedAct>;
  readonly did: readonly Deed[];
};

export type Standing = {
  /** By record and field. */
  readonly fields: ReadonlyMap<string, Json>;
  readonly marks: ReadonlyMap<string, Mark>;
  /** Every text that is kept anywhere, in a value or in its history; null at a machine that has not the history. */
  readonly kept: string | null;
};

/** All that somebody knew: what had come, and what those had known who wrote it. */
function heardBy(act: ClosedAct): ReadonlySet<ClosedAct> {
  const known = heard.get(act);
  if (known !== undefined) return known;
  const all = new Set(act.had);
  for (const other of act.had) for (const each of heardBy(other)) all.add(each);
  heard.set(act, all);
  return all;
}
const heard = new WeakMap<ClosedAct, ReadonlySet<ClosedAct>>();

const hears = (one: ClosedAct, other: ClosedAct): boolean => heardBy(one).has(other);
const later = (one: ClosedAct, other: ClosedAct): number =>
  one.clock.ms - other.clock.ms ||
  one.clock.count - other.clock.count ||
  one.station - other.station ||
  one.number - other.number;

type Said<K extends Deed['kind']> = { readonly act: ClosedAct; readonly deed: Extract<Deed, { kind: K }> };

function said<K extends Deed['kind']>(acts: readonly ClosedAct[], ...kinds: readonly K[]): readonly Said<K>[] {
  return acts.flatMap(act =>
    act.did.flatMap(deed => ((kinds as readonly string[]).includes(deed.kind) ? [{ act, deed: deed as Said<K>['deed'] }] : [])),
  );
}

/** Those of which nobody else among them had heard, the latest last. */
function unheard<T extends { readonly act: ClosedAct }>(list: readonly T[]): readonly T[] {
  return list.filter(({ act }) => !list.some(other => hears(other.act, act))).toSorted((one, other) => later(one.act, other.act));
}

/** Whether a case is gone for good. */
export const isErased = (acts: readonly ClosedAct[]): boolean => acts.some(({ kind }) => kind === 'erase');

/** Texts that people wrote of a case, and that none of its people may lose unless it is erased. */
export function textsIn(acts: readonly ClosedAct[]): readonly string[] {
  return said(acts, 'add', 'set')
    .flatMap(({ deed }) => (deed.kind === 'add' ? Object.values(deed.fields) : [deed.value]))
    .filter((value): value is string => typeof value === 'string' && value.startsWith('zq'));
}

/** Where a case is open for the office again, what somebody wrote unheard of that stands in the log alone. */
function shownOf(acts: readonly ClosedAct[], isOpen: boolean): readonly ClosedAct[] {
  const opened = acts.filter(({ kind }) => kind === 'open');
  const last = opened.filter(act => !opened.some(other => hears(other, act)));
  if (!isOpen || last.length === 0) return acts;
  return acts.filter(act => last.some(open => open === act || hears(open, act) || hears(act, open)));
}

/** Somebody wrote it who had not heard that the case was opened, nor was heard there: whether it shows once the case is closed again is not settled. */
function isUnheardOfOpening(act: ClosedAct, all: readonly ClosedAct[]): boolean {
  return all.some(open => open.kind === 'open' && open !== act && !hears(open, act) && !hears(act, open));
}

/** What is not as it must be of one case, in sentences, by what stands at a machine that reads it. */
export function caseFaults(all: readonly ClosedAct[], isOpen: boolean, { fields, marks, kept }: Standing): readonly string[] {
  const found: string[] = [];
  if (isErased(all)) {
    for (const text of textsIn(all)) if (kept?.includes(text) === true) found.push(`${text} was erased and is kept`);
    return found;
  }
  for (const text of textsIn(all)) if (kept?.includes(text) === false) found.push(`${text} is lost: ${told(all, text)}`);
  const acts = shownOf(all, isOpen);
  const values = said(acts, 'add', 'set').flatMap(({ act, deed }) =>
    deed.kind === 'add'
      ? Object.entries(deed.fields).map(([field, value]) => ({ act, place: `${deed.record} ${field}`, value }))
      : [{ act, place: `${deed.record} ${deed.field}`, value: deed.value }],
  );
  for (const [place, list] of Map.groupBy(values, each => each.place)) {
    if (!/ (title|given)$/.test(place) || list.some(({ act }) => isUnheardOfOpening(act, all))) continue;
    const must = unheard(list).at(-1)!.value;
    const is = fields.get(place) ?? null;
    if (is !== must) found.push(`${place} is ${JSON.stringify(is)}, must be ${JSON.stringify(must)}: ${told(all, place)}`);
  }
  for (const [place, list] of Map.groupBy(said(acts, 'mark'), ({ deed }) => `${deed.record} ${deed.field}`))
    for (const { deed } of unheard(list)) {
      const way = looserIn(marks.get(place), deed.mark ?? {});
      if (way !== null) found.push(`the mark at ${place} is looser in ${way}: ${told(all, place)}`);
    }
  return found;
}

/** Who did what with a case, in the order of the history. */
function told(acts: readonly ClosedAct[], about: string): string {
  const of = (act: ClosedAct) =>
    act.did.filter(deed =>
      about.startsWith('zq') ? JSON.stringify(deed).includes(about) : 'record' in deed && deed.record === about.split(' ')[0],
    );
  const short = (deed: Deed) =>
    deed.kind === 'add' ? { ...deed, fields: { title: deed.fields['title'], given: deed.fields['given'] } } : deed;
  return acts
    .filter(act => act.kind !== 'write' || of(act).length > 0)
    .map(act => {
      const had = acts.filter(other => hears(act, other)).map(({ station, number }) => `${station}/${number}`);
      return `${act.station}/${act.number} ${act.kind} at ${act.clock.ms}.${act.clock.count} heard [${had.join()}] ${JSON.stringify(of(act).map(short))}`;
    })
    .join('; ');
}
