import { offices } from '../../electron/host/demo/offices.ts';
import { generatedOffice } from '../../electron/host/demo/generator.ts';
import { median, ms, percentile, timesOf, type BenchRow } from './measure.ts';
import { caseWith, introduce } from './packet-bench.ts';
import { benchVault, type BenchVault } from './vault.ts';

const TODAY = '2026-11-23';
const PACKETS = 5_000;
const REPEATED = 20; // packets of one case among them

/** What a counterpart holds from 5,000 packets, in an office of `cases`: of one case, and of all of them; and what another packet would let it infer. */
export async function ledgerBench(cases: number): Promise<readonly BenchRow[]> {
  const us = await benchVault('us');
  const mx = await benchVault('mx');
  try {
    await introduce(mx, us);
    const caseId = await caseWith(us, 'BENCH-8', 8);
    const asked = { caseId, recipient: offices.mx.code, purpose: 'same-case', scope: 'all' } as const;
    const folder = us.context.handles.register({ kind: 'folder', path: us.root });
    const { packetId } = await us.ask('packet:build', { ...asked, folder, acknowledgeUncompared: true });
    await us.importAll(generatedOffice({ cases, eventsEach: 2, exchangesEach: 0 }, 7, TODAY));
    repeat(us, packetId);
    const one = await timesOf(20, () => us.ask('ledger:held', { caseId, agency: offices.mx.code }));
    const all = await timesOf(3, () => us.ask('ledger:held', { agency: offices.mx.code, limit: 500 }), 1);
    const lints = await timesOf(20, () => us.ask('packet:preview', asked));
    const office = `${cases.toLocaleString('en')} cases and ${PACKETS.toLocaleString('en')} packets`;
    return [
      {
        what: `ledger of ${office}: what a counterpart holds of one case with ${REPEATED} packets`,
        measured: `p95 ${ms(percentile(one, 95))}, median ${ms(median(one))}`,
        promise: 'printed',
      },
      {
        what: `ledger of ${office}: what a counterpart holds of all, each packet read and checked again`,
        measured: `median ${ms(median(all))}`,
        promise: 'printed',
      },
      {
        what: `ledger of ${office}: a preview of about 200 fields with what could be inferred`,
        measured: `p95 ${ms(percentile(lints, 95))}, median ${ms(median(lints))}`,
        promise: 'printed',
      },
    ];
  } finally {
    us.end();
    mx.end();
  }
}

/** The same packet again and again, as if each had left: some of its own case, the others of one case each. */
function repeat(us: BenchVault, packetId: string): void {
  const db = us.context.state.session?.office ?? us.context.session.office;
  const others = db.prepare<[number], string>('SELECT id FROM cases ORDER BY id LIMIT ?').pluck().all(PACKETS);
  const tables = ['ledger', 'ledger_bytes', 'ledger_paths', 'channel_packets'] as const;
  db.transaction(() => {
    for (let at = 1; at < PACKETS; at++) {
      const id = `00000000-0000-7000-8000-${String(at).padStart(12, '0')}`;
      for (const table of tables) {
        const columns = db.prepare<[], string>(`SELECT name FROM pragma_table_info('${table}')`).pluck().all();
        const made = columns.map(column =>
          column === 'packet_id'
            ? '@id'
            : column === 'number'
              ? 'number + @at'
              : column === 'case_id' && at >= REPEATED
                ? '@other'
                : column,
        );
        db.prepare(
          `INSERT INTO ${table} SELECT ${made.join(', ')} FROM ${table} WHERE direction = 'out' AND packet_id = @from`,
        ).run({
          id,
          from: packetId,
          ...(table === 'channel_packets' ? { at } : {}),
          ...(table === 'ledger' && at >= REPEATED ? { other: others[at % others.length] } : {}),
        });
      }
    }
  })();
}
