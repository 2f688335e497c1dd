import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Encrypter } from 'age-encryption';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findLedgerEntry } from '../../db/ledger.ts';
import { givenIn } from '../../electron/host/packets/read/given-values.ts';
import { getSecret } from '../../db/vault-state.ts';
import { ownKeys } from '../../electron/host/agencies/own-keys.ts';
import { build, outbox, sourceOf, twoOffices } from '../support/exchange.ts';
import { hasOutsideTool } from '../support/outside.ts';
import { damages, goodPacket, makerOf, type Damage } from '../support/packet-corpus.ts';

// The page docs/packet-format.md is enough to write a reader if somebody wrote one from it, and the two agree.
const rule = 'a second reader, written from docs/packet-format.md alone, agrees over good and damaged packets';
const canRun = ['age', 'openssl', 'python3'].every(tool => hasOutsideTool(tool, rule));

let offices: Awaited<ReturnType<typeof twoOffices>>;
beforeAll(async () => {
  offices = await twoOffices();
});
afterAll(() => offices.cleanup());

type Judged = { readonly ok: boolean; readonly why?: string; readonly hash?: string };

/** What the other reader says of each of these files. */
async function theirs(
  paths: readonly string[],
  sent: Readonly<Record<string, string>>,
  held: readonly string[] = [],
  gave: Readonly<Record<string, readonly string[]>> = {},
): Promise<readonly Judged[]> {
  const { us, mx } = offices;
  const identity = join(mx.root, 'identity.txt');
  writeFileSync(identity, Buffer.from(getSecret(mx.session.office, 'agency-age-identity')));
  const card = join(us.root, 'card.json');
  const { recipient } = await ownKeys(mx.session);
  const job = {
    identity,
    recipient,
    agency: 'MX-FGR',
    now: new Date(mx.services.nowMs()).toISOString().replace(/\.\d+Z/, 'Z'),
    cards: [card],
    sent,
    held,
    gave,
    packets: paths,
  };
  const reader = resolve(import.meta.dirname, '../second-reader/reader.py');
  const said = execFileSync('python3', [reader], { input: JSON.stringify(job), maxBuffer: 1 << 26 });
  return said
    .toString()
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Judged);
}

async function ours(path: string): Promise<string> {
  const { mx } = offices;
  const answer = await mx.request('packet:inspect', { file: sourceOf(mx, path) });
  return answer.ok ? 'taken' : answer.failure.code;
}

describe.runIf(canRun)('a reader written from the docs alone', () => {
  it('takes what two hundred good packets and refuses what two hundred damaged ones give, as ours does', async () => {
    const { us, mx, caseId } = offices;
    const folder = join(mx.root, 'corpus');
    mkdirSync(folder);
    // A packet of ours that theirs may acknowledge.
    const imported = await mx.ask('packet:import', { file: sourceOf(mx, (await build(us, caseId)).path) });
    const back = await mx.ask('packet:build', {
      caseId: imported.caseId!,
      recipient: 'US-DOJ-OIA',
      purpose: 'same-case',
      scope: 'all',
      folder: outbox(mx),
    });
    const sent = { [back.packetId]: back.hash };
    const { office } = mx.session;
    const { values } = givenIn(office, findLedgerEntry(office, 'out', back.packetId)!);
    const digests = values.map(({ digest }) => digest);
    const make = await makerOf(us, mx);
    const seeds = fc.sample(goodPacket({ ...back, digests }), { numRuns: 400, seed: 12 });
    const damaged = Array.from({ length: 220 }, (_, at): readonly [string, Damage] => damages[at % damages.length]!);
    const packets: { readonly name: string; readonly path: string }[] = [];
    for (const [at, seed] of seeds.entries()) {
      const [name, damage] = at < 200 ? (['good', {}] as const) : (damaged[at - 200] ?? ['good', {}]);
      const path = join(folder, `${at}.age`);
      writeFileSync(path, await make({ ...seed, packetNumber: at + 1 }, damage));
      packets.push({ name, path });
    }

    const their = await theirs(
      packets.map(({ path }) => path),
      sent,
      [],
      { [back.packetId]: digests },
    );

    const differing: string[] = [];
    const refused = new Map<string, number>();
    for (const [at, { name, path }] of packets.entries()) {
      const our = await ours(path);
      const his = their[at]!;
      if ((our === 'taken') !== his.ok) differing.push(`${at} ${name}: ours ${our}, theirs ${his.why ?? 'taken'}`);
      if (!his.ok) refused.set(name, (refused.get(name) ?? 0) + 1);
    }
    expect(differing).toEqual([]);
    expect(refused.get('good') ?? 0).toBe(0);
    expect([...refused.values()].reduce((sum, count) => sum + count, 0)).toBe(200);
  }, 240_000);

  it('opens what our terminal writes, and finds the same hash', async () => {
    const { us, caseId } = offices;
    const { path, hash } = await build(us, caseId);

    expect(await theirs([path], {})).toEqual([{ ok: true, hash }]);
  });

  it('holds a supplement against the packet that it adds to, as ours does', async () => {
    const { us, mx, caseId } = offices;
    const standing = (to: 'vetted' | 'trusted-party') =>
      us.ask('agency:profile', { agency: 'MX-FGR', standing: to, purposes: ['same-case'], formalChannel: true });
    await standing('vetted');
    const first = await build(us, caseId);
    await standing('trusted-party');
    const asked = {
      caseId,
      recipient: 'MX-FGR',
      purpose: 'same-case',
      scope: 'all',
      supplement: { packet: first.packetId },
    } as const;
    const { file, hash } = await us.ask('packet:build', { ...asked, folder: outbox(us) });
    const later = join(us.root, 'outbox', file);

    expect(await theirs([later], {})).toEqual([{ ok: false, why: 'an earlier packet that is not held' }]);
    expect(await ours(later)).toBe('packet/earlier-missing');
    await mx.ask('packet:import', { file: sourceOf(mx, first.path), acceptGap: true });
    expect(await theirs([later], {}, [first.path])).toEqual([{ ok: true, hash }]);
    expect(await ours(later)).toBe('taken');
  });

  it('refuses a file that others can open too', async () => {
    const { mx } = offices;
    const { recipient } = await ownKeys(mx.session);
    const encrypter = new Encrypter();
    encrypter.addRecipient(recipient);
    encrypter.addRecipient(recipient);
    const path = join(mx.root, 'two.age');
    writeFileSync(path, await encrypter.encrypt(new Uint8Array(9)));

    expect(await theirs([path], {})).toEqual([{ ok: false, why: 'not one recipient' }]);
    expect(await ours(path)).toBe('packet/many-recipients');
  });
});
