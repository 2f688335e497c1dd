import type { AgencyCode } from '../shared/language.ts';
import type { Reader, Writer } from './open.ts';
import { prepared } from './prepared.ts';

/** The key of a further machine of a counterpart. `sender`: its fingerprint, by which a channel names it. */
export type AgencySender = {
  readonly agency: AgencyCode;
  readonly sender: string;
  readonly signingKey: Uint8Array;
  readonly endedAtMs: number | null;
};

/** Every one that a card ever named, by agency. */
export function listAgencySenders(office: Reader): AgencySender[] {
  return prepared<[], AgencySender>(
    office,
    'SELECT agency, sender, signing_key AS signingKey, ended_at_ms AS endedAtMs FROM agency_senders ORDER BY agency, sender',
  ).all();
}

export function saveAgencySender(
  office: Writer,
  { agency, sender, signingKey }: Omit<AgencySender, 'endedAtMs'>,
  atMs: number,
): void {
  prepared<unknown[]>(
    office,
    `INSERT INTO agency_senders (agency, sender, signing_key, added_at_ms) VALUES (?, ?, ?, ?)
     ON CONFLICT (agency, sender) DO UPDATE SET ended_at_ms = NULL`,
  ).run(agency, sender, signingKey, atMs);
}

export function endAgencySender(office: Writer, agency: AgencyCode, sender: string, atMs: number): void {
  prepared<unknown[]>(
    office,
    'UPDATE agency_senders SET ended_at_ms = ? WHERE agency = ? AND sender = ? AND ended_at_ms IS NULL',
  ).run(atMs, agency, sender);
}

/** The keys of our own machines, and of our approvers, that a counterpart is known to have from a card of ours. */
export function listGiven(office: Reader, agency: AgencyCode): string[] {
  return prepared<[string], string>(office, 'SELECT sender FROM cards_given WHERE agency = ? ORDER BY sender')
    .pluck()
    .all(agency);
}

export function saveGiven(
  office: Writer,
  given: { readonly agency: AgencyCode; readonly sender: string; readonly byUser: string; readonly atMs: number },
): void {
  prepared<object>(
    office,
    `INSERT INTO cards_given (agency, sender, by_user, at_ms) VALUES (@agency, @sender, @byUser, @atMs) ON CONFLICT DO NOTHING`,
  ).run(given);
}
