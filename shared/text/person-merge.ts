import type { Bilingual } from '../language.ts';
import type { KeptBack } from '../same-person/comparison.ts';
import type { Texts } from './words.ts';

/** Why something of a merge was not put back. */
export const keptReasonText: Readonly<Record<KeptBack['why'], Bilingual>> = {
  'changed-since': { en: 'changed since', es: 'cambió después' },
  'depended-on': { en: 'something rests on it by now', es: 'algo posterior depende de ello' },
  'would-loosen': { en: 'it protects what came later', es: 'protege lo que vino después' },
};

/** Words where two records of one person are put side by side. */
export const mergeText = {
  compare: { en: 'Compare and merge…', es: 'Comparar y unificar…' },
  title: { en: 'Two records of {{name}}', es: 'Dos registros de {{name}}' },
  lead: {
    en: 'Choose whose value both cases are to have. Each case keeps its own record; in both, a chosen value has the tightest of its marks.',
    es: 'Elija de quién es el dato que tendrán ambos casos. Cada caso conserva su registro; el dato elegido queda en ambos con la más estricta de sus marcas.',
  },
  each: { en: 'Each its own', es: 'Cada uno lo suyo' },
  none: { en: 'None', es: 'Sin dato' },
  alike: {
    one: { en: '{{count}} value is the same in both.', es: '{{count}} dato es igual en ambos.' },
    other: { en: '{{count}} values are the same in both.', es: '{{count}} datos son iguales en ambos.' },
  },
  alone: { en: 'In one case alone', es: 'Solo en un caso' },
  alsoThere: { en: 'Also in {{reference}}', es: 'También en {{reference}}' },
  nothing: { en: 'The two records differ in nothing.', es: 'Los dos registros no difieren en nada.' },
  merge: { en: 'Merge', es: 'Unificar' },
  merged: { en: 'Merged.', es: 'Unificado.' },
  isMerged: { en: 'Merged', es: 'Unificado' },
  unmerge: { en: 'Undo the merge', es: 'Deshacer la unificación' },
  unmerged: { en: 'Both have what they had.', es: 'Ambos tienen lo que tenían.' },
  unmergedPartly: { en: 'Not put back: {{places}}', es: 'No se restituyó: {{places}}' },
  keptBack: { en: '{{place}} ({{why}})', es: '{{place}} ({{why}})' },
  markOf: { en: 'Mark: {{label}}', es: 'Marca: {{label}}' },
  levelOf: { en: 'Level {{level}}', es: 'Nivel {{level}}' },
  history: { en: 'Values merged with another record of the person', es: 'Datos unificados con otro registro de la persona' },
  historyUndone: { en: 'Merge undone', es: 'Unificación deshecha' },
} as const satisfies Texts;
