import type { AgencyCode, Bilingual, CaseId, CivilDate, RecordId } from '../language.ts';
import type { Paper, PaperPart } from '../review-document/paper.ts';
import type { PartCell } from '../review-document/parts.ts';
import { fill } from '../text/fill.ts';
import { monthlyText } from '../text/monthly.ts';
import { reportsText } from '../text/reports.ts';

/** To whom a foreign agent reports every month (LSN 71-V). What does not go to both of them does not leave. */
export const monthlyAddressees = ['MX-SRE', 'MX-SSPC'] as const;

/** What the report has, in its order. */
export const monthlyParts = ['meetings', 'exchanges', 'operations', 'tasks'] as const;
export type MonthlyPart = (typeof monthlyParts)[number];

/**
 * The columns of each part, and the fields that stand in each, in order: of the record, or of its participants. Nothing that is not named here
 * ever stands in the report.
 */
export const monthlyColumns: Readonly<Record<MonthlyPart, readonly (readonly string[])[]>> = {
  meetings: [['startAt', 'mode'], ['counterpart', 'participants', 'place'], ['topic']],
  exchanges: [['startAt', 'mode'], ['counterpart', 'participants', 'place'], ['topic']],
  operations: [
    ['windowStartAt', 'windowEndAt'],
    ['name', 'place'],
    ['decision', 'objective', 'results'],
  ],
  tasks: [
    ['dueOn', 'doneOn', 'status'],
    ['country', 'place'],
    ['what', 'result'],
  ],
};
/** Of a participant, with what stands between. */
export const participantFields = ['role', 'name', 'agency'] as const;

/**
 * One record of the month. `told`: it may leave as its cells say. `kept`: to one of the addressees it may not. `found`: what of it may leave names
 * something that stays, so it cannot leave until that is mended.
 */
export type MonthlyLine = {
  readonly record: RecordId;
  readonly caseId: CaseId;
  readonly reference: string; // for us; no line of the report says it
  readonly part: MonthlyPart;
  readonly on: CivilDate;
  readonly state: 'told' | 'kept' | 'found';
  readonly cells: readonly Bilingual[];
  /** How many of its fields are filled in and do not leave. */
  readonly withheld: number;
};

/** What a month's records give, before anybody takes lines out. */
export type Monthly = {
  readonly agency: AgencyCode;
  readonly month: string; // YYYY-MM
  readonly officer: string | null;
  readonly asOf: CivilDate;
  readonly entry: number;
  readonly isSynthetic: boolean;
  readonly addressees: readonly AgencyCode[];
  /** Those of them of whom nobody said what they may receive: while there is one, nothing is told. */
  readonly unready: readonly AgencyCode[];
  readonly lines: readonly MonthlyLine[];
  /** Exchanges of the month that are not with the host country, or do not say with whom: they are no part of it. */
  readonly others: number;
  /** Cases of closed compartments that the asker reads and that are not gathered from. */
  readonly closed: number;
  readonly officers: readonly string[];
};

/** The report as it leaves: the lines that may, without those that a person took out, and what that person wrote under them. */
export function monthlyPaper(monthly: Monthly, leftOut: readonly RecordId[], remarks: string): Paper {
  const { agency, month, officer, asOf, isSynthetic, addressees } = monthly;
  const lines = toldLines(monthly, leftOut);
  const written = remarks.trim();
  return {
    ...{ agency, asOf, isSynthetic },
    isContinuous: true,
    title: monthlyText.paperTitle,
    head: [
      [monthlyText.month, month],
      [monthlyText.office, agency],
      ...(officer === null ? [] : [[monthlyText.officer, officer] as const]),
      [monthlyText.to, addressees.join(', ')],
      [reportsText.asOf, asOf],
    ],
    note: monthlyText.note,
    running: fill(monthlyText.running, { month, agency }),
    basis: monthlyText.method,
    parts: [
      ...monthlyParts.map((part): PaperPart =>
        partOf(
          part,
          lines.filter(line => line.part === part),
        ),
      ),
      ...(written === '' ? [] : [remarksPart(written)]),
    ],
  };
}

/** What leaves of the gathered lines. */
export function toldLines({ lines }: Pick<Monthly, 'lines'>, leftOut: readonly RecordId[]): readonly MonthlyLine[] {
  const out = new Set(leftOut);
  return lines.filter(({ state, record }) => state === 'told' && !out.has(record));
}

function partOf(part: MonthlyPart, lines: readonly MonthlyLine[]): PaperPart {
  const rows: readonly (readonly PartCell[])[] = lines.map(({ cells }) => cells);
  return {
    title: monthlyText.part[part],
    basis: monthlyText.basis[part],
    method: monthlyText.method,
    charts: [],
    tables: [
      rows.length === 0 ? { heads: [], lines: [[monthlyText.none]] } : { heads: Object.values(monthlyText.columns), lines: rows },
    ],
  };
}

function remarksPart(written: string): PaperPart {
  const lines = written.split(/\n+/).map((line): readonly PartCell[] => [{ en: line, es: line }]);
  return {
    title: monthlyText.remarks,
    basis: monthlyText.remarksBasis,
    method: monthlyText.method,
    charts: [],
    tables: [{ heads: [], lines }],
  };
}
