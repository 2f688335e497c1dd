import type { AgencyCode, Bilingual } from './language.ts';

/** A body that takes part in extradition and assistance between the two countries. */
export type Agency = { readonly code: AgencyCode; readonly names: Bilingual; readonly country: string };

/** The bodies of domain page A.1, known to every office from the start. An office adds others. */
export const agencyTable: readonly Agency[] = [
  agency(
    'US-DOJ-OIA',
    'Department of Justice, Office of International Affairs',
    'Departamento de Justicia, Oficina de Asuntos Internacionales',
  ),
  agency(
    'US-DOS-LEI',
    'Department of State, Legal Adviser for Law Enforcement and Intelligence',
    'Departamento de Estado, Asesoría Jurídica para Procuración de Justicia e Inteligencia',
  ),
  agency('US-EMB', 'Embassy of the United States in Mexico', 'Embajada de los Estados Unidos en México'),
  agency('US-USAO', 'United States Attorney’s Office', 'Fiscalía Federal de los Estados Unidos'),
  agency('US-STATE-DA', 'State prosecutor (United States)', 'Fiscalía estatal (Estados Unidos)'),
  agency('US-COURT', 'United States District Court', 'Tribunal Federal de Distrito de los Estados Unidos'),
  agency('US-SECSTATE', 'Secretary of State of the United States', 'Secretaría de Estado de los Estados Unidos'),
  agency('US-USMS', 'United States Marshals Service', 'Servicio de Alguaciles de los Estados Unidos'),
  agency('US-LEGAT', 'FBI Legal Attaché', 'Agregaduría Legal del FBI'),
  agency('US-JUDATT', 'Department of Justice Judicial Attaché', 'Agregaduría Judicial del Departamento de Justicia'),
  agency('US-DEA', 'Drug Enforcement Administration', 'Administración para el Control de Drogas'),
  agency('US-HSI', 'Homeland Security Investigations', 'Investigaciones de Seguridad Nacional'),
  agency(
    'US-ATF',
    'Bureau of Alcohol, Tobacco, Firearms and Explosives',
    'Oficina de Alcohol, Tabaco, Armas de Fuego y Explosivos',
  ),
  agency('US-NCB', 'INTERPOL Washington', 'INTERPOL Washington'),
  agency('MX-SRE', 'Ministry of Foreign Affairs of Mexico', 'Secretaría de Relaciones Exteriores'),
  agency('MX-FGR', 'Office of the Attorney General of Mexico', 'Fiscalía General de la República'),
  agency('MX-AIC/OCN', 'INTERPOL Mexico', 'Oficina Central Nacional INTERPOL México'),
  agency('MX-JUEZ', 'Federal judge (Mexico)', 'Juez de Distrito, juez de control'),
  agency('MX-AMPARO', 'Amparo courts', 'Tribunales de amparo'),
  agency(
    'MX-SEGOB/INM',
    'Ministry of the Interior, Migration Institute',
    'Secretaría de Gobernación, Instituto Nacional de Migración',
  ),
  agency('MX-SSPC', 'Ministry of Security and Citizen Protection', 'Secretaría de Seguridad y Protección Ciudadana'),
  agency('MX-STATE-FISC', 'State prosecutor (Mexico)', 'Fiscalía estatal (México)'),
];

function agency(code: string, en: string, es: string): Agency {
  return { code: code as AgencyCode, names: { en, es }, country: code.slice(0, 2) }; // a code of this table
}
