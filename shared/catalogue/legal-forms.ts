import { group, many, rare, type FormsOf } from './form.ts';
import type { legalEntities } from './legal.ts';

/** How charges, orders, requests and assurances are asked. */
export const legalForms: FormsOf<typeof legalEntities> = {
  charge: [
    group('Offense', 'Delito', [
      ['offence', 'offenceEs'],
      ['statute', 'fromOn', 'toOn'],
      ['jurisdiction', 'counts', 'limitationOn'],
      ['place'],
    ]),
    group('Proceedings', 'Proceso', [
      ['subject', 'docket'],
      ['status', 'offenceGroup'],
    ]),
    group('Penalty', 'Pena', [['maxPenalty', 'severePenalty']]),
    rare('Amount and quantity', 'Monto y cantidad', [['amount', 'quantity']]),
    rare('Treaty', 'Tratado', [['treatyItem'], many('dualCriminality')]),
    rare('Decision', 'Decisión', [['extraditionDecision', 'refusalGround'], many('disposition')]),
    rare('Under seal', 'Bajo reserva', [['sealedCharge'], ['grandJuryReference', 'cooperator']]),
  ],
  warrant: [
    group('Order', 'Orden', [
      ['type', 'status'],
      ['number', 'docket'],
      ['court', 'judge'],
    ]),
    group('Dates', 'Fechas', [['issuedOn', 'expiresOn']]),
    group('Copy', 'Copia', [['copy', 'certifiedCopy']]),
    group('Seal', 'Reserva judicial', [['isSealed', 'unsealedOn']]),
    rare('Bail and scope', 'Fianza y alcance', [['bail', 'extraditionScope']]),
  ],
  request: [
    group('Request', 'Solicitud', [
      ['type', 'direction'],
      ['from', 'to'],
      ['subject', 'channel'],
    ]),
    group('References', 'Referencias', [['ourReference', 'theirReference']]),
    group('What is asked', 'Qué se pide', [many('assistance'), many('purpose'), ['legalBasis'], ['confidential']]),
    group('Time', 'Tiempo', [['urgency', 'deadlineOn'], ['deadlineReason'], ['sentOn', 'status']]),
    rare('Procedure and conditions', 'Procedimiento y condiciones', [
      many('procedure'),
      ['conditionsImposed', 'conditionsAccepted'],
      ['evidentiaryStatus'],
    ]),
    rare('Where it concerns', 'A qué se refiere', [['account'], ['place']]),
    rare('Course', 'Curso', [['conductingAuthority'], ['receivedByExecutiveOn', 'filedInCourtOn']]),
    rare('Outcome', 'Resultado', [many('outcome'), ['refusalGround'], many('costs'), many('feedback')]),
  ],
  requestStatus: [group('Status', 'Estado', [['status', 'on'], many('reason')])],
  assurance: [
    group('Assurance', 'Seguridades', [['type', 'subject'], many('terms')]),
    group('Given', 'Otorgamiento', [
      ['givenBy', 'givenByPerson'],
      ['givenOn', 'note'],
    ]),
    group('Time', 'Tiempo', [['dueOn', 'acceptedOn', 'monitorUntil']]),
    rare('Basis and conditions', 'Fundamento y condiciones', [['legalBasis'], many('conditions'), ['breached']]),
  ],
};
