import {
  findConsentRequest,
  forgetConsent,
  insertConsentRequest,
  listConsentRequests,
  listConsentValues,
  recordConsentAnswer,
  recordConsentWithdrawn,
  valueKey,
  type ConsentRequest,
  type ConsentValue,
} from '../../../../db/consent-packets.ts';
import { findCase } from '../../../../db/cases.ts';
import { findLedgerEntry } from '../../../../db/ledger.ts';
import type { Reader, Writer } from '../../../../db/open.ts';
import { findRecord } from '../../../../db/records.ts';
import { daysBetween } from '../../../../shared/clocks/civil-date.ts';
import type { AskableValue, consentCalls, ConsentLine, ConsentValueView } from '../../../../shared/contract/consents.ts';
import type { ConsentClaim } from '../../../../shared/contract/packet-claims.ts';
import type { BuiltPacket } from '../../../../shared/contract/packets.ts';
import { decideCase } from '../../../../shared/decision/decide-case.ts';
import { placeKey } from '../../../../shared/decision/types.ts';
import { Refusal } from '../../../../shared/failure.ts';
import { usualBasis } from '../../../../shared/legal-bases.ts';
import { getVaultState } from '../../../../db/vault-state.ts';
import { countryOfAgency } from '../../../../shared/countries.ts';
import type { AgencyCode, CaseId, CivilDate, PacketId } from '../../../../shared/language.ts';
import { getAgency } from '../../agencies/agencies.ts';
import { MOST_CONSENT_DAYS } from '../../agencies/consents.ts';
import { recordChanges } from '../../audit/audit.ts';
import type { HandlersOf, SessionContext } from '../../ground/context.ts';
import { officeDays } from '../../ground/office-day.ts';
import { destination } from '../channel/destination.ts';
import { plainHandling, sendPacket } from '../channel/outbox.ts';
import { carriedPlaces, standsAsItCame, storedNow, type CarriedPlace } from '../read/carried-places.ts';
import { givenIn, type GivenValue } from '../read/given-values.ts';
import { builtPacket } from './disclose.ts';
import { askedRelease, type ReleaseRequest } from './release.ts';

/** Originators' consents as packets: asked for, answered value by value, and taken back. */
export const consentPacketHandlers: HandlersOf<typeof consentCalls> = {
  'consent:askable': ({ originator, ...request }, context) => askable(context, request, originator).map(({ told }) => told),

  'consent:ask': async ({ originator, until, places, folder, file, ...request }, context) => {
    const to = destination(context.handles, { folder, file });
    refuseDay(context, until);
    const wanted = places === undefined ? null : new Set(places.map(({ record, field }) => placeKey(record, field)));
    const asked = askable(context, request, originator).filter(
      ({ carried }) => wanted === null || wanted.has(placeKey(carried.record, carried.field)),
    );
    if (asked.length === 0) throw new Refusal('consent/nothing-to-ask');
    const { recipient: code, purpose, caseId } = request;
    const { names } = getAgency(context.session, code);
    const values = asked.map(({ carried: { packet, digest } }) => ({ packet, digest }));
    const claim = { act: 'ask', recipient: { agency: code, names }, purpose, until, values } as const;
    const row = { direction: 'out', agency: originator, caseId, recipient: code, names, purpose, until } as const;
    const carried = asked.map(each => each.carried);
    return sendConsent(context, { to: originator, purpose, caseId, claim }, to, ({ id, hash, atMs }) =>
      insertConsentRequest(context.session.dbOf(caseId), { ...row, id, hash, atMs }, carried),
    );
  },

  'consent:list': (_, context) =>
    context.session
      .visible()
      .flatMap(db => listConsentRequests(db).map(each => lineOf(context, db, each)))
      .sort((one, other) => other.atMs - one.atMs || (one.id < other.id ? 1 : -1)),

  'consent:show': ({ id }, context) => {
    const { request, db } = getRequest(context, id);
    const values = listConsentValues(db, id);
    return { ...lineOf(context, db, request), contents: contentsOf(context, db, request, values) };
  },

  'consent:answer': async ({ id, given, until, folder, file }, context) => {
    const to = destination(context.handles, { folder, file });
    const { request } = getRequest(context, id, 'in');
    if (request.answer !== null) throw new Refusal('consent/answered');
    const day = until ?? request.until;
    if (day > request.until) throw new Refusal('consent/beyond-asked');
    if (given.length > 0) refuseDay(context, day);
    const values = listConsentValues(context.session.office, id).map(({ packet, digest }) => ({ packet, digest }));
    if (given.some(at => at >= values.length)) throw new Refusal('consent/no-such-value');
    const chosen = new Set(given);
    const claim = {
      act: 'answer',
      request: id,
      hash: request.hash,
      recipient: { agency: request.recipient, names: request.names },
      purpose: request.purpose,
      until: day,
      given: values.filter((_, at) => chosen.has(at)),
      refused: values.filter((_, at) => !chosen.has(at)),
    } as const;
    const saying = { to: request.agency, purpose: request.purpose, caseId: null, claim };
    return sendConsent(context, saying, to, sent =>
      recordConsentAnswer(context.session.office, id, { ...sent, until: day }, new Set(claim.given.map(valueKey))),
    );
  },

  'consent:withdraw': async ({ id, folder, file }, context) => {
    const to = destination(context.handles, { folder, file });
    const { request } = getRequest(context, id, 'in');
    const { answer, answerHash, withdrawal } = request;
    const values = listConsentValues(context.session.office, id);
    if (answer === null || answerHash === null || withdrawal !== null || !values.some(({ given }) => given === true))
      throw new Refusal('consent/not-found');
    const claim = { act: 'withdraw', answer, hash: answerHash } as const;
    const saying = { to: request.agency, purpose: request.purpose, caseId: null, claim };
    return sendConsent(context, saying, to, sent => recordConsentWithdrawn(context.session.office, id, sent.id, sent.atMs));
  },
};

type Askable = { readonly carried: CarriedPlace; readonly told: AskableValue };

/**
 * What would leave if this originator consented, and does not now: what else holds a value back is not asked about. Of that, what came in by its
 * packets and stands as it came.
 */
function askable(context: SessionContext, request: ReleaseRequest, originator: AgencyCode): readonly Askable[] {
  const { session } = context;
  getAgency(session, originator);
  const { file, asked } = askedRelease(context, request);
  const consent = { originator, recipient: request.recipient, purposes: [request.purpose], until: null, places: 'all' } as const;
  const { circumstances } = asked;
  const then = { ...asked, circumstances: { ...circumstances, consents: [...circumstances.consents, consent] } };
  const leaves = (each: { readonly action: string }): boolean => each.action !== 'WITHHOLD' && each.action !== 'OMIT_SILENT';
  const now = new Set(
    decideCase(file, asked)
      .fields.filter(leaves)
      .map(({ record, field }) => placeKey(record, field)),
  );
  const carried = carriedPlaces(session.dbOf(request.caseId), request.caseId, originator);
  const records = new Map(file.records.map(record => [record.id, record]));
  return decideCase(file, then)
    .fields.filter(each => leaves(each) && !now.has(placeKey(each.record, each.field)))
    .flatMap(({ record, field }) => {
      const [held, came] = [records.get(record), carried.get(placeKey(record, field))];
      if (held === undefined || came === undefined || storedNow(held, field) !== came.stored) return [];
      const { entity, fields } = held;
      return [{ carried: came, told: { record, field, entity, value: fields[field] ?? null, packet: came.packet } }];
    });
}

function refuseDay(context: SessionContext, until: CivilDate): void {
  const { office: today } = officeDays(context.session, context);
  if (until < today || daysBetween(today, until) > MOST_CONSENT_DAYS) throw new Refusal('agency/consent-days');
}

type Saying = {
  readonly to: AgencyCode;
  readonly purpose: ReleaseRequest['purpose'];
  readonly caseId: CaseId | null;
  readonly claim: ConsentClaim;
};

type SentAs = { readonly id: PacketId; readonly hash: string; readonly atMs: number };

/** Send it, and keep what it says with its signature; if it cannot be written, nothing was said. */
async function sendConsent(
  context: SessionContext,
  { to: code, purpose, caseId, claim }: Saying,
  to: ReturnType<typeof destination>,
  keep: (sent: SentAs) => void,
): Promise<BuiltPacket> {
  const { session } = context;
  const agency = getAgency(session, code);
  const ours = countryOfAgency(getVaultState(session.office).agency.code);
  const basis = [usualBasis(ours, agency.country, 'information-exchange')];
  const draft = { kind: 'consent', purpose, basis, handling: plainHandling, to: agency, policyId: 'none', caseId } as const;
  let signed: PacketId | null = null;
  const db = caseId === null ? session.office : session.dbOf(caseId);
  try {
    const sent = await sendPacket(context, draft, to, {
      fill: async () => ({ consent: claim, attachments: [] }),
      record: ({ header, hash }, note) => {
        signed = header.packetId;
        keep({ id: header.packetId, hash, atMs: context.nowMs() });
        note({ record: header.packetId, entity: 'consent', field: claim.act, old: null, new: code, caseId });
      },
      paths: [],
      db,
    });
    context.tell('ledger:changed', {});
    return builtPacket(sent);
  } catch (error) {
    if (signed !== null) recordChanges(session, context, 'packet:void', db, () => forgetConsent(db, signed!));
    throw error;
  }
}

type Found = { readonly request: ConsentRequest; readonly db: Writer };

/** What we asked stands where its case does; what was asked of us, in the office's database. */
function getRequest({ session }: SessionContext, id: PacketId, direction?: 'in'): Found {
  for (const db of session.visible()) {
    const request = findConsentRequest(db, id);
    if (request !== undefined && (direction === undefined || request.direction === direction)) return { request, db };
  }
  throw new Refusal('consent/not-found');
}

function lineOf(context: SessionContext, db: Reader, request: ConsentRequest): ConsentLine {
  const { id, direction, agency, recipient, names, purpose, caseId, atMs } = request;
  const values = listConsentValues(db, id);
  const given = values.filter(value => value.given === true).length;
  const until = request.answeredUntil ?? request.until;
  const reference = caseId === null ? null : (findCase(db, caseId)?.reference ?? null);
  const state = stateOf(request, { given, isPast: until < officeDays(context.session, context).office });
  return {
    id,
    direction,
    agency,
    recipient,
    names,
    purpose,
    until,
    caseId,
    reference,
    atMs,
    state,
    values: values.length,
    given,
  };
}

function stateOf(
  { answer, withdrawal }: ConsentRequest,
  { given, isPast }: { readonly given: number; readonly isPast: boolean },
): ConsentLine['state'] {
  if (withdrawal !== null) return 'withdrawn';
  if (answer === null) return 'waiting';
  if (given === 0) return 'refused';
  return isPast ? 'past' : 'given';
}

function contentsOf(
  { session }: SessionContext,
  own: Reader,
  { direction, caseId }: ConsentRequest,
  values: readonly ConsentValue[],
): readonly ConsentValueView[] {
  const packets = new Map([...new Set(values.map(({ packet }) => packet))].map(packet => [packet, readPacket(packet)]));
  return values.map(({ packet, digest, record, field, stored, given }) => {
    const { number = 0, gave } = packets.get(packet) ?? {};
    const value = gave?.get(digest);
    return {
      entity: value?.entity ?? 'case',
      name: value?.id ?? '',
      field: value?.field ?? field ?? '',
      value: value?.value ?? null,
      how: value?.how ?? null,
      packetNumber: number,
      given,
      isAsItCame: caseId === null || record === null || field === null || stored === null ? null : isHeld(record, field, stored),
    };
  });

  function isHeld(record: NonNullable<ConsentValue['record']>, field: string, stored: string): boolean {
    const held = caseId === null ? undefined : findRecord(own, caseId, record);
    return held !== undefined && standsAsItCame({ records: [held] }, { record, field, stored });
  }

  /** Our packet that gave it, where we are asked; the originator's, where we ask. */
  function readPacket(packet: PacketId): { readonly number: number; readonly gave: ReadonlyMap<string, GivenValue> } | undefined {
    for (const db of session.visible()) {
      const entry = findLedgerEntry(db, direction === 'in' ? 'out' : 'in', packet);
      if (entry === undefined) continue;
      if (entry.caseId !== null && findCase(db, entry.caseId) === undefined) return undefined; // of a deleted case nothing is told
      const gave = new Map(givenIn(db, entry).values.map(value => [value.digest, value]));
      return { number: entry.header.channel.number, gave };
    }
    return undefined;
  }
}
