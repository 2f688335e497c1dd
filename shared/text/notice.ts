import type { Bilingual } from '../language.ts';

/** Words about originators who are told that what they gave goes on without their consent. */
export const noticeText = {
  title: { en: 'Notices by packet', es: 'Avisos por paquete' },
  lead: {
    en: 'Exculpatory matter and imminent danger go without the originator’s consent. It is told.',
    es: 'Lo exculpatorio y el peligro inminente salen sin consentimiento de la autoridad de origen. Se le avisa.',
  },
  notice: { en: 'Notice', es: 'Aviso' },
  ground: { en: 'Ground', es: 'Fundamento' },
  originator: { en: 'Originator', es: 'Autoridad de origen' },
  value: { en: 'Value', es: 'Dato' },
  left: { en: 'Left already', es: 'Ya salió' },
  noneOwed: { en: 'No originator waits to be told.', es: 'No hay autoridades de origen por avisar.' },
  none: { en: 'No notices were given or received.', es: 'No se han dado ni recibido avisos.' },
  directions: {
    out: { en: 'we told {{agency}}', es: 'avisamos a {{agency}}' },
    in: { en: '{{agency}} told us', es: '{{agency}} nos avisó' },
  },
  give: { en: 'Write the notice…', es: 'Escribir el aviso…' },
  given: {
    en: 'Notice written: {{file}}. Hand it to the originator.',
    es: 'Aviso escrito: {{file}}. Entréguelo a la autoridad de origen.',
  },
  owedLine: {
    en: 'To {{originator}}, of what goes to {{who}}: {{value}}',
    es: 'A {{originator}}, de lo que sale para {{who}}: {{value}}',
  },
  lines: {
    out: {
      en: 'We told {{agency}} that values of its go to {{who}}',
      es: 'Avisamos a {{agency}} que datos suyos salen para {{who}}',
    },
    in: {
      en: '{{agency}} told us that values of ours go to {{who}}',
      es: '{{agency}} nos avisó que datos nuestros salen para {{who}}',
    },
  },
  grounds: {
    exculpatory: { en: 'exculpatory', es: 'exculpatorio' },
    'imminent-danger': { en: 'imminent danger', es: 'peligro inminente' },
  },
} as const satisfies Readonly<Record<string, Bilingual | Readonly<Record<string, Bilingual>>>>;
