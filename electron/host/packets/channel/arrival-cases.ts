import { findCase, isCaseOver } from '../../../../db/cases.ts';
import type { ArrivalCase, OpenedView } from '../../../../shared/contract/packets.ts';
import type { AgencyCode, CaseId } from '../../../../shared/language.ts';
import { traitEntities, traitsOf } from '../../../../shared/same-person/traits.ts';
import { matchesOf } from '../../cases/same-person.ts';
import type { SessionContext } from '../../ground/context.ts';
import type { IncomingRecord } from '../read/intake.ts';
import { whyNotInto } from './into-case.ts';
import type { PlannedCase } from './plan.ts';

/** Which case a packet goes into, and into which it might: the one whose number it quotes, and those of the persons that it names. */
export function arrivalCases(
  context: Pick<SessionContext, 'session'>,
  agency: AgencyCode,
  into: PlannedCase | null,
): Pick<OpenedView, 'into' | 'cases'> {
  if (into === null) return { into: null, cases: [] };
  const { session } = context;
  const goesTo = into.caseId === null ? undefined : findCase(into.db, into.caseId);
  const told =
    goesTo === undefined
      ? null
      : { caseId: goesTo.id, reference: goesTo.reference, title: goesTo.title, isEnded: isCaseOver(into.db, goesTo.id) };
  if (into.isFollowUp) return { into: told, cases: [] };
  const found = new Map<CaseId, ArrivalCase>();
  const add = (caseId: CaseId, why: ArrivalCase['why'], person: string | null) => {
    const held = findCase(session.dbOf(caseId), caseId);
    if (held === undefined || found.has(caseId)) return;
    const { reference, title } = held;
    found.set(caseId, { caseId, reference, title, why, person, refusal: whyNotInto(context, agency, into.root, caseId) });
  };
  if (into.about !== null) add(into.about.id, 'quoted', null);
  for (const { caseId, name, certain } of personsIn(into).flatMap(traits => matchesOf(session, { record: null, traits })))
    if (certain) add(caseId, 'person', name);
  return { into: told, cases: [...found.values()] };
}

function personsIn({ records }: PlannedCase): readonly ReturnType<typeof traitsOf>[] {
  const incoming = records.map(record => record.incoming);
  const isOf = ({ entity, parent }: IncomingRecord, id: string) => parent === id && traitEntities.some(each => each === entity);
  return incoming
    .filter(({ entity }) => entity === 'subject')
    .map(subject => traitsOf([subject, ...incoming.filter(record => isOf(record, subject.emittedId))]));
}
