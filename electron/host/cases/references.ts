import { listReferences } from '../../../db/cases.ts';
import { listDeletedReferences } from '../../../db/deleted-cases.ts';
import type { Reader } from '../../../db/open.ts';
import { insertBlock, listBlocks } from '../../../db/reference-blocks.ts';
import { listStations, ownStation } from '../../../db/stations.ts';
import { caseKinds, type CaseKind } from '../../../shared/case.ts';
import {
  firstReference,
  freeNumbers,
  nextReference,
  patternOf,
  usedNumbers,
  type Counting,
  type NumberBlock,
} from '../../../shared/next-reference.ts';
import { recordChanges } from '../audit/audit.ts';
import type { Services, Session } from '../ground/context.ts';
import { officeDays } from '../ground/office-day.ts';

/** So many numbers are dealt to a machine at once, and again when so few of them are left. */
const AT_ONCE = 25;
const FEW = 10;

/** The reference that a new case is offered; null where the office's own have no figures at their end. */
export function proposedReference(session: Session, services: Services, kind: CaseKind): string | null {
  const references = forKind(listKnown(session), kind);
  const year = yearOf(session, services);
  const counting = countingOf(session.office);
  if (references.length > 0) return nextReference(references, year, counting);
  const first = firstReference(kind, year);
  return counting === null || counting.isDealer ? first : nextReference([first], year, { ...counting, blocks: [] });
}

/** What references there are. */
type Known = { readonly newest: ReturnType<typeof listReferences>; readonly deleted: ReturnType<typeof listDeletedReferences> };

/** All that this user sees, newest first, and the deleted ones. */
function listKnown(session: Session): Known {
  const seen = session.visible().flatMap(listReferences);
  return {
    newest: seen.toSorted((one, other) => other.createdAtMs - one.createdAtMs),
    deleted: session.visible().flatMap(listDeletedReferences),
  };
}

/** Those of the kind first. */
function forKind({ newest, deleted }: Known, kind: CaseKind): readonly string[] {
  const [ofKind, others] = [newest.filter(row => row.kind === kind), newest.filter(row => row.kind !== kind)];
  return [...ofKind, ...others, ...deleted].map(({ reference }) => reference);
}

const yearOf = (session: Session, services: Services): number => Number(officeDays(session, services).office.slice(0, 4));

/** The machine that deals is the first of those that are in: one alone, so that no number is dealt twice. */
function countingOf(office: Reader): Counting | null {
  const station = ownStation(office);
  if (station === null) return null;
  const first = listStations(office).find(({ removedAtMs }) => removedAtMs === null)?.number;
  return { station, isDealer: station === first, blocks: listBlocks(office) };
}

/**
 * Deal numbers of the references to every machine that has few left, for each pattern that the office has: what each may give without hearing of
 * the others. Only the first machine does, by a supervisor; others that run out take letters of their own.
 */
export function dealReferences(session: Session, services: Services): void {
  const { office } = session;
  const counting = countingOf(office);
  if (counting?.isDealer !== true || session.user.role !== 'supervisor') return;
  const [known, year] = [listKnown(session), yearOf(session, services)];
  const dealt = caseKinds.reduce<readonly NumberBlock[]>(
    (blocks, kind) => [...blocks, ...due(office, forKind(known, kind), year, [...counting.blocks, ...blocks])],
    [],
  );
  if (dealt.length === 0) return;
  recordChanges(session, services, 'references:deal', office, note => {
    for (const block of dealt) {
      insertBlock(office, block);
      const { station, ...numbers } = block;
      note({ record: String(station), entity: 'station', field: 'references', old: null, new: numbers });
    }
  });
}

function due(
  office: Reader,
  references: readonly string[],
  year: number,
  blocks: readonly NumberBlock[],
): readonly NumberBlock[] {
  const starts = blocks.map(({ start }) => start);
  const pattern = patternOf(references, year, starts);
  if (pattern === null) return [];
  const { start } = pattern;
  const used = usedNumbers(references, start);
  const lasts = blocks.flatMap(block => (block.start === start ? [block.last] : []));
  let next = Math.max(0, ...used, ...lasts) + 1;
  return listStations(office).flatMap(({ number: station, removedAtMs }) => {
    if (removedAtMs !== null || freeNumbers({ station, blocks }, start, used).length >= FEW) return [];
    const block = { start, first: next, last: next + AT_ONCE - 1, station };
    next += AT_ONCE;
    return [block];
  });
}
