import type { AgencyCode, RecordId } from '../language.ts';
import type { Branch } from './case-tree.ts';
import { isAtLeastAsTight } from './tightness.ts';
import type { Decision } from './types.ts';

/** A record on its way to its decision. Decisions here are only ever replaced by tighter ones. */
export type Node = {
  readonly branch: Branch;
  existence: Decision;
  emitted: boolean;
  readonly fields: Map<string, Decision>;
  readonly persons: readonly string[]; // ids in references to persons that would be readable by their marks
  /** Ids of what the record is about beside persons (`binds` in the catalogue), whether or not they may be read. */
  readonly bound: readonly string[];
  readonly originators: readonly AgencyCode[]; // other agencies that the record came from
  readonly isLetGo: boolean; // by its marks alone, before what follows from other records; of an event whoever chose it
};

export type Nodes = ReadonlyMap<RecordId, Node>;

/** Replace a field's decision if this one is tighter. True where it was. */
export function tightenField(node: Node, name: string, decision: Decision): boolean {
  const current = node.fields.get(name);
  if (current !== undefined && isAtLeastAsTight(current.action, decision.action)) return false;
  node.fields.set(name, decision);
  return true;
}

export function silent(rule: string): Decision {
  return { action: 'OMIT_SILENT', rule, parameters: {}, code: null };
}

export function withheld(rule: string): Decision {
  return { action: 'WITHHOLD', rule, parameters: {}, code: 'R-REST' };
}
