import { problemsOf } from '../../shared/records.ts';
import { describe, expect, it } from 'vitest';
import type { Entity, Field } from '../../shared/catalogue-types.ts';
import { catalogue, entities, fieldAt, fieldPaths, fieldsOf, inferenceEdges, offeredOptions } from '../../shared/catalogue.ts';
import { spanish } from '../../shared/reader.ts';
import { valueText } from '../../shared/value-text.ts';
import { problemOf } from '../../shared/values.ts';
import { field } from '../../shared/catalogue/field.ts';

const everyField = entities.flatMap(entity => fieldsOf(entity).map(([name, value]) => [`${entity}.${name}`, value] as const));

describe('the field catalogue', () => {
  it('does not compile a field without a category', () => {
    // @ts-expect-error a field without a category must not compile
    const bare: Field = { type: 'text', label: { en: 'Loose', es: 'Suelto' }, level: 'L1' };
    // @ts-expect-error nor one without a level
    const unlevelled: Field = { type: 'text', label: { en: 'Loose', es: 'Suelto' }, category: 'ADM' };
    // @ts-expect-error nor one whose builder is given no category
    const built: () => Field = () => field('text', 'Loose', 'Suelto');
    // @ts-expect-error nor inside an entity
    const fields: Entity['fields'] = { note: { type: 'text', label: { en: '', es: '' } } };

    expect([bare, unlevelled, built, fields]).toHaveLength(4);
  });

  it('names every field in both languages', () => {
    const nameless = everyField.filter(([, { label, options }]) =>
      [label, ...Object.values(options ?? {})].some(({ en, es }) => en === '' || es === ''),
    );

    expect(nameless).toEqual([]);
  });

  it('reads and labels an option that is retired, and offers it only to the record that holds it', () => {
    const type = catalogue.warrant.fields['type']!; // in the catalogue
    const offered = (held: string | null) => offeredOptions(type, held).map(([code]) => code);

    expect(problemOf(type, 'commitment')).toBeNull();
    expect(valueText(type, 'commitment', spanish)).toContain('registro anterior');
    expect(offered(null)).not.toContain('commitment');
    expect(offered(null)).toEqual(expect.arrayContaining(['commitment-3184', 'bind-over']));
    expect(offered('commitment')).toContain('commitment');
  });

  it('retires only options that it has', () => {
    const wrong = everyField.filter(([, { options, retired }]) => (retired ?? []).some(code => !(code in (options ?? {}))));

    expect(wrong.map(([path]) => path)).toEqual([]);
  });

  it('gives options to every enum and codes field, and to no other', () => {
    const wrong = everyField.filter(([, { type, options }]) => (type === 'enum' || type === 'codes') !== (options !== undefined));

    expect(wrong.map(([path]) => path)).toEqual([]);
  });

  it('points every reference, parent and inference at something that is in it', () => {
    const references = everyField.filter(([, { type, to }]) => (type === 'reference') !== (to !== undefined && to in catalogue));
    const orphans = entities.filter(entity => catalogue[entity].parents.some(parent => !(parent in catalogue)));
    const dangling = inferenceEdges.filter(({ from, to }) => fieldAt(from) === undefined || from === to);

    expect({ references: references.map(([path]) => path), orphans, dangling }).toEqual({
      references: [],
      orphans: [],
      dangling: [],
    });
  });

  it('says that a CURP and an RFC give the date of birth away', () => {
    const toBirth = inferenceEdges.filter(({ to }) => to === 'subject.dob').map(({ from }) => from);

    expect(toBirth).toEqual(expect.arrayContaining(['subject.curp', 'subject.rfc']));
  });

  it('gives two lists of one parent two names, and none the name of a field', () => {
    const clashes = entities.filter(parent => {
      const lists = entities.filter(name => catalogue[name].parents.includes(parent)).map(name => catalogue[name].list);
      return new Set(lists).size !== lists.length || lists.some(list => list === null || list in catalogue[parent].fields);
    });

    expect(clashes).toEqual([]);
  });

  it('names no field as the interchange format names its own keys', () => {
    expect(everyField.filter(([path]) => /\.(id|marks|file)$/.test(path))).toEqual([]);
  });

  it('gives a portion of narrative to every other entity, so that no text is unmarked', () => {
    expect(catalogue.portion.parents).toEqual(entities.filter(entity => entity !== 'portion'));
  });

  it('finds no field by an inherited or malformed path', () => {
    expect(['subject.constructor', 'constructor.name', 'subject', '', 'subject.given.x'].map(fieldAt)).toEqual(
      Array(5).fill(undefined),
    );
    expect(new Set(fieldPaths).size).toBe(fieldPaths.length);
  });
});

it('checks a CURP wherever it stands, but for one that is told to be as received', () => {
  const curp = (last: string) => `MOUI870314HSRNRS0${last}`;
  const fits = [...'0123456789'].find(digit => problemsOf('subject', { roles: ['suspect'], curp: curp(digit) }).length === 0)!;
  const wrong = curp(fits === '0' ? '1' : '0');
  const codes = (entity: 'subject' | 'identityDocument', fields: Parameters<typeof problemsOf>[1]) =>
    problemsOf(entity, fields).map(({ code }) => code);

  expect(codes('identityDocument', { kind: 'CURP', number: curp(fits) })).toEqual([]);
  expect(codes('identityDocument', { kind: 'CURP', number: wrong })).toEqual(['value/curp-check']);
  expect(codes('identityDocument', { kind: 'CURP (as received)', number: wrong })).toEqual([]);
  expect(codes('subject', { roles: ['suspect'], curp: wrong })).toEqual(['value/curp-check']);
});
