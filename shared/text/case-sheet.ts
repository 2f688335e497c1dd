import type { Texts } from './words.ts';

/** Words of the printed case sheet, and of copying from a case. */
export const sheetText = {
  title: { en: 'Case sheet', es: 'Hoja del caso' },
  open: { en: 'Print the case sheet', es: 'Imprimir la hoja del caso' },
  print: { en: 'Print', es: 'Imprimir' },
  back: { en: 'Back to the case', es: 'Volver al caso' },
  printedBy: { en: 'Printed by {{name}}, {{agency}}, {{date}}', es: 'Impreso por {{name}}, {{agency}}, {{date}}' },
  /** `mark`: level and its name, categories and caveats in code. */
  caveat: {
    en: '{{mark}}. {{reference}}, {{agency}}. For official use in this case only; do not pass on without the consent of the office that holds it.',
    es: '{{mark}}. {{reference}}, {{agency}}. Solo para uso oficial en este caso; no se transmite sin el consentimiento de la oficina que lo resguarda.',
  },
  origin: { en: 'from {{agencies}}', es: 'de {{agencies}}' },
  internal: {
    en: 'Our own view, with what a counterpart may not see. It is not a packet and does not leave the office.',
    es: 'Vista propia, con lo que una contraparte no puede ver. No es un paquete y no sale de la oficina.',
  },
  copy: { en: 'Copy with its caveats', es: 'Copiar con sus restricciones de manejo' },
  copied: { en: 'Copied with its caveats.', es: 'Copiado con sus restricciones de manejo.' },
} as const satisfies Texts;
