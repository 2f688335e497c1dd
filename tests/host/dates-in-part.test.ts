import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { incomingRecords } from '../../electron/host/packets/read/intake.ts';
import type { CaseId, Json, RecordId } from '../../shared/language.ts';
import { caseFile, importFile, onlyCase, sampleCase } from '../support/case-file.ts';
import { tempVault, type TempVault } from '../support/temp-vault.ts';

let vault: TempVault;
let caseId: CaseId;
let person: RecordId;
beforeAll(async () => {
  vault = await tempVault();
  await importFile(vault, caseFile(sampleCase()));
  caseId = await onlyCase(vault);
  const { file } = await vault.ask('case:show', { caseId });
  person = file.records.find(({ entity }) => entity === 'subject')!.id; // the sample has one
});
afterAll(() => vault.cleanup());

const fieldsOf = async (record: RecordId) =>
  (await vault.ask('case:show', { caseId })).file.records.find(({ id }) => id === record)!.fields;
const say = (fields: Record<string, Json>) => vault.request('case:update-fields', { caseId, record: person, fields });
const imported = (subject: Record<string, Json>, reference: string) =>
  importFile(
    vault,
    caseFile(sampleCase({ reference, charges: [], subjects: [{ roles: ['accused'], given: 'Iris', ...subject }] })),
  );

describe('a date known in part', () => {
  it.each([
    ['abril 1987', '1987-04'],
    ['c. 1987', '1987~'],
    ['1987-00-00', '1987'],
    ['14 de marzo de 1987', '1987-03-14'],
    ['23/11/1987', '1987-11-23'],
  ])('is stored as one value by every door: %s', async (typed, stored) => {
    expect(await say({ dob: typed })).toMatchObject({ ok: true });

    expect((await fieldsOf(person))['dob']).toBe(stored);
    const { persons } = await vault.ask('person:list', { text: 'Peñafiel' });
    expect(persons.map(({ dob }) => dob)).toEqual([stored]);
  });

  it('takes in what an earlier version said beside it, and notes the date that changed', async () => {
    await say({ dob: '1987-04-01' });
    await say({ dobPrecision: 'month' });

    expect(await fieldsOf(person)).toMatchObject({ dob: '1987-04' });
    expect(await fieldsOf(person)).not.toHaveProperty('dobPrecision');
    const { lines } = await vault.ask('case:history', { caseId });
    expect(lines.find(({ field }) => field === 'dob')).toMatchObject({ old: '1987-04-01', new: '1987-04' });
  });

  it.each([
    ['either day or month first', { dob: '3/4/1987' }, 'value/date-two-ways'],
    ['a birth to come', { dob: '2031' }, 'value/date-to-come'],
  ] as const)('is refused with what would do: %s', async (_, fields, code) => {
    expect(await say(fields)).toMatchObject({ ok: false, failure: { code, places: [{ path: 'dob', code }] } });
    const answer = await imported(fields, 'EX-2');
    expect(answer).toMatchObject({ ok: false, failure: { places: [{ path: 'subjects[0].dob', code }] } });
  });

  it('is refused where time is counted by it', async () => {
    const { file } = await vault.ask('case:show', { caseId });
    const deadline = file.records.find(({ entity }) => entity === 'deadline')!.id; // the sample has one
    const answer = await vault.request('case:update-fields', { caseId, record: deadline, fields: { dueOn: 'abril 2027' } });

    expect(answer).toMatchObject({ ok: false, failure: { code: 'value/date-in-part' } });
  });

  it('is imported as it is known, in this version’s way and in the earlier one', async () => {
    await imported({ dob: 'hacia 1979', paternal: 'Zqxuno' }, 'EX-3');
    await imported({ dob: '1979-01-01', dobPrecision: 'year', paternal: 'Zqxdos' }, 'EX-4');

    const { persons } = await vault.ask('person:list', { text: 'Zqx' });
    expect(new Map(persons.map(({ name, dob }) => [name, dob]))).toEqual(
      new Map([
        ['Zqxuno, Iris', '1979~'],
        ['Zqxdos, Iris', '1979'],
      ]),
    );
  });

  it('is read from the packet of an office that says its precision apart, and told coarser stays words', () => {
    const incoming = (fields: Record<string, Json>, treated: Record<string, string> = {}) => {
      const subject = { entity: 'subject', id: 'PER-A', fields, treated, gaps: {}, lists: {} };
      const root = { entity: 'case', id: 'CAS-A', fields: {}, treated: {}, gaps: {} };
      const content = { ...root, lists: { subjects: { emitted: [subject] } } } as unknown as Parameters<
        typeof incomingRecords
      >[0];
      return incomingRecords(content)[1]!; // the one person
    };

    expect(incoming({ dob: '1987-01-01', dobPrecision: 'year' }).fields).toEqual({ dob: '1987' });
    expect(incoming({ dob: '1987-04' }).fields).toEqual({ dob: '1987-04' });
    expect(incoming({ dob: '1987' }, { dob: 'GENERALISE' })).toMatchObject({
      fields: {},
      asText: [{ field: 'dob', value: '1987', how: 'GENERALISE' }],
    });
  });

  it('is found by the month’s name in either language', async () => {
    await say({ dob: '1987-04' });
    for (const text of ['abril 1987', 'April 1987'])
      expect((await vault.ask('case:search', { text })).hits.map(({ record }) => record)).toContain(person);
  });
});

describe('a date with its time', () => {
  const logged = (startAt: string) => vault.request('exchange:log', { caseId, fields: { startAt, mode: 'call' }, children: [] });

  it('is taken in words, in the office’s time unless another is named', async () => {
    await logged('29 nov 2026, 14:30');
    await logged('30 nov 2026, 14:30, hora de Nueva York');

    const { exchanges } = await vault.ask('exchange:list', { caseId });
    expect(exchanges.map(({ startAt }) => startAt)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^2026-11-29T14:30-0\d:00\[America\//),
        '2026-11-30T14:30-05:00[America/New_York]',
      ]),
    );
  });

  it('is refused where it may be two days', async () => {
    expect(await logged('3/4/2026 10:00')).toMatchObject({ ok: false, failure: { code: 'value/no-such-instant' } });
  });
});
