import type { Emission } from '../../../../shared/decision/types.ts';
import { Refusal, type FailurePlace } from '../../../../shared/failure.ts';
import { leavingDocuments } from './attachments.ts';
import type { PacketLayout } from '../format/build.ts';
import { findLeaks, guardedValues, type Finding } from '../guard/leak-guard.ts';
import { ownPartsOf } from '../guard/own-words.ts';
import { placesOfBadRedactions } from '../guard/redactions-leaving.ts';
import type { Release } from './release.ts';

/** The places of each sort that a refusal lists; a person looks at some and builds again. */
const MOST_PLACES = 50;

/**
 * Look through a laid-out packet for withheld values: payload, every disclosure as it decodes, PDF, README, attachments and names. A hit
 * stops the packet; an uncertain one, or words under a bar of an attachment, stops it unless a person accepted.
 *
 * @returns how many places were accepted, for the audit.
 * @throws Refusal `packet/leak` or `packet/leak-possible`, with the withheld value's path and the place where it was found.
 */
export async function refuseLeaks(
  layout: PacketLayout,
  release: Pick<Release, 'file' | 'content' | 'decisions' | 'whole'>,
  { isAccepted, signal }: { readonly isAccepted: boolean; readonly signal: AbortSignal },
): Promise<number> {
  const { withheld: all, released } = guardedValues(release.file, release.whole);
  // The manifest must say how large a file that leaves is and what it hashes to.
  const leaving = new Set(leavingDocuments(release).map(({ record }) => record.id));
  const withheld = all.filter(({ record, field }) => !(leaving.has(record) && (field === 'sha256' || field === 'sizeBytes')));
  const decoded = {
    json: layout.payload,
    disclosures: layout.disclosed.map(opening => Buffer.from(opening.encoded, 'base64url').toString('utf8')),
    entries: layout.others,
  };
  const findings = await findLeaks(decoded, withheld, released, ownPartsOf(layout, release.content));
  const certain = findings.filter(finding => finding.severity === 'stop' && finding.kind !== 'unread');
  const paths = pathsOf(layout, release);
  if (certain.length > 0) throw new Refusal('packet/leak', { places: placesOf(certain, 'packet/leak', paths) });
  const unsure = [
    ...(await placesOfBadRedactions(layout.others, signal)).slice(0, MOST_PLACES),
    ...placesOf(findings, 'packet/leak-possible', paths),
  ];
  if (unsure.length > 0 && !isAccepted) throw new Refusal('packet/leak-possible', { places: unsure });
  return unsure.length;
}

function placesOf(
  findings: readonly Finding[],
  code: FailurePlace['code'],
  paths: ReturnType<typeof pathsOf>,
): readonly FailurePlace[] {
  return findings.slice(0, MOST_PLACES).map(({ record, field, place, variant }) => {
    const page = place.page === undefined ? '' : `#page=${place.page}`;
    const part = place.jsonPath ?? place.part ?? '';
    const value = paths.ofField(record, field);
    const path = `${value} → ${place.entry}${page}${part === '' ? '' : ` ${part}`}`;
    const [, disclosure, inValue] = /^disclosures\[(\d+)\](\[1\]$)?/.exec(place.jsonPath ?? '') ?? [];
    const at = disclosure === undefined ? null : paths.ofDisclosure(Number(disclosure));
    const isText = at !== null && inValue !== undefined;
    const [from, to] = isText ? [place.offset ?? null, place.end ?? null] : [null, null];
    return { path, code, leak: { at, from, to, variant } };
  });
}

/** Our paths, as previews write them: of a withheld value, and of the value that a disclosure gives. */
function pathsOf(layout: PacketLayout, { content, decisions }: Pick<Release, 'content' | 'decisions'>) {
  const paths = new Map(decisions.fields.map(({ record, field, path }) => [`${record}/${field}`, path]));
  const nameOf = (path: string) => path.slice(Math.max(path.lastIndexOf('.'), path.lastIndexOf('/')) + 1);
  return {
    ofField: (record: string | null, path: string | null) => paths.get(`${record ?? ''}/${nameOf(path ?? '')}`) ?? path ?? '',
    ofDisclosure(disclosure: number): string | null {
      const pointer = layout.disclosed[disclosure]?.path ?? '';
      let emission: Emission | undefined = content; // the packet names a record by its place among those that leave
      for (const [, list = '', at] of pointer.matchAll(/\/lists\/([^/]+)\/emitted\/(\d+)/g))
        emission = emission?.lists[list]?.emitted[Number(at)];
      return paths.get(`${emission?.record ?? ''}/${nameOf(pointer)}`) ?? null;
    },
  };
}
