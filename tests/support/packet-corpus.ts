import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { getVaultState } from '../../db/vault-state.ts';
import { ownKeys } from '../../electron/host/agencies/own-keys.ts';
import { canonical } from '../../electron/host/keys/canonical.ts';
import { recipientFingerprint, signingFingerprint } from '../../electron/host/keys/fingerprints.ts';
import { sealTo } from '../../electron/host/keys/seal.ts';
import { layOutPacket, type PacketParts } from '../../electron/host/packets/format/build.ts';
import { entryOf, zipOf, type ZipEntry } from '../../electron/host/packets/format/zip.ts';
import { piecesOf } from '../../electron/host/places/pieces.ts';
import type { ConsentClaim, NoticeClaim } from '../../shared/contract/packet-claims.ts';
import type { AgencyCode, CivilDate, Json, PacketId } from '../../shared/language.ts';
import { papLabels, purposes, tlpLabels } from '../../shared/mark.ts';
import type { PacketHeader } from '../../shared/packet.ts';
import { attachment, emission, gathered, headerWith, released, stranger, withheld } from './packets.ts';
import { listOf } from './strange-packets.ts';
import type { TempVault } from './temp-vault.ts';

type Claims = Record<string, Json>;
type Jws = { header: { disclosures: string[] }; payload: string; protected: string; signature: string };

/** What one packet is like; everything else of it follows from its number. */
export type Seed = {
  readonly kind: 'disclosure' | 'receipt' | 'consent' | 'notice' | 'void';
  readonly title: string;
  readonly given: string;
  readonly later: Json;
  readonly withheld: string;
  readonly documents: number;
  readonly sizeBytes: number;
  readonly header: Partial<PacketHeader>;
  readonly isFirst: boolean;
  readonly alg: 'EdDSA' | 'Ed25519';
  readonly receipt: { readonly packet: PacketId; readonly hash: string };
  readonly consent: ConsentClaim;
  readonly notice: NoticeClaim;
};

const letters = [...'abcdefghijklmnopqrstuvwxyzABCÑÁÉÜñáéíóúü0123456789 .,;:-_/()"\\\'€漢字はしれ한글ابج😀𝔘'];
const line = fc.string({ unit: fc.constantFrom(...letters), maxLength: 40 }).map(text => `x${text}y`);
const someNumber = fc.oneof(
  fc.integer(),
  fc.constantFrom(0, 1e-7, 1.5e-9, 0.1, 123456.789, 2 ** 53 - 1, -(2 ** 53 - 1), 1 / 3, 5e-324, 100, 1e15, 4.5e15),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }),
);
const { value: anyJson } = fc.letrec<{ value: Json }>(tie => ({
  value: fc.oneof(
    { maxDepth: 3 },
    line,
    someNumber,
    fc.boolean(),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(
      line.filter(key => !key.includes('.')),
      tie('value'),
      { maxKeys: 4 },
    ),
  ),
}));

const header: fc.Arbitrary<Partial<PacketHeader>> = fc.record({
  purpose: fc.constantFrom(...purposes),
  basis: fc.array(fc.record({ statute: line, version: line, article: line }), { maxLength: 3 }),
  issuedAt: fc.constantFrom('2020-01-01T00:00:00Z', '2024-02-29T23:59:59Z', '2025-12-31T12:00:00Z'),
  handling: fc.record({
    codes: fc.subarray(['H0', 'H1', 'H2', 'H3'] as const),
    tlp: fc.constantFrom(...tlpLabels),
    pap: fc.constantFrom(...papLabels),
    relTo: fc.subarray(['MX', 'US', 'MX-FGR']),
    onward: fc.constantFrom('no', 'with-consent', 'within-agency'),
    courtUse: fc.constantFrom('no', 'with-consent', 'yes'),
    retentionUntil: fc.constantFrom(null, '2028-02-29' as never),
  }),
});

/** A packet that a receipt may name, and a consent be asked for, with the digests of what it gave. */
export type Back = { readonly packetId: PacketId; readonly hash: string; readonly digests: readonly string[] };

/** Packets of every kind that is built, as any sender may make them. */
export function goodPacket(back: Back): fc.Arbitrary<Seed> {
  return fc.record({
    kind: fc.constantFrom('disclosure', 'disclosure', 'disclosure', 'receipt', 'consent', 'notice', 'void'),
    title: line,
    given: line,
    later: anyJson.map(value => JSON.parse(canonical(value)) as Json), // −0 is 0
    withheld: line,
    documents: fc.nat(3),
    sizeBytes: fc.nat(3_000),
    header,
    isFirst: fc.boolean(),
    alg: fc.constantFrom('EdDSA', 'Ed25519'),
    receipt: fc.constant({ packet: back.packetId, hash: back.hash }),
    notice: fc.record({
      ground: fc.constantFrom('exculpatory', 'imminent-danger'),
      recipient: fc.record({ agency: fc.constant('ES-MJU' as AgencyCode), names: fc.record({ en: line, es: line }) }),
      purpose: fc.constantFrom(...purposes),
      values: fc
        .subarray([...back.digests], { minLength: 1 })
        .map(digests => digests.map(digest => ({ packet: back.packetId, digest }))),
    }),
    consent: fc.record({
      act: fc.constant('ask' as const),
      recipient: fc.record({ agency: fc.constant('ES-MJU' as AgencyCode), names: fc.record({ en: line, es: line }) }),
      purpose: fc.constantFrom(...purposes),
      until: fc.constantFrom('2026-12-31' as CivilDate, '2028-02-29' as CivilDate),
      values: fc
        .subarray([...back.digests], { minLength: 1 })
        .map(digests => digests.map(digest => ({ packet: back.packetId, digest }))),
    }),
  });
}

/** What is done to a packet on its way from what it says to its file. Each step is left as it is where nothing is said. */
export type Damage = {
  readonly kind?: Seed['kind']; // which the packet must be of for this
  readonly payload?: (payload: Claims, disclosures: string[]) => void;
  readonly protected?: (header: Claims) => void;
  readonly signed?: (text: string) => string; // another text of the payload
  readonly jws?: (jws: Jws) => void; // after it was signed
  readonly text?: (packetJson: string) => string;
  readonly entries?: (entries: ZipEntry[]) => ZipEntry[];
  readonly zip?: (zip: Buffer) => Buffer;
  readonly sealed?: (sealed: Buffer) => Buffer;
  readonly isByStranger?: boolean;
};

/** A maker of packets from one office to another, signed with the sender's real key. */
export async function makerOf(us: TempVault, mx: TempVault) {
  const { signer } = await ownKeys(us.session);
  const { recipient } = await ownKeys(mx.session);
  return async (seed: Seed & { readonly packetNumber: number }, damage: Damage): Promise<Uint8Array> => {
    const key = damage.isByStranger === true ? stranger : signer;
    const layout = layOutPacket(partsOf({ ...seed, kind: damage.kind ?? seed.kind }));
    const payload: Claims = structuredClone(layout.payload);
    const disclosures = layout.disclosed.map(({ encoded }) => encoded);
    damage.payload?.(payload, disclosures);
    const top: Claims = { alg: seed.alg, kid: signingFingerprint(key.publicKey), typ: 'enlace-packet+sd-jwt' };
    damage.protected?.(top);
    const jws = { header: { disclosures }, payload: '', protected: encode(canonical(top)), signature: '' };
    const text = canonical({ _sd_alg: 'sha-256', ...payload });
    jws.payload = encode(damage.signed?.(text) ?? text);
    jws.signature = Buffer.from(key.sign(Buffer.from(`${jws.protected}.${jws.payload}`))).toString('base64url');
    damage.jws?.(jws);
    const packetJson = damage.text?.(canonical(jws)) ?? canonical(jws);
    const entries = [entryOf('packet.json', Buffer.from(packetJson)), ...layout.others];
    const zip = Buffer.from(await gathered(zipOf(damage.entries?.(entries) ?? entries)));
    const sealed = await gathered(await sealTo(recipient, piecesOf(damage.zip?.(zip) ?? zip)));
    return damage.sealed?.(Buffer.from(sealed)) ?? sealed;
  };

  function partsOf(seed: Seed & { readonly packetNumber: number }): PacketParts {
    const { kind, packetNumber, receipt, consent, notice } = seed;
    const channel = {
      sender: signingFingerprint(signer.publicKey),
      recipient: recipientFingerprint(recipient),
      epoch: getVaultState(us.session.office).channelEpoch,
      number: seed.isFirst ? 1 : packetNumber + 1,
      previous: seed.isFirst ? null : createHash('sha256').update(String(packetNumber)).digest('base64url'),
    };
    const packetId = `01890000-0000-7000-8000-${String(packetNumber).padStart(12, '0')}` as PacketId;
    const to = { agency: 'MX-FGR' as AgencyCode, names: { en: 'Example Office', es: 'Oficina' } };
    return {
      header: headerWith({ ...seed.header, kind, channel, packetId, to }),
      ...(kind === 'receipt' ? { receipt } : {}),
      ...(kind === 'consent' ? { consent } : {}),
      ...(kind === 'notice' ? { notice } : {}),
      ...(kind === 'disclosure' ? { content: contentOf(seed) } : {}),
      ...(kind === 'disclosure' ? { pdf: Buffer.from('%PDF-1.7 synthetic') } : {}),
      readme: 'README',
      attachments: kind === 'disclosure' ? attachmentsOf(seed) : [],
      seed: createHash('sha256').update(`seed ${packetNumber}`).digest(),
    };
  }
}

function contentOf({ title, given, later, withheld: stays, documents }: Seed) {
  const alias = emission({ alias: released(given), note: withheld(stays) }, {}, 'PER-ALIASAAAAA', 'alias');
  const fields = { given: released(given), curp: withheld(stays), sex: withheld(undefined, null), passportChip: released(later) };
  const subject = emission(fields, { aliases: { emitted: [alias], unreleased: [stays] } }, 'PER-SUBJECTAAA', 'subject');
  const papers = Array.from({ length: Math.max(documents, 1) }, (_, at) =>
    emission({ title: released(title) }, {}, `DOC-${at}`, 'document'),
  );
  return emission(
    { kind: released('extradition'), reference: released('EX-1'), title: released(title), summary: withheld(stays, 'R-SRC') },
    { subjects: listOf(subject), documents: listOf(...papers) },
    'CAS-CASEAAAAAA',
  );
}

const attachmentsOf = ({ documents, sizeBytes }: Seed) =>
  Array.from({ length: documents }, (_, at) => ({
    ...attachment(Buffer.alloc(sizeBytes, at + 65), at + 1),
    document: `DOC-${at}`,
  }));

const encode = (text: string): string => Buffer.from(text).toString('base64url');
const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64url');
const disclosure = (...parts: readonly Json[]): string => encode(canonical(parts));
const salt = 'A'.repeat(22);
const headerOf = (payload: Claims) => payload['enlace'] as Claims;
const partOf = (payload: Claims, name: string) => headerOf(payload)[name] as Claims;
const caseOf = (payload: Claims) => payload['case'] as Claims;
const slotsOf = (object: Claims) => (object['fields'] as { _sd: string[] })._sd;
const subjectOf = (payload: Claims) => (caseOf(payload)['lists'] as { subjects: { emitted: Claims[] } }).subjects.emitted[0]!;

/** Add a slot of the case with this opening, all of it as it should be but for the opening itself. */
function withOpening(text: string, isNamed = true): Damage {
  return {
    kind: 'disclosure',
    payload: (payload, disclosures) => {
      disclosures.push(text);
      if (!isNamed) return;
      slotsOf(caseOf(payload)).push(digestOf(text));
      slotsOf(caseOf(payload)).sort();
      payload['disclosed'] = [...(payload['disclosed'] as string[]), digestOf(text)].sort();
    },
  };
}

const inHeader = (name: string, value: Json): Damage => ({ payload: payload => void (headerOf(payload)[name] = value) });
const inPart = (part: string, name: string, value: Json): Damage => ({
  payload: payload => void (partOf(payload, part)[name] = value),
});
const inCase = (change: (object: Claims) => void): Damage => ({
  kind: 'disclosure',
  payload: payload => change(caseOf(payload)),
});
const inPayload = (name: string, value: Json): Damage => ({ payload: payload => void (payload[name] = value) });
const inNotice = (change: (claim: Claims) => void): Damage => ({
  kind: 'notice',
  payload: payload => change(payload['notice'] as Claims),
});
const inConsent = (change: (claim: Claims) => void): Damage => ({
  kind: 'consent',
  payload: payload => change(payload['consent'] as Claims),
});
const otherPacket = '01890000-0000-7000-8000-0000000000aa';
const withdrawal = { act: 'withdraw', answer: otherPacket, hash: 'A'.repeat(43) };
const titled = (title: string): Damage => withOpening(disclosure(salt, 'note', title));
const flip = (bytes: Buffer, at: number): Buffer => (bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at), bytes);
const central = (zip: Buffer): number => zip.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
const approval = { role: 'supervisor', key: 'A'.repeat(43), signature: 'A'.repeat(86) };

/** Ways in which a packet goes wrong on the way, or its sender goes wrong, each with its name. */
export const damages: readonly (readonly [string, Damage])[] = [
  ['a byte of the file', { sealed: sealed => flip(sealed, sealed.length - 9) }],
  ['the end cut off', { sealed: sealed => sealed.subarray(0, sealed.length - 40) }],
  ['something after the end', { sealed: sealed => Buffer.concat([sealed, Buffer.from('x')]) }],
  ['an age header of another version', { sealed: sealed => flip(sealed, 21) }],
  ['no age file', { sealed: () => Buffer.from('nothing of the kind') }],
  ['bytes after the ZIP', { zip: zip => Buffer.concat([zip, Buffer.from('x')]) }],
  ['the ZIP cut off', { zip: zip => zip.subarray(0, zip.length - 5) }],
  ['a date in the ZIP', { zip: zip => flip(zip, 12) }],
  ['a flag in the ZIP', { zip: zip => flip(zip, 6) }],
  ['a compressed entry', { zip: zip => flip(zip, 8) }],
  ['another checksum', { zip: zip => flip(zip, 14) }],
  ['attributes in the directory', { zip: zip => flip(zip, central(zip) + 38) }],
  ['another count at the end', { zip: zip => flip(zip, zip.length - 12) }],
  ['something in the padding', { zip: zip => flip(zip, central(zip) - 1) }],
  ['an entry twice', { entries: entries => [...entries, entries.at(-1)!] }],
  ['an entry out of order', { entries: ([first, ...rest]) => [...rest, first!] }],
  ['an entry that the format does not have', { entries: entries => [...entries, entryOf('promise.txt', Buffer.from('x'))] }],
  ['an entry that nobody signed', { entries: entries => [...entries, entryOf('files/0009.pdf', Buffer.from('x'))] }],
  ['an entry missing', { entries: entries => entries.slice(0, -1) }],
  [
    'another file of one name',
    { entries: ([first, ...rest]) => [first!, ...rest.map(({ name }) => entryOf(name, Buffer.from('other')))] },
  ],
  ['an earlier.json', { entries: entries => [...entries, entryOf('earlier.json', Buffer.from('{}'))] }],
  ['a space in packet.json', { text: text => text.replace('{', '{ ') }],
  [
    'members in another order',
    { text: text => JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(text) as object).reverse())) },
  ],
  ['a line end after packet.json', { text: text => `${text}\n` }],
  ['a mark before packet.json', { text: text => `\ufeff${text}` }],
  ['a member twice', { text: text => text.replace('{', '{"payload":"x",') }],
  ['a member more', { text: text => text.replace('{', '{"a":1,') }],
  ['text that is no JSON', { text: text => text.slice(0, -1) }],
  ['a signature of another packet', { jws: jws => void (jws.signature = Buffer.alloc(64, 7).toString('base64url')) }],
  ['a short signature', { jws: jws => void (jws.signature = jws.signature.slice(0, 80)) }],
  ['padding in base64url', { jws: jws => void (jws.signature += '=') }],
  ['a payload altered', { jws: jws => void (jws.payload = `${jws.payload.slice(0, -4)}AAAA`) }],
  ['a disclosure taken out', { kind: 'disclosure', jws: jws => void jws.header.disclosures.pop() }],
  ['a disclosure twice', { kind: 'disclosure', jws: jws => void jws.header.disclosures.push(jws.header.disclosures[0]!) }],
  ['a disclosure that nothing names', withOpening(disclosure(salt, 'note', 1), false)],
  ['a header member beside the disclosures', { jws: jws => void ((jws.header as Claims)['kb'] = 'x') }],
  ['the key of a stranger', { isByStranger: true }],
  ['another algorithm', { protected: top => void (top['alg'] = 'none') }],
  ['another type', { protected: top => void (top['typ'] = 'enlace-card') }],
  ['a protected member more', { protected: top => void (top['crit'] = ['x']) }],
  ['a space in the payload', { signed: text => text.replace('{', '{ ') }],
  ['a number in another spelling', { signed: text => text.replace('"number":', '"number":0.1e1,"x":') }],
  ['an escape that need not be', { signed: text => text.replace('"kind"', '"\\u006bind"') }],
  ['another hash', inPayload('_sd_alg', 'sha-1')],
  ['a member of the payload more', inPayload('footnotes', [])],
  ['no approvals', { payload: payload => void delete payload['approvals'] }],
  ['an approval by one key twice', inPayload('approvals', [approval, approval])],
  ['an approval of no role', inPayload('approvals', [{ ...approval, role: '' }])],
  ['an approval with a name in it', inPayload('approvals', [{ ...approval, name: 'Somebody' }])],
  ['no list of what was given', { payload: payload => void delete payload['disclosed'] }],
  [
    'a set of what was given that has one more',
    { payload: payload => void (payload['disclosed'] as Json[]).push('z'.repeat(43)) },
  ],
  [
    'a receipt beside the case',
    {
      kind: 'disclosure',
      payload: payload => void (payload['receipt'] = { packet: '01890000-0000-7000-8000-000000000001', hash: 'A'.repeat(43) }),
    },
  ],
  ['a case in a void', { kind: 'disclosure', payload: payload => void (headerOf(payload)['kind'] = 'void') }],
  [
    'no case in a disclosure',
    {
      kind: 'disclosure',
      payload: (payload, disclosures) => (delete payload['case'], disclosures.splice(0), void (payload['disclosed'] = [])),
    },
  ],
  [
    'a receipt for what was never sent',
    { kind: 'receipt', payload: payload => void ((payload['receipt'] as Claims)['hash'] = 'B'.repeat(43)) },
  ],
  [
    'a receipt of another packet',
    {
      kind: 'receipt',
      payload: payload => void ((payload['receipt'] as Claims)['packet'] = '01890000-0000-7000-8000-0000000000aa'),
    },
  ],
  [
    'a consent asked for what was never given',
    inConsent(({ values }) => void ((values as Claims[])[0]!['digest'] = 'C'.repeat(43))),
  ],
  ['a consent asked of another packet', inConsent(({ values }) => void ((values as Claims[])[0]!['packet'] = otherPacket))],
  ['a consent asked twice for one value', inConsent(({ values }) => void (values as Claims[]).push((values as Claims[])[0]!))],
  ['a consent asked for nothing', inConsent(claim => void (claim['values'] = []))],
  ['a consent until no day', inConsent(claim => void (claim['until'] = '2026-02-30'))],
  ['a consent without its recipient', inConsent(claim => void delete claim['recipient'])],
  ['a consent with a member more', inConsent(claim => void (claim['why'] = 'because'))],
  ['a consent that does something else', inConsent(claim => void (claim['act'] = 'promise'))],
  ['the end of a consent that was not given', { kind: 'consent', payload: payload => void (payload['consent'] = withdrawal) }],
  ['a notice of what was never given', inNotice(({ values }) => void ((values as Claims[])[0]!['digest'] = 'C'.repeat(43)))],
  ['a notice on no ground that lets it', inNotice(claim => void (claim['ground'] = 'convenience'))],
  ['a notice of nothing', inNotice(claim => void (claim['values'] = []))],
  ['a notice of one value twice', inNotice(({ values }) => void (values as Claims[]).push((values as Claims[])[0]!))],
  ['a notice with a member more', inNotice(claim => void (claim['until'] = '2026-12-31'))],
  ['a consent beside a receipt', { kind: 'receipt', payload: payload => void (payload['consent'] = withdrawal) }],
  ['a later version', inHeader('version', 2)],
  ['a version of no number', inHeader('version', '1')],
  ['a kind of a later program', inHeader('kind', 'promise')],
  ['a kind that carries nothing of it', inHeader('kind', 'recall')],
  ['an id of another version', inHeader('packetId', '01890000-0000-4000-8000-000000000001')],
  ['an id in capitals', inHeader('packetId', '01890000-0000-7000-8000-00000000ABCD')],
  ['a header member more', inHeader('mood', 'good')],
  ['a purpose that there is not', inHeader('purpose', 'curiosity')],
  ['a policy that is no commitment', inHeader('policyId', 'policy-1')],
  ['a month that there is not', inHeader('issuedAt', '2025-13-01T00:00:00Z')],
  ['a day that there is not', inHeader('issuedAt', '2025-02-30T00:00:00Z')],
  ['a second that there is not', inHeader('issuedAt', '2025-02-03T00:00:60Z')],
  ['a time with its zone', inHeader('issuedAt', '2025-02-03T00:00:00+01:00')],
  ['a time before there was an Enlace', inHeader('issuedAt', '1999-01-01T00:00:00Z')],
  ['a time to come', inHeader('issuedAt', '2036-01-01T00:00:00Z')],
  ['another recipient', inPart('channel', 'recipient', 'C'.repeat(43))],
  ['another sender', inPart('channel', 'sender', 'C'.repeat(43))],
  ['a number of nothing', inPart('channel', 'number', 0)],
  ['half a number', inPart('channel', 'number', 1.5)],
  [
    'a first one that follows another',
    { payload: payload => Object.assign(partOf(payload, 'channel'), { number: 1, previous: 'D'.repeat(43) }) },
  ],
  [
    'a second one that follows none',
    { payload: payload => Object.assign(partOf(payload, 'channel'), { number: 2, previous: null }) },
  ],
  ['an epoch with a space', inPart('channel', 'epoch', 'a b')],
  ['another agency as sender', inPart('from', 'agency', 'US-DEA')],
  ['another agency as recipient', inPart('to', 'agency', 'MX-SRE')],
  ['a code that is none', inPart('to', 'agency', 'mx-fgr')],
  ['an agency without a Spanish name', inPart('to', 'names', { en: 'A' })],
  ['a handling code twice', inPart('handling', 'codes', ['H1', 'H1'])],
  ['a handling code that there is not', inPart('handling', 'codes', ['H9'])],
  ['a traffic light of another colour', inPart('handling', 'tlp', 'TLP:BLUE')],
  ['a day of keeping that there is not', inPart('handling', 'retentionUntil', '2027-02-29')],
  ['a basis without its article', inHeader('basis', [{ statute: 'a', version: 'b' }])],
  ['a basis without a word', inHeader('basis', [{ statute: '', version: 'b', article: 'c' }])],
  ['a slot outside the case', inPayload('_sd', ['E'.repeat(43)])],
  ['a slot in the header', inHeader('_sd', ['E'.repeat(43)])],
  ['a slot beside the fields', inCase(object => void (object['_sd'] = ['E'.repeat(43)]))],
  ['a slot among the gaps', inCase(object => void (object['gaps'] = { _sd: ['E'.repeat(43)] }))],
  ['a field that is no slot', inCase(object => void ((object['fields'] as Claims)['court'] = 'x'))],
  ['slots out of order', inCase(object => void slotsOf(object).reverse())],
  [
    'a slot twice',
    { kind: 'disclosure', payload: payload => void (slotsOf(subjectOf(payload))[0] = slotsOf(caseOf(payload))[0]!) },
  ],
  ['a slot that is none', inCase(object => void slotsOf(object).push('zz'))],
  ['no slots', inCase(object => void (object['fields'] = {}))],
  [
    'a list without its commitment',
    inCase(object => void (object['lists'] = { ...(object['lists'] as Claims), seizures: { emitted: [] } })),
  ],
  [
    'a list of two commitments',
    inCase(
      object =>
        void (object['lists'] = {
          ...(object['lists'] as Claims),
          seizures: { emitted: [], _sd: ['E'.repeat(43), 'F'.repeat(43)] },
        }),
    ),
  ],
  ['a gap where a value is', inCase(object => void (object['gaps'] = { title: 'R-PRIV' }))],
  ['a gap without a code', inCase(object => void (object['gaps'] = { summary: 'R-NONE' }))],
  ['a form of what is not given', inCase(object => void (object['treated'] = { summary: 'MASK' }))],
  ['a form that is none', inCase(object => void (object['treated'] = { title: 'WITHHOLD' }))],
  ['an object member more', inCase(object => void (object['note'] = 'x'))],
  ['a root that is no case', inCase(object => void (object['entity'] = 'subject'))],
  ['an object without a name', inCase(object => void (object['id'] = ''))],
  ['two objects of one id', { kind: 'disclosure', payload: payload => void (subjectOf(payload)['id'] = caseOf(payload)['id']!) }],
  ['a salt that is too short', withOpening(disclosure('A'.repeat(20), 'note', 1))],
  ['a salt in another alphabet', withOpening(disclosure('ñ'.repeat(22), 'note', 1))],
  ['a salt with bits to spare', withOpening(disclosure(`${'A'.repeat(21)}B`, 'note', 1))],
  ['a disclosure of two parts', withOpening(disclosure(salt, 'note'))],
  ['a disclosure with a space', withOpening(encode(`["${salt}","note", 1]`))],
  ['a disclosure named _sd', withOpening(disclosure(salt, '_sd', 1))],
  ['a disclosure named __proto__', withOpening(disclosure(salt, '__proto__', 1))],
  ['slots inside a value', withOpening(disclosure(salt, 'note', { _sd: [] }))],
  ['an array digest', withOpening(disclosure(salt, 'note', [{ '...': 'x' }]))],
  ['a claim that overwrites another', withOpening(disclosure(salt, 'title', 'other'))],
  ['a number that no double holds', withOpening(encode(`["${salt}","note",9007199254740993]`))],
  ['a control character', titled('a\u0007b')],
  ['a control of the upper set', titled('a\u0085b')],
  ['a bidirectional override', titled('a\u202eb')],
  ['a tag character', titled('a\u{e0041}b')],
  ['half a character', withOpening(encode(`["${salt}","note","\\ud800"]`))],
  [
    'an attachment of no document',
    {
      kind: 'disclosure',
      payload: payload => void (payload['manifest'] as Claims[]).forEach(entry => void (entry['document'] = 'DOC-NONE')),
    },
  ],
  ['a manifest that says another size', { payload: payload => void ((payload['manifest'] as Claims[])[0]!['sizeBytes'] = 5) }],
  [
    'a manifest that says another hash',
    { payload: payload => void ((payload['manifest'] as Claims[])[0]!['sha256'] = 'G'.repeat(42) + 'A') },
  ],
  ['a manifest without an entry', { payload: payload => void (payload['manifest'] as Claims[]).pop() }],
  ['a manifest member more', { payload: payload => void ((payload['manifest'] as Claims[])[0]!['mood'] = 'good') }],
];
