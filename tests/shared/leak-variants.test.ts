import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AgencyCode, CaseId, RecordId } from '../../shared/language.ts';
import type { ReleasedValue, WithheldValue } from '../../shared/leak/needle.ts';
import { isCommonSurname } from '../../shared/leak/common-names.ts';
import { indexLeaks } from '../../shared/leak/search.ts';
import { writtenSums } from '../../shared/leak/written-sums.ts';
import { splitForGuard } from '../../shared/leak/values.ts';
import { needlesOf } from '../../shared/leak/variants.ts';

const person: ReleasedValue = { kind: 'name', texts: [], name: { given: 'Gerardo', paternal: 'Nevárez', maternal: 'Cota' } };

function withheld(value: ReleasedValue): WithheldValue {
  return { record: 'r1' as RecordId, entity: 'subject', field: 'x', path: 'subjects[0].x', ...value };
}

function found(value: ReleasedValue, text: string, released: readonly ReleasedValue[] = []): string | undefined {
  const hits = indexLeaks([withheld(value)], released).find(text, 'prose');
  return hits.find(hit => hit.severity === 'stop')?.severity ?? hits[0]?.severity;
}

describe('a withheld short code that zeros fill up', () => {
  const code: ReleasedValue = { kind: 'identifier', texts: ['K-0092'] };

  it.each(['dijo K-92 ayer', 'según K92', 'K 92 llamó', 'K-092 llamó'])('is warned about without its zeros: %s', text => {
    expect(found(code, text)).toBe('warn');
  });

  it('is not found in another code, nor in the number of a page, a sheet or an hour', () => {
    expect(found(code, 'K-93, K-920 y 92 kilos')).toBeUndefined();
    expect(found({ kind: 'identifier', texts: ['P-0010'] }, 'véase la p. 10')).toBeUndefined();
    expect(found({ kind: 'identifier', texts: ['A-0010'] }, 'de 9 a 10 horas')).toBeUndefined();
    expect(found({ kind: 'identifier', texts: ['DE-0007'] }, 'a partir de 7 kilos')).toBeUndefined();
  });
});

describe('a withheld name', () => {
  it.each([
    ['as it stands', 'fue visto Gerardo Nevárez Cota en la plaza'],
    ['in capitals without accents', 'GERARDO NEVAREZ COTA'],
    ['surnames first', 'Nevárez Cota, Gerardo'],
    ['without the second surname', 'el señor Gerardo Nevárez dijo'],
    ['by its rarer surname', 'la señora de Nevárez'],
    ['with an initial', 'G. Nevárez firmó'],
    ['decomposed', 'Gerardo Neva\u0301rez Cota'],
    ['in full-width letters', 'Ｇｅｒａｒｄｏ Ｎｅｖａｒｅｚ'],
    ['with a soft hyphen', 'Gerardo Nevá\u00adrez Cota'],
    ['with zero-width characters', 'Ge\u200brardo Ne\u2060várez'],
    ['broken across lines', 'el testigo Ge-\nrardo Nevá-\nrez Cota'],
    ['letter-spaced', 'N e v á r e z'],
    ['run together', 'foto_gerardonevarezcota.jpg'],
  ])('is found %s', (_, text) => {
    expect(found(person, text)).toBe('stop');
  });

  it('is only warned about by its initials', () => {
    expect(found(person, 'firmó como G.N.C.')).toBe('warn');
  });

  it('is not found in words that only contain its letters', () => {
    expect(found(person, 'los nevárezcotistas y el gerardismo')).toBeUndefined();
  });

  it('is not found by a surname that half the country has', () => {
    expect(
      found({ kind: 'name', texts: [], name: { given: 'Ana', paternal: 'García', maternal: 'López' } }, 'la familia García'),
    ).toBeUndefined();
  });

  it('is not there where another person of that surname is named in full, and is where the surname stands alone', () => {
    const brother: ReleasedValue = { kind: 'name', texts: [], name: { given: 'Ismael', paternal: 'Nevárez', maternal: 'Cota' } };

    expect(found(person, 'Ismael Nevárez Cota', [brother])).toBeUndefined();
    expect(found(person, 'la señora Nevárez', [brother])).toBe('stop');
    expect(found(person, 'Gerardo Nevárez Cota', [brother])).toBe('stop');
  });
});

describe('other withheld values', () => {
  const alias: ReleasedValue = { kind: 'name', texts: ['El Fabri'] };
  const phone: ReleasedValue = { kind: 'phone', texts: ['+52 662 555 0148'] };
  const account: ReleasedValue = { kind: 'account', texts: ['0112 4471 9023 8815'] };
  const curp: ReleasedValue = { kind: 'identifier', texts: ['NECG870314HSRVTR04'] };
  const email: ReleasedValue = { kind: 'email', texts: ['g.nevarez87@correo.example'] };
  const born: ReleasedValue = { kind: 'date', texts: ['1987-03-14'], date: '1987-03-14' };
  const home: ReleasedValue = { kind: 'place', texts: ['Palma Real 118, Hermosillo, Sonora'] };
  const spot: ReleasedValue = { kind: 'place', texts: ['29.089217'] };
  const tower: ReleasedValue = { kind: 'place', texts: ['', '43.642567', '-79.387139'] };
  const story: ReleasedValue = {
    kind: 'text',
    texts: ['A source present in Guaymas on 9 July heard him order the shipment and saw the plates of the vehicle'],
  };
  it.each([
    ['short alias with a mark of its own', alias, 'lo llaman Fa\u0301bri', 'stop'],
    ['short alias with a soft hyphen', alias, 'lo llaman Fa\u00adbri', 'stop'],
    ['short alias with a zero-width space', alias, 'lo llaman Fab\u200bri', 'stop'],
    ['alias without its article', alias, 'whom drivers called Fabri, coordinated', 'stop'],
    ['phone regrouped', phone, 'call (662) 555-01-48 today', 'stop'],
    ['phone with another prefix run together', phone, 'wa.me/5216625550148', 'stop'],
    ['phone without its area code', phone, 'tel. 555-0148', 'stop'],
    ['account without separators', account, 'abono a 0112447190238815', 'stop'],
    ['account by its last four figures', account, 'cuenta terminada en 8815', 'warn'],
    ['CURP cut by spaces', curp, 'NECG 870314 HSRVTR04', 'stop'],
    ['the root of a CURP, which is the RFC', curp, 'RFC NECG870314AB1 y NECG870314', 'stop'],
    ['email local part', email, 'usuario g.nevarez87 en la red', 'stop'],
    ['date in figures, day first', born, 'nacido el 14/03/1987', 'warn'],
    ['date in figures, month first', born, 'born 03/14/1987', 'warn'],
    ['date in Spanish prose', born, 'nacido el 14 de marzo de 1987', 'warn'],
    ['date in English prose', born, 'born on March 14, 1987', 'warn'],
    ['date in English prose with an ordinal', born, 'the 14th of March 1987', 'warn'],
    ['date in full, as courts write', born, 'el catorce de marzo de mil novecientos ochenta y siete', 'warn'],
    ['street and number', home, 'en PALMA REAL #118 de esta ciudad', 'stop'],
    ['coordinates cut short', spot, 'at 29.089, -110.961', 'stop'],
    ['coordinates in metres of the grid', tower, 'zona 17T, 630084 E 4833438 N', 'stop'],
    ['coordinates in the grid of armies', tower, 'at 17T PJ 30084 33438', 'stop'],
    ['coordinates as a geohash', tower, 'spot dpz838bh', 'stop'],
    ['coordinates to a kilometre, both of them', tower, 'cerca de 43.64, -79.39', 'stop'],
    ['a day by its number in the year', born, 'nació el día 73 de 1987', 'warn'],
    ['a day by its seconds', born, 'born: 542678400', 'warn'],
    ['a quotation of a withheld text', story, 'informes: heard him order the shipment and saw the plates', 'stop'],
  ] as const)('%s is found', (_, value, text, severity) => {
    expect(found(value, text)).toBe(severity);
  });

  it.each([
    ['a name cut by tags', person, 'habló Nev<b>áre</b>z con él', 'stop'],
    ['a name in base64 of UTF-16', person, 'anexo RwBlAHIAYQByAGQAbwAgAE4AZQB2AGEAcgBlAHoA fin', 'stop'],
    ['a name in base64 below a line of other letters', person, 'Xk29fqwLm\nR2VyYXJkbyBOZXZhcmV6', 'stop'],
    ['a name in base64 below a longer line', person, 'Xk29fqwLmXk29fqwLmXk29fqwLmXk29fqwLm1\nR2VyYXJkbyBOZXZhcmV6', 'stop'],
    ['a name in base64 above a line of other letters', person, 'R2VyYXJkbyBOZXZhcmV6\nXk29fqwLmXk29fqwLmX', 'stop'],
    ['a name in base64 over two lines', person, 'Xk29fqwLm\nR2VyYXJkbyBO\nZXZhcmV6', 'stop'],
    ['a name in base64 in an address', person, 'https://x.example/docs/R2VyYXJkbyBOZXZhcmV6', 'stop'],
    ['a name in bytes with their prefix', person, 'anexo 0x4e 0x65 0x76 0x61 0x72 0x65 0x7a fin', 'stop'],
    ['a name in bytes with commas', person, 'anexo 4e, 65, 76, 61, 72, 65, 7a fin', 'stop'],
    ['a name by the numbers of its letters', person, 'anexo 78 101 118 97 114 101 122 fin', 'stop'],
    ['a name in noughts and ones', person, '01001110 01100101 01110110 01100001 01110010 01100101 01111010', 'stop'],
    ['a name escaped as in a style sheet', person, 'habló \\00004eevarez con él', 'stop'],
    ['a name in tags that nobody sees', person, `habló ${invisibly('nevarez')} con él`, 'stop'],
    ['a name in halves of flags', person, `habló ${inFlags('nevarez')} con él`, 'stop'],
    ['a phone in figures of another script', phone, 'marcó al ٦٦٢٥٥٥٠١٤٨ ayer', 'stop'],
    ['a phone with a letter for a figure', phone, 'marcó al 662 555 O148 ayer', 'stop'],
    ['a phone read backwards', phone, 'clave 8410555266 en uso', 'warn'],
  ] as const)('%s is found', (_, value, text, severity) => {
    expect(found(value, text)).toBe(severity);
  });

  it('a longer number that contains the figures is another number', () => {
    expect(found({ kind: 'identifier', texts: ['4471902'] }, 'folio 99447190233')).toBeUndefined();
  });

  it('a listed value of one common word is not looked for, one of several is, in prose', () => {
    const index = indexLeaks(
      [
        withheld({ kind: 'listed', texts: ['Witness', 'Testigo'] }),
        withheld({ kind: 'listed', texts: ['Suicide risk on transport', 'Riesgo de suicidio'] }),
      ],
      [],
    );

    expect(index.find('the man was a protected witness in the case', 'prose')).toHaveLength(0);
    expect(index.find('se anotó un riesgo de suicidio en el traslado', 'prose')).toHaveLength(1);
    expect(index.find('Riesgo de suicidio', 'prose')).toHaveLength(0);
  });
});

describe('a withheld sum', () => {
  const sum: ReleasedValue = { kind: 'amount', texts: writtenSums('124000000', 'MXN') };

  it.each([
    '1,240,000.00',
    '1.240.000,00',
    '1 240 000',
    "$1'240,000.00 M.N.",
    '1240000',
    '1.24 million dollars',
    '1,24 millones de pesos',
    'US$1.24M',
    '1,240 mil pesos',
    'un millón doscientos cuarenta mil pesos',
    'one million two hundred and forty thousand dollars',
    '１，２４０，０００',
  ])('is found in every habit of writing it: %s', text => expect(found(sum, `pagó ${text} en efectivo`)).toBe('warn'));

  it.each(['1,240,001.00', '1.25 millones', 'dos mil veintiséis', '124,000'])('is no other number: %s', text =>
    expect(found(sum, `pagó ${text} en efectivo`)).toBeUndefined(),
  );

  it('of whole millions is found in words, and one of thousands is not sought in the words of a year', () => {
    expect(found({ kind: 'amount', texts: writtenSums('200000000', 'USD') }, 'pidió dos millones de dólares')).toBe('warn');
    expect(
      found({ kind: 'amount', texts: writtenSums('200000', 'USD') }, 'el uno de mayo de dos mil veintiséis'),
    ).toBeUndefined();
  });
});

function invisibly(text: string): string {
  return [...text].map(letter => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('');
}

function inFlags(text: string): string {
  return [...text].map(letter => String.fromCodePoint(0x1f1e6 + letter.charCodeAt(0) - 0x61)).join('');
}

const letters = fc.string({ unit: fc.constantFrom(...'abcdefghilmnopqrstuvzáéíóúñü'), minLength: 4, maxLength: 12 });
const word = letters.map(text => text[0]!.toUpperCase() + text.slice(1));

it('finds every variant that it makes of a random name, however it is cased and spaced', () => {
  fc.assert(
    fc.property(
      word,
      word,
      word,
      fc.constantFrom(' ', '  ', '\n', ', ', '\u00a0', ' \u200b'),
      fc.boolean(),
      (given, paternal, maternal, gap, upper) => {
        const value: ReleasedValue = { kind: 'name', texts: [], name: { given, paternal, maternal } };
        const index = indexLeaks([withheld(value)], []);
        for (const needle of needlesOf(value)) {
          // Initials stand in capitals; run together they may be what an agency is called.
          if (needle.variant === 'initials' && (!upper || needle.words.length === 1)) continue;
          // The plural of a rare surname may be a common one (Solí, Solís), which is a name only where a sentence calls somebody by it.
          if (needle.variant === 'surname' && needle.words.every(isCommonSurname)) continue;
          // With a surname that is a word too (Calle), an initial and the name stand as names do.
          const isWord = needle.severity === 'warn' && needle.variant === 'initials-and-surname';
          const said = isWord ? needle.words.map(part => part[0]!.toUpperCase() + part.slice(1)) : needle.words;
          const text = `lorem: ${said.join(gap)}; ipsum`;
          expect(index.find(upper ? text.toUpperCase() : text, 'prose').length).toBeGreaterThan(0);
        }
      },
    ),
    { numRuns: 1000 },
  );
});

it('searches a long text for ten thousand names in less than half of ten times what a thousand take', () => {
  const names = Array.from({ length: 10_000 }, (_, at): WithheldValue => {
    const syllables = (salt: number) =>
      [...String(at * 7919 + salt)]
        .map(figure => 'bacedifoguhajekilomu'.slice(Number(figure) * 2, Number(figure) * 2 + 2))
        .join('');
    return withheld({ kind: 'name', texts: [], name: { given: syllables(1), paternal: syllables(2), maternal: syllables(3) } });
  });
  const text = 'La persona reclamada condujo el vehículo hacia la frontera norte en compañía de terceros. '.repeat(4_000); // a third of a MB
  const [few, all] = [indexLeaks(names.slice(0, 1_000), []), indexLeaks(names, [])];
  const msFor = (index: typeof all): number => {
    const started = performance.now();
    expect(index.find(text, 'prose')).toHaveLength(0);
    return performance.now() - started;
  };
  msFor(few); // warm

  const ratios = [1, 2, 3].map(() => msFor(all) / msFor(few));

  expect(Math.min(...ratios)).toBeLessThan(5);
});

describe('a withheld date that is known in part', () => {
  const month: ReleasedValue = { kind: 'date', texts: ['1987-04'], date: '1987-04' };
  const year: ReleasedValue = { kind: 'date', texts: ['1987~'], date: '1987~' };

  it.each([
    [month, 'nació en abril de 1987 en Guasave'],
    [month, 'DOB: 04/1987'],
    [month, 'born in April 1987'],
    [month, 'abr. 1987'],
    [month, 'abril de mil novecientos ochenta y siete'],
    [year, 'nacido en 1987'],
    [year, 'born in 1987, so he says'],
    [year, 'c. 1987'],
    [year, 'hacia 1987'],
    [year, 'Año de nacimiento: 1987'],
    [year, 'born in nineteen eighty seven'],
  ])('is warned of as people write it: %j in «%s»', (value, text) => {
    expect(found(value, text)).toBe('warn');
  });

  it.each([
    [year, 'Ley publicada en 1987, vigente'],
    [year, 'expediente 1987/2026'],
    [month, 'abril de 1988'],
    [month, 'April 2026, file 1987'],
  ])('is not seen in every year: %j in «%s»', (value, text) => {
    expect(found(value, text)).toBeUndefined();
  });

  it.each([
    ['1987', []],
    ['1987-04', ['1987-04']],
    ['1987-04-12', ['1987-04-12']],
  ])('is sought where its year leaves, unless that is all that is known: %s', (dob, sought) => {
    const id = 'r1' as RecordId;
    const record = { id, entity: 'subject', parentId: null, position: 0, fields: { dob }, marks: {} };
    const file = { id: 'c1' as CaseId, kind: 'extradition', owner: 'US-EX' as AgencyCode, records: [record] } as const;
    const subject = { entity: 'subject', id: 'PER-A', record: id, lists: {} };
    const seen = { ...subject, fields: { dob: { state: 'released', value: '1987', how: 'GENERALISE' } } } as const;

    const { withheld: looked } = splitForGuard(file, seen);

    expect(looked.filter(({ field }) => field === 'dob').map(({ date }) => date)).toEqual(sought);
  });
});
