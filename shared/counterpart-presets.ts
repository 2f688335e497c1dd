import type { Bilingual } from './language.ts';
import type { Purpose } from './mark.ts';
import type { RecipientProfile } from './decision/types.ts';

/** What an agency of a kind usually may receive, to start from: a person reads it, changes it and keeps it, or not. */
export type CounterpartPreset = Pick<RecipientProfile, 'standing' | 'purposes' | 'formalChannel'> & { readonly label: Bilingual };

const forCases: readonly Purpose[] = ['same-case', 'prosecution', 'asset-recovery'];

/** By kind of agency (domain page A.1). Levels by category are the policy's own for the standing. */
export const counterpartPresets = {
  central: {
    label: { en: 'Central authority (ministry)', es: 'Autoridad central (secretaría, ministerio)' },
    standing: 'trusted-party',
    purposes: forCases,
    formalChannel: true,
  },
  prosecution: {
    label: { en: 'Prosecution service', es: 'Fiscalía' },
    standing: 'trusted-party',
    purposes: forCases,
    formalChannel: false,
  },
  police: {
    label: { en: 'Police or marshals', es: 'Policía o alguaciles' },
    standing: 'vetted',
    purposes: ['same-case', 'locate-arrest', 'escort', 'intelligence'],
    formalChannel: false,
  },
  financial: {
    label: { en: 'Financial intelligence', es: 'Inteligencia financiera' },
    standing: 'vetted',
    purposes: ['same-case', 'asset-recovery', 'intelligence'],
    formalChannel: false,
  },
  court: {
    label: { en: 'Court', es: 'Juzgado o tribunal' },
    standing: 'other',
    purposes: ['same-case', 'prosecution'],
    formalChannel: true,
  },
} as const satisfies Readonly<Record<string, CounterpartPreset>>;
export type PresetId = keyof typeof counterpartPresets;
