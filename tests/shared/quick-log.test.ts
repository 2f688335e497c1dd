import fc from 'fast-check';
import { expect, it } from 'vitest';
import { agencyTable } from '../../shared/agency-table.ts';
import type { AgencyCode, CivilDate } from '../../shared/language.ts';
import type { LoggedAgency } from '../../shared/log-agency.ts';
import { readQuickLog, type QuickLog } from '../../shared/quick-log.ts';
import { calendarWords } from '../../shared/text/calendar.ts';
import { readTypedDate } from '../../shared/typed-date.ts';

const known = ['MX-FGR', 'MX-SRE', 'MX-SSPC', 'US-DOJ-OIA', 'US-STATE-DA', 'MX-AIC/OCN'];
const agencies = agencyTable.filter(({ code }) => known.includes(code));
const surnames: ReadonlySet<string> = new Set(['montejano']);
const today = '2026-11-23' as CivilDate; // a Monday
const read = (line: string, language: 'en' | 'es' = 'es') =>
  readQuickLog(line, { today, calendar: calendarWords[language], agencies, surnames });

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

const TODAY_AHEAD = '2026-11-30' as CivilDate; // a Monday
const readOn = (line: string, language: 'en' | 'es' = 'es') =>
  readQuickLog(line, { today: TODAY_AHEAD, calendar: calendarWords[language], agencies, surnames });

it.each<[line: string, says: object]>([
  ['Llamada con FGR.', { agency: 'MX-FGR', summary: '' }],
  ['llamada con FGR. Se revisó el caso EX-2026-0117.', { agency: 'MX-FGR', caseWords: 'EX-2026-0117', summary: 'Se revisó el' }],
  ['fgr EX-2026-0117: sin novedad', { caseWords: 'EX-2026-0117' }],
  [
    'Llamada con FGR, nos deben actas el viernes. Debemos foto el lunes.',
    {
      promises: [
        { by: 'them', what: 'Actas', dueOn: '2026-12-04' },
        { by: 'us', what: 'Foto', dueOn: '2026-12-07' },
      ],
    },
  ],
  ['llamada con la Mtra. Ruiz de la FGR. Sin novedad', { agency: 'MX-FGR', summary: 'Sin novedad' }],
  ['reunión a las 3 p.m. con FGR', { time: '15:00', agency: 'MX-FGR' }],
])('reads sentences as clauses: %s', (line, says) => {
  expect(readOn(line)).toMatchObject(says);
});

it.each<[line: string, language: 'en' | 'es', says: object]>([
  [
    'call with FGR, they owe us passport, birth certificate and photos by Friday',
    'en',
    { date: null, summary: '', promises: [{ by: 'them', what: 'Passport, birth certificate and photos', dueOn: '2026-12-04' }] },
  ],
  [
    'llamada con FGR, nos deben pasaporte, acta y fotos para el viernes 11 de diciembre de 2026',
    'es',
    { date: null, caseWords: null, promises: [{ by: 'them', what: 'Pasaporte, acta y fotos', dueOn: '2026-12-11' }] },
  ],
  [
    'fgr they owe passport by friday and certificate by wednesday',
    'en',
    {
      date: null,
      promises: [
        { by: 'them', what: 'Passport', dueOn: '2026-12-04' },
        { by: 'them', what: 'Certificate', dueOn: '2026-12-02' },
      ],
    },
  ],
  [
    'fgr nos deben el acta, llamada el viernes',
    'es',
    { date: '2026-11-27', promises: [{ by: 'them', what: 'El acta', dueOn: null }] },
  ],
  [
    'fgr nos deben el acta en 10 días hábiles',
    'es',
    { promises: [{ by: 'them', what: 'El acta en 10 días hábiles', dueOn: null }] },
  ],
  ['fgr nos deben el acta en 10 días naturales', 'es', { promises: [{ by: 'them', what: 'El acta', dueOn: '2026-12-10' }] }],
  ['fgr nos deben el acta en quince días', 'es', { promises: [{ by: 'them', what: 'El acta', dueOn: '2026-12-15' }] }],
  ['fgr they owe the record within 10 days', 'en', { promises: [{ by: 'them', what: 'The record', dueOn: '2026-12-10' }] }],
])('reads what is owed, with a list and the day by which it is due: %s', (line, language, says) => {
  expect(readOn(line, language)).toMatchObject(says);
});

it.each([
  'el 1º de diciembre',
  'el 1o de diciembre',
  '1ro de diciembre',
  'el primero de diciembre',
  'Dec 1st',
  'December 1',
  '1.12.2026',
  '01-12-2026',
  '2026/12/01',
])('reads the first of a month in any way that it is written: %s', day => {
  expect(readOn(`fgr nos deben el acta ${day}`).promises).toEqual([{ by: 'them', what: 'El acta', dueOn: '2026-12-01' }]);
  expect(readTypedDate(day, TODAY_AHEAD, calendarWords.es)).toBe('2026-12-01');
});

it.each([
  ['llamada 3 de marzo con FGR', '2026-03-03'],
  ['meeting 5 march', '2026-03-05'],
  ['meeting 5 march 2027', '2027-03-05'],
  ['llamada 3 de diciembre', '2026-12-03'], // near: the screen says that it is ahead
])('takes a day without a year of what has happened as the last one: %s', (line, date) => {
  expect(readOn(line).date).toBe(date);
});

it.each([
  'fgr ya no nos deben el acta',
  'fgr no debemos nada',
  'fgr. We will not send anything',
  'fgr they owe us nothing',
  'fgr tampoco nos deben fotos',
])('promises nothing where nothing is owed: %s', line => {
  expect(readOn(line).promises).toEqual([]);
});

it('takes an article for no name', () => {
  const marshals = readQuickLog('llamada con los marshals', {
    ...{ today, calendar: calendarWords.es, surnames },
    agencies: agencyTable,
  });
  expect(marshals).toMatchObject({ agency: 'US-USMS', person: null });
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

// The same exchange told in both languages reads the same but for the words themselves.
const pairs: readonly (readonly [es: string, en: string, says: Partial<QuickLog>])[] = [
  ['mañana', 'tomorrow', { date: '2026-11-24' as CivilDate }],
  ['pasado mañana', 'the day after tomorrow', { date: '2026-11-25' as CivilDate }],
  ['anteayer', 'the day before yesterday', { date: '2026-11-21' as CivilDate }],
  ['el viernes', 'on Friday', { date: '2026-11-20' as CivilDate }],
  ['el viernes pasado', 'last Friday', { date: '2026-11-20' as CivilDate }],
  ['el próximo viernes', 'next Friday', { date: '2026-11-27' as CivilDate }],
  ['el lunes pasado', 'last Monday', { date: '2026-11-16' as CivilDate }],
  ['hace 2 días', '2 days ago', { date: '2026-11-21' as CivilDate }],
  ['hace dos semanas', 'two weeks ago', { date: '2026-11-09' as CivilDate }],
  ['hace un mes', 'a month ago', { date: '2026-10-23' as CivilDate }],
  ['en 3 días', 'in 3 days', { date: '2026-11-26' as CivilDate }],
  ['dentro de una semana', 'in a week', { date: '2026-11-30' as CivilDate }],
  ['viernes 20 de noviembre', 'Friday 20 November', { date: '2026-11-20' as CivilDate }],
  ['a las 10', 'at 10', { time: '10:00' }],
  ['a las 3 pm', 'at 3 pm', { time: '15:00' }],
  ['a mediodía', 'at noon', { time: '12:00' }],
  ['10:00-10:45', '10:00-10:45', { time: '10:00', minutes: 45 }],
  ['de 10:00 a 11:30', 'from 10:00 to 11:30', { time: '10:00', minutes: 90 }],
  ['de 11 a 1 pm', 'from 11 to 1 pm', { time: '11:00', minutes: 120 }],
  ['por media hora', 'for half an hour', { minutes: 30 }],
  ['hora y media', 'hour and a half', { minutes: 90 }],
  ['llamé', 'called', { mode: 'call' }],
  ['nos reunimos', 'we met', { mode: 'meeting' }],
  ['valija', 'pouch', { mode: 'courier' }],
  ['con la Fiscalía General de la República', 'with the Office of the Attorney General', { agency: 'MX-FGR' as AgencyCode }],
  ['con la cancillería', 'with the Foreign Ministry', { agency: 'MX-SRE' as AgencyCode }],
  ['Departamento de Justicia', 'Department of Justice', { agency: 'US-DOJ-OIA' as AgencyCode }],
  ['con Zoila Prueba de la FGR', 'with Zoila Prueba of the FGR', { person: 'Zoila Prueba', agency: 'MX-FGR' as AgencyCode }],
  ['fgr lic. Zoila Prueba', 'fgr Ms. Zoila Prueba', { person: 'Zoila Prueba' }],
  ['caso 0117', 'case 0117', { caseWords: '0117' }],
  ['caso Inventado', 'case Inventado', { caseWords: 'Inventado' }],
  ['montejano', 'montejano', { caseWords: 'montejano' }],
  ['sobre Montejano', 'about Montejano', { caseWords: 'Montejano' }],
  ['vía policial', 'via police', { channel: 'police' }],
  ['como prueba', 'as evidence', { value: 'evidence' }],
  ['solo indicio', 'lead only', { value: 'lead_only' }],
  [
    'prometió dictamen para el viernes',
    'promised dictamen by Friday',
    { promises: [{ by: 'them', what: 'Dictamen', dueOn: '2026-11-27' as CivilDate }] },
  ],
  [
    'prometimos copia en 3 días',
    'we promised copia in 3 days',
    { promises: [{ by: 'us', what: 'Copia', dueOn: '2026-11-26' as CivilDate }] },
  ],
  [
    'se comprometieron a copia a más tardar el 2 dic',
    'they agreed to copia no later than 2 Dec',
    { promises: [{ by: 'them', what: 'Copia', dueOn: '2026-12-02' as CivilDate }] },
  ],
  [
    'deben copia a fin de mes',
    'they owe copia by the end of the month',
    { promises: [{ by: 'them', what: 'Copia', dueOn: '2026-11-30' as CivilDate }] },
  ],
  ['nos dieron USB', 'they gave us USB', { items: [{ way: 'received', description: 'USB', pages: null }] }],
  ['enviamos USB', 'we sent USB', { items: [{ way: 'given', description: 'USB', pages: null }] }],
];

it.each(pairs)('reads «%s» as «%s»', (es, en, says) => {
  expect(read(es, 'es')).toMatchObject({ ...says, summary: '' });
  expect(read(en, 'en')).toMatchObject({ ...says, summary: '' });
});

it.each(pairs)('reads «%s» without its accents, and in capitals', es => {
  const bare = es.normalize('NFD').replace(/\p{M}/gu, '');
  const kinds = (line: string) => read(line).parts.map(({ kind }) => kind);
  expect(kinds(bare)).toEqual(kinds(es));
  if (!/Zoila|Inventado/.test(es)) expect(kinds(es.toUpperCase())).toEqual(kinds(es));
});

it.each([
  ['de 3 a 5 días', { time: null }],
  ['41.75 kg', { time: null, minutes: null }],
  ['sobre Anexo', { caseWords: null }],
  ['fiscal', { agency: null }],
  ['fgr lic.', { person: null }],
  ['office of', { agency: null }],
  ['next steps', { date: null }],
])('guesses nothing from «%s»', (line, says) => {
  expect(read(line)).toMatchObject(says);
});

it('says where in the line each part stands', () => {
  const line = '  reunión  10:00,  fgr   ocampo 0117 ';

  expect(read(line).parts.map(({ start, end, kind }) => [kind, line.slice(start, end)])).toEqual([
    ['what', 'reunión'],
    ['when', '10:00,'],
    ['who', 'fgr   ocampo'],
    ['case', '0117'],
  ]);
});

// Pieces of both grammars in any order: each is found whatever stands around it.
const pieces: readonly (readonly [text: string, kind: string])[] = [
  ['reunión', 'what'],
  ['a las 10', 'when'],
  ['yesterday', 'when'],
  ['45 min', 'when'],
  ['mx-fgr', 'who'],
  ['0117', 'case'],
  ['vía policial', 'channel'],
  ['as evidence', 'value'],
  ['recibí anexo C 14p', 'received'],
  ['we owe copies by Friday', 'promise'],
  ['prometieron dictamen', 'promise'],
];

it('finds every part in any order when commas part them', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...pieces]), chosen => {
      const kinds = new Set(read(chosen.map(([text]) => text).join(', ')).parts.map(({ kind }) => kind));
      expect([...kinds].sort()).toEqual([...new Set(chosen.map(([, kind]) => kind))].sort());
    }),
  );
});

it('reads any text without failing, in its order, and leaves no word out', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), line => {
      const { parts } = read(line);
      let rest = line;
      for (const { start, end } of parts.toReversed()) rest = rest.slice(0, start) + rest.slice(end);
      expect(rest.replace(/[\s,;]/g, '')).toBe('');
      expect(parts.every(({ start, end }, at) => start < end && start >= (parts[at - 1]?.end ?? 0))).toBe(true);
    }),
  );
});

it.each([
  ['nos deben traducción el 10/12', 'en', '2026-12-10'],
  ['nos deben traducción el 10/12', 'es', '2026-12-10'],
  ['they owe us a translation by 10/12', 'es', '2026-10-12'],
  ['they owe us a translation by 10/12', 'en', '2026-10-12'],
  ['nos deben traducción el 23/11', 'en', '2026-11-23'],
] as const)('reads the figures of a date by the language of the line, whoever reads: «%s» in %s', (line, language, dueOn) => {
  const { promises, doubts } = read(line, language);

  expect(promises).toMatchObject([{ dueOn }]);
  expect(doubts).toEqual([]);
});

it.each([
  ['fgr 3/4/2026 0117', [{ typed: '3/4/2026', dates: ['2026-04-03', '2026-03-04'] }]],
  ['fgr 3/4', [{ typed: '3/4', dates: ['2026-04-03', '2026-03-04'] }]],
  ['fgr 23/4/2026', []],
  ['fgr 4/4/2026', []],
  ['fgr 3 abr 2026', []],
])('asks which day figures mean where the line is in no language: «%s»', (line, doubts) => {
  expect(read(line).doubts).toEqual(doubts);
});

it('takes no other word before a day for its weekday', () => {
  for (const line of ['fgr 3 abr 2026 0117', 'fgr Apr 3 2026 0117', 'fgr vie 3 abr 2026 0117'])
    expect(read(line)).toMatchObject({ agency: 'MX-FGR', date: '2026-04-03', caseWords: '0117' });
});

// The counterpart on file is meant before another that is called so too.
const jalisco = {
  code: 'MX-JAL-FGE' as AgencyCode,
  names: { en: 'State Attorney General of Jalisco', es: 'Fiscalía General del Estado de Jalisco' },
  isFiled: true,
};
const readWith = (line: string, more: readonly LoggedAgency[]) =>
  readQuickLog(line, { today, calendar: calendarWords.es, agencies: [...agencies, ...more], surnames });

it.each([
  'fiscalía jalisco',
  'fiscalía de Jalisco',
  'FISCALIA DEL ESTADO DE JALISCO',
  'fiscalía general de jalisco',
  'fiscalía guadalajara',
  'State Attorney General of Jalisco',
])('means the prosecutor of the region where it is named: «con %s»', line => {
  expect(readWith(`reunión con ${line} debemos copia`, [jalisco])).toMatchObject({ agency: 'MX-JAL-FGE', summary: '' });
});

it.each([
  'fiscalía jalisco',
  'fiscalía general de Jalisco',
  'fiscalía del estado de Sonora',
  'attorney general of Jalisco',
  'the Attorney General of Texas',
])('takes the nation’s prosecutor for no region’s, where the office knows none: «%s»', line => {
  expect(readWith(line, []).agency).toBeNull();
});

it('means by a word for several the one that is on file', () => {
  const filed = (code: string) => agencyTable.filter(one => one.code === code).map(one => ({ ...one, isFiled: true }));

  expect(readWith('llamada con fiscalía', [jalisco]).agency).toBe('MX-JAL-FGE');
  expect(readWith('llamada con fiscalía', []).agency).toBe('MX-FGR');
  expect(
    readQuickLog('llamada con fiscalía', { today, calendar: calendarWords.es, agencies: [...filed('MX-FGR'), jalisco], surnames })
      .agency,
  ).toBe('MX-FGR');
  expect(
    readQuickLog('call with interpol', {
      today,
      calendar: calendarWords.en,
      agencies: [...agencyTable.filter(({ code }) => code === 'MX-AIC/OCN'), ...filed('US-NCB')],
      surnames,
    }).agency,
  ).toBe('US-NCB');
});

it.each([
  ['con FGR, Mtra. de la Cruz', 'de la Cruz'],
  ['con FGR, Mtra. de la Cruz: nos deben copia', 'de la Cruz'],
  ['with FGR, AUSA van der Berg', 'van der Berg'],
  ['con FGR, Lic. del Valle y Ortega', 'del Valle y Ortega'],
  ['fgr dr. ocampo 0117', 'ocampo'],
  ['con Mtra. de la Cruz de FGR', 'de la Cruz'],
  ['con la Lic. Prueba', 'Prueba'],
  ['con la doctora Zoila de la Prueba de la FGR', 'Zoila de la Prueba'],
  ['fgr Zoila de la Prueba, revisar', 'Zoila de la Prueba'],
])('names a person with particles and a title: «%s»', (line, person) => {
  expect(read(line)).toMatchObject({ person });
});

it.each(['fgr de Guadalajara', 'fgr de la Ciudad de México', 'fgr Mtra.', 'fgr, revisar y firmar'])(
  'takes no place and no title alone for a person: «%s»',
  line => {
    expect(read(line).person).toBeNull();
  },
);

// Sentences of both languages, put together by chance.
const modes = ['reunión', 'llamada', 'correo', 'meeting', 'call', 'hoy llamada'] as const;
const withs = ['con', 'con la', 'with', 'with the'] as const;
const called: readonly (readonly [text: string, code: string])[] = [
  ['FGR', 'MX-FGR'],
  ['fgr', 'MX-FGR'],
  ['MX-FGR', 'MX-FGR'],
  ['Fiscalía General de la República', 'MX-FGR'],
  ['fiscalía jalisco', 'MX-JAL-FGE'],
  ['Fiscalía del Estado de Jalisco', 'MX-JAL-FGE'],
  ['cancillería', 'MX-SRE'],
  ['OIA', 'US-DOJ-OIA'],
  ['Department of Justice', 'US-DOJ-OIA'],
];
const titled = ['Mtra.', 'Mtro', 'Lic.', 'AUSA', 'Dr.', 'Dra.', 'Ms.', 'Agent'] as const;
const given = ['', 'Zoila ', 'Marco Inventado '] as const;
const surnamed = [
  'de la Cruz',
  'del Valle',
  'Prueba',
  'van der Berg',
  'Ortega y Ficticia',
  "O'Inventado",
  'Prueba-Ficticia',
] as const;
const ends = ['', ' debemos copia', ', 0117', ' 45 min', ', we owe copies by Friday', ' recibí anexo C 14p'] as const;

it('finds agency and person in any sentence of both languages', () => {
  const one = <Value>(values: readonly Value[]) => fc.constantFrom(...values);
  const sentence = fc.tuple(
    one(modes),
    one(withs),
    one(called),
    one([', ', ' ']),
    one(titled),
    one(given),
    one(surnamed),
    one(ends),
  );
  fc.assert(
    fc.property(sentence, fc.boolean(), ([mode, lead, [text, code], comma, title, first, last, end], isPersonFirst) => {
      const name = `${first}${last}`;
      const who = isPersonFirst ? `${title} ${name} de ${text}` : `${text}${comma}${title} ${name}`;
      expect(readWith(`${mode} ${lead} ${who}${end}`, [jalisco])).toMatchObject({ agency: code, person: name, summary: '' });
    }),
    { numRuns: 2000 },
  );
});

it.each([
  ['call with FGR, they owe us a copy by 3 April', 'them', 'A copy'],
  ['call with FGR: we owe them the order', 'us', 'The order'],
  ['llamada con FGR: les debemos la orden', 'us', 'La orden'],
])('hears to whom it is owed, and keeps it out of what: «%s»', (line, by, what) => {
  expect(read(line).promises).toMatchObject([{ by, what }]);
});
