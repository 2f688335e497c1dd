import type { RecordId } from '../language.ts';
import type { Policy } from './policy.ts';
import type { EffectiveMark } from './types.ts';

/** Which records await which events, with a seal or embargo of theirs. */
export type Awaited = ReadonlyMap<string, ReadonlySet<RecordId>>;

/** Keep in mind which events a mark waits for, and where. */
export function noteAwaited(
  { caveats, sealedAt = [] }: EffectiveMark,
  awaited: Map<string, Set<RecordId>>,
  policy: Policy,
): void {
  const note = (event: string, at: RecordId) => awaited.set(event, (awaited.get(event) ?? new Set()).add(at));
  for (const at of sealedAt) note(policy.sealed.event, at);
  for (const caveat of caveats) {
    const { until, at } = caveat as { readonly until?: { readonly event?: unknown }; readonly at?: RecordId }; // or of no such shape
    if (at !== undefined && typeof until?.event === 'string') note(until.event, at);
  }
}
