import { listOpenActs } from '../../../db/counterpart-acts.ts';
import { listUsers } from '../../../db/users.ts';
import type { PendingAct } from '../../../shared/contract/agencies.ts';
import type { Bilingual, Json } from '../../../shared/language.ts';
import type { Session } from '../ground/context.ts';
import { cardWords, readCard, signingKeyOf } from './cards.ts';
import { mayConfirm } from './two-persons.ts';

/** What waits for a second person, as a screen shows it: of a card its words, which both persons look at, instead of its text. */
export function pendingActs(session: Session): readonly PendingAct[] {
  const labels = new Map<string, string>(listUsers(session.office).map(({ id, label }) => [id, label]));
  return listOpenActs(session.office).map(row => {
    const { id, act, agency, proposedBy, proposedAtMs } = row;
    const content = JSON.parse(row.content) as Json; // written by `propose`
    const words = wordsIn(content);
    return {
      id,
      act,
      agency,
      proposedBy: labels.get(proposedBy) ?? null,
      proposedAtMs,
      isMine: proposedBy === session.user.id,
      mayConfirm: mayConfirm(session, row),
      content: words === null ? content : null,
      words,
    };
  });
}

function wordsIn(content: Json): Bilingual | null {
  const { card: text } = (content ?? {}) as { readonly card?: unknown }; // each act wrote its own content
  if (typeof text !== 'string') return null;
  const { card } = readCard(Buffer.from(text), null);
  return cardWords(signingKeyOf(card), card.recipient);
}
