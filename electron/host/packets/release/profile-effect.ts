import { findCase } from '../../../../db/cases.ts';
import type { agencyCalls, CaseEffect } from '../../../../shared/contract/agencies.ts';
import { decideCase } from '../../../../shared/decision/decide-case.ts';
import { actions, type Action, type RecipientProfile } from '../../../../shared/decision/types.ts';
import type { AgencyCode } from '../../../../shared/language.ts';
import { findProfile, profileOf } from '../../agencies/agencies.ts';
import type { HandlersOf, SessionContext } from '../../ground/context.ts';
import { casesSeen, casesWith, type SeenCase } from './cases-with.ts';
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

/** The cases to look at: those with the counterpart, or where there is none yet the office's latest. */
function casesFor({ session }: SessionContext, agency: AgencyCode) {
  const withIt = casesWith(session, agency, MOST_LOOKED);
  const areWithIt = withIt.length > 0;
  return { cases: (areWithIt ? withIt : casesSeen(session, MOST_LOOKED)).slice(0, MOST_LOOKED), areWithIt };
}

type Profiles = { readonly before: RecipientProfile | null; readonly after: RecipientProfile };

/** What of a case would be got more of, or less, for any purpose that was agreed; null where nothing differs. */
function effectOn(context: SessionContext, { db, caseId }: SeenCase, { before, after }: Profiles): CaseEffect | null {
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
