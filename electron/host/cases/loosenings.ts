import {
  decideLoosening,
  findOpenLoosening,
  insertLoosening,
  listOpenLoosenings,
  type LooseningRow,
} from '../../../db/loosenings.ts';
import { findUser, isSamePerson } from '../../../db/users.ts';
import type { LooseningProposal } from '../../../shared/case-view.ts';
import { catalogue, type EntityName } from '../../../shared/catalogue.ts';
import type { looseningCalls } from '../../../shared/contract/loosenings.ts';
import { isLoosenable } from '../../../shared/decision/effective-mark.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { Json } from '../../../shared/language.ts';
import { isUnderLock } from '../../../shared/mark-draft.ts';
import type { Mark } from '../../../shared/mark.ts';
import { canonical } from '../keys/canonical.ts';
import { editCase, entityOf, refuseUnknownPlace } from './case-edit.ts';
import type { HandlersOf, Session } from '../ground/context.ts';
import { newId } from '../ground/ids.ts';

/** Loosening is an act of two persons: one proposes it with its ground, a supervisor who is somebody else decides. */
export const looseningHandlers: HandlersOf<typeof looseningCalls> = {
  'mark:propose-loosening': ({ caseId, record, field, mark, loosened, ground }, context) => {
    const id = newId(context);
    editCase(context, 'mark:propose-loosening', caseId, ({ db, get, note }) => {
      const found = get(record);
      refuseUnknownPlace(entityOf(found), field);
      if (loosened !== undefined) refuseProtected(entityOf(found), field);
      const asked: Mark = { ...mark, ...(loosened === undefined ? {} : { loosened }) };
      const held = found.marks[field];
      if (held?.locked === true || (loosened !== undefined && isUnderLock(found, caseId, get))) throw new Refusal('mark/locked');
      insertLoosening(db, {
        id,
        caseId,
        record,
        field,
        was: textOf(held),
        mark: JSON.stringify(asked),
        ground,
        proposedBy: context.session.user.id,
        proposedAtMs: context.nowMs(),
      });
      note({
        caseId,
        record,
        entity: found.entity,
        field: `loosening:${field}`,
        old: null,
        new: { mark: asked as Json, ground },
      });
    });
    return { id };
  },

  'mark:list-loosening': ({ caseId }, { session }) =>
    (caseId === undefined ? session.visible() : [session.dbOf(caseId)])
      .flatMap(db => listOpenLoosenings(db, caseId ?? null))
      .map(row => proposalOf(row, session)),

  'mark:decide-loosening': ({ id, caseId, approve }, context) => {
    editCase(context, 'mark:decide-loosening', caseId, edit => {
      const { db, get, note } = edit;
      const proposal = findOpenLoosening(db, caseId, id);
      if (proposal === undefined) throw new Refusal('loosening/not-found');
      if (isSamePerson(context.session.office, proposal.proposedBy, context.session.user.id))
        throw new Refusal('loosening/same-person');
      const found = get(proposal.record);
      const held = found.marks[proposal.field];
      const asked = JSON.parse(proposal.mark) as Mark; // checked when it was proposed
      const isLocked = held?.locked === true || (asked.loosened !== undefined && isUnderLock(found, caseId, get));
      if (approve && isLocked) throw new Refusal('mark/locked');
      if (approve && (textOf(held) !== proposal.was || isGone(proposal.proposedBy, context.session)))
        throw new Refusal('loosening/outdated');
      if (approve) edit.mark(found, proposal.field, Object.keys(asked).length === 0 ? null : asked);
      decideLoosening(db, id, { by: context.session.user.id, atMs: context.nowMs(), approved: approve });
      note({
        caseId,
        record: found.id,
        entity: found.entity,
        field: `loosening:${proposal.field}`,
        old: proposal.ground,
        new: approve,
      });
    });
    return null;
  },
};

/** Who was taken out since counts as no second person. */
function isGone(user: string, { office }: Session): boolean {
  const found = findUser(office, user);
  return found === undefined || found.disabledAtMs !== null;
}

function proposalOf({ was, mark, ...row }: LooseningRow, { office }: Session): LooseningProposal {
  return {
    ...row,
    // both were checked when they were written
    was: was === null ? null : (JSON.parse(was) as Mark),
    mark: JSON.parse(mark) as Mark,
    proposedByLabel: findUser(office, row.proposedBy)?.label ?? null,
  };
}

/** Below the catalogue's default there is no going where the law, a source or a victim is protected, nor for a whole record. */
function refuseProtected(entity: EntityName, place: string): void {
  const field = catalogue[entity].fields[place];
  if (field === undefined || !isLoosenable(field)) throw new Refusal('loosening/protected');
}

function textOf(mark: Mark | undefined): string | null {
  return mark === undefined ? null : canonical(mark); // marks are plain JSON
}
