import {
  lastLooks,
  listDatedDocuments,
  listDatedPackets,
  listKeptCases,
  listTerms,
  type KeptCase,
} from '../../../db/retention.ts';
import type { Writer } from '../../../db/open.ts';
import { getVaultState } from '../../../db/vault-state.ts';
import type { RetentionRow, RetentionTerm } from '../../../shared/contract/retention.ts';
import { countryOfAgency } from '../../../shared/countries.ts';
import type { CaseId, CivilDate } from '../../../shared/language.ts';
import { dueOn, isRuleOf, LONGEST_MONTHS, sourceOfRule, timedRules, type RetentionRule } from '../../../shared/retention.ts';
import type { Session, SessionContext } from '../ground/context.ts';
import { officeDays } from '../ground/office-day.ts';

/** The times by which this office looks, as far as its country's law has it look at all. */
export function officeTerms({ office }: Pick<Session, 'office'>): readonly RetentionTerm[] {
  const country = countryOf(office);
  const own = listTerms(office);
  return timedRules
    .filter(rule => isRuleOf(rule, country))
    .map(rule => ({
      rule,
      months: own.get(rule) ?? LONGEST_MONTHS,
      longest: LONGEST_MONTHS,
      source: sourceOfRule(rule, country),
    }));
}

/** All that comes up by a day (today, where none is said), in every case or in one; the longest due first. */
export function dueRows(context: SessionContext, caseId: CaseId | null, by?: CivilDate): readonly RetentionRow[] {
  const { session } = context;
  const today = officeDays(session, context).office;
  return session
    .visible()
    .flatMap(db => rowsIn(session, db, caseId, today))
    .filter(row => row.dueOn <= (by ?? today))
    .toSorted(
      (one, other) => compare(one.dueOn, other.dueOn) || compare(one.reference, other.reference) || compare(one.what, other.what),
    );
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

type Found = Pick<RetentionRow, 'rule' | 'what' | 'about' | 'since'> & { readonly months: number | null };

function rowsIn({ office }: Session, db: Writer, caseId: CaseId | null, today: CivilDate): readonly RetentionRow[] {
  const country = countryOf(office);
  const months = new Map<RetentionRule, number>(officeTerms({ office }).map(term => [term.rule, term.months]));
  const looks = lastLooks(db, caseId);
  const cases = new Map(listKeptCases(db, caseId).map(each => [each.caseId, each]));
  const rowOf = (kept: KeptCase, { months: term, ...found }: Found): RetentionRow => {
    const look = looks.get(`${kept.caseId} ${found.rule} ${found.what}`);
    return {
      ...found,
      source: sourceOfRule(found.rule, country),
      caseId: kept.caseId,
      reference: kept.reference,
      title: kept.title,
      dueOn: dueOn(found.since, term, look?.nextOn ?? null),
      lookedWhy: look?.reason ?? null,
      kept: kept.isHeld === 1 ? 'hold' : kept.keptUntil !== null && kept.keptUntil >= today ? kept.keptUntil : null,
    };
  };
  const ofCases = [...cases.values()].flatMap(kept => foundOf(kept, months).map(found => rowOf(kept, found)));
  const ofDocuments = listDatedDocuments(db, caseId).map(({ caseId: of, record, title, keptUntil }) =>
    rowOf(cases.get(of)!, { rule: 'document-date', what: record, about: title ?? '', since: keptUntil, months: null }),
  ); // each stands in a case
  const ofPackets = listDatedPackets(db, caseId).map(({ caseId: of, packet, agency, number, keptUntil }) =>
    rowOf(cases.get(of)!, { rule: 'received-date', what: packet, about: `${agency} ${number}`, since: keptUntil, months: null }),
  );
  return [...ofCases, ...ofDocuments, ...ofPackets];
}

function foundOf({ keptUntil, overSince, openedOn }: KeptCase, months: ReadonlyMap<RetentionRule, number>): readonly Found[] {
  const own = (rule: RetentionRule, since: CivilDate | null): readonly Found[] => {
    const term = months.get(rule) ?? null;
    const isTimed = rule !== 'case-date';
    return since === null || (isTimed && term === null)
      ? []
      : [{ rule, what: '', about: '', since, months: isTimed ? term : null }];
  };
  // A case that is over is looked at for that; one that goes on, for whether it is still needed.
  return [...own('case-date', keptUntil), ...(overSince === null ? own('still-needed', openedOn) : own('case-over', overSince))];
}

const countryOf = (office: Session['office']): string => countryOfAgency(getVaultState(office).agency.code);
