import { civilDate, dayNumber } from '../../shared/clocks/civil-date.ts';
import type { CivilDate } from '../../shared/language.ts';
import { offenceGroupIds } from '../../shared/offence-groups.ts';
import type { ReviewCase, ReviewStay } from '../../shared/review-figures.ts';

export type RandomOffice = { readonly cases: readonly ReviewCase[]; readonly stays: readonly ReviewStay[] };

/** Numbers from 0 to 1, the same for the same seed. */
export function chanceOf(seed: number): () => number {
  let state = seed + 0x9e3779b9;
  return () => {
    state = Math.imul(state ^ (state >>> 15), state | 1);
    state ^= state + Math.imul(state ^ (state >>> 7), state | 61);
    return ((state ^ (state >>> 14)) >>> 0) / 4294967296;
  };
}

/** Requests of both directions filed from 2021 on, as they stand on a day. Each passes the milestones in order, and none stands in one twice. */
export function randomOffice(seed: number, size: number, milestones: readonly string[], asOf: CivilDate): RandomOffice {
  const chance = chanceOf(seed);
  const between = (least: number, most: number): number => least + Math.floor(chance() * (most - least + 1));
  const cases: ReviewCase[] = [];
  const stays: ReviewStay[] = [];
  const now = dayNumber(asOf);
  const first = dayNumber('2021-01-01' as CivilDate);
  for (let place = 0; place < size; place++) {
    const direction = chance() < 0.65 ? 'US-MX' : 'MX-US';
    const filed = between(first, dayNumber('2026-11-20' as CivilDate));
    const offence = offenceGroupIds[Math.floor(chance() ** 2 * offenceGroupIds.length)] ?? 'other';
    const filedOn = civilDate(filed);
    let furthest = 0;
    let on = filed;
    let end: 'refusal' | 'other' | 'extradition' | null = null;
    for (let step = 0; step < milestones.length; step++) {
      const left = on + between(10, 260);
      const luck = chance();
      const isEnd = luck < 0.12;
      furthest = step;
      const board = milestones[step] ?? '';
      stays.push({ direction, filedOn, board, enteredOn: civilDate(on), leftOn: left > now ? null : civilDate(left) });
      if (left > now) break;
      on = left;
      if (isEnd) {
        end = chance() < 0.6 ? 'refusal' : 'other';
        break;
      }
      if (step === milestones.length - 1) end = 'extradition';
    }
    if (filed > now) continue;
    const standing = end === null ? 'open' : end === 'extradition' ? 'after-care' : 'ended';
    cases.push({ direction, filedOn, standing, counts: end, outcomeOn: end === null ? null : civilDate(on), furthest, offence });
  }
  return { cases, stays: stays.filter(({ enteredOn, filedOn }) => enteredOn <= asOf && filedOn! <= asOf) };
}
