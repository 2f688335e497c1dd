import { findCase } from '../../../db/cases.ts';
import { deleteServed, insertServed, listServed, type Served } from '../../../db/framework.ts';
import type { Reader } from '../../../db/open.ts';
import { findRecord } from '../../../db/records.ts';
import type { frameworkCalls, ServedView } from '../../../shared/contract/frameworks.ts';
import type { CaseRecord } from '../../../shared/case.ts';
import { Refusal } from '../../../shared/failure.ts';
import { titleOf } from '../../../shared/framework/items.ts';
import { lastEntry, recordChanges } from '../audit/audit.ts';
import { tellChanged } from '../audit/revision.ts';
import type { HandlersOf, Session } from '../ground/context.ts';
import { newId } from '../ground/ids.ts';
import { getItem, readItems } from './items.ts';

/** The kinds of records that may serve an action by themselves. */
const SERVING: ReadonlySet<string> = new Set(['exchange', 'request', 'plan', 'planTask', 'task', 'outcome', 'asset']);

export const servedHandlers: HandlersOf<Pick<typeof frameworkCalls, 'framework:serve' | 'framework:of-case'>> = {
  'framework:serve': ({ caseId, record = null, action, isServed }, context) => {
    const { session } = context;
    const db = session.dbOf(caseId);
    if (findCase(db, caseId) === undefined) throw new Refusal('case/not-found');
    if (isServed) getItem(readItems(session), action, 'action'); // what is left of one that is gone may be taken out
    if (record !== null) {
      const found = findRecord(db, caseId, record);
      if (found === undefined) throw new Refusal('record/not-found');
      if (!SERVING.has(found.entity)) throw new Refusal('framework/not-served');
    }
    recordChanges(session, context, 'framework:serve', db, note => {
      const served = { caseId, record, action };
      const isOther = isServed
        ? insertServed(db, { ...served, id: newId(context), byUser: session.user.id, atMs: context.nowMs() })
        : deleteServed(db, served);
      const value = { action, ...(record === null ? {} : { record }) };
      const [old, made] = isServed ? [null, value] : [value, null];
      if (isOther) note({ caseId, record: record ?? caseId, entity: 'served', field: 'action', old, new: made });
    });
    tellChanged(context, caseId);
    return { entry: lastEntry(session) };
  },

  'framework:of-case': ({ caseId }, { session }) => {
    const db = session.dbOf(caseId);
    if (findCase(db, caseId) === undefined) throw new Refusal('case/not-found');
    const items = readItems(session);
    return listServed(db, { caseId }).flatMap(({ action, record }) => {
      const item = items.byId.get(action);
      const top = items.byId.get(item?.framework ?? '');
      if (item === undefined || top === undefined) return [];
      return [
        { action, title: titleOf(item), framework: titleOf(top), record, about: aboutOf(findServing(db, { caseId, record })) },
      ];
    });
  },
};

/** What serves an action, of the cases that whoever asks may see. */
export function servedBy(session: Session, action: string): readonly ServedView[] {
  return session.visible().flatMap(db => listServed(db, { action }).flatMap(served => servedView(db, served)));
}

function servedView(db: Reader, { caseId, record }: Served): readonly ServedView[] {
  const found = findCase(db, caseId);
  if (found === undefined) return [];
  const { reference, title } = found;
  const serving = findServing(db, { caseId, record });
  return [{ caseId, reference, caseTitle: title, record, entity: serving?.entity ?? null, about: aboutOf(serving) }];
}

function findServing(db: Reader, { caseId, record }: Pick<Served, 'caseId' | 'record'>): CaseRecord | undefined {
  return record === null ? undefined : findRecord(db, caseId, record);
}

/** What a record is called by whoever works with it. */
function aboutOf(record: CaseRecord | undefined): string | null {
  const named = ['topic', 'what', 'name', 'title', 'action', 'objective', 'type', 'kind'].map(field => record?.fields[field]);
  const text = named.find(value => typeof value === 'string');
  return typeof text === 'string' ? text : null;
}
