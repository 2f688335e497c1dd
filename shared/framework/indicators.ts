import type { Direction } from '../case.ts';
import type { Bilingual, CivilDate } from '../language.ts';
import type { Evidence } from './items.ts';
import { areOneKind, sumOf } from './units.ts';

/** What the office's own cases are counted for. `review`: a figure of the review of requests, as the reports have it; the others, outcomes that were recorded. */
export const measures = [
  'review:filed',
  'review:surrendered',
  'review:refused',
  'review:open',
  'review:alternatives',
  'review:days',
  'outcome:conviction:US',
  'outcome:conviction:MX',
  'outcome:lab-dismantled',
  'outcome:victim-rescued',
  'outcome:training',
  'seized:fentanyl',
  'seized:heroin',
  'seized:methamphetamine',
  'seized:cocaine',
  'seized:precursor',
  'seized:firearm',
  'seized:ammunition',
  'seized:cash',
] as const;
export type Measure = (typeof measures)[number];

/** Whether the review of requests has it as a figure of its own. */
export function countedInReview(measure: Measure | undefined): boolean {
  return measure?.startsWith('review:') === true;
}

/** Whether a number may be said to come of an action: of those that serve it; of both sides together, once; or of nobody alone. */
export const reaches = ['own', 'shared', 'context'] as const;
export type Reach = (typeof reaches)[number];

export type IndicatorFields = {
  readonly code: string;
  readonly names: Bilingual;
  readonly unit: string; // shared/framework/units.ts
  readonly counting: Bilingual;
  readonly source: string;
  readonly evidence?: Evidence;
  readonly lagDays: number; // after a period ends, until its figure can be expected
  readonly reach: Reach;
  readonly adds: boolean; // whether periods that do not overlap may be added
  readonly measure?: Measure;
};
export type Indicator = { readonly id: string; readonly fields: IndicatorFields; readonly isShipped: boolean };

/** A value as it was given, beside what it is in the indicator's unit. */
export type GivenValue = {
  readonly amount: string;
  readonly unit: string;
  readonly rate?: string; // of currencies: how many of the indicator's for one
  readonly rateOn?: CivilDate;
  readonly rateSource?: string;
  readonly asOf: CivilDate;
  readonly source: string;
  readonly document?: string; // what it is called
  readonly isJoint?: boolean;
  readonly way: 'hand' | 'import';
};

/** What is shown of a cell: an amount in the indicator's unit, under five cases or persons, or held back so that others do not tell it. */
export type ShownAmount =
  | { readonly kind: 'shown'; readonly amount: string }
  | { readonly kind: 'about'; readonly amount: string }
  | { readonly kind: 'few' }
  | { readonly kind: 'hidden' }
  | { readonly kind: 'none' }; // nothing is there to tell it from, such as a median of too few

export type Point = {
  readonly id: string | null; // of a value that was given; null: computed
  readonly way: 'hand' | 'import' | 'computed';
  readonly direction: Direction | null;
  readonly action: string | null;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly shown: ShownAmount;
  readonly given: GivenValue | null;
  readonly asOf: CivilDate;
  readonly hasFile: boolean;
  readonly by: string | null;
  readonly atMs: number | null;
  /** Whether lines of it were not counted, for want of a day, a country, or a net amount in a unit of this kind. */
  readonly isPartial: boolean;
  readonly former: readonly {
    readonly amount: string;
    readonly by: string | null;
    readonly atMs: number;
    readonly why: string;
  }[];
};

/** The sum of given values of one direction and action; null where they may not be added: another kind, periods that overlap, or a cell that is not shown. */
export function totalOf({ fields }: Pick<Indicator, 'fields'>, points: readonly Point[]): string | null {
  const sorted = points.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const overlap = sorted.some((point, at) => at > 0 && point.from <= sorted[at - 1]!.to);
  const amounts = sorted.flatMap(({ shown }) => (shown.kind === 'shown' ? [shown.amount] : []));
  const isOneKind = points.every(
    ({ given }) => given === null || given.rate !== undefined || areOneKind(given.unit, fields.unit),
  );
  const isOneSeries =
    new Set(points.map(({ direction, action, way }) => `${direction ?? ''} ${action ?? ''} ${String(way === 'computed')}`))
      .size === 1;
  if (!fields.adds || overlap || !isOneKind || !isOneSeries || amounts.length < points.length) return null;
  return points.some(({ way }) => way === 'computed') ? null : sumOf(amounts); // a sum over years could tell a year that is not shown
}

export const reachCautions: Readonly<Record<Reach, Bilingual>> = {
  own: {
    en: 'May be put down to an action that its cases serve, and to no other.',
    es: 'Puede atribuirse a la acción a la que sirven sus casos, y a ninguna otra.',
  },
  shared: {
    en: 'The result of both sides together: each counts it once, and the two figures are never added.',
    es: 'Resultado conjunto de ambas partes: cada una lo cuenta una vez, y las dos cifras nunca se suman.',
  },
  context: {
    en: 'Says how things stand. It may not be put down to any action, nor to one country.',
    es: 'Dice cómo está la situación. No puede atribuirse a ninguna acción ni a un solo país.',
  },
};

export const wayNames: Readonly<Record<Point['way'], Bilingual>> = {
  hand: { en: 'entered by hand', es: 'capturado a mano' },
  import: { en: 'imported', es: 'importado' },
  computed: { en: 'counted from our cases', es: 'contado de nuestros casos' },
};

/** How what is computed is counted. */
export const countedFrom: Bilingual = {
  en: 'Counted from the cases of this office that whoever asks may see; others are not in it. Under five is not shown.',
  es: 'Contado de los casos de esta oficina que puede ver quien pregunta; otros no están incluidos. Menos de cinco no se muestra.',
};
