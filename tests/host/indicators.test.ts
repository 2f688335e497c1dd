import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generatedOffice } from '../../electron/host/demo/generator.ts';
import { commands } from '../../electron/terminal/commands.ts';
import type { Terminal } from '../../electron/terminal/command.ts';
import type { Json } from '../../shared/language.ts';
import { shippedIndicators } from '../../shared/framework/shipped-indicators.ts';
import { converted, sumOf, unitOf } from '../../shared/framework/units.ts';
import { caseFile, importFile, registerFile, sampleCase } from '../support/case-file.ts';
import { plainIndicators } from '../support/offices/plain-indicators.ts';
import { tempVault, type TempVault } from '../support/temp-vault.ts';

const TODAY = '2026-11-23';
let vault: TempVault;
beforeAll(async () => {
  vault = await tempVault({ nowMs: Date.parse(`${TODAY}T18:00:00Z`) });
  const office = [...generatedOffice({ cases: 160, eventsEach: 8, exchangesEach: 0 }, 5, TODAY)];
  expect((await importFile(vault, caseFile(...office, ...seizures(), ...requests()))).ok).toBe(true);
}, 240_000);
afterAll(() => vault.cleanup());

/** Where a request that arrives goes before it is filed, in either direction. */
const before = {
  US_REQ: ['referred', 'provisional-request-sent', 'provisional-request-admitted', 'arrest-order-issued', 'arrest'],
  MX_REQ: ['referred', 'provisional-request-sent', 'complaint-filed', 'arrest-order-issued', 'arrest'],
} as const;
type Asking = keyof typeof before;
const parties = (direction: Asking) =>
  direction === 'US_REQ'
    ? { direction, requestingAgency: 'US-DOJ-OIA', requestedAgency: 'MX-SRE' }
    : { direction, requestingAgency: 'MX-FGR', requestedAgency: 'US-DOJ-OIA' };

/** Requests that were filed in one of three years, of both directions; the last of each only say that they were: their case never came so far. */
function requests() {
  return (['US_REQ', 'MX_REQ'] as const).flatMap(direction =>
    Array.from({ length: 60 }, (_, at) => {
      const on = `${2024 + ((at * 7) % 3)}-0${1 + (at % 9)}-1${at % 10}`;
      const facts = ['noteNumber=0001'];
      const way = before[direction].map((type, place) => ({ type, on: `2023-11-1${place}`, facts }));
      const events = [
        { type: 'case-opened', on: '2023-10-20' },
        ...(at < 52 ? way : []),
        { type: 'formal-request-received', on, facts },
      ];
      const { stage: _stage, ...plain } = sampleCase({
        id: `filed-${direction}-${at}`,
        reference: `FI-${direction}-${at}`,
        ...parties(direction),
        events,
      });
      return plain;
    }),
  );
}

/** Cases of 2026 with outcomes: nine with fentanyl and three with heroin of one direction, as many with arms and cash of the other. */
function seizures() {
  const half = (direction: Asking, commodities: readonly [string, string], units: readonly [string, string]): readonly Json[] =>
    Array.from({ length: 12 }, (_, at) =>
      sampleCase({
        id: `seized-${direction}-${at}`,
        reference: `${direction === 'MX_REQ' ? 'SZ' : 'SY'}-2026-${at}`,
        ...parties(direction),
        outcomes: [
          {
            type: 'seizure',
            on: `2026-0${1 + (at % 9)}-10`,
            seizures: [
              {
                commodity: commodities[at < 9 ? 0 : 1],
                net: { amount: direction === 'MX_REQ' ? `${at + 1}.5` : `${at + 1}`, unit: units[at % 2 === 0 ? 0 : 1] },
              },
            ],
          },
          { type: 'conviction', on: '2026-05-05', persons: 1, ...(at < 7 ? { place: { text: 'Tucson', country: 'US' } } : {}) },
          { type: at < 6 ? 'training' : 'victim-rescued', on: '2025-05-05', persons: at + 1 },
        ],
      }),
    );
  return [
    ...half('MX_REQ', ['Fentanilo', 'heroin'], ['kg', 'lb']),
    ...half('US_REQ', ['Metanfetamina', 'cocaine'], ['kg', 'kg']),
  ];
}

const idOf = (code: string) => shippedIndicators.find(({ fields }) => fields.code === code)!.id;
const codeOf = async (answer: Promise<{ readonly ok: boolean; readonly failure?: { readonly code: string } }>) =>
  (await answer).failure?.code ?? 'done';
const value = (changes: object = {}) => ({
  indicator: idOf('COCAINE-KG'),
  from: '2025-01-01',
  to: '2025-12-31',
  amount: '100',
  unit: 'LBR',
  asOf: '2026-01-31',
  source: 'An invented bulletin',
  ...changes,
});
const enter = (changes: object = {}) => vault.request('indicator:enter', value(changes));
const given = async (indicator: string) =>
  (await vault.ask('indicator:read', { indicator, from: 2020 })).points.filter(({ way }) => way !== 'computed');

describe('a definition', () => {
  it('that comes with the program has a unit, a rule in both languages, a source and how late it comes', () => {
    expect(shippedIndicators.length).toBeGreaterThan(30);
    expect(new Set(shippedIndicators.map(({ fields }) => fields.code)).size).toBe(shippedIndicators.length);
    for (const { fields } of shippedIndicators) {
      expect(unitOf(fields.unit), fields.code).toBe(fields.unit);
      expect([fields.counting.en, fields.counting.es, fields.source].every(text => text.length > 0)).toBe(true);
    }
  });

  it('keeps its unit once it has values, its code to itself, and its way of counting to the program', async () => {
    const fields = { ...value(), code: 'OWN-1' };
    const own = {
      code: 'OWN-1',
      names: { en: 'Own', es: 'Propio' },
      unit: 'kilos',
      counting: { en: 'x', es: 'x' },
      source: 'x',
      lagDays: 5,
    };
    const rest = { reach: 'own' as const, adds: true };
    const { id } = await vault.ask('indicator:define', { fields: { ...own, ...rest } });
    expect(fields.code).toBe('OWN-1');
    expect(await codeOf(vault.request('indicator:define', { fields: { ...own, ...rest } }))).toBe('indicator/exists');
    await enter({ indicator: id });
    expect(await codeOf(vault.request('indicator:define', { id, fields: { ...own, ...rest, unit: 'pills' } }))).toBe(
      'indicator/has-values',
    );
    const measured = { ...own, ...rest, code: 'OWN-2', measure: 'seized:heroin' as const };
    expect(await codeOf(vault.request('indicator:define', { fields: measured }))).toBe('indicator/measured');
  });

  it('is made and changed at the terminal: what is left out stays as it is', async () => {
    const { run } = commands.find(({ words }) => words === 'indicator define')!;
    const terminal = { request: (call, input) => vault.ask(call, input) } as Terminal; // nothing else of it is asked
    const told = { 'name-en': 'Desks trained', 'name-es': 'Escritorios capacitados', unit: 'persons', source: 'Roll' };
    const counted = { 'counting-en': 'Each once', 'counting-es': 'Una vez cada uno', lag: '30', adds: 'yes' };
    await run(terminal, ['desks'], { ...told, ...counted });
    await run(terminal, ['DESKS'], { lag: '45', reach: 'own' });
    const { indicators } = await vault.ask('indicator:list', {});
    expect(indicators.find(({ fields: { code } }) => code === 'DESKS')?.fields).toMatchObject({
      ...{ names: { en: 'Desks trained', es: 'Escritorios capacitados' }, lagDays: 45, reach: 'own', adds: true },
    });
  });
});

describe('a value', () => {
  it('is kept as it was given beside what it is in the indicator’s unit, and is not there twice', async () => {
    expect(await enter()).toMatchObject({ value: { isNew: true } });
    expect(await enter()).toMatchObject({ value: { isNew: false } });
    const [point, ...others] = await given(idOf('COCAINE-KG'));
    expect(others).toEqual([]);
    expect(point).toMatchObject({ shown: { amount: '45.359237' }, given: { amount: '100', unit: 'LBR' } });
  });

  it('that replaces another needs its reason, and the former is kept with who, when and why', async () => {
    expect(await codeOf(enter({ amount: '120' }))).toBe('indicator/differs');
    await enter({ amount: '120', why: 'The laboratory weighed it again' });
    await enter({ amount: '121', why: 'And once more' });
    const [point] = await given(idOf('COCAINE-KG'));
    expect(point!.former).toMatchObject([
      { amount: '54.431084', by: 'first', why: 'And once more' },
      { amount: '45.359237', by: 'first', why: 'The laboratory weighed it again' },
    ]);
    await vault.ask('indicator:retract', { id: point!.id!, why: 'It was of another year' });
    expect(await given(idOf('COCAINE-KG'))).toEqual([]);
  });

  it('of another kind is refused, and one of another currency without its rate', async () => {
    expect(await codeOf(enter({ unit: 'pills' }))).toBe('indicator/unit');
    expect(await codeOf(enter({ unit: 'LTR' }))).toBe('indicator/unit');
    expect(await codeOf(enter({ indicator: idOf('FENT-PILLS'), unit: 'kg' }))).toBe('indicator/unit');
    const cash = { indicator: idOf('CASH-USD'), unit: 'MXN', amount: '2000000' };
    expect(await codeOf(enter(cash))).toBe('indicator/rate');
    const rate = { rate: '0.0558', rateOn: '2025-12-31', rateSource: 'An invented bank' };
    await enter({ ...cash, ...rate });
    expect((await given(idOf('CASH-USD')))[0]).toMatchObject({
      shown: { amount: '111600' },
      given: { amount: '2000000', unit: 'MXN', ...rate },
    });
    expect(await codeOf(enter({ ...rate, from: '2024-01-01', to: '2024-12-31' }))).toBe('indicator/rate');
    expect(await codeOf(enter({ asOf: '2027-01-01' }))).toBe('indicator/future');
    expect(await codeOf(enter({ from: '2025-02-01', to: '2025-01-01' }))).toBe('indicator/period');
  });

  it('is added to others of its direction alone, and never where periods overlap', async () => {
    const indicator = idOf('AMMO');
    const rounds = (changes: object) => enter({ indicator, unit: 'rounds', direction: 'US-MX', ...changes });
    await rounds({ from: '2025-01-01', to: '2025-06-30', amount: '10' });
    await rounds({ from: '2025-07-01', to: '2025-12-31', amount: '5' });
    await rounds({ from: '2025-01-01', to: '2025-12-31', amount: '7', direction: 'MX-US' });
    const totals = async () =>
      new Map((await vault.ask('indicator:read', { indicator })).totals.map(each => [each.direction, each.total]));
    expect([...(await totals())]).toEqual(
      expect.arrayContaining([
        ['US-MX', '15'],
        ['MX-US', '7'],
      ]),
    );
    await rounds({ from: '2025-06-01', to: '2025-08-31', amount: '4' });
    expect((await totals()).get('US-MX')).toBeNull();
  });

  it('keeps the document that it came with', async () => {
    const { source } = registerFile(vault, 'The words of the bulletin');
    await enter({ indicator: idOf('LABS'), unit: 'labs', amount: '4', document: 'Bulletin 7', file: source });
    const [point] = await given(idOf('LABS'));
    expect(point).toMatchObject({ hasFile: true, given: { document: 'Bulletin 7' } });
    const parts: Uint8Array[] = [];
    const stream = new WritableStream<Uint8Array>({ write: part => void parts.push(part) });
    const sink = vault.services.handles.register({ kind: 'sink', name: 'out', stream });
    await vault.ask('indicator:save-document', { id: point!.id!, sink });
    expect(Buffer.concat(parts).toString()).toContain('The words of the bulletin');
  });
});

describe('a table of values', () => {
  const bring = (content: string | Uint8Array, more: object = {}) =>
    vault.request('indicator:import', { file: registerFile(vault, content).source, ...more });
  const count = () => vault.session.office.prepare('SELECT count(*) FROM indicator_values').pluck().get();

  it.each([
    ['commas and points', 'indicator,year,amount,unit,as of,source\nMETH-KG,2021,"1,240.5",kg,2022-01-31,"A, B"\n'],
    [
      'semicolons and commas, in Spanish',
      'Indicador;Año;Cantidad;Unidad;Dato al;Fuente\nMETH-KG;2021;1.240,5;kilos;31/01/2022;"A, B"\n',
    ],
    ['tabs', 'indicator\tyear\tamount\tunit\tas of\tsource\r\nMETH-KG\t2021\t1240.5\tKGM\t2022-01-31\tA, B\r\n'],
  ])('is read with %s, in whichever encoding, and replayed without a second row', async (_, text) => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    for (const bytes of [Buffer.from(text, 'utf8'), Buffer.from(`\ufeff${text}`, 'utf8'), Buffer.from(text, 'latin1'), utf16])
      expect(await bring(bytes)).toMatchObject({ ok: true });
    const points = (await vault.ask('indicator:read', { indicator: idOf('METH-KG'), from: 2021, to: 2021 })).points;
    expect(points.filter(({ way }) => way === 'import')).toMatchObject([
      { shown: { amount: '1240.5' }, given: { source: 'A, B' } },
    ]);
  });

  it('is refused whole, with the row and column of each fault', async () => {
    const before = count();
    const rows = ['PROV-ARREST,2020,5,persons,2022-01-31,x', 'NONE,2020,5,persons,2022-01-31,x', 'GUNS,20,1.240,kg,soon,'];
    const answer = await bring(`indicator,year,amount,unit,as of,source\n${rows.join('\n')}\n`);
    expect(answer).toMatchObject({
      failure: {
        code: 'import/refused',
        places: [
          { row: 3, path: 'indicator', code: 'indicator/not-found' },
          { row: 4, path: 'year', code: 'value/malformed' },
          { row: 4, path: 'amount', code: 'indicator/two-readings' },
          { row: 4, path: 'asOf', code: 'value/malformed' },
          { row: 4, path: 'source', code: 'field/required' },
        ],
      },
    });
    expect(count()).toBe(before);
    expect(await bring('indicator,year,amount,unit,as of,source,color\nGUNS,2020,1,firearms,2022-01-01,x,red\n')).toMatchObject({
      failure: { places: [{ row: 1, path: 'column[7]', code: 'indicator/unknown-column' }] },
    });
    expect(await bring('"no end')).toMatchObject({ failure: { code: 'indicator/not-a-table' } });
    const three = (decimals: 'point' | 'comma') =>
      bring(`indicator,year,amount,unit,as of,source\nGUNS,${decimals === 'point' ? 2018 : 2019},1.240,firearms,2022-01-31,x\n`, {
        decimals,
      });
    await three('point');
    await three('comma');
    const points = (await vault.ask('indicator:read', { indicator: idOf('GUNS'), from: 2018, to: 2019 })).points;
    expect(points.flatMap(({ way, shown }) => (way === 'import' && shown.kind === 'shown' ? [shown.amount] : []))).toEqual([
      '1.24',
      '1240',
    ]);
  });
});

describe('what is counted from cases', () => {
  it('equals a recount of the raw rows in every cell of both directions, and shows nothing under five', async () => {
    const directions = ['US-MX', 'MX-US'];
    const years = [2022, 2023, 2024, 2025, 2026];
    const shown: Record<string, number> = {};
    for (const [code, counted] of Object.entries(plainIndicators(vault.session.office))) {
      const { points } = await vault.ask('indicator:read', { indicator: idOf(code), from: 2022, to: 2026 });
      const computed = points.filter(({ way }) => way === 'computed');
      expect(new Set(computed.map(({ direction }) => direction)).size).toBeLessThanOrEqual(directions.length);
      for (const direction of directions)
        for (const year of years) {
          const cells = computed.filter(point => point.direction === direction && point.from === `${year}-01-01`);
          const n = counted(direction, String(year));
          const where = [code, direction, year, n];
          expect([...where, cells.length]).toEqual([...where, cells.length === 0 && n === 0 ? 0 : 1]);
          const cell = cells[0]?.shown;
          if (cell?.kind === 'shown') {
            expect([...where, cell.amount]).toEqual([...where, String(n)]);
            expect([...where, n === 0 || n >= 5]).toEqual([...where, true]);
            if (n > 0) shown[direction] = (shown[direction] ?? 0) + 1;
          } else if (cell?.kind === 'few') expect([...where, n > 0 && n < 5]).toEqual([...where, true]);
          else if (cell !== undefined) expect([...where, cell.kind]).toEqual([...where, n > 0 ? 'hidden' : cell.kind]);
        }
    }
    expect(['US-MX', 'MX-US'].map(direction => (shown[direction] ?? 0) >= 8)).toEqual([true, true]);
  });

  it('takes no request for filed whose case only says so and never came so far', async () => {
    const { points } = await vault.ask('indicator:read', { indicator: idOf('EXT-FILED'), from: 2024, to: 2026 });
    const said = vault.session.office
      .prepare<[], number>(
        `SELECT count(*) FROM records JOIN cases ON cases.id = case_id WHERE entity = 'event' AND direction = 'MX-US'
           AND fields ->> 'type' = 'formal-request-received' AND fields ->> 'on' >= '2024-01-01'`,
      )
      .pluck()
      .get()!;
    const own = points.flatMap(({ direction, shown }) =>
      direction === 'MX-US' && shown.kind === 'shown' ? [Number(shown.amount)] : [],
    );
    expect(own).toHaveLength(3);
    expect(said - own.reduce((sum, each) => sum + each, 0)).toBeGreaterThanOrEqual(8);
  });

  it('adds net weights in one unit, and shows no seizure of fewer than five cases, nor what is left beside an action', async () => {
    const shownOf = async (code: string, action?: string) =>
      (await vault.ask('indicator:read', { indicator: idOf(code), from: 2026, ...(action && { action }) })).points.find(
        ({ way, direction }) => way === 'computed' && direction === 'MX-US',
      );
    const net = vault.session.office
      .prepare<[], { amount: string; unit: string }>(
        `SELECT json_extract(fields, '$.net.amount') AS amount, json_extract(fields, '$.net.unit') AS unit FROM records
         WHERE entity = 'seizureLine' AND json_extract(fields, '$.commodity') = 'Fentanilo'`,
      )
      .all();
    expect(net).toHaveLength(9);
    const kilograms = sumOf(net.map(({ amount, unit }) => converted(amount, unit === 'kg' ? 'KGM' : 'LBR', 'KGM')));
    expect(await shownOf('FENT-KG')).toMatchObject({ shown: { kind: 'shown', amount: kilograms } });
    expect(await shownOf('HEROIN-KG')).toMatchObject({ shown: { kind: 'few' } });
    const other = (await vault.ask('indicator:read', { indicator: idOf('METH-KG'), from: 2026 })).points;
    expect(other.filter(({ way, shown }) => way === 'computed' && shown.kind === 'shown')).toMatchObject([
      { direction: 'US-MX', shown: { amount: String(1 + 2 + 3 + 4 + 5 + 6 + 7 + 8 + 9) } },
    ]);
    expect(await shownOf('CONV-US')).toMatchObject({ shown: { kind: 'shown', amount: '7' }, isPartial: true });

    const parent = '0bf20220-0000-7000-8000-000000000032';
    const { id: action } = await vault.ask('framework:add', { kind: 'action', parent, fields: { names: { en: 'a', es: 'a' } } });
    const { cases } = await vault.ask('case:list', { text: 'SZ-2026', limit: 100 });
    const serve = (from: number, to: number) =>
      Promise.all(
        cases
          .filter(({ reference }) => Number(reference.slice(8)) >= from && Number(reference.slice(8)) < to)
          .map(({ id }) => vault.ask('framework:serve', { caseId: id, action, isServed: true })),
      );
    await serve(0, 4);
    expect(await shownOf('FENT-KG', action)).toMatchObject({ shown: { kind: 'few' } });
    await serve(4, 7);
    expect(await shownOf('FENT-KG', action)).toMatchObject({ shown: { kind: 'hidden' } }); // two cases are left beside it
    await serve(7, 9);
    expect(await shownOf('FENT-KG', action)).toMatchObject({ shown: { kind: 'shown', amount: kilograms } });
    expect(await shownOf('CONV-US', action)).toMatchObject({ shown: { kind: 'shown', amount: '7' } });
  });

  it('is what the review of requests says of the year, whichever figure', async () => {
    const review = await vault.ask('review:read', { direction: 'US-MX', from: '2025-01-01', to: '2025-12-31' });
    for (const [code, figure] of [
      ['EXT-DONE', 'surrendered'],
      ['EXT-REFUSED', 'refused'],
      ['EXT-OPEN', 'open'],
      ['TRANSFER', 'alternatives'],
    ] as const) {
      const { points } = await vault.ask('indicator:read', { indicator: idOf(code), from: 2025, to: 2025 });
      const { shown } = points.find(({ direction }) => direction === 'US-MX')!;
      const own = review.figures[figure];
      expect([code, shown]).toEqual([
        code,
        own.kind === 'shown' ? { kind: 'shown', amount: String(own.count) } : { kind: own.kind },
      ]);
    }
  });
});
