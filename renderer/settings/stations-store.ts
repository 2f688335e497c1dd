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
  readonly carrier: Output<'carrier:places'>['here'];
  readonly known: Output<'carrier:places'>['known'];
  readonly check: Output<'carrier:check'> | null;
  readonly exchanged: Output<'office:exchange'> | null;
  readonly isBusy: boolean;
  readonly failure: Failure | null;
};

export const useStations = forgetOnLock(
  create<Stations>(() => ({
    ...{ standing: null, conflicts: null, broughtBack: [], forks: [], carrier: null, known: [], check: null },
    ...{ exchanged: null, isBusy: false, failure: null },
  })),
);

/** Read it all, and again after each exchange, also of one that this station makes by itself. Returns how to stop. */
export function followStations(mayWrite: boolean): () => void {
  forgetFailure();
  void readStations(mayWrite);
  const stops = [
    readWhenSettled(['office:exchanged'], 0, () => {
      useStations.setState({ check: null }); // what was tried before says nothing of how it is now
      return readStations(mayWrite);
    }),
    readWhenSettled(['office:recorded'], SETTLE_MS, () => readStations(mayWrite)),
  ];
  return () => stops.forEach(stop => stop());
}

const SETTLE_MS = 300;

/** The machines of the office, what is to be settled for those who write, and where it exchanges. */
async function readStations(mayWrite: boolean): Promise<void> {
  const [standing, forks, conflicts, broughtBack, places] = await Promise.all([
    door.request('station:list', {}),
    door.request('office:forks', {}),
    mayWrite ? door.request('office:conflicts', {}) : null,
    mayWrite ? door.request('office:brought-back', {}) : null,
    mayWrite ? door.request('carrier:places', {}) : null,
  ]);
  const refused = [standing, forks, conflicts, broughtBack, places].find(answer => answer !== null && !answer.ok);
  useStations.setState({
    standing: standing.ok ? standing.value : null,
    forks: forks.ok ? forks.value : [],
    conflicts: conflicts?.ok === true ? conflicts.value : null,
    broughtBack: broughtBack?.ok === true ? broughtBack.value : [],
    carrier: places?.ok === true ? places.value.here : null,
    known: places?.ok === true ? places.value.known : [],
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
  if (added !== null) await readStations(true);
  return added;
}

export async function removeStation(station: number): Promise<boolean> {
  const standing = await asked('station:remove', { station });
  if (standing !== null) useStations.setState({ standing, exchanged: null });
  return standing !== null;
}

/** Decide about a station whose key was used twice: what stands of it stays, and it is out. */
export async function decideFork(station: number): Promise<boolean> {
  const forks = await asked('office:decide-fork', { station });
  if (forks !== null) await readStations(true);
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

/** Exchange where a supervisor has another station do so: in its folder, which is chosen as it is seen from here, or with this station's login at its server. */
export async function confirmPlace(station: number, login: Input<'carrier:confirm'>['login'] | null): Promise<boolean> {
  const folder = login === null ? await door.pickFolder('exchange') : null;
  if (login === null && folder === null) return false;
  const by = login === null ? { folder: folder?.handle ?? '' } : { login };
  return (await asked('carrier:confirm', { station, ...by })) !== null && readCarrier();
}

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
  const places = await asked('carrier:places', {});
  useStations.setState({ carrier: places?.here ?? null, known: places?.known ?? [], check: null });
  return places !== null;
}

export function forgetFailure(): void {
  useStations.setState({ failure: null });
}

/** Exchange where the office does, or over a folder that is chosen. */
export async function exchangeNow(over: 'carrier' | 'folder'): Promise<void> {
  const folder = over === 'folder' ? await door.pickFolder('exchange') : null;
  if (over === 'folder' && folder === null) return;
  useStations.setState({ exchanged: null }); // what came of the last is not what comes of this one
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
  | 'carrier:places'
  | 'carrier:confirm'
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
