import { papLabels, tlpLabels } from './mark.ts';
import type { Handling } from './packet.ts';

const onward = ['no', 'with-consent', 'within-agency'] as const satisfies readonly Handling['onward'][];
const court = ['no', 'with-consent', 'yes'] as const satisfies readonly Handling['courtUse'][];
const NO_END = '9999-12-31';

/**
 * What a recipient undertook, the strictest first: by whom it may be seen, whether it may go on, whether it may be used in court, what may be done
 * with it, by how many codes, and until when it is kept. Promises that bind in different ways have no order of their own; this one is for reading.
 */
export function byStrictness(one: Handling, other: Handling): number {
  const [a, b] = [ranksOf(one), ranksOf(other)];
  const at = a.findIndex((rank, index) => rank !== b[index]);
  if (at >= 0) return a[at]! - b[at]!; // both have as many
  const [ends, later] = [one.retentionUntil ?? NO_END, other.retentionUntil ?? NO_END];
  return ends === later ? 0 : ends < later ? -1 : 1;
}

function ranksOf({ tlp, onward: on, courtUse, pap, codes }: Handling): readonly number[] {
  const binding = codes.filter(code => code !== 'H0').length;
  return [tlpLabels.indexOf(tlp), onward.indexOf(on), court.indexOf(courtUse), papLabels.indexOf(pap), -binding];
}
