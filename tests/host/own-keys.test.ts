import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getSecret } from '../../db/vault-state.ts';
import { readCard } from '../../electron/host/agencies/cards.ts';
import { ownReading } from '../../shared/catalogue-version.ts';
import { build, outbox, outboxPath, sourceOf, twoOffices } from '../support/exchange.ts';
import { caseFile, importFile, sampleCase } from '../support/case-file.ts';
import type { TempVault } from '../support/temp-vault.ts';

// One story, in order: each part begins where the one before ended.

let offices: Awaited<ReturnType<typeof twoOffices>>;
beforeAll(async () => {
  offices = await twoOffices();
});
afterAll(() => offices.cleanup());

const sinkIn = (vault: TempVault, name: string) => {
  const path = join(vault.root, name);
  return { path, file: vault.services.handles.register({ kind: 'sink', name, path }) };
};
async function taken(to: TempVault, path: string, more: { acceptGap?: boolean } = {}) {
  const answer = await to.request('packet:import', { file: sourceOf(to, path), ...more });
  return answer.ok ? { number: answer.value.number, place: answer.value.place } : answer.failure.code;
}
/** The first office's card, as the second one takes it without a telephone. */
async function card(from: TempVault, to: TempVault) {
  const { path, file } = sinkIn(from, 'next-card.json');
  await from.ask('agency:card', { file });
  const answer = await to.request('agency:import', { file: sourceOf(to, path), wordsCompared: false });
  return answer.ok ? answer.value.outcome : answer.failure.code;
}
const receipt = async (from: TempVault, packetId: string, to: string) => {
  const { file } = await from.ask('packet:receipt', { packetId, folder: outbox(from) });
  expect(to).not.toBe('');
  return join(outboxPath(from), file);
};

describe('keys of ours that are replaced', () => {
  const held: Record<string, string> = {};

  it('leave the channel unbroken: the next packet counts on, and a card signed by the old key is enough to take it in', async () => {
    const { us, mx, caseId } = offices;
    const first = await build(us, caseId);
    expect(await taken(mx, first.path)).toEqual({ number: 1, place: 'next' });
    held['receipt'] = await receipt(mx, first.packetId, 'us'); // sealed to the key that goes
    held['late'] = (await build(us, caseId)).path; // signed by it, and still on its way
    const secrets = () =>
      ['agency-signing-seed', 'agency-age-identity'].map(name =>
        Buffer.from(getSecret(us.session.office, name as 'agency-signing-seed')),
      );
    const [seed, identity] = secrets();
    const before = await us.ask('own-keys:list', {});

    const keys = await us.ask('own-keys:renew', { why: 'Each second year' });

    expect(keys.map(({ ended }) => ended)).toEqual([null, 'replaced']);
    expect(keys[1]).toMatchObject({ fingerprint: before[0]!.fingerprint, words: before[0]!.words });
    expect(secrets().map((now, at) => now.equals([seed!, identity!][at]!))).toEqual([false, false]);
    expect(JSON.stringify(await us.ask('audit:list', {}))).not.toMatch(/AGE-SECRET/);
    const { path: plain, file } = sinkIn(us, 'plain.json');
    await us.ask('agency:card', { file, plain: true });
    const read = readCard(readFileSync(plain), null);
    expect([read.card.replaces, read.reading]).toEqual([null, ownReading]);
    expect((JSON.parse(readFileSync(plain, 'utf8')) as { signatures: unknown[] }).signatures).toHaveLength(2); // as the first release reads
    const third = await build(us, caseId);
    expect(third.number).toBe(3);
    expect(await taken(mx, third.path)).toBe('packet/other-key');
    expect(await card(us, mx)).toBe('replaced');
    // Number 2 is missing, and that is seen over the change of keys.
    expect(await taken(mx, third.path)).toBe('packet/gap');
    expect(await taken(mx, held['late'])).toEqual({ number: 2, place: 'next' });
    expect(await taken(mx, third.path)).toEqual({ number: 3, place: 'next' });
  });

  it('read what was sealed to them, and the office reads again what it signed with them', async () => {
    const { us, caseId } = offices;

    expect(await taken(us, held['receipt']!)).toEqual({ number: 1, place: 'next' });
    const { values, unread } = await us.ask('ledger:held', { agency: 'MX-FGR' });
    expect([values.length > 0, unread]).toEqual([true, []]);
    const { lines } = await us.ask('packet:list', { direction: 'out', caseId });
    for (const { packetId } of lines)
      expect((await us.ask('packet:show', { packetId, direction: 'out' })).contents).not.toBeNull();
    const { sent } = await us.ask('packet:view', { caseId, recipient: 'MX-FGR', purpose: 'same-case' });
    expect(sent.reduce((sum, one) => sum + one.values, 0)).toBeGreaterThan(0);
  });

  it('are written to under the new key, and that channel counts on too', async () => {
    const { us, mx } = offices;
    const imported = await importFile(
      mx,
      caseFile(sampleCase({ id: 'theirs', reference: 'MX-2026-0007', subjects: [], charges: [] })),
    );
    expect(imported.ok).toBe(true);
    const { cases } = await mx.ask('case:list', { text: 'MX-2026-0007' });
    const built = await build(mx, cases[0]!.id, 'US-DOJ-OIA');

    expect(built.number).toBe(2);
    expect(await taken(us, built.path)).toEqual({ number: 2, place: 'next' });
  });

  it('are revoked by a card of their own, after which nothing signed with them is taken in', async () => {
    const { us, mx, caseId } = offices;
    const late = await build(us, caseId); // under the second keys
    const [second] = await us.ask('own-keys:renew', { why: 'A laptop was stolen' });
    const present = await us.request('own-keys:revoke', {
      fingerprint: second!.fingerprint,
      file: sinkIn(us, 'no.json').file,
      why: 'x',
    });
    expect(present.ok || present.failure.code).toBe('agency/no-key'); // those in use are replaced first
    expect(await card(us, mx)).toBe('replaced');
    const stolen = (await us.ask('own-keys:list', {}))[1]!;
    const { path, file } = sinkIn(us, 'revoked.json');

    const keys = await us.ask('own-keys:revoke', { fingerprint: stolen.fingerprint, file, why: 'A laptop was stolen' });

    expect(keys.map(({ ended }) => ended)).toEqual([null, 'revoked', 'replaced']);
    const answer = await mx.ask('agency:import', { file: sourceOf(mx, path), wordsCompared: false });
    expect(answer.outcome).toBe('revoked');
    expect(await taken(mx, late.path, { acceptGap: true })).toBe('packet/revoked-key');
    const { keys: known } = (await mx.ask('agency:list', {})).find(({ code }) => code === 'US-DOJ-OIA')!;
    expect(known.map(({ ended }) => ended)).toEqual([null, 'revoked', 'replaced']);
    const next = await build(us, caseId);
    expect(await taken(mx, next.path)).toBe('packet/gap');
    expect(await taken(mx, next.path, { acceptGap: true })).toEqual({ number: 5, place: 'after-gap' });
  });

  it('are not replaced while a number is open, nor by whoever is no supervisor', async () => {
    const { us, caseId } = offices;
    us.session.office.prepare(`UPDATE channel_packets SET state = 'signed' WHERE direction = 'out' AND number = 5`).run();
    const answer = await us.request('own-keys:renew', { why: 'Now' });

    expect(answer.ok || answer.failure.code).toBe('packet/unsettled');
    expect((await build(us, caseId)).number).toBe(6);
  });
});
