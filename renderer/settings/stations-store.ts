import { create } from 'zustand';
import type { CallName, Input, Output } from '../../shared/contract.ts';
import type { Failure } from '../../shared/failure.ts';
import type { UserId } from '../../shared/language.ts';
import { door } from '../host.ts';
import { readWhenSettled } from '../settled.ts';
import { forgetOnLock } from '../stores.ts';

/** null: not read yet, or not this person's to see. */
type Stations = {
  readonly standing: Output<'station:list'> | null;
  readonly conflicts: Output<'office:conflicts'> | null;
  readonly broughtBack: Output<'office:brought-back'>;
  readonly forks: Output<'office:forks'>;
  readonly carrier: Output<'carrier:show'>;
  readonly check: Output<'carrier:check'> | null;
  readonly exchanged: Output<'office:exchange'> | null;
  readonly isBusy: boolean;
  readonly failure: Failure | null;
};

export const useStations = forgetOnLock(
  create<Stations>(() => ({
    ...{ standing: null, conflicts: null, broughtBack: [], forks: [], carrier: null, check: null },
    ...{ exchanged: null, isBusy: false, failure: null },
  })),
);

type Reader = { readonly mayWrite: boolean; readonly isSupervisor: boolean };

/** Read it all, and again after each exchange, also of one that this station makes by itself. Returns how to stop. */
export function followStations(reader: Reader): () => void {
  forgetFailure();
  void readStations(reader);
  return readWhenSettled(['office:exchanged'], 0, () => readStations(reader));
}

/** The machines of the office, what is to be settled for those who write, and where it exchanges for supervisors. */
async function readStations({ mayWrite, isSupervisor }: Reader): Promise<void> {
  const [standing, forks, conflicts, broughtBack, carrier] = await Promise.all([
    door.request('station:list', {}),
    door.request('office:forks', {}),
    mayWrite ? door.request('office:conflicts', {}) : null,
    mayWrite ? door.request('office:brought-back', {}) : null,
    isSupervisor ? door.request('carrier:show', {}) : null,
  ]);
  const refused = [standing, forks, conflicts, broughtBack, carrier].find(answer => answer !== null && !answer.ok);
  useStations.setState({
    standing: standing.ok ? standing.value : null,
    forks: forks.ok ? forks.value : [],
    conflicts: conflicts?.ok === true ? conflicts.value : null,
    broughtBack: broughtBack?.ok === true ? broughtBack.value : [],
    carrier: carrier?.ok === true ? carrier.value : null,
    ...(refused?.ok === false ? { failure: refused.failure } : {}), // why an exchange was refused stays to be read
  });
}

/** What a machine asks, of a file that was dropped or, with null, is chosen now. */
export async function readRequest(dropped: File | null): Promise<Output<'station:read'> | null> {
  const file = dropped === null ? (await door.pickFiles('request', false))[0] : await door.dropped(dropped);
  return file == null ? null : asked('station:read', { file: file.handle });
}

/** Let a machine in whose words were compared, and save the answer that it begins with. */
export async function addStation(
  request: Output<'station:read'>['request'],
  account: { readonly role: Input<'station:add'>['role']; readonly samePerson: string; readonly name: string },
): Promise<Output<'station:add'> | null> {
  const answer = await door.saveAs(`${request.station}-answer.age`);
  if (answer === null) return null;
  const { role, samePerson, name: label } = account;
  const sameAs = samePerson === '' ? {} : { samePerson: samePerson as UserId }; // an id of the list of users
  const added = await asked('station:add', { request, answer: answer.handle, role, label, ...sameAs });
  if (added !== null) await readStations({ mayWrite: true, isSupervisor: true });
  return added;
}

export async function removeStation(station: number): Promise<boolean> {
  const standing = await asked('station:remove', { station });
  if (standing !== null) useStations.setState({ standing });
  return standing !== null;
}

/** Decide about a station whose key was used twice: what stands of it stays, and it is out. */
export async function decideFork(station: number): Promise<boolean> {
  const forks = await asked('office:decide-fork', { station });
  if (forks !== null) await readStations({ mayWrite: true, isSupervisor: true });
  return forks !== null;
}

/** The machines of the office alone. */
export async function readMachines(): Promise<void> {
  const standing = await asked('station:list', {});
  if (standing !== null) useStations.setState({ standing });
}

/** Enter where the office exchanges: a folder that is chosen now, or a server. False where it was refused, or no folder was chosen. */
export async function enterCarrier(server: Server | null): Promise<boolean> {
  const folder = server === null ? await door.pickFolder('exchange') : null;
  if (server === null && folder === null) return false;
  const carrier = server ?? { kind: 'folder' as const, folder: folder?.handle ?? '' };
  return (await asked('carrier:set', { carrier })) !== null && readCarrier();
}

export type Server = Extract<Input<'carrier:set'>['carrier'], { kind: 'postgres' }>;

export async function removeCarrier(): Promise<void> {
  if ((await asked('carrier:remove', {})) !== null) await readCarrier();
}

export async function exchangeEvery(everyMinutes: Input<'carrier:automatic'>['everyMinutes']): Promise<void> {
  if ((await asked('carrier:automatic', { everyMinutes })) !== null) await readCarrier();
}

export async function pauseExchange(isPaused: boolean): Promise<void> {
  if ((await asked('office:pause', { isPaused })) !== null) await readCarrier();
}

async function readCarrier(): Promise<boolean> {
  const carrier = await asked('carrier:show', {});
  useStations.setState({ carrier, check: null });
  return carrier !== null;
}

export function forgetFailure(): void {
  useStations.setState({ failure: null });
}

/** Exchange where the office does, or over a folder that is chosen. */
export async function exchangeNow(over: 'carrier' | 'folder'): Promise<void> {
  const folder = over === 'folder' ? await door.pickFolder('exchange') : null;
  if (over === 'folder' && folder === null) return;
  const exchanged = await asked('office:exchange', folder === null ? {} : { folder: folder.handle });
  if (exchanged !== null) useStations.setState({ exchanged });
}

export async function settle(choice: Input<'office:settle'>): Promise<void> {
  const conflicts = await asked('office:settle', choice);
  if (conflicts !== null) useStations.setState({ conflicts });
}

export async function tryCarrier(): Promise<void> {
  const check = await asked('carrier:check', {});
  if (check !== null) useStations.setState({ check });
}

type Asked =
  | 'office:exchange'
  | 'office:settle'
  | 'office:decide-fork'
  | 'office:pause'
  | 'carrier:show'
  | 'carrier:set'
  | 'carrier:remove'
  | 'carrier:automatic'
  | 'carrier:check'
  | 'station:list'
  | 'station:read'
  | 'station:add'
  | 'station:remove';

async function asked<Name extends Extract<CallName, Asked>>(name: Name, input: Input<Name>): Promise<Output<Name> | null> {
  useStations.setState({ isBusy: true, failure: null });
  const answer = await door.request(name, input);
  useStations.setState({ isBusy: false, failure: answer.ok ? null : answer.failure });
  return answer.ok ? answer.value : null;
}
