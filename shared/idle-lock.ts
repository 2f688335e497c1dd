/** How long before an idle lock a person is told; half of the time where that is shorter. */
const WARN_SECONDS = 60;

/** What an idle vault does now: stay, tell that it locks in so many seconds, or lock. */
export type IdleStep =
  { readonly kind: 'stay' } | { readonly kind: 'warn'; readonly inSeconds: number } | { readonly kind: 'lock' };

/** By how long nobody has touched it, and after how long it locks. */
export function idleStep(idleSeconds: number, limitSeconds: number): IdleStep {
  const inSeconds = Math.ceil(limitSeconds - idleSeconds);
  if (inSeconds <= 0) return { kind: 'lock' };
  return inSeconds <= Math.min(WARN_SECONDS, limitSeconds / 2) ? { kind: 'warn', inSeconds } : { kind: 'stay' };
}
