import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getPacketJson, listOpenings } from '../../db/ledger.ts';
import { ownKeys } from '../../electron/host/agencies/own-keys.ts';
import { sealPacket } from '../../electron/host/packets/format/build.ts';
import { signPayload } from '../../electron/host/packets/format/sd-jwt.ts';
import { openingOf, type Opening } from '../../electron/host/packets/format/slots.ts';
import { entryOf } from '../../electron/host/packets/format/zip.ts';
import { canonical } from '../../electron/host/keys/canonical.ts';
import { sha256 } from '../../electron/host/keys/digest.ts';
import { signedClaims } from '../../shared/packet-reading/envelope.ts';
import type { Json, PacketId } from '../../shared/language.ts';
import { build, outbox, outboxPath, sourceOf, trust, twoOffices } from '../support/exchange.ts';
import { gathered } from '../support/packets.ts';
import { PASSPHRASE } from '../support/temp-vault.ts';

const second = `${PASSPHRASE} second`;

let offices: Awaited<ReturnType<typeof twoOffices>>;
let first: Awaited<ReturnType<typeof build>>;
beforeEach(async () => {
  offices = await twoOffices();
  const { us, caseId } = offices;
  // Not trusted yet, so that much is withheld; trusted since.
  await us.ask('agency:profile', { agency: 'MX-FGR', standing: 'vetted', purposes: ['same-case'], formalChannel: true });
  first = await build(us, caseId);
  await trust(us, 'MX-FGR');
});
afterEach(() => offices.cleanup());

const asked = (packetId: PacketId, places?: readonly string[]) => ({
  caseId: offices.caseId,
  recipient: 'MX-FGR',
  purpose: 'same-case' as const,
  scope: 'all' as const,
  supplement: { packet: packetId, ...(places === undefined ? {} : { places: [...places] }) },
});

async function supplement(places?: readonly string[]) {
  const { us } = offices;
  const built = await us.ask('packet:build', { ...asked(first.packetId, places), folder: outbox(us) });
  return { ...built, path: join(outboxPath(us), built.file) };
}

async function states() {
  const { places } = await offices.us.ask('packet:withheld', { packetId: first.packetId, scope: 'all' });
  return Object.fromEntries(places.map(({ place, state }) => [place, state]));
}

describe('a supplement', () => {
  it('gives what was withheld, proved against the packet that withheld it, and fills the gap with its marks', async () => {
    const { us, mx } = offices;
    const { caseId } = await mx.ask('packet:import', { file: sourceOf(mx, first.path) });

    const later = await supplement(['subjects[0].nationalities']);
    const seen = await mx.ask('packet:inspect', { file: sourceOf(mx, later.path) });
    const imported = await mx.ask('packet:import', { file: sourceOf(mx, later.path) });

    expect(later).toMatchObject({ kind: 'supplement', number: 2, released: ['subjects[0].nationalities'], withheld: [] });
    expect(seen.changes).toMatchObject([{ kind: 'added', field: 'nationalities', new: ['MX'] }]);
    expect(imported).toMatchObject({ kind: 'supplement', caseId, isNewCase: false, records: { added: 0, changed: 1 } });
    const { file } = await mx.ask('case:show', { caseId: caseId! });
    const person = file.records.find(({ entity }) => entity === 'subject')!;
    expect(person.fields['nationalities']).toEqual(['MX']);
    expect(person.fields['dob']).toBeUndefined();
    expect(person.marks['*']).toMatchObject({ locked: true, originator: 'US-DOJ-OIA' });
    expect(await us.ask('packet:show', { packetId: later.packetId, direction: 'out' })).toMatchObject({
      counts: { release: 1 },
      about: { reference: 'EX-2026-0001' },
    });
  });

  it('is owed a receipt, and gives no place twice', async () => {
    const { us } = offices;
    await supplement();

    const { lines } = await us.ask('packet:awaited', {});
    const again = await us.request('packet:build', { ...asked(first.packetId), folder: outbox(us) });

    const thread = await us.ask('packet:thread', { packetId: first.packetId, direction: 'out' });
    expect(thread.map(({ kind, earlier }) => [kind, earlier])).toEqual([
      ['disclosure', null],
      ['supplement', first.packetId],
    ]);
    expect(lines.map(({ kind }) => kind)).toContain('supplement');
    expect(again).toMatchObject({ ok: false, failure: { code: 'release/nothing-withheld' } });
    expect((await states())['title']).toBe('given');
  });

  it('is judged anew: what stays today stays, and what changed since goes in another packet', async () => {
    const { us, caseId } = offices;
    const { file } = await us.ask('case:show', { caseId });
    const person = file.records.find(({ entity, fields }) => entity === 'subject' && fields['paternal'] === 'Peñafiel')!;
    await us.ask('case:update-fields', { caseId, record: person.id, fields: { nationalities: ['MX', 'US'] } });

    const now = await states();
    const refused = await us.request('packet:build', {
      ...asked(first.packetId, ['subjects[0].nationalities', 'title']),
      folder: outbox(us),
    });

    expect(now).toMatchObject({ 'subjects[0].nationalities': 'changed', title: 'may-leave' });
    expect(Object.values(now)).toContain('stays');
    expect(refused).toMatchObject({ ok: false, failure: { code: 'release/nothing-withheld' } });
  });

  it('waits for the packet that it adds to, and changes nothing until that is held', async () => {
    const { mx } = offices;
    const later = await supplement();

    const early = await mx.request('packet:import', { file: sourceOf(mx, later.path), acceptGap: true });
    const held = await mx.ask('packet:list', {});
    await mx.ask('packet:import', { file: sourceOf(mx, first.path) });
    const taken = await mx.ask('packet:import', { file: sourceOf(mx, later.path) });

    expect(early).toMatchObject({ ok: false, failure: { code: 'packet/earlier-missing' } });
    expect(held.total).toBe(0);
    expect(taken).toMatchObject({ kind: 'supplement', place: 'next' });
  });

  it('is approved by a second person where a packet would be, and any change voids that', async () => {
    const { us, mx } = offices;
    await us.ask('approval:set-rules', { categories: [], fromLevel: null, recipients: [], everything: true, why: 'All by two' });
    await us.ask('user:add', { label: 'second', role: 'officer', passphrase: second });
    await us.unlock(second, 'second');
    const alone = await us.request('packet:build', { ...asked(first.packetId), folder: outbox(us) });
    const { id, digest } = await us.ask('packet:submit', asked(first.packetId, ['title']));
    await us.unlock(PASSPHRASE, 'first');
    const view = await us.ask('packet:submission', { id });
    await us.ask('packet:approve', { id, digest });
    await us.unlock(second, 'second');
    const left = await us.ask('packet:hand-over', { id, folder: outbox(us) });
    await mx.ask('packet:import', { file: sourceOf(mx, first.path) });
    const path = join(outboxPath(us), left.file);
    const seen = await mx.ask('packet:inspect', { file: sourceOf(mx, path) });

    expect(alone).toMatchObject({ ok: false, failure: { code: 'approval/needed' } });
    expect(view).toMatchObject({ outdated: null, contents: [{ entity: 'case', fields: [{ field: 'title' }] }] });
    expect(seen).toMatchObject({ approvals: [{ role: 'supervisor' }], released: ['title'] });
  });

  it('is approved no more once a value of it is another', async () => {
    const { us, caseId } = offices;
    await us.ask('user:add', { label: 'second', role: 'officer', passphrase: second });
    await us.unlock(second, 'second');
    const { id, digest } = await us.ask('packet:submit', asked(first.packetId, ['title']));
    await us.ask('case:update-fields', { caseId, record: caseId, fields: { title: 'Otro título' } });
    await us.unlock(PASSPHRASE, 'first');

    const answer = await us.request('packet:approve', { id, digest });

    expect(answer).toMatchObject({ ok: false, failure: { code: 'approval/outdated' } });
  });

  it('verifies if and only if each value is the one that was withheld, at its place', async () => {
    const { us, mx, caseId } = offices;
    await mx.ask('packet:import', { file: sourceOf(mx, first.path) });
    const later = await supplement();
    const payload = signedClaims(await packetJsonOf(later.packetId));
    const good = listOpenings(us.session.dbOf(caseId), first.packetId)
      .map(({ pointer, encoded }) => ({ path: pointer, encoded, digest: sha256(encoded) }))
      .filter(({ digest }) => (payload['disclosed'] as string[]).includes(digest));
    const stillWithheld = listOpenings(us.session.dbOf(caseId), first.packetId)
      .map(({ pointer, encoded }) => ({ path: pointer, encoded, digest: sha256(encoded) }))
      .filter(({ path, digest }) => path.includes('/fields/') && !good.some(each => each.digest === digest));
    const folder = mkdtempSync(join(mx.root, 'law-'));
    let at = 0;
    const judge = async (openings: readonly Opening[], also: Tampering = {}) => {
      const path = join(folder, `${(at += 1)}.age`);
      writeFileSync(path, await signedAnew(payload, openings, also));
      const answer = await mx.request('packet:verify', { file: sourceOf(mx, path) });
      return answer.ok ? 'taken' : answer.failure.code;
    };
    const change = (opening: Opening): readonly Opening[] => {
      const [salt, name, value] = JSON.parse(Buffer.from(opening.encoded, 'base64url').toString()) as [string, string, Json];
      const encodedAs = (...parts: Json[]) => Buffer.from(canonical(parts)).toString('base64url');
      const recordOf = ({ path }: Opening) => path.slice(0, path.lastIndexOf('/fields/'));
      const other = good.find(each => recordOf(each) !== recordOf(opening))!;
      const of = (encoded: string, path = opening.path): Opening => ({ path, encoded, digest: sha256(encoded) });
      return [
        of(encodedAs(salt, name, `${JSON.stringify(value)} `)),
        of(encodedAs(`${salt.startsWith('A') ? 'B' : 'A'}${salt.slice(1)}`, name, value)),
        of(opening.encoded, other.path.replace(/[^/]+$/, name)),
        of(opening.encoded, `${recordOf(opening)}/fields/${name === 'paternal' ? 'given' : 'paternal'}`), // in its own record
        openingOf(Buffer.alloc(32, 7), opening.path, value),
      ];
    };

    expect(await judge(good)).toBe('taken');
    const { header } = JSON.parse(Buffer.from(await packetJsonOf(first.packetId)).toString()) as {
      readonly header: { readonly disclosures: readonly string[] };
    };
    const nameOf = (encoded: string) => (JSON.parse(Buffer.from(encoded, 'base64url').toString()) as [string, string, Json])[1];
    const encoded = header.disclosures.find(each => nameOf(each) === 'requestingCountry' || nameOf(each) === 'direction')!;
    const givenThen = { path: `/case/fields/${nameOf(encoded)}`, encoded, digest: sha256(encoded) };
    expect(await judge([...good, givenThen])).toBe('packet/later-mismatch'); // it was not withheld
    await fc.assert(
      fc.asyncProperty(fc.subarray(good, { minLength: 1 }), fc.nat(4), fc.nat(), async (some, how, which) => {
        expect(await judge(some)).toBe('taken');
        const [chosen] = some.slice(which % some.length);
        const forged = change(chosen!)[how]!;
        const rest = some.filter(({ path }) => path !== chosen!.path && path !== forged.path);
        expect(await judge([...rest, forged])).not.toBe('taken');
        if (stillWithheld.length > 0) {
          const [kept] = stillWithheld.slice(which % stillWithheld.length);
          // The true value of another slot is one more that was withheld: it verifies, and only as itself.
          expect(await judge([...some, kept!])).toBe('taken');
        }
        expect(await judge(some, { strip: true })).toBe('packet/stripped');
        expect(await judge(some, { add: kept(good, some) })).not.toBe('taken');
        expect(await judge(some, { swap: true })).toBe(some.length > 1 ? 'packet/later-mismatch' : 'taken');
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});

const kept = (good: readonly Opening[], some: readonly Opening[]): Opening | null =>
  good.find(({ digest }) => !some.some(each => each.digest === digest)) ??
  openingOf(Buffer.alloc(32, 9), '/case/fields/title', 'x');

type Tampering = { readonly strip?: boolean; readonly add?: Opening | null; readonly swap?: boolean };

async function packetJsonOf(packetId: PacketId): Promise<Uint8Array> {
  const { us, caseId } = offices;
  return getPacketJson(us.session.dbOf(caseId), { direction: 'out', packetId });
}

/** The same supplement with other openings, signed by its true sender: what holds it back is the earlier packet alone. */
async function signedAnew(
  payload: { readonly [key: string]: Json },
  openings: readonly Opening[],
  { strip, add, swap }: Tampering,
) {
  const { signer } = await ownKeys(offices.us.session);
  const { recipient } = await ownKeys(offices.mx.session);
  const sorted = openings.toSorted((one, other) => (one.digest < other.digest ? -1 : 1));
  const paths = sorted.map(({ path }) => path);
  if (swap === true && paths.length > 1) paths.push(paths.shift()!);
  const opens = sorted.map(({ digest }, at) => ({ digest, path: paths[at]! }));
  const { _sd_alg: _, ...rest } = payload;
  const next = { ...rest, opens, disclosed: sorted.map(({ digest }) => digest), manifest: [], approvals: [] };
  const given = strip === true ? sorted.slice(1) : add == null ? sorted : [...sorted, add];
  const { text } = signPayload(next, given, signer);
  return gathered(await sealPacket({ entries: [entryOf('packet.json', Buffer.from(text))] }, recipient));
}
