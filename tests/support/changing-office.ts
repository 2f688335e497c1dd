import { civilDate, dayNumber } from '../../shared/clocks/civil-date.ts';
import type { CivilDate } from '../../shared/language.ts';
import { offenceGroupIds, type OffenceGroupId } from '../../shared/offence-groups.ts';
import type { ReviewCase, ReviewStay } from '../../shared/review-figures.ts';
import { chanceOf, type RandomOffice } from './random-office.ts';

/** What happened to one request, with what was entered wrongly at first and set right later. Days by number. */
type History = {
  readonly direction: 'US-MX' | 'MX-US';
  readonly filed: number;
  readonly filedAtFirst: number;
  readonly offence: OffenceGroupId;
  readonly offenceAtFirst: OffenceGroupId;
  readonly correctedOn: number;
  readonly enteredOn: number;
  readonly retractedOn: number;
  readonly stays: readonly { readonly step: number; readonly from: number; readonly until: number }[];
  readonly end: 'refusal' | 'other' | 'extradition';
};

const NEVER = 9_999_999;
const first = dayNumber('2021-01-01' as CivilDate);
const last = dayNumber('2026-12-31' as CivilDate);

/**
 * An office of so many requests of both directions, filed from 2021 to 2026, which can be looked at on any day. One in twenty is entered months
 * late, one in twenty-five taken out again, and of one in twelve the offence or the day of filing is corrected later.
 */
export function changingOffice(seed: number, size: number, milestones: readonly string[]): (asOf: CivilDate) => RandomOffice {
  const chance = chanceOf(seed);
  const between = (least: number, most: number): number => least + Math.floor(chance() * (most - least + 1));
  const offence = (): OffenceGroupId => offenceGroupIds[Math.floor(chance() ** 2 * offenceGroupIds.length)] ?? 'other';
  const histories = Array.from({ length: size }, (): History => {
    const filed = between(first, last);
    const own = offence();
    const luck = chance();
    const stays: { step: number; from: number; until: number }[] = [];
    let from = filed;
    let end: History['end'] = 'extradition';
    for (const step of milestones.keys()) {
      const until = from + between(10, 260);
      stays.push({ step, from, until });
      from = until;
      if (chance() >= 0.12) continue;
      end = chance() < 0.6 ? 'refusal' : 'other';
      break;
    }
    return {
      direction: chance() < 0.65 ? 'US-MX' : 'MX-US',
      filed,
      filedAtFirst: luck < 0.04 ? between(filed - 60, filed + 60) : filed,
      offence: own,
      offenceAtFirst: luck > 0.96 ? offence() : own,
      correctedOn: filed + between(20, 300),
      enteredOn: chance() < 0.05 ? filed + between(30, 250) : filed,
      retractedOn: chance() < 0.04 ? filed + between(30, 300) : NEVER,
      stays,
      end,
    };
  });
  return asOf => lookedAt(histories, dayNumber(asOf), milestones);
}

function lookedAt(histories: readonly History[], now: number, milestones: readonly string[]): RandomOffice {
  const cases: ReviewCase[] = [];
  const stays: ReviewStay[] = [];
  for (const one of histories) {
    if (one.enteredOn > now || one.retractedOn <= now || one.filed > now) continue;
    const isCorrected = one.correctedOn <= now;
    const filedOn = civilDate(isCorrected ? one.filed : one.filedAtFirst);
    const begun = one.stays.filter(({ from }) => from <= now);
    const latest = begun.at(-1);
    const end = latest === one.stays.at(-1) && latest !== undefined && latest.until <= now ? one.end : null;
    const { direction } = one;
    for (const { step, from, until } of begun)
      stays.push({
        direction,
        filedOn,
        board: milestones[step] ?? '',
        enteredOn: civilDate(from),
        leftOn: until > now ? null : civilDate(until),
      });
    cases.push({
      direction,
      filedOn,
      standing: end === null ? 'open' : end === 'extradition' ? 'after-care' : 'ended',
      counts: end,
      outcomeOn: end === null ? null : civilDate(latest?.until ?? now),
      furthest: latest?.step ?? 0,
      offence: isCorrected ? one.offence : one.offenceAtFirst,
    });
  }
  return { cases, stays };
}
