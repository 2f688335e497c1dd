import { findCurrentKey, listConsents } from '../../../../db/agencies.ts';
import { listCasesKnownTo } from '../../../../db/ledger.ts';
import { getSecret, getVaultState } from '../../../../db/vault-state.ts';
import type { Agency } from '../../../../shared/agency-table.ts';
import { limitsOf, type ReaderLimits } from '../../../../shared/catalogue-version.ts';
import type { CaseFile, CaseRecord } from '../../../../shared/case.ts';
import { decideCase, type CaseDecisions } from '../../../../shared/decision/decide-case.ts';
import type { CaseRequest } from '../../../../shared/decision/request.ts';
import { emit } from '../../../../shared/decision/emit.ts';
import { forReader, type LeftOut } from '../../../../shared/decision/for-reader.ts';
import type { Circumstances, Emission, RecipientProfile } from '../../../../shared/decision/types.ts';
import { capitalZone, countryOfAgency } from '../../../../shared/countries.ts';
import { Refusal } from '../../../../shared/failure.ts';
import { boundHandling, sortedCodes } from '../../../../shared/handling-bound.ts';
import { isUnbound, usualBasis } from '../../../../shared/legal-bases.ts';
import type { AgencyCode, CaseId, CivilDate, PacketId, RecordId } from '../../../../shared/language.ts';
import type { Caveat, Purpose } from '../../../../shared/mark.ts';
import type { Handling, LegalBasis } from '../../../../shared/packet.ts';
import { findProfile, getAgency, readingOfKey } from '../../agencies/agencies.ts';
import { getCaseFile } from '../../cases/cases.ts';
import type { SessionContext } from '../../ground/context.ts';
import { officeDays } from '../../ground/office-day.ts';
import { policyInForce } from '../../ground/policy-in-force.ts';
import type { CorrectionParts, SupplementParts } from '../format/build.ts';
import { circumstancesFor } from './overrides.ts';
import { packetConsentsFor } from './packet-consents.ts';
import { pseudonymsFor } from '../format/pseudonyms.ts';
import { scopeOf } from './scope.ts';

/** What somebody wants to hand over, to whom, for what, and leaning on what. */
export type ReleaseRequest = {
  readonly caseId: CaseId;
  readonly recipient: AgencyCode;
  readonly purpose: Purpose;
  readonly basis?: readonly LegalBasis[] | undefined;
  /** The day to decide for, to look ahead; today if left out. A packet that is built is always of today. */
  readonly on?: CivilDate | undefined;
  /** `all`, or exactly these records; left out: what was chosen for the recipient, or else what is proposed. */
  readonly scope?: 'all' | readonly RecordId[] | undefined;
  /** Nothing but what this earlier packet withheld: at these places of it, or all that may be given now. */
  readonly supplement?: { readonly packet: PacketId; readonly places?: readonly string[] | undefined } | undefined;
  /** Nothing but what this earlier packet gave and is otherwise now: at these places of it, or all of them. */
  readonly correction?:
    { readonly packet: PacketId; readonly why: string; readonly places?: readonly string[] | undefined } | undefined;
  /** What the recipient would be let have, instead of what stands: to see what a change of it would do. No door passes it. */
  readonly profile?: RecipientProfile | undefined;
};

/** A case as decided for one recipient, and what leaves of it. */
export type Release = {
  readonly file: CaseFile;
  readonly agency: Agency;
  readonly basis: readonly LegalBasis[];
  /** What it was decided on. */
  readonly asked: CaseRequest;
  readonly decisions: CaseDecisions;
  readonly content: Emission;
  /** What would leave if the recipient’s program knew all that ours does: none of it is a secret from the recipient. */
  readonly whole: Emission;
  readonly leftOut: readonly LeftOut[];
  /** It gives nothing but what opens slots of an earlier packet. */
  readonly supplement?: SupplementParts;
  /** It gives nothing but values in the place of those that an earlier packet gave. */
  readonly correction?: CorrectionParts;
};

/**
 * Gather a case, the recipient's profile and the recorded facts, and decide.
 *
 * @param drafts - Records that are not in the case yet, decided as if they were.
 * @throws Refusal `case/not-found`, `agency/unknown`, `agency/self`, `agency/no-profile`, `release/basis-not-binding`.
 */
export function decideRelease(context: SessionContext, request: ReleaseRequest, drafts: readonly CaseRecord[] = []): Release {
  const { file, agency, asked } = askedRelease(context, request, drafts);
  const decided = decideCase(file, asked);
  const pseudonymOf = pseudonymsFor(getSecret(context.session.office, 'pseudonym-root'), agency.code);
  const whole = emit(file, decided, { pseudonymOf });
  const { content, decisions, leftOut } = forReader(whole, decided, limitsFor(context, agency.code));
  return { file, agency, basis: asked.basis, asked, decisions, content, whole, leftOut };
}

/** What {@link decideRelease} decides on, before anything is decided. Refusals as there. */
export function askedRelease(
  context: SessionContext,
  request: ReleaseRequest,
  drafts: readonly CaseRecord[] = [],
): Pick<Release, 'file' | 'agency' | 'asked'> {
  const { session } = context;
  const held = getCaseFile(session, request.caseId);
  const file = { ...held, records: [...held.records, ...drafts] };
  const agency = getAgency(session, request.recipient);
  if (agency.code === getVaultState(session.office).agency.code) throw new Refusal('agency/self');
  const recipient = request.profile ?? findProfile(session, agency.code);
  if (recipient === null) throw new Refusal('agency/no-profile');
  const ours = countryOfAgency(getVaultState(session.office).agency.code);
  const basis = request.basis ?? [usualBasis(ours, agency.country, held.kind)];
  if (basis.some(law => isUnbound(law, ours, agency.country))) throw new Refusal('release/basis-not-binding');
  const knownCases = session.visible().flatMap(db => listCasesKnownTo(db, agency.code));
  const circumstances = { ...circumstancesOf(context, file, request), knownCases };
  const chosen = scopeOf(session, held, request);
  const scope = chosen === null ? null : new Set([...chosen, ...drafts.map(({ id }) => id)]);
  const { policy } = policyInForce(session);
  return { file, agency, asked: { recipient, purpose: request.purpose, basis, circumstances, scope, policy } };
}

/** What the recipient’s program does not know, as its card says; null where it knows all of our catalogue, or reads with other tools. */
function limitsFor({ session }: SessionContext, agency: AgencyCode): ReaderLimits | null {
  const key = findCurrentKey(session.office, agency);
  const reading = key === undefined ? null : readingOfKey(key);
  return reading === null ? null : limitsOf(reading.catalogue);
}

function circumstancesOf({ session, nowMs }: SessionContext, file: CaseFile, request: ReleaseRequest): Circumstances {
  const { on } = request;
  const date = on ?? officeDays(session, { nowMs }).office;
  return {
    date,
    events: [],
    ...(on === undefined ? { days: daysOfOriginators(file, officeDays(session, { nowMs }).in) } : {}),
    consents: [...consentsFor(session, file), ...packetConsentsFor(session, file)],
    ...circumstancesFor(session, file, request),
  };
}

/** What day it is for each authority that something of the case came from; a day to look ahead to is everybody's. */
function daysOfOriginators({ records }: CaseFile, dayIn: (zone: string) => CivilDate): NonNullable<Circumstances['days']> {
  const marks = records.flatMap(record => Object.values(record.marks));
  const codes = new Set(marks.flatMap(({ originator }) => originator ?? []));
  return Object.fromEntries([...codes].map(code => [code, dayIn(capitalZone(countryOfAgency(code)))]));
}

/** The consents for this case that have not ended, and whose document is still in it. */
function consentsFor(session: SessionContext['session'], { id, records }: CaseFile): Circumstances['consents'] {
  const documents = new Set<string>(records.filter(({ entity }) => entity === 'document').map(record => record.id));
  return listConsents(session.dbOf(id))
    .filter(({ caseId, document, endedAtMs }) => caseId === id && endedAtMs === null && documents.has(document))
    .map(({ originator, recipient, purposes, until }) => ({ originator, recipient, purposes, until }));
}

/** Handling for whoever names none: with the originator's consent only, onward and in court; stricter where what leaves came in so. */
export const usualHandling = (release: Pick<Release, 'agency' | 'file' | 'decisions'>): Handling =>
  boundHandling(
    {
      codes: ['H1', 'H2'],
      tlp: 'TLP:AMBER',
      pap: 'PAP:GREEN',
      relTo: [release.agency.code],
      onward: 'with-consent',
      courtUse: 'with-consent',
      retentionUntil: null,
    },
    receivedCaveats(release),
  );

/** @throws Refusal `release/handling-looser` where a packet would ask less of its reader than what leaves in it asked of us. */
export function refuseLooserHandling(release: Pick<Release, 'agency' | 'file' | 'decisions'>, handling: Handling): void {
  const bound = boundHandling(handling, receivedCaveats(release));
  if (JSON.stringify(bound) !== JSON.stringify({ ...bound, ...handling, codes: sortedCodes(handling.codes) }))
    throw new Refusal('release/handling-looser');
}

/**
 * @param knows - Whether a word names an agency or a country that may be released to.
 * @throws Refusal `release/handling-contradicts` where terms say two things at once, end before they begin, or release to nobody that there is.
 */
export function refuseContradiction(
  { codes, tlp, onward, courtUse, relTo, retentionUntil }: Handling,
  { today, knows }: { readonly today: CivilDate; readonly knows: (name: string) => boolean },
): void {
  const contradicts =
    (codes.includes('H1') && courtUse === 'yes') ||
    (tlp === 'TLP:CLEAR' && onward === 'no') ||
    (retentionUntil !== null && retentionUntil < today) ||
    !relTo.every(knows);
  if (contradicts) throw new Refusal('release/handling-contradicts');
}

/** The caveats under which the values that leave came in from somebody else than the one who gets them. */
function receivedCaveats({ agency, file, decisions }: Pick<Release, 'agency' | 'file' | 'decisions'>): readonly Caveat[] {
  const marks = new Map(file.records.map(record => [record.id, record.marks]));
  const leaving = decisions.fields.filter(({ action }) => action !== 'WITHHOLD' && action !== 'OMIT_SILENT');
  return leaving.flatMap(({ record, field }) =>
    ['*', field].flatMap(place => {
      const mark = marks.get(record)?.[place];
      return mark?.locked === true && mark.originator !== agency.code ? (mark.caveats ?? []) : [];
    }),
  );
}
