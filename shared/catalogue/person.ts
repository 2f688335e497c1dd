import type { Entity } from '../catalogue-types.ts';
import { choices, field } from './field.ts';
import { confidenceOptions, precisionOptions } from './options.ts';

/**
 * What any identity document may give away, whatever its kind: its number may be a CURP (names, birth date, sex, State of birth), an RFC,
 * a voter key or a licence. Which of them it is says the number itself, so nothing may depend on it.
 */
const anyNumber = 'identityDocument.number';

const nameSources = [
  'subject.fullName',
  'subject.nativeScriptName',
  'subject.transliteratedName',
  'subject.curp',
  'subject.rfc',
  'subject.ine',
  'subject.driverLicence',
  anyNumber,
  'contactPoint.email',
];

/** A person in a case (domain page C.1). Names keep the two-surname model. */
export const personEntities = {
  subject: {
    label: { en: 'Person', es: 'Persona' },
    parents: ['case'],
    list: 'subjects',
    fields: {
      roles: field('LEG', 'codes', 'Roles in the case', 'Calidad en el caso', {
        required: true,
        options: choices({
          sought: ['Person sought', 'Persona reclamada'],
          suspect: ['Suspect', 'Persona imputada'],
          accused: ['Accused', 'Persona acusada'],
          convicted: ['Convicted', 'Persona sentenciada'],
          associate: ['Associate', 'Persona relacionada'],
          victim: ['Victim', 'Víctima'],
          witness: ['Witness', 'Testigo'],
          source: ['Source', 'Fuente'],
          official: ['Official', 'Persona servidora pública'],
        }),
        optionsSince: { sought: 2 },
        // Hiding the name and leaving the role would still be a leak.
        optionCategories: { victim: 'VIC', witness: 'VIC', source: 'SRC' },
      }),
      given: field('IDN', 'name', 'Given name', 'Nombre de pila', { inferredFrom: [...nameSources] }),
      middle: field('IDN', 'name', 'Middle names', 'Otros nombres', { inferredFrom: [...nameSources] }),
      paternal: field('IDN', 'name', 'First (paternal) surname', 'Primer apellido', { inferredFrom: [...nameSources] }),
      maternal: field('IDN', 'name', 'Second (maternal) surname', 'Segundo apellido', { inferredFrom: [...nameSources] }),
      fullName: field('IDN', 'name', 'Full name as written', 'Nombre completo como consta', {
        inferredFrom: [
          'subject.given',
          'subject.paternal',
          'subject.maternal',
          'subject.nativeScriptName',
          'subject.transliteratedName',
          'subject.curp',
          'subject.rfc',
          'subject.ine',
          'subject.driverLicence',
          anyNumber,
          'contactPoint.email',
        ],
      }),
      nativeScriptName: field('IDN', 'name', 'Name in its own script', 'Nombre en su escritura original', {
        inferredFrom: ['subject.fullName', 'subject.transliteratedName', 'subject.curp', 'subject.rfc', 'subject.ine', anyNumber],
      }),
      transliteratedName: field('IDN', 'name', 'Transliteration', 'Transliteración', {
        inferredFrom: ['subject.fullName', 'subject.nativeScriptName', 'subject.curp', 'subject.rfc', 'subject.ine', anyNumber],
      }),
      dob: field('IDN', 'date', 'Date of birth', 'Fecha de nacimiento', {
        partial: true,
        isPast: true,
        inferredFrom: [
          'subject.curp',
          'subject.rfc',
          'subject.ine',
          'subject.nss',
          'subject.driverLicence',
          anyNumber,
          'subject.dobAlternates',
          'subject.citizenshipOn', // citizens by birth are so from that day
        ],
      }),
      dobPrecision: field('IDN', 'enum', 'Precision of the date of birth', 'Precisión de la fecha de nacimiento', {
        legacy: true,
        precisionOf: 'dob',
        options: precisionOptions,
      }),
      dobAlternates: field('IDN', 'texts', 'Other dates of birth used', 'Otras fechas de nacimiento usadas', {
        inferredFrom: [
          'subject.dob',
          'subject.curp',
          'subject.rfc',
          'subject.ine',
          'subject.nss',
          'subject.driverLicence',
          anyNumber,
        ],
      }),
      // No edge from the birth date: a minor's whole record is protected by the decision, so nothing in it can give this away.
      isMinor: field('VIC', 'boolean', 'Is a minor', 'Es menor de edad', { flags: ['minor'] }),
      sex: field('IDN', 'enum', 'Sex', 'Sexo', {
        flags: ['drv'],
        inferredFrom: ['subject.curp', 'subject.ine', 'subject.driverLicence', anyNumber],
        options: choices({
          M: ['Male', 'Hombre'],
          F: ['Female', 'Mujer'],
          X: ['Other', 'Otro'],
          U: ['Not known', 'Se desconoce'],
        }),
      }),
      birthPlace: field('IDN', 'place', 'Place of birth', 'Lugar de nacimiento', {
        flags: ['drv'],
        inferredFrom: ['subject.curp', 'subject.ine', anyNumber],
      }),
      nationalities: field('IDN', 'texts', 'Nationalities', 'Nacionalidades', {
        codeOf: 'country',
        inferredFrom: [
          'subject.passportCountry',
          'subject.passportNumber',
          'subject.ine',
          'subject.citizenshipBasis',
          'identityDocument.kind', // says whose it is
          'identityDocument.country',
          'identityDocument.issuedAt',
          anyNumber,
        ],
      }),
      citizenshipBasis: field('LEG', 'text', 'Basis of citizenship', 'Origen de la ciudadanía'),
      citizenshipOn: field('LEG', 'date', 'Citizen since', 'Ciudadanía desde', { partial: true, isPast: true }),
      curp: field('IDN', 'identifier', 'CURP', 'CURP', { writing: 'compact', flags: ['drv'], inferredFrom: [anyNumber] }),
      curpUnchecked: field(
        'ADM',
        'boolean',
        'CURP as received, its check digit does not fit',
        'CURP tal como se recibió, no coincide su dígito verificador',
      ),
      rfc: field('IDN', 'identifier', 'RFC', 'RFC', { writing: 'compact', flags: ['drv'], inferredFrom: [anyNumber] }),
      ine: field('IDN', 'identifier', 'INE voter key', 'Clave de elector (INE)', {
        writing: 'compact',
        flags: ['drv'],
        inferredFrom: [anyNumber],
      }),
      nss: field('IDN', 'identifier', 'Mexican social security number', 'NSS', {
        writing: 'compact',
        flags: ['drv'],
        inferredFrom: [anyNumber],
      }),
      ssn: field('IDN', 'identifier', 'US social security number', 'Número de seguro social de EE. UU.', {
        writing: 'social-security',
        level: 'L3',
      }),
      driverLicence: field('IDN', 'identifier', 'Driver license', 'Licencia de conducir', {
        writing: 'compact',
        flags: ['drv'],
        inferredFrom: [anyNumber],
      }),
      passportNumber: field('IDN', 'identifier', 'Passport number', 'Número de pasaporte', {
        writing: 'compact',
        inferredFrom: [anyNumber],
      }),
      passportCountry: field('IDN', 'text', 'Passport country', 'País del pasaporte', {
        isCountry: true,
        inferredFrom: ['subject.passportNumber', 'subject.passportPlace'],
      }),
      passportIssuedOn: field('IDN', 'date', 'Passport issued on', 'Pasaporte expedido el', {
        partial: true,
        isPast: true,
        inferredFrom: ['subject.passportExpiresOn'], // whole years apart
      }),
      passportExpiresOn: field('IDN', 'date', 'Passport expires on', 'Pasaporte vence el', {
        partial: true,
        inferredFrom: ['subject.passportIssuedOn'],
      }),
      passportPlace: field('IDN', 'place', 'Passport issued at', 'Pasaporte expedido en'),
      aNumber: field('IDN', 'identifier', 'US alien number', 'Número A (EE. UU.)', {
        writing: 'compact',
        inferredFrom: [anyNumber],
      }),
      fbiUcn: field('IDN', 'identifier', 'FBI number (UCN)', 'Número FBI (UCN)', { writing: 'compact' }),
      sid: field('IDN', 'identifier', 'State identification number', 'Número de identificación estatal'),
      usmsFid: field('IDN', 'identifier', 'USMS fugitive number', 'Número de persona prófuga USMS'),
      bopRegister: field('IDN', 'identifier', 'BOP register number', 'Número de registro BOP', { writing: 'register' }),
      ncicNumber: field('IDN', 'identifier', 'NCIC number', 'Número NCIC', { writing: 'compact' }),
      deaId: field('IDN', 'identifier', 'DEA number', 'Número DEA'),
      interpolId: field('IDN', 'identifier', 'INTERPOL number', 'Número INTERPOL'),
      heightCm: field('IDN', 'integer', 'Height in centimeters', 'Estatura en centímetros'),
      weightKg: field('IDN', 'integer', 'Weight in kilograms', 'Peso en kilogramos'),
      hair: field('IDN', 'text', 'Hair', 'Cabello'),
      eyes: field('IDN', 'text', 'Eyes', 'Ojos'),
      build: field('IDN', 'text', 'Build', 'Complexión'),
      complexion: field('IDN', 'text', 'Complexion', 'Tez', { flags: ['sp'], level: 'L3' }),
      distinguishingMarks: field('IDN', 'text', 'Marks and tattoos', 'Señas particulares y tatuajes'),
      ethnicity: field('IDN', 'text', 'Ethnicity', 'Origen étnico', { flags: ['sp'], level: 'L3' }),
      photo: field('IDN', 'reference', 'Photograph', 'Fotografía', {
        to: 'document',
        flags: ['sp'],
        level: 'L3',
        isOwnPaper: true,
      }),
      fingerprints: field('IDN', 'reference', 'Fingerprints', 'Huellas dactilares', {
        to: 'document',
        flags: ['sp'],
        level: 'L3',
        isOwnPaper: true,
      }),
      dnaReference: field('IDN', 'identifier', 'DNA reference', 'Referencia de ADN', { flags: ['sp'], level: 'L3' }),
      languages: field('IDN', 'texts', 'Languages spoken', 'Idiomas que habla', { level: 'L1', codeOf: 'language' }),
      employment: field('IDN', 'text', 'Employment', 'Ocupación'),
      family: field('IDN', 'text', 'Family', 'Familia', { level: 'L3' }),
      health: field('IDN', 'text', 'Health and medication', 'Salud y medicamentos', { flags: ['sp'], level: 'L3' }),
      vulnerabilities: field('IDN', 'text', 'Vulnerabilities', 'Vulnerabilidades', { flags: ['sp'], level: 'L3' }),
      caution: field('OPS', 'codes', 'Caution', 'Precaución', {
        flags: ['safety'],
        options: choices({
          armed: ['Armed', 'Porta armas'],
          violent: ['Violent', 'Conducta violenta'],
          'escape-risk': ['Escape risk', 'Riesgo de fuga'],
          'suicide-risk': ['Suicide risk', 'Riesgo de suicidio'],
          'contagious-illness': ['Contagious illness', 'Enfermedad contagiosa'],
          'medical-care': ['Needs medical care', 'Requiere atención médica'],
        }),
      }),
      cautionNote: field('OPS', 'text', 'Caution, in words', 'Precaución, en palabras', { flags: ['safety'] }),
      criminalHistory: field('LEG', 'text', 'Criminal history', 'Antecedentes penales', {
        level: 'L2',
        inferredFrom: [
          'subject.fbiUcn',
          'subject.sid',
          'subject.ncicNumber',
          'subject.bopRegister',
          'subject.usmsFid',
          'subject.deaId',
        ],
      }),
      immigrationStatus: field('LEG', 'text', 'Immigration status', 'Situación migratoria', {
        level: 'L2',
        inferredFrom: ['subject.aNumber'],
      }),
      custodyStatus: field('LEG', 'enum', 'Custody status', 'Situación de libertad', {
        options: choices({
          'at-large': ['At large', 'Sin localizar o prófuga'],
          detained: ['Detained', 'En detención'],
          bail: ['On bail', 'En libertad bajo fianza'],
          serving: ['Serving a sentence', 'Compurgando pena'],
          free: ['Free', 'En libertad'],
          deceased: ['Deceased', 'Fallecimiento'],
        }),
      }),
      custodySince: field('LEG', 'date', 'In custody since', 'En detención desde', { partial: true }),
      custodyPlace: field('OPS', 'place', 'Place of custody', 'Lugar de detención'),
      protectionProgramme: field('VIC', 'boolean', 'In a protection program', 'En programa de protección', { flags: ['wit'] }),
      sourceCode: field('SRC', 'identifier', 'Source code', 'Clave de la fuente'),
      sourceHandler: field('SRC', 'name', 'Handler', 'Responsable de la fuente'),
      sourceReliability: field('SRC', 'enum', 'Reliability of the source', 'Confiabilidad de la fuente', {
        options: choices({
          A: ['No doubt, always reliable', 'Sin duda, siempre confiable'],
          B: ['Mostly reliable', 'Generalmente confiable'],
          C: ['Mostly unreliable', 'Generalmente poco confiable'],
          X: ['Cannot be assessed', 'No puede evaluarse'],
        }),
      }),
    },
  },
  alias: {
    label: { en: 'Alias', es: 'Alias' },
    parents: ['subject'],
    list: 'aliases',
    fields: {
      text: field('IDN', 'name', 'Alias', 'Alias', { required: true }),
      kind: field('IDN', 'enum', 'Kind of alias', 'Tipo de alias', {
        options: choices({
          apodo: ['Nickname', 'Apodo'],
          moniker: ['Moniker', 'Sobrenombre'],
          legal: ['Other legal name', 'Otro nombre legal'],
          false: ['False name', 'Nombre falso'],
        }),
      }),
      strength: field('IDN', 'enum', 'Strength', 'Fuerza', {
        options: choices({ strong: ['Strong', 'Fuerte'], weak: ['Weak', 'Débil'] }),
      }),
      learnedFrom: field('SRC', 'text', 'Learned from', 'Se conoce por'),
    },
  },
  identityDocument: {
    label: { en: 'Identity document', es: 'Documento de identidad' },
    parents: ['subject'],
    list: 'identityDocuments',
    fields: {
      kind: field('IDN', 'text', 'Kind', 'Tipo', { required: true }),
      number: field('IDN', 'identifier', 'Number', 'Número', { writing: 'compact', required: true }),
      country: field('IDN', 'text', 'Country', 'País', {
        isCountry: true,
        inferredFrom: ['identityDocument.kind', 'identityDocument.number', 'identityDocument.issuedAt'],
      }),
      issuedOn: field('IDN', 'date', 'Issued on', 'Expedido el', {
        partial: true,
        isPast: true,
        inferredFrom: ['identityDocument.expiresOn'],
      }),
      expiresOn: field('IDN', 'date', 'Expires on', 'Vence el', {
        partial: true,
        inferredFrom: ['identityDocument.issuedOn'],
      }),
      issuedAt: field('IDN', 'place', 'Issued at', 'Expedido en'),
    },
  },
  contactPoint: {
    label: { en: 'Contact point', es: 'Medio de contacto' },
    parents: ['subject', 'participant'],
    list: 'contactPoints',
    fields: {
      phone: field('CON', 'phone', 'Telephone', 'Teléfono'),
      email: field('CON', 'email', 'E-mail', 'Correo electrónico'),
      handle: field('CON', 'text', 'Account name', 'Nombre de usuario'),
      service: field('CON', 'text', 'Service', 'Servicio'),
      imei: field('CON', 'identifier', 'IMEI', 'IMEI', { writing: 'compact', level: 'L3' }),
      imsi: field('CON', 'identifier', 'IMSI', 'IMSI', { writing: 'compact', level: 'L3' }),
      use: field('CON', 'text', 'Use', 'Uso'),
      asOf: field('CON', 'date', 'As of', 'Dato al', { partial: true }),
      confidence: field('CON', 'enum', 'Confidence', 'Certeza', { options: confidenceOptions }),
      obtainedCovertly: field('TEC', 'boolean', 'Obtained covertly', 'Obtenido de forma encubierta'),
      obtainedBy: field('TEC', 'text', 'How it was obtained', 'Cómo se obtuvo'),
    },
  },
  address: {
    label: { en: 'Address or whereabouts', es: 'Domicilio o paradero' },
    parents: ['subject'],
    list: 'addresses',
    fields: {
      place: field('CON', 'place', 'Place', 'Lugar', { required: true, inferredFrom: ['contactPoint.phone'] }),
      use: field('CON', 'enum', 'Use', 'Uso', {
        options: choices({
          home: ['Home', 'Domicilio'],
          work: ['Work', 'Trabajo'],
          'last-known': ['Last known', 'Último conocido'],
          current: ['Current location', 'Ubicación actual'],
          family: ['Family', 'Familiares'],
          other: ['Other', 'Otro'],
        }),
      }),
      asOf: field('CON', 'date', 'As of', 'Dato al', { partial: true }),
      confidence: field('CON', 'enum', 'Confidence', 'Certeza', { options: confidenceOptions }),
      locatedBy: field('TEC', 'text', 'How it was located', 'Cómo se localizó'),
    },
  },
  vehicle: {
    label: { en: 'Vehicle, vessel or aircraft', es: 'Vehículo, embarcación o aeronave' },
    parents: ['subject', 'case'],
    list: 'vehicles',
    fields: {
      kind: field('CON', 'enum', 'Kind', 'Tipo', {
        options: choices({
          road: ['Road vehicle', 'Vehículo'],
          vessel: ['Vessel', 'Embarcación'],
          aircraft: ['Aircraft', 'Aeronave'],
        }),
      }),
      description: field('CON', 'text', 'Description', 'Descripción'),
      plate: field('CON', 'identifier', 'Plate or registration', 'Placas o matrícula'),
      plateState: field('CON', 'text', 'Plate issued by', 'Placas expedidas por', { inferredFrom: ['vehicle.plate'] }),
      vin: field('CON', 'identifier', 'Serial number (VIN)', 'Número de serie (NIV)', { writing: 'compact' }),
    },
  },
  associate: {
    label: { en: 'Associate or relative', es: 'Persona relacionada o familiar' },
    parents: ['subject'],
    list: 'associates',
    fields: {
      person: field('IDN', 'reference', 'Person in this case', 'Persona en este caso', { to: 'subject', level: 'L3' }),
      name: field('IDN', 'name', 'Name', 'Nombre', { level: 'L3' }),
      relation: field('IDN', 'text', 'Relation', 'Relación', { level: 'L3' }),
      phone: field('CON', 'phone', 'Telephone', 'Teléfono', { level: 'L3' }),
      place: field('CON', 'place', 'Place', 'Lugar', { level: 'L3', inferredFrom: ['associate.phone'] }),
    },
  },
} as const satisfies Record<string, Entity>;
