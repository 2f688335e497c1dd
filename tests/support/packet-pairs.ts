import fc from 'fast-check';
import { catalogue, type EntityName } from '../../shared/catalogue.ts';
import type { CaseRecord } from '../../shared/case.ts';
import { listRecords } from '../../db/records.ts';
import { emittedBranches } from '../../electron/host/packets/release/attachments.ts';
import type { Release } from '../../electron/host/packets/release/release.ts';
import type { CaseId, Json, RecordId } from '../../shared/language.ts';
import { isStructural, valueOf } from '../shared/decision/arbitraries.ts';
import { anyFiles, anyOtherBoxes } from './pair-files.ts';
import { anyMoreEvents, anyMoreLinks, anyMoreWaits, isHiddenByItself, otherRoles, type PairsOf } from './pair-hidden.ts';
import { papers } from './pair-office.ts';
import type { TempVault } from './temp-vault.ts';
import type { Change } from './whole-packets.ts';

/**
 * What differs and stays: withheld values of any length, script and shape, or none; records gone, and more of them at any place; events, links and
 * what other cases hold; what lies beneath boxes, in the frames of files, and in files that stay.
 */
export function anyChange(of: PairsOf): fc.Arbitrary<Change> {
  const { from } = of;
  const staying = from.file.records.filter(record => !isEmitted(from, record));
  const unnamed = staying.filter(({ id }) => !from.file.records.some(other => other.parentId === id || refersTo(other, id)));
  const more = fc
    .tuple(fc.constantFrom(...staying), fc.nat({ max: 9 }))
    .chain(([record, position]) => withOtherValues(from, record).map(other => ({ ...other, position })));
  return fc
    .record({
      changed: fc.tuple(...from.file.records.map(record => withOtherValues(from, record))),
      removed: fc.subarray(unnamed.map(({ id }) => id)),
      more: fc.array(more, { maxLength: 8 }),
      events: anyMoreEvents(of),
      links: anyMoreLinks(of),
      waits: anyMoreWaits(of),
      files: anyFiles(of),
      boxes: anyOtherBoxes(of),
      elsewhere: anyElsewhere(of),
    })
    .map(({ changed, removed, more: copies, events, links, waits, files, boxes, elsewhere }) => ({
      changed,
      removed,
      added: [...copies, ...events, ...links, ...waits.filter(isHeld(removed))].map((record, at) => ({
        ...record,
        id: newId(at),
      })),
      files: files.filter(({ record }) => !removed.includes(record)),
      boxes: boxes.filter(({ document }) => !removed.includes(document)),
      elsewhere,
    }));
}

const isHeld =
  (removed: readonly RecordId[]) =>
  ({ parentId }: Pick<CaseRecord, 'parentId'>): boolean =>
    parentId === null || !removed.includes(parentId);

/** Other values in the cases that this one is linked to. */
function anyElsewhere({ us, otherCases }: PairsOf): fc.Arbitrary<NonNullable<Change['elsewhere']>> {
  const held = otherCases.map(caseId => ({ caseId, record: rootOf(us, caseId) }));
  const changed = held.map(({ caseId, record }) =>
    fc
      .record({ title: anyWords, reference: anyWords, existenceConfidential: fc.boolean() })
      .map(fields => ({ caseId, record: { ...record, fields: { ...record.fields, ...fields } } })),
  );
  return fc.option(fc.tuple(...changed), { nil: [] });
}

function withOtherValues(from: Release, record: CaseRecord): fc.Arbitrary<CaseRecord> {
  const values = withheldFields(from, record).map(
    name => [name, fc.option(anyValue(from, record, name), { nil: undefined, freq: 3 })] as const,
  );
  return fc.tuple(fc.record(Object.fromEntries(values)), otherRoles(from, record)).map(([other, roles]) => {
    const fields = Object.entries({ ...record.fields, ...other, ...roles }).filter(([, value]) => value !== undefined);
    return { ...record, fields: Object.fromEntries(fields) as Record<string, Json> }; // the undefined ones are gone
  });
}

const anyWords = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('李小龍', 'ليلى', 'Ξένος', 'Ñ'),
  fc.string({ minLength: 1, maxLength: 9 }).map(text => text.repeat(400)),
);

function anyValue({ file }: Release, { entity }: CaseRecord, name: string): fc.Arbitrary<Json> {
  const { type } = catalogue[entity as EntityName].fields[name]!; // withheldFields names catalogue fields alone
  const ids = file.records.map(({ id }) => id);
  return ['text', 'name', 'identifier', 'phone', 'email'].includes(type) ? anyWords : valueOf(type, ids);
}

/**
 * Fields whose own value does not leave, in any form. A record that is hidden by itself may say anything, but which paper is its picture or copy, since
 * that stays with it; elsewhere what acts as a mark, and references, which hold the case together, stay.
 */
export function withheldFields(from: Release, record: CaseRecord): readonly string[] {
  const isHidden = isHiddenByItself(from, record);
  const fields = Object.entries(catalogue[record.entity as EntityName].fields); // cases hold known entities alone
  return fields.flatMap(([name, { type, internal, binds, isOwnPaper }]) => {
    if (internal === true || name === 'content') return [];
    if (isHidden) return (binds === true && name === 'supersedes') || isOwnPaper === true ? [] : [name];
    const action = from.decisions.fields.find(one => one.record === record.id && one.field === name)?.action ?? 'OMIT_SILENT';
    const leaves = isEmitted(from, record) && (action === 'RELEASE' || action === 'GENERALISE');
    return leaves || type === 'reference' || isStructural(record.entity, name) ? [] : [name];
  });
}

export function isEmitted({ content }: Release, { id }: CaseRecord): boolean {
  return emittedBranches(content).some(({ record }) => record === id);
}

function rootOf(us: TempVault, caseId: CaseId): CaseRecord {
  return listRecords(us.session.dbOf(caseId), caseId).find(({ entity }) => entity === 'case')!; // every case has its own record
}

/** What differs in a pair, by name. */
export function featuresOf({ from }: Pick<PairsOf, 'from'>, change: Change): readonly string[] {
  const { changed, removed, added, files = [], boxes = [], elsewhere = [] } = change;
  const held = new Map(from.file.records.map(record => [record.id, JSON.stringify(record.fields)]));
  const differs = changed.filter(({ id, fields }) => held.get(id) !== JSON.stringify(fields));
  const isAbout = (entity: string) => [...differs, ...added].some(record => record.entity === entity);
  const found: Readonly<Record<string, boolean>> = {
    values: differs.length > 0,
    'records gone': removed.length > 0,
    'records more': added.length > 0,
    persons: differs.some(
      ({ entity, fields, id }) => entity === 'subject' && !held.get(id)?.includes(JSON.stringify(fields['roles'])),
    ),
    events: isAbout('event'),
    links: isAbout('caseLink'),
    'linked cases': elsewhere.length > 0,
    seals: isAbout('charge') || isAbout('warrant'),
    plans: isAbout('plan'),
    'tasks waited for': isAbout('taskWait'),
    'a paper beneath its box': files.some(({ record }) => record === papers.paper),
    'a scan beneath its box': files.some(({ record }) => record === papers.scan),
    'words read': files.some(({ read }) => read.length > 0),
    'a file that stays': files.some(({ record }) => record === papers.staying),
    'boxes for others': boxes.length > 0,
  };
  return Object.keys(found).filter(name => found[name]);
}

function refersTo({ fields }: CaseRecord, id: RecordId): boolean {
  return Object.values(fields).includes(id);
}

function newId(at: number): RecordId {
  return `018f0000-0000-7000-8000-${String(at).padStart(12, '0')}` as RecordId; // a made-up record's
}
