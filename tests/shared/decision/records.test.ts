import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../../shared/case.ts';
import { decideCase } from '../../../shared/decision/decide-case.ts';
import { isAtLeastAsTight } from '../../../shared/decision/tightness.ts';
import { reasonTexts } from '../../../shared/decision/reason-codes.ts';
import { ruleTexts } from '../../../shared/decision/rules.ts';
import { generalise } from '../../../shared/decision/transforms.ts';
import { actions, reasonCodes } from '../../../shared/decision/types.ts';
import { whatWouldChange } from '../../../shared/decision/compare.ts';
import { effectiveMark, nothingInherited } from '../../../shared/decision/effective-mark.ts';
import { fieldAt } from '../../../shared/catalogue.ts';
import type { FieldType } from '../../../shared/catalogue-types.ts';
import type { Json, RecordId } from '../../../shared/language.ts';
import { seen } from './laws.ts';
import { caseOf, dea, leave, nothingHappened, oia, record, request } from './synthetic.ts';

const id = (text: string) => text as RecordId;
const suspect = record('p', 'subject', { roles: ['suspect'], given: 'Iker' });

describe('what a record declares about itself', () => {
  it.each([
    ['a sealed warrant', 'warrant', 'isSealed', { type: 'arrest', number: 'W-1' }],
    ['a grand jury paper', 'document', 'grandJury', { title: 'Testimony' }],
  ])('keeps back the whole of %s, and a plain no does not', (_, entity, field, fields) => {
    const emitted = (answer: Json) =>
      decideCase(caseOf(record('x', entity, { ...fields, [field]: answer })), request()).records.get(id('x'))!.emitted;

    expect(emitted(true)).toBe(false);
    expect(emitted('perhaps')).toBe(false);
    expect(emitted(false)).toBe(true);
  });

  it('lets a sealed warrant go once it is unsealed', () => {
    const file = caseOf(record('x', 'warrant', { type: 'arrest', number: 'W-1', isSealed: true }));
    const { at } = leave(file, request({ circumstances: { ...nothingHappened, events: ['unsealed'] } }));

    expect(at('warrants[0].number')!.action).toBe('RELEASE');
  });

  it('protects whoever is in a protection programme like a witness', () => {
    const file = caseOf(record('p', 'subject', { roles: ['suspect'], given: 'Iker', protectionProgramme: true }));
    const { at } = leave(file);

    expect(at('subjects[0].given')!.action).toBe('PSEUDONYM');
    expect(at('subjects[0].protectionProgramme')!.action).toBe('OMIT_SILENT');
  });

  it('keeps a covertly obtained contact back from whoever may have an open one', () => {
    const phone = (more: object) => record('t', 'contactPoint', { phone: '+52 55 0000 0000', ...more }, { parentId: id('p') });
    const asked = request({ purpose: 'locate-arrest' });
    const emitted = (more: object) => decideCase(caseOf(suspect, phone(more)), asked).records.get(id('t'))!.emitted;

    expect(emitted({})).toBe(true);
    expect(emitted({ obtainedCovertly: true })).toBe(false);
  });
});

describe('a plan', () => {
  it('stays until it has been carried out', () => {
    const file = caseOf(record('x', 'plan', { name: 'Colibrí' }));

    expect(leave(file).emission.lists['plans']!.emitted).toEqual([]);
    expect(
      leave(file, request({ circumstances: { ...nothingHappened, events: ['op-executed'] } })).at('plans[0].name')!.action,
    ).toBe('RELEASE');
  });
});

describe("a document's own file", () => {
  const paper = (fields: object = {}) => record('d', 'document', { title: 'Oficio', content: 'd', ...fields });
  const paragraph = (mark: object) =>
    record('n', 'portion', { of: 'facts', text: 'Relato.' }, { parentId: id('d'), marks: { text: mark } });
  const content = (...records: readonly CaseRecord[]) => leave(caseOf(...records)).at('documents[0].content')!.action;

  it('leaves if every paragraph of it does', () => {
    expect(content(paper(), paragraph({}))).toBe('RELEASE');
    expect(content(paper(), paragraph({ level: 'L3' }))).toBe('WITHHOLD');
    expect(content(paper(), paragraph({ categories: ['SRC'] }))).toBe('OMIT_SILENT');
  });

  it('stays if it is about a protected person', () => {
    const witness = record('w', 'subject', { roles: ['witness'] });

    expect(content(paper({ subject: 'p' }), suspect)).toBe('RELEASE');
    expect(content(paper({ subject: 'w' }), witness)).toBe('WITHHOLD');
  });
});

describe("a document's file", () => {
  const filed = {
    sourceFileName: 'Fuente Ibarrola.pdf',
    mediaType: 'application/pdf',
    storedFile: 'f',
    sizeBytes: 9,
    content: 'd',
  };
  const seenOf = (fields: object, marks: CaseRecord['marks'] = {}) =>
    seen(leave(caseOf(record('d', 'document', { title: 'Oficio', ...fields }, { marks }))).emission);
  const title = (fields: Record<string, Json>) =>
    leave(caseOf(record('d', 'document', { title: 'Oficio', ...fields }))).at('documents[0].title')!;

  it('cannot be told from none where it does not leave', () => {
    const marks = { content: { level: 'L3' as const } };
    const witness = record('w', 'subject', { roles: ['witness'] });
    const about = (fields: object) =>
      seen(leave(caseOf(witness, record('d', 'document', { title: 'Oficio', subject: 'w', ...fields }))).emission);

    expect(seenOf(filed, marks)).toEqual(seenOf({}, marks));
    expect(about(filed)).toEqual(about({}));
    expect(seenOf(filed)).not.toEqual(seenOf({}));
  });

  it('keeps a title back that is its name, in any spelling, and no other', () => {
    expect(title({ ...filed, title: 'Fuente Ibarrola.pdf' })).toMatchObject({ action: 'WITHHOLD', rule: 'inference/gives-away' });
    for (const same of ['Fuente Ibarrola', 'fuente_ibarrola', 'FUENTE-IBÁRROLA', 'Otra cosa.docx'])
      expect(title({ ...filed, title: same }).action).toBe('WITHHOLD');
    const around = [
      'Copia de Fuente Ibarrola',
      'Fuente Ibarrola (2) firmado',
      'Re: fuente_ibarrola',
      'Dice fuente ibarrola.pdf de mayo',
    ];
    for (const same of around) expect([same, title({ ...filed, title: same }).action]).toEqual([same, 'WITHHOLD']);
    for (const other of ['Oficio', 'Oficio 1.2 de la Fiscalía', 'Fuente', 'Acta S.A. de C.V.'])
      expect(title({ ...filed, title: other }).action).toBe('RELEASE');
    expect(title({ title: 'Fuente Ibarrola.pdf' }).action).toBe('WITHHOLD');
  });
});

describe('coarser forms', () => {
  it.each<[FieldType, Json, Json | undefined]>([
    ['date', '1980-05-17', '1980'],
    ['date', 'spring of 1980', undefined],
    ['instant', '2026-01-15T09:30:00-06:00[America/Mexico_City]', '2026-01-15'],
    [
      'place',
      { text: 'Calle Falsa 123', state: 'Sinaloa', country: 'MX' },
      { text: 'Sinaloa, MX', state: 'Sinaloa', country: 'MX' },
    ],
    ['place', { text: 'Calle Falsa 123' }, undefined],
    ['place', { text: 'x', state: 'Calle Falsa 123', country: 'MX' }, { text: 'MX', country: 'MX' }],
    ['quantity', { amount: '4.137', unit: 'KGM' }, { from: 1, to: 10, unit: 'KGM' }],
    ['quantity', { amount: '-4', unit: 'KGM' }, undefined],
    ['money', { minor: 123456, currency: 'MXN' }, { from: 100000, to: 1000000, currency: 'MXN' }],
    ['account', { institution: 'Banco del Ejemplo', country: 'MX', number: '0001' }, { country: 'MX' }],
    ['account', { institution: 'Banco del Ejemplo', number: '0001' }, undefined],
    ['place', { text: 'x', state: 'sinaloa', country: 'méxico' }, { text: 'Sinaloa, MX', state: 'Sinaloa', country: 'MX' }],
    ['place', { text: 'x', state: 'Nueva York', country: 'EE. UU.' }, { text: 'New York, US', state: 'New York', country: 'US' }],
    ['place', { text: 'x', state: 'Rosa Elvira', country: 'MX' }, { text: 'MX', country: 'MX' }],
    ['place', { text: 'x', state: 'Texas', country: 'MX' }, { text: 'MX', country: 'MX' }],
    ['place', { text: 'x', state: 'Sinaloa', country: 'Casa Verde' }, undefined],
    ['quantity', { amount: '4', unit: 'Ramona' }, undefined],
    ['money', { minor: 123, currency: 'ANA' }, undefined],
    ['integer', 0, { from: 0, to: 1 }],
    ['integer', 57, { from: 10, to: 100 }],
    ['integer', 1e300, undefined],
    ['text', 'anything', undefined],
  ])('%s %j becomes %j', (type, value, coarse) => {
    expect(generalise(type, value)).toEqual(coarse);
  });
});

describe('explanations', () => {
  it('exist for every rule that the decision names', () => {
    const folder = new URL('../../../shared/decision/', import.meta.url);
    const sources = readdirSync(folder)
      .filter(name => name !== 'rules.ts')
      .map(name => readFileSync(new URL(name, folder), 'utf8'));
    const named = sources.flatMap(source =>
      [
        ...source.matchAll(
          /'((?:request|mark|level|origin|existence|embargo|release|caveat|purpose|ceiling|matrix|subject|flag|tear-line|must-tell|gate|relation|inference|document|field|record)\/[\w/-]+)'/g,
        ),
      ].map(match => match[1]!),
    ); // the pattern has a group

    expect(named.length).toBeGreaterThan(40);
    expect(named.filter(rule => !Object.hasOwn(ruleTexts, rule))).toEqual([]);
  });

  it('cite Mexican transparency law by its version of 2025 alone, and every code says something in both languages', () => {
    for (const code of reasonCodes) {
      const { says, citations } = reasonTexts[code];
      expect(says.en.length * says.es.length).toBeGreaterThan(0);
      expect(citations.length).toBeGreaterThan(0);
      for (const { statute, version } of citations)
        expect([statute, version]).toEqual([statute, statute === 'LGTAIP' ? '2025' : version]);
    }
  });
});

describe('comparing', () => {
  it('orders the transforms from release to silent omission', () => {
    for (const [rank, action] of actions.entries())
      for (const [otherRank, other] of actions.entries()) expect(isAtLeastAsTight(action, other)).toBe(rank >= otherRank);
  });

  it('says which consent would let a value go', () => {
    const place = { owner: oia, record: id('r'), field: 'statute' };
    const mark = effectiveMark(place, fieldAt('charge.statute')!, nothingInherited, { originator: dea }, null); // a catalogue path

    expect(whatWouldChange(mark, request())).toContainEqual(
      expect.objectContaining({
        kind: 'consent',
        originators: [dea],
        decision: expect.objectContaining({ action: 'RELEASE' }) as unknown,
      }),
    );
  });
});
