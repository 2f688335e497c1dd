import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { layOutPacket, type PacketLayout } from '../../electron/host/packets/format/build.ts';
import { findLeaks, type Finding } from '../../electron/host/packets/guard/leak-guard.ts';
import { ownPartsOf } from '../../electron/host/packets/guard/own-words.ts';
import { layOutPacketPdf } from '../../electron/host/packets/pdf/pdf.ts';
import { packetReadme } from '../../electron/host/packets/format/readme.ts';
import { entryOf } from '../../electron/host/packets/format/zip.ts';
import { fingerprintWords } from '../../shared/fingerprint-words.ts';
import type { PacketId, RecordId } from '../../shared/language.ts';
import type { ReleasedValue, WithheldValue } from '../../shared/leak/needle.ts';
import { legalBases } from '../../shared/legal-bases.ts';
import type { PacketHeader } from '../../shared/packet.ts';
import { emission, gap, released, sampleHeader } from '../support/disclosure.ts';

/** Bytes that repeat from a name. */
function chance(name: string, length: number): Buffer {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, at) => createHash('sha256').update(`${name}/${at}`).digest());
  return Buffer.concat(blocks).subarray(0, length);
}

const digestOf = (name: string) => chance(name, 32).toString('base64url');
const uuidOf = (name: string) => {
  const hex = chance(name, 16).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-9${hex.slice(17, 20)}-${hex.slice(20)}`;
};
const codeOf = (name: string) =>
  `PER-${[...chance(name, 10)].map(byte => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[byte & 31]).join('')}`;

function withheld(value: ReleasedValue, at: number): WithheldValue {
  return { record: `r${at}` as RecordId, entity: 'subject', field: 'x', path: `subjects[${at}].x`, ...value };
}

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** More than any case withholds: most initials there are, the last four figures of many telephones, and each day of three years. */
const everything: readonly WithheldValue[] = [
  ...Array.from({ length: 9000 }, (_, at): ReleasedValue => {
    const [one, two, three] = chance(`initials ${at}`, 3);
    const name = (byte = 0) => `${letters[byte % 26]}qzxj${at}`;
    return { kind: 'name', texts: [], name: { given: name(one), paternal: name(two), maternal: name(three) } };
  }),
  ...Array.from({ length: 4000 }, (_, at): ReleasedValue => {
    const tail = String(chance(`phone ${at}`, 4).readUInt32BE() % 10_000).padStart(4, '0');
    return { kind: 'phone', texts: [`55 ${100_00 + at} ${tail}`] };
  }),
  ...Array.from({ length: 1095 }, (_, at): ReleasedValue => {
    const date = new Date(Date.UTC(2025, 0, 1 + at)).toISOString().slice(0, 10);
    return { kind: 'date', texts: [date], date };
  }),
].map(withheld);

function headerOf(name: string, issuedAt: string): PacketHeader {
  const number = chance(name, 2).readUInt16BE();
  const channel = {
    sender: digestOf(`${name} sender`),
    recipient: digestOf(`${name} recipient`),
    epoch: chance(name, 16).toString('hex'),
  };
  return {
    ...sampleHeader,
    packetId: uuidOf(name) as PacketId,
    channel: { ...channel, number, previous: digestOf(`${name} previous`) },
    policyId: digestOf(`${name} policy`),
    auditCommitment: digestOf(`${name} audit`),
    basis: [legalBases.extradition],
    handling: { ...sampleHeader.handling, retentionUntil: null },
    issuedAt,
  };
}

/** A packet of twelve persons, each named by a code alone. */
function contentOf(name: string) {
  const persons = Array.from({ length: 12 }, (_, at) => {
    const code = codeOf(`${name} ${at}`);
    return emission('subject', code, { given: released(code, 'PSEUDONYM'), paternal: gap('R-PRIV') });
  });
  return emission('case', codeOf(name), { kind: released('extradition') }, { subjects: persons });
}

/** A laid-out packet from random codes; `pdf` where its text is looked at too. */
async function packetOf(name: string, issuedAt: string, hasPdf: boolean, change: Partial<PacketHeader> = {}) {
  const header = { ...headerOf(name, issuedAt), ...change };
  const content = contentOf(name);
  const words = fingerprintWords(chance(`${name} words`, 32));
  const pdf = hasPdf ? { pdf: await layOutPacketPdf({ header, content, synthetic: true, words }) } : {};
  const layout = layOutPacket({
    header,
    content,
    ...pdf,
    readme: packetReadme(null, { words }),
    words,
    attachments: [],
    seed: chance(`${name} seed`, 32),
  });
  return { layout, own: ownPartsOf(layout, content) };
}

function decoded({ payload, disclosed, others }: PacketLayout) {
  return {
    json: payload,
    disclosures: disclosed.map(({ encoded }) => Buffer.from(encoded, 'base64url').toString()),
    entries: others,
  };
}

const placesIn = (found: readonly Finding[]) =>
  found.map(({ variant, place }) => `${variant} in ${place.entry} ${place.jsonPath ?? place.part ?? ''}`);

const days = Array.from({ length: 8 }, (_, at) => `2026-${String(at + 2).padStart(2, '0')}-1${at}`);
const times = ['08:31:07', '11:24:53', '02:02:02', '10:10:59'];
const issues = Array.from({ length: 200 }, (_, at) => `${days[at % days.length]}T${times[at % times.length]}Z`);

/** A few hundred of them, and the dates that the times of issue look like: cheap enough to be looked for many times. */
const some: readonly WithheldValue[] = everything.filter(({ kind, date = '' }, at) =>
  kind === 'date' ? /-(?:08-31|11-24|02-02|10-10)$/.test(date) : at % 80 === 0,
);

describe('what a packet says of itself', () => {
  it('is met by short values by chance, so that it must be known for our own', async () => {
    const { layout } = await packetOf('chance', '2026-11-24T08:31:00Z', true);
    const found = placesIn(await findLeaks(decoded(layout), everything, []));

    expect(found).toContain('date-numeric in packet.pdf text');
    expect(found.some(place => /^initials in packet\.json \$\.(?:enlace|case|manifest)/.test(place))).toBe(true);
    // The last figures of a number count only where they stand as such: in no code.
    expect(found.some(place => place.startsWith('last-digits in packet.json'))).toBe(false);
  });

  it('is no leak in a whole packet, whatever is withheld', async () => {
    const { layout, own } = await packetOf('chance', '2026-11-24T08:31:00Z', true);

    expect(placesIn(await findLeaks(decoded(layout), everything, [], own))).toEqual([]);
  });

  it('is no leak where a person is called by two of the twelve words, which stand in the README and the PDF', async () => {
    const { layout, own } = await packetOf('planted', '2026-11-24T10:34:53Z', true);
    const [given, paternal] = layout.words!.es.split(' ').slice(4);
    const named = { kind: 'name', texts: [], name: { given: given!, paternal: paternal!, maternal: '' } } as const;
    const find = async (known: typeof own) =>
      placesIn(await findLeaks(decoded(layout), [withheld(named, 0)], [], known)).map(place => place.replace(/^\S+ in /, ''));

    expect(await find(own)).toEqual([]);
    expect(new Set(await find(ownPartsOf({ ...layout, words: null }, contentOf('planted'))))).toEqual(
      new Set(['packet.pdf text', 'LEEME-README.txt text']),
    );
  });

  it('is no leak in two hundred packets of random codes, at many times of day and year', { timeout: 60_000 }, async () => {
    const found: string[] = [];
    for (const [at, issuedAt] of issues.entries()) {
      const { layout, own } = await packetOf(`packet ${at}`, issuedAt, false);
      found.push(...placesIn(await findLeaks(decoded(layout), some, [], own)));
    }

    expect(found).toEqual([]);
  });
});

const witness = { kind: 'name', texts: [], name: { given: 'Gerardo', paternal: 'Nevárez', maternal: 'Cota' } } as const;
const born = { kind: 'date', texts: ['2026-11-24'], date: '2026-11-24' } as const;

/** The places where values are found in a packet that a fault has put them in. */
async function planted(
  values: readonly ReleasedValue[],
  fault: (layout: PacketLayout) => PacketLayout,
  change: Partial<PacketHeader> = {},
) {
  const { layout, own } = await packetOf('planted', '2026-11-24T10:34:53Z', true, change);
  return placesIn(await findLeaks(decoded(fault(layout)), values.map(withheld), [], own));
}

const asIs = (layout: PacketLayout) => layout;
const withReadme = (text: string) => (layout: PacketLayout) => ({
  ...layout,
  others: layout.others.map(entry => (entry.name === 'LEEME-README.txt' ? entryOf(entry.name, Buffer.from(text)) : entry)),
});

describe('a value that strays into what a packet says of itself is still found', () => {
  it('in the place of a random code', async () => {
    expect(await planted([witness], asIs, { policyId: 'Gerardo Nevárez' })).toContain(
      'name-order in packet.json $.enlace.policyId',
    );
  });

  it('as a withheld digest or id in the place of another', async () => {
    const hash = digestOf('a withheld document');
    const id = uuidOf('a withheld record');
    const values = [{ kind: 'identifier', texts: [hash] } as const, { kind: 'internal-id', texts: [id] } as const];
    const found = await planted(values, asIs, { policyId: hash, packetId: id as PacketId });

    expect(found).toContain('whole in packet.json $.enlace.policyId');
    expect(found).toContain('whole in packet.json $.enlace.packetId');
  });

  it('in the middle of the README and after its end', async () => {
    const readme = packetReadme(null);
    const middle = readme.replace('Lea packet.pdf', 'Lea G. Nevárez,');

    expect(await planted([witness], withReadme(middle))).toContain('initials-and-surname in LEEME-README.txt text');
    expect(await planted([witness], withReadme(`${readme}G. Nevárez`))).toContain(
      'initials-and-surname in LEEME-README.txt text',
    );
  });

  it('as the day of issue, where another sentence says it', async () => {
    const said = (layout: PacketLayout) => ({
      ...layout,
      payload: { ...layout.payload, note: 'Nació el 24/11/2026 a las 10:34.' },
    });

    expect(await planted([born], asIs)).toEqual([]);
    expect(await planted([born], said)).toEqual(['date-numeric in packet.json $.note']);
  });

  it('beside a pseudonym', async () => {
    const said = (layout: PacketLayout) => ({
      ...layout,
      payload: { ...layout.payload, note: `${codeOf('planted 3')} Nevárez Cota` },
    });

    expect(await planted([witness], said)).toEqual(['surname in packet.json $.note']);
  });
});
