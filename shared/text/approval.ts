/** The approval desk: what waits for a second person, what leaves, and what became of it. */
export const approvalText = {
  title: { en: 'Approvals', es: 'Aprobaciones' },
  deskTitle: { en: 'Packet {{number}} to {{who}}', es: 'Paquete {{number}} para {{who}}' },
  states: {
    waiting: { en: 'waits for approval', es: 'espera aprobación' },
    approved: { en: 'approved, not handed over', es: 'aprobado, sin entregar' },
    refused: { en: 'refused', es: 'no aprobado' },
    outdated: { en: 'outdated', es: 'sin vigencia' },
  },
  why: { en: 'A second person is asked because', es: 'Se pide otra persona porque' },
  preparedBy: { en: 'Prepared by', es: 'Preparado por' },
  decidedBy: { en: 'Decided by', es: 'Resuelto por' },
  submittedAt: { en: 'Submitted', es: 'Enviado a aprobación' },
  digest: { en: 'Digest that is signed', es: 'Resumen que se firma' },
  reasons: { en: 'Reasons for refusing', es: 'Motivos para no aprobar' },
  submitted: {
    en: 'Submitted for approval as {{id}}. It leaves once a second person has approved it.',
    es: 'Enviado a aprobación como {{id}}. Saldrá cuando otra persona lo haya aprobado.',
  },
  approvedDone: { en: 'Approved. Its preparer can hand it over now.', es: 'Aprobado. Quien lo preparó ya puede entregarlo.' },
  refusedDone: { en: 'Refused. It goes back to its preparer.', es: 'No aprobado. Vuelve a quien lo preparó.' },
  withdrawnDone: { en: 'Withdrawn.', es: 'Retirado.' },
  none: { en: 'Nothing waits for approval.', es: 'Nada espera aprobación.' },
} as const;
