import { create } from 'zustand';
import type { Output } from '../../shared/contract.ts';
import type { GivenPlace, ToCorrect, WithheldPlace, WithheldView } from '../../shared/contract/supplements.ts';
import type { Failure, FailureCode } from '../../shared/failure.ts';
import type { CaseId, PacketId } from '../../shared/language.ts';
import type { LeakFinding } from '../../shared/leak/finding.ts';
import { door } from '../host.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { forgetOnLock } from '../stores.ts';

type Later = {
  /** Others, and packets, that hold a value which is otherwise now. */
  readonly others: readonly ToCorrect[];
  /** What a packet gave that is otherwise now; null: it is not asked. */
  readonly given: ToCorrect | null;
  readonly why: string;
  /** What a packet withheld; null: not read yet. */
  readonly view: WithheldView | null;
  readonly chosen: ReadonlySet<string>; // places
  readonly findings: readonly LeakFinding[];
  readonly reasons: Readonly<Record<string, string>>; // of findings, by their ids
  readonly isAcknowledged: boolean; // that nobody compared the words of their key
  readonly failure: Failure | null;
  readonly isBusy: boolean;
};

const nothing: Later = {
  others: [],
  given: null,
  why: '',
  view: null,
  chosen: new Set(),
  findings: [],
  reasons: {},
  isAcknowledged: false,
  failure: null,
  isBusy: false,
};

/** What was withheld from one packet and is given later. */
export const useLater = forgetOnLock(create<Later>(() => nothing));

export async function readWithheld(packetId: PacketId): Promise<void> {
  useLater.setState(nothing);
  const answer = await door.request('packet:withheld', { packetId });
  if (!answer.ok) return useLater.setState({ failure: answer.failure });
  const open = answer.value.places.filter(({ state }) => state === 'may-leave');
  useLater.setState({ view: answer.value, chosen: new Set(open.map(({ place }) => place)) });
}

/** What a packet gave and is otherwise now, and who else holds such a value. What was said why stays. */
export async function readGiven(caseId: CaseId, packetId: PacketId): Promise<void> {
  useLater.setState({ ...nothing, why: useLater.getState().why });
  const answer = await door.request('packet:to-correct', { caseId });
  if (!answer.ok) return useLater.setState({ failure: answer.failure });
  const given = answer.value.find(each => each.packetId === packetId) ?? null;
  const others = answer.value.filter(each => each.packetId !== packetId);
  useLater.setState({ given, others, chosen: new Set(given?.places.map(({ place }) => place)) });
}

export function forgetLater(): void {
  useLater.setState(nothing);
}

/** Write the recall of a packet into a folder that the person names; null where it was refused. */
export const writeRecall = oneAtATime(null, async (packetId: PacketId, why: string): Promise<Output<'packet:recall'> | null> => {
  const folder = await door.pickFolder('packets');
  if (folder === null) return null;
  const { isAcknowledged } = useLater.getState();
  const input = { packetId, why, folder: folder.handle, acknowledgeUncompared: isAcknowledged };
  const answer = await busy(() => door.request('packet:recall', input));
  if (answer.ok) return answer.value;
  useLater.setState({ failure: answer.failure });
  return null;
});

export function sayWhy(why: string): void {
  useLater.setState({ why });
}

export function choosePlace({ place }: WithheldPlace | GivenPlace, isChosen: boolean): void {
  const chosen = new Set<string>(useLater.getState().chosen);
  if (isChosen) chosen.add(place);
  else chosen.delete(place);
  useLater.setState({ chosen, findings: [], reasons: {}, failure: null }); // it is another packet
}

export function giveReason(finding: string, reason: string): void {
  useLater.setState({ reasons: { ...useLater.getState().reasons, [finding]: reason } });
}

export function acknowledgeUncompared(isAcknowledged: boolean): void {
  useLater.setState({ isAcknowledged });
}

const foundSomething: readonly FailureCode[] = ['packet/leak', 'packet/leak-possible', 'packet/acceptance-outdated'];

/** Write the supplement or correction into a folder that the person names. Gives the file's name; null where it was refused or nothing was chosen. */
export const writeLater = oneAtATime(null, async (): Promise<string | null> => {
  const asked = askedNow();
  const folder = asked === null ? null : await door.pickFolder('packets');
  if (asked === null || folder === null) return null;
  const { isAcknowledged } = useLater.getState();
  const input = { ...asked, accept: acceptedNow(), folder: folder.handle, acknowledgeUncompared: isAcknowledged };
  const answer = await busy(() => door.request('packet:build', input));
  if (answer.ok) return answer.value.file;
  await refused(answer.failure);
  return null;
});

/** Keep it for a second person. Gives its id; null where it was refused. */
export const submitLater = oneAtATime(null, async (): Promise<PacketId | null> => {
  const asked = askedNow();
  if (asked === null) return null;
  const answer = await busy(() => door.request('packet:submit', { ...asked, accept: acceptedNow() }));
  if (answer.ok) return answer.value.id;
  await refused(answer.failure);
  return null;
});

async function refused(failure: Failure): Promise<void> {
  useLater.setState({ failure });
  const asked = askedNow();
  if (asked === null || !foundSomething.includes(failure.code)) return;
  const answer = await busy(() => door.request('packet:findings', asked));
  if (answer.ok) useLater.setState({ findings: answer.value });
}

function askedNow() {
  const { view, given, why, chosen } = useLater.getState();
  const of = view ?? given;
  if (of === null || chosen.size === 0) return null;
  const { packetId: packet, caseId, recipient, purpose } = of;
  const basis = of.basis.length === 0 ? {} : { basis: [...of.basis] };
  const asked = { caseId, recipient, purpose, ...basis };
  const places = [...chosen];
  if (view === null) return { ...asked, scope: 'all' as const, correction: { packet, why: why.trim(), places } };
  return { ...asked, supplement: { packet, places } };
}

function acceptedNow() {
  const { findings, reasons } = useLater.getState();
  return findings.flatMap(({ id }) => {
    const reason = reasons[id]?.trim() ?? '';
    return reason === '' ? [] : [{ finding: id, reason }];
  });
}

async function busy<T>(work: () => Promise<T>): Promise<T> {
  useLater.setState({ isBusy: true, failure: null });
  try {
    return await work();
  } finally {
    useLater.setState({ isBusy: false });
  }
}
