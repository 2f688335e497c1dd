import type { CaseLine, OpenStop } from '../../../db/case-lines.ts';
import { listCasesWith, listOrderTexts } from '../../../db/board.ts';
import { listMatterStanding, type MatterStandingRow } from '../../../db/matter-board.ts';
import type { BoardKind, BoardOrder } from '../../../shared/board.ts';
import { daysBetween, daysSince } from '../../../shared/clocks/civil-date.ts';
import { dayOfStop } from '../../../shared/clocks/civil-day.ts';
import type { boardCalls } from '../../../shared/contract/board.ts';
import type { CheckedOf } from '../../../shared/contract/row.ts';
import type { CaseId, RecordId } from '../../../shared/language.ts';
import { isMatter, type CaseKind, type MatterKind } from '../../../shared/case.ts';
import type { Profile } from '../../../shared/profile.ts';
import { profileKey } from '../../../shared/profiles.ts';
import { isStalled, yardstickOf, type Yardstick } from '../../../shared/radar.ts';
import { standingOf } from '../../../shared/standing.ts';
import { fold, wordsOf } from '../../../shared/text-rules.ts';
import type { Session, SessionContext } from '../ground/context.ts';
import { memo } from '../ground/memo.ts';
import { remembered } from '../ground/remembered.ts';
import { keptCases } from './kept-cases.ts';
import { radarOf } from './radar.ts';
import { daysOf, stageRules, type StageRules } from './stage-index.ts';
import { isLongOver, LONG_OVER_DAYS, MONTH_DAYS, stopsAhead } from './stops-ahead.ts';

export type Filter = Omit<CheckedOf<(typeof boardCalls)['board:read']>, 'cards' | 'lanes'>;

/** A case, or a request or an asset of one, with what it is measured by, before it is shaped for the screen. */
export type Standing = Omit<MatterStandingRow, 'record' | 'board' | 'stageSince' | 'isFound' | 'nextStop'> & {
  readonly record: RecordId | null; // of a request or an asset
  readonly nextStop: string | null; // its clock; '' for a deadline that the office entered
  readonly column: string;
  readonly isAfterCare: boolean;
  readonly days: number | null;
  readonly daysToStop: number | null; // to the first hard stop, or to the day by which it is needed; passed or not
  readonly daysAhead: number | null; // to the first that is still ahead, if within a month
  readonly longOver: boolean; // see `isLongOver`
  readonly yardstick: Yardstick | null;
  readonly stalled: boolean;
  readonly found: boolean;
};

/** All that one kind of board is drawn from. */
export type Field = {
  readonly kind: BoardKind;
  readonly session: Session;
  readonly rules: StageRules;
  readonly standing: readonly Standing[];
  readonly profileOf: ReadonlyMap<string, Profile>;
};

export type Sorting = { readonly order: BoardOrder; readonly descending: boolean };

type Asked = { readonly order: BoardOrder; readonly words: readonly string[] };
type Place = Pick<Field, 'rules' | 'profileOf'>;

/** Everything of one kind that is not over, in order, those that a filter hides too. */
export function fieldOf(
  context: SessionContext,
  { kind, text }: Pick<Filter, 'kind' | 'text'>,
  { order, descending }: Sorting = { order: 'stop', descending: false },
): Field {
  const { session } = context;
  const rules = stageRules(session, context);
  const profileOf = new Map(rules.profiles.map(profile => [profileKey(profile), profile]));
  const asked = { order, words: wordsOf(text ?? '').map(fold) };
  const place = { rules, profileOf };
  const inDefaultOrder = order === 'stop' && !descending;
  if (isMatter(kind))
    return { kind, session, ...place, standing: mattersOn(session, kind, asked, place).sort(inOrder(order, descending)) };
  const cases = remembered(session, `standing ${kind} ${daysOf(rules)}`, () =>
    inStopOrder(session, kind, casesOn(session, kind, place)),
  );
  const standing = asAsked(session, kind, asked, cases);
  return { kind, session, ...place, standing: inDefaultOrder ? standing : standing.toSorted(inOrder(order, descending)) };
}

/** What one is called on its board. */
export function keyOf({ id, record }: Pick<Standing, 'id' | 'record'>): string {
  return record ?? id;
}

/** How each line of a session was measured last, and by what. */
type Measured = {
  readonly line: CaseLine;
  readonly by: string;
  readonly yardstick: Yardstick | null;
  readonly standing: Standing;
};
const measuredIn = new WeakMap<Session, Map<CaseId, Measured>>();

/** Those of one kind that are not over, whatever is asked. One of which nothing has changed is the one that it was. */
function casesOn(session: Session, kind: CaseKind, { rules, profileOf }: Place): Standing[] {
  const isAfterCare = memo((profile: string) =>
    memo((stage: string) => standingOf(profileOf.get(profile), stage, false) === 'after-care'),
  );
  const measured = measuredIn.get(session) ?? new Map<CaseId, Measured>();
  measuredIn.set(session, measured);
  const ahead = stopsAhead(rules);
  const usual = radarOf(session, rules, kind);
  const by = `${daysOf(rules)} ${rules.profiles.length}`;
  const measure = (line: CaseLine, stops: readonly OpenStop[], yardstick: Yardstick | null): Standing => {
    const { caseId: id, direction, officer, profile, stage, board, enteredOn, mover, whose, nextStopOn, nextStop } = line;
    const zone = profileOf.get(profile)?.zone;
    const days = enteredOn === null ? null : daysSince(enteredOn, dayOfStop(rules.days, zone, null));
    return {
      ...{ id, record: null, direction, officer, profile, stage, mover, whose, nextStopOn, nextStop },
      column: board ?? stage,
      days,
      yardstick,
      isAfterCare: isAfterCare(profile)(stage),
      daysAhead: ahead(stops, zone),
      longOver: isLongOver(rules, stops, zone),
      daysToStop: nextStopOn === null ? null : daysBetween(dayOfStop(rules.days, zone, nextStop), nextStopOn),
      stalled: isStalled(days, yardstick),
      orderedBy: nextStopOn,
      found: true,
    };
  };
  const found: Standing[] = [];
  for (const { lines, stopsOf } of keptCases(session))
    for (const line of lines) {
      if (line.isOver === 1 || line.kind !== kind) continue;
      const yardstick = usual(line);
      const last = measured.get(line.caseId);
      const isSame = last?.line === line && last.by === by && last.yardstick === yardstick;
      const standing = isSame ? last.standing : measure(line, stopsOf(line.caseId), yardstick);
      if (!isSame) measured.set(line.caseId, { line, by, yardstick, standing });
      found.push(standing);
    }
  return found;
}

const inOrderLast = new WeakMap<Session, Map<CaseKind, readonly Standing[]>>();

/** By the first hard stop. Those that stood in order and have not changed stand so still, and only the others are put among them. */
function inStopOrder(session: Session, kind: CaseKind, cases: readonly Standing[]): readonly Standing[] {
  const known = inOrderLast.get(session) ?? new Map<CaseKind, readonly Standing[]>();
  inOrderLast.set(session, known);
  const order = inOrder('stop', false);
  const now = new Set(cases);
  const still = (known.get(kind) ?? []).filter(row => now.delete(row));
  const others = [...now].sort(order);
  const sorted: Standing[] = [];
  let next = 0;
  for (const row of still) {
    while (next < others.length && order(others[next]!, row) < 0) sorted.push(others[next++]!);
    sorted.push(row);
  }
  sorted.push(...others.slice(next));
  known.set(kind, sorted);
  return sorted;
}

/** The same with what is looked for in the words of a case, which are kept nowhere but in its row. */
function asAsked(session: Session, kind: CaseKind, { order, words }: Asked, cases: readonly Standing[]): readonly Standing[] {
  const found = words.length === 0 ? null : new Set(session.visible().flatMap(db => listCasesWith(db, kind, words)));
  const texts =
    order === 'reference' || order === 'persons'
      ? new Map(session.visible().flatMap(db => listOrderTexts(db, kind, order).map(({ id, text }) => [id, text])))
      : null;
  if (found === null && order === 'stop') return cases;
  return cases.map(row => ({
    ...row,
    orderedBy: texts?.get(row.id) ?? (order === 'officer' ? row.officer : order === 'stage' ? row.stage : row.nextStopOn),
    found: found === null || found.has(row.id),
  }));
}

/** Requests or assets: by the office's day, as what is entered in a record is; compared with what their profile expects. */
function mattersOn(session: Session, kind: MatterKind, asked: Asked, { rules, profileOf }: Place): Standing[] {
  const today = rules.days.office;
  const usual = memo((key: string) => {
    const [profile = '', stage = ''] = key.split(' ');
    const owed = profileOf.get(profile)?.stages.find(({ id }) => id === stage)?.owed;
    return yardstickOf([], owed?.askAfterDays ?? null);
  });
  return session
    .visible()
    .flatMap(db => listMatterStanding(db, { kind, ...asked }))
    .map(({ board, stageSince, isFound, ...row }): Standing => {
      const { profile, stage, nextStopOn } = row;
      const days = stageSince === null ? null : daysSince(stageSince, today);
      const yardstick = usual(`${profile} ${stage}`);
      const daysToStop = nextStopOn === null ? null : daysBetween(today, nextStopOn);
      return {
        ...row,
        column: board ?? stage,
        days,
        yardstick,
        isAfterCare: false,
        daysToStop,
        longOver: daysToStop !== null && daysToStop < -LONG_OVER_DAYS,
        daysAhead: daysToStop !== null && daysToStop >= 0 && daysToStop <= MONTH_DAYS ? daysToStop : null,
        stalled: isStalled(days, yardstick),
        found: isFound === 1,
      };
    });
}

function inOrder(order: BoardOrder, descending: boolean): (a: Standing, b: Standing) => number {
  const key = (row: Standing): string | number | null => (order === 'days' ? row.days : row.orderedBy);
  const sign = descending ? -1 : 1;
  return (a, b) => {
    const [one, other] = [key(a), key(b)];
    if (one === other) return (b.days ?? 0) - (a.days ?? 0) || (keyOf(a) < keyOf(b) ? -1 : 1);
    if (one === null || other === null) return one === null ? 1 : -1; // what has none stands last either way
    return one < other ? -sign : sign;
  };
}
