import { guideOfficeText } from './guide-office.ts';
import { guideWorkText } from './guide-work.ts';
import type { Texts } from './words.ts';

/** The guide, and the tour of the demo office. */
export const guideText = {
  title: { en: 'Guide', es: 'Guía' },
  open: { en: 'Open the guide', es: 'Abrir la guía' },
  search: { en: 'Search in the guide', es: 'Buscar en la guía' },
  contents: { en: 'Pages of the guide', es: 'Páginas de la guía' },
  found: {
    one: { en: '{{count}} page', es: '{{count}} página' },
    other: { en: '{{count}} pages', es: '{{count}} páginas' },
  },
  none: { en: 'No page has these words.', es: 'Ninguna página tiene estas palabras.' },
  noneAct: { en: 'Try one word alone.', es: 'Pruebe con una sola palabra.' },
  picture: { en: 'The screen: {{title}}, with invented data', es: 'La pantalla: {{title}}, con datos inventados' },
  page: { ...guideOfficeText, ...guideWorkText },
} as const satisfies Texts;
