import { create } from 'zustand';
import type { Output } from '../../shared/contract.ts';
import { door } from '../host.ts';
import { readWhenSettled } from '../settled.ts';
import { forgetOnLock } from '../stores.ts';

/** null: not read yet, or not to be had. */
type InStepState = { readonly step: Output<'office:step'> | null };

export const useInStep = forgetOnLock(create<InStepState>(() => ({ step: null })));

const SETTLE_MS = 800;

/** Read how far this station is with the others, and again after what changes it. An office of one is asked once. Returns how to stop. */
export function followInStep(): () => void {
  void read();
  const stops = [
    readWhenSettled(['office:exchanged'], 0, read),
    readWhenSettled(['office:recorded'], SETTLE_MS, read),
    readWhenSettled(['day:changed'], SETTLE_MS, async () => {
      if (useInStep.getState().step?.isOfSeveral === true) await read();
    }),
  ];
  return () => stops.forEach(stop => stop());
}

async function read(): Promise<void> {
  const answer = await door.request('office:step', {});
  useInStep.setState({ step: answer.ok ? answer.value : null });
}
