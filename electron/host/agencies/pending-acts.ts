import { listOpenActs } from '../../../db/counterpart-acts.ts';
import { listUsers } from '../../../db/users.ts';
import type { Agency } from '../../../shared/agency-table.ts';
import type { PendingAct } from '../../../shared/contract/agencies.ts';
import type { Bilingual, Json } from '../../../shared/language.ts';
import type { Session } from '../ground/context.ts';
import { cardWords, readCard, signingKeyOf, type Card } from './cards.ts';
import { mayConfirm } from './two-persons.ts';

/** What waits for a second person, as a screen shows it: of a card its words, which both persons look at, instead of its text. */
export function pendingActs(session: Session): readonly PendingAct[] {
  const labels = new Map<string, string>(listUsers(session.office).map(({ id, label }) => [id, label]));
  return listOpenActs(session.office).map(row => {
    const { id, act, agency, proposedBy, proposedAtMs } = row;
    const content = JSON.parse(row.content) as Json; // written by `propose`
    const card = cardIn(content);
    return {
      id,
      act,
      agency,
      proposedBy: labels.get(proposedBy) ?? null,
      proposedAtMs,
      isMine: proposedBy === session.user.id,
      mayConfirm: mayConfirm(session, row),
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

function cardIn(content: Json): Card | null {
  const { card: text } = (content ?? {}) as { readonly card?: unknown }; // each act wrote its own content
  if (typeof text !== 'string') return null;
  return readCard(Buffer.from(text), null).card;
}
