import type { Bilingual } from './language.ts';

/** Why a policy does not stand, is not adopted, or decides nothing: what is, then what can be done. Spread into `failures`. */
export const policyFailures = {
  'policy/looser': {
    en: 'It would give more than the law lets an office give. Make it at least as strict as the floor shown beside it.',
    es: 'Comunicaría más de lo que la ley permite a una oficina. Hágalo al menos tan estricto como el mínimo indicado.',
  },
  'policy/duty': {
    en: 'It would keep back what the law says must be told. Put it back as shipped.',
    es: 'Retendría lo que la ley ordena comunicar. Déjelo como venía.',
  },
  'policy/fixed': {
    en: 'This part belongs to the program and no policy changes it. Put it back as shipped.',
    es: 'Esta parte es del programa y ninguna política la cambia. Déjela como venía.',
  },
  'policy/law-broken': {
    en: 'A law of the decision fails under this policy. Look at the example, and correct the part that it names.',
    es: 'Una ley de la decisión falla con esta política. Mire el ejemplo y corrija la parte que señala.',
  },
  'policy/same': {
    en: 'It says the same as the policy in force. Change something first.',
    es: 'Dice lo mismo que la política vigente. Cambie algo primero.',
  },
  'policy/not-found': {
    en: 'There is no such version. Read the list again.',
    es: 'No existe esa versión. Vuelva a leer la lista.',
  },
  'policy/changed': {
    en: 'Another policy came into force meanwhile, so nothing left. Look at what may leave now, and build it again.',
    es: 'Entretanto entró en vigor otra política, así que nada salió. Vea qué puede salir ahora y genérelo de nuevo.',
  },
  'policy/damaged': {
    en: 'The policy in force is not the one that was signed. Nothing is decided until a supervisor adopts a policy again; ask who changed the vault.',
    es: 'La política vigente no es la que se firmó. Nada se decide hasta que una persona supervisora adopte una de nuevo; averigüe quién alteró la bóveda.',
  },
  'policy/outdated': {
    en: 'The policy in force gives more than this version of Enlace allows. Nothing is decided until a supervisor adopts one that stands.',
    es: 'La política vigente comunica más de lo que permite esta versión de Enlace. Nada se decide hasta que una persona supervisora adopte una válida.',
  },
} as const satisfies Record<string, Bilingual>;
