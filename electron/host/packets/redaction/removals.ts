import { askRemoval, findBox, hasLeftSince, removeBox, type StoredBox } from '../../../../db/redactions.ts';
import { findUser, isSamePerson } from '../../../../db/users.ts';
import type { redactionCalls } from '../../../../shared/contract/redactions.ts';
import { Refusal } from '../../../../shared/failure.ts';
import type { CaseId } from '../../../../shared/language.ts';
import { covers, includesAudience } from '../../../../shared/redactions.ts';
import { recordChanges } from '../../audit/audit.ts';
import { tellChanged } from '../../audit/revision.ts';
import type { HandlersOf, Session, SessionContext } from '../../ground/context.ts';
import { addBox, boxNote } from './adding.ts';

type Calls = Pick<typeof redactionCalls, 'redaction:change' | 'redaction:remove' | 'redaction:decide-removal'>;

/**
 * Uncovering gives more, so it is as loosening a mark is: one person asks with a ground, a supervisor who is somebody else decides. A box that
 * its author placed, and with which the document has not left, protects nothing yet that anybody counts on: its author takes it back alone.
 */
export const removalHandlers: HandlersOf<Calls> = {
  'redaction:change': ({ caseId, id, ...next }, context) => {
    const box = getBox(context.session, caseId, id);
    const isWider = next.page === box.page && covers(next.box, box.box) && includesAudience(next.audience, box.audience);
    if (!isWider && !isOwn(context.session, caseId, box)) throw new Refusal('redaction/needs-second');
    const made = write(context, 'redaction:change', caseId, note => {
      const added = addBox(context, note, caseId, { document: box.document, origin: box.origin, ...next });
      take(context, note, caseId, box);
      return added;
    });
    return { id: made };
  },

  'redaction:remove': ({ caseId, ids, ground }, context) => {
    const boxes = ids.map(id => getBox(context.session, caseId, id));
    const [own, others] = [boxes, boxes.filter(box => !isOwn(context.session, caseId, box))];
    const removed = own.filter(box => !others.includes(box));
    if (others.length > 0 && ground === undefined) throw new Refusal('redaction/needs-ground');
    write(context, 'redaction:remove', caseId, note => {
      for (const box of removed) take(context, note, caseId, box);
      for (const box of others) {
        askRemoval(context.session.dbOf(caseId), box.id, {
          by: context.session.user.id,
          atMs: context.nowMs(),
          ground: ground ?? '',
        });
        note({ caseId, record: box.id, entity: 'redaction', field: 'removal', old: null, new: ground ?? null });
      }
    });
    return { removed: removed.map(({ id }) => id), waiting: others.map(({ id }) => id) };
  },

  'redaction:decide-removal': ({ caseId, ids, approve }, context) => {
    const { session } = context;
    const boxes = ids.map(id => getBox(session, caseId, id));
    for (const { removal } of boxes) {
      if (removal === null) throw new Refusal('redaction/not-found');
      if (isSamePerson(session.office, removal.by, session.user.id)) throw new Refusal('redaction/same-person');
      if (approve && isGone(removal.by, session)) throw new Refusal('loosening/outdated');
    }
    write(context, 'redaction:decide-removal', caseId, note => {
      for (const box of boxes) {
        note({ caseId, record: box.id, entity: 'redaction', field: 'removal', old: box.removal?.ground ?? null, new: approve });
        if (approve) take(context, note, caseId, box);
        else askRemoval(session.dbOf(caseId), box.id, null);
      }
    });
    return null;
  },
};

/** Whether the session's user may take a box away alone. */
export function isOwn(session: Session, caseId: CaseId, box: StoredBox): boolean {
  return (
    isSamePerson(session.office, box.addedBy, session.user.id) &&
    box.removal === null &&
    !hasLeftSince(session.dbOf(caseId), caseId, box.document, box.addedAtMs)
  );
}

/** Write boxes of one case as one act. */
export function write<T>(
  context: SessionContext,
  action: string,
  caseId: CaseId,
  work: (note: Parameters<Parameters<typeof recordChanges<T>>[4]>[0]) => T,
): T {
  const done = recordChanges(context.session, context, action, context.session.dbOf(caseId), work);
  tellChanged(context, caseId);
  return done;
}

function take(context: SessionContext, note: Parameters<typeof addBox>[1], caseId: CaseId, box: StoredBox): void {
  removeBox(context.session.dbOf(caseId), box.id, { by: context.session.user.id, atMs: context.nowMs() });
  note({ caseId, record: box.id, entity: 'redaction', field: '*', old: boxNote(box), new: null });
}

function getBox(session: Session, caseId: CaseId, id: string): StoredBox {
  const box = findBox(session.dbOf(caseId), caseId, id);
  if (box === undefined) throw new Refusal('redaction/not-found');
  return box;
}

/** Who was taken out since counts as no second person. */
function isGone(user: string, { office }: Session): boolean {
  const found = findUser(office, user);
  return found === undefined || found.disabledAtMs !== null;
}
