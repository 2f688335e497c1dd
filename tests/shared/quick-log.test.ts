import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AgencyCode, CivilDate } from '../../shared/language.ts';
import { readQuickLog, type QuickLog } from '../../shared/quick-log.ts';

const agencies = ['MX-FGR', 'MX-SRE', 'MX-SSPC', 'US-DOJ-OIA', 'US-STATE-DA', 'MX-AIC/OCN'] as AgencyCode[]; // well formed
const today = '2026-11-23' as CivilDate; // a Monday
const read = (line: string, language: 'en' | 'es' = 'es') => readQuickLog(line, { today, language, agencies });

it('understands a whole line in Spanish', () => {
  const log = read('reunión 10:00 45m fgr ocampo 0117 recibí anexo C 14p debemos traducción vie deben fecha de audiencia mié');

  expect(log).toMatchObject({
    mode: 'meeting',
    time: '10:00',
    minutes: 45,
    agency: 'MX-FGR',
    person: 'ocampo',
    caseWords: '0117',
    items: [{ way: 'received', description: 'Anexo C', pages: 14 }],
    promises: [
      { by: 'us', what: 'Traducción', dueOn: '2026-11-27' },
      { by: 'them', what: 'Fecha de audiencia', dueOn: '2026-11-25' },
    ],
    summary: '',
  });
  expect(log.parts.map(({ kind }) => kind)).toEqual(['what', 'when', 'who', 'case', 'received', 'promise', 'promise']);
});

it('understands a whole line in English', () => {
  expect(
    read('call yesterday 9am 1h doj 0117 gave annex B 3 pages we owe translation by Fri they owe hearing date Wed', 'en'),
  ).toMatchObject({
    mode: 'call',
    date: '2026-11-22',
    time: '09:00',
    minutes: 60,
    agency: 'US-DOJ-OIA',
    caseWords: '0117',
    items: [{ way: 'given', description: 'Annex B', pages: 3 }],
    promises: [
      { by: 'us', what: 'Translation', dueOn: '2026-11-27' },
      { by: 'them', what: 'Hearing date', dueOn: '2026-11-25' },
    ],
    summary: '',
  });
});

const cases: readonly (readonly [rule: string, line: string, says: Partial<QuickLog>])[] = [
  ['reads a call in Spanish', 'llamada', { mode: 'call' }],
  ['reads an e-mail in Spanish', 'correo', { mode: 'email' }],
  ['reads an e-mail in English', 'e-mail', { mode: 'email' }],
  ['reads a hand-over in Spanish', 'entrega', { mode: 'hand-over' }],
  ['reads a hand-over in English', 'hand-over', { mode: 'hand-over' }],
  ['reads a mode of two words in Spanish', 'sistema seguro', { mode: 'secure-system' }],
  ['reads a mode of two words in English', 'secure system', { mode: 'secure-system' }],
  ['reads a courier with or without the accent', 'mensajeria', { mode: 'courier' }],
  ['reads capitals as small letters', 'REUNIÓN FGR', { mode: 'meeting', agency: 'MX-FGR' as AgencyCode }],
  ['reads today in Spanish', 'hoy', { date: today }],
  ['reads yesterday in Spanish', 'ayer', { date: '2026-11-22' as CivilDate }],
  ['reads today in English', 'today', { date: today }],
  ['takes a weekday of the exchange as the last one', 'vie', { date: '2026-11-20' as CivilDate }],
  ['takes the weekday of today as today', 'mon', { date: today }],
  ['reads a day and a month', '12 nov', { date: '2026-11-12' as CivilDate }],
  ['reads a month and a day', 'Nov 12', { date: '2026-11-12' as CivilDate }],
  ['reads an hour after noon', '3pm', { time: '15:00' }],
  ['leaves an hour that does not exist in the summary', '25:00', { time: null, summary: '25:00' }],
  ['reads hours and minutes', '1h30', { minutes: 90 }],
  ['reads a length in two words', '45 min', { minutes: 45 }],
  ['reads a whole reference', 'EX-2026-0117', { caseWords: 'EX-2026-0117' }],
  ['reads a whole agency code', 'mx-fgr', { agency: 'MX-FGR' as AgencyCode }],
  ['reads any part of a code', 'con oia', { agency: 'US-DOJ-OIA' as AgencyCode }],
  ['takes no common word for an agency', 'state court', { agency: null, summary: 'state court' }],
  ['reads a name with capitals after the agency', 'fgr Zoila Prueba revisar', { person: 'Zoila Prueba', summary: 'revisar' }],
  ['takes no plain word for a name', 'fgr revisar anexo', { person: null, summary: 'revisar anexo' }],
  ['keeps a commitment without a date', 'debemos copia', { promises: [{ by: 'us', what: 'Copia', dueOn: null }] }],
  ['ends a clause at a comma', 'debemos copia, urge', { promises: [{ by: 'us', what: 'Copia', dueOn: null }], summary: 'urge' }],
  [
    'leaves the words before a date out of what is owed',
    'nos deben dictamen para el 2 dic',
    { promises: [{ by: 'them', what: 'Dictamen', dueOn: '2026-12-02' as CivilDate }] },
  ],
  ['keeps an item without pages', 'received USB stick', { items: [{ way: 'received', description: 'USB stick', pages: null }] }],
  ['makes nothing of a verb alone', 'recibí', { items: [] }],
  ['makes a summary of what fits nothing', 'se habló de plazos', { summary: 'se habló de plazos' }],
];

it.each(cases)('%s', (_rule, line, says) => {
  expect(read(line)).toMatchObject(says);
});

it('reads any text without failing and shows every word of it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), line => {
      const shown = read(line).parts.map(({ text }) => text);
      const letters = (text: string) => text.replace(/[\s,;]/g, '');
      expect(letters(shown.join(''))).toBe(letters(line));
    }),
  );
});
