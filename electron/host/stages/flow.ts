import {
  listCasesWithLateActs,
  listFlowCards,
  listFlowCases,
  listFlowClocks,
  listFlowStays,
  type FlowCaseRow,
} from '../../../db/flow.ts';
import { getVaultState } from '../../../db/vault-state.ts';
import { addMonths, civilDate, dayNumber } from '../../../shared/clocks/civil-date.ts';
import { dayAt } from '../../../shared/clocks/civil-day.ts';
import type { flowCalls } from '../../../shared/contract/flow.ts';
import type { CheckedOf } from '../../../shared/contract/row.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { FlowCase, FlowFilter, FlowGiven, FlowLine } from '../../../shared/flow.ts';
import { flowOf, type Flowing } from '../../../shared/flow-figures.ts';
import { flowTables } from '../../../shared/flow-text.ts';
import type { CaseId, CivilDate } from '../../../shared/language.ts';
import { stageLabel } from '../../../shared/stages.ts';
import { fold, wordsOf } from '../../../shared/text-rules.ts';
import { recordChanges } from '../audit/audit.ts';
import type { HandlersOf, SessionContext } from '../ground/context.ts';
import { officeZone } from '../ground/office-day.ts';
import { readerOf } from '../ground/overlays.ts';
import { writeTables } from '../places/tables.ts';
import { flowRules, type FlowRules } from './flow-rules.ts';

type Chosen = CheckedOf<(typeof flowCalls)['flow:read']>;
type Options = {
  readonly directions: readonly NonNullable<FlowCaseRow['direction']>[];
  readonly counterparts: readonly string[];
  readonly officers: readonly string[];
};
type Read = Flowing & { readonly rules: FlowRules; readonly options: Options; readonly filter: FlowFilter };

const MONTHS = 12;
const LINES = 100;

export const flowHandlers: HandlersOf<typeof flowCalls> = {
  'flow:read': (chosen, context) => {
    const { flow, options } = flowFor(chosen, context);
    return { ...flow, ...options };
  },
  'flow:cases': ({ key, text = '', offset = 0, limit = LINES, ...chosen }, context) => {
    const { behind, rules } = flowFor(chosen, context);
    const items = behind.get(key);
    if (items === undefined) throw new Refusal('flow/no-figure');
    const words = wordsOf(text).map(fold);
    const ids = [...new Set(items.map(({ caseId }) => caseId))];
    const cards = new Map(
      context.session
        .visible()
        .flatMap(db => listFlowCards(db, ids, words))
        .map(card => [card.id, card]),
    );
    const found = items.filter(({ caseId }) => cards.has(caseId));
    const lines = found.slice(offset, offset + limit).map(({ caseId, days, on, of }, place): FlowLine => {
      const { profile, stage, ...card } = cards.get(caseId)!; // those without one are left out above
      const known = rules.profileOf.get(profile);
      return {
        ...card,
        key: `${offset + place} ${caseId}`,
        stage: known === undefined ? { en: stage, es: stage } : stageLabel(known, stage),
        days,
        on,
        of: of === null ? null : (rules.stageLabels.get(of) ?? rules.clockLabels.get(of) ?? { en: of, es: of }),
      };
    });
    return { lines, total: items.length, found: found.length };
  },
  'flow:export': async ({ sink, form, language, ...chosen }, context) => {
    const { session } = context;
    const { flow, filter } = flowFor(chosen, context);
    const office = getVaultState(session.office).agency.code;
    const tables = flowTables(flow, filter, readerOf(language), { office, by: session.user.label });
    // Before the file is written: nothing leaves the vault unseen by an auditor.
    recordChanges(session, context, 'flow:export', session.office, () => undefined);
    await writeTables(context.handles.take(sink, 'sink'), form, tables);
    return { lines: tables.reduce((sum, { lines }) => sum + lines.length, 0) };
  },
};

/** Gathered from the cases that this person may see, then counted. */
function flowFor({ kind = 'extradition', from, asOf, ...only }: Chosen, context: SessionContext): Read {
  const { session } = context;
  const rules = flowRules(context, kind);
  const { today } = rules;
  const until = asOf ?? today;
  const since = from ?? civilDate(addMonths(dayNumber(until), -MONTHS) + 1);
  if (until < since) throw new Refusal('review/period');
  if (until > today) throw new Refusal('flow/day-to-come');
  const visible = session.visible();
  const rows = visible.flatMap(db => listFlowCases(db, kind));
  const filter: FlowFilter = { kind, ...only };
  const rowOf = new Map(rows.filter(isWithin(filter)).map(row => [row.id, row]));
  const given: FlowGiven = {
    from: since,
    asOf: until,
    isToday: until === today,
    cases: casesOf(context, rowOf, rules, { kind, asOf: until }),
    stays: visible
      .flatMap(db => listFlowStays(db, kind, 'stage'))
      .flatMap(({ caseId, at, enteredOn, leftOn }) => {
        const row = rowOf.get(caseId);
        return row === undefined || enteredOn === null || enteredOn > until || isAfterCare(rules, row, at)
          ? []
          : [{ caseId, stage: at, enteredOn, leftOn, whose: rules.ownerOf(row, at).whose }];
      }),
    clocks: visible
      .flatMap(db => listFlowClocks(db, kind, since, until))
      .flatMap(clock => {
        const row = rowOf.get(clock.caseId);
        const owner = row === undefined ? undefined : rules.ownerOfTerm(row, clock.clock);
        return row === undefined || owner === undefined
          ? []
          : [
              {
                caseId: clock.caseId,
                clock: clock.clock,
                dueOn: clock.mustStopBy,
                fate: rules.fateOf(row, clock, until),
                ...owner,
              },
            ];
      }),
    columns: rules.columnsOf([...rowOf.values()]),
    stageLabels: rules.stageLabels,
    clockLabels: rules.clockLabels,
  };
  return { ...flowOf(given), rules, filter, options: optionsOf(rows) };
}

function isAfterCare({ profileOf }: FlowRules, { profile }: FlowCaseRow, stage: string): boolean {
  return profileOf.get(profile)?.outcomes.some(({ continues }) => continues === stage) === true;
}

function casesOf(
  { session }: SessionContext,
  rowOf: ReadonlyMap<CaseId, FlowCaseRow>,
  rules: FlowRules,
  { kind, asOf }: { readonly kind: FlowFilter['kind']; readonly asOf: CivilDate },
): readonly FlowCase[] {
  const visible = session.visible();
  const late = new Set(visible.flatMap(db => listCasesWithLateActs(db, asOf)));
  const stays = Map.groupBy(
    visible.flatMap(db => listFlowStays(db, kind, 'board')),
    ({ caseId }) => caseId,
  );
  const zone = officeZone(session);
  return [...rowOf.values()].map((row): FlowCase => {
    const { id, officer, whose, openedOn, outcomeOn, isOver, counts, nextStopOn, createdAtMs } = row;
    const columns = (stays.get(id) ?? []).map(({ at, enteredOn }) => ({ id: at, on: enteredOn }));
    const first = openedOn ?? columns.find(({ on }) => on !== null)?.on ?? dayAt(zone, createdAtMs);
    const isUndated = outcomeOn === null && (isOver === 1 || isAfterCare(rules, row, row.stage));
    return {
      id,
      officer,
      begunOn: outcomeOn !== null && outcomeOn < first ? outcomeOn : first,
      leftOn: outcomeOn,
      isUndated,
      counts,
      columns,
      whose,
      nextStopOn,
      hasLateAct: late.has(id),
    };
  });
}

function isWithin({ direction, counterpart, officer }: FlowFilter): (row: FlowCaseRow) => boolean {
  return row =>
    (direction === undefined || row.direction === direction) &&
    (counterpart === undefined || row.counterpart === counterpart) &&
    (officer === undefined || row.officer === officer);
}

/** What can be chosen: of every case of the kind, whatever else is chosen. */
function optionsOf(rows: readonly FlowCaseRow[]): Options {
  const sorted = <T extends string>(of: (row: FlowCaseRow) => T | null): readonly T[] =>
    [...new Set(rows.flatMap(row => of(row) ?? []))].sort();
  return {
    directions: sorted(({ direction }) => direction).toReversed(),
    counterparts: sorted(({ counterpart }) => counterpart),
    officers: sorted(({ officer }) => officer),
  };
}
