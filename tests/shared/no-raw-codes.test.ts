import { expect, it } from 'vitest';
import { agencyTable } from '../../shared/agency-table.ts';
import { catalogue, entities, fieldAt, fieldsOf } from '../../shared/catalogue.ts';
import { unitList } from '../../shared/decision/closed-lists.ts';
import type { Bilingual, Json } from '../../shared/language.ts';
import { profiles } from '../../shared/profiles.ts';
import { releasedValue } from '../../shared/released-text.ts';
import { bilingualValue } from '../../shared/value-text.ts';

/** A code that a person would have to look up: `pa-offence`, `KGM`, `effectDate=…`, `application/pdf`. */
const isRaw = (text: string): boolean =>
  /^[a-z0-9]+(?:[-_][a-z0-9]+)+$|\b[A-Z]{2}[A-Z0-9]\b(?![A-Z -])|=|^[a-z]+\/|^[a-z]+[A-Z]/.test(text);
const both = ({ en, es }: Bilingual): readonly string[] => [en, es];

it('every option of every field is said in words', () => {
  const options = entities.flatMap(entity =>
    fieldsOf(entity).flatMap(([name, field]) =>
      Object.keys(field.options ?? {}).flatMap(code =>
        both(bilingualValue(field, code)).map(said => [`${entity}.${name}`, code, said] as const),
      ),
    ),
  );

  expect(options.length).toBeGreaterThan(500);
  expect(options.filter(([, code, said]) => said === '' || (said === code && /[-_]|^[a-z]+[A-Z]/.test(code)))).toEqual([]);
});

it('every unit is said as people write it', () => {
  const said = unitList.flatMap(unit => both(bilingualValue(fieldAt('evidence.quantity'), { amount: '2', unit })));

  expect(said.filter(text => /[A-Z]/.test(text))).toEqual([]);
  expect(bilingualValue(fieldAt('evidence.quantity'), { from: 10, to: 100, unit: 'KGM' })).toEqual({
    en: '10–100 kg',
    es: '10–100 kg',
  });
});

it('every code that a rule brings is said by its name: package items, events, facts, deadlines, profiles', () => {
  const codes: readonly (readonly [path: string, value: Json])[] = profiles.flatMap(profile => [
    ...profile.checklist.map(({ id }) => ['document.packageItem', id] as const),
    ...Object.keys(profile.events).map(type => ['event.type', type] as const),
    ...Object.keys(profile.facts).map(name => ['event.facts', [`${name}=2026-02-03`]] as const),
    ...profile.clocks.map(({ id }) => ['deadline.clock', id] as const),
    ['case.profile', `${profile.id}@${profile.version}`] as const,
  ]);

  const said = codes.flatMap(([path, value]) =>
    both(bilingualValue(fieldAt(path), value)).map(
      text => [path, typeof value === 'string' ? value : JSON.stringify(value), text] as const,
    ),
  );
  expect(said.length).toBeGreaterThan(500);
  expect(
    said.filter(([, code, text]) => text === code || (isRaw(text) && text.includes(code.split('=')[0]!.replaceAll(/[["]/g, '')))),
  ).toEqual([]);
});

it('every agency that all offices know is said by its name, and its code beside it', () => {
  for (const { code, names } of agencyTable) {
    const said = releasedValue(catalogue.request.fields.to, code, new Map());
    expect(said).toMatchObject({ en: `${names.en} (${code})`, es: `${names.es} (${code})` });
  }
});

it('what a person wrote stays as it was written', () => {
  const free: readonly (readonly [string, Json])[] = [
    ['document.packageItem', 'Anexo 3'],
    ['document.type', 'Acta circunstanciada'],
    ['seizureLine.commodity', 'Aguacate'],
    ['subject.languages', ['Mixe']],
    ['subject.nationalities', ['Mexicana']],
    ['event.facts', ['sin igual']],
    ['evidence.quantity', { amount: '3', unit: 'costales' }],
  ];
  expect(free.map(([path, value]) => bilingualValue(fieldAt(path), value).es)).toEqual([
    'Anexo 3',
    'Acta circunstanciada',
    'Aguacate',
    'Mixe',
    'Mexicana',
    'sin igual',
    '3 costales',
  ]);
});
