import type { Input } from '../../shared/contract.ts';
import type { FailurePlace } from '../../shared/failure.ts';
import { legalBases } from '../../shared/legal-bases.ts';
import { door } from '../host.ts';
import { changeTerms, oursOf, sightOf, termsOf, useSight } from '../view-as/sight-store.ts';
import { keptFrom, spotAt, type GuardFinding } from './findings.ts';
import { useReleases } from './release-store.ts';

// What the desk does with a packet as it is seen: the sight is another room's, what comes of building is this one's.

/** Ask where, then build under the terms that are seen. `reason`: why each finding that was shown is harmless; none is accepted unseen. */
export async function buildPacket(place: 'folder' | 'file', reason?: string): Promise<void> {
  const terms = termsOf(useSight.getState());
  const { building } = useReleases.getState();
  if (terms === null || building.phase === 'busy') return;
  const seen = building.phase === 'refused' ? (building.failure.places ?? []) : [];
  const chosen = await (place === 'folder' ? door.pickFolder('packets') : door.saveAs('packet.age'));
  if (chosen === null) return;
  const job = crypto.randomUUID();
  useReleases.setState({ building: { phase: 'busy', job, done: 0, total: null } });
  const { caseId, recipient, purpose, basis } = terms;
  const where = place === 'folder' ? { folder: chosen.handle } : { file: chosen.handle };
  const input = { caseId, recipient, purpose, basis: [legalBases[basis]], ...where, ...acceptedOf(seen, reason) };
  const answer = await door.request('packet:build', input, job);
  if (!answer.ok) return useReleases.setState({ building: { phase: 'refused', failure: answer.failure } });
  const packet = answer.value.file === '' ? { ...answer.value, file: chosen.name } : answer.value;
  useReleases.setState({ building: { phase: 'built', packet, place: chosen.name, isFolder: place === 'folder' } });
}

function acceptedOf(seen: readonly FailurePlace[], reason: string | undefined): Pick<Input<'packet:build'>, 'accept'> {
  if (reason === undefined) return {};
  return { accept: [...new Set(seen.flatMap(({ leak }) => leak?.finding ?? []))].map(finding => ({ finding, reason })) };
}

/**
 * Mark every value that gives this one away so that this counterpart does not get it, and decide anew. Each mark is a change of the case,
 * which undo takes back.
 */
export async function withholdPlaces({ places }: GuardFinding): Promise<void> {
  const state = useSight.getState();
  const [terms, sight, ours] = [termsOf(state), sightOf(state), oursOf(state)];
  if (terms === null || sight === null || ours === null) return;
  const spots = places.flatMap(({ at }) => spotAt(sight, at) ?? []);
  for (const spot of spots) {
    const mark = keptFrom(terms.recipient, ours, spot);
    const input = { caseId: terms.caseId, record: spot.record.record, field: spot.seen.field, mark };
    const answer = await door.request('case:set-mark', input);
    if (!answer.ok) return useReleases.setState({ building: { phase: 'refused', failure: answer.failure } });
  }
  await changeTerms({});
  useReleases.setState({ building: { phase: 'idle', mended: spots.length } });
}
