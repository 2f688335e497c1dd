import type { Texts } from './words.ts';

/** Words of the room of persons over all cases. */
export const peopleText = {
  search: { en: 'Find a person', es: 'Buscar una persona' },
  searchHint: { en: 'Name, alias, number or telephone', es: 'Nombre, alias, número o teléfono' },
  name: { en: 'Name', es: 'Nombre' },
  bornOn: { en: 'Born {{date}}', es: 'Nacimiento: {{date}}' },
  roles: { en: 'Roles in the case', es: 'Calidad en el caso' },
  case: { en: 'Case', es: 'Caso' },
  elsewhere: { en: 'In other cases', es: 'En otros casos' },
  nowhereElse: {
    en: 'Nobody in another case looks like the same person.',
    es: 'Nadie en otro caso parece ser la misma persona.',
  },
  beside: { en: 'Person', es: 'Persona' },
  openIt: { en: 'Open person', es: 'Abrir persona' },
  inOthers: {
    one: { en: 'In {{count}} other case', es: 'En {{count}} caso más' },
    other: { en: 'In {{count}} other cases', es: 'En {{count}} casos más' },
  },
  perhapsInOthers: {
    one: { en: 'Perhaps in {{count}}', es: 'Quizá en {{count}} más' },
    other: { en: 'Perhaps in {{count}}', es: 'Quizá en {{count}} más' },
  },
  count: {
    one: { en: '{{count}} person', es: '{{count}} persona' },
    other: { en: '{{count}} persons', es: '{{count}} personas' },
  },
  none: { en: 'No case names a person yet.', es: 'Ningún caso nombra aún a una persona.' },
  noneAct: {
    en: 'Everybody whom a case names is found here, by any of their names and numbers. Create a case and add its people.',
    es: 'Aquí se encuentra a toda persona que nombra un caso, por cualquiera de sus nombres y números. Cree un caso y agregue a sus personas.',
  },
  notFound: { en: 'Nobody here has that name.', es: 'Nadie aquí tiene ese nombre.' },
  notFoundAct: {
    en: 'Try one surname alone; cases that you may not see are not searched.',
    es: 'Pruebe con un solo apellido; no se busca en casos que usted no puede ver.',
  },
  newCase: { en: 'New case', es: 'Caso nuevo' },
} as const satisfies Texts;
