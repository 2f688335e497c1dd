import { describe, expect, it } from 'vitest';
import { findLeaks, guardedValues, type Finding } from '../../electron/host/packets/guard/leak-guard.ts';
import type { DecodedPacket, PacketEntry } from '../../electron/host/packets/guard/packet-texts.ts';
import { layOutPacketPdf } from '../../electron/host/packets/pdf/pdf.ts';
import type { CaseFile, CaseRecord } from '../../shared/case.ts';
import type { EntityName } from '../../shared/catalogue.ts';
import type { Emission } from '../../shared/decision/types.ts';
import type { AgencyCode, CaseId, Json, RecordId } from '../../shared/language.ts';
import { emission, gap, released, sampleDisclosure } from '../support/disclosure.ts';
import { docx, docxParagraph, jpegWithExif, pdf } from '../support/documents.ts';

const id = (number: number) => `018f0000-0000-7000-8000-${String(number).padStart(12, '0')}` as RecordId;

function record(number: number, entity: EntityName, fields: Record<string, Json>, parent: number | null = null): CaseRecord {
  return { id: id(number), entity, parentId: parent === null ? null : id(parent), position: number, fields, marks: {} };
}

// The accused leaves by name; the witness, his telephone, the alias and the place of the operation stay.
const file: CaseFile = {
  id: id(0) as string as CaseId,
  kind: 'extradition',
  owner: 'US-DOJ-OIA' as AgencyCode,
  records: [
    record(0, 'case', { reference: 'EX-2026-0117', title: 'Asunto Barlovento' }),
    record(1, 'subject', { given: 'Ismael', paternal: 'Montejano', maternal: 'Urrea', dob: '1987-03-14' }),
    record(2, 'alias', { text: 'El Fabri' }, 1),
    record(3, 'subject', {
      given: 'Gerardo',
      paternal: 'Nevárez',
      maternal: 'Urrea',
      curp: 'NEUG790208HSRVRR05',
      dob: '1979-02-08',
    }),
    record(4, 'contactPoint', { phone: '+52 662 555 0148', email: 'g.nevarez79@correo.example' }, 3),
    record(5, 'asset', { account: { institution: 'Banco del Litoral', country: 'MX', number: '0112 4471 9023' } }),
    record(6, 'address', { place: { text: 'Palma Real 118, Hermosillo', state: 'Sonora', country: 'MX' } }, 3),
  ],
};

function of(number: number, from: Emission): Emission {
  return { ...from, record: id(number) };
}

function emitted(facts: string): Emission {
  const suspect = emission(
    'subject',
    'PER-AAAAAAAAAA',
    { given: released('Ismael'), paternal: released('Montejano'), maternal: released('Urrea'), dob: released('1987-03-14') },
    { aliases: [of(2, emission('alias', 'ALI-1', { text: gap('R-REST', 'El Fabri') }))] },
  );
  const witness = emission('subject', 'PER-BBBBBBBBBB', {
    given: released('PER-BBBBBBBBBB', 'PSEUDONYM'),
    dob: released('1979', 'GENERALISE'),
  });
  const portion = emission('portion', 'POR-1', { of: released('facts'), text: released(facts) });
  return of(
    0,
    emission(
      'case',
      'CAS-1',
      { reference: released('EX-2026-0117'), title: gap('R-INV') },
      { subjects: [of(1, suspect), of(3, witness)], portions: [portion] },
    ),
  );
}

const quietFacts = 'Montejano Urrea, Ismael, coordinated the movement of goods from Sonora. PER-BBBBBBBBBB signed the slips.';

function entry(name: string, bytes: Uint8Array): PacketEntry {
  return { name, sizeBytes: bytes.length, open: async () => new Response(new Uint8Array(bytes)).body! };
}

async function packet(facts = quietFacts, more: Partial<DecodedPacket> = {}): Promise<DecodedPacket> {
  const content = emitted(facts);
  const bytes = await layOutPacketPdf({ ...sampleDisclosure(), content });
  return {
    json: {
      case: {
        reference: 'EX-2026-0117',
        subjects: [{ given: 'Ismael', paternal: 'Montejano', maternal: 'Urrea' }],
        _sd: ['n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg'],
      },
    },
    disclosures: [JSON.stringify(['Zm9vYmFyYmF6cXV4', 'text', facts])],
    entries: [entry('packet.pdf', bytes), ...(more.entries ?? [])],
    ...(more.json === undefined ? {} : { json: more.json }),
    ...(more.disclosures === undefined ? {} : { disclosures: more.disclosures }),
  };
}

async function findings(given: DecodedPacket): Promise<readonly Finding[]> {
  const { withheld, released: allowed } = guardedValues(file, emitted(quietFacts));
  // The parts of the accused's name leave as typed values there.
  const typed = new Map(
    ['given', 'paternal', 'maternal'].map(field => [
      `$.case.subjects[0].${field}`,
      { kind: 'name', record: id(1), field, isAltered: false } as const,
    ]),
  );
  return findLeaks(given, withheld, allowed, { texts: [], values: new Map(), typed, phrases: [] });
}

async function stops(given: DecodedPacket): Promise<readonly string[]> {
  const found = await findings(given);
  return found
    .filter(({ severity }) => severity === 'stop')
    .map(({ kind, place }) => `${kind} in ${place.entry}${place.part ? `#${place.part}` : ''}`);
}

const utf8 = (text: string) => new TextEncoder().encode(text);

describe('the leak guard', () => {
  it('finds nothing in a packet that holds what leaves and no more', async () => {
    expect(await findings(await packet())).toEqual([]);
  });

  it('finds a nickname in a narrative, in the JSON, the disclosure and the PDF', async () => {
    const facts = 'Montejano Urrea, whom drivers called Fabri, coordinated the movement.';

    const found = await findings(await packet(facts));

    expect(found.map(({ place }) => place)).toEqual([
      expect.objectContaining({ entry: 'packet.json', jsonPath: 'disclosures[0][1]' }),
      expect.objectContaining({ entry: 'packet.pdf', part: 'text', page: 3 }),
    ]);
    expect(found[0]).toMatchObject({ severity: 'stop', kind: 'name', field: 'aliases[2].text', record: id(2), variant: 'alias' });
  });

  it('names the place and never repeats the value', async () => {
    const found = await findings(
      await packet('Lo vio Gerardo Nevárez, CURP NEUG790208HSRVRR05, tel. 662 555 0148, g.nevarez79@correo.example'),
    );

    expect(found.length).toBeGreaterThan(4);
    expect(JSON.stringify(found)).not.toMatch(/nev[aá]rez|neug79|6625550148|555 0148|fabri/i);
  });

  it.each<[string, () => Promise<Partial<DecodedPacket>>, string]>([
    ['the payload', async () => ({ json: { case: { note: 'ask G. Nevárez' } } }), 'name in packet.json'],
    ['a key of the payload', async () => ({ json: { case: { 'Gerardo Nevárez': 1 } } }), 'name in packet.json'],
    ['parts of a name side by side', async () => ({ json: { given: 'Gerardo', paternal: 'Nevárez' } }), 'name in packet.json'],
    ['a number', async () => ({ json: { account: 11244719023, text: 'cuenta 0112-4471-9023' } }), 'account in packet.json'],
    ['an internal id', async () => ({ json: { ref: id(3) } }), 'internal-id in packet.json'],
    [
      'a disclosure in an earlier packet',
      async () => ({
        entries: [
          entry(
            'earlier.json',
            utf8(
              JSON.stringify({
                header: { disclosures: [Buffer.from(JSON.stringify(['salt', 'phone', '6625550148'])).toString('base64url')] },
              }),
            ),
          ),
        ],
      }),
      'phone in earlier.json',
    ],
    [
      'an entry’s name',
      async () => ({ entries: [entry('files/gerardo_nevarez.txt', utf8('x'))] }),
      'name in files/gerardo_nevarez.txt#name',
    ],
    [
      'a text attachment',
      async () => ({ entries: [entry('files/0001.txt', utf8('domicilio: PALMA REAL 118'))] }),
      'place in files/0001.txt#text',
    ],
    [
      'the text of a PDF',
      async () => ({ entries: [entry('files/0001.pdf', await pdf({ text: 'visto Gerardo Ne-\nvárez' }))] }),
      'name in files/0001.pdf#text',
    ],
    [
      'the metadata of a PDF',
      async () => ({ entries: [entry('files/0001.pdf', await pdf({ text: 'x', author: 'G. Nevárez' }))] }),
      'name in files/0001.pdf#info',
    ],
    [
      'a note in a PDF',
      async () => ({ entries: [entry('files/0001.pdf', await pdf({ text: 'x', note: 'Nevárez' }))] }),
      'name in files/0001.pdf#notes',
    ],
    [
      'a file inside a PDF',
      async () => ({ entries: [entry('files/0001.pdf', await pdf({ text: 'x', attached: 'tel 662-555-0148' }))] }),
      'phone in files/0001.pdf#attached-file',
    ],
    [
      'the text of a DOCX, cut into runs',
      async () => ({
        entries: [
          entry(
            'files/0001.docx',
            await docx({ 'word/document.xml': docxParagraph('Gerardo Nev', '<w:r><w:t>&#225;rez</w:t></w:r>') }),
          ),
        ],
      }),
      'name in files/0001.docx#word/document.xml',
    ],
    [
      'a comment’s author in a DOCX',
      async () => ({
        entries: [
          entry(
            'files/0001.docx',
            await docx({
              'word/document.xml': docxParagraph('x'),
              'word/comments.xml': '<w:comments><w:comment w:author="Gerardo Nevárez"/></w:comments>',
            }),
          ),
        ],
      }),
      'name in files/0001.docx#word/comments.xml',
    ],
    [
      'a tracked deletion in a DOCX',
      async () => ({
        entries: [
          entry(
            'files/0001.docx',
            await docx({ 'word/document.xml': docxParagraph('x', '<w:del><w:r><w:delText>Nevárez</w:delText></w:r></w:del>') }),
          ),
        ],
      }),
      'name in files/0001.docx#word/document.xml',
    ],
    [
      'the Exif of a picture',
      async () => ({ entries: [entry('files/0001.jpg', jpegWithExif({ artist: 'Gerardo Nevarez', comment: 'x' }))] }),
      'name in files/0001.jpg#APP1',
    ],
    [
      'the comment of a picture',
      async () => ({ entries: [entry('files/0001.jpg', jpegWithExif({ artist: 'x', comment: 'tel 6625550148' }))] }),
      'phone in files/0001.jpg#COM',
    ],
  ])('stops a value in %s', async (_, planted, expected) => {
    expect(await stops(await packet(quietFacts, await planted()))).toContain(expected);
  });

  it('warns of a date in prose, and of an entry that nobody can read', async () => {
    const found = await findings(
      await packet('Nació el ocho de febrero de mil novecientos setenta y nueve.', {
        entries: [entry('files/0001.bin', new Uint8Array([0, 255, 3, 0]))],
      }),
    );

    expect(found.every(({ severity }) => severity === 'warn')).toBe(true);
    expect(found.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['date', 'unread']));
  });

  it.each<[string, (text: string) => Promise<PacketEntry>]>([
    ['a long text', async text => entry('files/0001.txt', utf8(text))],
    ['a page of the packet’s PDF', async text => entry('packet.pdf', await pdf({ text }))],
  ])('marks all that was seen of a value in %s, not the first place alone', async (_, made) => {
    const filler = 'el vehículo siguió por la carretera hacia la frontera. ';
    const far = (more: string): string => `Vio a Ramiro N.\n${filler.repeat(_ === 'a long text' ? 2500 : 8)}\n${more}`;
    const seenOf = async (text: string): Promise<readonly string[]> => {
      const given = { json: {}, disclosures: [], entries: [await made(text)] };
      const { withheld, released: allowed } = guardedValues(file, emitted(quietFacts));
      const parts = { texts: [], values: new Map(), typed: new Map(), phrases: [] };
      const found = await findLeaks(given, withheld, allowed, parts, seen => seen);
      return found.filter(({ kind }) => kind === 'date').map(({ seen }) => seen);
    };
    const born = 'Nació el 8 de febrero de 1979.';

    const once = await seenOf(`${born} ${far('')}`);
    const twice = await seenOf(`${born} ${far(`Festejó el 8 de febrero de 1979.`)}`);

    expect(once).toHaveLength(1);
    expect(twice).toHaveLength(1);
    expect(twice).not.toEqual(once);
    expect(twice[0]).toContain('Festejó');
  });

  it('tells every place of a value in one text, and sees another finding in one place more, be the words around it the same', async () => {
    const foundIn = async (text: string): Promise<Finding | undefined> => {
      const given = { json: {}, disclosures: [], entries: [entry('files/0001.txt', utf8(text))] };
      return (await findings(given)).find(({ kind }) => kind === 'date');
    };
    const born = 'Nació el 8 de febrero de 1979. ';
    const long = `${born}${'el vehículo siguió por la carretera. '.repeat(3000)}${born}`;

    const [once, twice] = [await foundIn(born), await foundIn(long)];

    expect(once?.spots).toHaveLength(1);
    expect(twice?.spots.map(({ offset, end }) => long.slice(offset, end))).toEqual(Array(2).fill('8 de febrero'));
    expect(twice?.seen).not.toBe(once?.seen); // the mark of every text is the same here
  });

  it('does not take the accused’s released name, date or pseudonyms for leaks', async () => {
    const facts = 'ISMAEL MONTEJANO URREA, born 14 March 1987, with PER-BBBBBBBBBB (1979), reference EX-2026-0117.';

    expect(await findings(await packet(facts))).toEqual([]);
  });
});
