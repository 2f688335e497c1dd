import type { Texts } from './words.ts';

/** Words of the examination of a document's file. */
export const examineText = {
  open: { en: 'Examine', es: 'Examinar' },
  title: { en: 'What {{name}} holds', es: 'Lo que contiene {{name}}' },
  looking: { en: 'Looking through the file', es: 'Examinando el archivo' },
  nothing: {
    en: 'Nothing was found beside what a reader sees.',
    es: 'No se encontró nada además de lo que ve un lector.',
  },
  usual: {
    en: 'Beside what a reader sees, the file holds this. None of it leaves with a redrawn document.',
    es: 'Además de lo que ve un lector, el archivo contiene esto. Nada de ello sale con un documento redibujado.',
  },
  failed: {
    en: 'It looks as if something was to be covered and can still be read from the file. Ask whoever sent it. None of it leaves with a redrawn document.',
    es: 'Parece que algo debía quedar cubierto y aún puede leerse en el archivo. Consulte a quien lo envió. Nada de ello sale con un documento redibujado.',
  },
  times: { one: { en: '{{count}} time', es: '{{count}} vez' }, other: { en: '{{count}} times', es: '{{count}} veces' } },
  pages: { en: 'on pages {{pages}}', es: 'en las páginas {{pages}}' },
  original: { en: 'Leaves as it is', es: 'Sale tal como está' },
  originalLead: {
    en: 'A signed file, a recording or evidence whose hash matters can leave as it is, with all that no reader sees of it. Two persons decide, for one counterpart.',
    es: 'Un archivo firmado, una grabación o un indicio cuyo código hash importa puede salir tal como está, con todo lo que ningún lector ve de él. Deciden dos personas, para una contraparte.',
  },
  otherFile: { en: 'for an earlier file', es: 'para un archivo anterior' },
  end: { en: 'Redraw again', es: 'Volver a redibujar' },
  why: { en: 'Why it must be the original', es: 'Por qué debe ser el original' },
  whyNote: {
    en: 'Your reason is recorded with your name, and with what was found above.',
    es: 'Su motivo queda registrado con su nombre y con lo encontrado arriba.',
  },
  need: { en: 'Choose the counterpart and write the reason first.', es: 'Elija primero la contraparte y escriba el motivo.' },
  allow: { en: 'Let it leave as it is', es: 'Permitir que salga tal como está' },
  waits: { en: 'It waits for a second person, under Counterparts.', es: 'Espera a una segunda persona, en Contrapartes.' },
  stands: { en: 'It may leave as it is.', es: 'Puede salir tal como está.' },
  leftOut: { en: 'Not in what leaves: {{what}}', es: 'No está en lo que sale: {{what}}' },
  warned: {
    en: 'Something seems covered and can still be read from the file.',
    es: 'Algo parece cubierto y aún puede leerse en el archivo.',
  },
} as const satisfies Texts;
