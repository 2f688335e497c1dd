import type { CaseFile } from '../case.ts';
import { decide } from '../decision/decide.ts';
import { decideCase, type CaseDecisions } from '../decision/decide-case.ts';
import type { Policy } from '../decision/policy.ts';
import type { CaseRequest } from '../decision/request.ts';
import { tightness } from '../decision/tightness.ts';
import type { Decision } from '../decision/types.ts';
import type { RecordId } from '../language.ts';
import type { Purpose } from '../mark.ts';

/** One recorded value that another policy would treat otherwise, for these purposes. */
export type ChangedValue = {
  readonly record: RecordId;
  readonly entity: string;
  readonly field: string;
  readonly way: 'tightened' | 'loosened';
  readonly purposes: readonly Purpose[];
  readonly before: Decision;
  readonly after: Decision;
};

/**
 * The values recorded in a case that would be given closer, or coarser or not at all, under another policy than that of the request: for any of the
 * purposes agreed with the recipient. A value may be in it twice, once each way, for different purposes.
 */
export function changedValues(file: CaseFile, request: CaseRequest, after: Policy): readonly ChangedValue[] {
  const found = new Map<string, ChangedValue>();
  for (const purpose of request.recipient?.purposes ?? []) {
    const both = decisionsOf(file, { ...request, purpose }, after);
    if (both === null) continue;
    const [was, is] = [at(both.before), at(both.after)];
    for (const { id: record, entity, fields } of file.records)
      for (const field of Object.keys(fields)) {
        const [before, later] = [was(record, field), is(record, field)];
        if (before === undefined || later === undefined || before.action === later.action) continue;
        const way = tightness[later.action] > tightness[before.action] ? 'tightened' : 'loosened';
        const key = `${way} ${record} ${field}`;
        const held = found.get(key) ?? { record, entity, field, way, purposes: [], before, after: later };
        found.set(key, { ...held, purposes: [...held.purposes, purpose] });
      }
  }
  return [...found.values()];
}

/** What both policies decide; null where no mark of the case is decided otherwise, so that nothing can differ. */
function decisionsOf(
  file: CaseFile,
  request: CaseRequest,
  after: Policy,
): { readonly before: CaseDecisions; readonly after: CaseDecisions } | null {
  // Which records wait for an event is asked of the policy itself.
  let differs = JSON.stringify(request.policy.embargoed) !== JSON.stringify(after.embargoed);
  const before = decideCase(file, request, (mark, recipient, purpose, basis, facts, policy) => {
    const was = decide(mark, recipient, purpose, basis, facts, policy);
    if (!differs) differs = decide(mark, recipient, purpose, basis, facts, after).action !== was.action;
    return was;
  });
  return differs ? { before, after: decideCase(file, { ...request, policy: after }) } : null;
}

/** What is decided of a value: that of its record, where the record stays. */
function at({ records, fields }: CaseDecisions): (record: RecordId, field: string) => Decision | undefined {
  const decided = new Map(fields.map(one => [`${one.record} ${one.field}`, one]));
  return (record, field) => {
    const whole = records.get(record);
    return whole?.emitted === false ? whole : decided.get(`${record} ${field}`);
  };
}
