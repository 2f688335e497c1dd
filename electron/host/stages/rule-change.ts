import { hash } from 'node:crypto';
import { findCase } from '../../../db/cases.ts';
import {
  findRulesDigest,
  insertRuleChange,
  listIndexedClocks,
  updateRulesDigest,
  type IndexedClock,
} from '../../../db/rule-changes.ts';
import { findOfficeZone } from '../../../db/office-zone.ts';
import { caseIdsOf, findOfficeDuties, listCalendarEdits, listOfficeProfiles } from '../../../db/stages.ts';
import type { Reader, Writer } from '../../../db/open.ts';
import type { ClockState } from '../../../shared/clocks/clock.ts';
import type { Shown } from '../../../shared/clocks/moved.ts';
import type { Bilingual, CaseId, CivilDate, RecordId } from '../../../shared/language.ts';
import type { CaseMoved } from '../../../shared/pipeline.ts';
import { recordChanges } from '../audit/audit.ts';
import type { OpeningStep, Services, Session } from '../ground/context.ts';
import { shippedRules } from '../ground/shipped-rules.ts';
import { HOLIDAY_LIBRARY } from './holidays.ts';
import { indexCases, stageRules, type StageRules } from './stage-index.ts';

/** Raised when the same rules lead to another index: then it is derived anew as if the rules had changed. */
const INDEX_VERSION = 11;

/**
 * Opening a vault under other treaties or calendars than its index was derived by: derive it anew, and keep what moved, so that a person is
 * told. A case keeps its profile, so that only a calendar, or a profile that was edited against the rule, moves anything.
 */
export const followRules: OpeningStep = (session, services) => {
  const changed = session.visible().map(db => followIn(db, session, services));
  return changed.includes(true) ? ['rules-changed'] : [];
};

/** In one database: a compartment keeps what moved in it. @returns whether anything did. */
function followIn(db: Writer, session: Session, services: Services): boolean {
  const shipped = rulesDigest(services);
  const digest = db === session.office ? shipped : withOffice(shipped, session);
  const held = findRulesDigest(db);
  if (held === digest) return false;
  const rules = stageRules(session, services);
  const before = listIndexedClocks(db);
  db.transaction(() => {
    indexCases(db, caseIdsOf(db), rules);
    updateRulesDigest(db, digest);
  })();
  const moved = movedCases(db, rules, before);
  if (moved.length === 0) return false;
  recordChanges(session, services, 'rules:change', db, note => {
    insertRuleChange(db, services.nowMs(), moved);
    note({ record: 'office', entity: 'office', field: 'rules', old: held, new: { digest, cases: moved.length } });
  });
  return true;
}

/** Where somebody edited a calendar or a treaty of the office who could not see this compartment, it is derived anew as well. */
function withOffice(shipped: string, { office }: Session): string {
  const edits = listCalendarEdits(office);
  const own = listOfficeProfiles(office);
  return hash('sha256', JSON.stringify({ shipped, edits, own, duties: findOfficeDuties(office), zone: findOfficeZone(office) }));
}

/** SHA-256, hex, of the treaties, the calendars and the library that the holidays come from. */
export function rulesDigest(services: Pick<Services, 'shipped'>): string {
  const { profiles, countries } = shippedRules(services);
  const calendars = countries.map(country => country.calendars);
  return hash('sha256', JSON.stringify({ index: INDEX_VERSION, library: HOLIDAY_LIBRARY, profiles, calendars }));
}

function movedCases(db: Reader, rules: StageRules, before: readonly IndexedClock[]): readonly CaseMoved[] {
  // What will begin only when another runs out is told of once it has begun.
  const hasBegun = ({ state, startedOn }: IndexedClock): boolean =>
    state !== 'open-from' || (startedOn ?? '') < rules.days.office;
  const byKey = (clocks: readonly IndexedClock[]) => new Map(clocks.filter(hasBegun).map(clock => [keyOf(clock), clock]));
  const was = byKey(before);
  const is = byKey(listIndexedClocks(db));
  const changed = [...new Set([...was.keys(), ...is.keys()])].filter(key => !isSame(was.get(key), is.get(key)));
  const byCase = Map.groupBy(changed, key => (is.get(key) ?? was.get(key)!).caseId); // one of the two has it
  return [...byCase].map(([caseId, keys]) => ({
    caseId: caseId as CaseId, // the column holds ids of cases
    reference: findCase(db, caseId as CaseId)?.reference ?? '',
    moved: keys.map(key => movedOf(was.get(key), is.get(key), rules)),
  }));
}

function movedOf(was: IndexedClock | undefined, is: IndexedClock | undefined, rules: StageRules): CaseMoved['moved'][number] {
  const { clock, startEvent } = (is ?? was)!; // one of the two stands
  return { clock, startEvent: startEvent as RecordId, before: shown(was), after: shown(is), label: labelOf(clock, rules) };
}

function labelOf(clock: string, { profiles }: StageRules): Bilingual {
  return profiles.flatMap(({ clocks }) => clocks).find(({ id }) => id === clock)?.label ?? { en: clock, es: clock };
}

/** An open clock is said to run: what it is today depends on the day it is looked at. */
function shown(clock: IndexedClock | undefined): Shown | null {
  if (clock === undefined) return null;
  const { mustStopBy, latest, state } = clock;
  // The index writes dates, and states of clocks.
  return {
    mustStopBy: mustStopBy as CivilDate | null,
    latest: latest as CivilDate | null,
    state: (state.startsWith('open') ? 'running' : state) as ClockState,
  };
}

function keyOf({ caseId, clock, startEvent }: IndexedClock): string {
  return `${caseId} ${clock} ${startEvent}`;
}

function isSame(one: IndexedClock | undefined, other: IndexedClock | undefined): boolean {
  return one?.mustStopBy === other?.mustStopBy && one?.latest === other?.latest && one?.state === other?.state;
}
