import { catalogue, isEntity } from '../../shared/catalogue.ts';
import type { Field } from '../../shared/catalogue-types.ts';
import type { PacketSight, SeenField, SeenRecord } from '../../shared/contract/packets.ts';
import type { Action } from '../../shared/decision/types.ts';
import type { Bilingual, RecordId } from '../../shared/language.ts';
import { partsOfPath, type ValuePath } from '../../shared/value-path.ts';
import type { MarkState } from '../marks/mark-state.ts';

/** A place that was chosen, with the record it belongs to. */
export type Chosen = { readonly record: RecordId; readonly entity: string; readonly seen: SeenField };

const states: Readonly<Record<Action, MarkState>> = {
  RELEASE: 'release',
  GENERALISE: 'generalise',
  MASK: 'generalise',
  SUMMARISE: 'generalise',
  PSEUDONYM: 'pseudonym',
  WITHHOLD: 'withhold',
  OMIT_SILENT: 'hidden',
};

/** How a place's shield stands: by what is shown, since a coarser form of nothing is a gap. */
export function stateOf({ shown, action }: Pick<SeenField, 'shown' | 'action'>): MarkState {
  if (shown === 'value') return states[action];
  return shown === 'gap' ? 'withhold' : 'hidden';
}

export function fieldOf(entity: string, field: string): Field | undefined {
  return isEntity(entity) ? catalogue[entity].fields[field] : undefined;
}

export function entityLabel(entity: string): Bilingual {
  return isEntity(entity) ? catalogue[entity].label : { en: entity, es: entity };
}

export function additionsOf(sight: PacketSight): Readonly<Record<SeenField['adds'], number>> {
  const counts = { new: 0, 'more-precise': 0, changed: 0, same: 0, nothing: 0, 'held-before': 0 };
  for (const { adds } of allFields(sight)) counts[adds] += 1;
  return counts;
}

export function allFields(sight: PacketSight): readonly SeenField[] {
  return sight.records.flatMap(({ fields }) => fields);
}

/** The places of a record that have a row. */
export function shownFields({ fields }: SeenRecord, showEmpty: boolean): readonly SeenField[] {
  return fields.filter(field => showEmpty || !field.isEmpty || field.held !== null);
}

/** What a value of the ledger is called: its record and its field. The path itself where the catalogue has no such thing. */
export function pathLabels(path: ValuePath): readonly Bilingual[] {
  const parts = partsOfPath(path);
  if (parts === null) return [{ en: path, es: path }];
  const { entity, field } = parts;
  const label = field === null ? undefined : (fieldOf(entity, field)?.label ?? { en: field, es: field });
  return [entityLabel(entity), ...(label === undefined ? [] : [label])];
}

/** What a path of ours (`plans[0].name`) is called: its record and its field. The path itself where the catalogue has no such place. */
export function placeLabels(path: string): readonly Bilingual[] {
  const [, list = 'case', name = ''] = /^(?:([a-zA-Z]+)(?:\[-?\d+\])?\.)?([a-zA-Z]+)$/.exec(path) ?? [];
  const entity = list === 'case' ? catalogue.case : Object.values(catalogue).find(one => one.list === list);
  if (entity === undefined) return [{ en: path, es: path }];
  const field = entity.fields[name];
  return field === undefined ? [entity.label] : [entity.label, field.label];
}
