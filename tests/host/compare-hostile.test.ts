import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findCurrentKey } from '../../db/agencies.ts';
import { findComparison, findCompareSecret } from '../../db/comparisons.ts';
import { forgetComparisonsOn } from '../../db/retention-erasing.ts';
import { ownKeys } from '../../electron/host/agencies/own-keys.ts';
import { compareType, signedFile } from '../../electron/host/compare/compare-file.ts';
import { signingPair } from '../../electron/host/keys/ed25519.ts';
import type { AgencyCode, Json } from '../../shared/language.ts';
import {
  caseWith,
  comparingOffices,
  opened,
  read,
  refused,
  SHARED,
  taken,
  textOf,
  type Claims,
} from '../support/comparing-offices.ts';
import type { TempVault } from '../support/temp-vault.ts';

let offices: Awaited<ReturnType<typeof comparingOffices>>;
let us: TempVault;
let mx: TempVault;

beforeAll(async () => {
  offices = await comparingOffices();
  ({ us, mx } = offices);
}, 60_000);
afterAll(() => offices.cleanup());
beforeEach(() => offices.forgetCounts());

const stateOf = (vault: TempVault) =>
  JSON.stringify(
    ['comparisons', 'comparison_secrets', 'comparison_hits', 'audit_entries'].map(table =>
      vault.session.office.prepare(`SELECT * FROM ${table}`).all(),
    ),
  );

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
    const { path } = await offices.offered();
    const given = await offices.resigned(us, mx, path, change);
    const before = stateOf(mx);

    expect(await refused(read(mx, given))).toBe(code);
    expect(stateOf(mx)).toBe(before);
  });

  it('an answer that was damaged, swapped, replayed, partly under another key, or for another offer', async () => {
    const [one, two] = [await offices.offered(), await offices.offered()];
    const [answer, other] = [await offices.answeredBy(mx, one.path), await offices.answeredBy(mx, two.path)];
    const swapped = await offices.resigned(mx, us, answer, claims => ({ ...claims, run: two.run }));
    const { evaluated } = (await opened(us, other)).claims;
    const mixed = await offices.resigned(mx, us, answer, claims => ({
      ...claims,
      evaluated: withBytes(claims['evaluated']!, overwrite(32, bytesOf(evaluated!).subarray(32, 64))),
    }));
    const identity = await offices.resigned(mx, us, answer, claims => ({
      ...claims,
      evaluated: withBytes(claims['evaluated']!, overwrite(0, new Uint8Array(32))),
    }));
    const noKey = await offices.resigned(mx, us, answer, claims => ({
      ...claims,
      publicKey: Buffer.alloc(32).toString('base64url'),
    }));
    const unsorted = await offices.resigned(mx, us, answer, claims => ({
      ...claims,
      set: withBytes(claims['set']!, b => Buffer.concat([b.subarray(16), b.subarray(0, 16)])),
    }));
    const short = await offices.resigned(mx, us, answer, claims => ({
      ...claims,
      set: withBytes(claims['set']!, b => b.subarray(16)),
    }));
    const damaged = offices.pathIn(us);
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
    const { run, path } = await offices.offered();
    const answer = await offices.answeredBy(mx, path);
    await taken(us, answer);
    const result = await offices.write(us, run);
    const tag = bytesOf((await opened(us, answer)).claims['set']!).subarray(0, 16); // a tag alone says that one was in the list
    const lied = await offices.resigned(us, mx, result, claims => ({
      ...claims,
      hits: withBytes(claims['hits']!, b => overwrite(4, Buffer.concat([tag, Buffer.alloc(32, 7)]))(b)),
    }));
    const hidden = await offices.resigned(us, mx, result, claims => ({
      ...claims,
      hits: withBytes(claims['hits']!, b => overwrite(b.length - 1, Buffer.from([1]))(b)),
    }));
    const many = await offices.resigned(us, mx, result, claims => ({
      ...claims,
      hits: withBytes(claims['hits']!, overwrite(0, Buffer.from([255, 0, 0, 0]))),
    }));
    const wrong = await offices.resigned(us, mx, result, claims => ({ ...claims, answer: 'A'.repeat(43) }));
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
    const { path } = await offices.offered();
    const { claims, text } = await opened(mx, path);
    const stranger = signedFile(claims as never, signingPair(new Uint8Array(32).fill(9))).text;
    const own = signedFile({ ...claims, to: 'US-DOJ-OIA' } as never, (await ownKeys(us.session)).signer).text;
    const jws = JSON.parse(text) as Record<string, string>;
    const altered = text.replace(jws['signature']!, `${jws['signature']!.slice(0, -4)}AAAA`);
    const typed = JSON.parse(Buffer.from(jws['protected']!, 'base64url').toString('utf8')) as Record<string, string>;
    expect(typed['typ']).toBe(compareType);
    const spaced = text.replace('{', '{ ');

    expect(await refused(read(mx, await offices.sealedAs(mx, stranger)))).toBe('compare/unknown-sender');
    expect(await refused(read(us, await offices.sealedAs(us, own)))).toBe('compare/reflected');
    expect(await refused(read(mx, await offices.sealedAs(mx, altered)))).toMatch(/compare\/(bad-signature|malformed)/);
    expect(await refused(read(mx, await offices.sealedAs(mx, spaced)))).toBe('compare/malformed');
    expect(await refused(read(mx, await offices.sealedAs(mx, 'no json')))).toBe('compare/malformed');
    const plain = offices.pathIn(mx);
    writeFileSync(plain, 'hello');
    expect(await refused(read(mx, plain))).toBe('packet/not-a-packet');
  });

  it('an answer to a run whose case was erased meanwhile: what was computed of it went with it', async () => {
    const caseId = await caseWith(us, 'US-ERASED', [SHARED, '444433332222111100']);
    const { run, path } = await offices.offered({ cases: [caseId] });
    const answer = await offices.answeredBy(mx, path);
    forgetComparisonsOn(us.session.office, [caseId], () => {});

    expect(findCompareSecret(us.session.office, run)).toBeNull();
    expect(JSON.stringify(us.session.office.prepare('SELECT * FROM comparison_secrets').all())).not.toContain(
      '444433332222111100',
    );
    expect(await refused(read(us, answer))).toBe('compare/replayed');
  });

  it('one that comes after its time, whose secrets are gone by then', async () => {
    const { run, path } = await offices.offered();
    const answer = await offices.answeredBy(mx, path);
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
