import type { StoreApi } from 'zustand';

/** The part of a store that locking needs. */
type Resettable = Pick<StoreApi<unknown>, 'setState' | 'getInitialState'>;

const stores = new Set<() => void>();

/**
 * Make a store one that forgets everything when the vault locks. Wrap each store that holds anything of a vault:
 * `export const useCases = forgetOnLock(create<Cases>(() => ({ phase: 'loading' })));`
 */
export function forgetOnLock<Store extends Resettable>(store: Store): Store {
  stores.add(() => store.setState(store.getInitialState(), true));
  return store;
}

/** Something else to forget on lock, such as notices. */
export function onLock(forget: () => void): void {
  stores.add(forget);
}

/** Put every such store back to its beginning. */
export function forgetEverything(): void {
  for (const forget of stores) forget();
}
