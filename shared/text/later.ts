import type { Texts } from './words.ts';

/** Words of what follows a packet that left: what it withheld given later. */
export const laterText = {
  open: { en: 'Give what it withheld', es: 'Entregar lo que testó' },
  lead: {
    en: 'Each value is judged anew today. The recipient’s program proves against this packet that it is the one withheld then.',
    es: 'Cada dato se juzga de nuevo hoy. El programa del destinatario comprueba contra este paquete que es el que se testó entonces.',
  },
  none: { en: 'Nothing that it withheld may be given now.', es: 'Nada de lo que testó puede entregarse ahora.' },
  states: {
    'may-leave': { en: 'may be given', es: 'puede entregarse' },
    changed: { en: 'another value since; it goes in a new packet', es: 'otro dato desde entonces; va en un paquete nuevo' },
    stays: { en: 'stays', es: 'se queda' },
    given: { en: 'given since', es: 'entregado después' },
  },
  others: { en: 'Not in this supplement', es: 'Fuera de este complemento' },
  write: { en: 'Write the supplement', es: 'Escribir el complemento' },
  submit: { en: 'Submit for approval', es: 'Enviar a aprobación' },
  written: { en: 'The supplement is written: {{file}}', es: 'El complemento está escrito: {{file}}' },
  chooseOne: { en: 'Choose a value first', es: 'Elija primero un dato' },
  giveReasons: { en: 'Say of each finding why it is harmless', es: 'Diga de cada hallazgo por qué es inofensivo' },
  cannotLeave: {
    en: 'The leak check found a protected value in it. Leave that value out.',
    es: 'La revisión de fugas halló en él un dato protegido. Déjelo fuera.',
  },
  addsTo: { en: 'Adds to packet', es: 'Añade al paquete' },
  acknowledges: { en: 'Acknowledges packet', es: 'Acusa recibo del paquete' },
  nothingToCorrect: {
    en: 'Nobody holds a value of this case that is otherwise now.',
    es: 'Nadie tiene un dato de este caso que ahora sea otro.',
  },
  correct: { en: 'Correct what it gave', es: 'Corregir lo que entregó' },
  correctLead: {
    en: 'What this packet gave and is otherwise now, and may leave. The recipient’s program puts it in the place of the old value and keeps both.',
    es: 'Lo que este paquete entregó, ahora es otro y puede salir. El programa del destinatario lo pone en lugar del anterior y conserva ambos.',
  },
  why: { en: 'Why, for its reader', es: 'Por qué, para quien lo recibe' },
  sayWhy: { en: 'Say why first', es: 'Diga antes por qué' },
  writeCorrection: { en: 'Write the correction', es: 'Escribir la corrección' },
  correctionWritten: { en: 'The correction is written: {{file}}', es: 'La corrección está escrita: {{file}}' },
  wasNow: { en: '{{was}} → {{now}}', es: '{{was}} → {{now}}' },
  corrects: { en: 'Corrects packet', es: 'Corrige el paquete' },
  alsoHolds: {
    en: '{{who}} holds a value of it too, by packet {{number}}: correct that packet as well.',
    es: '{{who}} también tiene un dato de él, por el paquete {{number}}: corrija también ese paquete.',
  },
  recall: { en: 'Recall it', es: 'Retirarlo' },
  recallLead: {
    en: 'Asks its recipient to stop using this packet and to delete what it gave. What has left stays with them; the receipt says what they did.',
    es: 'Pide al destinatario que deje de usar este paquete y elimine lo que entregó. Lo que salió no puede recuperarse; el acuse dice qué hicieron.',
  },
  writeRecall: { en: 'Write the recall', es: 'Escribir el retiro' },
  recallWritten: { en: 'The recall is written: {{file}}', es: 'El retiro está escrito: {{file}}' },
  recalls: { en: 'Recalls packet', es: 'Retira el paquete' },
  answers: {
    done: { en: 'deleted and no longer used', es: 'eliminado y ya sin uso' },
    refused: { en: 'refused', es: 'rechazado' },
  },
  recalledBy: { en: 'recalled by {{number}}', es: 'retirado por {{number}}' },
  unanswered: { en: 'not answered yet', es: 'aún sin respuesta' },
  acknowledgedOnly: { en: 'acknowledged, without an answer', es: 'con acuse, sin respuesta' },
  theyRecalled: { en: '{{who}} recalled its packet {{number}}: {{why}}', es: '{{who}} retiró su paquete {{number}}: {{why}}' },
  weRecalled: {
    en: 'We recalled packet {{number}} from {{who}}: {{why}}',
    es: 'Retiramos el paquete {{number}} entregado a {{who}}: {{why}}',
  },
  whyRecalled: { en: 'Why', es: 'Por qué' },
  recalledCase: { en: 'Its values are in case', es: 'Sus datos están en el caso' },
  recallTaken: {
    en: 'It recalls packet {{number}}: {{why}} Take what that packet gave out of the case and answer, or refuse; until then it stands on Today.',
    es: 'Retira el paquete {{number}}: {{why}} Quite del caso lo que aquel entregó y responda, o rechácelo; hasta entonces figura en Hoy.',
  },
  recallUnseen: {
    en: 'It recalls a packet that you may not see. Ask who works at that case.',
    es: 'Retira un paquete que usted no puede ver. Pregunte a quien lleva ese caso.',
  },
  alsoGave: {
    en: 'Not recalled by this, though they gave the same values or more out of that packet. Recall each of them too, if it must go:',
    es: 'No quedan retirados con esto, aunque entregaron los mismos datos o más de aquel paquete. Retire también cada uno, si ha de retirarse:',
  },
  answerDone: { en: 'Answer: deleted, no longer used', es: 'Responder: eliminado, ya sin uso' },
  answerRefused: { en: 'Answer: refused', es: 'Responder: rechazado' },
  theyAnswered: { en: '{{who}} answered: {{answer}}.', es: '{{who}} respondió: {{answer}}.' },
  weAnswered: { en: 'we answered: {{answer}}', es: 'respondimos: {{answer}}' },
  thread: { en: 'Belongs together', es: 'Van juntos' },
  iKnow: { en: 'I know that nobody compared the words', es: 'Sé que nadie comparó las palabras' },
} as const satisfies Texts;
