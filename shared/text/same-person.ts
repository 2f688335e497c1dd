import type { Bilingual } from '../language.ts';
import type { AlikeReason } from '../same-person/matches.ts';
import type { SamenessReason } from '../same-person/same-person.ts';
import type { Texts } from './words.ts';

/** Why two records may be of one person, and what speaks against it. */
export const samenessReasonText: Readonly<Record<SamenessReason, Bilingual>> = {
  identifier: { en: 'the same number', es: 'el mismo número' },
  phone: { en: 'the same telephone', es: 'el mismo teléfono' },
  email: { en: 'the same e-mail', es: 'el mismo correo electrónico' },
  name: { en: 'the same name', es: 'el mismo nombre' },
  surnames: { en: 'the same surnames', es: 'los mismos apellidos' },
  'name-order': { en: 'parts of the name in another order', es: 'partes del nombre en otro orden' },
  nickname: { en: 'a familiar form of the name', es: 'una forma familiar del nombre' },
  spelling: { en: 'spelled otherwise', es: 'escrito de otro modo' },
  initial: { en: 'an initial', es: 'una inicial' },
  'one-surname': { en: 'one surname alone', es: 'un solo apellido' },
  'married-name': { en: 'perhaps a married name', es: 'quizá apellido de casada' },
  born: { en: 'the same date of birth', es: 'la misma fecha de nacimiento' },
  'born-partly': { en: 'born then, as far as it is known', es: 'nacimiento coincidente en lo que se sabe' },
  'born-nearly': { en: 'a date of birth one slip apart', es: 'fecha de nacimiento a un error de distancia' },
  'names-differ': { en: 'but: other names', es: 'pero: otros nombres' },
  'born-differs': { en: 'but: another date of birth', es: 'pero: otra fecha de nacimiento' },
  'sex-differs': { en: 'but: another sex', es: 'pero: otro sexo' },
  'numbers-differ': {
    en: 'but: another number of the kind one has for life',
    es: 'pero: otro número de los que se tienen de por vida',
  },
};

export const alikeReasonText: Readonly<Record<AlikeReason, Bilingual>> = {
  reference: { en: 'the same reference', es: 'la misma referencia' },
  said: { en: 'said to be the same matter', es: 'declarado el mismo asunto' },
  order: { en: 'the same order, and a person in both', es: 'la misma orden, y una persona en ambos' },
};

/** Words where the same person or case is noticed. */
export const samePersonText = {
  title: { en: 'Perhaps the same person', es: 'Quizá la misma persona' },
  of: { en: '{{name}} may be in another case too', es: '{{name}} quizá esté también en otro caso' },
  ofSaid: { en: '{{name}} is in another case too', es: '{{name}} también está en otro caso' },
  more: {
    one: { en: '1 more', es: '1 más' },
    other: { en: '{{count}} more', es: '{{count}} más' },
  },
  certain: { en: 'By a number', es: 'Por un número' },
  said: { en: 'Same person', es: 'Misma persona' },
  open: { en: 'Open {{reference}}', es: 'Abrir {{reference}}' },
  same: { en: 'Same person', es: 'Es la misma' },
  other: { en: 'Not the same', es: 'No es la misma' },
  takeBack: { en: 'Retract', es: 'Retirar' },
  saidSame: { en: 'Kept: the same person.', es: 'Asentado: es la misma persona.' },
  saidOther: { en: 'Kept: not the same. It is not asked again.', es: 'Asentado: no es la misma. No se preguntará de nuevo.' },
  takenBack: { en: 'Retracted.', es: 'Retirado.' },
  cases: { en: 'Perhaps the same case', es: 'Quizá el mismo caso' },
  casesSaid: { en: 'The same matter in another case', es: 'El mismo asunto en otro caso' },
  saidCase: { en: 'Same matter', es: 'Mismo asunto' },
  sameCase: { en: 'Same matter', es: 'Es el mismo asunto' },
  otherCase: { en: 'Not the same', es: 'No es el mismo' },
  link: { en: 'Link the cases', es: 'Vincular los casos' },
  linked: { en: 'Linked, in both cases.', es: 'Vinculados, en ambos casos.' },
  saidSameCase: { en: 'Kept: the same matter.', es: 'Asentado: es el mismo asunto.' },
  saidOtherCase: { en: 'Kept: not the same. It is not asked again.', es: 'Asentado: no es el mismo. No se preguntará de nuevo.' },
} as const satisfies Texts;
