import { findCase, listCases } from '../../../../db/cases.ts';
import { listCasesKnownTo } from '../../../../db/ledger.ts';
import type { Writer } from '../../../../db/open.ts';
import type { agencyCalls, CaseEffect } from '../../../../shared/contract/agencies.ts';
import { decideCase } from '../../../../shared/decision/decide-case.ts';
import { actions, type Action, type RecipientProfile } from '../../../../shared/decision/types.ts';
import type { AgencyCode, CaseId } from '../../../../shared/language.ts';
import { findProfile, profileOf } from '../../agencies/agencies.ts';
import type { HandlersOf, SessionContext } from '../../ground/context.ts';
import { askedRelease } from './release.ts';

/** More would make a person wait, and tell no more of what the change does. */
const MOST_LOOKED = 40;
const MOST_CASES = 10;
const MOST_FIELDS = 6;

export const effectHandlers: HandlersOf<Pick<typeof agencyCalls, 'agency:profile-effect'>> = {
  'agency:profile-effect': (asked, context) => {
    const { session } = context;
    const profiles = { before: findProfile(session, asked.agency), after: profileOf(session, asked) };
    const { cases, areWithIt } = casesFor(context, asked.agency);
    const effects = cases.flatMap(one => effectOn(context, one, profiles) ?? []);
    return {
      cases: effects.toSorted((one, other) => sizeOf(other) - sizeOf(one)).slice(0, MOST_CASES),
      casesInAll: effects.length,
      opens: effects.reduce((sum, { opens }) => sum + opens, 0),
      closes: effects.reduce((sum, { closes }) => sum + closes, 0),
      looked: cases.length,
      ceilings: profiles.after.ceilings,
      areWithIt,
    };
  },
};

type Effect = Pick<CaseEffect, 'opens' | 'closes'>;
const sizeOf = ({ opens, closes }: Effect): number => opens + closes;

type Found = { readonly db: Writer; readonly caseId: CaseId };

/** The cases with a counterpart: those that packets went to it about, or came from it, and those that name it. */
function casesFor({ session }: SessionContext, agency: AgencyCode) {
  const visible = session.visible();
  const page = { offset: 0, limit: MOST_LOOKED };
  const listed = (counterparts: readonly AgencyCode[]) =>
    visible.flatMap(db =>
      listCases(db, counterparts.length === 0 ? {} : { counterparts: [...counterparts] }, page).map(({ id }) => ({
        db,
        caseId: id,
      })),
    );
  const known = visible.flatMap(db => listCasesKnownTo(db, agency).map(caseId => ({ db, caseId })));
  const withIt = new Map<CaseId, Found>([...known, ...listed([agency])].map(found => [found.caseId, found]));
  const areWithIt = withIt.size > 0;
  return { cases: (areWithIt ? [...withIt.values()] : listed([])).slice(0, MOST_LOOKED), areWithIt };
}

type Profiles = { readonly before: RecipientProfile | null; readonly after: RecipientProfile };

/** What of a case would be got more of, or less, for any purpose that was agreed; null where nothing differs. */
function effectOn(context: SessionContext, { db, caseId }: Found, { before, after }: Profiles): CaseEffect | null {
  const { file, asked } = askedRelease(context, {
    ...{ caseId, recipient: after.agency, purpose: 'same-case', scope: 'all', profile: after },
  });
  const got = (recipient: RecipientProfile | null): ReadonlyMap<string, number> => {
    const most = new Map<string, number>();
    for (const purpose of recipient?.purposes ?? [])
      for (const { record, field, action } of decideCase(file, { ...asked, recipient, purpose }).fields)
        most.set(`${record} ${field}`, Math.max(most.get(`${record} ${field}`) ?? 0, closeness(action)));
    return most;
  };
  const [was, is] = [got(before), got(after)];
  const fields = new Map<string, CaseEffect['fields'][number]>();
  for (const { id, entity, fields: recorded } of file.records)
    for (const field of Object.keys(recorded)) {
      const more = (is.get(`${id} ${field}`) ?? 0) - (was.get(`${id} ${field}`) ?? 0);
      const counted = fields.get(`${entity}.${field}`) ?? { entity, field, opens: 0, closes: 0 };
      if (more > 0) fields.set(`${entity}.${field}`, { ...counted, opens: counted.opens + 1 });
      if (more < 0) fields.set(`${entity}.${field}`, { ...counted, closes: counted.closes + 1 });
    }
  const all = [...fields.values()].toSorted((one, other) => sizeOf(other) - sizeOf(one));
  const own = findCase(db, caseId);
  if (all.length === 0 || own === undefined) return null;
  return {
    ...{ caseId, reference: own.reference, title: own.title },
    opens: all.reduce((sum, { opens }) => sum + opens, 0),
    closes: all.reduce((sum, { closes }) => sum + closes, 0),
    fields: all.slice(0, MOST_FIELDS),
  };
}

/** How much of a value a reader gets: nothing, or the closer the more. */
function closeness(action: Action): number {
  return action === 'WITHHOLD' || action === 'OMIT_SILENT' ? 0 : actions.length - actions.indexOf(action);
}
