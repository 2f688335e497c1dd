import type { Entity } from '../catalogue-types.ts';
import { choices, field } from './field.ts';
import { channelOptions, doneProgress, evidentiaryOptions, precedenceOptions, progressOptions } from './options.ts';

/** The liaison log (domain page C.6): the shell is administrative, people are contacts, what was said is operational. */
export const exchangeEntities = {
  exchange: {
    label: { en: 'Exchange', es: 'Intercambio' },
    parents: ['case'],
    list: 'exchanges',
    fields: {
      startAt: field('ADM', 'instant', 'Start', 'Inicio', {
        required: true,
        inferredFrom: ['exchange.endAt', 'exchange.recordedAt', 'exchange.reportDueOn'],
      }),
      endAt: field('ADM', 'instant', 'End', 'Fin'),
      recordedAt: field('ADM', 'instant', 'Recorded on', 'Registrado el', { setBy: 'program' }),
      mode: field('ADM', 'enum', 'Mode', 'Medio', {
        required: true,
        options: choices({
          meeting: ['Meeting', 'Reunión'],
          call: ['Call', 'Llamada'],
          email: ['E-mail', 'Correo electrónico'],
          'secure-system': ['Secure system', 'Sistema seguro'],
          'hand-over': ['Document hand-over', 'Entrega de documentos'],
          courier: ['Courier', 'Mensajería'],
        }),
      }),
      channel: field('ADM', 'enum', 'Channel', 'Canal', { options: channelOptions }),
      place: field('OPS', 'place', 'Place', 'Lugar'),
      counterpart: field('ADM', 'agency', 'Counterpart', 'Contraparte'),
      topic: field('OPS', 'text', 'Topic', 'Asunto'),
      authorisation: field(
        'ADM',
        'identifier',
        'Prior authorization (LSN 70)',
        'Autorización previa del Grupo de Alto Nivel de Seguridad (LSN 70)',
      ),
      authorisedBy: field('CON', 'name', 'Authorized by', 'Autorizado por'),
      sreRepresentative: field('ADM', 'boolean', 'SRE representative present', 'Presencia de representante de la SRE'),
      reportDueOn: field('ADM', 'date', 'Written report due on', 'El informe por escrito vence el', {
        due: { weight: 'hard', metBy: [{ field: 'reportFiledOn' }] },
      }),
      reportFiledOn: field('ADM', 'date', 'Written report filed on', 'Informe por escrito presentado el', { hasHappened: true }),
      evidentiaryStatus: field('LEG', 'enum', 'Evidential status', 'Valor probatorio', { options: evidentiaryOptions }),
      formalisedBy: field('LEG', 'reference', 'Formalized by request', 'Formalizado por la solicitud', {
        to: 'request',
        binds: true,
      }),
      precedence: field('ADM', 'enum', 'Precedence', 'Prioridad', { options: precedenceOptions }),
      followUp: field('OPS', 'text', 'Follow-up', 'Seguimiento'),
      acknowledgedOn: field('ADM', 'date', 'Acknowledged on', 'Acuse el', { hasHappened: true }),
      closedOn: field('ADM', 'date', 'Closed on', 'Cerrado el', { internal: true, since: 3 }),
    },
  },
  participant: {
    label: { en: 'Participant', es: 'Participante' },
    parents: ['exchange'],
    list: 'participants',
    fields: {
      agency: field('ADM', 'agency', 'Agency', 'Autoridad'),
      role: field('ADM', 'text', 'Post or duty desk', 'Cargo o guardia'),
      name: field('CON', 'name', 'Name', 'Nombre'),
      nationality: field('CON', 'text', 'Nationality', 'Nacionalidad', { codeOf: 'country' }),
      accreditation: field('CON', 'identifier', 'Accreditation', 'Acreditación'),
    },
  },
  commitment: {
    label: { en: 'Commitment', es: 'Compromiso' },
    parents: ['exchange'],
    list: 'commitments',
    fields: {
      what: field('OPS', 'text', 'What', 'Qué', { required: true }),
      by: field('ADM', 'agency', 'Owed by', 'A cargo de'),
      dueOn: field('ADM', 'date', 'Due on', 'Vence el', {
        due: { weight: 'soft', owner: 'by', words: 'what', ...doneProgress },
      }),
      status: field('ADM', 'enum', 'Status', 'Estado', { options: progressOptions }),
    },
  },
  item: {
    label: { en: 'Item handed over or received', es: 'Objeto entregado o recibido' },
    parents: ['exchange'],
    list: 'items',
    fields: {
      way: field('ADM', 'enum', 'Handed over or received', 'Entregado o recibido', {
        required: true,
        options: choices({ given: ['Handed over', 'Entregado'], received: ['Received', 'Recibido'] }),
      }),
      description: field('OPS', 'text', 'Description', 'Descripción'),
      document: field('ADM', 'reference', 'Document', 'Documento', { to: 'document' }),
      packet: field('ADM', 'identifier', 'Packet', 'Paquete', { internal: true }),
      copies: field('ADM', 'integer', 'Copies', 'Tantos'),
    },
  },
} as const satisfies Record<string, Entity>;
