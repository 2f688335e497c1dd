import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openedText } from '../../electron/terminal/opened-text.ts';
import type { CaseId, Json } from '../../shared/language.ts';
import { english, spanish } from '../../shared/reader.ts';
import { sourceOf, twoOffices } from '../support/exchange.ts';
import { emission, released, withheld } from '../support/packets.ts';
import { listOf, packetsBetween, type Strange } from '../support/strange-packets.ts';

let offices: Awaited<ReturnType<typeof twoOffices>>;
let packet: Awaited<ReturnType<typeof packetsBetween>>;
let ours: CaseId;
beforeEach(async () => {
  offices = await twoOffices();
  packet = await packetsBetween(offices.us, offices.mx);
  ours = await newCase({ reference: 'FGR-0001123', title: 'Nuestro título', openedOn: '2026-01-05' });
});
afterEach(() => offices.cleanup());

const newCase = async (fields: Record<string, Json>): Promise<CaseId> =>
  (
    await offices.mx.ask('case:create', {
      fields: { kind: 'extradition', ...(fields['kind'] === undefined ? { direction: 'US_REQ' } : {}), ...fields },
    })
  ).id;

async function arriving(strange: Strange = {}): Promise<string> {
  const path = join(offices.mx.root, 'arriving.age');
  writeFileSync(path, await packet(strange));
  return path;
}

const file = (path: string) => sourceOf(offices.mx, path);
const recordsOf = async (caseId: CaseId) => (await offices.mx.ask('case:show', { caseId })).file.records;
const exchange = emission(
  { startAt: released('2026-02-03T10:00:00-05:00[America/New_York]'), mode: released('call'), topic: released('Their call') },
  { participants: listOf(emission({ name: released('A. Person') }, {}, 'PAR-AAAAAAAAAA', 'participant')) },
  'EXC-AAAAAAAAAA',
  'exchange',
);
const event = emission({ type: released('request.received'), on: released('2026-02-03') }, {}, 'EVE-AAAAAAAAAA', 'event');
const theirCourse = { exchanges: listOf(exchange), events: listOf(event) };

describe('a packet that goes into a case of ours', { timeout: 60_000 }, () => {
  it('adds what we do not hold, locked, and changes nothing that we say', async () => {
    const path = await arriving({ lists: theirCourse });
    const before = await offices.mx.ask('case:show', { caseId: ours });

    const seen = await offices.mx.ask('packet:verify', { file: file(path), into: ours });
    const taken = await offices.mx.ask('packet:import', { file: file(path), into: ours });

    const { file: after } = await offices.mx.ask('case:show', { caseId: ours });
    const record = after.records.find(({ entity }) => entity === 'case')!;
    const held = before.file.records.find(({ entity }) => entity === 'case')!;
    expect(taken).toMatchObject({ caseId: ours, isNewCase: false, about: null });
    expect(record.fields).toEqual({ ...held.fields, theirReference: 'EX-1' });
    expect(record.marks['theirReference']).toMatchObject({ originator: 'US-DOJ-OIA', locked: true });
    expect(after.records.find(({ entity }) => entity === 'subject')).toMatchObject({
      fields: { given: 'Ismael' },
      marks: { '*': { originator: 'US-DOJ-OIA', locked: true } },
    });
    expect(seen.changes).toContainEqual({
      ...{ kind: 'kept', entity: 'case', name: 'CAS-CASEAAAAAA', field: 'title', values: 1 },
      ...{ old: 'Nuestro título', new: 'Un asunto' },
    });
    expect(JSON.stringify(after.records.filter(({ entity }) => entity === 'portion')).includes('Un asunto')).toBe(true);
  });

  it('keeps their log and history apart from ours, as remarks that lose no word', async () => {
    const path = await arriving({ lists: theirCourse });
    const before = await recordsOf(ours);

    await offices.mx.ask('packet:import', { file: file(path), into: ours });

    const after = await recordsOf(ours);
    const count = (entity: string, records: typeof after) => records.filter(record => record.entity === entity).length;
    expect([count('exchange', after), count('event', after)]).toEqual([0, count('event', before)]);
    const remarks = after.filter(({ entity }) => entity === 'portion').map(({ fields }) => JSON.stringify(fields['text']));
    for (const said of ['Their call', 'A. Person', '2026'])
      expect(
        remarks.some(text => text.includes(said)),
        said,
      ).toBe(true);
    expect((await offices.mx.ask('exchange:list', { caseId: ours })).exchanges).toEqual([]);
  });

  it('is followed there by the next packet of the same case, which still changes nothing of ours', async () => {
    const first = await offices.mx.ask('packet:import', { file: file(await arriving()), into: ours });
    const { hash } = await offices.mx.ask('packet:show', { packetId: first.packetId, direction: 'in' });
    const next = {
      header: { packetId: '01890000-0000-7000-8000-000000000002', channel: { number: 2, previous: hash } },
      fields: { title: released('Otro asunto'), reference: released('EX-1 bis') },
    } as unknown as Strange;
    const path = await arriving(next);

    const seen = await offices.mx.ask('packet:verify', { file: file(path) });
    const taken = await offices.mx.ask('packet:import', { file: file(path) });

    const record = (await recordsOf(ours)).find(({ entity }) => entity === 'case')!;
    expect(seen.into).toMatchObject({ caseId: ours, reference: 'FGR-0001123', isEnded: false });
    expect(taken.caseId).toBe(ours);
    expect(record.fields).toMatchObject({ title: 'Nuestro título', reference: 'FGR-0001123', theirReference: 'EX-1 bis' });
  });

  it('is proposed where they quote our number, however they write it', async () => {
    const path = await arriving({ fields: { theirReference: released('fgr\u20110001123') } });

    const seen = await offices.mx.ask('packet:inspect', { file: file(path) });

    expect(seen.cases).toEqual([
      { caseId: ours, reference: 'FGR-0001123', title: 'Nuestro título', why: 'quoted', person: null, refusal: null },
    ]);
    expect(openedText(seen, english)).toContain('FGR-0001123, Nuestro título: they quote its number');
    expect(openedText(seen, spanish)).toContain('FGR-0001123, Nuestro título: citan su número');
  });

  it('is proposed where a person of it is, by an identifier', async () => {
    const curp = 'IAZR790208MSRBRM01';
    await offices.mx.ask('case:add-record', {
      caseId: ours,
      entity: 'subject',
      fields: { given: 'Ismael', roles: ['accused'], curp },
    });
    const path = await arriving({ subject: { given: released('Ismael'), curp: released(curp) } });

    const seen = await offices.mx.ask('packet:verify', { file: file(path) });

    expect(seen.cases).toMatchObject([{ caseId: ours, why: 'person', person: 'Ismael', refusal: null }]);
  });
});

it('leaves the exchanges of a case that came as its own in their log, where only they correct them', async () => {
  const { caseId } = await offices.mx.ask('packet:import', { file: file(await arriving({ lists: theirCourse })) });

  const list = async (whose?: 'ours' | 'theirs') =>
    (await offices.mx.ask('exchange:list', whose === undefined ? {} : { whose })).exchanges;
  const [theirs] = await list('theirs');
  expect(theirs).toMatchObject({ caseId, topic: 'Their call', theirs: 'US-DOJ-OIA' });
  expect((await list()).filter(({ topic }) => topic === 'Their call')).toEqual([]);
  for (const topic of ['One of ours', 'Another'])
    await offices.mx.ask('exchange:log', {
      caseId: theirs!.caseId,
      fields: { startAt: '2026-03-02T09:30:00-06:00', mode: 'call', topic },
    });
  for (const whose of ['ours', 'theirs'] as const)
    for (const at of [{}, { caseId: theirs!.caseId }, { from: '2026-03-02' }]) {
      const { exchanges: all } = await offices.mx.ask('exchange:list', { ...at, whose });
      const { total, more } = await offices.mx.ask('exchange:list', { ...at, whose, limit: 1 });
      expect({ total, more }, `${whose} ${JSON.stringify(at)}`).toEqual({ total: all.length, more: all.length > 1 });
    }
  const asked = { caseId: theirs!.caseId, exchange: theirs!.record, reason: 'Wrong' };
  const refused = [await offices.mx.request('exchange:close', asked), await offices.mx.request('exchange:reopen', asked)].map(
    answer => (answer.ok ? 'done' : answer.failure.code),
  );
  expect(refused).toEqual(['exchange/theirs', 'exchange/theirs']);
  const corrected = await offices.mx.request('exchange:correct', {
    caseId: theirs!.caseId,
    record: theirs!.record,
    fields: { topic: 'Ours' },
    reason: 'Wrong',
  });
  expect(corrected).toMatchObject({ ok: false, failure: { code: 'exchange/theirs' } });
}, 60_000);

describe('a case that a packet cannot go into', { timeout: 60_000 }, () => {
  const refusalOf = async (into: CaseId, strange: Strange = {}) => {
    const path = await arriving(strange);
    const asked = { acceptGap: true, into };
    const codes = [
      await offices.mx.request('packet:inspect', { file: file(path), into }),
      await offices.mx.request('packet:verify', { file: file(path), ...asked }),
      await offices.mx.request('packet:import', { file: file(path), ...asked }),
    ].map(answer => (answer.ok ? 'taken' : answer.failure.code));
    expect(new Set(codes).size, codes.join()).toBe(1); // looking, checking and importing say the same
    return codes[0];
  };

  it('is one of another kind', async () => {
    const other = await newCase({ kind: 'information-exchange', reference: 'IX-1', title: 'Otro' });
    expect(await refusalOf(other)).toBe('packet/into-other-kind');
    expect((await recordsOf(other)).filter(({ entity }) => entity === 'subject')).toEqual([]);
  });

  it('is one that is not there', async () => {
    expect(await refusalOf('01890000-0000-7000-8000-0000000000aa' as CaseId)).toBe('case/not-found');
  });

  it('is any other once something of the same case of theirs came', async () => {
    await offices.mx.ask('packet:import', { file: file(await arriving()), into: ours });
    const other = await newCase({ reference: 'FGR-2', title: 'Otro' });
    const second = {
      packetId: '01890000-0000-7000-8000-000000000002',
      channel: { number: 2, previous: 'A'.repeat(43) },
    } as unknown as Strange['header'];
    expect(await refusalOf(other, { header: second! })).toBe('packet/into-other-case');
  });

  it('is one that has ended', async () => {
    const ended = await newCase({ reference: 'FGR-9', title: 'Concluido' });
    await offices.mx.ask('case:move-stage', {
      caseId: ended,
      to: 'T_WITHDRAWN',
      on: '2026-02-01',
      facts: { reason: 'Withdrawn' },
    });
    expect(await refusalOf(ended)).toBe('packet/into-ended');
  });

  it('is one that holds another case of theirs', async () => {
    await offices.mx.ask('packet:import', { file: file(await arriving()), into: ours });
    const other = {
      packetId: '01890000-0000-7000-8000-000000000003',
      channel: { number: 2, previous: 'A'.repeat(43) },
    } as unknown as Strange['header'];
    expect(await refusalOf(ours, { header: other!, rootName: 'CAS-CASEBBBBBB' })).toBe('packet/into-taken');
  });

  it('is any at all for a packet that carries no case', async () => {
    expect(await refusalOf(ours, { isEmpty: true, header: { kind: 'void' } })).toBe('packet/into-nothing');
  });
});

it('shows what a packet says before it is imported, value by value, with a gap and its code for what is withheld', async () => {
  const path = await arriving({ subject: { given: released('Ismael'), dob: withheld('1987-03-14', 'R-SRC') } });

  const seen = await offices.mx.ask('packet:verify', { file: file(path) });

  expect(seen.contents.find(({ entity }) => entity === 'subject')?.fields).toEqual([
    { field: 'given', value: 'Ismael', how: null, code: null },
    { field: 'dob', value: null, how: null, code: 'R-SRC' },
  ]);
  expect(openedText(seen, spanish)).toContain('[R-SRC]');
  expect(seen.senderWords.en.split(' ')).toHaveLength(12);
}, 60_000);
