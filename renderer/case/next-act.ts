import type { DayRow } from '../../shared/day.ts';
import type { DeadlineRow } from '../../shared/pipeline.ts';

/** Dated clocks that one event stops and whose law counts from the same event: one act, whatever the number of its rules. */
export type ClockGroup = { readonly first: DeadlineRow; readonly rules: number };

/** The dated clocks of a case, the soonest first, those that are one term together. */
export function clockGroups(clocks: readonly DeadlineRow[]): readonly ClockGroup[] {
  const groups = new Map<string, ClockGroup>();
  for (const row of clocks) {
    if (row.due === null) continue;
    const key = row.term ?? keyOfClock(row);
    const found = groups.get(key);
    groups.set(key, found === undefined ? { first: row, rules: 1 } : { ...found, rules: found.rules + 1 });
  }
  return [...groups.values()];
}

/** The clocks of the act that the case expects next: those that it meets by name; null where none has a date of its own. */
export function groupOfAct(owed: DayRow | null, groups: readonly ClockGroup[]): ClockGroup | null {
  if (owed === null) return groups[0] ?? null;
  const names = new Set(owed.rules.map(({ en }) => en));
  return (
    groups.find(({ first }) => names.has(first.label.en)) ??
    groups.find(({ first }) => first.term !== null && first.due?.earliest === owed.due?.earliest) ??
    null
  );
}

/** By what a clock is told from the others of its case. */
export function keyOfClock({ clock, entered, startEvent, mustStopBy }: DeadlineRow): string {
  return `${clock ?? entered?.name}-${startEvent}-${mustStopBy}`;
}
