import { dropScope, findScope, saveScope, type SavedScope } from '../../../../db/scopes.ts';
import { listUsers } from '../../../../db/users.ts';
import { getVaultState } from '../../../../db/vault-state.ts';
import { fieldsOf, isEntity } from '../../../../shared/catalogue.ts';
import type { CaseFile, CaseRecord } from '../../../../shared/case.ts';
import type { scopeCalls, ScopeRow, ScopeView } from '../../../../shared/contract/scope.ts';
import { countryOfAgency } from '../../../../shared/countries.ts';
import { treeOf, type Branch } from '../../../../shared/decision/case-tree.ts';
import { Refusal } from '../../../../shared/failure.ts';
import type { AgencyCode, CaseId, RecordId } from '../../../../shared/language.ts';
import { usualBasis } from '../../../../shared/legal-bases.ts';
import type { Purpose } from '../../../../shared/mark.ts';
import type { LegalBasis } from '../../../../shared/packet.ts';
import { proposeScope, unusualRules } from '../../../../shared/scope/propose.ts';
import { groupOf, withParents, withoutBranch, type Scope } from '../../../../shared/scope/scope.ts';
import { getAgency } from '../../agencies/agencies.ts';
import { recordChanges } from '../../audit/audit.ts';
import { getCaseFile } from '../../cases/cases.ts';
import type { HandlersOf, Session, SessionContext } from '../../ground/context.ts';

type Asked = {
  readonly caseId: CaseId;
  readonly recipient: AgencyCode;
  readonly purpose: Purpose;
  readonly basis?: readonly LegalBasis[] | undefined;
};

/** What a person chooses of a case for one counterpart, before anything is decided. */
export const scopeHandlers: HandlersOf<typeof scopeCalls> = {
  'scope:show': (asked, { session }) => viewOf(session, asked),

  'scope:choose': ({ records, chosen, ...asked }, context) => {
    const file = getCaseFile(context.session, asked.caseId);
    refuseUnknown(file, records);
    const before = standingScope(context.session, file, asked).chosen;
    const after = chosen
      ? withParents(file, [...before, ...records])
      : records.reduce((left: ReadonlySet<RecordId>, record) => withoutBranch(file, left, record), before);
    return saved(context, file, asked, after);
  },

  'scope:save': ({ records, keepsNew = false, ...asked }, context) => {
    const file = getCaseFile(context.session, asked.caseId);
    refuseUnknown(file, records);
    return saved(context, file, asked, withParents(file, records), keepsNew);
  },

  'scope:reset': (asked, context) => {
    const { session } = context;
    const db = session.dbOf(asked.caseId);
    getCaseFile(session, asked.caseId);
    recordChanges(session, context, 'scope:reset', db, note => {
      if (dropScope(db, asked.caseId, asked.recipient)) note(changeOf(asked, null));
    });
    return viewOf(session, asked);
  },
};

/**
 * The records that a packet takes in: those that the request itself names, else those that were chosen for this counterpart, else what is
 * proposed. A record that came after somebody chose was not chosen.
 *
 * @param scope - `all` for the whole case.
 * @throws Refusal `record/not-found` for a record that the case does not have, `scope/repeated-record` for one that is named twice.
 */
export function scopeOf(
  session: Session,
  file: CaseFile,
  asked: Asked & { readonly scope?: 'all' | readonly RecordId[] | undefined },
): Scope {
  if (asked.scope === 'all') return null;
  if (asked.scope !== undefined) {
    refuseUnknown(file, asked.scope);
    return withParents(file, asked.scope);
  }
  return standingScope(session, file, asked).chosen;
}

type StandingScope = { readonly chosen: ReadonlySet<RecordId>; readonly saved: SavedScope | undefined };

/** @param proposal - Asked for where nobody has chosen yet. */
function standingScope(
  session: Session,
  file: CaseFile,
  asked: Asked,
  proposal = () => proposalFor(session, file, asked),
): StandingScope {
  const saved = findScope(session.dbOf(file.id), file.id, asked.recipient);
  if (saved !== undefined) return { chosen: withParents(file, saved.chosen), saved };
  const proposed = [...proposal()].filter(([, { chosen }]) => chosen).map(([id]) => id);
  return { chosen: new Set(proposed), saved };
}

function proposalFor(session: Session, file: CaseFile, { recipient, purpose, ...asked }: Asked) {
  const ours = countryOfAgency(getVaultState(session.office).agency.code);
  const basis = asked.basis ?? [usualBasis(ours, getAgency(session, recipient).country, file.kind)];
  return proposeScope(file, { recipient, purpose, basis });
}

function saved(
  context: SessionContext,
  file: CaseFile,
  asked: Asked,
  chosen: ReadonlySet<RecordId>,
  keepsNew = false,
): ScopeView {
  const { session, nowMs } = context;
  const db = session.dbOf(file.id);
  getAgency(session, asked.recipient);
  const before = keepsNew ? findScope(db, file.id, asked.recipient)?.known : undefined;
  const known = new Set(file.records.map(({ id }) => id).filter(id => chosen.has(id) || (before?.has(id) ?? true)));
  recordChanges(session, context, 'scope:save', db, note => {
    saveScope(db, file.id, asked.recipient, { chosen, known, byUser: session.user.id, atMs: nowMs() });
    note(changeOf(asked, chosen.size));
  });
  return viewOf(session, asked);
}

function changeOf({ caseId, recipient }: Asked, chosen: number | null) {
  return { record: caseId, entity: 'packet', field: `scope:${recipient}`, old: null, new: chosen, caseId };
}

function refuseUnknown(file: CaseFile, records: readonly RecordId[]): void {
  const known = new Set<string>(file.records.map(({ id }) => id));
  if (records.some(record => !known.has(record))) throw new Refusal('record/not-found');
  if (new Set(records).size < records.length) throw new Refusal('scope/repeated-record');
}

function viewOf(session: Session, asked: Asked): ScopeView {
  const file = getCaseFile(session, asked.caseId);
  const proposed = proposalFor(session, file, asked);
  const { chosen, saved } = standingScope(session, file, asked, () => proposed);
  const rows: ScopeRow[] = [];
  const add = (branch: Branch, depth: number): void => {
    const { record, entity, parent } = branch;
    const { why, chosen: isProposed } = proposed.get(record.id)!; // of every record that has a place
    const isUnusual = unusualRules.has(why);
    const isNew = saved !== undefined && !saved.known.has(record.id);
    const hangsFrom = depth === 0 ? null : (parent?.record.id ?? null);
    rows.push({
      record: record.id,
      entity,
      group: groupOf(branch),
      parent: hangsFrom,
      depth,
      says: saysOf(record),
      chosen: chosen.has(record.id),
      why,
      isProposed,
      isUnusual,
      isNew,
    });
    branch.children.forEach(child => add(child, depth + 1));
  };
  treeOf(file).root.children.forEach(branch => add(branch, 0));
  const label = saved && listUsers(session.office).find(({ id }) => id === saved.byUser)?.label;
  return {
    recipient: asked.recipient,
    rows,
    saved: saved === undefined ? null : { by: label ?? '', atMs: saved.atMs },
    counts: {
      chosen: rows.filter(row => row.chosen).length,
      outside: rows.filter(row => !row.chosen).length,
      isNew: rows.filter(row => row.isNew && !row.chosen).length,
    },
  };
}

/** By what a person knows a record: the first fields that hold something, ids and files aside. */
const knownBy: Readonly<Record<string, readonly string[]>> = {
  subject: ['given', 'paternal', 'maternal'],
  charge: ['offence', 'offenceEs', 'docket'],
  warrant: ['type', 'number', 'court'],
  request: ['type', 'ourReference', 'assistance'],
  exchange: ['startAt', 'mode', 'counterpart'],
  document: ['title', 'type'],
  event: ['type', 'on'],
  portion: ['text'],
};
const mostSaid = 3;

function saysOf(record: CaseRecord): ScopeRow['says'] {
  if (!isEntity(record.entity)) return [];
  const named = fieldsOf(record.entity)
    .filter(([, field]) => field.internal !== true && field.type !== 'reference')
    .map(([name]) => name);
  const first = (knownBy[record.entity] ?? []).filter(name => record.fields[name] !== undefined);
  return (first.length > 0 ? first : named.filter(name => record.fields[name] !== undefined))
    .slice(0, mostSaid)
    .map(field => ({ field, value: record.fields[field] ?? null }));
}
