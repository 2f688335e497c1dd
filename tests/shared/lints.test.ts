import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../shared/case.ts';
import { placeKey } from '../../shared/decision/types.ts';
import type { AgencyCode, Json, RecordId } from '../../shared/language.ts';
import type { Mark, Purpose } from '../../shared/mark.ts';
import { stateOfPhone } from '../../shared/lints/dialling.ts';
import { lintPatterns, type LintPattern } from '../../shared/lints/lint.ts';
import { lintsIn } from '../../shared/lints/lints.ts';
import type { KeptFrom } from '../../shared/lints/pooled-lints.ts';
import { poolsWith } from '../../shared/lints/pools.ts';
import { sceneOf } from '../../shared/lints/scene.ts';
import { caseOf, fgr, leave, record, request } from './decision/synthetic.ts';

// What lets a reader infer what stays (domain page D.6), planted one by one; all of it is invented.

const kept = { level: 'L3' as const };
const never: Mark = { caveats: [{ kind: 'NOREL', to: ['MX-SRE'] }] };
const suspect = (more: Record<string, Json> = {}, marks: Record<string, Mark> = {}) =>
  record('s', 'subject', { roles: ['accused'], given: 'Fausto', paternal: 'Peñafiel', ...more }, { marks });
const witness = record('w', 'subject', { roles: ['witness'], given: 'Ramona', paternal: 'Ibarrola' }, { position: 1 });
const source = record('q', 'subject', { roles: ['source'], given: 'Elpidio', paternal: 'Zurita' }, { position: 2 });
const under = (parent: string, position = 0) => ({ parentId: parent as RecordId, position });
const facts = (text: string) => record('p', 'portion', { of: 'facts', text, language: 'en' });
const exhibits = (...numbers: readonly string[]) =>
  numbers.map((exhibit, at) => record(`x${at}`, 'evidence', { exhibit, description: 'Item' }, { position: at }));
const hidden = (held: CaseRecord): CaseRecord => ({ ...held, marks: { '*': never } });
const announced = record('o', 'outcome', { type: 'seizure', on: '2026-01-09', isPublic: true }, { marks: { on: kept } });
const seized = { amount: '4.137', unit: 'KGM' };

function found(
  records: readonly CaseRecord[],
  before: readonly string[] = [],
  others: readonly KeptFrom[] = [],
  purpose: Purpose = 'locate-arrest',
) {
  const file = caseOf(...records);
  const { emission } = leave(file, request({ purpose }));
  return lintsIn(sceneOf({ file, leaves: emission, whole: emission, before: new Set(before) }), others);
}

type Planted = readonly [pattern: LintPattern, what: string, planted: readonly CaseRecord[], at: string, reveals: string];

const planted: readonly Planted[] = [
  [
    'count-of-protected',
    'a number of witnesses',
    [suspect(), witness, facts('Two of the 5 protected witnesses agreed.')],
    'p text',
    'w roles',
  ],
  ['count-of-protected', 'a number in words', [suspect(), witness, facts('Declararon tres testigos.')], 'p text', 'w roles'],
  [
    'count-of-protected',
    'a numbered witness',
    [suspect(), witness, facts('Así lo dijo el Testigo núm. 2.')],
    'p text',
    'w roles',
  ],
  [
    'count-of-protected',
    'a number of informants',
    [suspect(), source, facts('Hay 2 informantes en el puerto.')],
    'p text',
    'q roles',
  ],
  ['role-of-few', 'the one witness', [suspect(), witness, facts('El testigo lo vio.')], 'p text', 'w roles'],
  [
    'sequence-gap',
    'the number that is missing',
    [
      ...exhibits('E-01', 'E-02', 'E-04'),
      hidden(record('h', 'evidence', { exhibit: 'E-03', description: 'Item' }, { position: 9 })),
    ],
    'x2 exhibit',
    'h *',
  ],
  [
    'year-in-number',
    'the year of an INTERPOL number',
    [suspect({ interpolId: '2019/48213', custodySince: '2019-05-04' }, { custodySince: kept })],
    's interpolId',
    's custodySince',
  ],
  [
    'dialling-code',
    'the state of a telephone',
    [
      suspect({ custodyPlace: { text: 'Cereso', state: 'Sonora', country: 'MX' } }, { custodyPlace: kept }),
      record('c', 'contactPoint', { phone: '+52 662 555 0134' }, { ...under('s') }),
    ],
    'c phone',
    's custodyPlace',
  ],
  [
    'name-in-address',
    'an account name made of a name',
    [
      suspect({ maternal: 'Quintanar' }, { maternal: kept }),
      record('c', 'contactPoint', { handle: 'faustoquintanar77' }, under('s')),
    ],
    'c handle',
    's maternal',
  ],
  [
    'index-of-documents',
    'an index',
    [facts('Índice de anexos: 1. Orden. 2. Acta.'), hidden(record('d', 'document', { title: 'Acta' }))],
    'p text',
    'd *',
  ],
  [
    'hash-list',
    'a list of digests',
    [facts(`Files: ${'a1'.repeat(32)}, ${'b2'.repeat(32)}`), hidden(record('d', 'document', { title: 'Acta' }))],
    'p text',
    'd *',
  ],
  [
    'same-quantity',
    'an exact amount that was announced',
    [
      announced,
      record('l', 'seizureLine', { commodity: 'cocaine', gross: seized }, under('o')),
      record('c', 'charge', { statute: '21 USC 959', quantity: seized }),
    ],
    'c quantity',
    'o on',
  ],
  [
    'time-of-operation',
    'the minute of an operation',
    [
      record('e', 'event', { type: 'arrest', on: '2026-01-09', at: '2026-01-09T05:40:00-06:00[America/Mexico_City]' }),
      hidden(record('h', 'plan', { name: 'Faro', windowStartAt: '2026-01-09T11:40:00Z[UTC]' })),
    ],
    'e at',
    'h windowStartAt',
  ],
  [
    'translation',
    'the other of two versions',
    [
      record('d', 'document', { title: 'Acta', content: 'd' }, { marks: { content: kept } }),
      record('t', 'document', { title: 'Translation', content: 't', translationOf: 'd' }, { position: 1 }),
    ],
    't content',
    'd content',
  ],
  [
    'order-of-list',
    'the order of what stays',
    ['2020', '2021', '2022', '2023'].map((year, at) =>
      record(
        `n${at}`,
        'evidence',
        { description: `Item ${'DBCA'[at]}`, seizedOn: `${year}-01-0${at + 1}` },
        { position: at, marks: { seizedOn: kept } },
      ),
    ),
    'n0 description',
    'n0 seizedOn',
  ],
];

describe('what can be inferred', () => {
  it.each(planted)('%s: %s', (pattern, _, records, at, reveals) => {
    const lints = found(records).filter(lint => lint.pattern === pattern);

    expect(
      lints.map(lint => [`${lint.at.record} ${lint.at.field}`, `${lint.reveals.record} ${lint.reveals.field}`]),
    ).toContainEqual([at, reveals]);
  });

  it.each(planted)('%s: %s is nothing where nothing stays', (pattern, _, records) => {
    const open = records.filter(({ id }) => id !== 'h' && id !== 'w' && id !== 'q').map(one => ({ ...one, marks: {} }));

    expect(found(open).filter(lint => lint.pattern === pattern)).toEqual([]);
  });

  it('a coarser form with fewer than three candidates, of which one is it', () => {
    const place = { text: 'Calle Inventada 4, Guaymas', state: 'Sonora', country: 'MX' };
    const others = (count: number) =>
      Array.from({ length: count }, (_, at) =>
        record(`m${at}`, 'evidence', { description: 'Item', seizedAt: { ...place, text: `Calle ${at}` } }, { position: at + 1 }),
      );
    const records = [
      suspect(),
      record('a', 'address', { place }, under('s')),
      record('x', 'evidence', { description: 'Item', seizedAt: place }),
    ];
    const few = (more: readonly CaseRecord[]) =>
      found([...records, ...more], [], [], 'same-case').filter(({ pattern }) => pattern === 'few-candidates');

    expect(few(others(1))).toMatchObject([{ at: { record: 'x', field: 'seizedAt' }, reveals: { record: 'a', field: 'place' } }]);
    expect(few(others(2))).toEqual([]);
  });

  it('together with what an earlier packet gave: a gap is seen over both', () => {
    const [one, two] = exhibits('E-01', 'E-03');
    const gap = hidden(record('h', 'evidence', { exhibit: 'E-02', description: 'Item' }, { position: 9 }));
    const file = caseOf(one!, two!, gap);
    const { emission: whole } = leave(file);
    const { emission: leaves } = leave(file, request({ scope: new Set(['case-1', 'x1'] as RecordId[]) }));
    const over = (before: readonly string[]) => lintsIn(sceneOf({ file, leaves, whole, before: new Set(before) }), []);

    expect(over([]).filter(({ pattern }) => pattern === 'sequence-gap')).toEqual([]);
    expect(over([placeKey('x0' as RecordId, 'exhibit')]).map(({ pattern }) => pattern)).toContain('sequence-gap');
  });
});

describe('what readers put together', () => {
  const others = (...places: readonly string[]): readonly KeptFrom[] => [{ agency: fgr, places: new Set(places) }];
  const held = [suspect({ dob: '1984-02-29', curp: 'PEQF840229HSRXNS09' })];
  const s = 's' as RecordId;

  it('is a value that the other was kept from, and one that follows from it', () => {
    expect(found(held, [], others(placeKey(s, 'curp'))).filter(({ agency }) => agency !== null)).toMatchObject([
      { pattern: 'pooled-value', agency: fgr, at: { record: 's', field: 'curp' } },
    ]);
    expect(found(held, [], others(placeKey(s, 'dob')))).toContainEqual(
      expect.objectContaining({
        pattern: 'pooled-inference',
        agency: fgr,
        at: { record: 's', field: 'curp' },
        reveals: { record: 's', field: 'dob' },
      }),
    );
  });

  it('is told by ways of its own where the reader itself was kept from it in another case', () => {
    const kept = (...places: readonly string[]): readonly KeptFrom[] => [
      { agency: fgr, isReader: true, places: new Set(places) },
    ];
    const patterns = (...places: readonly string[]) =>
      found(held, [], kept(...places)).flatMap(({ pattern, agency }) => (agency === null ? [] : [pattern]));

    expect(patterns(placeKey(s, 'curp'))).toEqual(['other-case-value']);
    expect(patterns(placeKey(s, 'dob'))).toContain('other-case-inference');
  });

  it('is nothing new where the reader has it already', () => {
    const places = [placeKey(s, 'curp')];

    expect(
      found(held, [...places, placeKey(s, 'dob')], others(...places)).filter(({ pattern }) => pattern === 'pooled-value'),
    ).toEqual([]);
  });

  it('goes through every group that shares a member, and reaches nobody else', () => {
    const [a, b, c, d] = ['AA-1', 'AA-2', 'AA-3', 'AA-4'] as AgencyCode[];

    expect([
      ...poolsWith(a!, [
        [a!, b!],
        [b!, c!],
      ]),
    ]).toEqual([b, c]);
    expect([
      ...poolsWith(d!, [
        [a!, b!],
        [b!, c!],
      ]),
    ]).toEqual([]);
    expect(poolsWith('MX-FGR' as AgencyCode).has('MX-SRE' as AgencyCode)).toBe(false);
  });
});

describe('ordinary cases', () => {
  const texts = ['ordinary', 'ordinary-anew'].flatMap(name => {
    const file = new URL(`../fixtures/leaks/${name}.json`, import.meta.url);
    return JSON.parse(readFileSync(file, 'utf8')) as readonly (readonly string[])[];
  });

  it('raise fewer than one alarm in fifty', () => {
    const people = [suspect({ interpolId: '2019/48213', dob: '1984-02-29' }), witness, source];
    const alarms = texts.map(row => row.at(-1)!).filter(text => found([...people, facts(text)]).length > 0);

    expect(texts.length).toBeGreaterThanOrEqual(100);
    expect(alarms.length / texts.length).toBeLessThanOrEqual(1 / 50);
  });
});

describe('what the lints know', () => {
  it('has each way planted at least once', () => {
    const together = ['pooled-value', 'pooled-inference', 'other-case-value', 'other-case-inference'];
    const tried = new Set<string>([...planted.map(([pattern]) => pattern), 'few-candidates', ...together]);

    expect(lintPatterns.filter(pattern => !tried.has(pattern))).toEqual([]);
  });

  it.each([
    ['+52 662 555 0134', 'MX', 'sonora'],
    ['+52 1 55 5555 0134', 'MX', 'ciudad de mexico'],
    ['+1 (520) 555-0134', 'US', 'arizona'],
    ['011 52 81 8555 0134', 'MX', 'nuevo leon'],
  ])('the state of %s', (phone, country, state) => {
    expect(stateOfPhone(phone)).toEqual({ country, state });
  });

  it('no state of a number that tells none', () => {
    expect(['555 0134', '+44 20 7946 0000', '+1 800 555 0134', ''].map(stateOfPhone)).toEqual([null, null, null, null]);
  });
});
