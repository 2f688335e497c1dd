import { describe, expect, it } from 'vitest';
import { catalogue } from '../../shared/catalogue.ts';
import { offenceGroupIds, offenceGroupOf, offenceGroups, type OffenceGroupId } from '../../shared/offence-groups.ts';

const inWords = (offence: string) => offenceGroupOf({ offence, offenceEs: null, statute: null, group: null });
const byStatute = (statute: string) => offenceGroupOf({ offence: null, offenceEs: null, statute, group: null });

const named: readonly (readonly [string, OffenceGroupId])[] = [
  ['Importation of cocaine', 'drugs'],
  ['Lavado de dinero', 'drugs'],
  ['Operaciones con recursos de procedencia ilícita', 'drugs'],
  ['Delitos contra la salud', 'drugs'],
  ['Narcotráfico', 'drugs'],
  ['Homicidio calificado', 'homicide'],
  ['HOMICIDIOS', 'homicide'],
  ['Second-degree murder', 'homicide'],
  ['Feminicidio', 'homicide'],
  ['Violación', 'sexual'],
  ['Violación agravada', 'sexual'],
  ['Abuso sexual infantil', 'sexual'],
  ['Sexual abuse of a minor', 'sexual'],
  ['Violación a la Ley Federal contra la Delincuencia Organizada', 'organized'],
  ['Violación a la Ley Federal de Armas de Fuego y Explosivos', 'firearms'],
  ['Violación de la Ley Federal de Armas de Fuego', 'firearms'],
  ['Delincuencia organizada', 'organized'],
  ['Delincuencia organizada con fines de secuestro', 'abduction'],
  ['Secuestros', 'abduction'],
  ['Trata de personas', 'abduction'],
  ['Human trafficking', 'abduction'],
  ['Smuggling of firearms', 'firearms'],
  ['Portación de arma de fuego', 'firearms'],
  ['Robo a farmacia', 'fraud'],
  ['Theft from a pharmacy', 'fraud'],
  ['Fraude genérico', 'fraud'],
  ['Lesiones', 'other'],
  ['Farmacias sin licencia', 'ungrouped'],
  ['Therapeutic negligence', 'ungrouped'],
  ['Alarma falsa', 'ungrouped'],
  ['', 'ungrouped'],
];

describe('the group of an offence', () => {
  it.each(named)('%s is told by its words', (offence, group) => {
    expect(inWords(offence)).toBe(group);
    expect(offenceGroupOf({ offence: null, offenceEs: offence.toUpperCase(), statute: null, group: null })).toBe(group);
  });

  it.each([
    ['21 U.S.C. § 841', 'drugs'],
    ['21 USC 959', 'drugs'],
    ['18 U.S.C. § 1956', 'drugs'],
    ['18 U.S.C. § 1962', 'organized'],
    ['18 U.S.C. § 922(g)', 'firearms'],
    ['18 U.S.C. § 1201', 'abduction'],
    ['Art. 2 LFDO', 'organized'],
    ['Ley Federal de Armas de Fuego y Explosivos, art. 83', 'firearms'],
    ['31 U.S.C. § 9999', 'ungrouped'],
  ] as const)('%s is told by its statute where no words do', (statute, group) => {
    expect(byStatute(statute)).toBe(group);
  });

  it('is what a person chose, whatever the words say', () => {
    expect(offenceGroupOf({ offence: 'Homicide', offenceEs: null, statute: null, group: 'other' })).toBe('other');
  });

  it('can be chosen at the charge, each by the words that the report has', () => {
    const offered = catalogue.charge.fields['offenceGroup']?.options ?? {};
    const groups = offenceGroupIds.filter(id => id !== 'ungrouped');
    expect(Object.keys(offered)).toEqual(groups);
    for (const [id, label] of Object.entries(offered)) expect(label).toMatchObject(offenceGroups[id as OffenceGroupId]);
  });

  it('is of the gravest harm where an offence names several', () => {
    expect(inWords('Homicidio con arma de fuego')).toBe('homicide');
    expect(inWords('Secuestro y delitos contra la salud')).toBe('abduction');
  });
});
