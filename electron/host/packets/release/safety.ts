import type { CaseRecord } from '../../../../shared/case.ts';
import { catalogue, isEntity } from '../../../../shared/catalogue.ts';
import { decideCase } from '../../../../shared/decision/decide-case.ts';
import { isAtLeastAsTight } from '../../../../shared/decision/tightness.ts';
import { placeKey } from '../../../../shared/decision/types.ts';
import { Refusal } from '../../../../shared/failure.ts';
import { safetyPurposes } from '../../../../shared/mark.ts';
import type { PacketPlace } from '../../../../shared/value-path.ts';
import type { RecordId } from '../../../../shared/language.ts';
import type { Release, ReleaseRequest } from './release.ts';

/** Safety information that would stay, and would go once it is recorded that it must. */
export type StayingSafety = { readonly record: RecordId; readonly field: string; readonly path: PacketPlace };

/** What must reach whoever arrests or escorts: by the catalogue, or because two persons marked it so. */
export function isSafety({ entity, marks }: CaseRecord, field: string): boolean {
  const placed = [marks['*'], marks[field]].flatMap(mark => mark?.caveats ?? []);
  const flags = isEntity(entity) ? (catalogue[entity].fields[field]?.flags ?? []) : [];
  return flags.includes('safety') || placed.some(({ kind }) => kind === 'MUST_TELL');
}

/**
 * Safety information of a case that stays though the packet goes to those who arrest or escort. What a statute, an owner or a source keeps back is
 * not of it: no recorded duty to tell opens that.
 */
export function safetyThatStays(
  request: ReleaseRequest,
  { file, asked }: Pick<Release, 'file' | 'asked'>,
): readonly StayingSafety[] {
  if (!safetyPurposes.some(purpose => purpose === request.purpose)) return [];
  if (request.supplement !== undefined || request.correction !== undefined) return [];
  const places = file.records.flatMap(record =>
    Object.keys(record.fields)
      .filter(field => isSafety(record, field))
      .map(field => ({ record: record.id, field, recipient: request.recipient })),
  );
  if (places.length === 0) return [];
  const now = new Map(decideCase(file, asked).fields.map(each => [placeKey(each.record, each.field), each.action]));
  const { circumstances } = asked;
  const told = { ...asked, circumstances: { ...circumstances, mustTell: [...circumstances.mustTell, ...places] } };
  const isPlace = new Set(places.map(({ record, field }) => placeKey(record, field)));
  return decideCase(file, told).fields.flatMap(({ record, field, action, path }) => {
    const key = placeKey(record, field);
    const isOpened = isPlace.has(key) && !isAtLeastAsTight(action, now.get(key) ?? 'OMIT_SILENT');
    return isOpened ? [{ record, field, path }] : [];
  });
}

/**
 * @throws Refusal `release/safety-stays` where safety information would stay and nobody says why it may.
 * @returns what stays.
 */
export function refuseSafetyThatStays(
  request: ReleaseRequest,
  release: Pick<Release, 'file' | 'asked'>,
  why: string | undefined,
): readonly StayingSafety[] {
  const stays = safetyThatStays(request, release);
  if (stays.length > 0 && why === undefined) {
    const code = 'release/safety-stays';
    throw new Refusal(code, { places: stays.map(({ path }) => ({ path, code })) });
  }
  return stays;
}

/** What stays, and why, as the chain keeps it. */
export const safetyNote = (stays: readonly StayingSafety[], why: string | undefined) => ({
  why: why ?? '',
  stays: stays.map(({ record, field }) => ({ record, field })),
});
