/** Consents of originators that travel as packets, in the window and at the terminal. */
export const consentText = {
  none: { en: 'No consent has been asked for.', es: 'No se ha pedido ningún consentimiento.' },
  direction: { en: 'Direction', es: 'Sentido' },
  directions: {
    out: { en: 'We asked {{agency}}', es: 'Pedimos a {{agency}}' },
    in: { en: '{{agency}} asks us', es: '{{agency}} nos pide' },
  },
  request: { en: 'Request', es: 'Petición' },
  recipient: { en: 'To hand to', es: 'Para entregar a' },
  purpose: { en: 'Purpose', es: 'Finalidad' },
  until: { en: 'Until', es: 'Hasta' },
  case: { en: 'Case', es: 'Caso' },
  state: { en: 'State', es: 'Estado' },
  states: {
    waiting: { en: 'waiting for an answer', es: 'en espera de respuesta' },
    given: { en: 'given', es: 'otorgado' },
    refused: { en: 'refused', es: 'negado' },
    past: { en: 'its day is over', es: 'vencido' },
    withdrawn: { en: 'withdrawn', es: 'retirado' },
  },
  count: { en: '{{given}} of {{values}} values', es: '{{given}} de {{values}} datos' },
  values: { en: 'Values', es: 'Datos' },
  ofPacket: { en: 'of packet {{number}}', es: 'del paquete {{number}}' },
  unread: { en: 'cannot be read again', es: 'ya no puede leerse' },
  yes: { en: 'given', es: 'otorgado' },
  no: { en: 'refused', es: 'negado' },
  changedHere: { en: 'changed here since: stays closed', es: 'cambió aquí: sigue cerrado' },
} as const;
