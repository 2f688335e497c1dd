import type { Texts } from './words.ts';

/** Words of the audit room. */
export const auditText = {
  note: {
    en: 'Each event is signed and holds the fingerprint of the one before. What was changed is in the case, not here.',
    es: 'Cada evento está firmado y contiene la huella del anterior. Lo que cambió está en el caso, no aquí.',
  },
  number: { en: 'No.', es: 'Núm.' },
  when: { en: 'When', es: 'Cuándo' },
  who: { en: 'Who', es: 'Quién' },
  action: { en: 'Action', es: 'Acción' },
  changes: { en: 'Changes', es: 'Cambios' },
  anyone: { en: 'Anyone', es: 'Cualquiera' },
  anything: { en: 'Any action', es: 'Cualquier acción' },
  from: { en: 'From', es: 'Desde' },
  to: { en: 'To', es: 'Hasta' },
  clear: { en: 'Show all', es: 'Mostrar todo' },
  unknown: { en: 'Someone no longer known', es: 'Alguien que ya no consta' },
  count: { one: { en: '{{shown}} event', es: '{{shown}} evento' }, other: { en: '{{shown}} events', es: '{{shown}} eventos' } },
  none: { en: 'No event fits.', es: 'Ningún evento corresponde.' },
  noneAct: { en: 'Widen the filter, or show all.', es: 'Amplíe el filtro o muestre todo.' },
  verify: { en: 'Verify the chain', es: 'Verificar la cadena' },
  verifying: { en: 'Verifying', es: 'Verificando' },
  whole: {
    one: { en: 'The chain is whole: {{shown}} event verified.', es: 'La cadena está íntegra: {{shown}} evento verificado.' },
    other: { en: 'The chain is whole: {{shown}} events verified.', es: 'La cadena está íntegra: {{shown}} eventos verificados.' },
  },
  broken: { en: 'The chain breaks at event {{number}}.', es: 'La cadena se rompe en el evento {{number}}.' },
  brokenAct: {
    en: 'Copy the vault’s folder as it is, and compare with a backup before anyone works in it.',
    es: 'Copie la carpeta de la bóveda tal como está y compárela con un respaldo antes de trabajar en ella.',
  },
  show: { en: 'Show it', es: 'Mostrarlo' },
  why: {
    missing: { en: 'It is missing.', es: 'Falta.' },
    altered: { en: 'It was altered after it was signed.', es: 'Se alteró después de firmarse.' },
    unlinked: { en: 'It does not follow from the event before it.', es: 'No sigue al evento anterior.' },
    signature: { en: 'Its signature is not the user’s.', es: 'Su firma no es la del usuario.' },
    'unknown-user': { en: 'Its user is not of this vault.', es: 'Su usuario no es de esta bóveda.' },
    changes: {
      en: 'The changes stored for it are not the ones that were signed.',
      es: 'Los cambios guardados no son los que se firmaron.',
    },
  },
} as const satisfies Texts;
