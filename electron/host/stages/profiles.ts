import { listAgencies } from '../../../db/agencies.ts';
import { findLastRuleChange } from '../../../db/rule-changes.ts';
import { caseIdsOf, insertProfile, listOfficeProfiles } from '../../../db/stages.ts';
import { profileIssues, readProfile } from '../../../shared/contract/profile-format.ts';
import type { profileCalls } from '../../../shared/contract/profiles.ts';
import type { ProfileMove, ProfileSummary } from '../../../shared/contract/profiles.ts';
import { matterKinds } from '../../../shared/case.ts';
import { Refusal } from '../../../shared/failure.ts';
import { matterProfile } from '../../../shared/matters.ts';
import type { CaseId, Json, RecordId } from '../../../shared/language.ts';
import { lintProfile } from '../../../shared/profile-lint.ts';
import type { Profile } from '../../../shared/profile.ts';
import { findProfile, profileKey } from '../../../shared/profiles.ts';
import { stageLabel } from '../../../shared/stages.ts';
import { agencyTable } from '../../../shared/agency-table.ts';
import { readStrictJson } from '../../../shared/strict-json.ts';
import { recordChanges } from '../audit/audit.ts';
import { editCase } from '../cases/case-edit.ts';
import { caseRules, officeProfiles } from '../cases/case-rules.ts';
import { shippedRules } from '../ground/shipped-rules.ts';
import { textOfSource } from '../places/sources.ts';
import type { HandlersOf, SessionContext } from '../ground/context.ts';
import type { Source } from '../places/handles.ts';
import { shapePlaces } from '../cases/import-places.ts';
import { indexCases, stageCase, stageRules } from './stage-index.ts';
import { named, open } from './stage-moves.ts';

const MOST_BYTES = 4 * 1024 * 1024;
const LIMITS = { depth: 24, stringLength: 100_000 };

export const profileHandlers: HandlersOf<typeof profileCalls> = {
  'rules:moved': (_, { session }) => {
    const found = session.visible().flatMap(db => findLastRuleChange(db) ?? []);
    if (found.length === 0) return null;
    return { atMs: Math.max(...found.map(({ atMs }) => atMs)), cases: found.flatMap(({ moved }) => moved) };
  },

  'profile:list': (_, context) => [
    ...shippedRules(context).profiles.map(profile => summaryOf(profile, 'built-in', agenciesOf(context))),
    ...listOfficeProfiles(context.session.office).map(profile => summaryOf(profile, 'office', agenciesOf(context))),
  ],

  'profile:show': ({ key }, context) => getProfile(context, key),

  'profile:lint': async ({ source }, context) => {
    const profile = profileOf(await jsonOf(context.handles.take(source, 'source')));
    return { key: profileKey(profile), faults: lintProfile(profile, agenciesOf(context)) };
  },

  'profile:add': async ({ source }, context) => {
    const { session } = context;
    const profile = profileOf(await jsonOf(context.handles.take(source, 'source')));
    const key = profileKey(profile);
    const faults = lintProfile(profile, agenciesOf(context)).map(({ code, place }) => ({ path: place, code }));
    if (faults.length > 0) throw new Refusal('profile/faulty', { places: faults });
    if (findProfile(key, known(context)) !== undefined) throw new Refusal('profile/exists');
    recordChanges(session, context, 'profile:add', session.office, note => {
      insertProfile(session.office, key, profile);
      // No record names the profile of a request or an asset: they follow the newest.
      const orders = matterKinds.map(kind => matterProfile(kind, known(context)));
      if (orders.some(one => one !== undefined && profileKey(one) === key)) indexAgain(context);
      note({ record: key, entity: 'profile', field: '*', old: null, new: key });
    });
    return { key };
  },

  'profile:preview-move': ({ caseId, key }, context) => moveOf(context, caseId, getProfile(context, key)),

  'profile:move-case': ({ caseId, key, reason }, context) => {
    const move = moveOf(context, caseId, getProfile(context, key));
    if (move.faults.length > 0) throw new Refusal('profile/does-not-fit');
    editCase(context, 'profile:move-case', caseId, edit => {
      edit.fill(edit.get(caseId as string as RecordId), { profile: key }); // the case's own record has the case's id
      edit.note({ caseId, record: caseId, entity: 'case', field: 'profile', old: move.from, new: `${key}: ${reason}` });
    });
    return move;
  },
};

/** A file's content as a profile. Refusal `profile/unreadable` with the places that do not fit the format. */
function profileOf(json: Json): Profile {
  const profile = readProfile(json);
  if (profile === undefined) throw new Refusal('profile/unreadable', { places: shapePlaces(null, json, profileIssues(json)) });
  return profile;
}

function getProfile(context: SessionContext, key: string): Profile {
  const profile = findProfile(key, known(context));
  if (profile === undefined) throw new Refusal('profile/not-found');
  return profile;
}

function known(context: SessionContext): readonly Profile[] {
  return officeProfiles(context.session, context);
}

function indexAgain(context: SessionContext): void {
  const { office } = context.session;
  indexCases(office, caseIdsOf(office), stageRules(context.session, context));
}

/** Who may own a stage: the authorities known from the start and those that the office added. */
function agenciesOf({ session }: SessionContext): ReadonlySet<string> {
  return new Set([...agencyTable, ...listAgencies(session.office)].map(({ code }) => code));
}

/** What would change if a case ran under another profile; faults are only those that its own profile does not have already. */
function moveOf(context: SessionContext, caseId: CaseId, to: Profile): ProfileMove {
  caseRules(context)({ ...ownFields(context, caseId), profile: profileKey(to) }); // refuses one for another kind or other countries
  const { staged, rules } = open(context, caseId);
  const next = stageCase(staged.records, rules, { under: to });
  const had = new Set(staged.state.faults.map(({ code, event }) => `${code} ${event}`));
  return {
    from: profileKey(staged.profile),
    to: profileKey(to),
    stage: {
      from: staged.state.stage,
      to: next.state.stage,
      labels: { from: stageLabel(staged.profile, staged.state.stage), to: stageLabel(to, next.state.stage) },
    },
    faults: next.state.faults.filter(({ code, event }) => !had.has(`${code} ${event}`)),
    moved: movedBetween(staged, next),
  };
}

function ownFields(context: SessionContext, caseId: CaseId) {
  return open(context, caseId).staged.records.find(({ entity }) => entity === 'case')?.fields ?? {};
}

function movedBetween(before: ReturnType<typeof stageCase>, after: ReturnType<typeof stageCase>): ProfileMove['moved'] {
  // Clocks that only one of the two profiles has are named by that one.
  const clocks = [...before.profile.clocks, ...after.profile.clocks];
  return named({ ...after.profile, clocks }, before.clocks, after.clocks, after.events);
}

function summaryOf(profile: Profile, origin: ProfileSummary['origin'], agencies: ReadonlySet<string>): ProfileSummary {
  const { stages, clocks, outcomes, refusalGrounds, assurances, checklist } = profile;
  const sources = [
    ...stages,
    ...stages.flatMap(({ exits }) => exits),
    ...outcomes,
    ...clocks,
    ...refusalGrounds,
    ...assurances,
    ...checklist,
  ];
  return {
    key: profileKey(profile),
    kind: profile.kind,
    label: profile.label,
    parties: profile.parties,
    stages: stages.length,
    clocks: clocks.length,
    toConfirm: sources.filter(({ source }) => source.tag === 'M').length,
    origin,
    faults: lintProfile(profile, agencies),
  };
}

async function jsonOf(source: Source): Promise<Json> {
  return readStrictJson(await textOfSource(source, MOST_BYTES), LIMITS);
}
