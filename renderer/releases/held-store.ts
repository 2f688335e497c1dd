import { create } from 'zustand';
import type { Holdings } from '../../shared/contract/ledger.ts';
import type { Failure } from '../../shared/failure.ts';
import type { AgencyCode } from '../../shared/language.ts';
import { door } from '../host.ts';
import { forgetOnLock } from '../stores.ts';

const PAGE = 500;

type Held = { readonly agency: AgencyCode | null; readonly holdings: Holdings | null; readonly failure: Failure | null };

/** What one counterpart holds, from all packets together. */
export const useHeld = forgetOnLock(create<Held>(() => ({ agency: null, holdings: null, failure: null })));

export async function readHeld(agency: AgencyCode): Promise<void> {
  if (useHeld.getState().agency !== agency) useHeld.setState({ agency, holdings: null, failure: null });
  const answer = await door.request('ledger:held', { agency, limit: PAGE });
  if (useHeld.getState().agency !== agency) return; // another was chosen meanwhile
  useHeld.setState(answer.ok ? { holdings: answer.value, failure: null } : { holdings: null, failure: answer.failure });
}

export async function readMoreHeld(): Promise<void> {
  const { agency, holdings } = useHeld.getState();
  if (agency === null || holdings === null || holdings.values.length >= holdings.total) return;
  const answer = await door.request('ledger:held', { agency, offset: holdings.values.length, limit: PAGE });
  if (!answer.ok || useHeld.getState().holdings !== holdings) return; // read again meanwhile
  useHeld.setState({ holdings: { ...answer.value, values: [...holdings.values, ...answer.value.values] } });
}
