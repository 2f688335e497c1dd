import type { Entity } from '../catalogue-types.ts';
import { choices, field, sharedName } from './field.ts';
import { precedenceOptions } from './options.ts';
import { refusalGroundOptions, stageOptions } from './stages.ts';

/** The case itself (domain pages A.4, C.5, C.10): its place in the pipeline and what binds all of it. */
export const caseEntities = {
  case: {
    label: { en: 'Case', es: 'Caso' },
    parents: [],
    list: null,
    fields: {
      kind: field('ADM', 'enum', 'Kind', 'Tipo', {
        required: true,
        options: choices({
          extradition: ['Extradition request', 'Solicitud de extradición'],
          'joint-investigation': ['Joint or coordinated investigation', 'Investigación conjunta o coordinada'],
          'information-exchange': ['Information exchange', 'Intercambio de información'],
        }),
      }),
      reference: field('ADM', 'identifier', 'Our reference', 'Nuestra referencia', { required: true }),
      theirReference: field('ADM', 'identifier', 'Their reference', 'Referencia de la contraparte'),
      investigationFile: field('LEG', 'identifier', 'Investigation file (carpeta de investigación)', 'Carpeta de investigación', {
        since: 2,
      }),
      policeReport: field('LEG', 'identifier', 'Police report (IPH)', 'Informe Policial Homologado', { since: 2 }),
      title: field('OPS', 'text', 'Title', 'Título', { required: true, inferredFrom: ['case.codeword'] }),
      codeword: field('OPS', 'name', 'Codeword', 'Nombre clave'),
      requestingCountry: field('ADM', 'country', 'Requesting State', 'Estado requirente', {
        since: 2,
        inferredFrom: ['case.direction', 'case.requestingAgency', 'case.profile'],
      }),
      requestedCountry: field('ADM', 'country', 'Requested State', 'Estado requerido', {
        since: 2,
        inferredFrom: ['case.direction', 'case.requestedAgency', 'case.profile'],
      }),
      direction: field('ADM', 'enum', 'Direction', 'Sentido', {
        legacy: true,
        options: choices({
          US_REQ: ['The United States requests', 'Estados Unidos solicita'],
          MX_REQ: ['Mexico requests', 'México solicita'],
        }),
      }),
      stage: field('LEG', 'enum', 'Stage', 'Etapa', { setBy: 'course', options: stageOptions }),
      profile: field('ADM', 'identifier', 'Treaty profile', 'Perfil del tratado', { setBy: 'supervisor', codeOf: 'profile' }),
      stageEnteredOn: field('LEG', 'date', 'In this stage since', 'En esta etapa desde', { setBy: 'course' }),
      openedOn: field('ADM', 'date', 'Opened on', 'Fecha de apertura', { hasHappened: true }),
      closedOn: field('ADM', 'date', 'Closed on', 'Fecha de conclusión', { setBy: 'course' }),
      requestingAgency: field('ADM', 'agency', 'Requesting authority', 'Autoridad requirente'),
      requestedAgency: field('ADM', 'agency', 'Requested authority', 'Autoridad requerida'),
      leadAgency: field('ADM', 'agency', 'Lead agency', 'Autoridad a cargo'),
      officer: field('CON', 'name', 'Officer in charge', 'Persona servidora pública responsable'),
      legalBasis: field('LEG', 'texts', 'Legal basis', 'Fundamento jurídico'),
      purpose: field('LEG', 'text', 'Purpose', 'Finalidad'),
      urgency: field('ADM', 'enum', 'Urgency', 'Urgencia', { options: precedenceOptions }),
      existenceConfidential: field('OPS', 'boolean', 'Existence is confidential', 'Su existencia es confidencial', {
        level: 'L3',
      }),
      outcomeOn: field('LEG', 'date', 'Date of the outcome', 'Fecha del resultado', { setBy: 'course' }),
      refusalGround: field('LEG', 'enum', 'Ground for refusal', 'Causa para rehusar', {
        setBy: 'course',
        options: refusalGroundOptions,
      }),
      consultationHeldOn: field('LEG', 'date', 'Consultation held on', 'Consulta celebrada el', { hasHappened: true }),
      agreement: field('LEG', 'text', 'Agreement', 'Acuerdo'),
      hostCountry: field('LEG', 'text', 'Host State', 'Estado sede', { isCountry: true }),
      startOn: field('OPS', 'date', 'Starts on', 'Inicia el'),
      endOn: field('OPS', 'date', 'Ends on', 'Termina el', {
        due: { weight: 'soft', since: 'startOn', isOfOpenCase: true },
      }),
      disclosureRegime: field('LEG', 'text', 'Rules of disclosure', 'Régimen de comunicación'),
      costs: field('ADM', 'text', 'Costs', 'Costos'),
      retentionUntil: field('ADM', 'date', 'Keep until', 'Conservar hasta', { due: { weight: 'soft' } }),
    },
  },
  member: {
    label: { en: 'Team member', es: 'Integrante del equipo' },
    parents: ['case'],
    list: 'members',
    fields: {
      agency: field('ADM', 'agency', 'Agency', 'Autoridad', { required: true }),
      name: field('CON', 'name', 'Name', 'Nombre'),
      role: field('ADM', 'enum', 'Role', 'Rol', {
        options: choices({
          leader: ['Leader', 'Líder'],
          member: ['Member', 'Integrante'],
          seconded: ['Seconded member', 'Integrante en comisión'],
        }),
      }),
      powers: field('LEG', 'text', 'Powers', 'Facultades'),
      accreditation: field('CON', 'identifier', 'Accreditation', 'Acreditación'),
      territory: field('OPS', 'text', 'Territory', 'Territorio'),
      authority: field('LEG', 'text', 'Authority under which it acts', 'Atribuciones con que actúa', { since: 3 }),
      legalBasis: field('LEG', 'texts', 'Legal basis', 'Fundamento jurídico', { since: 3 }),
      contact: field('CON', 'text', 'Point of contact', 'Punto de contacto', { since: 3 }),
      sharedName,
    },
  },
  caseLink: {
    label: { en: 'Link to another case', es: 'Vínculo con otro caso' },
    parents: ['case'],
    list: 'caseLinks',
    fields: {
      otherCase: field('OPS', 'reference', 'Other case', 'Otro caso', { to: 'case' }),
      otherReference: field('OPS', 'identifier', 'Reference of the other case', 'Referencia del otro caso', {
        inferredFrom: ['caseLink.otherCase'],
      }),
      relation: field('OPS', 'enum', 'Relation', 'Relación', {
        required: true,
        options: choices({
          'same-person': ['Same person', 'Misma persona'],
          'same-organisation': ['Same organization', 'Misma organización'],
          'same-facts': ['Same facts', 'Mismos hechos'],
          formalises: ['Formalizes', 'Formaliza'],
          supports: ['Supports', 'Apoya'],
          supersedes: ['Replaces', 'Sustituye'],
          competing: ['Competing request', 'Solicitud concurrente'],
        }),
      }),
      note: field('OPS', 'text', 'Note', 'Nota'),
    },
  },
} as const satisfies Record<string, Entity>;
