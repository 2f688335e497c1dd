import type { LedgerPath } from '../../../../db/ledger.ts';
import type { CaseFile } from '../../../../shared/case.ts';
import type { Action, PathDecision, ReasonCode } from '../../../../shared/decision/types.ts';
import type { RecordId } from '../../../../shared/language.ts';
import { casePlace, elementPlace, fieldPlace, valuePath, type PacketPlace } from '../../../../shared/value-path.ts';
import type { ReleasedObject } from './verify.ts';

/** What a received case says of one of its values: given, in which form, or withheld with which code. `id` is the sender's name. */
export type ReleasedPath = {
  readonly place: PacketPlace;
  readonly entity: string;
  readonly id: string;
  readonly field: string;
  readonly action: Action;
  readonly code: ReasonCode | null;
};

/** Everything that a received case says of its values, in the packet's order. */
export function releasedPaths(content: ReleasedObject, at: PacketPlace = casePlace): readonly ReleasedPath[] {
  const { entity, id } = content;
  const of = (field: string) => ({ place: fieldPlace(at, field), entity, id, field });
  const given = Object.keys(content.fields).map(name => ({
    ...of(name),
    action: content.treated[name] ?? ('RELEASE' as const),
    code: null,
  }));
  const gaps = Object.entries(content.gaps).map(([name, code]) => ({ ...of(name), action: 'WITHHOLD' as const, code }));
  const below = Object.entries(content.lists).flatMap(([list, { emitted }]) =>
    emitted.flatMap((element, index) => releasedPaths(element, elementPlace(at, list, index))),
  );
  return [...given, ...gaps, ...below];
}

/** A received value as the ledger keeps it, under the record of ours that it went into. */
export function receivedPath(
  { entity, id, field, action, code }: ReleasedPath,
  recordOf: (id: string) => RecordId | undefined,
): LedgerPath {
  const record = recordOf(id) ?? null;
  return { path: valuePath(entity, field, record ?? id), record, field, action, code, rule: null };
}

/** Decisions as the ledger keeps them. */
export function sentPaths({ records }: CaseFile, decisions: readonly PathDecision[]): readonly LedgerPath[] {
  const entities = new Map(records.map(({ id, entity }) => [id, entity]));
  return decisions.map(({ record, field, action, code, rule }) => {
    const entity = entities.get(record) ?? 'case'; // a case without a record of its own is decided all the same
    return { path: valuePath(entity, field, record), record, field, action, code, rule };
  });
}
