import { endConsent, insertConsent, listConsents, type Consent } from '../../../db/agencies.ts';
import type { Change } from '../../../db/audit.ts';
import { findCase } from '../../../db/cases.ts';
import type { Reader } from '../../../db/open.ts';
import { findRecord } from '../../../db/records.ts';
import { daysBetween } from '../../../shared/clocks/civil-date.ts';
import type { agencyCalls, ConsentView } from '../../../shared/contract/agencies.ts';
import type { Acceptance } from '../../../shared/counterpart-acts.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { AgencyCode, CaseId, CivilDate, Json, RecordId } from '../../../shared/language.ts';
import type { Purpose } from '../../../shared/mark.ts';
import { recordChanges } from '../audit/audit.ts';
import type { HandlersOf, Session, SessionContext } from '../ground/context.ts';
import { newId } from '../ground/ids.ts';
import { officeDays } from '../ground/office-day.ts';
import { propose } from './two-persons.ts';

/** For how long a consent holds at most. */
export const MOST_CONSENT_DAYS = 5 * 366;

type Calls = Pick<typeof agencyCalls, 'agency:consent' | 'agency:list-consents' | 'agency:end-consent'>;
type Content = {
  readonly originator: AgencyCode;
  readonly recipient: AgencyCode;
  readonly purposes: readonly Purpose[];
  readonly until: CivilDate;
  readonly caseId: CaseId;
  readonly document: RecordId;
};

/** An originator agrees that its values of one case go on to one counterpart, for purposes, until a day; a document of the case shows it. */
export const consentHandlers: HandlersOf<Calls> = {
  'agency:consent': (content, context) => {
    const { session } = context;
    const { office: today } = officeDays(session, context);
    if (content.until < today || daysBetween(today, content.until) > MOST_CONSENT_DAYS) throw new Refusal('agency/consent-days');
    refuseWithoutDocument(session, content);
    const asked = { act: 'consent', agency: content.recipient, caseId: content.caseId, content } as const;
    return propose(context, 'agency:consent', asked, (note, accepted) => performConsent({ context, content, accepted, note }));
  },

  'agency:list-consents': (_, context) => {
    const { office: today } = officeDays(context.session, context);
    return context.session.visible().flatMap(db =>
      listConsents(db)
        .toReversed()
        .map(consent => viewOf(consent, db, today)),
    );
  },

  'agency:end-consent': ({ id }, context) => {
    const { session, nowMs } = context;
    const db = session.visible().find(each => listConsents(each).some(consent => consent.id === id)) ?? session.office;
    recordChanges(session, context, 'agency:end-consent', db, note => {
      if (!endConsent(db, id, { by: session.user.id, atMs: nowMs() })) throw new Refusal('agency/consent-not-found');
      note({ record: id, entity: 'consent', field: 'ended', old: null, new: true });
    });
    return null;
  },
};

type Doing = {
  readonly context: SessionContext;
  readonly content: Json;
  readonly accepted: Acceptance | null;
  readonly note: (change: Change) => void;
};

/** The document must still be there when the second person confirms. */
export function performConsent({ context, content: asked, accepted, note }: Doing): void {
  const { session, nowMs } = context;
  const content = asked as unknown as Content; // checked when it was asked
  refuseWithoutDocument(session, content);
  const id = newId(context);
  insertConsent(session.office, { ...content, id, byUser: session.user.id, atMs: nowMs(), accepted });
  note({ record: id, entity: 'consent', field: '*', old: null, new: { ...content }, caseId: content.caseId });
}

/** A case of this office's own database: one behind a wall of its own is not spoken of outside it. */
function refuseWithoutDocument(session: Session, { caseId, document }: Pick<Content, 'caseId' | 'document'>): void {
  if (findCase(session.dbOf(caseId), caseId) === undefined) throw new Refusal('case/not-found');
  if (session.dbOf(caseId) !== session.office) throw new Refusal('compartment/unavailable');
  if (findRecord(session.office, caseId, document)?.entity !== 'document') throw new Refusal('release/no-document');
}

function viewOf(consent: Consent, db: Reader, today: CivilDate): ConsentView {
  const { id, originator, recipient, purposes, until, caseId, accepted, endedAtMs } = consent;
  const isPast = until !== null && until < today;
  const state = endedAtMs !== null ? 'ended' : caseId === null ? 'earlier' : isPast ? 'past' : 'open';
  const reference = caseId === null ? null : (findCase(db, caseId)?.reference ?? null);
  return { id, originator, recipient, purposes, until, caseId, reference, accepted, state };
}
