import { expect, it } from 'vitest';
import { fingerprintWords, plainWords, strangeWords } from '../../shared/fingerprint-words.ts';

const { en, es } = fingerprintWords(new Uint8Array(32).map((_, at) => at * 37));

it('takes words as they are typed, with or without accents, commas and capitals', () => {
  const typed = es.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase().replaceAll(' ', ', ');

  expect(plainWords(typed)).toEqual(plainWords(es));
  for (const said of [en, es, typed]) expect(strangeWords(said)).toEqual([]);
});

it('names a slip once the word is ended, and not while it is typed', () => {
  const [first = ''] = en.split(' ');

  expect(strangeWords(`${first} zzyzx`)).toEqual([]);
  expect(strangeWords(`${first} zzyzx `)).toEqual(['zzyzx']);
  expect(strangeWords(en.replace(/\S+$/, 'zzyzx'))).toEqual(['zzyzx']); // the twelfth is ended
});
