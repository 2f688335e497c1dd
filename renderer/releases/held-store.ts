import { create } from 'zustand';
import type { Holdings } from '../../shared/contract/ledger.ts';
import type { Failure } from '../../shared/failure.ts';
import type { AgencyCode, RecordId } from '../../shared/language.ts';
import { door } from '../host.ts';
import { forgetOnLock } from '../stores.ts';

const PAGE = 500;

/** The person to whom the list is narrowed. */
export type Whose = { readonly record: RecordId; readonly name: string };

type Held = {
  readonly agency: AgencyCode | null;
  readonly whose: Whose | null;
  /** Words of a person or a case by which the list is narrowed. */
  readonly text: string;
  readonly holdings: Holdings | null;
  readonly failure: Failure | null;
};

/** What one counterpart holds, from all packets together. */
export const useHeld = forgetOnLock(create<Held>(() => ({ agency: null, whose: null, text: '', holdings: null, failure: null })));

export async function readHeld(agency: AgencyCode, whose: Whose | null = null): Promise<void> {
  const before = useHeld.getState();
  if (before.agency !== agency || before.whose !== whose)
    useHeld.setState({ agency, whose, text: '', holdings: null, failure: null });
  await read();
}

/** Narrow the list to what words find; what stands is shown until the answer is there. */
export async function findHeld(text: string): Promise<void> {
  useHeld.setState({ text });
  await read();
}

async function read(): Promise<void> {
  const { agency, whose, text } = useHeld.getState();
  if (agency === null) return;
  const answer = await door.request('ledger:held', { agency, ...of(whose), text, limit: PAGE });
  const now = useHeld.getState();
  if (now.agency !== agency || now.whose !== whose || now.text !== text) return; // another was chosen meanwhile
  useHeld.setState(answer.ok ? { holdings: answer.value, failure: null } : { holdings: null, failure: answer.failure });
}

export async function readMoreHeld(): Promise<void> {
  const { agency, whose, text, holdings } = useHeld.getState();
  if (agency === null || holdings === null || holdings.values.length >= holdings.total) return;
  const answer = await door.request('ledger:held', { agency, ...of(whose), text, offset: holdings.values.length, limit: PAGE });
  if (!answer.ok || useHeld.getState().holdings !== holdings) return; // read again meanwhile
  useHeld.setState({ holdings: { ...answer.value, values: [...holdings.values, ...answer.value.values] } });
}

function of(whose: Whose | null): { readonly record?: RecordId } {
  return whose === null ? {} : { record: whose.record };
}
