import type { Failure, FailureCode } from '../../shared/failure.ts';
import type { PacketSight } from '../../shared/contract/packets.ts';
import type { PacketId } from '../../shared/language.ts';
import type { AcceptedFinding, Remedy } from '../../shared/leak/finding.ts';
import { go } from '../frame/route-store.ts';
import { door } from '../host.ts';
import { dropDraft } from '../kept-drafts.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { changeTerms, oursOf, sightOf, termsOf, useSight } from '../view-as/sight-store.ts';
import { askedOf } from './asked.ts';
import { submitPacket } from './approval-store.ts';
import { coarserAt, spotAt, withheldFrom, type GuardFinding } from './findings.ts';
import { useReleases, type Asked } from './release-store.ts';

// What the desk does with a packet as it is seen: the sight is another room's, what comes of building is this one's.

const foundSomething: readonly FailureCode[] = ['packet/leak', 'packet/leak-possible', 'packet/acceptance-outdated'];

// What a person may acknowledge, and go on.
const canGoOn: readonly FailureCode[] = ['agency/not-compared', 'release/safety-stays'];

const SETTLE_MS = 600; // what is chosen one after another is read once

/**
 * Read every word of the packet as it would leave, by itself, once what is seen stands for a moment: nothing is written, no number is taken, and
 * whoever builds meanwhile is not held up. Gives how to stop.
 */
export function checkWhenSettled(sight: PacketSight): () => void {
  const job = crypto.randomUUID();
  const timer = setTimeout(() => void read(), SETTLE_MS);
  async function read(): Promise<void> {
    const terms = termsOf(useSight.getState());
    if (terms === null) return;
    const answer = await door.request('packet:findings', askedOf(terms), job);
    const { building } = useReleases.getState();
    if (building.phase !== 'idle' || sightOf(useSight.getState()) !== sight) return; // of something that is not seen any more
    if (!answer.ok) return useReleases.setState({ building: { phase: 'refused', failure: answer.failure } });
    const { mended } = building;
    useReleases.setState({ building: { phase: 'checked', findings: answer.value, failure: null, of: sight, mended } });
  }
  return () => {
    clearTimeout(timer);
    door.cancel(job);
  };
}

/** Read it again after a build was refused for this. */
async function check(failure: Failure): Promise<void> {
  const terms = termsOf(useSight.getState());
  if (terms === null || useReleases.getState().building.phase === 'busy') return;
  const job = begin('check');
  const answer = await door.request('packet:findings', askedOf(terms), job);
  if (!answer.ok) return useReleases.setState({ building: { phase: 'refused', failure: answer.failure } });
  useReleases.setState({ building: { phase: 'checked', findings: answer.value, failure, of: null, mended: 0 } });
}

/**
 * Ask where, then build under the terms that are seen. Where the guard stops it, what it found is listed. Gives whether it was built.
 *
 * @param accept - The findings that a person looked at, each with why it is harmless.
 * @param acknowledgeUncompared - A person knows that nobody compared the words of the key that it is encrypted for.
 */
export const buildPacket = oneAtATime(
  false,
  async (
    place: 'folder' | 'file',
    accept: readonly AcceptedFinding[] = [],
    acknowledgeUncompared: boolean | undefined = false,
    withoutSafety?: string,
  ): Promise<boolean> => {
    const terms = termsOf(useSight.getState());
    if (terms === null || useReleases.getState().building.phase === 'busy') return false;
    const chosen = await (place === 'folder' ? door.pickFolder('packets') : door.saveAs('packet.age'));
    if (chosen === null) return false;
    const job = begin('build');
    const where = place === 'folder' ? { folder: chosen.handle } : { file: chosen.handle };
    const input = {
      ...askedOf(terms),
      ...where,
      ...(accept.length === 0 ? {} : { accept: [...accept] }),
      acknowledgeUncompared,
      ...(withoutSafety === undefined ? {} : { withoutSafety }),
    };
    const answer = await door.request('packet:build', input, job);
    if (!answer.ok) {
      const again = canGoOn.includes(answer.failure.code)
        ? { again: { place, accept, acknowledgeUncompared, withoutSafety } }
        : {};
      useReleases.setState({ building: { phase: 'refused', failure: answer.failure, ...again } });
      if (foundSomething.includes(answer.failure.code)) await check(answer.failure);
      return false;
    }
    dropDraft('desk'); // also where the desk was left meanwhile
    const packet = answer.value.file === '' ? { ...answer.value, file: chosen.name } : answer.value;
    useReleases.setState({
      building: { phase: 'built', packet, caseId: terms.caseId, place: chosen.name, isFolder: place === 'folder' },
    });
    return true;
  },
);

/**
 * Keep the packet for a second person, whole as it would leave. Gives its id; null where it was refused, and what was found is listed.
 *
 * @param accept - The findings that a person looked at, each with why it is harmless.
 */
export async function submitForApproval(accept: readonly AcceptedFinding[], withoutSafety?: string): Promise<PacketId | null> {
  const terms = termsOf(useSight.getState());
  if (terms === null || useReleases.getState().building.phase === 'busy') return null;
  const answer = await submitPacket(askedOf(terms), accept, begin('check'), withoutSafety);
  if (answer.ok) {
    useReleases.setState({ building: { phase: 'idle', mended: 0 } });
    return answer.value.id;
  }
  const again = answer.failure.code === 'release/safety-stays' ? { again: againOf('approval', accept) } : {};
  useReleases.setState({ building: { phase: 'refused', failure: answer.failure, ...again } });
  if (foundSomething.includes(answer.failure.code)) await check(answer.failure);
  return null;
}

const againOf = (place: Asked['place'], accept: readonly AcceptedFinding[]): Asked => ({
  place,
  accept,
  acknowledgeUncompared: false,
  withoutSafety: undefined,
});

/** The same again, with what a person has acknowledged since. Gives whether it was done. */
export async function buildAgain({ place, accept, acknowledgeUncompared, withoutSafety }: Asked): Promise<boolean> {
  if (place !== 'approval') return buildPacket(place, accept, acknowledgeUncompared, withoutSafety);
  const id = await submitForApproval(accept, withoutSafety);
  if (id !== null) go({ screen: 'approval', packetId: id });
  return id !== null;
}

function begin(act: 'check' | 'build'): string {
  const job = crypto.randomUUID();
  useReleases.setState({ building: { phase: 'busy', act, job, done: 0, total: null } });
  return job;
}

/**
 * Mark every value that gives this one away so that this counterpart does not get it, and decide anew. Each mark is a change of the case,
 * which undo takes back.
 */
export async function withholdPlaces({ places }: GuardFinding): Promise<void> {
  const state = useSight.getState();
  const [terms, sight, ours] = [termsOf(state), sightOf(state), oursOf(state)];
  if (terms === null || sight === null || ours === null) return;
  const spots = [...new Set(places.map(({ at }) => at))].flatMap(at => spotAt(sight, at) ?? []);
  for (const spot of spots) {
    const mark = withheldFrom(terms.recipient, ours, spot);
    const input = { caseId: terms.caseId, record: spot.record.record, field: spot.seen.field, mark };
    const answer = await door.request('case:set-mark', input);
    if (!answer.ok) return useReleases.setState({ building: { phase: 'refused', failure: answer.failure } });
  }
  await changeTerms({});
  useReleases.setState({ building: { phase: 'idle', mended: spots.length } });
}

/** Protect a value and give its coarser form instead, and decide anew. A change of the case, which undo takes back. */
export async function coarsen(remedy: Remedy): Promise<void> {
  const state = useSight.getState();
  const [terms, ours] = [termsOf(state), oursOf(state)];
  const mark = ours === null ? null : coarserAt(ours, remedy);
  const { record, field } = remedy;
  if (terms === null || mark === null || field === null) return;
  const answer = await door.request('case:set-mark', { caseId: terms.caseId, record, field, mark });
  if (!answer.ok) return useReleases.setState({ building: { phase: 'refused', failure: answer.failure } });
  await changeTerms({});
  useReleases.setState({ building: { phase: 'idle', mended: 1 } });
}
