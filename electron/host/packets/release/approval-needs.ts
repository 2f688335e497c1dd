import { findCurrentKey } from '../../../../db/agencies.ts';
import { findAddedRules } from '../../../../db/submissions.ts';
import {
  needsOf,
  nothingAdded,
  rulesWith,
  type ApprovalNeed,
  type ApprovalRules,
  type LeavingFacts,
} from '../../../../shared/approval.ts';
import { decideCase } from '../../../../shared/decision/decide-case.ts';
import { judgedMarks } from '../../../../shared/decision/judged-marks.ts';
import { isAtLeastAsTight } from '../../../../shared/decision/tightness.ts';
import type { Action } from '../../../../shared/decision/types.ts';
import { markAt } from '../../../../shared/judged-mark.ts';
import type { RecordId } from '../../../../shared/language.ts';
import { findProfile, readingOfKey } from '../../agencies/agencies.ts';
import type { Session, SessionContext } from '../../ground/context.ts';
import { policyInForce } from '../../ground/policy-in-force.ts';
import { canonical } from '../../keys/canonical.ts';
import { sha256 } from '../../keys/digest.ts';
import { emittedBranches, leavingDocuments } from './attachments.ts';
import { originalsFor } from './originals.ts';
import type { Release, ReleaseRequest } from './release.ts';

/** The rules of this office: the program's, and what a supervisor added. */
export function officeRules({ office }: Pick<Session, 'office'>): ApprovalRules {
  return rulesWith(findAddedRules(office) ?? nothingAdded);
}

/** What a submission is bound to: with other rules it must be submitted again. */
export function rulesDigest(session: Pick<Session, 'office'>): string {
  return sha256(canonical({ decision: policyInForce(session).id, approval: officeRules(session) }));
}

/**
 * Why a release needs a second person. It looks at what leaves and what was asked for alone, so that whether a packet was approved tells
 * nothing of what stays.
 *
 * @param accepted - How many findings of the guard a person accepts.
 */
export function needsOfRelease(
  context: SessionContext,
  request: ReleaseRequest,
  { release, accepted }: { readonly release: Release; readonly accepted: number },
): readonly ApprovalNeed[] {
  const { session } = context;
  const { code } = release.agency;
  const key = findCurrentKey(session.office, code);
  const values = valuesOf(release);
  const facts: LeavingFacts = {
    recipient: code,
    standing: findProfile(session, code)?.standing ?? 'other',
    isAsked: key !== undefined && readingOfKey(key)?.approvals?.asks === true,
    values,
    overrides: overridesIn(release, values),
    originals: originalsIn(session, request, release),
    findings: accepted,
  };
  return needsOf(facts, officeRules(session));
}

type LeavingValue = LeavingFacts['values'][number] & { readonly record: RecordId; readonly field: string };

/** The values that leave, in whatever form, each under the mark by which it was judged. */
function valuesOf({ file, content, asked }: Release): readonly LeavingValue[] {
  const marks = judgedMarks(file, asked.policy);
  return emittedBranches(content).flatMap(({ record, fields }) =>
    Object.entries(fields).flatMap(([field, slot]): readonly LeavingValue[] => {
      if (slot.state !== 'released') return [];
      const mark = markAt(marks, record, field);
      // What nobody marked is judged as the tightest.
      const { level, categories } = mark ?? { level: 'L3' as const, categories: [] };
      return mark === null && slot.value === null ? [] : [{ record, field, how: slot.how, level, categories }];
    }),
  );
}

/** How many of them leave only, or in a finer form only, since a recorded fact opens a gate or obliges to tell. */
function overridesIn({ file, asked }: Release, values: readonly LeavingValue[]): number {
  const { circumstances } = asked;
  if (circumstances.gates.length === 0 && circumstances.mustTell.length === 0) return 0;
  const bare = decideCase(file, { ...asked, circumstances: { ...circumstances, gates: [], mustTell: [] } });
  const shut = new Map<string, Action>(bare.fields.map(({ record, field, action }) => [`${record}/${field}`, action]));
  const isOpened = ({ record, field, how }: LeavingValue): boolean =>
    !isAtLeastAsTight(how, shut.get(`${record}/${field}`) ?? 'OMIT_SILENT');
  return values.filter(isOpened).length;
}

function originalsIn(session: Session, { caseId }: ReleaseRequest, release: Release): number {
  const allowed = originalsFor(session, caseId, release.agency.code);
  return leavingDocuments(release).filter(({ record: { id, fields } }) => allowed.get(id) === fields['sha256']).length;
}
