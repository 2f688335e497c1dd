import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ownKeys } from '../../electron/host/agencies/own-keys.ts';
import { signingPair } from '../../electron/host/keys/ed25519.ts';
import { readCard, writeCard, type Card } from '../../electron/host/agencies/cards.ts';
import { signingFingerprint } from '../../electron/host/keys/fingerprints.ts';
import { canonical } from '../../electron/host/keys/canonical.ts';
import { ownReading } from '../../shared/catalogue-version.ts';
import { cardPayload } from '../../shared/contract/card-format.ts';
import { wordsEn } from '../../shared/words/en.ts';
import { wordsEs } from '../../shared/words/es.ts';
import { build, outbox, outboxFiles, sourceOf, twoOffices } from '../support/exchange.ts';

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

it('has its words beside it as text, which never takes the place of another file', async () => {
  await cards();
  const { us } = offices;
  const write = (name: string) => {
    const file = us.services.handles.register({ kind: 'sink', name, path: join(us.root, name) });
    return us.ask('agency:card', { file });
  };
  const { words, wordsFile } = await write('ours.json');
  const text = readFileSync(join(us.root, 'ours-words.txt'), 'utf8');

  expect(wordsFile).toBe('ours-words.txt');
  for (const [language, column] of [
    ['es', 1],
    ['en', 2],
  ] as const) {
    const lines = text.split('\n').filter(line => /^ ?\d+ {2}/.test(line));
    expect(lines.map(line => line.trim().split(/ +/)[column]).join(' ')).toBe(words[language]);
  }
  expect((await write('ours.json')).wordsFile).toBe('ours-words.txt');

  writeFileSync(join(us.root, 'other-words.txt'), 'my own list');
  expect((await write('other.json')).wordsFile).toBeNull();
  expect(readFileSync(join(us.root, 'other-words.txt'), 'utf8')).toBe('my own list');
  mkdirSync(join(us.root, 'third-words.txt'));
  expect((await write('third.json')).wordsFile).toBeNull();
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

describe('what an office reads', () => {
  const later = { catalogue: 9, packets: [1, 2] };
  const tomorrow = { issuedAt: '2026-03-03T09:00:00Z' };

  it('stands in a signature of its own, beside the two that a program of the first release takes', async () => {
    const { text, card } = await cards();
    const { payload, signatures } = JSON.parse(text) as { payload: string; signatures: { protected: string }[] };
    const headers = signatures.map(one => JSON.parse(Buffer.from(one.protected, 'base64url').toString()) as object);
    const kid = signingFingerprint(Buffer.from(card.signingKey, 'base64url'));

    expect(headers).toEqual([
      { alg: 'EdDSA', kid, typ: 'enlace-card' },
      { alg: 'EdDSA', kid, reads: ownReading, typ: 'enlace-card' },
    ]);
    expect(cardPayload.parse(JSON.parse(Buffer.from(payload, 'base64url').toString()))).toEqual(card);
    expect(readCard(Buffer.from(text), null).reading).toEqual(ownReading);
  });

  it('is that of the first release where a card does not say it, and is said by one that replaces a key too', async () => {
    const { card, signer } = await cards();
    const readingOf = (...written: Parameters<typeof writeCard>) => readCard(Buffer.from(writeCard(...written)), null).reading;

    expect(readingOf(card, [signer])).toEqual({ catalogue: 1, packets: [1] });
    expect(readingOf(replacing(card, signer.publicKey), [next, signer], later)).toEqual(later);
    expect(readingOf(replacing(card, signer.publicKey), [next, signer])).toEqual({ catalogue: 1, packets: [1] });
    expect(readingOf(card, [signer], later)).toEqual(later);
  });

  it('is noted from a newer card of the same keys, never from an older one', async () => {
    const { card, signer, give } = await cards();
    const reads = async () =>
      (await offices.mx.ask('agency:list', {}))
        .find(({ code }) => code === 'US-DOJ-OIA')!
        .keys.map(key => [key.reads, key.isCompared]);

    expect(await give(writeCard({ ...card, issuedAt: '2026-03-01T09:00:00Z' }, [signer], later))).toBe('card/older');
    expect(await give(writeCard({ ...card, ...tomorrow }, [signer], later))).toBe('updated');
    expect(await give(writeCard({ ...card, ...tomorrow }, [signer], later))).toBe('card/known');
    expect(await give(writeCard(card, [signer]))).toBe('card/older');
    expect(await reads()).toEqual([[later, true]]);
  });

  it('is refused where somebody altered it', async () => {
    const { card, signer, give } = await cards();
    const whole = JSON.parse(writeCard({ ...card, ...tomorrow }, [signer], later)) as { signatures: { protected: string }[] };
    const header = JSON.parse(Buffer.from(whole.signatures[1]!.protected, 'base64url').toString()) as object;
    whole.signatures[1]!.protected = Buffer.from(canonical({ ...header, reads: { ...later, catalogue: 10 } })).toString(
      'base64url',
    );

    expect(await give(JSON.stringify(whole))).toBe('card/bad-signature');
  });

  it('keeps a format that the office does not read from being sent to it', async () => {
    const { card, signer, give } = await cards();
    await give(writeCard({ ...card, ...tomorrow }, [signer], { catalogue: 2, packets: [2] }));
    const { mx } = offices;
    const fields = { kind: 'information-exchange', reference: 'IE-1', title: 'Un asunto' };
    const { id: caseId } = await mx.ask('case:create', { fields });

    const built = await mx.request('packet:build', {
      caseId,
      recipient: 'US-DOJ-OIA',
      purpose: 'same-case',
      scope: 'all',
      folder: outbox(mx),
    });

    expect(built).toMatchObject({ ok: false, failure: { code: 'agency/other-format' } });
    expect(outboxFiles(mx)).toEqual([]);
  });
});

it('what a counterpart’s catalogue does not know is left out of its packet, and the sender is told; its newer card lets it leave', async () => {
  offices = await twoOffices(
    {},
    {
      warrants: [
        { type: 'bind-over', number: 'CP-12/2026' },
        { type: 'arrest', number: 'W-7' },
      ],
    },
  );
  const { us, mx, caseId } = offices;
  const { signer } = await ownKeys(mx.session);
  const { card } = readCard(readFileSync(join(mx.root, 'card.json')), null);
  const give = async (issuedAt: string, ...more: [] | [typeof ownReading]) => {
    writeFileSync(join(us.root, 'given.json'), writeCard({ ...card, issuedAt }, [signer], ...more));
    return us.ask('agency:import', { file: sourceOf(us, join(us.root, 'given.json')), wordsCompared: true });
  };
  const types = async (path: string) => {
    const { caseId: came } = await mx.ask('packet:import', { file: sourceOf(mx, path) });
    const { file } = await mx.ask('case:show', { caseId: came! });
    return file.records.filter(({ entity }) => entity === 'warrant').map(({ fields }) => [fields['type'], fields['number']]);
  };
  const request = { caseId, recipient: 'MX-FGR', purpose: 'same-case' as const, scope: 'all' as const };
  expect((await give('2026-03-02T16:00:00Z')).outcome).toBe('updated');

  // The parties by country came with the same version; an older office reads the direction.
  const leftOut = [
    { entity: 'case', field: 'requestingCountry', place: 'requestingCountry' },
    { entity: 'case', field: 'requestedCountry', place: 'requestedCountry' },
    { entity: 'warrant', field: 'type', place: 'warrants[0].type' },
  ];
  const preview = await us.ask('packet:preview', request);
  expect(preview).toMatchObject({ leftOut });
  expect(preview.rows.find(({ path }) => path === 'warrants[0].type')).toMatchObject({
    action: 'OMIT_SILENT',
    rule: 'reader/unknown-option',
    code: null,
  });
  expect(await us.ask('packet:view', request)).toMatchObject({ leftOut });
  const early = await build(us, caseId);
  expect(early).toMatchObject({ leftOut });
  expect(early.released).toContain('warrants[0].number');
  expect(early.released).not.toContain('warrants[0].type');
  expect(await types(early.path)).toEqual([
    [undefined, 'CP-12/2026'],
    ['arrest', 'W-7'],
  ]);

  expect((await give('2026-03-02T17:00:00Z', ownReading)).outcome).toBe('updated');
  const late = await build(us, caseId);
  expect(late.leftOut).toEqual([]);
  expect(await types(late.path)).toEqual([
    ['bind-over', 'CP-12/2026'],
    ['arrest', 'W-7'],
  ]);
});
