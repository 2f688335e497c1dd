import type { Bilingual, RecordId } from '../language.ts';
import type { CaseDecisions } from './decide-case.ts';
import { explain, type Reason } from './reasons.ts';
import type { PacketPlace } from '../value-path.ts';
import type { Decision } from './types.ts';

/** One row of `packet preview`: what happens at a path, and why. `record` alone for a whole record that does not leave. */
export type PreviewRow = {
  readonly path: PacketPlace;
  readonly record: RecordId;
  readonly field: string | null;
  readonly action: Decision['action'];
  readonly rule: string;
  readonly code: Decision['code'];
  readonly reason: Reason;
};

/**
 * One row for each field of each record that leaves, and one for each record that stays (its path has a negative number: it has no
 * place in the packet). For our own office; nothing of it is meant to leave but `reason.external`.
 */
export function previewRows(decisions: CaseDecisions, recipientName: string | Bilingual): readonly PreviewRow[] {
  const known = new Map<string, Reason>(); // many fields stay for one reason, which is then one object
  const reasonOf = (decision: Decision): Reason => {
    const key = JSON.stringify([decision.action, decision.rule, decision.code, decision.parameters]);
    const reason = known.get(key) ?? explain(decision, recipientName);
    known.set(key, reason);
    return reason;
  };
  const rowOf = (decision: Decision, path: PacketPlace, record: RecordId, field: string | null): PreviewRow => {
    const { action, rule, code } = decision;
    return { path, record, field, action, rule, code, reason: reasonOf(decision) };
  };
  const rows = decisions.fields.map(decision => rowOf(decision, decision.path, decision.record, decision.field));
  for (const [record, decision] of decisions.records)
    if (!decision.emitted) rows.push(rowOf(decision, decision.path, record, null));
  return rows;
}

/** The records that nobody chose for the packet, of its preview's rows. */
export function outsideOf(rows: readonly PreviewRow[]): readonly RecordId[] {
  return rows.filter(row => row.field === null && row.rule === 'scope/not-chosen').map(({ record }) => record);
}
