import { create } from 'zustand';
import type { Failure } from '../../shared/failure.ts';
import { door } from '../host.ts';
import { forgetOnLock } from '../stores.ts';

/** Whether another file took the open vault's place, and what became of saving the session. `saved`: the new vault's name. */
export type Replaced = {
  readonly isReplaced: boolean;
  readonly isSaving: boolean;
  readonly saved: string | null;
  readonly failure: Failure | null;
};

export const useReplaced = forgetOnLock(
  create<Replaced>(() => ({ isReplaced: false, isSaving: false, saved: null, failure: null })),
);

/** Hear that the vault's place was taken. Once, at the start. */
export function followReplaced(): void {
  door.listen('vault:replaced', () => useReplaced.setState({ isReplaced: true }));
}

/** Ask where, and save this session there as a vault of its own. */
export async function saveSession(): Promise<void> {
  const folder = await door.pickFolder('backup');
  if (folder === null) return;
  useReplaced.setState({ isSaving: true, failure: null });
  const answer = await door.request('vault:backup', { folder: folder.handle });
  useReplaced.setState({
    isSaving: false,
    saved: answer.ok ? folder.name : null,
    failure: answer.ok ? null : answer.failure,
  });
}
