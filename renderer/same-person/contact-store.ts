import type { Contact, Contacts } from '../../shared/deconflict/contacts.ts';
import type { ContactAnswer } from '../../shared/deconflict/kinds.ts';
import { refusalSaid } from '../../shared/refusal-words.ts';
import type { CaseId } from '../../shared/language.ts';
import { officeToday } from '../day.ts';
import { door } from '../host.ts';
import { currentReader } from '../text.ts';
import { notify } from '../ui/notice.ts';

/** Whom to ask about what a case has in common with others, answered ones last; null where the host refuses. */
export async function readContacts(caseId: CaseId): Promise<Contacts | null> {
  const answer = await door.request('deconflict:list', { caseId, limit: 200 });
  return answer.ok ? answer.value : null;
}

/** Say what comes of it, or (null) take that back; what the case has in common now, or null where it was refused, which is said. */
export async function answerContact({ kind, mine, other }: Contact, answer: ContactAnswer | null): Promise<Contacts | null> {
  const given = await door.request('deconflict:answer', {
    kind,
    one: mine.id,
    other: other.id,
    answer,
    ...(answer === 'in-touch' ? { sinceOn: officeToday() } : {}),
  });
  if (!given.ok) notify({ title: refusalSaid(given.failure, currentReader()), tone: 'stop' });
  return given.ok ? given.value : null;
}
