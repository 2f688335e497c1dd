import { create } from 'zustand';
import type { OwnKeyView } from '../../shared/contract/own-keys.ts';
import type { Failure } from '../../shared/failure.ts';
import { counterpartText } from '../../shared/text/counterparts.ts';
import { lostText } from '../../shared/text/lost.ts';
import { door } from '../host.ts';
import { officeToday } from '../day.ts';
import { forgetOnLock } from '../stores.ts';
import { currentReader } from '../text.ts';

/** Why keys are replaced, as the chain of events keeps it. */
const WHY = 'A laptop is lost, stolen or no longer to be trusted';

type Lost = { readonly keys: readonly OwnKeyView[]; readonly failure: Failure | null; readonly isBusy: boolean };

/** Our agency's keys, as they are replaced and revoked. */
export const useLost = forgetOnLock(create<Lost>(() => ({ keys: [], failure: null, isBusy: false })));

type Answer = { readonly ok: true; readonly value: readonly OwnKeyView[] } | { readonly ok: false; readonly failure: Failure };

async function keep(asking: Promise<Answer>): Promise<boolean> {
  useLost.setState({ isBusy: true, failure: null });
  const answer = await asking;
  useLost.setState(answer.ok ? { keys: answer.value, isBusy: false } : { failure: answer.failure, isBusy: false });
  return answer.ok;
}

export async function readOwnKeys(): Promise<void> {
  await keep(door.request('own-keys:list', {}));
}

export async function renewOwnKeys(): Promise<boolean> {
  return keep(door.request('own-keys:renew', { why: WHY }));
}

/** Ask where, then write a revocation of keys that were replaced. Gives whether it was written. */
export async function revokeKeys(fingerprint: string): Promise<boolean> {
  const sink = await door.saveAs(await fileName(lostText.revoke.file));
  return sink !== null && keep(door.request('own-keys:revoke', { fingerprint, file: sink.handle, why: WHY }));
}

/** Ask where, then write our card. Gives whether it was written. */
export async function writeCard(): Promise<boolean> {
  const sink = await door.saveAs(await fileName(counterpartText.cardFile));
  if (sink === null) return false;
  const answer = await door.request('agency:card', { file: sink.handle });
  useLost.setState({ failure: answer.ok ? null : answer.failure });
  return answer.ok;
}

async function fileName(words: { readonly en: string; readonly es: string }): Promise<string> {
  const own = await door.request('agency:own-words', {});
  const code = own.ok ? `-${own.value.agency.replaceAll(/[^A-Za-z0-9-]/g, '-')}` : '';
  return `${currentReader().say(words)}${code}-${officeToday()}.json`;
}
