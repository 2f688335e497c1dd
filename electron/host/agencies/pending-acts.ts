import { findCase } from '../../../db/cases.ts';
import { listOpenActs } from '../../../db/counterpart-acts.ts';
import { findRecord } from '../../../db/records.ts';
import { isSamePerson, listUsers } from '../../../db/users.ts';
import type { Agency } from '../../../shared/agency-table.ts';
import type { PendingAct } from '../../../shared/contract/agencies.ts';
import type { CaseRecord } from '../../../shared/case.ts';
import { catalogue, type EntityName } from '../../../shared/catalogue.ts';
import type { Bilingual, CaseId, Json, RecordId } from '../../../shared/language.ts';
import { fill } from '../../../shared/text/fill.ts';
import type { Session } from '../ground/context.ts';
import { cardWords, readCard, signingKeyOf, type Card } from './cards.ts';
import { mayConfirm } from './two-persons.ts';

/** What waits for a second person, as a screen shows it: of a card its words, which both persons look at, instead of its text. */
export function pendingActs(session: Session): readonly PendingAct[] {
  const labels = new Map<string, string>(listUsers(session.office).map(({ id, label }) => [id, label]));
  return session
    .visible()
    .flatMap(listOpenActs)
    .map(row => {
      const { id, act, agency, proposedBy, proposedAtMs } = row;
      const content = JSON.parse(row.content) as Json; // written by `propose`
      const card = cardIn(content);
      return {
        id,
        act,
        agency,
        proposedBy: labels.get(proposedBy) ?? null,
        proposedAtMs,
        isMine: isSamePerson(session.office, proposedBy, session.user.id),
        mayConfirm: mayConfirm(session, row),
        about: aboutOf(session, content),
        content: card === null ? content : { names: card.names },
        words: card === null ? null : cardWords(signingKeyOf(card), card.recipient),
      };
    });
}

/** Agencies that nobody knows yet but by a card that waits. */
export function proposedAgencies(acts: readonly PendingAct[], known: readonly Agency[]): readonly Agency[] {
  const unknown = acts.filter(({ act, agency }) => act === 'first-card' && !known.some(({ code }) => code === agency));
  return [...new Map(unknown.map(act => [act.agency, agencyOf(act)])).values()];
}

// Its country as it will stand once the card is accepted.
function agencyOf({ agency: code, content }: PendingAct): Agency {
  const { names } = content as { readonly names: Bilingual }; // a card's, see above
  return { code, names, country: code.slice(0, 2) };
}

const wholeRecord = { en: 'the record itself', es: 'el registro mismo' };

type Ids = { readonly caseId?: CaseId; readonly document?: RecordId; readonly record?: RecordId; readonly field?: string };

function aboutOf(session: Session, content: Json): PendingAct['about'] {
  const { caseId, document, record, field } = (content ?? {}) as Ids; // each act wrote its own content
  if (caseId === undefined) return { reference: null, document: null, value: null };
  const db = session.dbOf(caseId);
  const paper = document === undefined ? undefined : findRecord(db, caseId, document)?.fields['title'];
  const about = record === undefined ? undefined : findRecord(db, caseId, record);
  return {
    reference: findCase(db, caseId)?.reference ?? null,
    document: typeof paper === 'string' ? paper : null,
    value: about === undefined || field === undefined ? null : placeOf(about, field),
  };
}

function placeOf(record: CaseRecord, field: string): Bilingual {
  const { label, fields } = catalogue[record.entity as EntityName]; // a stored record's
  const { en, es } = fill(
    { en: '{{record}}: {{field}}', es: '{{record}}: {{field}}' },
    { record: label, field: fields[field]?.label ?? wholeRecord },
  );
  return { en, es };
}

function cardIn(content: Json): Card | null {
  const { card: text } = (content ?? {}) as { readonly card?: unknown }; // each act wrote its own content
  if (typeof text !== 'string') return null;
  return readCard(Buffer.from(text), null).card;
}
