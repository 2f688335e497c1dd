import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findCurrentKey } from '../../db/agencies.ts';
import { forgetComparisonsOn } from '../../db/retention-erasing.ts';
import { findComparison, findCompareSecret } from '../../db/comparisons.ts';
import { compareType, sealedFile, signedFile } from '../../electron/host/compare/compare-file.ts';
import { ownKeys } from '../../electron/host/agencies/own-keys.ts';
import { signingPair } from '../../electron/host/keys/ed25519.ts';
import { unseal } from '../../electron/host/keys/seal.ts';
import { piecesOf, wholeOf } from '../../electron/host/places/pieces.ts';
import type { Comparison } from '../../shared/contract/compare.ts';
import type { AgencyCode, CaseId, Json, RecordId } from '../../shared/language.ts';
import { twoOffices, sourceOf } from '../support/exchange.ts';
import { PASSPHRASE, type TempVault } from '../support/temp-vault.ts';

type Claims = Record<string, Json>;
let offices: Awaited<ReturnType<typeof twoOffices>>;
let us: TempVault;
let mx: TempVault;
let ourCases: CaseId[];
const policy = { kinds: ['account', 'identifier', 'phone'] as const, mostValues: 600, mostGuessable: 40, runs: 12, days: 30 };
const SHARED = '032180000118359719';

beforeAll(async () => {
  offices = await twoOffices();
  ({ us, mx } = offices);
  await us.ask('compare:set-policy', { agency: 'MX-FGR', policy: { ...policy, kinds: [...policy.kinds] } });
  await mx.ask('compare:set-policy', { agency: 'US-DOJ-OIA', policy: { ...policy, kinds: [...policy.kinds] } });
  ourCases = [await caseWith(us, 'US-1', [SHARED, '111122223333444455', '222233334444555566'])];
  await caseWith(mx, 'MX-1', ['0321 8000 0118 3597 19', '999988887777666655']);
}, 60_000);
afterAll(() => offices.cleanup());
// Those of the tests before lie further back than a policy counts.
beforeEach(() => {
  for (const vault of [us, mx]) vault.session.office.exec('UPDATE comparisons SET written_at_ms = 1 WHERE written_at_ms > 1');
});

async function caseWith(vault: TempVault, reference: string, accounts: readonly string[]): Promise<CaseId> {
  const { id } = await vault.ask('case:create', {
    fields: { kind: 'joint-investigation', reference, title: reference, officer: 'Ana' },
  });
  for (const number of accounts)
    await vault.ask('case:add-record', {
      ...{ caseId: id, entity: 'asset' as const },
      fields: { description: 'Cuenta', account: { institution: 'Banco', country: 'MX', number } },
    });
  return id;
}

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
let files = 0;
const pathIn = (vault: TempVault): string => join(vault.root, `compare-${++files}.age`);

/** Write the next file of a run; where it lies. */
async function write(vault: TempVault, run: string): Promise<string> {
  const path = pathIn(vault);
  await vault.ask('compare:write', { run, sink: vault.services.handles.register({ kind: 'sink', name: 'out', path }) });
  return path;
}
const read = (vault: TempVault, path: string) => vault.request('compare:read', { source: sourceOf(vault, path) });
const taken = async (vault: TempVault, path: string): Promise<Comparison> => {
  const answer = await read(vault, path);
  if (!answer.ok) throw new Error(answer.failure.code);
  return answer.value;
};
const refused = async (answer: Promise<{ readonly ok: boolean }>): Promise<string> => {
  const given = (await answer) as { ok: boolean; failure?: { code: string } };
  return given.ok ? 'taken' : (given.failure?.code ?? '');
};

const asked = { agency: 'MX-FGR', kinds: ['account' as const], size: 8, theirSize: 6, tellsHits: true };
async function offered(change: Partial<typeof asked> & { cases?: CaseId[] } = {}) {
  const { run } = await us.ask('compare:offer', { ...asked, cases: 'open', ...change });
  await us.ask('compare:approve', { run });
  return { run, path: await write(us, run) };
}
async function answeredBy(vault: TempVault, path: string): Promise<string> {
  const { run } = await taken(vault, path);
  await vault.ask('compare:answer', { run, cases: 'open' });
  await vault.ask('compare:approve', { run });
  return write(vault, run);
}

/** What the recipient finds in a file, with its own key. */
async function opened(vault: TempVault, path: string) {
  const { identity } = await ownKeys(vault.session);
  const text = Buffer.from(await wholeOf(unseal(identity, piecesOf(readFileSync(path))))).toString('utf8');
  const { payload } = JSON.parse(text) as { payload: string };
  return { text, claims: JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Claims };
}

/** The same file with other claims, signed by its sender as a liar would, and sealed to its recipient. */
async function resigned(from: TempVault, to: TempVault, path: string, change: (claims: Claims) => Claims): Promise<string> {
  const { claims } = await opened(to, path);
  const { signer } = await ownKeys(from.session);
  const { text } = signedFile(change(claims) as never, signer);
  return sealedAs(to, text);
}
async function sealedAs(to: TempVault, text: string): Promise<string> {
  const path = pathIn(to);
  const { recipient } = await ownKeys(to.session);
  writeFileSync(path, await wholeOf(await sealedFile(text, recipient)));
  return path;
}
const stateOf = (vault: TempVault) =>
  JSON.stringify(
    ['comparisons', 'comparison_secrets', 'comparison_hits', 'audit_entries'].map(table =>
      vault.session.office.prepare(`SELECT * FROM ${table}`).all(),
    ),
  );

describe('a blind comparison by file', () => {
  it('tells both sides the hits and the agreed sizes, and nothing else, and destroys what it was computed from', async () => {
    const { run, path } = await offered();
    const offer = await opened(mx, path);
    const answerPath = await answeredBy(mx, path);
    const answer = await opened(us, answerPath);
    const read1 = await taken(us, answerPath);
    const resultPath = await write(us, run);
    const result = await opened(mx, resultPath);
    const read2 = await taken(mx, resultPath);

    expect([read1.hits, read2.hits]).toEqual([1, 1]);
    expect((await us.ask('compare:show', { run })).hits).toMatchObject([{ kind: 'account', reference: 'US-1', officer: 'Ana' }]);
    expect((await mx.ask('compare:show', { run })).hits).toMatchObject([{ kind: 'account', reference: 'MX-1' }]);
    // All that either side was ever sent: the sizes, and bytes that are no value of the other in any spelling.
    const sent = [offer, answer, result].map(({ text, claims }) => text + JSON.stringify(claims)).join(' ');
    for (const value of ['032180000118359719', '111122223333444455', '999988887777666655', 'US-1', 'MX-1', 'Banco'])
      expect(sent).not.toContain(value);
    expect(Buffer.from(textOf(offer.claims['elements']), 'base64url')).toHaveLength(32 * 8);
    expect(Buffer.from(textOf(answer.claims['set']), 'base64url')).toHaveLength(16 * 6);
    for (const vault of [us, mx]) {
      expect(findCompareSecret(vault.session.office, run)).toBeNull();
      expect(findComparison(vault.session.office, run)).toMatchObject({ given: null, state: 'done' });
    }
    expect((await us.ask('deconflict:list', { caseId: ourCases[0]! })).abroad).toMatchObject([
      { agency: 'MX-FGR', kind: 'account' },
    ]);
  });

  it('is the same to who looks at the files on the way, whatever the values and however many there are', async () => {
    const other = await caseWith(us, `US-${++files}`, ['555566667777888899']);
    const sizes = [];
    for (const cases of [ourCases, [other]]) {
      const { run, path } = await offered({ cases });
      const answer = await answeredBy(mx, path);
      await taken(us, answer);
      const result = await write(us, run);
      sizes.push([path, answer, result].map(each => statSync(each).size));
      const { claims } = await opened(mx, path);
      sizes.push(Object.entries(claims).map(([name, value]) => `${name} ${JSON.stringify(value).length}`));
    }

    expect(sizes.slice(2)).toEqual(sizes.slice(0, 2));
  });

  it('offers the same values in elements that have nothing in common from run to run', async () => {
    const elements = [];
    for (const { path } of [await offered(), await offered()])
      elements.push(textOf((await opened(mx, path)).claims['elements']).match(/.{43}/g) ?? []);

    expect(new Set([...elements[0]!, ...elements[1]!]).size).toBe(elements[0]!.length + elements[1]!.length);
  });

  it('finds no account in a number of another kind that reads the same, so that a list under a false kind tells nothing', async () => {
    const number = '7777000011112222';
    const ours = await caseWith(us, `US-${++files}`, [number]);
    const { id } = await mx.ask('case:create', {
      fields: { kind: 'joint-investigation', reference: `MX-${files}`, title: 'Otro asunto' },
    });
    const { record } = await mx.ask('case:add-record', {
      ...{ caseId: id, entity: 'subject' as const },
      fields: { roles: ['suspect'], fullName: 'Persona Inventada Distinta' },
    });
    await mx.ask('case:add-record', {
      ...{ caseId: id, entity: 'identityDocument' as const, parent: record.id },
      fields: { kind: 'Pasaporte', number },
    });
    const { run } = await us.ask('compare:offer', { ...asked, kinds: ['account', 'identifier'], cases: [ours] });
    await us.ask('compare:approve', { run });
    const answer = await answeredBy(mx, await write(us, run));

    expect((await taken(us, answer)).hits).toBe(0);
  });

  it('takes part with no value of a source, under a caveat, of another agency, above L3, or of a kind that was not chosen', async () => {
    const only = async (prepare: (caseId: CaseId, record: RecordId) => Promise<unknown>): Promise<string> => {
      const caseId = await caseWith(us, `US-${++files}`, [SHARED]);
      const { file } = await us.ask('case:show', { caseId });
      await prepare(caseId, file.records.find(({ entity }) => entity === 'asset')!.id);
      const { run } = await us.ask('compare:offer', { ...asked, cases: [caseId] });
      await us.ask('compare:approve', { run });
      const sink = us.services.handles.register({ kind: 'sink', name: 'x', path: pathIn(us) });
      return refused(us.request('compare:write', { run, sink }));
    };
    const marked = (mark: object) => (caseId: CaseId, record: RecordId) =>
      us.ask('case:set-mark', { caseId, record, field: 'account', mark });

    expect(await only(() => Promise.resolve())).toBe('taken');
    for (const mark of [{ level: 'L4' }, { caveats: [{ kind: 'NO_ONWARD' }] }, { categories: ['FIN', 'SRC'] }])
      expect([mark, await only(marked(mark))]).toEqual([mark, 'compare/nothing-chosen']);
    const ofSource = async (caseId: CaseId, record: RecordId) => {
      await us.ask('case:remove-record', { caseId, record });
      const fields = { roles: ['source'], fullName: 'Fuente Reservada Inventada' };
      const { record: source } = await us.ask('case:add-record', { caseId, entity: 'subject', fields });
      const account = { institution: 'Banco', country: 'MX', number: SHARED };
      await us.ask('case:add-record', { caseId, entity: 'asset', parent: source.id, fields: { description: 'Cuenta', account } });
    };
    expect(await only(ofSource)).toBe('compare/nothing-chosen');
  });
});

describe('what a policy lets a counterpart compare', () => {
  const propose = (change: Record<string, Json>) =>
    refused(us.request('compare:offer', { ...asked, cases: 'open', ...change } as never));

  it.each<[string, Record<string, Json>]>([
    ['compare/kind-not-allowed', { kinds: ['device'] }],
    ['compare/too-many', { size: 601 }],
    ['compare/guessable', { kinds: ['account', 'phone'], size: 41 }],
    ['compare/guessable', { kinds: ['phone'], theirSize: 41 }],
    ['agency/unknown', { agency: 'MX-NIEMAND' }],
    ['compare/not-allowed', { agency: 'MX-SRE' }],
  ])('refuses %s for %j', async (code, change) => {
    expect(await propose(change)).toBe(code);
  });

  it('is asked again when an offer comes in, and when a file is written', async () => {
    const { path } = await offered();
    const { run } = await us.ask('compare:offer', { ...asked, cases: 'open' });
    await us.ask('compare:approve', { run });
    await mx.ask('compare:set-policy', { agency: 'US-DOJ-OIA', policy: null });
    await us.ask('compare:set-policy', { agency: 'MX-FGR', policy: { ...policy, kinds: ['identifier'] } });

    expect(await refused(read(mx, path))).toBe('compare/not-allowed');
    const sink = us.services.handles.register({ kind: 'sink', name: 'x', path: pathIn(us) });
    expect(await refused(us.request('compare:write', { run, sink }))).toBe('compare/kind-not-allowed');
    await us.ask('compare:set-policy', { agency: 'MX-FGR', policy: { ...policy, runs: 1, kinds: [...policy.kinds] } });
    expect(await propose({})).toBe('compare/too-often');
    await us.ask('compare:set-policy', { agency: 'MX-FGR', policy: { ...policy, kinds: [...policy.kinds] } });
    await mx.ask('compare:set-policy', { agency: 'US-DOJ-OIA', policy: { ...policy, kinds: [...policy.kinds] } });
  });

  it('has two persons: whoever prepared it does not approve it, nothing is written before, and an office of one says so', async () => {
    const { run } = await us.ask('compare:offer', { ...asked, cases: 'open' });
    expect(await us.ask('compare:approve', { run })).toMatchObject({ accepted: 'one-person' });
    await us.ask('user:add', { label: 'Second', role: 'supervisor', passphrase: `${PASSPHRASE} two` });
    const { run: next } = await us.ask('compare:offer', { ...asked, cases: 'open' });
    const sink = () => us.services.handles.register({ kind: 'sink', name: 'x', path: pathIn(us) });

    expect(await refused(us.request('compare:approve', { run: next }))).toBe('compare/same-person');
    expect(await refused(us.request('compare:write', { run: next, sink: sink() }))).toBe('compare/wrong-state');
    await us.unlock(`${PASSPHRASE} two`, 'Second');
    expect(await us.ask('compare:approve', { run: next })).toMatchObject({ accepted: 'two-persons', approvedBy: 'Second' });
    await us.unlock();
    const { users } = { users: await us.ask('user:list', {}) };
    await us.ask('user:disable', { userId: users.find(({ label }) => label === 'Second')!.id });
  });
});

describe('a file of a comparison that is not as it must be is refused with its own code, and changes nothing', () => {
  const bytesOf = (text: Json): Buffer => Buffer.from(textOf(text), 'base64url');
  const withBytes = (text: Json, change: (bytes: Buffer) => Buffer): string => change(bytesOf(text)).toString('base64url');
  const overwrite = (at: number, part: Uint8Array) => (bytes: Buffer) =>
    Buffer.concat([bytes.subarray(0, at), part, bytes.subarray(at + part.length)]);

  it.each<[string, (claims: Claims) => Claims]>([
    [
      'compare/bad-element',
      claims => ({ ...claims, elements: withBytes(claims['elements']!, overwrite(32, new Uint8Array(32))) }),
    ],
    [
      'compare/bad-element',
      claims => ({ ...claims, elements: withBytes(claims['elements']!, overwrite(0, new Uint8Array(32).fill(255))) }),
    ],
    [
      'compare/repeated-element',
      claims => ({ ...claims, elements: withBytes(claims['elements']!, b => overwrite(32, b.subarray(0, 32))(b)) }),
    ],
    ['compare/wrong-size', claims => ({ ...claims, elements: withBytes(claims['elements']!, b => b.subarray(32)) })],
    ['compare/wrong-size', claims => ({ ...claims, size: 9 })],
    ['compare/too-many', claims => ({ ...claims, theirSize: 601 })],
    ['compare/guessable', claims => ({ ...claims, kinds: ['phone'], theirSize: 50 })],
    ['compare/kind-not-allowed', claims => ({ ...claims, kinds: ['device'] })],
    ['compare/malformed', claims => ({ ...claims, kinds: ['place'] })],
    ['compare/malformed', claims => ({ ...claims, more: 1 })],
    ['compare/malformed', claims => ({ ...claims, suite: 'OPRF-P256-SHA256' })],
    ['compare/other-rules', claims => ({ ...claims, rules: 99 })],
    ['compare/not-for-us', claims => ({ ...claims, to: 'MX-SRE' })],
    ['compare/not-for-us', claims => ({ ...claims, from: 'MX-SRE' })],
    ['compare/not-for-us', claims => ({ ...claims, recipient: 'another' })],
    ['compare/issued-later', claims => ({ ...claims, issuedAt: '2027-03-02T15:00:00Z' })],
    ['compare/expired', claims => ({ ...claims, expiresAt: '2026-02-02T15:00:00Z' })],
  ])('%s, an offer', async (code, change) => {
    const { path } = await offered();
    const given = await resigned(us, mx, path, change);
    const before = stateOf(mx);

    expect(await refused(read(mx, given))).toBe(code);
    expect(stateOf(mx)).toBe(before);
  });

  it('an answer that was damaged, swapped, replayed, partly under another key, or for another offer', async () => {
    const [one, two] = [await offered(), await offered()];
    const [answer, other] = [await answeredBy(mx, one.path), await answeredBy(mx, two.path)];
    const swapped = await resigned(mx, us, answer, claims => ({ ...claims, run: two.run }));
    const { evaluated } = (await opened(us, other)).claims;
    const mixed = await resigned(mx, us, answer, claims => ({
      ...claims,
      evaluated: withBytes(claims['evaluated']!, overwrite(32, bytesOf(evaluated!).subarray(32, 64))),
    }));
    const identity = await resigned(mx, us, answer, claims => ({
      ...claims,
      evaluated: withBytes(claims['evaluated']!, overwrite(0, new Uint8Array(32))),
    }));
    const noKey = await resigned(mx, us, answer, claims => ({ ...claims, publicKey: Buffer.alloc(32).toString('base64url') }));
    const unsorted = await resigned(mx, us, answer, claims => ({
      ...claims,
      set: withBytes(claims['set']!, b => Buffer.concat([b.subarray(16), b.subarray(0, 16)])),
    }));
    const short = await resigned(mx, us, answer, claims => ({ ...claims, set: withBytes(claims['set']!, b => b.subarray(16)) }));
    const damaged = pathIn(us);
    writeFileSync(damaged, overwrite(statSync(answer).size - 40, Buffer.from([1, 2, 3]))(readFileSync(answer)));
    const before = stateOf(us);

    expect(await refused(read(us, swapped))).toBe('compare/other-offer');
    expect(await refused(read(us, mixed))).toBe('compare/bad-proof');
    expect(await refused(read(us, identity))).toBe('compare/bad-element');
    expect(await refused(read(us, noKey))).toBe('compare/bad-element');
    expect(await refused(read(us, unsorted))).toBe('compare/repeated-element');
    expect(await refused(read(us, short))).toBe('compare/wrong-size');
    expect(await refused(read(us, damaged))).toBe('packet/damaged');
    expect(await refused(read(mx, answer))).toBe('packet/not-for-us');
    expect(stateOf(us)).toBe(before);
    await taken(us, answer);
    expect(await refused(read(us, answer))).toBe('compare/replayed');
    expect(await refused(read(mx, one.path))).toBe('compare/replayed');
  });

  it('a result that names hits which nobody computed, once more, or of another answer', async () => {
    const { run, path } = await offered();
    const answer = await answeredBy(mx, path);
    await taken(us, answer);
    const result = await write(us, run);
    const tag = bytesOf((await opened(us, answer)).claims['set']!).subarray(0, 16); // a tag alone says that one was in the list
    const lied = await resigned(us, mx, result, claims => ({
      ...claims,
      hits: withBytes(claims['hits']!, b => overwrite(4, Buffer.concat([tag, Buffer.alloc(32, 7)]))(b)),
    }));
    const hidden = await resigned(us, mx, result, claims => ({
      ...claims,
      hits: withBytes(claims['hits']!, b => overwrite(b.length - 1, Buffer.from([1]))(b)),
    }));
    const many = await resigned(us, mx, result, claims => ({
      ...claims,
      hits: withBytes(claims['hits']!, overwrite(0, Buffer.from([255, 0, 0, 0]))),
    }));
    const wrong = await resigned(us, mx, result, claims => ({ ...claims, answer: 'A'.repeat(43) }));
    const before = stateOf(mx);

    expect(await refused(read(mx, lied))).toBe('compare/false-hit');
    expect(await refused(read(mx, hidden))).toBe('compare/malformed');
    expect(await refused(read(mx, many))).toBe('compare/malformed');
    expect(await refused(read(mx, wrong))).toBe('compare/other-offer');
    expect(stateOf(mx)).toBe(before);
    await taken(mx, result);
    expect(await refused(read(mx, result))).toBe('compare/replayed');
  });

  it('one of a stranger, our own sent back, one with another signature, one of another kind, and no file of ours at all', async () => {
    const { path } = await offered();
    const { claims, text } = await opened(mx, path);
    const stranger = signedFile(claims as never, signingPair(new Uint8Array(32).fill(9))).text;
    const own = signedFile({ ...claims, to: 'US-DOJ-OIA' } as never, (await ownKeys(us.session)).signer).text;
    const jws = JSON.parse(text) as Record<string, string>;
    const altered = text.replace(jws['signature']!, `${jws['signature']!.slice(0, -4)}AAAA`);
    const typed = JSON.parse(Buffer.from(jws['protected']!, 'base64url').toString('utf8')) as Record<string, string>;
    expect(typed['typ']).toBe(compareType);
    const spaced = text.replace('{', '{ ');

    expect(await refused(read(mx, await sealedAs(mx, stranger)))).toBe('compare/unknown-sender');
    expect(await refused(read(us, await sealedAs(us, own)))).toBe('compare/reflected');
    expect(await refused(read(mx, await sealedAs(mx, altered)))).toMatch(/compare\/(bad-signature|malformed)/);
    expect(await refused(read(mx, await sealedAs(mx, spaced)))).toBe('compare/malformed');
    expect(await refused(read(mx, await sealedAs(mx, 'no json')))).toBe('compare/malformed');
    const plain = pathIn(mx);
    writeFileSync(plain, 'hello');
    expect(await refused(read(mx, plain))).toBe('packet/not-a-packet');
  });

  it('an answer to a run whose case was erased meanwhile: what was computed of it went with it', async () => {
    const caseId = await caseWith(us, 'US-ERASED', [SHARED, '444433332222111100']);
    const { run, path } = await offered({ cases: [caseId] });
    const answer = await answeredBy(mx, path);
    forgetComparisonsOn(us.session.office, [caseId]);

    expect(findCompareSecret(us.session.office, run)).toBeNull();
    expect(JSON.stringify(us.session.office.prepare('SELECT * FROM comparison_secrets').all())).not.toContain(
      '444433332222111100',
    );
    expect(await refused(read(us, answer))).toBe('compare/replayed');
  });

  it('one that comes after its time, whose secrets are gone by then', async () => {
    const { run, path } = await offered();
    const answer = await answeredBy(mx, path);
    us.setNowMs(Date.parse('2026-05-02T15:00:00Z'));
    await us.unlock();

    expect(findCompareSecret(us.session.office, run)).toBeNull();
    expect(findComparison(us.session.office, run)?.state).toBe('expired');
    expect(await refused(read(us, answer))).toBe('compare/replayed');
    expect((await us.ask('audit:verify', {})).ok).toBe(true);
    expect(findCurrentKey(us.session.office, 'MX-FGR' as AgencyCode)).toBeDefined();
    us.setNowMs(Date.parse('2026-03-02T15:00:00Z'));
  });
});
