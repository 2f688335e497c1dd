import fc from 'fast-check';
import type { RecordId } from '../../shared/language.ts';
import { anyChange } from '../../tests/support/packet-pairs.ts';
import { asItIs, demoCase, releaseIf, wholePacket } from '../../tests/support/whole-packets.ts';
import { onceMs, type BenchRow } from './measure.ts';

/**
 * Random pairs of cases that differ in nothing but what stays, each built as a whole packet and compared byte for byte, commitments apart: half of
 * them with the whole case in scope, half with what is proposed.
 */
export async function pairsBench(pairs: number): Promise<readonly BenchRow[]> {
  const { us, caseId, cleanup } = await demoCase();
  let unequal = 0;
  try {
    const proposed = await us.ask('scope:show', { caseId, recipient: 'MX-FGR', purpose: 'same-case' });
    const chosen = proposed.rows.filter(row => row.chosen).map(({ record }) => record);
    const ms = await onceMs(async () => {
      for (const scope of [undefined, chosen] as const) unequal += await unequalOf(scope, pairs / 2);
    });
    return [
      {
        what: `${pairs} random pairs that differ in what stays alone`,
        measured: `${unequal} unequal packets; ${(ms / 1000).toFixed(0)} s`,
        promise: '0 unequal',
      },
    ];
  } finally {
    cleanup();
  }

  async function unequalOf(scope: readonly RecordId[] | undefined, count: number): Promise<number> {
    const from = releaseIf(us, caseId, asItIs, scope);
    const expected = JSON.stringify((await wholePacket(us, from)).seen);
    let found = 0;
    for (const change of fc.sample(anyChange(from), count))
      if (JSON.stringify((await wholePacket(us, releaseIf(us, caseId, change, scope))).seen) !== expected) found += 1;
    return found;
  }
}
