import { expect, it } from 'vitest';
import { agenciesFound, agenciesMeant, type NamedAgency } from '../../shared/agency-search.ts';
import { agencyTable } from '../../shared/agency-table.ts';
import type { AgencyCode } from '../../shared/language.ts';

const jalisco: NamedAgency = {
  code: 'MX-JAL-FGE' as AgencyCode,
  names: { en: 'State Attorney General of Jalisco', es: 'Fiscalía General del Estado de Jalisco' },
};
const found = (text: string, agencies: readonly NamedAgency[] = [...agencyTable, jalisco]) =>
  agenciesFound(text, agencies).map(({ code }) => code);

it.each([
  ['a code', 'mx-fgr', 'MX-FGR'],
  ['a part of a code', 'usms', 'US-USMS'],
  ['an acronym that no code has', 'inm', 'MX-SEGOB/INM'],
  ['the acronym of its name', 'FGE', 'MX-JAL-FGE'],
  ['its English name', 'marshals', 'US-USMS'],
  ['its Spanish name without accents', 'SECRETARIA DE RELACIONES', 'MX-SRE'],
  ['what it is called beside', 'cancillería', 'MX-SRE'],
  ['its kind', 'embajada', 'US-EMB'],
  ['a word that begins one of its name', 'alguac', 'US-USMS'],
  ['its region', 'jalisco', 'MX-JAL-FGE'],
  ['a city of its region', 'guadalajara', 'MX-JAL-FGE'],
  ['its kind and its region', 'fiscalía jalisco', 'MX-JAL-FGE'],
  ['its kind and a city', 'fiscalia zapopan', 'MX-JAL-FGE'],
  ['its words in another order', 'jalisco fiscalia', 'MX-JAL-FGE'],
  ['a city where it has an office', 'usao san diego', 'US-USAO'],
])('finds an agency first by %s', (_by, text, code) => {
  expect(found(text)[0]).toBe(code);
});

it('finds the prosecutors of any state where the office has none of that state', () => {
  expect(found('fiscalía jalisco', agencyTable)).toEqual(['MX-STATE-FISC']);
  expect(found('jalisco', agencyTable)).toContain('MX-STATE-FISC');
});

it('finds by a region none that is elsewhere', () => {
  expect(found('fiscalía jalisco')).not.toContain('MX-FGR');
  expect(found('sonora')).not.toContain('MX-JAL-FGE');
});

it('finds every agency by its code, and by its name in both languages, before others', () => {
  for (const { code, names } of agencyTable) {
    expect(found(code)[0]).toBe(code);
    for (const name of [names.en, names.es]) expect(found(name).slice(0, 2)).toContain(code);
  }
});

it('puts those on file before others that answer as well', () => {
  const filed = { ...agencyTable.find(({ code }) => code === 'US-NCB')!, profile: {} };
  const others = agencyTable.filter(({ code }) => code !== 'US-NCB');

  expect(found('interpol', [...others, filed])[0]).toBe('US-NCB');
  expect(found('interpol', agencyTable)[0]).not.toBe('US-NCB');
});

it('finds all when nothing is typed, and nothing by what no agency is called', () => {
  expect(found(' ')).toHaveLength(agencyTable.length + 1);
  expect(found('zzz')).toEqual([]);
});

it('means one by itself where one answers best, the one on file before others; else names those that come near', () => {
  const all = [...agencyTable, jalisco];
  const meant = (text: string, agencies: readonly NamedAgency[] = all) => agenciesMeant(text, agencies).meant?.code ?? null;
  const near = (text: string) => agenciesMeant(text, all).near.map(({ code }) => code);

  expect(meant('fiscalía jalisco')).toBe('MX-JAL-FGE');
  expect(meant('FGR')).toBe('MX-FGR');
  expect(meant('marshals')).toBe('US-USMS');
  expect([meant('state prosecutor'), near('state prosecutor').length > 1]).toEqual([null, true]);
  expect([meant('fiscalía de marte'), near('fiscalía de marte')]).toEqual([null, expect.arrayContaining(['MX-FGR'])]);
  expect([meant('zzz'), near('zzz'), meant(' '), near(' ')]).toEqual([null, [], null, []]);
});
