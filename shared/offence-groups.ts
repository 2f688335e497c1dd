import type { Bilingual } from './language.ts';
import { fold } from './text-rules.ts';

export const offenceGroupIds = ['drugs', 'homicide', 'sexual', 'abduction', 'firearms', 'fraud', 'other'] as const;
export type OffenceGroupId = (typeof offenceGroupIds)[number];

/** The groups by which offences are counted, for reports of both directions. */
export const offenceGroups: Readonly<Record<OffenceGroupId, Bilingual>> = {
  drugs: { en: 'Drugs and laundering', es: 'Drogas y lavado' },
  homicide: { en: 'Homicide', es: 'Homicidio' },
  sexual: { en: 'Sexual offenses', es: 'Delitos sexuales' },
  abduction: { en: 'Abduction and trafficking', es: 'Secuestro y trata' },
  firearms: { en: 'Firearms', es: 'Armas' },
  fraud: { en: 'Fraud and theft', es: 'Fraude y robo' },
  other: { en: 'Other', es: 'Otros' },
};

// Stems of both languages, folded; the first group that fits counts.
const stems: readonly (readonly [OffenceGroupId, RegExp])[] = [
  ['homicide', /homicid|murder|manslaughter|asesinat|feminicid/],
  ['sexual', /sexual|rape|violacion|molest|abuse of a child|pederast|pornogra/],
  ['abduction', /kidnap|secuestr|hostage|trata de personas|human traffick|privacion/],
  [
    'drugs',
    /fentanyl|fentanil|cocain|heroin|methamphet|metanfet|narco|drug|estupefac|contra la salud|controlled subst|launder|lavado|procedencia ilicita/,
  ],
  ['firearms', /firearm|arma/],
  ['fraud', /fraud|theft|robo|embezzle|peculado|extors|extort/],
];

/** The group of an offence as a charge names it. */
export function offenceGroupOf(offence: string | null): OffenceGroupId {
  const words = fold(offence ?? '');
  return stems.find(([, stem]) => stem.test(words))?.[0] ?? 'other';
}
