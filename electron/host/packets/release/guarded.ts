import { getSecret } from '../../../../db/vault-state.ts';
import type { AcceptedFinding, LeakFinding } from '../../../../shared/leak/finding.ts';
import { Refusal, type FailurePlace } from '../../../../shared/failure.ts';
import { textIn } from '../../../../shared/records.ts';
import type { SessionContext } from '../../ground/context.ts';
import { hmac } from '../../keys/digest.ts';
import type { PacketLayout } from '../format/build.ts';
import { findLeaks, guardedValues } from '../guard/leak-guard.ts';
import { ownPartsOf } from '../guard/own-words.ts';
import { leavingDocuments } from './attachments.ts';
import { namedFindings } from './findings.ts';
import { protectedElsewhere } from './office-values.ts';
import type { Release } from './release.ts';

/**
 * Look through a laid-out packet for protected values: payload, every disclosure as it decodes, PDF, README, attachments and names.
 *
 * @returns every finding, the certain first; an attachment that nobody can read is one too.
 */
export async function findingsIn(
  { session }: Pick<SessionContext, 'session'>,
  layout: PacketLayout,
  release: Pick<Release, 'file' | 'content' | 'decisions' | 'whole'>,
): Promise<readonly LeakFinding[]> {
  const { withheld: ours, released } = guardedValues(release.file, release.whole);
  // The manifest must say how large a file that leaves is and what it hashes to, be it an original or one that was redrawn before.
  const bytes = new Set(layout.others.map(({ sha256 }) => sha256));
  const leaving = new Set(
    leavingDocuments(release).flatMap(({ record: { id, fields } }) => (bytes.has(textIn(fields, 'sha256')) ? [id] : [])),
  );
  const own = ours.filter(({ record, field }) => !(leaving.has(record) && (field === 'sha256' || field === 'sizeBytes')));
  const decoded = {
    json: layout.payload,
    disclosures: layout.disclosed.map(opening => Buffer.from(opening.encoded, 'base64url').toString('utf8')),
    entries: layout.others,
  };
  const elsewhere = protectedElsewhere(session, release.file.id);
  const key = hmac(getSecret(session.office, 'pseudonym-root'), '/enlace/guard-findings');
  const mark = (text: string) => hmac(key, text).toString('base64url');
  const findings = await findLeaks(decoded, own, released, ownPartsOf(layout, release.content), mark, elsewhere);
  return namedFindings({ layout, release, withheld: [...own, ...elsewhere.found()], key }, findings);
}

/**
 * Stop a packet that has findings which nobody accepted, or for which something was accepted that is not there as it was seen.
 *
 * @throws Refusal `packet/leak` for what is certain, which no reason lets leave; `packet/leak-possible` with the places that nobody
 * accepted; `packet/acceptance-outdated`.
 */
export function refuseFindings(findings: readonly LeakFinding[], accepted: readonly AcceptedFinding[]): void {
  const certain = findings.filter(({ severity }) => severity === 'stop');
  if (certain.length > 0) throw new Refusal('packet/leak', { places: placesOf(certain, 'packet/leak') });
  const known = new Set(accepted.map(({ finding }) => finding));
  const open = findings.filter(({ id }) => !known.has(id));
  if (open.length > 0) throw new Refusal('packet/leak-possible', { places: placesOf(open, 'packet/leak-possible') });
  if (known.size > findings.length) throw new Refusal('packet/acceptance-outdated');
}

function placesOf(findings: readonly LeakFinding[], code: FailurePlace['code']): readonly FailurePlace[] {
  return findings.flatMap(finding => {
    const { id, variant, value, place, pdfPages } = finding;
    const isText = place.kind === 'value';
    const [from, to] = isText ? [place.from, place.to] : [null, null];
    const leak = { finding: id, at: isText ? (place.in?.path ?? null) : null, from, to, variant };
    const page = place.page === null ? '' : `#page=${place.page}`;
    const wheres = [
      `${place.entry}${page}${place.part === null ? '' : ` ${place.part}`}`,
      ...pdfPages.map(at => `packet.pdf#page=${at}`),
    ];
    return wheres.map((where, at) => ({
      path: `${value?.path ?? ''} → ${where}`,
      code,
      leak: at === 0 ? leak : { ...leak, at: null, from: null, to: null },
    }));
  });
}
