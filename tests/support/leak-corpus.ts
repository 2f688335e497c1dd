import { readFileSync } from 'node:fs';
import type { RecordId } from '../../shared/language.ts';
import type { ReleasedValue, WithheldValue } from '../../shared/leak/needle.ts';
import { indexLeaks } from '../../shared/leak/search.ts';

/** What the guard left of the planted texts, and the ordinary ones in which it found something. */
export type CorpusResult = {
  readonly planted: number;
  readonly left: readonly string[];
  readonly ordinary: number;
  readonly falseAlarms: readonly string[];
};

const read = <T>(name: string): T =>
  JSON.parse(readFileSync(new URL(`../fixtures/leaks/${name}.json`, import.meta.url), 'utf8')) as T; // our own fixture

function withheld(value: ReleasedValue, at: number): WithheldValue {
  return { record: `r${at}` as RecordId, entity: 'subject', field: 'x', path: `subjects[${at}].x`, isProtected: true, ...value };
}

const name = (given: string, paternal: string, maternal: string): ReleasedValue => ({
  kind: 'name',
  texts: [],
  name: { given, paternal, maternal },
});
const suspect: readonly ReleasedValue[] = [
  name('Ismael', 'Montejano', 'Urrea'),
  { kind: 'date', texts: ['1987-03-14'], date: '1987-03-14' },
  { kind: 'identifier', texts: ['EX-2026-0117'] },
];

/** Everything about one source, invented: each planted text has one of these in some disguise. */
const source: readonly ReleasedValue[] = [
  name('Ramona', 'Ibarrola', 'Zárate'),
  { kind: 'name', texts: ['La Cachorra'] },
  { kind: 'identifier', texts: ['IAZR790208MSRBRM05'] },
  { kind: 'identifier', texts: ['F-0417'] },
  { kind: 'phone', texts: ['+52 662 555 0148'] },
  { kind: 'date', texts: ['1979-02-08'], date: '1979-02-08' },
  { kind: 'place', texts: ['Calle Palma Real 118, Hermosillo', '29.089217', '-110.961330'] },
  { kind: 'email', texts: ['r.ibarrola79@correo.example'] },
  { kind: 'account', texts: ['0112 4471 9023 8815'] },
];

/** What else an ordinary case withholds of a witness. */
const besides: readonly ReleasedValue[] = [
  { kind: 'listed', texts: ['Witness', 'Testigo'] },
  { kind: 'listed', texts: ['Source', 'Fuente'] },
  { kind: 'date', texts: ['1990-06-21'], date: '1990-06-21' },
  { kind: 'phone', texts: ['+1 520 555 0134'] },
  { kind: 'text', texts: ['Comerciante'] },
  { kind: 'text', texts: ['Cabello negro'] },
];

/** Whom the second set of planted texts is about. Its texts were written down before the guard was taught anything of them. */
const sources: Readonly<Record<string, readonly ReleasedValue[]>> = {
  ramona: source,
  eustaquio: [
    name('Eustaquio', 'Berrelleza', 'Ontiveros'),
    { kind: 'identifier', texts: ['KX-0092'] },
    { kind: 'phone', texts: ['+1 520 555 0173'] },
    { kind: 'date', texts: ['1984-11-23'], date: '1984-11-23' },
    { kind: 'place', texts: ['2417 Saguaro Vista Dr, Tucson', '', ''] },
  ],
  dale: [
    name('Dale Wendell', 'Hutchcraft', ''),
    { kind: 'name', texts: ['Red Fox'] },
    { kind: 'identifier', texts: ['CI-00386'] },
    { kind: 'phone', texts: ['+1 520 555 0173'] },
    { kind: 'date', texts: ['1984-11-23'], date: '1984-11-23' },
    { kind: 'place', texts: ['2417 E Saguaro Vista Dr, Tucson, AZ', '32.22174', '-110.92648'] },
    { kind: 'email', texts: ['dw.hutch@mail.example'] },
    { kind: 'identifier', texts: ['G12345678'] },
    { kind: 'account', texts: ['021000021 5542 118 907'] },
  ],
  nepomuceno: [
    name('Juan Nepomuceno', 'de la Garza', 'Ochoa'),
    { kind: 'name', texts: ['El Güero'] },
    { kind: 'identifier', texts: ['RM-7'] },
    { kind: 'phone', texts: ['81 8345 0921'] },
    { kind: 'date', texts: ['1991-10'], date: '1991-10' },
    { kind: 'place', texts: ['Av. Eugenio Garza Sada 2501 Sur, Monterrey', '', ''] },
    { kind: 'identifier', texts: ['GAOJ911004QX3'] },
  ],
  jalisco: [name('Guadalupe', 'Jalisco', 'Morelos')],
  tecate: [name('Victoria', 'Cruz', 'Tecate')],
  mononym: [name('Jalisco', '', '')],
};

const agency = 'Fiscalía General del Estado de Jalisco';

/** The set that each guard was made with, by the name of its files. */
export const leakCorpora = ['known', 'anew', 'by-hand', 'written', 'varied', 'hostile'] as const;

/** Run the guard's search over both parts of a corpus. */
export function runLeakCorpus(which: (typeof leakCorpora)[number]): CorpusResult {
  if (which === 'written') return { ...plantedIn('planted-written', read('persons-written')), ...others() };
  if (which === 'hostile') return { ...plantedIn('planted-hostile', read('persons-written')), ordinary: 0, falseAlarms: [] };
  if (which === 'varied') return { ...plantedIn('planted-varied', read('persons-varied')), ...variedOthers() };
  return which === 'known'
    ? resultOf({ ramona: read('planted') }, read<readonly (readonly [string, string])[]>('ordinary').map(knownCase))
    : resultOf(read(`planted-${which}`), read<readonly (readonly [string, string, string])[]>('ordinary-anew'));
}

function knownCase([person, text]: readonly [string, string]): readonly [string, string, string] {
  return [person, '', text];
}

/** What is left of texts that name somebody, in files of theirs and of who they are. */
function plantedIn(
  file: string,
  about: Readonly<Record<string, readonly ReleasedValue[]>>,
): Pick<CorpusResult, 'planted' | 'left'> {
  const texts = read<Readonly<Record<string, readonly string[]>>>(file);
  const left = Object.entries(texts).flatMap(([who, planted]) => leftOf(planted, about[who] ?? []));
  return { planted: Object.values(texts).flat().length, left };
}

function leftOf(planted: readonly string[], about: readonly ReleasedValue[]): readonly string[] {
  const index = indexLeaks(about.map(withheld), suspect);
  return planted.filter(text => index.find(`En el expediente consta: ${text} (foja 12).`, 'prose').length === 0);
}

/**
 * Every ordinary text as one of a case in which somebody is withheld whose name it was not written to trip over: each was, with words and places
 * that are the name of the person beside it.
 */
function others(): Pick<CorpusResult, 'ordinary' | 'falseAlarms'> {
  const rows = read<readonly (readonly [string, string, string])[]>('ordinary-named');
  const facts = Object.values(read<Readonly<Record<string, readonly ReleasedValue[]>>>('persons-written'));
  const falseAlarms = rows.flatMap(([person], at) => {
    const index = indexLeaks([partsOf(person), ...facts[at % facts.length]!, ...besides].map(withheld), suspect, [agency]);
    return rows.filter((_, other) => other !== at && isFound(index, rows[other]![2])).map(([, , text]) => `${person} in ${text}`);
  });
  return { ordinary: rows.length * (rows.length - 1), falseAlarms };
}

/** Ordinary texts that name none of them, each as one of a case of every person of the varied corpus. */
function variedOthers(): Pick<CorpusResult, 'ordinary' | 'falseAlarms'> {
  const texts = read<readonly string[]>('ordinary-varied');
  const persons = Object.entries(read<Readonly<Record<string, readonly ReleasedValue[]>>>('persons-varied'));
  const falseAlarms = persons.flatMap(([who, about]) => {
    const index = indexLeaks([...about, ...besides].map(withheld), suspect, [agency]);
    return texts.filter(text => isFound(index, text)).map(text => `${who} in ${text}`);
  });
  return { ordinary: texts.length * persons.length, falseAlarms };
}

const isFound = (index: ReturnType<typeof indexLeaks>, text: string): boolean => index.find(text, 'prose').length > 0;

/** The ordinary texts in which somebody is found for whose name a place or a word in them was taken, and how many there are. */
export function runNamedTexts(): { readonly texts: number; readonly found: readonly string[] } {
  const rows = read<readonly (readonly [string, string, string])[]>('ordinary-named');
  const found = rows.filter(([person, official, text]) => {
    const released = official === '' ? suspect : [...suspect, partsOf(official)];
    return isFound(indexLeaks([partsOf(person), ...besides].map(withheld), released, [agency]), text);
  });
  return { texts: rows.length, found: found.map(([person, , text]) => `${person} in ${text}`) };
}

/** @param cases - Of each ordinary case the witness who is withheld, an official who leaves (or none), and a text of it. */
function resultOf(
  texts: Readonly<Record<string, readonly string[]>>,
  cases: readonly (readonly [string, string, string])[],
): CorpusResult {
  const left = Object.entries(texts).flatMap(([who, planted]) => {
    return leftOf(planted, sources[who] ?? []);
  });
  const falseAlarms = cases.flatMap(([person, official, text]) => {
    const released = official === '' ? suspect : [...suspect, partsOf(official)];
    const found = indexLeaks([partsOf(person), ...besides].map(withheld), released, [agency]).find(text, 'prose');
    const said = found.map(({ variant, offset, end }) => `${text.slice(offset, end)} (${variant})`);
    return said.length === 0 ? [] : [`${said.join(', ')} in ${text}`];
  });
  return { planted: Object.values(texts).flat().length, left, ordinary: cases.length, falseAlarms };
}

function partsOf(person: string): ReleasedValue {
  const [given = '', paternal = '', maternal = ''] = person.split('|');
  return name(given, paternal, maternal);
}
