import { civilDate, dayNumber } from '../../shared/clocks/civil-date.ts';
import type { CaseView } from '../../shared/case-view.ts';
import { markAt } from '../../shared/judged-mark.ts';
import type { AskableValue } from '../../shared/contract/consents.ts';
import type { Failure } from '../../shared/failure.ts';
import type { AgencyCode, CivilDate } from '../../shared/language.ts';
import { here } from '../here.ts';
import { door } from '../host.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { currentReader, type Translate } from '../text.ts';
import { notify } from '../ui/notice.ts';
import { entityLabel, fieldOf, type Chosen } from './seen.ts';
import { requestOf, type Terms } from './sight-store.ts';

/** The agency that a value came from, the first of several; null where only its field says that it is another's. */
export function originatorOf(ours: CaseView | null, { record, seen }: Chosen): AgencyCode | null {
  if (ours === null) return null;
  return (markAt(ours.marks, record, seen.field) ?? markAt(ours.marks, record, '*'))?.originators[0] ?? null;
}

export function inDays(from: CivilDate, days: number): CivilDate {
  return civilDate(dayNumber(from) + days);
}

/** What would leave under these terms once this originator consented, and came in by its packets. */
export async function askableValues(terms: Terms, originator: AgencyCode): Promise<readonly AskableValue[] | Failure> {
  const answer = await door.request('consent:askable', { ...requestOf(terms), originator });
  return answer.ok ? answer.value : answer.failure;
}

export type AskedByPacket = {
  readonly terms: Terms;
  readonly originator: AgencyCode;
  readonly until: CivilDate;
  readonly values: readonly AskableValue[];
};

/** Write the packet that asks an originator, into a folder that the person names. Gives what was refused; null where it was written, or no folder named. */
export const writeConsentRequest = oneAtATime(
  null,
  async ({ terms, originator, until, values }: AskedByPacket, t: Translate): Promise<Failure | null> => {
    const folder = await door.pickFolder('packets');
    if (folder === null) return null;
    const places = values.map(({ record, field }) => ({ record, field }));
    const answer = await door.request('consent:ask', { ...requestOf(terms), originator, until, places, folder: folder.handle });
    if (!answer.ok) return answer.failure;
    notify({ title: t('consent.asked', { file: answer.value.file }), tone: 'done' });
    return null;
  },
);

export type ConsentRequest = {
  readonly terms: Terms;
  readonly chosen: Chosen;
  readonly originator: AgencyCode;
  readonly mode: string;
  readonly dueOn: CivilDate | null;
};

/** Log that we asked, with the answer as a commitment of theirs. Gives what was refused, or null. */
export async function askConsent(
  { terms, chosen, originator, mode, dueOn }: ConsentRequest,
  t: Translate,
): Promise<Failure | null> {
  const field = t(fieldOf(chosen.entity, chosen.seen.field)?.label ?? entityLabel(chosen.entity));
  const purpose = t(`release.purposes.${terms.purpose}`);
  const text = t('release.consentTopic', { field, who: terms.recipient, purpose });
  const answer = await door.request('exchange:log', {
    caseId: terms.caseId,
    fields: {
      startAt: here().at,
      mode,
      counterpart: originator,
      topic: text,
    },
    children: [
      {
        entity: 'commitment',
        fields: { what: text, by: originator, status: 'open', ...(dueOn === null ? {} : { dueOn }) },
      },
      { entity: 'portion', fields: { of: 'summary', text, language: currentReader().writes } },
    ],
  });
  if (!answer.ok) return answer.failure;
  notify({ title: t('release.consentLogged', { who: originator }), tone: 'done' });
  return null;
}
