import type { Texts } from './words.ts';

/** Words of what was typed and not saved. */
export const draftsText = {
  title: { en: 'Drafts: {{count}}', es: 'Borradores: {{count}}' },
  note: {
    en: 'Typed and not saved. Only you see them; they stay in the vault until you save or discard them.',
    es: 'Escritos y sin guardar. Solo usted los ve; siguen en la bóveda hasta que los guarde o los descarte.',
  },
  back: { en: 'What you were typing is still here.', es: 'Lo que estaba escribiendo sigue aquí.' },
  goOn: { en: 'Continue', es: 'Continuar' },
  discard: { en: 'Discard', es: 'Descartar' },
  goOnWith: { en: 'Continue: {{what}}', es: 'Continuar: {{what}}' },
  discardOf: { en: 'Discard: {{what}}', es: 'Descartar: {{what}}' },
  unkept: { en: 'The draft cannot be kept', es: 'No se puede conservar el borrador' },
  leave: {
    title: { en: 'Leave what you typed?', es: '¿Salir de lo que escribió?' },
    note: {
      en: 'It is not saved yet. Kept, it waits among your drafts, also when the vault is locked.',
      es: 'Aún no está guardado. Si lo conserva, espera entre sus borradores, también con la bóveda cerrada.',
    },
    stay: { en: 'Keep writing', es: 'Seguir escribiendo' },
    keep: { en: 'Leave and keep it', es: 'Salir y conservarlo' },
    discard: { en: 'Discard it', es: 'Descartarlo' },
  },
  place: {
    'quick-log': { en: 'Log entry', es: 'Registro de intercambio' },
    'new-case': { en: 'New case', es: 'Caso nuevo' },
    value: { en: 'Field', es: 'Campo' },
    portion: { en: 'Portion', es: 'Fragmento' },
    'new-portion': { en: 'New portion', es: 'Fragmento nuevo' },
    record: { en: 'Form of a record', es: 'Formulario de un registro' },
    mark: { en: 'Mark', es: 'Marca' },
    move: { en: 'Move of stage', es: 'Cambio de etapa' },
    'follow-up': { en: 'Follow-up', es: 'Seguimiento' },
    snooze: { en: 'Reason to snooze', es: 'Motivo para posponer' },
    filter: { en: 'Name of a filter', es: 'Nombre de un filtro' },
    agency: { en: 'New counterpart', es: 'Contraparte nueva' },
    consent: { en: 'Consent', es: 'Consentimiento' },
    receipt: { en: 'Receipt', es: 'Acuse' },
    acceptance: { en: 'Reason for a finding', es: 'Motivo ante un hallazgo' },
    desk: { en: 'Packet in preparation', es: 'Paquete en preparación' },
    calendar: { en: 'Change of a calendar', es: 'Cambio de un calendario' },
    uncovering: { en: 'Reason to take a box away', es: 'Motivo para quitar un recuadro' },
    retraction: { en: 'Reason to retract a report', es: 'Motivo para retirar un informe' },
    grant: { en: 'Access for an auditor', es: 'Acceso para un auditor' },
    user: { en: 'New user', es: 'Usuario nuevo' },
  },
} as const satisfies Texts;
