import { create } from 'zustand';
import type { ScopeView } from '../../shared/contract/scope.ts';
import type { Failure } from '../../shared/failure.ts';
import type { RecordId } from '../../shared/language.ts';
import { forgetOnLock } from '../stores.ts';

/** What goes to the counterpart, and the move that can be taken back. */
export type ScopeState = {
  readonly view: ScopeView | null; // null: not read yet
  readonly purpose: string | null; // that it was read for
  readonly failure: Failure | null;
  /** A record that a person wants to take in though it is unusual, and has not confirmed yet. */
  readonly asking: RecordId | null;
  /** What stood before the last move; `records` null: nobody had chosen. */
  readonly moved: { readonly count: number; readonly records: readonly RecordId[] | null } | null;
};

export const useScope = forgetOnLock(
  create<ScopeState>(() => ({ view: null, purpose: null, failure: null, asking: null, moved: null })),
);

export function forgetScope(): void {
  useScope.setState(useScope.getInitialState(), true);
}

/** Do not take in what was asked about. */
export function keepOut(): void {
  useScope.setState({ asking: null });
}
