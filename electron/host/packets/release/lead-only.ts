import { leadOnlyRecords } from '../../../../shared/decision/lead-only.ts';
import { Refusal } from '../../../../shared/failure.ts';
import type { Release, ReleaseRequest } from './release.ts';

/**
 * What is a lead only by a record that nobody chose for the packet: the decision does not look there, so the packet is stopped, not shaped.
 *
 * @throws Refusal `release/lead-only`.
 */
export function refuseLeadOnly({ file, decisions }: Release, { purpose }: Pick<ReleaseRequest, 'purpose'>): void {
  if (purpose !== 'prosecution') return;
  const leads = leadOnlyRecords(file.records);
  const code = 'release/lead-only';
  const places = [...decisions.records].flatMap(([record, { emitted, path }]) =>
    emitted && leads.has(record) ? [{ path, code } as const] : [],
  );
  if (places.length > 0) throw new Refusal(code, { places });
}
