import fc from 'fast-check';
import { anyChange, featuresOf } from '../../tests/support/packet-pairs.ts';
import { pairOffice, pairsIn } from '../../tests/support/pair-office.ts';
import { asItIs, packetIf } from '../../tests/support/whole-packets.ts';
import { onceMs, type BenchRow } from './measure.ts';

/**
 * Random pairs of cases that differ in nothing but what stays, each built as a whole packet and compared byte for byte, commitments apart: half of
 * them with the whole case in scope, half with what is proposed.
 */
export async function pairsBench(pairs: number): Promise<readonly BenchRow[]> {
  const office = await pairOffice();
  const { us, caseId, cleanup } = office;
  const had = new Map<string, number>();
  let unequal = 0;
  try {
    const ms = await onceMs(async () => {
      for (const scope of ['all', 'proposed'] as const) unequal += await unequalOf(scope, pairs / 2);
    });
    const counts = [...had].sort(([, one], [, other]) => other - one).map(([name, count]) => `${name} ${count}`);
    return [
      {
        what: `${pairs} random pairs that differ in what stays alone`,
        measured: `${unequal} unequal packets; ${(ms / 1000).toFixed(0)} s; ${counts.join(', ')}`,
        promise: '0 unequal',
      },
    ];
  } finally {
    cleanup();
  }

  async function unequalOf(scope: 'all' | 'proposed', count: number): Promise<number> {
    const { of, chosen } = await pairsIn(office, scope);
    const expected = JSON.stringify((await packetIf(us, caseId, asItIs, chosen)).seen);
    let found = 0;
    for (const change of fc.sample(anyChange(of), count)) {
      for (const name of featuresOf(of, change)) had.set(name, (had.get(name) ?? 0) + 1);
      if (JSON.stringify((await packetIf(us, caseId, change, chosen)).seen) !== expected) found += 1;
    }
    return found;
  }
}
