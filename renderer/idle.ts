/**
 * Do what nobody waits for, one after the other, when the page has nothing else to do. What fails is left: whoever asks for it later
 * tries again, and hears.
 */
export function whenIdle(...acts: readonly (() => Promise<unknown>)[]): void {
  const [act, ...others] = acts;
  if (act === undefined) return;
  const goOn = (): void => whenIdle(...others);
  const begin = (): void => void act().then(goOn, goOn);
  // Absent in the tests' page, as in Safari.
  if ('requestIdleCallback' in globalThis) requestIdleCallback(begin, { timeout: 2_000 });
  else setTimeout(begin, 50);
}
