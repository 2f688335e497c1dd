import type { AgencyCode, Bilingual, CivilDate } from '../language.ts';
import { fill } from '../text/fill.ts';

/**
 * What a framework is made of, from the top down. Areas may be left out: an objective hangs from a goal or an area. `year` says that an action is
 * part of the plan of one year.
 */
export const itemKinds = ['framework', 'goal', 'area', 'objective', 'action', 'milestone', 'year'] as const;
export type ItemKind = (typeof itemKinds)[number];

/** Of what kind a parent may be. */
export const parentsOf: Readonly<Record<ItemKind, readonly ItemKind[]>> = {
  framework: [],
  goal: ['framework'],
  area: ['goal'],
  objective: ['goal', 'area'],
  action: ['goal', 'area', 'objective'],
  milestone: ['action'],
  year: ['action'],
};

export const actionStatuses = ['planned', 'under-way', 'stalled', 'done', 'dropped'] as const;
export type ActionStatus = (typeof actionStatuses)[number];

/** Those that say nothing without a reason. */
export const needsReason: ReadonlySet<ActionStatus> = new Set(['stalled', 'dropped']);

/** How sure the text is: the source itself was read, only a part or a report of it, or nobody has looked. What is not `V` is shown as to be confirmed. */
export const evidenceTags = ['V', 'P', 'M'] as const;
export type Evidence = (typeof evidenceTags)[number];

/** What stands of an item, by kind. A field that is not there was not said. */
export type ItemFields = {
  readonly number?: string;
  readonly names?: Bilingual;
  readonly fromYear?: number; // of a framework
  readonly toYear?: number;
  readonly source?: string;
  readonly evidence?: Evidence;
  readonly note?: Bilingual;
  readonly agency?: AgencyCode; // who owes it
  readonly officer?: string; // the label of a user of this office
  readonly dueOn?: CivilDate;
  readonly doneOn?: CivilDate;
  readonly status?: ActionStatus;
  readonly reason?: string;
  readonly progress?: string; // what its owner last said
  readonly year?: number;
  readonly carriedFrom?: number;
};
export type ItemField = keyof ItemFields;

/** An item as it stands. `isShipped`: it came with the program, and may be changed but not taken away. */
export type FrameworkItem = {
  readonly id: string;
  readonly framework: string; // the id of the item on top
  readonly parent: string | null;
  readonly kind: ItemKind;
  readonly position: number;
  readonly fields: ItemFields;
  readonly isShipped: boolean;
};

const described = ['number', 'names', 'source', 'evidence', 'note'] as const;

/** Which fields an item of a kind may have. */
export const fieldsOf: Readonly<Record<ItemKind, readonly ItemField[]>> = {
  framework: [...described, 'fromYear', 'toYear'],
  goal: described,
  area: described,
  objective: described,
  action: [...described, 'agency', 'officer', 'dueOn', 'status', 'reason', 'progress', 'doneOn'],
  milestone: ['names', 'dueOn', 'doneOn', 'progress', 'note'],
  year: ['year', 'carriedFrom', 'reason'],
};

/** Those that an item of a kind cannot be without. */
export const requiredOf: Readonly<Record<ItemKind, readonly ItemField[]>> = {
  framework: ['names', 'fromYear'],
  goal: ['names'],
  area: ['names'],
  objective: ['names'],
  action: ['names'],
  milestone: ['names', 'dueOn'],
  year: ['year'],
};

export function statusOf({ fields }: Pick<FrameworkItem, 'fields'>): ActionStatus {
  return fields.status ?? 'planned';
}

/** Whether nothing is owed of an action any more. */
export function isFinished(action: Pick<FrameworkItem, 'fields'>): boolean {
  const status = statusOf(action);
  return status === 'done' || status === 'dropped';
}

export const kindNames: Readonly<Record<ItemKind, Bilingual>> = {
  framework: { en: 'Framework', es: 'Marco' },
  goal: { en: 'Goal', es: 'Meta' },
  area: { en: 'Area', es: 'Área' },
  objective: { en: 'Objective', es: 'Objetivo' },
  action: { en: 'Action', es: 'Acción' },
  milestone: { en: 'Milestone', es: 'Hito' },
  year: { en: 'Year’s plan', es: 'Plan del año' },
};

export const statusNames: Readonly<Record<ActionStatus, Bilingual>> = {
  planned: { en: 'Planned', es: 'Planeada' },
  'under-way': { en: 'Under way', es: 'En curso' },
  stalled: { en: 'Stalled', es: 'Detenida' },
  done: { en: 'Done', es: 'Cumplida' },
  dropped: { en: 'Dropped', es: 'Abandonada' },
};

export const evidenceNames: Readonly<Record<Evidence, Bilingual>> = {
  V: { en: 'source read', es: 'fuente leída' },
  P: { en: 'to be confirmed: read in part, or in a report of it', es: 'por confirmar: leído en parte o en una nota sobre él' },
  M: { en: 'to be confirmed: not looked up', es: 'por confirmar: sin consultar' },
};

const numbered: Bilingual = { en: '{{number}} {{name}}', es: '{{number}} {{name}}' };

/** `1.1.2 Name`, in whatever language it is read. */
export function titleOf({ fields, kind }: Pick<FrameworkItem, 'fields' | 'kind'>): Bilingual {
  const { number, names = kindNames[kind] } = fields;
  return number === undefined ? names : fill(numbered, { number, name: names });
}
