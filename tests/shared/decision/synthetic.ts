import type { CaseFile, CaseRecord } from '../../../shared/case.ts';
import { decide } from '../../../shared/decision/decide.ts';
import { decideCase } from '../../../shared/decision/decide-case.ts';
import type { CaseRequest } from '../../../shared/decision/request.ts';
import { effectiveMark, nothingInherited } from '../../../shared/decision/effective-mark.ts';
import { emit } from '../../../shared/decision/emit.ts';
import { profileFrom } from '../../../shared/decision/policy.ts';
import { policy2026 } from '../../../shared/decision/policy-2026-1.ts';
import type { Circumstances, Decision, RecipientProfile, Subject } from '../../../shared/decision/types.ts';
import { fieldAt } from '../../../shared/catalogue.ts';
import type { AgencyCode, CaseId, CivilDate, Json, RecordId } from '../../../shared/language.ts';
import { purposes, type Mark } from '../../../shared/mark.ts';

// All people, numbers and cases here are invented.

export const dea = 'US-DEA' as AgencyCode;
export const oia = 'US-DOJ-OIA' as AgencyCode;
export const sre = 'MX-SRE' as AgencyCode;
export const fgr = 'MX-FGR' as AgencyCode;
export const untoc = { statute: 'UNTOC', version: '2000', article: '18' };

export function day(date: string): CivilDate {
  return date as CivilDate;
}

export const nothingHappened: Circumstances = { date: day('2026-02-01'), events: [], consents: [], gates: [], mustTell: [] };

export function profile(standing: RecipientProfile['standing'] = 'trusted-party', agency: AgencyCode = sre): RecipientProfile {
  return profileFrom(policy2026, { agency, country: agency.slice(0, 2), standing, purposes: [...purposes], formalChannel: true });
}

export function request(more: Partial<CaseRequest> = {}): CaseRequest {
  return {
    recipient: profile(),
    purpose: 'same-case',
    basis: [untoc],
    circumstances: nothingHappened,
    scope: null,
    policy: policy2026,
    ...more,
  };
}

export function record(id: string, entity: string, fields: Record<string, Json>, more: Partial<CaseRecord> = {}): CaseRecord {
  return { id: id as RecordId, entity, parentId: null, position: 0, fields, marks: {}, ...more };
}

export function caseOf(...records: readonly CaseRecord[]): CaseFile {
  const root = record('case-1', 'case', { kind: 'extradition', reference: 'X-1', title: 'Solicitud', direction: 'US_REQ' });
  return { id: 'case-1' as CaseId, kind: 'extradition', owner: oia, records: [root, ...records] };
}

/** The decision for a value at `entity.field` of record `record-1` under one mark. */
export function decideAt(
  path: string,
  mark: Mark,
  asked: CaseRequest = request(),
  subject: Subject | null = 'suspect',
): Decision {
  const place = { owner: oia, record: 'record-1' as RecordId, field: path.slice(path.indexOf('.') + 1) };
  const whole = effectiveMark(place, fieldAt(path)!, { ...nothingInherited, subject }, mark, mark.tearLine ?? null); // a catalogue path
  return decide(whole, asked.recipient, asked.purpose, asked.basis, asked.circumstances, asked.policy);
}

export function pseudonymOf(id: string, as: 'named' | 'protected' = 'named'): string {
  return `PER-${as === 'protected' ? 'X' : ''}${id.replace(/[^a-z0-9]/g, '').toUpperCase()}`;
}

/** Decide and emit a whole case, with the decisions by path. */
export function leave(file: CaseFile, asked: CaseRequest = request()) {
  const decisions = decideCase(file, asked);
  const at = (path: string) => decisions.fields.find(field => field.path === path);
  return { decisions, at, emission: emit(file, decisions, { pseudonymOf }) };
}
