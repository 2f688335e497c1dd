import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { catalogue, entities, fieldsOf, type EntityName } from '../../shared/catalogue.ts';
import type { Role } from '../../shared/contract/row.ts';
import { mayBeSaid, setterOf } from '../../shared/field-setters.ts';
import type { CaseId, Json, RecordId } from '../../shared/language.ts';
import { caseFile, importFile, onlyCase, registerFile, sampleCase } from '../support/case-file.ts';
import { tempVault, type TempVault } from '../support/temp-vault.ts';

let vault: TempVault;
let caseId: CaseId;
afterEach(() => vault.cleanup());

/** One record of each kind that has a field which a person's words may not set. */
const ofEveryKind = {
  tasks: [
    { what: 'Ask', waits: [{ task: 'other' }] },
    { id: 'other', what: 'Answer' },
  ],
  members: [{ agency: 'MX-FGR' }],
  assets: [{ description: 'A boat' }],
  plans: [{ name: 'Invented' }],
  objectives: [{ what: 'Find' }],
  phases: [{ name: 'First' }],
  evidenceLines: [{ what: 'Call data' }],
  events: [{ type: 'note', on: '2026-02-01' }],
  documents: [{ title: 'Order' }],
  exchanges: [{ startAt: '2026-02-01T09:30:00-06:00', mode: 'call', items: [{ way: 'given', description: 'A folder' }] }],
};

async function office(role: Role): Promise<void> {
  vault = await tempVault({ role });
  await importFile(vault, caseFile(sampleCase(ofEveryKind)));
  caseId = await onlyCase(vault);
}

/** Every field that a person's own words may not set in every way, with a value that fits it. */
const kept = entities.flatMap(entity =>
  fieldsOf(entity)
    .filter(([name]) => setterOf(entity, name) !== 'person')
    .map(([name, field]) => ({ place: `${entity}.${name}`, entity, name, value: fitting(entity, name, field.type) })),
);

function fitting(entity: EntityName, name: string, type: string): Json {
  const options = Object.keys(catalogue[entity].fields[name]?.options ?? {});
  const values: Readonly<Record<string, Json>> = {
    enum: name.startsWith('stage') ? 'X07' : (options[0] ?? ''),
    date: '2026-02-20',
    instant: '2020-01-01T09:30:00-06:00',
    identifier: name === 'profile' ? 'us-mx-mx-req@2026-11' : 'text',
    boolean: true,
    integer: 7,
    texts: ['text'],
    agency: 'MX-FGR',
  };
  return values[type] ?? 'text';
}

const recordsOf = async () => (await vault.ask('case:show', { caseId })).file.records;
const codeOf = (answer: { readonly ok: boolean; readonly failure?: { readonly code: string } }) =>
  answer.ok ? 'done' : answer.failure?.code;

describe.each<Role>(['officer', 'supervisor'])('the words of one who is %s', role => {
  beforeEach(() => office(role));

  it.each(kept)('leave $place of a record that stands as it is', async ({ entity, name, value }) => {
    const held = (await recordsOf()).find(record => record.entity === entity)!;

    const answer = await vault.request('case:update-fields', { caseId, record: held.id, fields: { [name]: value } });

    expect(['field/by-course', 'field/unknown', 'profile/move-only']).toContain(codeOf(answer));
    expect((await recordsOf()).find(({ id }) => id === held.id)?.fields).toEqual(held.fields);
  });

  it.each(kept.filter(({ entity }) => entity !== 'case'))('add no record with $place', async ({ entity, name, value }) => {
    const before = await recordsOf();
    const parent = before.find(record => catalogue[entity].parents.includes(record.entity) && record.entity !== 'case')?.id;

    const answer = await vault.request('case:add-record', {
      caseId,
      entity,
      ...(parent === undefined ? {} : { parent }),
      fields: { ...leastOf(entity), [name]: value },
    });

    expect(['field/by-course', 'field/unknown']).toContain(codeOf(answer));
    expect(await recordsOf()).toEqual(before);
  });

  it('log no exchange as recorded at another time than now', async () => {
    const fields = { startAt: '2026-03-01T09:30:00-06:00', mode: 'call' };

    const forged = await vault.request('exchange:log', { caseId, fields: { ...fields, recordedAt: '2020-01-01T00:00:00Z' } });
    const { records } = await vault.ask('exchange:log', { caseId, fields });

    expect(codeOf(forged)).toBe('field/unknown');
    expect(records[0]?.fields['recordedAt']).toBe('2026-03-02T15:00:00Z');
  });

  it.each(kept)('state $place in a case file only where the catalogue says so', async ({ entity, name, value }) => {
    const own = { ...leastOf(entity), [name]: value };
    const rest = sampleCase({ reference: 'EX-2026-0099' });
    const list = catalogue[entity].list;
    const planted = list === null ? { ...rest, ...own } : withRecord(rest, entity, list, own);

    const answer = await vault.request('case:import', { source: registerFile(vault, caseFile(planted)).source, check: true });

    const unknown = answer.ok ? [] : (answer.failure.places ?? []).filter(({ code }) => code === 'field/unknown');
    expect(unknown.length > 0).toBe(!mayBeSaid(entity, name, 'taken-over'));
  });

  it('take no event out of a case, whose corrections keep both versions', async () => {
    const facts = { noteNumber: 'N-1' };
    const { event } = await vault.ask('case:record-event', { caseId, type: 'formal-request-received', on: '2026-03-01', facts });

    const answer = await vault.request('case:remove-record', { caseId, record: event! });

    expect(codeOf(answer)).toBe('field/by-course');
    expect((await recordsOf()).some(({ id }) => id === event)).toBe(true);
  });

  it('bring no duty to tell in with a case file, but where the catalogue obliges to it already', async () => {
    const marked = (field: string) => {
      const [person, ...others] = (sampleCase()['subjects'] as readonly Record<string, Json>[]).map(one => ({ ...one }));
      const subjects = [{ ...person, marks: { [field]: { caveats: [{ kind: 'MUST_TELL' }] } } }, ...others];
      const planted = { ...sampleCase({ reference: 'EX-2026-0099' }), subjects };
      return vault.request('case:import', { source: registerFile(vault, caseFile(planted)).source, check: true });
    };

    const answer = await marked('dob');

    expect(codeOf(answer)).toBe('import/refused');
    expect(answer.ok ? [] : answer.failure.places).toEqual([{ row: 1, path: 'subjects[0].marks.dob', code: 'mark/looser' }]);
    expect(codeOf(await marked('caution'))).toBe('done');
  });
});

/** What a record of this kind must have. */
function leastOf(entity: EntityName): Record<string, Json> {
  return Object.fromEntries(
    fieldsOf(entity)
      .filter(([, field]) => field.required === true && entity !== 'case')
      .map(([name, field]) => [name, fitting(entity, name, field.type)]),
  );
}

/** The case with one more record of this kind, under a record of its first parent. */
function withRecord(root: Record<string, Json>, entity: EntityName, list: string, record: Record<string, Json>) {
  const [above] = catalogue[entity].parents;
  if (above === 'case' || above === undefined) return { ...root, [list]: [record] };
  const parent = above as EntityName; // the catalogue names entities
  return { ...root, [catalogue[parent].list ?? '']: [{ ...leastOf(parent), [list]: [record] }] };
}

describe('what a person declared, and what so protects', () => {
  const declared = [
    ['a source', 'subject', { roles: ['source'] }, { roles: ['associate'] }],
    ['a minor', 'subject', { roles: ['sought'], isMinor: true }, { isMinor: false }],
    ['somebody under protection', 'subject', { roles: ['sought'], protectionProgramme: true }, { protectionProgramme: null }],
    ['a paper of a grand jury', 'document', { title: 'Order', grandJury: true }, { grandJury: false }],
  ] as const;

  it.each(declared)('%s: taken back by a supervisor, never by an officer', async (_, entity, fields, next) => {
    const codes: (string | undefined)[] = [];
    for (const role of ['officer', 'supervisor'] as const) {
      await office(role);
      const { record } = await vault.ask('case:add-record', { caseId, entity, fields: fields });
      codes.push(codeOf(await vault.request('case:update-fields', { caseId, record: record.id, fields: next })));
      if (role === 'officer') vault.cleanup();
    }

    expect(codes).toEqual(['field/declared', 'done']);
  });

  it('may be declared by anyone who writes, and more of it added', async () => {
    await office('officer');
    const { record } = await vault.ask('case:add-record', { caseId, entity: 'subject', fields: { roles: ['associate'] } });

    const answers = [
      await vault.request('case:update-fields', { caseId, record: record.id, fields: { roles: ['associate', 'witness'] } }),
      await vault.request('case:update-fields', { caseId, record: record.id, fields: { roles: ['source'] } }),
    ];

    expect(answers.map(codeOf)).toEqual(['done', 'done']);
  });
});

describe('rules that a person named for a case', () => {
  it('are not undone by an officer who changes what the case is about', async () => {
    await office('supervisor');
    const own = caseId as string as RecordId; // the case's own record has the case's id
    const rules = {
      ...(await vault.ask('profile:show', { key: 'us-mx-us-req@2026-11' })),
      id: 'us-mx-annex',
      version: '2026-12',
    };
    const { key } = await vault.ask('profile:add', { source: registerFile(vault, JSON.stringify(rules)).source });
    await vault.ask('profile:move-case', { caseId, key, reason: 'Exchange of notes' });
    await vault.ask('user:add', { label: 'second', role: 'officer', passphrase: 'quiet harbor lantern seven' });
    await vault.unlock('quiet harbor lantern seven', 'second');

    const answer = await vault.request('case:update-fields', {
      caseId,
      record: own,
      fields: { requestingCountry: 'MX', requestedCountry: 'US', direction: null },
    });

    expect(codeOf(answer)).toBe('profile/move-only');
    expect((await recordsOf()).find(({ id }) => id === own)?.fields).toMatchObject({ profile: key, requestingCountry: 'US' });
  });
});
