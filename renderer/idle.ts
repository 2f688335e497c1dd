/** Do something that nobody waits for, one after the other, when the page has nothing else to do. */
export function whenIdle(...acts: readonly (() => Promise<unknown>)[]): void {
  const [act, ...others] = acts;
  if (act === undefined) return;
  const begin = (): void => void act().finally(() => whenIdle(...others));
  // Absent in the tests' page, as in Safari.
  if ('requestIdleCallback' in globalThis) requestIdleCallback(begin, { timeout: 2_000 });
  else setTimeout(begin, 50);
}
