import type { FlowCaseRow, FlowClockRow } from '../../../db/flow.ts';
import type { CaseKind } from '../../../shared/case.ts';
import { dayOfStop } from '../../../shared/clocks/civil-day.ts';
import type { ClockFate, FlowColumn } from '../../../shared/flow.ts';
import type { Bilingual, CivilDate, Json } from '../../../shared/language.ts';
import { ownerIn, type ActOwner } from '../../../shared/move-owner.ts';
import type { Profile } from '../../../shared/profile.ts';
import { profileKey } from '../../../shared/profiles.ts';
import { boardOf } from '../../../shared/stays.ts';
import type { SessionContext } from '../ground/context.ts';
import { stageRules } from './stage-index.ts';

/** What the flow of one kind of case is read by: the profiles' own words and who, by them, has the move. */
export type FlowRules = {
  readonly today: CivilDate;
  readonly profileOf: ReadonlyMap<string, Profile>;
  readonly stageLabels: ReadonlyMap<string, Bilingual>;
  readonly clockLabels: ReadonlyMap<string, Bilingual>;
  readonly ownerOf: (row: FlowCaseRow, stage: string) => ActOwner;
  /** Whose a term is; undefined for a day that a person or a record set, which is no term. */
  readonly ownerOfTerm: (row: FlowCaseRow, clock: string) => ActOwner | undefined;
  readonly fateOf: (row: FlowCaseRow, clock: FlowClockRow, asOf: CivilDate) => ClockFate;
  readonly columnsOf: (rows: readonly FlowCaseRow[]) => readonly FlowColumn[];
};

export function flowRules(context: SessionContext, kind: CaseKind): FlowRules {
  const rules = stageRules(context.session, context);
  const profileOf = new Map(rules.profiles.map(profile => [profileKey(profile), profile]));
  const ofKind = rules.profiles.filter(profile => profile.kind === profileKindOf[kind]).toReversed(); // those between two named countries before those of any
  const owners = new Map<string, ActOwner>();
  const ownerOf = (row: FlowCaseRow, stage: string): ActOwner => {
    const key = [
      row.profile,
      stage,
      row.requestingAgency,
      row.requestedAgency,
      row.requestingCountry,
      row.requestedCountry,
      row.direction,
    ].join('\u001f');
    let found = owners.get(key);
    if (found === undefined) owners.set(key, (found = ownerWithout(profileOf.get(row.profile), row, stage)));
    return found;
  };
  const ownerWithout = (profile: Profile | undefined, row: FlowCaseRow, stage: string): ActOwner =>
    profile === undefined
      ? { whose: row.whose, agency: null }
      : ownerIn(profile, stage, { own: partiesIn(row), office: rules.office });
  const terms = new Map(
    rules.profiles.map(profile => [profileKey(profile), new Map(profile.clocks.map(clock => [clock.id, clock]))]),
  );
  return {
    today: rules.days.office,
    profileOf,
    stageLabels: new Map(ofKind.flatMap(({ stages }) => stages.map(({ id, label }) => [id, label] as const))),
    clockLabels: new Map(ofKind.flatMap(({ clocks }) => clocks.map(({ id, label }) => [id, label] as const))),
    ownerOf,
    ownerOfTerm: (row, id) => {
      const rule = terms.get(row.profile)?.get(id);
      if (rule === undefined) return undefined;
      if (rule.by === 'defence') return { whose: 'defence', agency: null };
      const stage = profileOf.get(row.profile)?.stages.find(({ clocks }) => clocks.includes(id));
      return ownerOf(row, stage?.id ?? row.stage);
    },
    fateOf: (row, clock, asOf) => {
      const today = asOf === rules.days.office ? dayOfStop(rules.days, profileOf.get(row.profile)?.zone, clock.clock) : asOf;
      return fateOf(clock, today);
    },
    columnsOf: rows => columnsOf(ofKind, new Set(rows.map(({ profile }) => profile))),
  };
}

/** How a term with a last day ended, or stands on a day. */
export function fateOf({ state, past, mustStopBy, latest }: FlowClockRow, today: CivilDate): ClockFate {
  if (state === 'stopped') return 'met';
  if (state === 'stopped-late') return 'late';
  if (state === 'stopped-in-doubt') return 'doubt';
  if (state === 'ended') return past === 'yes' ? 'lapsed' : past === 'in-doubt' ? 'doubt' : 'ended';
  const last = latest ?? mustStopBy;
  if (state === 'open-until') return last < today ? 'ended' : 'running'; // it runs out by itself, and another begins
  if (mustStopBy >= today) return 'running';
  return state === 'open' || state === 'open-from' ? (last < today ? 'lapsed' : 'doubt') : 'doubt';
}

const profileKindOf = {
  extradition: 'extradition',
  'joint-investigation': 'joint-investigation',
  'information-exchange': 'exchange',
} as const satisfies Record<CaseKind, Profile['kind']>;

function partiesIn(row: FlowCaseRow): Readonly<Record<string, Json>> {
  const { requestingAgency, requestedAgency, requestingCountry, requestedCountry, direction } = row;
  return { requestingAgency, requestedAgency, requestingCountry, requestedCountry, direction };
}

/** The columns of the boards of those of these profiles that are used, in the order of the first; none for after-care. */
function columnsOf(profiles: readonly Profile[], used: ReadonlySet<string>): readonly FlowColumn[] {
  const columns = new Map<string, FlowColumn>();
  for (const profile of profiles.filter(each => used.has(profileKey(each))))
    for (const { id, label, isLate } of boardOf(profile)) if (isLate !== true && !columns.has(id)) columns.set(id, { id, label });
  return [...columns.values()];
}
