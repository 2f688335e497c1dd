import type { Entity } from '../catalogue-types.ts';
import { choices, field } from './field.ts';
import { channelOptions, evidentiaryOptions, precedenceOptions, progressOptions } from './options.ts';

/** The liaison log (domain page C.6): the shell is administrative, people are contacts, what was said is operational. */
export const exchangeEntities = {
  exchange: {
    label: { en: 'Exchange', es: 'Intercambio' },
    parents: ['case'],
    list: 'exchanges',
    fields: {
      startAt: field('ADM', 'instant', 'Began at', 'Inicio', { required: true }),
      endAt: field('ADM', 'instant', 'Ended at', 'Término'),
      recordedAt: field('ADM', 'instant', 'Recorded at', 'Registrado'),
      mode: field('ADM', 'enum', 'Mode', 'Modo', {
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
      channel: field('ADM', 'enum', 'Channel', 'Vía', { options: channelOptions }),
      place: field('OPS', 'place', 'Place', 'Lugar'),
      counterpart: field('ADM', 'agency', 'Counterpart', 'Contraparte'),
      topic: field('OPS', 'text', 'Topic', 'Asunto'),
      authorisation: field('ADM', 'identifier', 'Authorisation', 'Autorización'),
      authorisedBy: field('CON', 'name', 'Authorised by', 'Autorizado por'),
      sreRepresentative: field('ADM', 'boolean', 'SRE representative present', 'Presencia de representante de la SRE'),
      reportDueOn: field('ADM', 'date', 'Report due on', 'Informe exigible el'),
      reportFiledOn: field('ADM', 'date', 'Report filed on', 'Informe presentado el'),
      evidentiaryStatus: field('LEG', 'enum', 'Evidential status', 'Valor probatorio', { options: evidentiaryOptions }),
      formalisedBy: field('LEG', 'reference', 'Formalised by request', 'Formalizado por la solicitud', { to: 'request' }),
      precedence: field('ADM', 'enum', 'Precedence', 'Prioridad', { options: precedenceOptions }),
      followUp: field('OPS', 'text', 'Follow-up', 'Seguimiento'),
      acknowledgedOn: field('ADM', 'date', 'Acknowledged on', 'Acuse el'),
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
      nationality: field('CON', 'text', 'Nationality', 'Nacionalidad'),
      accreditation: field('CON', 'identifier', 'Accreditation', 'Acreditación'),
    },
  },
  commitment: {
    label: { en: 'Commitment', es: 'Compromiso' },
    parents: ['exchange'],
    list: 'commitments',
    fields: {
      what: field('OPS', 'text', 'What', 'Qué', { required: true }),
      by: field('ADM', 'agency', 'By', 'A cargo de'),
      dueOn: field('ADM', 'date', 'Due on', 'Fecha límite'),
      status: field('ADM', 'enum', 'Status', 'Estado', { options: progressOptions }),
    },
  },
  item: {
    label: { en: 'Item given or received', es: 'Objeto entregado o recibido' },
    parents: ['exchange'],
    list: 'items',
    fields: {
      way: field('ADM', 'enum', 'Given or received', 'Entregado o recibido', {
        required: true,
        options: choices({ given: ['Given', 'Entregado'], received: ['Received', 'Recibido'] }),
      }),
      description: field('OPS', 'text', 'Description', 'Descripción'),
      document: field('ADM', 'reference', 'Document', 'Documento', { to: 'document' }),
      packet: field('ADM', 'identifier', 'Packet', 'Paquete', { internal: true }),
      copies: field('ADM', 'integer', 'Copies', 'Tantos'),
    },
  },
} as const satisfies Record<string, Entity>;
