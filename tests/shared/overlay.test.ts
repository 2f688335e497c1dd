import { expect, it } from 'vitest';
import { languageOptions } from '../../shared/catalogue/options.ts';
import type { CivilDate } from '../../shared/language.ts';
import { overlayFault, type OverlayEntry } from '../../shared/overlay.ts';
import { english, overlayReader, readerFor, readersWith, spanish } from '../../shared/reader.ts';
import { fill, listed, standing } from '../../shared/text/fill.ts';
import { readTypedDate } from '../../shared/typed-date.ts';
import { valueText } from '../../shared/value-text.ts';

const cancel = { en: 'Cancel', es: 'Cancelar' };
const rows = { one: { en: '{{count}} row', es: '{{count}} fila' }, other: { en: '{{count}} rows', es: '{{count}} filas' } };
const stops = { en: 'Stops on {{day}}', es: 'Vence el {{day}}' };
const entry = (words: { readonly en: string; readonly es: string }, to: string): OverlayEntry => ({ at: 'x', ...words, to });
const plural = (to: Record<string, string>): OverlayEntry => ({
  at: 'x',
  en: { one: rows.one.en, other: rows.other.en },
  es: { one: rows.one.es, other: rows.other.es },
  to,
});
const portuguese = (...texts: OverlayEntry[]) => overlayReader({ tag: 'pt', texts });

it('says a text in the overlay’s language, and the next one in English where the overlay lacks it', () => {
  const { say } = portuguese(entry(cancel, 'Cancelar (pt)'), entry(stops, ''));

  expect(say(cancel)).toBe('Cancelar (pt)');
  expect(say(stops, { day: '1 jan' })).toBe('Stops on 1 jan');
});

it('never uses a translation whose names in braces are not those of the text', () => {
  const wrong = entry(stops, 'Vence em {{date}}');

  expect(overlayFault(wrong, 'pt')).toBe('placeholders');
  expect(overlayFault(entry(stops, 'Vence'), 'pt')).toBe('placeholders');
  expect(overlayFault(entry(stops, '{{day}}: vence'), 'pt')).toBeNull();
  expect(portuguese(wrong).say(stops, { day: '1 jan' })).toBe('Stops on 1 jan');
});

it('chooses among the forms that the language’s own numbers have', () => {
  const polish = overlayReader({
    tag: 'pl',
    texts: [plural({ one: '{{count}} wiersz', few: '{{count}} wiersze', many: '{{count}} wierszy', other: '{{count}} wiersza' })],
  });

  expect([1, 2, 5, 22].map(count => polish.say(rows, { count }))).toEqual(['1 wiersz', '2 wiersze', '5 wierszy', '22 wiersze']);
});

it('refuses a plural with forms that the language does not have, or without one that it has', () => {
  expect(overlayFault(plural({ one: '{{count}} linha', many: '{{count}} linhas', other: '{{count}} linhas' }), 'pt')).toBeNull();
  expect(overlayFault(plural({ one: '{{count}} linha', other: '{{count}} linhas' }), 'pt')).toBe('forms');
  expect(overlayFault(plural({ one: 'a', few: 'b', many: 'c', other: 'd' }), 'pt')).toBe('forms');
  expect(portuguese(plural({ one: 'uma', other: 'várias' })).say(rows, { count: 1 })).toBe('1 row');
});

it('makes a sentence anew of its template and values, however deep they lie', () => {
  const reader = portuguese(entry(stops, 'Vence em {{day}}'), entry(cancel, 'Desistir'));
  const sentence = fill(stops, { day: listed([standing('part', cancel), { en: 'x', es: 'x' }]) });

  expect(reader.say(sentence)).toBe('Vence em desistir, x');
  expect(english.say(sentence)).toBe('Stops on cancel, x');
  expect(spanish.say(sentence)).toBe('Vence el cancelar, x');
});

it('tells one English word with two meanings apart by the Spanish, and keeps a translation when only the Spanish is mended', () => {
  const [open, isOpen] = [
    { en: 'Open', es: 'Abrir' },
    { en: 'Open', es: 'Abierto' },
  ];
  const { say } = portuguese(entry(open, 'Abrir'), entry(isOpen, 'Aberto'), entry(cancel, 'Desistir'));

  expect([say(open), say(isOpen)]).toEqual(['Abrir', 'Aberto']);
  expect(say({ en: 'Cancel', es: 'Anular' })).toBe('Desistir');
});

it('leaves somebody’s own words alone, even where they are also a text of the program', () => {
  expect(portuguese(entry(cancel, 'Desistir')).say({ en: 'Cancel', es: 'Cancel' })).toBe('Cancel');
});

it('marks what its reader writes as neither English nor Spanish', () => {
  expect([english, spanish, portuguese()].map(({ writes }) => writes)).toEqual(['en', 'es', 'other']);
  expect(Object.keys(languageOptions)).toEqual(expect.arrayContaining(['en', 'es', 'other']));
});

it('finds the reader of a language as systems name it, and English for one that nobody translated', () => {
  const known = readersWith([{ tag: 'pt-BR', texts: [] }]);

  expect(['pt_BR.UTF-8', 'pt', 'pt-PT', 'es-419', 'fr'].map(wanted => readerFor(wanted, known).language)).toEqual([
    'pt-BR',
    'pt-BR',
    'pt-BR',
    'es',
    'en',
  ]);
});

it('writes dates with the language’s months in its order, and reads back what it wrote', () => {
  const reader = portuguese();
  const today = '2026-11-28' as CivilDate;

  expect(valueText(undefined, true, reader)).toBe('Yes');
  expect(reader.calendar.months[1]).toBe('fevereiro');
  expect(readTypedDate('5 fev 2026', today, reader.calendar)).toBe('2026-02-05');
  expect(readTypedDate('5/2/2026', today, reader.calendar)).toBe('2026-02-05');
  expect(readTypedDate('5/2/2026', today, english.calendar)).toBe('2026-05-02');
});

it('groups how many there are as the reader’s locale does, and no other number', () => {
  const text = { en: '{{count}} of {{year}}', es: '{{count}} de {{year}}' };
  const readers = [english, spanish, portuguese(entry(text, '{{count}} em {{year}}'))];

  expect(readers.map(({ say }) => say(text, { count: 12_400, year: 2026 }))).toEqual([
    '12,400 of 2026',
    '12,400 de 2026',
    '12.400 em 2026',
  ]);
});
