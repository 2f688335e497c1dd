import { seeded } from '../../electron/host/demo/generator.ts';
import type { Profile } from '../../shared/profile.ts';

/** What an office is like in which stalls are planted. Lengths are multiples: of the days that a profile expects, or of what is usual. */
export type OfficeNature = {
  /** How far the office's own pace strays from what the profile expects, as the spread (σ) of a log-normal, drawn for each stage. */
  readonly pace: number;
  /** How uneven the stays of one stage are: between these spreads, drawn for each stage. */
  readonly uneven: readonly [low: number, high: number];
  /** The share of stays in which the work stops; half of them never go on, half are taken up after 8 to 25 times the usual. */
  readonly planted: number;
};

/** A stay as it truly is: whole days since the office opened; `until` null if it never ends. */
export type TrueStay = {
  readonly stage: string;
  readonly from: number;
  readonly until: number | null;
  readonly isPlanted: boolean;
  readonly usualDays: number; // in this office, in this stage
  readonly slowDays: number; // within which nineteen in twenty stays end there, where the work does not stop
};
export type TrueCase = { readonly openedOn: number; readonly way: number; readonly stays: readonly TrueStay[] };

export const natures = {
  usual: { pace: 0.35, uneven: [0.3, 0.55], planted: 0.04 },
  'few stalls': { pace: 0.35, uneven: [0.3, 0.55], planted: 0.015 },
  'many stalls': { pace: 0.35, uneven: [0.3, 0.55], planted: 0.12 },
  'another pace than the profile’s': { pace: 0.6, uneven: [0.3, 0.55], planted: 0.04 },
  'very uneven stays': { pace: 0.35, uneven: [0.5, 0.8], planted: 0.04 },
  'few stalls, very uneven stays': { pace: 0.35, uneven: [0.5, 0.8], planted: 0.015 },
} as const satisfies Record<string, OfficeNature>;

const DAYS_BETWEEN = 7; // on average, between two new cases
const SKIPPED = 0.2;
const WITHDRAWN = 0.03;
const NINETEEN_IN_TWENTY = 1.645; // standard deviations of a normal distribution

/**
 * An office's cases in the order of their opening, the same for the same seed. Each walks the stages of one of two ways (an office that asks
 * and is asked), skipping some; stays are log-normal around what is usual for the stage in this office, which is not what the profile expects.
 */
export function stallOffice(
  profiles: readonly [Pick<Profile, 'stages'>, Pick<Profile, 'stages'>],
  { nature, seed, cases }: { readonly nature: OfficeNature; readonly seed: number; readonly cases: number },
): readonly TrueCase[] {
  const chance = seeded(seed);
  const even = (): number => (chance(1_000_000) + 0.5) / 1_000_000;
  const normal = (): number => Math.sqrt(-2 * Math.log(even())) * Math.cos(2 * Math.PI * even());
  const [low, high] = nature.uneven;
  const ways = profiles.map(({ stages }) =>
    stages.map(({ id, owed }) => ({
      stage: id,
      usualDays: (owed?.askAfterDays ?? 30) * Math.exp(nature.pace * normal()),
      spread: low + (high - low) * even(),
    })),
  );
  const walk = (way: number, openedOn: number): readonly TrueStay[] => {
    const stays: TrueStay[] = [];
    let from = openedOn;
    for (const [place, { stage, usualDays, spread }] of (ways[way] ?? []).entries()) {
      if (place > 0 && even() < SKIPPED) continue;
      const isPlanted = even() < nature.planted;
      const length = isPlanted ? usualDays * (8 + 17 * even()) : usualDays * Math.exp(spread * normal());
      const until = isPlanted && even() < 0.5 ? null : from + Math.max(1, Math.round(length));
      stays.push({ stage, from, until, isPlanted, usualDays, slowDays: usualDays * Math.exp(NINETEEN_IN_TWENTY * spread) });
      if (until === null || even() < WITHDRAWN) break;
      from = until;
    }
    return stays;
  };
  let today = 0;
  return Array.from({ length: cases }, () => {
    today += Math.round(-Math.log(even()) * DAYS_BETWEEN);
    const way = even() < 0.6 ? 0 : 1;
    return { openedOn: today, way, stays: walk(way, today) };
  });
}
