import type { personCalls } from '../../../shared/contract/persons.ts';
import { caseKeys } from '../../../shared/same-person/match-keys.ts';
import { traitsOf } from '../../../shared/same-person/traits.ts';
import { lastEntry } from '../audit/audit.ts';
import type { HandlersOf } from '../ground/context.ts';
import { compared, mergePersons, unmergePersons } from './person-merge.ts';
import { judge, judgeCases } from './person-verdict.ts';
import { proposedReference } from './references.ts';
import { alikeByKeys, matchesOf, personsElsewhere, samePersonsIn } from './same-person.ts';

export const personHandlers: HandlersOf<typeof personCalls> = {
  'person:match': ({ fields, phones = [] }, { session }) =>
    matchesOf(session, {
      record: null,
      traits: traitsOf([{ entity: 'subject', fields }, ...phones.map(phone => ({ entity: 'contactPoint', fields: { phone } }))]),
    }),

  'person:same': ({ caseId, record }, { session }) => samePersonsIn(session, caseId, record),

  'person:judge': ({ one, other, verdict }, context) => {
    judge(context, [one, other], verdict);
    return { entry: lastEntry(context.session) };
  },

  'person:compare': ({ one, other }, { session }) => compared(session, { one, other }),

  'person:merge': ({ one, other, values, also }, context) => {
    mergePersons(context, { one, other }, { values, also });
    return { entry: lastEntry(context.session) };
  },

  'person:unmerge': ({ caseId, record, entry }, context) => unmergePersons(context, { caseId, record }, entry),

  'person:elsewhere': ({ records }, { session }) => personsElsewhere(session, records),

  'case:judge': ({ one, other, verdict }, context) => {
    judgeCases(context, [one, other], verdict);
    return { entry: lastEntry(context.session) };
  },

  'case:propose-reference': ({ kind }, context) => ({ reference: proposedReference(context.session, context, kind) }),

  'case:match': ({ references, except }, { session }) =>
    alikeByKeys(
      session,
      references.flatMap(reference => caseKeys({ entity: 'case', fields: { reference } })),
      'reference',
      except,
    ),
};
