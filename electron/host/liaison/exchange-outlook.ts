import type { CaseRecord } from '../../../shared/case.ts';
import { type draftParts, type DraftShield, type ExchangeOutlook } from '../../../shared/case-view.ts';
import { explain } from '../../../shared/decision/reasons.ts';
import type { Decision } from '../../../shared/decision/types.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { AgencyCode, CaseId, CivilDate, Json, RecordId } from '../../../shared/language.ts';
import type { SessionContext } from '../ground/context.ts';
import { dutiesIn, monthlyReportOf } from '../stages/office-duties.ts';
import { officeDuties } from '../stages/office-standing.ts';
import { decideRelease } from '../packets/release/release.ts';
import { stageRules } from '../stages/stage-index.ts';

type Draft = { readonly caseId?: CaseId | undefined; readonly counterpart: AgencyCode; readonly on: CivilDate };

/** Where the parts of a logged exchange stand: the record, and the field that says most. */
const places = {
  summary: ['portion', 'text'],
  items: ['item', 'description'],
  promises: ['commitment', 'what'],
  person: ['participant', 'name'],
} as const satisfies Record<(typeof draftParts)[number], readonly [entity: string, field: string]>;

/** What an exchange would show the counterpart in the same case's matter, and which report it makes due or enters. */
export function exchangeOutlook(context: SessionContext, draft: Draft): ExchangeOutlook {
  return { shields: shieldsOf(context, draft), report: reportOf(context, draft) };
}

function shieldsOf(context: SessionContext, { caseId, counterpart }: Draft): ExchangeOutlook['shields'] {
  if (caseId === undefined) return null;
  const release = releaseWith(context, caseId, counterpart);
  if (release === null) return null;
  const { decisions, agency } = release;
  const shieldOf = ([entity, field]: readonly [string, string]): DraftShield => {
    const record = draftId(entity);
    const kept = decisions.records.get(record)?.emitted === false ? decisions.records.get(record) : undefined;
    const decision: Decision | undefined = kept ?? decisions.fields.find(one => one.record === record && one.field === field);
    if (decision === undefined) throw new Error('A draft was not decided.');
    return { action: decision.action, reason: explain(decision, agency.names).internal };
  };
  return {
    summary: shieldOf(places.summary),
    items: shieldOf(places.items),
    promises: shieldOf(places.promises),
    person: shieldOf(places.person),
  };
}

function releaseWith(context: SessionContext, caseId: CaseId, recipient: AgencyCode) {
  const exchange = draftRecord('exchange', null, {});
  const children = Object.values(places).map(([entity]) => draftRecord(entity, exchange.id, {}));
  try {
    return decideRelease(context, { caseId, recipient, purpose: 'same-case' }, [exchange, ...children]);
  } catch (error) {
    if (error instanceof Refusal && (error.code === 'agency/no-profile' || error.code === 'agency/self')) return null;
    throw error;
  }
}

function reportOf(context: SessionContext, { counterpart, on }: Draft): ExchangeOutlook['report'] {
  const { session } = context;
  const office = officeDuties(session);
  const rules = stageRules(session, context);
  const contact = draftRecord('exchange', null, { counterpart, startAt: on }); // its day alone counts
  const due =
    dutiesIn([contact], office, rules).find(({ kind }) => kind === 'contact-report') ??
    (counterpart.startsWith(office.country) ? undefined : monthlyReportOf(session, office, rules)[0]);
  return due?.dueOn == null ? null : { kind: due.kind, dueOn: due.dueOn, latest: due.latest };
}

function draftRecord(entity: string, parentId: RecordId | null, fields: Readonly<Record<string, Json>>): CaseRecord {
  return { id: draftId(entity), entity, parentId, position: 1_000_000, fields, marks: {} };
}

/** No record that is stored is called so. */
function draftId(entity: string): RecordId {
  return `draft-${entity}` as RecordId;
}
