import { getPacketJson, type LedgerEntry } from '../../../../db/ledger.ts';
import type { Reader } from '../../../../db/open.ts';
import type { GivenPlace } from '../../../../shared/contract/supplements.ts';
import type { Emission, Slot } from '../../../../shared/decision/types.ts';
import { Refusal } from '../../../../shared/failure.ts';
import { openClaims, readEnvelope } from '../../../../shared/packet-reading/envelope.ts';
import { casePlace, elementPlace, fieldPlace, type PacketPlace } from '../../../../shared/value-path.ts';
import type { Session } from '../../ground/context.ts';
import { canonical } from '../../keys/canonical.ts';
import { sha256 } from '../../keys/digest.ts';
import type { ReleasedObject } from '../read/verify.ts';
import { emittedBranches } from './attachments.ts';
import type { Release, ReleaseRequest } from './release.ts';
import { earlierPacket } from './supplement.ts';

/** Every value that a packet of ours gave as it is and that is another now, by a release of today. */
export function changedSince(db: Reader, entry: LedgerEntry, release: Release): readonly GivenPlace[] {
  const now = new Map(emittedBranches(release.content).map(branch => [branch.id, branch]));
  return placesOf(givenCase(db, entry), casePlace).flatMap(({ object, place }) => {
    const branch = now.get(object.id);
    return Object.entries(object.fields).flatMap(([field, given]): readonly GivenPlace[] => {
      const slot = branch?.fields[field];
      if (slot?.state === 'released' && canonical(slot.value) === canonical(given)) return [];
      const at = { place: fieldPlace(place, field), entity: object.entity, name: object.id, field, given };
      const record = branch?.record ?? null;
      // What we hold no more, or what stays today, no correction can say.
      if (slot?.state !== 'released' || slot.how !== (object.treated[field] ?? 'RELEASE'))
        return [{ ...at, record, now: null, state: 'cannot' }];
      return [{ ...at, record, now: slot.value, state: 'corrects' }];
    });
  });
}

/**
 * A release that gives nothing but values in the place of those that an earlier packet gave.
 *
 * @throws Refusal `packet/not-found`, `release/not-to-them`, `release/nothing-to-correct`.
 */
export function correctionOf(
  session: Session,
  release: Release,
  { packet, why, places }: NonNullable<ReleaseRequest['correction']>,
): Release {
  const db = session.dbOf(release.file.id);
  const entry = earlierPacket(session, { caseId: release.file.id, recipient: release.agency.code, packet });
  const found = changedSince(db, entry, release).filter(({ state }) => state === 'corrects');
  const wanted = places === undefined ? null : new Set<string>(places);
  const chosen = found.filter(({ place }) => wanted === null || wanted.has(place));
  if (chosen.length === 0 || (wanted !== null && chosen.length < wanted.size)) throw new Refusal('release/nothing-to-correct');
  const kept = new Set(chosen.map(({ record, field }) => `${record}/${field}`));
  const fields = release.decisions.fields.filter(({ record, field }) => kept.has(`${record}/${field}`));
  const content = onlyThese(release.content, kept);
  const correction = { earlier: { packet, hash: entry.hash }, why };
  return { ...release, decisions: { ...release.decisions, fields }, content, leftOut: [], correction };
}

/** What a packet of ours says; it was signed by us and stands in our own vault. */
function givenCase(db: Reader, entry: LedgerEntry): ReleasedObject {
  return openClaims(readEnvelope(getPacketJson(db, entry)), sha256, entry.erased ?? []).claims[
    'case'
  ] as unknown as ReleasedObject; // it carries one
}

type Placed = { readonly object: ReleasedObject; readonly place: PacketPlace };

function placesOf(object: ReleasedObject, place: PacketPlace): readonly Placed[] {
  const below = Object.entries(object.lists).flatMap(([list, { emitted }]) =>
    emitted.flatMap((element, index) => placesOf(element, elementPlace(place, list, index))),
  );
  return [{ object, place }, ...below];
}

/** The chosen values in their records; every other slot commits to nothing. */
function onlyThese(emission: Emission, kept: ReadonlySet<string>): Emission {
  const empty: Slot = { state: 'withheld', code: null, value: undefined };
  const fields = Object.entries(emission.fields).map(([field, slot]) => [
    field,
    kept.has(`${emission.record}/${field}`) ? slot : empty,
  ]);
  const lists = Object.entries(emission.lists).map(([list, { emitted }]) => {
    const elements = emitted.map(element => onlyThese(element, kept)).filter(isGiving);
    return [list, { emitted: elements, unreleased: [] }] as const;
  });
  return { ...emission, fields: Object.fromEntries(fields) as Emission['fields'], lists: Object.fromEntries(lists) };
}

const isGiving = ({ fields, lists }: Emission): boolean =>
  Object.values(fields).some(({ state }) => state === 'released') ||
  Object.values(lists).some(({ emitted }) => emitted.length > 0);
