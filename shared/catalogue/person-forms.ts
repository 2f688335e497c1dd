import { group, many, rare, type FormsOf } from './form.ts';
import type { personEntities } from './person.ts';

/** How a person and what hangs from one are asked. */
export const personForms: FormsOf<typeof personEntities> = {
  subject: [
    group('Role in the case', 'Calidad en el caso', [['roles']]),
    group('Name', 'Nombre', [['given', 'middle', 'paternal', 'maternal'], ['fullName']], ['alias']),
    group('Birth', 'Nacimiento', [['dob', 'sex'], ['birthPlace'], ['nationalities', 'isMinor']]),
    group(
      'Identity',
      'Identidad',
      [
        ['curp', 'curpUnchecked'],
        ['passportNumber', 'passportCountry', 'passportIssuedOn', 'passportExpiresOn'],
      ],
      ['identityDocument'],
    ),
    group('Whereabouts and contact', 'Paradero y contacto', [], ['address', 'contactPoint']),
    group('Custody and caution', 'Libertad y precauciones', [
      ['custodyStatus', 'custodySince'],
      ['custodyPlace'],
      ['caution'],
      many('cautionNote'),
    ]),
    rare('Other names and dates', 'Otros nombres y fechas', [['nativeScriptName', 'transliteratedName'], ['dobAlternates']]),
    rare('Mexican numbers', 'Claves mexicanas', [['rfc', 'ine', 'nss']]),
    rare('US numbers', 'Números de EE. UU.', [
      ['ssn', 'aNumber', 'fbiUcn'],
      ['sid', 'usmsFid', 'bopRegister'],
      ['ncicNumber', 'deaId'],
    ]),
    rare('Other documents', 'Otros documentos', [['driverLicence', 'interpolId'], ['passportPlace']]),
    rare('Description', 'Media filiación', [
      ['heightCm', 'weightKg'],
      ['hair', 'eyes'],
      ['build', 'complexion'],
      many('distinguishingMarks'),
      ['photo', 'fingerprints', 'dnaReference'],
    ]),
    rare('Background', 'Antecedentes', [
      ['citizenshipBasis', 'citizenshipOn', 'immigrationStatus'],
      ['languages', 'ethnicity', 'employment'],
      many('family'),
      many('criminalHistory'),
    ]),
    rare('Health and protection', 'Salud y protección', [['protectionProgramme'], many('health'), many('vulnerabilities')]),
    rare('As a source', 'Como fuente', [['sourceCode', 'sourceHandler', 'sourceReliability']]),
  ],
  alias: [group('Alias', 'Alias', [['text'], ['kind', 'strength']]), rare('Origin', 'Origen', [['learnedFrom']])],
  identityDocument: [
    group('Document', 'Documento', [
      ['kind', 'number'],
      ['country', 'issuedOn', 'expiresOn'],
    ]),
    rare('Issued at', 'Lugar de expedición', [['issuedAt']]),
  ],
  contactPoint: [
    group('Contact', 'Contacto', [
      ['phone', 'email'],
      ['service', 'handle'],
    ]),
    group('How sure it is', 'Qué tan seguro es', [['use', 'asOf', 'confidence']]),
    rare('Device', 'Equipo', [['imei', 'imsi']]),
    group('How it was obtained', 'Cómo se obtuvo', [['obtainedCovertly', 'obtainedBy']]),
  ],
  address: [
    group('Where', 'Dónde', [['place']]),
    group('How sure it is', 'Qué tan seguro es', [['use', 'asOf', 'confidence']]),
    rare('How it was located', 'Cómo se localizó', [['locatedBy']]),
  ],
  vehicle: [
    group('Vehicle', 'Vehículo', [
      ['kind', 'description'],
      ['plate', 'plateState', 'vin'],
    ]),
  ],
  associate: [
    group('Who', 'Quién', [['person', 'name'], ['relation']]),
    group('Where to find them', 'Cómo localizarla', [['phone'], ['place']]),
  ],
};
