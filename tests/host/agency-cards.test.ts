import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { ownKeys } from '../../electron/host/agencies/agencies.ts';
import { signingPair } from '../../electron/host/keys/ed25519.ts';
import { readCard, writeCard, type Card } from '../../electron/host/agencies/cards.ts';
import { signingFingerprint } from '../../electron/host/keys/fingerprints.ts';
import { wordsEn } from '../../shared/words/en.ts';
import { wordsEs } from '../../shared/words/es.ts';
import { sourceOf, twoOffices } from '../support/exchange.ts';

let offices: Awaited<ReturnType<typeof twoOffices>>;
afterEach(() => offices.cleanup());

/** The card of the first office as it stands, and what the second office answers to another one. */
async function cards() {
  offices = await twoOffices();
  const { us, mx } = offices;
  const { signer } = await ownKeys(us.session);
  const text = readFileSync(join(us.root, 'card.json'), 'utf8');
  const { card } = readCard(Buffer.from(text), null);
  const give = async (content: string, wordsCompared = false) => {
    const path = join(mx.root, 'given-card.json');
    writeFileSync(path, content);
    const answer = await mx.request('agency:import', { file: sourceOf(mx, path), wordsCompared });
    return answer.ok ? answer.value.outcome : answer.failure.code;
  };
  return { text, card, signer, give };
}

const next = signingPair(new Uint8Array(32).fill(9));
const replacing = (card: Card, old: Uint8Array): Card => ({
  ...card,
  signingKey: Buffer.from(next.publicKey).toString('base64url'),
  issuedAt: '2026-03-03T09:00:00Z',
  replaces: signingFingerprint(old),
});

it('reads its twelve words at the same places in both languages', async () => {
  await cards();
  const { words } = await offices.us.ask('agency:card', {
    file: offices.us.services.handles.register({ kind: 'sink', name: 'card', path: join(offices.us.root, 'again.json') }),
  });
  const places = (text: string, list: readonly string[]) => text.split(' ').map(word => list.indexOf(word));

  expect(places(words.en, wordsEn)).toHaveLength(12);
  expect(places(words.en, wordsEn)).toEqual(places(words.es, wordsEs));
  expect(places(words.en, wordsEn)).not.toContain(-1);
});

it('brings a new key that the old one signed, and then the old card is refused', async () => {
  const { text, card, signer, give } = await cards();
  const rotated = replacing(card, signer.publicKey);

  expect(await give(text)).toBe('card/known');
  expect(await give(writeCard(rotated, [next]))).toBe('card/not-by-old-key');
  expect(await give(writeCard(rotated, [next, signer]))).toBe('replaced');
  expect(await give(text, true)).toBe('card/older');
});

it('revokes a key for good', async () => {
  const { text, card, signer, give } = await cards();

  expect(await give(writeCard({ ...card, state: 'revoked' }, [signer]))).toBe('revoked');
  expect(await give(text, true)).toBe('card/revoked');
});

it('is refused if it was altered', async () => {
  const { card, signer, give } = await cards();
  const whole = JSON.parse(writeCard(replacing(card, signer.publicKey), [next, signer])) as { payload: string };
  const payload = Buffer.from(JSON.stringify({ ...replacing(card, signer.publicKey), agency: 'US-DEA' })).toString('base64url');

  expect(await give(JSON.stringify({ ...whole, payload }), true)).toBe('card/bad-signature');
  expect(await give('{"payload":"e30"}', true)).toBe('card/malformed');
});
