import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entryOf } from '../../electron/host/packets/format/zip.ts';
import { canonical } from '../../electron/host/keys/canonical.ts';
import type { ImportedPacket, OpenedView } from '../../shared/contract/packets.ts';
import type { Result } from '../../shared/failure.ts';
import type { Json, PacketId } from '../../shared/language.ts';
import type { PacketHeader } from '../../shared/packet.ts';
import { sourceOf, twoOffices } from '../support/exchange.ts';
import { emission, released } from '../support/packets.ts';
import { listOf, packetsBetween, type Strange } from '../support/strange-packets.ts';

let offices: Awaited<ReturnType<typeof twoOffices>>;
let packet: Awaited<ReturnType<typeof packetsBetween>>;
beforeAll(async () => {
  offices = await twoOffices();
  packet = await packetsBetween(offices.us, offices.mx);
});
afterAll(() => offices.cleanup());

const channel = (number: number, previous: string | null) => ({ header: { channel: { number, previous } } }) as Strange;
const header = (change: Record<string, Json>): Strange => ({ header: change });
const approval = { role: 'supervisor', key: 'A'.repeat(43), signature: 'A'.repeat(86) };
/** The case as it is signed, changed. */
const inCase = (change: (object: Record<string, Json>) => void): Strange => ({
  payload: payload => change((payload['case'] ?? {}) as Record<string, Json>),
});
const withEntry = (name: string, document: string | null) => (payload: Record<string, Json>) =>
  (payload['manifest'] as Json[]).push({ name, document, sizeBytes: 1, sha256: 'F'.repeat(42) + 'A' });
const thing = (id: string, fields = { amount: released(7) }) => emission(fields, {}, id, 'promise');
const generalised = (value: Json) => ({ state: 'released', value, how: 'GENERALISE' }) as const;

/** What each packet is refused with, or that it is taken in. */
const corpus: readonly (readonly [name: string, outcome: string, strange: Strange])[] = [
  ['a plain packet', 'taken', {}],
  ['attachments of its documents', 'taken', { documents: ['DOC-BBBBBBBBBB', 'DOC-AAAAAAAAAA'] }],
  ['a year for a date of birth', 'taken', { subject: { dob: generalised('1979') } }],
  ['a birth date known to the month', 'taken', { subject: { dob: released('1987-04') } }],
  ['a birth date about a year', 'taken', { subject: { dob: released('1987~') } }],
  ['a birth date in two ways', 'packet/unfit-value', { subject: { dob: released('3/4/1987') } }],
  ['a field of a later catalogue', 'taken', { subject: { passportChip: released({ serial: 'Ñ-1', at: [1, null] }) } }],
  ['a field of a later catalogue in the case', 'taken', { fields: { treatyTrack: released('fast') } }],
  ['an option of a later catalogue', 'taken', { subject: { sex: released('Q7') } }],
  ['one known role and one of a later catalogue', 'taken', { subject: { roles: released(['accused', 'go-between']) } }],
  ['a list of a later catalogue', 'taken', { lists: { promises: listOf(thing('PRO-AAAAAAAAAA')) } }],
  ['an empty list of a later catalogue', 'taken', { lists: { promises: listOf() } }],
  ['more than a portion holds', 'taken', { fields: { transcript: released('á'.repeat(45_000)) } }],
  [
    'a portion with a field of a later catalogue',
    'taken',
    {
      lists: { portions: listOf(emission({ text: released('Texto'), voice: released('low') }, {}, 'POR-AAAAAAAAAA', 'portion')) },
    },
  ],
  ['a number for a name', 'packet/unfit-value', { subject: { given: released(7) } }],
  ['a sentence for an option', 'packet/unfit-value', { subject: { sex: released('as far as we know') } }],
  [
    'a field that no office gives',
    'packet/unknown-path',
    { lists: { documents: listOf(emission({ storedFile: released('x') }, {}, 'DOC-AAAAAAAAAA', 'document')) } },
  ],
  ['a record of another kind in a list', 'packet/unknown-path', { lists: { subjects: listOf(thing('PER-SUBJECTAAA')) } }],
  ['a case that is none', 'packet/unknown-path', { root: 'matter' }],
  ['two records of one name', 'packet/name-reused', { lists: { charges: listOf(emission({}, {}, 'PER-SUBJECTAAA', 'charge')) } }],
  ['two unknown records of one name', 'packet/name-reused', { lists: { promises: listOf(thing('PRO-A'), thing('PRO-A')) } }],
  ['an attachment of no document', 'packet/malformed', { documents: ['DOC-NOWHERE'] }],
  ['an attachment that says no document', 'packet/malformed', { documents: [null] }],
  ['two attachments of one document', 'packet/malformed', { documents: ['DOC-AAAAAAAAAA', 'DOC-AAAAAAAAAA'] }],
  ['a member that the format does not have', 'packet/malformed', { payload: payload => (payload['footnotes'] = []) }],
  ['no approvals', 'packet/malformed', { payload: payload => delete payload['approvals'] }],
  [
    'an approval by the same key twice',
    'packet/malformed',
    { payload: payload => (payload['approvals'] = [approval, approval]) },
  ],
  ['an approval with no role', 'packet/malformed', { payload: payload => (payload['approvals'] = [{ ...approval, role: '' }]) }],
  [
    'another agency as its recipient',
    'packet/wrong-recipient',
    header({ to: { agency: 'MX-SRE', names: { en: 'A', es: 'A' } } }),
  ],
  ['a month that there is not', 'packet/malformed', header({ issuedAt: '2026-13-01T00:00:00Z' })],
  ['a day that there is not', 'packet/malformed', header({ issuedAt: '2026-02-30T00:00:00Z' })],
  ['a time before there was such a packet', 'packet/malformed', header({ issuedAt: '1999-01-01T00:00:00Z' })],
  ['a time to come', 'packet/issued-later', header({ issuedAt: '2036-01-01T00:00:00Z' })],
  ['a packet id of another version', 'packet/malformed', header({ packetId: '01890000-0000-4000-8000-000000000001' })],
  ['a policy that is no commitment', 'packet/malformed', header({ policyId: 'policy-1' })],
  ['a slot outside the case', 'packet/reserved-name', { payload: payload => (payload['_sd'] = ['E'.repeat(43)]) }],
  ['a slot beside the fields', 'packet/reserved-name', inCase(object => (object['_sd'] = ['E'.repeat(43)]))],
  [
    'a field that is no slot',
    'packet/malformed',
    inCase(object => (object['fields'] = { ...(object['fields'] as Record<string, Json> | undefined), court: 'x' })),
  ],
  ['a list without its commitment', 'packet/malformed', inCase(object => (object['lists'] = { seizures: { emitted: [] } }))],
  ['a gap where a value is', 'packet/malformed', inCase(object => (object['gaps'] = { title: 'R-PRIV' }))],
  ['a form of a value that is not there', 'packet/malformed', inCase(object => (object['treated'] = { court: 'MASK' }))],
  ['a form that is none', 'packet/malformed', inCase(object => (object['treated'] = { title: 'WITHHOLD' }))],
  ['a tag character', 'packet/json-bad-character', { fields: { title: released('Un asunto\u{e0041}') } }],
  ['a control character', 'packet/json-bad-character', { fields: { title: released('Un asunto\u0085') } }],
  ['a file that takes part in no supplement', 'packet/malformed', { also: [], payload: withEntry('earlier.json', null) }],
  ['attachments that are not counted from one', 'packet/malformed', { payload: withEntry('files/0002.pdf', 'DOC-AAAAAAAAAA') }],
  ['a later version', 'packet/too-new', header({ version: 2 })],
  ['a kind of a later program', 'packet/too-new', header({ kind: 'promise' })],
  ['a kind that carries no case', 'packet/malformed', header({ kind: 'recall' })],
  ['no case in a disclosure', 'packet/malformed', { isEmpty: true }],
  ['a void', 'taken', { ...header({ kind: 'void' }), isEmpty: true }],
  [
    'a receipt for what was never sent',
    'packet/receipt-mismatch',
    {
      ...header({ kind: 'receipt' }),
      receipt: { packet: '01890000-0000-7000-8000-0000000000aa' as PacketId, hash: 'B'.repeat(43) },
    },
  ],
  [
    'another recipient',
    'packet/wrong-recipient',
    { header: { channel: { recipient: 'C'.repeat(43) } } as Partial<PacketHeader> },
  ],
  ['another agency', 'packet/wrong-agency', header({ from: { agency: 'US-DEA', names: { en: 'A', es: 'A' } } })],
  ['a first number that names another before it', 'packet/malformed', channel(1, 'D'.repeat(43))],
  ['a number that others should precede', 'packet/gap', channel(3, 'D'.repeat(43))],
  ['an entry that the format does not have', 'packet/zip-unknown-entry', { also: [entryOf('promise.json', Buffer.from('{}'))] }],
  ['an entry that nobody signed', 'packet/manifest-mismatch', { also: [entryOf('files/0009.pdf', Buffer.from('x'))] }],
  [
    'a gap and an entry that nobody signed',
    'packet/gap',
    { ...channel(3, 'D'.repeat(43)), also: [entryOf('files/0009.pdf', Buffer.from('x'))] },
  ],
  [
    'a byte changed',
    'packet/damaged',
    { bytes: bytes => (bytes.writeUInt8(bytes.readUInt8(bytes.length - 9) ^ 1, bytes.length - 9), bytes) },
  ],
  ['its end cut off', 'packet/damaged', { bytes: bytes => bytes.subarray(0, bytes.length - 50) }],
  ['other bytes', 'packet/not-a-packet', { bytes: () => Buffer.from('nothing of the kind') }],
];

type Three = {
  readonly looked: Result<OpenedView>;
  readonly checked: Result<OpenedView>;
  readonly taken: Result<ImportedPacket>;
};

/** Look at, check and import the same bytes, and leave the office as it was. */
async function judged(bytes: Buffer, after: () => Promise<void> = async () => undefined): Promise<Three> {
  const { mx } = offices;
  const path = join(mx.root, 'judged.age');
  writeFileSync(path, bytes);
  const looked = await mx.request('packet:inspect', { file: sourceOf(mx, path) });
  const checked = await mx.request('packet:verify', { file: sourceOf(mx, path) });
  mx.session.office.exec('SAVEPOINT judged');
  try {
    const taken = await mx.request('packet:import', { file: sourceOf(mx, path) });
    await after();
    return { looked, checked, taken };
  } finally {
    mx.session.office.exec('ROLLBACK TO judged; RELEASE judged');
  }
}

const codeOf = (answer: Result<unknown>): string => (answer.ok ? 'taken' : answer.failure.code);
const lookedCode = (looked: Three['looked']): string =>
  looked.ok ? (looked.value.refusedPlace ?? 'taken') : looked.failure.code;

function expectOneJudgement({ looked, checked, taken }: Three): string {
  expect([lookedCode(looked), codeOf(checked)]).toEqual([codeOf(taken), codeOf(taken)]);
  expect(taken).not.toHaveProperty('failure.incident');
  if (!taken.ok || !checked.ok || !looked.ok) return codeOf(taken);
  expect([looked.value.unknown, checked.value.unknown]).toEqual([taken.value.unknown, taken.value.unknown]);
  expect(looked.value.changes).toEqual(checked.value.changes);
  return 'taken';
}

describe('looking, checking and importing say the same', () => {
  it.each(corpus)('of %s: %s', async (_name, outcome, strange) => {
    expect(expectOneJudgement(await judged(await packet(strange)))).toBe(outcome);
  });

  it('of any two oddities in one packet, first of an office that holds nothing, then of one that holds the plain packet', async () => {
    const { mx } = offices;
    const two = fc.tuple(fc.nat(corpus.length - 1), fc.nat(corpus.length - 1)).map(([one, other]) => merged(one, other));
    const holds = async (strange: Strange) => void expectOneJudgement(await judged(await packet(strange)));

    await fc.assert(fc.asyncProperty(two, holds), { numRuns: 60 });
    const path = join(mx.root, 'plain.age');
    writeFileSync(path, await packet());
    await mx.ask('packet:import', { file: sourceOf(mx, path) });
    await fc.assert(fc.asyncProperty(two, holds), { numRuns: 60 });
    expect(expectOneJudgement(await judged(await packet()))).toBe('packet/replayed');
    const turned = { lists: { subjects: listOf(), charges: listOf(emission({}, {}, 'PER-SUBJECTAAA', 'charge')) } };
    const next = {
      packetId: '01890000-0000-7000-8000-000000000002' as PacketId,
      channel: { number: 3, previous: 'D'.repeat(43) },
    } as Partial<PacketHeader>;
    expect(expectOneJudgement(await judged(await packet({ ...turned, header: next })))).toBe('packet/name-reused');
  });
});

it('the same packet taken in twice at once is taken in once', async () => {
  const { mx } = offices;
  const path = join(mx.root, 'twice.age');
  const header = { packetId: '01890000-0000-7000-8000-0000000000d1' as PacketId, channel: { epoch: 'at-once' } };
  writeFileSync(path, await packet({ header: header as Partial<PacketHeader>, documents: ['DOC-AAAAAAAAAA'] }));
  const request = () => mx.request('packet:import', { file: sourceOf(mx, path), acceptGap: true });

  const answers = await Promise.all([request(), request()]);

  expect(answers.map(codeOf).sort()).toEqual(['packet/replayed', 'taken']);
});

function merged(one: number, other: number): Strange {
  const [, , a] = corpus[one]!; // both are places of the corpus
  const [, , b] = corpus[other]!;
  return {
    ...a,
    ...b,
    fields: { ...a.fields, ...b.fields },
    subject: { ...a.subject, ...b.subject },
    lists: { ...a.lists, ...b.lists },
    header: { ...a.header, ...b.header, channel: { ...a.header?.channel, ...b.header?.channel } as PacketHeader['channel'] },
  };
}

describe('what only a later catalogue knows', () => {
  it('is kept with the case, word for word with its path, and marked never to leave', async () => {
    const { mx } = offices;
    const values = {
      'subject.passportChip@PER-CHIPPPPPPP': { serial: 'Ñ-1', at: [1, null] },
      'promise.amount@PRO-AAAAAAAAAA': 7,
    };
    const person = emission(
      { given: released('Eva'), passportChip: released(values['subject.passportChip@PER-CHIPPPPPPP']) },
      {},
      'PER-CHIPPPPPPP',
      'subject',
    );
    const strange = {
      lists: { subjects: listOf(person), promises: listOf(thing('PRO-AAAAAAAAAA')) },
      header: {
        packetId: '01890000-0000-7000-8000-0000000000bb' as PacketId,
        channel: { epoch: 'later' },
      } as Partial<PacketHeader>,
    };
    const renamed = (bytes: Record<string, Json>) => void ((bytes['case'] as { id: string }).id = 'CAS-LATERAAAAA');

    const { taken, looked } = await judged(await packet({ ...strange, payload: renamed }), async () => {
      const { cases } = await mx.ask('case:list', {});
      const files = await Promise.all(cases.map(async ({ id }) => (await mx.ask('case:show', { caseId: id })).file));
      const kept = files.flatMap(({ records }) => records).filter(({ marks }) => marks['*']?.level === 'L4');
      const lines = kept.flatMap(({ fields }) => (fields['text'] as string).split('\n').slice(1));
      expect(lines.sort()).toEqual(
        Object.entries(values)
          .map(([path, value]) => `${path} = ${canonical(value)}`)
          .sort(),
      );
      expect(kept.every(({ marks }) => marks['*']?.locked === true && marks['*'].originator === 'US-DOJ-OIA')).toBe(true);
      await mx.ask('agency:profile', {
        agency: 'US-DOJ-OIA',
        standing: 'trusted-party',
        purposes: ['same-case'],
        formalChannel: true,
      });
      for (const file of files) {
        const { rows } = await mx.ask('packet:preview', {
          caseId: file.id,
          recipient: 'US-DOJ-OIA',
          purpose: 'same-case',
          scope: 'all',
        });
        const of = new Set(kept.map(({ id }) => id));
        const stays = file.records.filter(({ id }) => of.has(id)).map(({ id }) => ({ record: id, field: null })); // whole
        const shown = rows.filter(row => of.has(row.record)).map(({ record, field }) => ({ record, field }));
        expect(new Set(shown)).toEqual(new Set(stays));
      }
    });

    expect(codeOf(taken)).toBe('taken');
    expect(looked).toMatchObject({
      ok: true,
      value: {
        unknown: [
          { path: 'promise.amount@PRO-AAAAAAAAAA', place: 'promises[0].amount', value: 7 },
          { path: 'subject.passportChip@PER-CHIPPPPPPP', place: 'subjects[0].passportChip' },
        ],
      },
    });
  });

  it('keeps the options that are known in their field, and is written once however often it comes', async () => {
    const { mx } = offices;
    const strange: Strange = { subject: { roles: released(['accused', 'go-between']) } };
    const first = {
      ...strange,
      header: {
        packetId: '01890000-0000-7000-8000-0000000000c1' as PacketId,
        channel: { epoch: 'twice' },
      } as Partial<PacketHeader>,
    };
    const bytes = await packet(first);
    const counts: number[] = [];

    await judged(bytes, async () => {
      for (const number of [0, 1]) {
        if (number === 1) {
          const path = join(mx.root, 'again.age');
          const second = {
            packetId: '01890000-0000-7000-8000-0000000000c2' as PacketId,
            channel: { epoch: 'again' },
          } as Partial<PacketHeader>;
          writeFileSync(path, await packet({ ...strange, header: second }));
          await mx.ask('packet:import', { file: sourceOf(mx, path), acceptGap: true });
        }
        const { cases } = await mx.ask('case:list', {});
        const { file } = await mx.ask('case:show', { caseId: cases[0]!.id });
        expect(file.records.find(({ entity }) => entity === 'subject')?.fields['roles']).toEqual(['accused']);
        counts.push(file.records.filter(({ entity }) => entity === 'portion').length);
      }
    });

    expect(counts).toEqual([1, 1]);
  });
});
