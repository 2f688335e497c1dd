import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findCurrentKey } from '../../db/agencies.ts';
import { getSecret } from '../../db/vault-state.ts';
import { decrypted } from '../../electron/host/age/age.ts';
import { piecesOf, wholeOf } from '../../electron/host/places/pieces.ts';
import type { AgencyCode } from '../../shared/language.ts';
import type { Input } from '../../shared/contract.ts';
import { openDecrypted, readCard as cardRead } from '../../verifier/opened.ts';
import { hasOutsideTool } from '../support/outside.ts';
import { fromBase64url } from '../../electron/host/keys/digest.ts';
import { readCard, writeCard } from '../../electron/host/agencies/cards.ts';
import { ownKeys } from '../../electron/host/agencies/own-keys.ts';
import { build, sourceOf, twoOffices } from '../support/exchange.ts';
import { bring, joinedTo, type Station } from '../support/office-stations.ts';
import type { TempVault } from '../support/temp-vault.ts';

// Two machines of one office that write to one counterpart, in order: each part begins where the one before ended.

let offices: Awaited<ReturnType<typeof twoOffices>>;
let second: Station;
let first: Station;
beforeAll(async () => {
  offices = await twoOffices();
  const { us } = offices;
  second = await joinedTo(us, { at: 2, role: 'supervisor', seed: 'us' });
  first = { ...us, number: 1 } as unknown as Station; // its vault, as a station
}, 120_000);
afterAll(() => {
  second.cleanup();
  offices.cleanup();
});

const places = (name: string) => join(offices.us.root, name);
type Door = Pick<Station, 'services' | 'request' | 'ask'>;

function folderOf(door: Door, name: string): string {
  mkdirSync(places(name), { recursive: true });
  return door.services.handles.register({ kind: 'folder', path: places(name) });
}

async function buildAt(door: Door, more: Partial<Input<'packet:build'>> = {}) {
  const caseId = offices.caseId;
  const answer = await door.request('packet:build', {
    ...{ caseId, recipient: 'MX-FGR', purpose: 'same-case', scope: 'all', acknowledgeUncompared: true },
    folder: folderOf(door, 'second-outbox'),
    ...more,
  });
  return answer.ok ? { ...answer.value, path: join(places('second-outbox'), answer.value.file) } : answer.failure.code;
}

async function builtAt(door: Door) {
  const built = await buildAt(door);
  if (typeof built === 'string') throw new Error(built);
  return built;
}

async function cardOf(door: Door, name: string, plain = false): Promise<string> {
  const path = places(name);
  await door.ask('agency:card', { file: door.services.handles.register({ kind: 'sink', name, path }), plain });
  return path;
}

async function taken(to: TempVault, path: string) {
  const answer = await to.request('packet:import', { file: sourceOf(to, path) });
  return answer.ok ? [answer.value.number, answer.value.place] : answer.failure.code;
}

async function cardTaken(to: TempVault, path: string) {
  const answer = await to.request('agency:import', { file: sourceOf(to, path), wordsCompared: false });
  return answer.ok ? answer.value.outcome : answer.failure.code;
}

const told = (door: Door, direction: 'in' | 'out') => door.ask('packet:list', { direction });

describe('a second machine of an office', () => {
  it('builds nothing for a counterpart that is not known to have a card which names it, and takes no number', async () => {
    const { us } = offices;

    expect(await buildAt(second)).toBe('agency/card-not-given');
    const { number, path } = await build(us, offices.caseId);
    expect([number, await taken(offices.mx, path)]).toEqual([1, [1, 'next']]);
  });

  it('stands on the agency’s card beside its key, whose words stay the same', async () => {
    const { us, mx } = offices;
    const path = await cardOf(us, 'both.json');
    const { reading } = readCard(readFileSync(path), null);
    const [, { signingKey }] = us.session.office
      .prepare<[], { signingKey: Buffer }>('SELECT signing_key AS signingKey FROM stations ORDER BY number')
      .all() as [unknown, { signingKey: Buffer }];

    expect(reading.senders).toEqual([signingKey.toString('base64url')]);
    expect(readCard(readFileSync(await cardOf(us, 'plain.json', true)), null).reading.senders).toEqual([]);
    expect(await cardTaken(mx, path)).toBe('updated');
    expect(await cardTaken(mx, path)).toBe('card/known');
    await second.ask('agency:card-given', { agency: 'MX-FGR' });
  });

  it('counts for itself: both send as they like, apart, and nothing is missing or twice', async () => {
    const { us, mx, caseId } = offices;
    const [one, two, three] = [await builtAt(second), await build(us, caseId), await builtAt(second)];

    expect([one.number, two.number, three.number]).toEqual([1, 2, 2]);
    expect(await taken(mx, three.path)).toBe('packet/gap');
    for (const path of [two.path, one.path, three.path]) expect(await taken(mx, path)).toEqual([expect.any(Number), 'next']);
    expect(await taken(mx, one.path)).toBe('packet/replayed');
    const { lines } = await told(mx, 'in');
    expect(lines).toHaveLength(4);
    for (const { packetId } of lines)
      expect((await mx.ask('packet:show', { packetId, direction: 'in' })).contents).not.toBeNull();
  });

  it('and the first read what either sent, and take in what the counterpart answers to either', async () => {
    const { us, mx } = offices;
    bring(second, first);
    bring(first, second);

    for (const door of [us, second]) {
      const { lines } = await told(door, 'out');
      expect(lines).toHaveLength(4);
      for (const { packetId } of lines)
        expect((await door.ask('packet:show', { packetId, direction: 'out' })).contents).not.toBeNull();
    }
    const { lines } = await told(mx, 'in');
    const folder = mx.handleOf(places('second-outbox'));
    const { file } = await mx.ask('packet:receipt', { packetId: lines[0]!.packetId, folder });
    const path = join(places('second-outbox'), file);
    expect(await taken(us, path)).toEqual([1, 'next']);
    bring(first, second);
    const again = await second.request('packet:import', {
      file: second.services.handles.register({ kind: 'source', name: 'given', path }),
    });
    expect(again.ok || again.failure.code).toBe('packet/replayed');
  });

  it('is read by the page that anybody opens a packet with, and with the script and the commands of the docs', async () => {
    const { us, mx } = offices;
    const { lines } = await told(second, 'out');
    const { number, path, hash } = await builtAt(second);
    expect([number, lines.length]).toEqual([3, 4]);
    const identity = places('mx-identity.txt');
    writeFileSync(identity, Buffer.from(getSecret(mx.session.office, 'agency-age-identity')));
    const bytes = await wholeOf(decrypted(readFileSync(identity, 'utf8'), piecesOf(readFileSync(path))));
    const card = await cardRead(new Uint8Array(readFileSync(places('both.json'))));
    const given = [{ name: 'packet.zip', bytes: new Uint8Array(bytes) }];

    expect((await openDecrypted(given, card)).hash).toBe(hash);
    await expect(openDecrypted(given, { ...card, machines: [] })).rejects.toThrow('packet/unknown-sender');
    if (!['age', 'age-keygen', 'openssl', 'python3'].every(tool => hasOutsideTool(tool, 'a machine’s packet is acknowledged')))
      return;
    const toolkit = (...words: readonly string[]) =>
      spawnSync('python3', [resolve(import.meta.dirname, '../../docs/toolkit.py'), ...words], { encoding: 'utf8' });
    const office = places('by-hand');
    expect(toolkit('new', office, 'MX-FGR', 'Example Office', 'Oficina de ejemplo').stderr).toBe('');
    writeFileSync(join(office, 'identity.txt'), readFileSync(identity));
    expect(toolkit('receipt', office, places('plain.json'), path, places('no.age')).stderr).toContain('not on the card');
    expect(toolkit('receipt', office, places('both.json'), path, places('yes.age')).stderr).toBe('');
    const reader = resolve(import.meta.dirname, '../second-reader/reader.py');
    const said = (cards: readonly string[]) =>
      spawnSync('python3', [reader], {
        encoding: 'utf8',
        input: JSON.stringify({
          ...{
            identity,
            recipient: findCurrentKey(us.session.office, 'MX-FGR' as AgencyCode)!.recipient,
            agency: 'MX-FGR',
            cards,
            packets: [path],
          },
          ...{ sent: {}, held: [], gave: {}, now: new Date(us.services.nowMs()).toISOString().replace(/\.\d+Z/, 'Z') },
        }),
      }).stdout;
    expect(JSON.parse(said([places('both.json')]))).toEqual({ ok: true, hash });
    expect(JSON.parse(said([places('plain.json')]))).toMatchObject({ ok: false });
  });

  it('has what it prepared approved at the other, and hands it over itself', async () => {
    const { us, caseId } = offices;
    const rules = { categories: [], fromLevel: null, recipients: [], everything: true, why: 'Each packet is looked at by two' };
    await us.ask('approval:set-rules', rules);
    bring(first, second);
    const { id, digest, number } = await second.ask('packet:submit', {
      ...{ caseId, recipient: 'MX-FGR', purpose: 'same-case', scope: 'all' },
    });
    bring(second, first);

    expect(await us.ask('packet:approve', { id, digest })).toMatchObject({ state: 'approved', outdated: null });
    const here = await us.request('packet:hand-over', {
      ...{ id, folder: folderOf(us, 'second-outbox'), acknowledgeUncompared: true },
    });
    expect(here.ok || here.failure.code).toBe('approval/other-machine');
    bring(first, second);
    const there = await second.ask('packet:hand-over', {
      ...{ id, folder: folderOf(second, 'second-outbox'), acknowledgeUncompared: true },
    });
    expect([number, there.number]).toEqual([4, 4]);
    await us.ask('approval:set-rules', { ...rules, everything: false });
    bring(first, second);
    bring(second, first);
  });

  it('builds nothing for an office whose program knows of one machine alone', async () => {
    const { us, mx } = offices;
    const keys = await ownKeys(mx.session);
    const { card, reading } = readCard(readFileSync(await cardOf(mx, 'theirs.json')), null);
    const { senders: _, ...earlier } = reading;
    const path = places('earlier.json');
    writeFileSync(path, writeCard({ ...card, issuedAt: '2031-01-01T00:00:00Z' }, [keys.signer], earlier));

    expect(await cardTaken(us, path)).toBe('updated');
    bring(first, second);
    expect(await buildAt(second)).toBe('agency/one-machine');
    expect((await build(us, offices.caseId)).number).toBe(3);
  });
});

describe('a card that names machines', () => {
  it('takes them off again, after which nothing more that they sign is taken in, and what they sent stays readable', async () => {
    const { mx } = offices;
    const late = await sentBefore();

    expect(await cardTaken(mx, await aCard({ senders: [] }))).toBe('updated');
    expect(await taken(mx, late)).toBe('packet/off-card');
    const { lines } = await told(mx, 'in');
    for (const { packetId } of lines)
      expect((await mx.ask('packet:show', { packetId, direction: 'in' })).contents).not.toBeNull();
  });

  it('names no key of another office, and none of ours', async () => {
    const { mx } = offices;
    const { signer } = await ownKeys(mx.session);

    expect(await cardTaken(mx, await aCard({ senders: [Buffer.from(signer.publicKey).toString('base64url')] }))).toBe(
      'agency/key-of-another',
    );
  });

  it('is none where its statement was altered', async () => {
    const path = await aCard({ senders: [] });
    const text = JSON.parse(readFileSync(path, 'utf8')) as { signatures: { protected: string; signature: string }[] };
    const last = text.signatures.at(-1)!;
    const header = JSON.parse(Buffer.from(last.protected, 'base64url').toString()) as { reads: { senders: string[] } };
    header.reads.senders = ['A'.repeat(43)];
    last.protected = Buffer.from(JSON.stringify(header)).toString('base64url');
    writeFileSync(path, JSON.stringify(text));

    expect(fromBase64url('A'.repeat(43))).toHaveLength(32);
    expect(await cardTaken(offices.mx, path)).toBe('card/bad-signature');
  });
});

let made = 0;
/** A later card of our keys that says something else of its machines. */
async function aCard({ senders }: { senders: readonly string[] }): Promise<string> {
  const { us } = offices;
  const { signer } = await ownKeys(us.session);
  const { card, reading } = readCard(readFileSync(await cardOf(us, 'now.json')), null);
  const path = places(`later-${made++}.json`);
  writeFileSync(path, writeCard({ ...card, issuedAt: `2031-01-01T00:00:0${made}Z` }, [signer], { ...reading, senders }));
  return path;
}

/** A packet of the second machine that is on its way. */
async function sentBefore(): Promise<string> {
  const { us, mx } = offices;
  const { card, reading } = readCard(readFileSync(await cardOf(mx, 'theirs-now.json')), null);
  const path = places('theirs-later.json');
  writeFileSync(path, writeCard({ ...card, issuedAt: '2032-01-01T00:00:00Z' }, [(await ownKeys(mx.session)).signer], reading));
  expect(await cardTaken(us, path)).toBe('updated');
  bring(first, second);
  return (await builtAt(second)).path;
}
