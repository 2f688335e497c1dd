import { findCase } from '../../db/cases.ts';
import type { Writer } from '../../db/open.ts';
import { findOfficeDuties, listDutyCases, listStageRecords, updateOfficeDuties } from '../../db/stages.ts';
import { getVaultState } from '../../db/vault-state.ts';
import type { DutyRow, stageCalls } from '../../shared/contract/stages.ts';
import { dutiesOf, missingOfContact, type Duty, type OfficeDuties } from '../../shared/duties.ts';
import { Refusal } from '../../shared/failure.ts';
import type { CaseId, CivilDate, Json, RecordId } from '../../shared/language.ts';
import type { CaseRecord } from '../../shared/case.ts';
import type { Profile } from '../../shared/profile.ts';
import { recordChanges } from './audit.ts';
import type { HandlersOf, Session, SessionContext } from './context.ts';
import { stageRules, surroundingsOf, type StageRules } from './stage-index.ts';

type Calls = Pick<typeof stageCalls, 'duty:list' | 'duty:settings' | 'duty:set'>;

export const dutyHandlers: HandlersOf<Calls> = {
  'duty:list': ({ caseId }, { session, nowMs }) => {
    const rules = stageRules(session, { nowMs });
    const office = officeDuties(session);
    const cases =
      caseId === undefined
        ? session.visible().flatMap(db => listDutyCases(db).map(id => [db, id] as const))
        : [[session.dbOf(caseId), caseId] as const];
    const rows = cases.flatMap(([db, id]) => dutiesOfCase(db, id, office, rules));
    return rows.toSorted((a, b) => ((a.dueOn ?? '9') < (b.dueOn ?? '9') ? -1 : 1));
  },
  'duty:settings': (_, { session }) => officeDuties(session),
  'duty:set': (set, context) => {
    const { session } = context;
    const before = officeDuties(session);
    recordChanges(session, context, 'duty:set', session.office, note => {
      updateOfficeDuties(session.office, set);
      note({ record: 'office', entity: 'office', field: 'duties', old: { ...before }, new: { ...set } });
    });
    return officeDuties(session);
  },
};

/** The office's duties: as set, or as its agency's country suggests. */
export function officeDuties({ office }: Pick<Session, 'office'>): OfficeDuties {
  const country = getVaultState(office).agency.code.slice(0, 2);
  const set = findOfficeDuties(office) ?? {
    standing: country === 'MX' ? ('federal' as const) : ('foreign' as const),
    monthlyDay: 1,
  };
  return { ...set, country };
}

/**
 * What LSN 70 asks of an exchange that is being logged: for officials whom it binds, the authorisation and whether an SRE representative
 * was present must be entered, and the day of the written report is set to the earliest reading.
 *
 * @throws Refusal `exchange/contact-facts` with the places of what is missing.
 */
export function contactFields(
  context: Pick<SessionContext, 'session' | 'nowMs'>,
  fields: Readonly<Record<string, Json>>,
): { readonly reportDueOn?: CivilDate } {
  const office = officeDuties(context.session);
  const missing = missingOfContact(office, fields);
  if (missing.length > 0)
    throw new Refusal('exchange/contact-facts', {
      places: missing.map(fact => ({ path: `fields.${fact}`, code: 'exchange/contact-facts' })),
    });
  const contact: CaseRecord = { id: 'contact' as RecordId, entity: 'exchange', parentId: null, position: 0, fields, marks: {} }; // not stored
  const duty = dutiesIn([contact], office, stageRules(context.session, context)).find(({ kind }) => kind === 'contact-report');
  return duty?.dueOn == null ? {} : { reportDueOn: duty.dueOn };
}

/** What a case's records make the office owe. */
export function dutiesIn(records: readonly CaseRecord[], office: OfficeDuties, rules: StageRules): readonly Duty[] {
  const profile = dutyProfile(rules);
  return dutiesOf(records, office, profile, surroundingsOf(profile, rules));
}

function dutiesOfCase(db: Writer, caseId: CaseId, office: OfficeDuties, rules: StageRules): readonly DutyRow[] {
  const summary = findCase(db, caseId);
  if (summary === undefined) throw new Refusal('case/not-found');
  return dutiesIn(listStageRecords(db, caseId), office, rules).map(duty => ({ ...duty, caseId, reference: summary.reference }));
}

function dutyProfile({ profiles }: StageRules): Profile {
  const profile = profiles.find(({ kind }) => kind === 'duty');
  if (profile === undefined) throw new Error('The profile of duties is missing.');
  return profile;
}
