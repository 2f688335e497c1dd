import type { Bilingual } from './language.ts';

/** What stands in the way of a second person’s approval: what is, then what can be done. Spread into `failures`. */
export const approvalFailures = {
  'approval/needed': {
    en: 'This packet needs a second person’s approval before it leaves. Submit it for approval.',
    es: 'Este paquete necesita la aprobación de otra persona antes de salir. Envíelo a aprobación.',
  },
  'approval/nobody-else': {
    en: 'This office has nobody else who could approve. Build the packet; it says that one person released it.',
    es: 'Esta oficina no tiene a nadie más que pueda aprobar. Genere el paquete; dirá que lo entregó una sola persona.',
  },
  'approval/not-found': {
    en: 'No such packet waits here. Someone may have decided it, handed it over or withdrawn it already.',
    es: 'No hay aquí un paquete así en espera. Puede que ya se haya resuelto, entregado o retirado.',
  },
  'approval/same-person': {
    en: 'Whoever prepared a packet does not approve it. Ask a second person, or withdraw it.',
    es: 'Quien preparó un paquete no lo aprueba. Pídalo a otra persona o retírelo.',
  },
  'approval/needs-supervisor': {
    en: 'One of the two persons must be a supervisor. Ask one to approve it.',
    es: 'Una de las dos personas debe ser supervisora. Pida que una lo apruebe.',
  },
  'approval/outdated': {
    en: 'Something changed since this packet was submitted, so it would not leave as it was shown. Submit it again.',
    es: 'Algo cambió desde que este paquete se envió a aprobación, así que no saldría como se mostró. Envíelo de nuevo.',
  },
  'approval/other-digest': {
    en: 'That is not the digest of this packet. Look at the packet and give the digest that is shown with it.',
    es: 'Ese no es el resumen de este paquete. Revise el paquete e indique el que se muestra con él.',
  },
  'approval/other-machine': {
    en: 'This packet was prepared at another machine of the office and has that one’s number. Hand it over there.',
    es: 'Este paquete se preparó en otro equipo de la oficina y lleva el número de ese equipo. Entréguelo allí.',
  },
  'approval/submitted': {
    en: 'Just this packet was submitted before and has not left. Open that one under Approvals, or withdraw it first.',
    es: 'Este mismo paquete ya se envió a aprobación y no ha salido. Abra ese en Aprobaciones o retírelo primero.',
  },
  'approval/not-approved': {
    en: 'Nobody has approved this packet yet. Wait for the approval, or withdraw it.',
    es: 'Nadie ha aprobado aún este paquete. Espere la aprobación o retírelo.',
  },
} as const satisfies Record<string, Bilingual>;
