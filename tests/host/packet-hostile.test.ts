import { createHash } from 'node:crypto';
import { Encrypter } from 'age-encryption';
import { describe, expect, it } from 'vitest';
import { agePair } from '../../electron/host/keys/age-identity.ts';
import { canonical } from '../../electron/host/keys/canonical.ts';
import { placeInChannel } from '../../electron/host/packets/channel/channel.ts';
import { parseStrictJson } from '../../shared/packet-reading/packet-json.ts';
import { verifyPayload } from '../../electron/host/packets/format/sd-jwt.ts';
import { openPacket } from '../../electron/host/packets/read/verify.ts';
import { zipOf } from '../../electron/host/packets/format/zip.ts';
import { Refusal } from '../../shared/failure.ts';
import type { AgencyCode, Json } from '../../shared/language.ts';
import {
  composePacket,
  gathered,
  headerWith,
  inPieces,
  partsWith,
  readerWith,
  recipientPair,
  sender,
  stranger,
} from '../support/packets.ts';

type Jws = { header: { disclosures: string[] }; payload: string; protected: string; signature: string };
const good = (): Jws => JSON.parse(Buffer.from(composePacket(partsWith()).packetJson).toString()) as Jws;
const encode = (value: Json | string): string =>
  Buffer.from(typeof value === 'string' ? value : canonical(value)).toString('base64url');
const decode = (text: string) => JSON.parse(Buffer.from(text, 'base64url').toString()) as Record<string, Json>;
const disclosure = (name: string, value: Json): string => encode(['A'.repeat(22), name, value]);
const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** A packet whose signed content somebody with the right key wrote otherwise. */
function signed(change: (payload: Record<string, Json>, jws: Jws) => void, header: Record<string, Json> = {}): Jws {
  const jws = good();
  const payload = decode(jws.payload);
  change(payload, jws);
  jws.payload = encode(payload);
  jws.protected = encode({ ...decode(jws.protected), ...header });
  jws.signature = Buffer.from(sender.sign(Buffer.from(`${jws.protected}.${jws.payload}`))).toString('base64url');
  return jws;
}

/** The same values, written with a space after the first brace, and signed. */
function respelled(part: 'payload' | 'protected'): Jws {
  const jws = good();
  jws[part] = Buffer.from(Buffer.from(jws[part], 'base64url').toString().replace('{', '{ ')).toString('base64url');
  jws.signature = Buffer.from(sender.sign(Buffer.from(`${jws.protected}.${jws.payload}`))).toString('base64url');
  return jws;
}

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'accepted';
}

const fieldsOf = (payload: Record<string, Json>) =>
  (payload['case'] as { fields: { _sd: string[] } & Record<string, Json> }).fields;
const listsOf = (payload: Record<string, Json>) => (payload['case'] as { lists: { subjects: { _sd: string[] } } }).lists.subjects;
const addSlot = (payload: Record<string, Json>, text: string) => {
  fieldsOf(payload)._sd = [...fieldsOf(payload)._sd, digestOf(text)].sort();
};

describe('a verifier refuses', () => {
  it.each<[string, string, () => Jws]>([
    ['nothing that is whole', 'accepted', good],
    [
      'a payload altered',
      'packet/bad-signature',
      () => ({ ...good(), payload: encode({ ...decode(good().payload), approvals: [1] }) }),
    ],
    ['another algorithm', 'packet/algorithm', () => signed(() => undefined, { alg: 'none' })],
    ['another type', 'packet/type', () => signed(() => undefined, { typ: 'enlace-card' })],
    ['another spelling of what is signed', 'packet/not-canonical', () => respelled('payload')],
    ['another spelling of its header', 'packet/not-canonical', () => respelled('protected')],
    [
      'a salt that is no salt',
      'packet/disclosure-malformed',
      () =>
        signed((payload, jws) => {
          const odd = encode(['ñ'.repeat(22), 'x', 1]);
          addSlot(payload, odd);
          jws.header.disclosures.push(odd);
        }),
    ],
    [
      'another spelling of a value',
      'packet/not-canonical',
      () =>
        signed((payload, jws) => {
          const odd = encode(`["${'A'.repeat(22)}","x", 1]`);
          addSlot(payload, odd);
          jws.header.disclosures.push(odd);
        }),
    ],
    ['a header that says more', 'packet/malformed', () => signed(() => undefined, { crit: ['x'] })],
    ['a member that says more', 'packet/malformed', () => ({ ...good(), kb_jwt: 'x' }) as Jws],
    ['another hash', 'packet/algorithm', () => signed(payload => (payload['_sd_alg'] = 'sha-1'))],
    ['no hash', 'packet/algorithm', () => signed(payload => delete payload['_sd_alg'])],
    [
      'a disclosure taken out',
      'packet/stripped',
      () => (jws => ({ ...jws, header: { disclosures: jws.header.disclosures.slice(1) } }))(good()),
    ],
    [
      'a disclosure twice',
      'packet/disclosure-repeated',
      () => (jws => ({ ...jws, header: { disclosures: [...jws.header.disclosures, jws.header.disclosures[0]!] } }))(good()),
    ],
    [
      'a disclosure that nothing names',
      'packet/disclosure-unreferenced',
      () => (jws => ({ ...jws, header: { disclosures: [...jws.header.disclosures, disclosure('x', 1)] } }))(good()),
    ],
    [
      'a disclosure that is none',
      'packet/disclosure-malformed',
      () => (jws => ({ ...jws, header: { disclosures: [encode(['x'])] } }))(good()),
    ],
    [
      'padding in base64url',
      'packet/disclosure-malformed',
      () => (jws => ({ ...jws, header: { disclosures: [`${jws.header.disclosures[0]}=`] } }))(good()),
    ],
    [
      'a claim named _sd',
      'packet/reserved-name',
      () => signed((payload, jws) => (addSlot(payload, disclosure('_sd', 1)), jws.header.disclosures.push(disclosure('_sd', 1)))),
    ],
    [
      'a claim named like a prototype',
      'packet/reserved-name',
      () =>
        signed(
          (payload, jws) => (
            addSlot(payload, disclosure('__proto__', 1)),
            jws.header.disclosures.push(disclosure('__proto__', 1))
          ),
        ),
    ],
    [
      'slots inside a value',
      'packet/reserved-name',
      () =>
        signed(
          (payload, jws) => (
            addSlot(payload, disclosure('x', { _sd: [] })),
            jws.header.disclosures.push(disclosure('x', { _sd: [] }))
          ),
        ),
    ],
    ['an array digest', 'packet/reserved-name', () => signed(payload => (fieldsOf(payload)['x'] = [{ '...': 'A'.repeat(43) }]))],
    [
      'a claim that overwrites another',
      'packet/claim-overwritten',
      () => signed(payload => (fieldsOf(payload)['title'] = 'plain')),
    ],
    [
      'a digest that stands twice',
      'packet/digest-repeated',
      () => signed(payload => (listsOf(payload)._sd = [fieldsOf(payload)._sd[0]!])),
    ],
    ['slots out of order', 'packet/malformed', () => signed(payload => fieldsOf(payload)._sd.reverse())],
    ['a disclosed set that lacks one', 'packet/stripped', () => signed(payload => (payload['disclosed'] = []))],
  ])('%s: %s', (_what, code, make) => {
    const text = canonical(make());

    expect(codeOf(() => verifyPayload(Buffer.from(text), sender.publicKey))).toBe(code);
  });

  it('another spelling of its file', () => {
    const spaced = Buffer.from(JSON.stringify(good(), null, 1));

    expect(codeOf(() => verifyPayload(spaced, sender.publicKey))).toBe('packet/not-canonical');
  });

  it('another spelling of its file, as long as the canonical one', () => {
    const { header, ...others } = good();
    const turned = JSON.stringify({ ...others, header });

    expect(turned.length).toBe(canonical(good() as unknown as Json).length);
    expect(codeOf(() => verifyPayload(Buffer.from(turned), sender.publicKey))).toBe('packet/not-canonical');
  });

  it('another key', () => {
    expect(codeOf(() => verifyPayload(Buffer.from(canonical(good() as unknown as Json)), stranger.publicKey))).toBe(
      'packet/bad-signature',
    );
  });
});

describe('strict JSON refuses', () => {
  const bounds = { mostBytes: 1000, mostValues: 100 };

  it.each([
    ['a repeated key', '{"a":1,"a":2}', 'packet/json-repeated-key'],
    ['a repeated key spelled otherwise', '{"a":1,"\\u0061":2}', 'packet/json-repeated-key'],
    ['deep nesting', '['.repeat(65) + ']'.repeat(65), 'packet/json-too-deep'],
    ['a NUL', '"a\\u0000"', 'packet/json-bad-character'],
    ['a bidirectional override', '"a\u202eb"', 'packet/json-bad-character'],
    ['half a character', '"\\ud800"', 'packet/json-bad-character'],
    ['what is not JSON', '{a:1}', 'packet/json-malformed'],
    ['a byte-order mark', '\ufeff{}', 'packet/json-malformed'],
    ['a number that a double does not hold', '{"a":9007199254740993}', 'packet/json-malformed'],
    ['a number that is endless', '[-1e999]', 'packet/json-malformed'],
    ['too much', `"${'a'.repeat(2000)}"`, 'packet/json-too-large'],
    ['more values than its reader bears', `[${'[],'.repeat(60)}1]`, 'packet/json-too-large'],
  ])('%s', (_what, text, code) => {
    expect(codeOf(() => parseStrictJson(Buffer.from(text), bounds))).toBe(code);
  });

  it('no commas or brackets within a text for values', () => {
    expect(parseStrictJson(Buffer.from(`"${',[{'.repeat(60)}"`), bounds)).toBe(',[{'.repeat(60));
  });

  it('bytes that are not UTF-8', () => {
    expect(codeOf(() => parseStrictJson(Buffer.from([0x22, 0xff, 0x22]), bounds))).toBe('packet/json-not-utf8');
  });
});

describe('a ZIP is refused', () => {
  const zip = async () => Buffer.from(await gathered(zipOf(composePacket(partsWith()).entries)));
  const open = (bytes: Uint8Array) => openPacket(inPieces(bytes, 500), readerWith({ identity: null }));
  const rename = (bytes: Buffer, from: string, to: string): Buffer =>
    Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1');
  const central = (bytes: Buffer): number => bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));

  it.each<[string, string, (bytes: Buffer) => Buffer]>([
    ['with a name that climbs out', 'packet/zip-unsafe-name', bytes => rename(bytes, 'files/0001.pdf', '../../0001.pdf')],
    ['with an absolute name', 'packet/zip-unsafe-name', bytes => rename(bytes, 'files/0001.pdf', '/iles/0001.pdf')],
    ['with an unknown entry', 'packet/zip-unknown-entry', bytes => rename(bytes, 'packet.pdf', 'packet.exe')],
    ['with a file under another name', 'packet/manifest-mismatch', bytes => rename(bytes, 'files/0001.pdf', 'files/0001.txt')],
    ['with a compressed entry', 'packet/zip-compressed', bytes => (bytes.writeUInt16LE(8, 8), bytes)],
    ['with flags', 'packet/zip-malformed', bytes => (bytes.writeUInt16LE(8, 6), bytes)],
    ['with a link', 'packet/zip-link', bytes => (bytes.writeUInt16LE(0xa1ff, central(bytes) + 40), bytes)],
    ['whose tables differ', 'packet/zip-mismatch', bytes => (bytes.writeUInt32LE(1, central(bytes) + 16), bytes)],
    ['with bytes after its end', 'packet/zip-mismatch', bytes => Buffer.concat([bytes, Buffer.from('x')])],
    ['with something in its padding', 'packet/zip-padding', bytes => (bytes.writeUInt8(1, central(bytes) - 1), bytes)],
    ['that ends early', 'packet/zip-mismatch', bytes => bytes.subarray(0, bytes.length - 5)],
    ['that ends within an entry', 'packet/zip-malformed', bytes => bytes.subarray(0, 600)],
    ['with a byte of an entry changed', 'packet/zip-malformed', bytes => rename(bytes, 'a document', 'A document')],
    [
      'that claims more than any packet',
      'packet/too-large',
      bytes => (bytes.writeUInt32LE(0xf0000000, 18), bytes.writeUInt32LE(0xf0000000, 22), bytes),
    ],
  ])('%s: %s', async (_what, code, change) => {
    await expect(open(change(await zip()))).rejects.toThrow(code);
  });

  it('with a name twice', async () => {
    const entries = composePacket(partsWith()).entries;

    await expect(open(await gathered(zipOf([...entries, entries.at(-1)!])))).rejects.toThrow('packet/zip-repeated-name');
  });

  it('with a file that is not the one signed', async () => {
    const entries = composePacket(partsWith()).entries;
    const other = composePacket(partsWith({ readme: 'READMY' })).entries;

    await expect(open(await gathered(zipOf([entries[0]!, entries[1]!, other[2]!, entries[3]!])))).rejects.toThrow(
      'packet/manifest-mismatch',
    );
    await expect(open(await gathered(zipOf(entries.slice(0, 3))))).rejects.toThrow('packet/manifest-mismatch');
  });
});

describe('a sender or recipient that does not fit is refused', () => {
  it('each in its own way', async () => {
    const bytes = await gathered(zipOf(composePacket(partsWith()).entries));
    const open = (change: Parameters<typeof readerWith>[0]) =>
      openPacket(inPieces(bytes), readerWith({ identity: null, ...change }));
    const [known] = readerWith().knownKeys;

    await expect(open({ knownKeys: [] })).rejects.toThrow('packet/unknown-sender');
    await expect(open({ knownKeys: [{ ...known!, publicKey: stranger.publicKey }] })).rejects.toThrow('packet/other-key');
    await expect(open({ knownKeys: [], holds: () => true })).rejects.toThrow('packet/re-signed');
    await expect(open({ knownKeys: [{ ...known!, isRevoked: true }] })).rejects.toThrow('packet/revoked-key');
    await expect(open({ knownKeys: [{ ...known!, agency: 'US-DEA' as AgencyCode }] })).rejects.toThrow('packet/wrong-agency');
  });
});

it('a file that others can open too is refused', async () => {
  const bytes = await gathered(zipOf(composePacket(partsWith()).entries));
  const other = await agePair(createHash('sha256').update('somebody else').digest());
  const sealedFor = async (...recipients: string[]): Promise<Uint8Array> => {
    const encrypter = new Encrypter();
    for (const recipient of recipients) encrypter.addRecipient(recipient);
    return encrypter.encrypt(bytes);
  };

  await expect(openPacket(inPieces(await sealedFor(recipientPair.recipient)), readerWith())).resolves.toBeDefined();
  await expect(openPacket(inPieces(await sealedFor(recipientPair.recipient, other.recipient)), readerWith())).rejects.toThrow(
    'packet/many-recipients',
  );
});

describe('a place in a channel', () => {
  const at = (number: number, previous: string | null) =>
    headerWith({ channel: { ...headerWith().channel, number, previous } }).channel;
  const state = [
    { number: 1, hash: 'h1', previous: null },
    { number: 3, hash: 'h3', previous: 'h2' },
  ];

  it.each([
    ['replayed', 'packet/replayed', at(1, null), 'h1'],
    ['forked at its number', 'packet/forked', at(1, null), 'hX'],
    ['forked before', 'packet/forked', at(4, 'hX'), 'h4'],
    ['forked after', 'packet/forked', at(2, 'h1'), 'hX'],
    ['after a gap', 'packet/gap', at(6, 'h5'), 'h6'],
    ['late', 'packet/out-of-order', at(2, 'h1'), 'h2'],
    ['next', 'accepted', at(4, 'h3'), 'h4'],
  ])('is %s', (_what, code, position, hash) => {
    expect(codeOf(() => placeInChannel(position, hash, state, false))).toBe(code);
  });
});
