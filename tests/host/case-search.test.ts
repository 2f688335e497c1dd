import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { followMatchRules } from '../../electron/host/cases/same-person.ts';
import { caseFile, importFile, onlyCase, sampleCase } from '../support/case-file.ts';
import { tempVault, type TempVault } from '../support/temp-vault.ts';

let vault: TempVault;
beforeEach(async () => {
  vault = await tempVault();
  await importFile(vault, caseFile(sampleCase()));
});
afterEach(() => vault.cleanup());

const found = async (text: string) => (await vault.ask('case:search', { text })).hits;

describe('searching', () => {
  it.each([
    ['José', 'given'],
    ['jose', 'given'],
    ['JOSÉ', 'given'],
    ['Jose\u0301', 'given'],
    ['penafiel', 'title'],
    ['PEÑAFIEL', 'title'],
    ['harbour', 'text'],
    ['F-0417', 'sourceCode'],
  ])('finds %s whatever its case, accents and ñ', async (text, field) => {
    expect((await found(text)).map(hit => hit.field)).toContain(field);
  });

  it('asks for every word, in one record', async () => {
    expect(await found('harbour Inventado')).toHaveLength(1);
    expect(await found('harbour Quintanar')).toEqual([]);
  });

  it('takes the last word as begun, from three letters on and while nothing follows it', async () => {
    const [hit] = await found('seen harb');

    expect(hit?.pieces.filter(piece => piece.hit).map(({ text }) => text)).toEqual(['seen', 'harbour']);
    expect(await found('harb ')).toEqual([]);
    expect(await found('harb seen')).toEqual([]);
    expect(await found('ha')).toEqual([]);
  });

  it('shows the hit in its text, with the words of the text and not of the question', async () => {
    const [hit] = await found('PUERTO');

    expect(hit?.pieces.filter(piece => piece.hit)).toEqual([{ text: 'Puerto', hit: true }]);
    expect(hit?.pieces.map(({ text }) => text).join('')).toBe('The person was seen near the harbour of Puerto Inventado.');
    expect(hit).toMatchObject({ reference: 'EX-2026-0001', entity: 'portion' });
  });

  it.each(['" OR "', 'NEAR(a b)', 'words:*', "'; DROP TABLE records; --", '*', 'AND NOT ('])(
    'takes what looks like a query language as plain words: %s',
    async text => {
      const answer = await vault.request('case:search', { text });

      expect(answer.ok ? answer.value.hits.length : answer.failure.code).toSatisfy(
        (result: unknown) => result === 0 || result === 'search/no-words',
      );
    },
  );

  it('follows a change and forgets what was replaced', async () => {
    const caseId = await onlyCase(vault);
    const [hit] = await found('Faro');
    await vault.ask('case:update-fields', { caseId, record: hit!.record, fields: { text: 'La Boya' } });

    expect([(await found('Faro')).length, (await found('boya')).length]).toEqual([0, 1]);
  });

  it('ranks few hits, and gives the newest first where there are too many to rank', async () => {
    const texts = Array.from({ length: 5_100 }, (_, at) => ({ of: 'remarks', text: `El muelle ${at}` }));
    await importFile(vault, caseFile(sampleCase({ reference: 'EX-2', portions: texts })));

    const many = await vault.ask('case:search', { text: 'muelle', limit: 3 });
    const few = await vault.ask('case:search', { text: 'muelle 77' });

    expect(many).toMatchObject({ ranked: false, more: true });
    expect(many.hits.map(({ pieces }) => pieces.map(({ text }) => text).join(''))).toEqual([
      'El muelle 5099',
      'El muelle 5098',
      'El muelle 5097',
    ]);
    expect(few.hits).toHaveLength(1);
  });

  it('lists persons over all cases by surname, found by any part of the name', async () => {
    await importFile(
      vault,
      caseFile(
        sampleCase({ reference: 'EX-2', subjects: [{ roles: ['victim'], given: 'Áurea', paternal: 'Ñancupil' }], charges: [] }),
      ),
    );

    const all = await vault.ask('person:list', {});
    const one = await vault.ask('person:list', { text: 'nancupil aurea' });

    expect(all.persons.map(({ name }) => name)).toEqual([
      'Ibarrola, Ramona',
      'Ñancupil, Áurea',
      'Peñafiel Quintanar, José Ángel',
    ]);
    expect(one).toMatchObject({ total: 1, persons: [{ name: 'Ñancupil, Áurea', roles: ['victim'], reference: 'EX-2' }] });
  });

  describe('in whatever way it is written', () => {
    beforeEach(async () => {
      const caseId = await onlyCase(vault);
      const fields = {
        roles: ['sought'],
        given: 'Shaun',
        paternal: "O'Neill",
        passportNumber: 'G 1234-5678',
        passportCountry: 'EUA',
        employment: 'chofer de trans\u00adporte',
      };
      const { record } = await vault.ask('case:add-record', { caseId, entity: 'subject', fields });
      const add = (entity: 'alias' | 'contactPoint', own: Record<string, string>) =>
        vault.ask('case:add-record', { caseId, entity, parent: record.id, fields: own });
      await add('alias', { text: 'El Güero Palma' });
      await add('contactPoint', { phone: '+52 1 55 1234-5678' });
    });
    const people = async (text: string) => (await vault.ask('person:list', { text })).persons.map(({ name }) => name);

    it.each([
      ['oneill', 'paternal'],
      ['o’neill', 'paternal'],
      ['O\u00adNeill', 'paternal'],
      ['transporte', 'employment'],
      ['g12345678', 'passportNumber'],
      ['5678', 'passportNumber'],
      ['3456', 'passportNumber'],
      ['234-56', 'passportNumber'],
      ['4567', 'phone'],
      ['G-1234 5678', 'passportNumber'],
      ['Estados Unidos', 'passportCountry'],
      ['united states', 'passportCountry'],
      ['5512345678', 'phone'],
      ['(55) 1234 5678', 'phone'],
      ['044 55 12 34 56 78', 'phone'],
    ])('finds %s', async (typed, field) => {
      expect((await found(typed)).map(hit => hit.field)).toContain(field);
    });

    it.each(['oneill', 'guero palma', 'el güero', 'g12345678', '5678', '55 1234 5678', '+52 55 12345678'])(
      'finds the person by %s',
      async typed => {
        expect(await people(typed)).toEqual(["O'Neill, Shaun"]);
      },
    );

    it('finds nobody by what is nobody’s', async () => {
      expect([await people('guero montejano'), await people('5599999999')]).toEqual([[], []]);
    });

    it('finds it in a vault whose words an earlier version wrote', async () => {
      const db = vault.session.office;
      db.exec(
        "DELETE FROM record_words WHERE rowid IN (SELECT seq FROM records WHERE entity = 'contactPoint'); UPDATE match_keys_rules SET version = 0",
      );
      expect(await people('5512345678')).toEqual([]);

      followMatchRules(vault.session, vault.services);

      expect(await people('5512345678')).toEqual(["O'Neill, Shaun"]);
    });
  });
});
