import { moverOf } from '../../shared/board.ts';
import { isPast } from '../../shared/clocks/due.ts';
import type { LedgerLine } from '../../shared/contract/packets.ts';
import type { PromisedRow } from '../../shared/contract/today.ts';
import type { Bilingual, CaseId, CivilDate } from '../../shared/language.ts';
import type { DeadlineRow } from '../../shared/pipeline.ts';
import { isAwaited } from '../releases/release-store.ts';
import type { Side } from '../clocks/WhoseMove.tsx';

/** What another side has to do. `days` since the case entered its stage, the promise was made, or the packet left. */
export type Awaited = {
  readonly key: string;
  readonly who: string;
  readonly side: Side;
  readonly what:
    | { readonly stage: Bilingual; readonly title: string }
    | { readonly packet: number }
    | { readonly promise: string; readonly dueOn: CivilDate | null; readonly isLate: boolean };
  readonly caseId: CaseId | null;
  readonly officer: string | null;
  readonly days: number | null;
};

/** Promises that the other side is late with first, then what has waited longest. */
export function awaitedOf(
  rows: readonly DeadlineRow[],
  { packets, promised }: { readonly packets: readonly LedgerLine[]; readonly promised: readonly PromisedRow[] },
  office: string,
): readonly Awaited[] {
  const cases = new Map<CaseId, DeadlineRow>();
  for (const row of rows) if (row.isLive && isOthers(row, office) && !cases.has(row.caseId)) cases.set(row.caseId, row);
  const ofCases = [...cases.values()].map(({ caseId, stage, title, officer }): Awaited => {
    const who = stage.mover ?? '';
    const side = moverOf(stage.mover, office) ?? 'them';
    return { key: `case ${caseId}`, who, side, what: { stage: stage.label, title }, caseId, officer, days: stage.days };
  });
  const receipts = packets.filter(isAwaited).map(({ packetId, agency, number, caseId, days }): Awaited => {
    return { key: `packet ${packetId}`, who: agency, side: 'them', what: { packet: number }, caseId, officer: null, days };
  });
  const promises = promised.map(({ record, by, what, dueOn, due, days, caseId, officer }): Awaited => {
    const isLate = due !== null && isPast(due);
    return {
      key: `promise ${record}`,
      who: by,
      side: 'them',
      what: { promise: what, dueOn, isLate },
      caseId,
      officer,
      days,
    };
  });
  const isLate = ({ what }: Awaited): boolean => 'promise' in what && what.isLate;
  return [...promises, ...ofCases, ...receipts].toSorted(
    (a, b) => Number(isLate(b)) - Number(isLate(a)) || (b.days ?? 0) - (a.days ?? 0),
  );
}

/** Agencies of one country stand on one side; a code begins with its country. */
export function isOthers({ stage: { mover } }: DeadlineRow, office: string): boolean {
  return mover !== null && mover.slice(0, 2) !== office.slice(0, 2);
}

/** 'Ferrer Nájera, fraude y asociación, CDMX' → 'Ferrer Nájera': a case's title begins with who it is about. */
export function shortTitle(title: string): string {
  return title.split(',')[0]?.trim() ?? title;
}
