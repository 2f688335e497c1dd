import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renewTouches } from '../../db/touch-keys.ts';
import { touchesOf } from '../../shared/deconflict/touches.ts';
import { commonFrom } from '../../shared/deconflict/kinds.ts';
import type { CaseId, Json, RecordId } from '../../shared/language.ts';
import { PASSPHRASE, tempVault, type TempVault } from '../support/temp-vault.ts';

let vault: TempVault;
beforeAll(async () => {
  vault = await tempVault(); // 2026-03-02
});
afterAll(() => vault.cleanup());

let made = 0;
async function newCase(officer?: string): Promise<CaseId> {
  const reference = `DC-${++made}`;
  const fields = { kind: 'joint-investigation', reference, title: `Asunto ${reference}`, ...(officer ? { officer } : {}) };
  return (await vault.ask('case:create', { fields })).id;
}
async function add(caseId: CaseId, entity: string, fields: Record<string, Json>, parent?: RecordId): Promise<RecordId> {
  const added = await vault.ask('case:add-record', {
    ...{ caseId, entity: entity as 'alias', fields },
    ...(parent === undefined ? {} : { parent }),
  });
  return added.record.id;
}
const person = (caseId: CaseId, fields: Record<string, Json> = {}) =>
  add(caseId, 'subject', {
    roles: ['suspect'],
    ...('given' in fields ? {} : { fullName: `Persona ${++made} Distinta` }),
    ...fields,
  });
const contacts = async (caseId: CaseId) => (await vault.ask('deconflict:list', { caseId })).contacts;
const told = async (caseId: CaseId) => (await contacts(caseId)).map(({ kind, other }) => `${kind} ${other.officer}`);

/** Two cases of two officers with a record each. */
async function two(entity: string, one: Record<string, Json>, other: Record<string, Json>, hangs = false) {
  const [a, b] = [await newCase('Ana'), await newCase('Bruno')];
  for (const [caseId, fields] of [
    [a, one],
    [b, other],
  ] as const)
    await add(caseId, entity, fields, hangs ? await person(caseId) : undefined);
  return [a, b] as const;
}

describe('what stands in two cases of the office', () => {
  it.each<[string, string, Record<string, Json>, Record<string, Json>, boolean]>([
    ['phone', 'contactPoint', { phone: '+52 1 55 1234 5678' }, { phone: '55-1234-5678' }, true],
    ['email', 'contactPoint', { email: 'uno@ejemplo.mx' }, { email: 'UNO@ejemplo.mx' }, true],
    ['device', 'contactPoint', { imei: '490154203237518' }, { imei: '49-015420-323751-8' }, true],
    [
      'identifier',
      'identityDocument',
      { kind: 'Pasaporte', number: 'G 1234-5699' },
      { kind: 'Passport', number: 'g12345699' },
      true,
    ],
    ['vehicle', 'vehicle', { plate: 'ABC-123-A' }, { plate: 'abc 123 a' }, false],
    [
      'account',
      'asset',
      { description: 'Cuenta', account: { institution: 'Banco Uno', country: 'MX', number: '032180000118359719' } },
      { description: 'Account', account: { institution: 'BANCO UNO SA', country: 'MX', number: '032-180-00011835971-9' } },
      false,
    ],
    [
      'place',
      'address',
      { place: { text: 'Av. Hidalgo 125, Col. Centro', locality: 'Puerto Inventado' } },
      { place: { text: 'avenida hidalgo no. 125', locality: 'puerto inventado' } },
      true,
    ],
    [
      'event',
      'plan',
      {
        name: 'Uno',
        place: { text: 'Bodega', locality: 'Saltillo' },
        windowStartAt: '2026-04-01T06:00-06:00',
        windowEndAt: '2026-04-01T12:00-06:00',
      },
      { name: 'Dos', place: { text: 'SALTILLO' }, windowStartAt: '2026-04-01T17:00Z' },
      false,
    ],
    [
      'date',
      'plan',
      { name: 'Uno', windowStartAt: '2026-05-01T06:00-06:00' },
      { name: 'Dos', windowStartAt: '2026-05-01T08:00-06:00' },
      false,
    ],
  ])('tells the contact point of the other case by a %s', async (kind, entity, one, other, hangs) => {
    const [a, b] = await two(entity, one, other, hangs);

    expect(await told(a)).toEqual([`${kind} Bruno`]);
    expect(await told(b)).toEqual([`${kind} Ana`]);
  });

  it('tells of a person, by the rule of who is the same, and of no brother born on the same day', async () => {
    const born = { paternal: 'Zaldumbide', maternal: 'Oropeza', dob: '1980-05-17' };
    const [a, b, c] = [await newCase('Ana'), await newCase('Bruno'), await newCase('Carla')];
    await person(a, { ...born, given: 'Eusebio' });
    await person(b, { ...born, given: 'EUSEBIO', maternal: 'Oropesa' });
    await person(c, { ...born, given: 'Ismael' });

    expect(await told(a)).toEqual(['person Bruno']);
    expect(await told(c)).toEqual([]);
  });

  it.each<[string, Record<string, Json>, Record<string, Json>]>([
    [
      'on other days',
      { locality: 'Torreón', at: '2026-06-01T06:00-06:00' },
      { locality: 'Torreón', at: '2026-06-03T06:00-06:00' },
    ],
    [
      'in other towns',
      { locality: 'Toluca', at: '2026-06-08T06:00-06:00' },
      { locality: 'Celaya', at: '2026-06-08T06:00-06:00' },
    ],
    ['long over', { locality: 'Tepic', at: '2026-01-08T06:00-06:00' }, { locality: 'Tepic', at: '2026-01-08T06:00-06:00' }],
  ])('does not tell of operations %s', async (_when, one, other) => {
    const plan = ({ locality, at }: Record<string, Json>) => ({
      name: 'Plan',
      place: { text: 'Muelle', locality: locality! },
      windowStartAt: at!,
    });
    const [a] = await two('plan', plan(one), plan(other));

    expect(await told(a)).toEqual([]);
  });

  it('takes a page that was pasted as a name for no more keys than its words and their neighbours give', () => {
    const page = Array.from(
      { length: 900 },
      (_, at) => `palabra${String.fromCharCode(97 + (at % 26), 97 + ((at * 7) % 25))}`,
    ).join(' ');
    expect(touchesOf({ entity: 'subject', fields: { fullName: page } }).length).toBeLessThan(900 * 40);
  });

  it('leaves out sources, protected persons and officials, and what hangs from them', async () => {
    const phone = '+1 619 555 0142';
    const [a, b, c, d] = [await newCase('Ana'), await newCase('B'), await newCase('C'), await newCase('D')];
    await add(a, 'contactPoint', { phone }, await person(a));
    await add(b, 'contactPoint', { phone }, await person(b, { roles: ['source'] }));
    await add(c, 'contactPoint', { phone }, await person(c, { protectionProgramme: true }));
    const { records } = await vault.ask('exchange:log', {
      caseId: d,
      fields: { startAt: '2026-03-01T10:00:00-06:00', mode: 'call', topic: 'Enlace', counterpart: 'MX-FGR' },
    });
    const exchange = records.find(({ entity }) => entity === 'exchange')!;
    const participant = await add(d, 'participant', { name: 'Enlace de guardia' }, exchange.id);
    await add(d, 'contactPoint', { phone }, participant);

    expect(await told(a)).toEqual([]);
  });

  it('holds back a number that stands in very many cases, and says how many such there are', async () => {
    const cases: CaseId[] = [];
    for (let each = 0; each <= commonFrom.phone; each++) {
      const caseId = await newCase(`Oficial ${each}`);
      await add(caseId, 'contactPoint', { phone: '+52 81 8100 9900' }, await person(caseId));
      cases.push(caseId);
    }

    expect(await vault.ask('deconflict:list', { caseId: cases[0]! })).toMatchObject({ contacts: [], common: 1 });
  });

  it('is answered once for both, is quiet then, stands in the chain without the value, and is told anew when taken back', async () => {
    const [a, b] = await two('contactPoint', { phone: '+52 33 3700 1122' }, { phone: '3337001122' }, true);
    const answered = await vault.ask('deconflict:answer', {
      kind: 'phone',
      one: a,
      other: b,
      answer: 'in-touch',
      sinceOn: '2026-03-01',
    });

    expect(answered.contacts).toMatchObject([{ said: { answer: 'in-touch', sinceOn: '2026-03-01' } }]);
    for (const caseId of [a, b])
      expect(await vault.ask('deconflict:list', { caseId, quiet: false })).toMatchObject({ total: 0, quiet: 1 });
    const changes = vault.session.office.prepare("SELECT old, new FROM changes WHERE field = 'contact'").all();
    expect(JSON.stringify(changes)).not.toMatch(/3337001122|3700/);
    await vault.ask('deconflict:answer', { kind: 'phone', one: b, other: a, answer: null });
    expect((await contacts(a)).map(({ said }) => said)).toEqual([null]);
  });

  it('refuses an answer to nothing, since no day, and since a day to come, and keeps nothing of it', async () => {
    const [a, b] = await two('contactPoint', { email: 'dos@ejemplo.mx' }, { email: 'dos@ejemplo.mx' }, true);
    const code = async (input: Record<string, Json>) => {
      const answer = await vault.request('deconflict:answer', {
        kind: 'email',
        one: a,
        other: b,
        answer: 'known',
        ...input,
      } as never);
      return answer.ok ? 'kept' : answer.failure.code;
    };

    expect(await code({ kind: 'vehicle' })).toBe('deconflict/nothing-there');
    expect(await code({ answer: 'in-touch' })).toBe('deconflict/since-when');
    expect(await code({ answer: 'in-touch', sinceOn: '2026-03-09' })).toBe('value/date-to-come');
    expect((await contacts(a)).map(({ said }) => said)).toEqual([null]);
  });

  it('follows a value that is changed, and what is removed, and is the same when all is made anew', async () => {
    const [a, b] = [await newCase('Ana'), await newCase('Bruno')];
    const [mine, theirs] = [await add(a, 'vehicle', { plate: 'XYZ 987 B' }), await add(b, 'vehicle', { plate: 'QQQ 111 C' })];
    expect(await told(a)).toEqual([]);
    await vault.ask('case:update-fields', { caseId: b, record: theirs, fields: { plate: 'xyz987b' } });
    expect(await told(a)).toEqual(['vehicle Bruno']);
    const rows = () => vault.session.office.prepare('SELECT * FROM touch_keys ORDER BY kind, key, source').all();
    const before = rows();
    renewTouches(vault.session.office);
    expect(rows()).toEqual(before);
    await vault.ask('case:remove-record', { caseId: a, record: mine });
    expect(await told(b)).toEqual([]);
  });

  it('reaches an officer for the own open cases alone, and a supervisor for the whole office, each pair once', async () => {
    await vault.ask('user:add', { label: 'Desk', role: 'officer', passphrase: `${PASSPHRASE} desk` });
    const [a, b] = [await newCase('Desk'), await newCase('Bruno')];
    for (const caseId of [a, b]) await add(caseId, 'vehicle', { vin: '1HGCM82633A004352' });

    const office = await vault.ask('deconflict:list', { view: 'office', limit: 500 });
    expect(office.contacts.filter(({ mine, other }) => [a, b].includes(mine.id) && [a, b].includes(other.id))).toHaveLength(1);
    await vault.unlock(`${PASSPHRASE} desk`, 'Desk');
    expect((await vault.ask('deconflict:list', {})).contacts).toMatchObject([
      { kind: 'vehicle', mine: { id: a }, other: { id: b } },
    ]);
    await vault.unlock();
  });

  it('tells of the whole office what was written since it was asked before, and while it was being asked', async () => {
    const [a, b] = [await newCase('Ana'), await newCase('Bruno')];
    const ours = async () => {
      const { contacts: all } = await vault.ask('deconflict:list', { view: 'office', limit: 500 });
      return all.filter(({ mine, other }) => [a, b].includes(mine.id) && [a, b].includes(other.id)).map(({ kind }) => kind);
    };
    await add(a, 'vehicle', { plate: 'REM 101 A' });
    const theirs = await add(b, 'vehicle', { plate: 'rem101a' });
    expect(await ours()).toEqual(['vehicle']);
    expect(await ours()).toEqual(['vehicle']);
    for (let turns = 0, plate = 'REM 102 A'; turns < 6; turns++, plate = `REM ${102 + turns} A`) {
      await vault.ask('case:update-fields', { caseId: b, record: theirs, fields: { plate: 'rem101a' } });
      const asked = ours();
      for (let turn = 0; turn < turns; turn++) await setImmediate();
      await vault.ask('case:update-fields', { caseId: b, record: theirs, fields: { plate } });
      await asked;
      expect(await ours()).toEqual([]);
    }
  });

  it('tells of every pair of more than are looked at in one turn, and lets other questions be answered between the turns', async () => {
    const plates = Array.from({ length: 10 }, (_, at) => `TRN-${at}00-Z`);
    const cases: CaseId[] = [];
    for (let at = 0; at < 8; at++) {
      cases.push(await newCase('Ana'));
      for (const plate of plates) await add(cases[at]!, 'vehicle', { plate });
    }
    let turns = 0;
    let isOver = false;
    const turn = (): void => {
      turns += 1; // what came meanwhile is heard here
      if (!isOver) globalThis.setImmediate(turn);
    };
    globalThis.setImmediate(turn);
    const { contacts: all } = await vault.ask('deconflict:list', { view: 'office', limit: 500 });
    isOver = true;

    const ours = all.filter(({ mine, other }) => cases.includes(mine.id) && cases.includes(other.id));
    expect(ours.map(({ count }) => count)).toEqual(Array.from({ length: 28 }, () => plates.length)); // 280 pairs
    expect(turns).toBeGreaterThan(3);
  });
});
