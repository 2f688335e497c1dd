import type { Bilingual } from './language.ts';

/** Refusals about compartments: cases marked for named people. Joined into `failures`. */
export const compartmentFailures = {
  'compartment/not-found': {
    en: 'There is no such compartment here, or it is not yours to see.',
    es: 'Aquí no existe ese compartimento, o no le corresponde verlo.',
  },
  'compartment/two-values': {
    en: 'Fields of this case have two values that nobody has chosen from. Choose in the case first, then open it to the office.',
    es: 'Hay datos de este caso con dos valores entre los que nadie ha elegido. Elija primero en el caso y luego ábralo a la oficina.',
  },
  'compartment/not-older': {
    en: 'The file of this compartment is not older than the office remembers. Read the list of compartments again.',
    es: 'El archivo de este compartimento no es anterior a lo que recuerda la oficina. Vuelva a leer la lista de compartimentos.',
  },
  'compartment/inside': {
    en: 'This case is in a closed compartment already. Take it out first.',
    es: 'Este caso ya está en un compartimento cerrado. Sáquelo antes.',
  },
  'compartment/not-inside': {
    en: 'This case is in no closed compartment.',
    es: 'Este caso no está en ningún compartimento cerrado.',
  },
  'compartment/people': {
    en: 'A compartment needs you among its people, a supervisor, and a second person where the office has one. Auditors are no members.',
    es: 'Un compartimento requiere que usted esté entre sus personas, alguien con rol de supervisión y una segunda persona si la oficina la tiene. Los auditores no pueden ser miembros.',
  },
  'compartment/needs-supervisor': {
    en: 'Its people are changed by a supervisor who is among them. Ask one of these.',
    es: 'Cambia sus personas alguien con rol de supervisión que esté entre ellas. Pídaselo.',
  },
  'compartment/last-person': {
    en: 'Nobody else can read a closed compartment of this person: without them it is lost. Have them add somebody first, or say that it is given up: in the window you are asked, at the terminal with --give-up-compartments.',
    es: 'Nadie más puede leer un compartimento cerrado de esta persona: sin ella se pierde. Que antes agregue a alguien, o indique que se renuncia a él: en la ventana se le pregunta; en la terminal, con --give-up-compartments.',
  },
  'compartment/unavailable': {
    en: 'This cannot be done with a case in a closed compartment. Take the case out first, if it may be.',
    es: 'Esto no puede hacerse con un caso en un compartimento cerrado. Saque antes el caso, si procede.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;
