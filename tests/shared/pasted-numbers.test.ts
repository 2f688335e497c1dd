import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldAt } from '../../shared/catalogue.ts';
import { allCountries, countryCodeOf } from '../../shared/country-names.ts';
import { english, spanish } from '../../shared/reader.ts';
import { storedValue } from '../../shared/stored-form.ts';
import { identifierKey, phoneKey } from '../../shared/same-person/written-numbers.ts';
import { problemOf } from '../../shared/values.ts';
import { valueText } from '../../shared/value-text.ts';

const stored = (path: string, text: string) => storedValue(fieldAt(path), text);

describe('a telephone that is pasted', () => {
  it.each([
    ['+52 662 555 0148', '+52 662 555 0148'],
    ['\u202a+52\u00a0(662)\u2011555\u20110148\u202c', '+52 662 555 0148'],
    ['+52 1 55 1234-5678', '+52 55 1234 5678'],
    ['Tel. +52.55.1234.5678', '+52 55 1234 5678'],
    ['044 55 12 34 56 78', '+52 55 1234 5678'],
    ['01 (662) 555-0148', '+52 662 555 0148'],
    ['011 52 662 555 0148', '+52 662 555 0148'],
    ['0052 662 5550148', '+52 662 555 0148'],
    ['＋５２ ６６２ ５５５ ０１４８', '+52 662 555 0148'],
    ['+1 (520) 555‑0177 ext. 12', '+1 520 555 0177 ext 12'],
    ['1-520-555-0177, extensión 12', '+1 520 555 0177 ext 12'],
    ['+34 91 234 56 78', '+34912345678'],
    ['(55) 1234 5678', '5512345678'],
    ['911', '911'],
  ])('is stored in one form: %s', (pasted, form) => {
    expect(stored('contactPoint.phone', pasted)).toBe(form);
    expect(problemOf(fieldAt('contactPoint.phone')!, form)).toBeNull();
  });

  it.each(['call the office', '+52 662 555 0148 / +52 662 555 0149', 'ask for María 555'])(
    'stays as it is where it is no single number: %s',
    text => expect(stored('contactPoint.phone', text)).toBe(text),
  );

  it('says of what is none that it is none, in words of telephones', () => {
    expect(problemOf(fieldAt('contactPoint.phone')!, 'call the office')).toBe('value/no-such-phone');
  });

  it('is the same telephone before and after, however it is written', () => {
    const sign = fc.constantFrom('', ' ', '-', '.', '\u2011', '\u00a0', ') ', '\u200b');
    const before = fc.constantFrom('', '+52 ', '+521', '0052', '011 52 ', '044', 'Tel: +52 ');
    const ten = fc.stringMatching(/^[2-9]\d{9}$/);
    fc.assert(
      fc.property(ten, before, fc.array(sign, { minLength: 9, maxLength: 9 }), (figures, prefix, signs) => {
        const form = stored(
          'contactPoint.phone',
          prefix + [...figures].map((figure, at) => figure + (signs[at] ?? '')).join(''),
        ) as string;
        expect(phoneKey(form)).toBe(figures);
        expect(stored('contactPoint.phone', form)).toBe(form);
        expect(form.startsWith('+52 ')).toBe(prefix !== '');
      }),
    );
  });
});

describe('a number of a person or a paper that is pasted', () => {
  it.each([
    ['subject.passportNumber', 'g 12345678', 'G12345678'],
    ['subject.passportNumber', 'G\u200b1234\u20115678', 'G12345678'],
    ['subject.passportNumber', 'Ｇ１２３４５６７８', 'G12345678'],
    ['subject.passportNumber', 'Pasaporte: G12345678', 'G12345678'],
    ['subject.passportNumber', 'G12345678 (expired)', 'G12345678 (expired)'],
    ['subject.passportNumber', 'passport no. G12345678', 'G12345678'],
    ['subject.passportNumber', 'Pasaporte núm. G 1234 5678', 'G12345678'],
    ['subject.passportNumber', 'NO1234567', 'NO1234567'],
    ['identityDocument.number', 'licencia 123', '123'],
    ['identityDocument.number', 'INE IDMEX123', 'IDMEX123'],
    ['identityDocument.number', 'Nº 12345678', '12345678'],
    ['identityDocument.number', 'carnet 12345', 'carnet 12345'],
    ['identityDocument.number', 'ABC-12-34', 'ABC1234'],
    ['subject.curp', 'peqj 800517 hdfxns 09', 'PEQJ800517HDFXNS09'],
    ['subject.rfc', 'ñoñe-800517-ab1', 'ÑOÑE800517AB1'],
    ['subject.ssn', '123 45 6789', '123-45-6789'],
    ['subject.bopRegister', '12345678', '12345-678'],
    ['identityDocument.number', 'D123-4567-8901', 'D12345678901'],
    ['identityDocument.number', 'sin número', 'sin número'],
    ['contactPoint.imei', '49-015420-323751-8', '490154203237518'],
    ['warrant.docket', '1:24\u2011cr\u201100123\u200b', '1:24-cr-00123'],
    ['case.reference', 'ext\u20112026\u20110001', 'ext-2026-0001'],
    ['event.type', 'op-executed', 'op-executed'],
  ])('is stored in one form: %s %s', (path, pasted, form) => {
    expect(stored(path, pasted)).toBe(form);
    expect(stored(path, form)).toBe(form);
  });

  it('is the same number before and after, for whoever looks for it', () => {
    const written = fc.stringMatching(/^[A-Za-z]{0,2}[0-9 \-.\u2011\u200b]{6,14}$/);
    fc.assert(
      fc.property(written, text => {
        const form = stored('identityDocument.number', text) as string;
        expect(identifierKey(form)).toBe(identifierKey(text));
        expect(stored('identityDocument.number', form)).toBe(form);
      }),
    );
  });
});

describe('a country', () => {
  it.each([
    ['Estados Unidos', 'US'],
    ['EUA', 'US'],
    ['E.U.A.', 'US'],
    ['EE. UU.', 'US'],
    ['USA', 'US'],
    ['united states of america', 'US'],
    ['mexico', 'MX'],
    ['MÉXICO', 'MX'],
    ['MEX', 'MX'],
    ['España', 'ES'],
    ['Alemania', 'DE'],
    ['Reino Unido', 'GB'],
    ['gt', 'GT'],
  ])('is known by its name: %s', (name, code) => {
    expect(stored('case.requestingCountry', name)).toBe(code);
    expect(stored('subject.passportCountry', name)).toBe(code);
    expect(storedValue(fieldAt('asset.account'), { institution: 'B', country: name, number: '1' })).toMatchObject({
      country: code,
    });
  });

  it.each<[readonly string[], readonly string[]]>([
    [
      ['México', 'EE.UU.', 'mexicana'],
      ['MX', 'US'],
    ],
    [['mexicana / estadounidense / U.S.'], ['MX', 'US']],
    [['Guatemalan and Spanish'], ['GT', 'ES']],
    [
      ['hondureña', 'sin nacionalidad'],
      ['HN', 'sin nacionalidad'],
    ],
    [
      ['the United States', 'UAE', 'Hong Kong', 'Palestina', 'Korea'],
      ['US', 'AE', 'HK', 'PS', 'KR'],
    ],
    [['Trinidad y Tobago'], ['TT']],
  ])('is one nationality however it is written: %j', (written, codes) => {
    expect(storedValue(fieldAt('subject.nationalities'), written)).toEqual(codes);
    expect(storedValue(fieldAt('subject.nationalities'), codes)).toEqual(codes);
  });

  it.each([
    [{ locality: 'Hermosillo', state: 'Sonora', country: 'México' }, 'Hermosillo, Sonora, Mexico'],
    [{ text: '', state: 'Sonora', country: 'MX' }, 'Sonora, Mexico'],
    [{ country: 'Estados Unidos' }, 'United States'],
  ])('and what else is known of a place stands for its words: %j', (parts, shown) => {
    const field = fieldAt('subject.birthPlace')!;
    const place = storedValue(field, parts);
    expect(problemOf(field, place)).toBeNull();
    expect(valueText(field, place, english)).toBe(shown);
    expect(storedValue(field, place)).toEqual(place);
  });

  it('is shown by its name, and found by what shows it, in both languages', () => {
    const field = fieldAt('case.requestedCountry')!;
    for (const code of allCountries().keys())
      for (const reader of [english, spanish]) expect(countryCodeOf(valueText(field, code, reader))).toBe(code);
    expect(valueText(fieldAt('identityDocument.country'), 'MX', spanish)).toBe('México');
  });

  it('that is none is refused where a code must stand, and kept as a text where a paper may say otherwise', () => {
    expect(problemOf(fieldAt('case.requestingCountry')!, stored('case.requestingCountry', 'Atlantis'))).toBe(
      'value/no-such-country',
    );
    expect(stored('subject.passportCountry', 'Yugoslavia')).toBe('Yugoslavia');
  });
});
