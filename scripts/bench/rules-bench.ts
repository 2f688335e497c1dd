import { recordChanges } from '../../electron/host/audit/audit.ts';
import { signingPair, verifierOf } from '../../electron/host/keys/ed25519.ts';
import { decide } from '../../shared/decision/decide.ts';
import { policy2026 } from '../../shared/decision/policy-2026-1.ts';
import { profileFrom } from '../../shared/decision/policy.ts';
import type { Circumstances, EffectiveMark } from '../../shared/decision/types.ts';
import type { AgencyCode, CivilDate } from '../../shared/language.ts';
import { categories, levels } from '../../shared/mark.ts';
import { median, onceMs, perSecond, ratio, timesOf, type BenchRow } from './measure.ts';
import { benchVault } from './vault.ts';

/** One decision, and the audit chain. */
export async function rulesBench(entries: number): Promise<readonly BenchRow[]> {
  const vault = await benchVault();
  const { session } = vault.context;
  try {
    const writeMs = await onceMs(() => {
      for (let entry = 0; entry < entries; entry++)
        recordChanges(session, vault.context, 'bench', session.office, () => undefined);
    });
    const [hashMs, fullMs, bareMs] = [
      median(await timesOf(3, () => vault.ask('audit:verify', { depth: 'hashes' }), 1)),
      median(await timesOf(3, () => vault.ask('audit:verify', { depth: 'full' }), 1)),
      median(await timesOf(3, () => verifyBare(entries), 1)),
    ];
    return [
      { what: 'one decision', measured: `${decisionMicros().toFixed(2)} µs`, promise: 'under 2 µs' },
      { what: 'audit chain: entries hashed', measured: perSecond(entries, hashMs), promise: '100,000/s or more' },
      {
        what: 'audit chain: entries with signatures checked, against bare Ed25519',
        measured: `${perSecond(entries, fullMs)}, ${ratio(bareMs / fullMs)}`,
        promise: 'at its speed (about 16,000/s)',
      },
      { what: 'audit chain: entries written, each flushed', measured: perSecond(entries, writeMs), promise: '' },
    ];
  } finally {
    vault.end();
  }
}

function decisionMicros(): number {
  const recipient = profileFrom(policy2026, {
    agency: 'MX-FGR' as AgencyCode,
    country: 'MX',
    standing: 'trusted-party',
    purposes: ['same-case'],
    formalChannel: true,
  });
  const circumstances: Circumstances = { date: '2026-11-23' as CivilDate, events: [], consents: [], gates: [], mustTell: [] };
  const basis = [{ statute: 'TREATY', version: '1978', article: '10' }];
  const marks: EffectiveMark[] = categories.flatMap(category =>
    levels.map(level => ({
      owner: 'US-DOJ-OIA' as AgencyCode,
      record: null,
      field: 'given',
      type: 'name' as const,
      level,
      categories: [category],
      flags: [],
      caveats: [{ kind: 'NO_ONWARD' as const }],
      originators: [],
      tearLine: null,
      subject: 'suspect' as const,
    })),
  );
  const rounds = 4000;
  const run = (): void => {
    for (const mark of marks) decide(mark, recipient, 'same-case', basis, circumstances, policy2026);
  };
  for (let round = 0; round < rounds; round++) run();
  const from = performance.now();
  for (let round = 0; round < rounds; round++) run();
  return ((performance.now() - from) * 1000) / (rounds * marks.length);
}

/** As many signatures as entries, over a text of an entry's length, and nothing else. */
function verifyBare(times: number): void {
  const pair = signingPair(Buffer.alloc(32, 7));
  const bytes = Buffer.alloc(300, 7);
  const signature = pair.sign(bytes);
  const verify = verifierOf(pair.publicKey);
  for (let done = 0; done < times; done++) if (!verify(bytes, signature)) throw new Error('it was signed');
}
