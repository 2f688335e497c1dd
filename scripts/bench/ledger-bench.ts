import { offices } from '../../electron/host/demo/offices.ts';
import { generatedOffice } from '../../electron/host/demo/generator.ts';
import { ownKeys } from '../../electron/host/agencies/own-keys.ts';
import { canonical } from '../../electron/host/keys/canonical.ts';
import { sha256 } from '../../electron/host/keys/digest.ts';
import type { SigningPair } from '../../electron/host/keys/ed25519.ts';
import { median, ms, onceMs, percentile, timesOf, type BenchRow } from './measure.ts';
import { caseWith, introduce } from './packet-bench.ts';
import { benchVault, type BenchVault } from './vault.ts';

const TODAY = '2026-11-23';
const PACKETS = 5_000;
const PAGE = 500;
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
    await repeat(us, packetId);
    const one = await timesOf(20, () => us.ask('ledger:held', { caseId, agency: offices.mx.code }));
    const page = (offset: number) => us.ask('ledger:held', { agency: offices.mx.code, offset, limit: PAGE });
    const firstMs = await onceMs(() => page(0));
    const { total } = await page(0);
    const pages = await timesOf(20, run => page((run * 97 * PAGE) % total));
    const lints = await timesOf(20, () => us.ask('packet:preview', asked));
    const office = `${cases.toLocaleString('en')} cases and ${PACKETS.toLocaleString('en')} packets`;
    return [
      {
        what: `ledger of ${office}: what a counterpart holds of one case with ${REPEATED} packets`,
        measured: `p95 ${ms(percentile(one, 95))}, median ${ms(median(one))}`,
        promise: 'printed',
      },
      {
        what: `ledger of ${office}: ${PAGE} of the ${total.toLocaleString('en')} values that a counterpart holds; the first time since the vault was opened, every packet checked`,
        measured: `median ${ms(median(pages))}, p95 ${ms(percentile(pages, 95))}; the first ${ms(firstMs)}`,
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

/**
 * The same packet again and again, as if each had left: some of its own case, the others of one case each, whose records they name by names of
 * their own, under a signature of their own.
 */
async function repeat(us: BenchVault, packetId: string): Promise<void> {
  const session = us.context.state.session ?? us.context.session;
  const db = session.office;
  const others = db.prepare<[number], string>('SELECT id FROM cases ORDER BY id LIMIT ?').pluck().all(PACKETS);
  const { signer } = await ownKeys(session);
  const signed = db
    .prepare<[string], Buffer>("SELECT packet_json FROM ledger_bytes WHERE direction = 'out' AND packet_id = ?")
    .pluck()
    .get(packetId);
  if (signed === undefined) throw new Error('the packet was just built');
  const tables = ['ledger', 'ledger_bytes', 'ledger_paths', 'channel_packets'] as const;
  db.transaction(() => {
    for (let at = 1; at < PACKETS; at++) {
      const id = `00000000-0000-7000-8000-${String(at).padStart(12, '0')}`;
      const isOther = at >= REPEATED;
      const own = isOther ? renamed(signed, at, signer) : null;
      const replaced: Readonly<Record<string, string>> = {
        packet_id: '@id',
        number: 'number + @at',
        ...(isOther ? { case_id: '@other' } : {}),
        ...(own === null ? {} : { packet_json: '@json', hash: '@hash' }),
      };
      for (const table of tables) {
        const columns = db.prepare<[], string>(`SELECT name FROM pragma_table_info('${table}')`).pluck().all();
        const made = columns.map(column => replaced[column] ?? column);
        db.prepare(
          `INSERT INTO ${table} SELECT ${made.join(', ')} FROM ${table} WHERE direction = 'out' AND packet_id = @from`,
        ).run({ id, at, other: others[at % others.length], from: packetId, ...own });
      }
    }
  })();
}

/** A signed packet with other names for its records, signed anew. */
function renamed(packetJson: Uint8Array, at: number, signer: SigningPair): { readonly json: Buffer; readonly hash: string } {
  const jws = JSON.parse(Buffer.from(packetJson).toString('utf8')) as { readonly payload: string; readonly protected: string }; // built by us
  const letters = at.toString(25).replaceAll(/./g, digit => 'ABCDEFGHIJKLMNOPQRSTUVWXY'.charAt(Number.parseInt(digit, 25)));
  const text = Buffer.from(jws.payload, 'base64url').toString('utf8');
  const payload = Buffer.from(
    text.replaceAll(/PER-[A-Z2-7]{10}/g, name => name.slice(0, -3) + letters.padStart(3, 'Z')),
  ).toString('base64url');
  const signingInput = Buffer.from(`${jws.protected}.${payload}`, 'ascii');
  const signature = Buffer.from(signer.sign(signingInput)).toString('base64url');
  return { json: Buffer.from(canonical({ ...jws, payload, signature })), hash: sha256(signingInput) }; // plain JSON
}
