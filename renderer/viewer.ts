import { create } from 'zustand';
import type { OpenVault } from '../shared/contract/vault.ts';

/** Who looks, for which agency, and what synchronises the vault's folder; null while no vault is open. The vault's room sets it, any room may ask. */
export type Viewer = Pick<OpenVault, 'user' | 'agency'> & Partial<Pick<OpenVault, 'synced'>>;

export const useViewer = create<{ readonly viewer: Viewer | null }>(() => ({ viewer: null }));

/** The same for what is not drawn. */
export function currentViewer(): Viewer | null {
  return useViewer.getState().viewer;
}
