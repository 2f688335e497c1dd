import type { Clock } from './clocks/clock.ts';
import { ruleOf } from './clocks/explain.ts';
import type { Bilingual, CivilDate } from './language.ts';
import type { Profile } from './profile.ts';

/** What is planned comes before a window has closed: allowed, but to be known. */
export type PlanWarning = {
  readonly clock: string;
  readonly label: Bilingual;
  readonly planned: CivilDate;
  readonly endsOn: CivilDate | null; // the latest reading; null: not known, because a fact is missing
  readonly missing: readonly string[];
};

/**
 * The clocks that a planned event would run ahead of: surrender on day 16 is lawful under the Extradition Act, but the thirty days of
 * the Amparo Act still run. A warning, never an error.
 */
export function warnOfPlan(
  profile: Profile,
  clocks: readonly Clock[],
  plan: { readonly event: string; readonly on: CivilDate },
): readonly PlanWarning[] {
  return clocks.flatMap(clock => {
    const rule = ruleOf(profile, clock.clock);
    const isOpen = clock.stop === null && clock.state !== 'ended' && clock.state !== 'no-term';
    if (!isOpen || !rule.premature.includes(plan.event)) return [];
    if (clock.latest !== null && plan.on > clock.latest) return [];
    return [{ clock: clock.clock, label: rule.label, planned: plan.on, endsOn: clock.latest, missing: clock.missing }];
  });
}
