import type { Bilingual } from './language.ts';
import { fold } from './text-rules.ts';

export const offenceGroupIds = [
  'drugs',
  'homicide',
  'sexual',
  'abduction',
  'firearms',
  'fraud',
  'organized',
  'other',
  'ungrouped',
] as const;
export type OffenceGroupId = (typeof offenceGroupIds)[number];

/** The groups by which offences are counted, for reports of both directions. What no word or statute places is not grouped, and shown so. */
export const offenceGroups: Readonly<Record<OffenceGroupId, Bilingual>> = {
  drugs: { en: 'Drugs and laundering', es: 'Drogas y lavado' },
  homicide: { en: 'Homicide', es: 'Homicidio' },
  sexual: { en: 'Sexual offenses', es: 'Delitos sexuales' },
  abduction: { en: 'Abduction and trafficking', es: 'Secuestro y trata' },
  firearms: { en: 'Firearms', es: 'Armas' },
  fraud: { en: 'Fraud and theft', es: 'Fraude y robo' },
  organized: { en: 'Organized crime', es: 'Delincuencia organizada' },
  other: { en: 'Other', es: 'Otros' },
  ungrouped: { en: 'Not grouped', es: 'Sin agrupar' },
};

/** An offence as a charge says it. `group` is what a person chose, and goes before everything else. */
export type ChargedOffence = {
  readonly offence: string | null;
  readonly offenceEs: string | null;
  readonly statute: string | null;
  readonly group: string | null;
};
type Rule = readonly [group: OffenceGroupId, words: RegExp];

// Whole words, folded (no accents, lower case). What comes first counts: the gravest harm to a person, then what the offence is about, then the
// form in which it was committed. An organization that deals in drugs is counted under drugs.
const words: readonly Rule[] = [
  ['homicide', /\b(homicidios?|murders?|manslaughter|asesinatos?|feminicidios?|parricidios?|killing of)\b/],
  [
    'sexual', // "violación" of a law, of rights or of seals is a breach
    /\b(sexual|sexuales|sexually|rape|estupro|pederastia|pornografia|pornography|child molestation|lascivious|lewd)\b|\bviolacion\b(?! (a|de|del|al) (el |la |las |los )?(ley|leyes|derechos?|garantias|reglamento|sellos|correspondencia|suspension|domicilio))/,
  ],
  [
    'abduction',
    /\b(kidnap\w*|secuestros?|hostages?|abduction|trata de personas|human traffick\w*|trafficking in persons|sex traffick\w*|privacion ilegal|privacion de la libertad|desaparicion forzada|alien smuggling|trafico de (personas|indocumentados|migrantes))\b/,
  ],
  [
    'drugs',
    /\b(fentanyl|fentanilo|cocaine|cocaina|heroin|heroina|methamphetamines?|metanfetaminas?|marihuana|marijuana|cannabis|narco\w*|drugs?|drogas?|narcotics?|estupefacientes?|psicotropicos?|contra la salud|controlled substances?|launder\w*|lavado de (dinero|activos)|procedencia ilicita)\b/,
  ],
  ['firearms', /\b(firearms?|armas?|guns?|ammunition|cartuchos|municiones|explosives?|explosivos?)\b/],
  [
    'fraud',
    /\b(fraud\w*|fraudes?|defraud\w*|defraudacion|theft|larceny|burglary|robber(y|ies)|robos?|embezzle\w*|peculado|desfalco|extors\w*|extort\w*|abuso de confianza|bribery|cohecho|corruption)\b/,
  ],
  [
    'organized',
    /\b(organized crime|delincuencia organizada|racketeer\w*|criminal (enterprise|organization)|asociacion delictuosa)\b/,
  ],
  [
    'other',
    /\b(lesiones|assault|battery|arson|incendio|forgery|falsificacion|document fraud|escape|evasion de presos|cybercrime|tax evasion|smuggling|contrabando|terrorism\w*|perjury|obstruction)\b/,
  ],
];

// Statutes of both countries, as charges cite them; asked where the words name nothing.
const statutes: readonly Rule[] = [
  [
    'drugs',
    /\b21 u\.?s\.?c\.? (§+ ?)?(8[4-9]\d|9[56]\d)|\b18 u\.?s\.?c\.? (§+ ?)?195[67]\b|\bcpf (art\.? ?)?(19[3-9]|400 bis)\b/,
  ],
  ['homicide', /\b18 u\.?s\.?c\.? (§+ ?)?11(11|12|13|17)\b|\bcpf (art\.? ?)?30[2-9]\b/],
  ['sexual', /\b18 u\.?s\.?c\.? (§+ ?)?22(4[1-8]|5[1-9])a?\b|\bcpf (art\.? ?)?26[0-6]\b/],
  ['abduction', /\b18 u\.?s\.?c\.? (§+ ?)?(120[1-4]|159[0-7])\b|\bley general .*secuestro\b|\bley general .*trata\b/],
  ['firearms', /\b18 u\.?s\.?c\.? (§+ ?)?92[1-9]\b|\b26 u\.?s\.?c\.? (§+ ?)?58\d\d\b|\blfafe\b|\bley federal de armas\b/],
  ['fraud', /\b18 u\.?s\.?c\.? (§+ ?)?134[1-9]\b|\bcpf (art\.? ?)?(36[7-9]|37\d|38[0-9])\b/],
  ['organized', /\b18 u\.?s\.?c\.? (§+ ?)?196[1-8]\b|\blfdo\b|\blfcdo\b|\bley federal contra la delincuencia\b/],
];

/** The group of an offence: a person's choice, else its words in either language, else its statute, else none. */
export function offenceGroupOf({ offence, offenceEs, statute, group }: ChargedOffence): OffenceGroupId {
  const chosen = offenceGroupIds.find(id => id === group);
  if (chosen !== undefined) return chosen;
  return (
    placedBy(words, offence) ??
    placedBy(words, offenceEs) ??
    placedBy(statutes, statute) ??
    placedBy(words, statute) ??
    'ungrouped'
  );
}

function placedBy(rules: readonly Rule[], text: string | null): OffenceGroupId | undefined {
  const folded = fold(text ?? '').trim();
  return folded === '' ? undefined : rules.find(([, rule]) => rule.test(folded))?.[0];
}
