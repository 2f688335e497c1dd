import type { CaseView } from '../../shared/case-view.ts';
import type { PacketSight, SeenField, SeenRecord } from '../../shared/contract/packets.ts';
import type { Input } from '../../shared/contract.ts';
import type { Failure, LeakPlace } from '../../shared/failure.ts';
import type { AgencyCode } from '../../shared/language.ts';
import type { Variant } from '../../shared/leak/needle.ts';
import { isPageFault, readFaultPath, type PageFault } from '../../shared/leak/page-fault.ts';
import type { Mark } from '../../shared/mark.ts';
import { allFields } from '../view-as/seen.ts';

/** One withheld value that the guard found, with every place where it was found. `path` is empty for what nobody can read. */
export type GuardFinding = {
  readonly number: number;
  readonly path: string;
  readonly blocks: boolean;
  readonly variant: Variant | 'unread' | null;
  readonly fault: PageFault | null; // of a page of an attachment
  readonly wheres: readonly string[]; // entry, page and JSON path
  readonly places: readonly FoundAt[];
};

/** A value that leaves and gives it away, by our path; `from` and `to` where the words stand in its text. */
export type FoundAt = { readonly at: string; readonly from: number | null; readonly to: number | null };

/** The guard's findings out of a refusal; none if it was another refusal. */
export function findingsOf({ code, places = [] }: Failure): readonly GuardFinding[] {
  if (code !== 'packet/leak' && code !== 'packet/leak-possible') return [];
  const groups = Map.groupBy(places, ({ path }) => (path.includes(' → ') ? path.slice(0, path.indexOf(' → ')) : path));
  return [...groups].map(([path, found], at) => {
    const isValue = found[0]?.path.includes(' → ') === true && path !== '';
    const onPage = readFaultPath(path);
    return {
      number: at + 1,
      path: isValue ? path : '',
      blocks: code === 'packet/leak',
      variant: variantOf(found[0]?.leak),
      fault: onPage?.fault ?? null,
      wheres: found.map(place => onPage?.page ?? wherePart(place.path)).filter((one, n, all) => all.indexOf(one) === n),
      places: placesOf(found.flatMap(({ leak }) => leak ?? [])),
    };
  });
}

function variantOf(leak: LeakPlace | undefined): GuardFinding['variant'] {
  return leak === undefined || isPageFault(leak.variant) ? null : leak.variant;
}

/** What stands behind the withheld value's path; the whole where there is none. */
function wherePart(path: string): string {
  return path.includes(' → ') ? path.slice(path.indexOf(' → ') + 3).trim() : path;
}

function placesOf(leaks: readonly LeakPlace[]): readonly FoundAt[] {
  const found = new Map<string, FoundAt>();
  for (const { at, from, to } of leaks) if (at !== null && !found.has(at)) found.set(at, { at, from, to });
  return [...found.values()];
}

export type Spot = { readonly record: SeenRecord; readonly seen: SeenField };

export function spotAt(sight: PacketSight, path: string): Spot | null {
  for (const record of sight.records) {
    const seen = record.fields.find(field => field.path === path);
    if (seen !== undefined) return { record, seen };
  }
  return null;
}

/** The words that give a value away, out of the text that would leave. */
export function wordsAt(sight: PacketSight, { at, from, to }: FoundAt): string | null {
  const value = allFields(sight).find(({ path }) => path === at)?.value;
  return typeof value === 'string' && from !== null && to !== null ? value.slice(from, to) : null;
}

const none: Mark = {};
type GivenMark = Input<'case:set-mark'>['mark'];

/** The mark of a value with this counterpart taken from those who may have it. All else of the mark stays. */
export function keptFrom(recipient: AgencyCode, ours: CaseView, { record, seen }: Spot): GivenMark {
  // The lock and an approved loosening are the host's: it keeps them.
  const {
    locked: _locked,
    loosened: _loosened,
    ...mark
  } = ours.file.records.find(({ id }) => id === record.record)?.marks[seen.field] ?? none;
  return { ...mark, caveats: [...(mark.caveats ?? []), { kind: 'NOREL', to: [recipient] }] } as unknown as GivenMark; // a mark; its lists are only read
}
