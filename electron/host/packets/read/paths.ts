import type { LedgerPath } from '../../../../db/ledger.ts';
import type { PathDecision, ReasonCode } from '../../../../shared/decision/types.ts';
import type { ReleasedObject } from './verify.ts';

/** What a received case says of each of its paths: given, in which form, or withheld with which code. JSON pointers. */
export function releasedPaths(content: ReleasedObject, at = '/case'): readonly LedgerPath[] {
  const given = Object.keys(content.fields).map(name => row(`${at}/fields/${name}`, content.treated[name] ?? 'RELEASE', null));
  const gaps = Object.entries(content.gaps).map(([name, code]) => row(`${at}/fields/${name}`, 'WITHHOLD', code));
  const below = Object.entries(content.lists).flatMap(([list, { emitted }]) =>
    emitted.flatMap((element, index) => releasedPaths(element, `${at}/lists/${list}/emitted/${index}`)),
  );
  return [...given, ...gaps, ...below];
}

/** A decision as the ledger keeps it. */
export function ledgerPath({ path, record, field, action, code, rule }: PathDecision): LedgerPath {
  return { path, record, field, action, code, rule };
}

function row(path: string, action: LedgerPath['action'], code: ReasonCode | null): LedgerPath {
  return { path, record: null, field: null, action, code, rule: null };
}
