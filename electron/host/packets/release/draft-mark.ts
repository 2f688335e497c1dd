import type { CaseFile, CaseRecord } from '../../../../shared/case.ts';
import type { markCalls, SeenUnderMark } from '../../../../shared/contract/marks.ts';
import { decideCase } from '../../../../shared/decision/decide-case.ts';
import type { Action } from '../../../../shared/decision/types.ts';
import { Refusal } from '../../../../shared/failure.ts';
import type { AgencyCode } from '../../../../shared/language.ts';
import { markReadingHandlers, weighMark } from '../../cases/marks.ts';
import type { HandlersOf, SessionContext } from '../../ground/context.ts';
import { askedRelease } from './release.ts';

/** What a page asks instead of judging: how values are handled together, what a draft of a mark comes to, and what a counterpart would see under it. */
export const markHandlers: HandlersOf<typeof markCalls> = {
  ...markReadingHandlers,
  'mark:weigh': ({ recipient, ...asked }, context) => {
    const { said, found, after } = weighMark(context.session, asked);
    const seen = recipient === undefined ? null : seenUnder(context, recipient, { after, found, field: asked.field });
    return { ...said, seen };
  },
};

type Drafted = { readonly after: CaseFile; readonly found: CaseRecord; readonly field: string };

/** As the case's shields are decided, of the case as it would be. null where nothing can be decided for them, such as without a profile. */
function seenUnder(context: SessionContext, recipient: AgencyCode, { after, found, field }: Drafted): SeenUnderMark | null {
  try {
    const { asked } = askedRelease(context, { caseId: after.id, recipient, purpose: 'same-case' });
    const { records, fields } = decideCase(after, asked);
    const ofRecord = records.get(found.id);
    const here = fields.filter(each => each.record === found.id && isAsked(each.field, field, found));
    const actions = ofRecord?.emitted === false ? [ofRecord.action] : here.map(({ action }) => action);
    return { recipient, counts: countsOf(actions) };
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** The value itself; of a whole record (`*`), each that it holds. */
function isAsked(of: string, field: string, { fields }: CaseRecord): boolean {
  return field === '*' ? fields[of] !== undefined : of === field;
}

function countsOf(actions: readonly Action[]): SeenUnderMark['counts'] {
  const counts: Partial<Record<Action, number>> = {};
  for (const action of actions) counts[action] = (counts[action] ?? 0) + 1;
  return counts;
}
