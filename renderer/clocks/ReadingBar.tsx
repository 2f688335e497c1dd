import type { DrawnClock } from './clock-reading.ts';

/**
 * Time as a line: solid to the earliest reading, hatched to the latest. Drawn over `spanDays` from today (or from the start).
 * For the eye; the words beside it say the same.
 */
export function ReadingBar({ clock, spanDays }: { readonly clock: DrawnClock; readonly spanDays: number }) {
  const at = (days: number) => 2 + (268 * Math.min(Math.max(days, 0), spanDays)) / spanDays;
  const [first, last] = [at(clock.daysToEarliest), at(clock.daysToLatest)];
  return (
    <svg className="reading" viewBox="0 0 272 8" preserveAspectRatio="none" aria-hidden="true">
      <path className="ground" d="M2 4H270" />
      <path d={`M2 4H${first}`} stroke="currentColor" strokeWidth="2" />
      <path d={`M${first} 0v8`} stroke="currentColor" strokeWidth="2.5" />
      {last > first && (
        <>
          <path d={`M${first} 4H${last}`} stroke="currentColor" strokeWidth="6" strokeDasharray="2 2" />
          <path d={`M${last} 0v8`} stroke="currentColor" strokeWidth="1.5" />
        </>
      )}
    </svg>
  );
}
