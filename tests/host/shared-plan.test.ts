import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EntityName } from '../../shared/catalogue.ts';
import type { CaseId, Json, RecordId } from '../../shared/language.ts';
import { outbox, outboxPath, sourceOf, twoOffices } from '../support/exchange.ts';
import type { TempVault } from '../support/temp-vault.ts';

type Fields = Record<string, Json>;
type Offices = Awaited<ReturnType<typeof twoOffices>>;
let offices: Offices;
let here: CaseId;
let there: CaseId;
const tasks: Record<string, RecordId> = {};

beforeAll(async () => {
  offices = await twoOffices();
  const fields = { kind: 'joint-investigation', title: 'Invented', direction: 'US_REQ' };
  here = (await offices.us.ask('case:create', { fields: { ...fields, reference: 'JI-US' } })).id;
  there = (await offices.mx.ask('case:create', { fields: { ...fields, reference: 'JI-MX' } })).id;
});
afterAll(() => offices.cleanup());

async function add(vault: TempVault, caseId: CaseId, entity: EntityName, fields: Fields): Promise<RecordId> {
  return (await vault.ask('case:add-record', { caseId, entity, fields })).record.id;
}
const recordsOf = async (vault: TempVault, caseId: CaseId) => (await vault.ask('case:show', { caseId })).file.records;

/** What a person chose of a case, as a packet that the other office has. */
async function sent(vault: TempVault, caseId: CaseId, recipient: string, chosen: readonly RecordId[]): Promise<string> {
  const root = caseId as string as RecordId;
  const built = await vault.ask('packet:build', {
    ...{ caseId, recipient, purpose: 'same-case', scope: [root, ...chosen], folder: outbox(vault) },
    acknowledgeUncompared: true,
  } as never);
  return join(outboxPath(vault), (built as { readonly file: string }).file);
}
async function taken(vault: TempVault, path: string, into: CaseId) {
  const seen = await vault.ask('packet:verify', { file: sourceOf(vault, path), into });
  await vault.ask('packet:import', { file: sourceOf(vault, path), into });
  return seen;
}

describe('one plan in two offices', { timeout: 60_000 }, () => {
  it('goes over with each task’s owner, locked, and is owed there by whom it is', async () => {
    const { us, mx } = offices;
    tasks['theirs'] = await add(us, here, 'task', { what: 'Trace the broker', party: 'MX-FGR', dueOn: '2026-03-20' });
    tasks['ours'] = await add(us, here, 'task', { what: 'Read the ledgers', dueOn: '2026-03-22' });

    const seen = await taken(mx, await sent(us, here, 'MX-FGR', Object.values(tasks)), there);

    expect(seen.changeCounts).toMatchObject({ 'new-record': 2, reserved: 0, apart: 0 });
    const got = (await recordsOf(mx, there)).filter(({ entity }) => entity === 'task');
    expect(got.map(({ fields }) => [fields['what'], fields['party']])).toEqual([
      ['Trace the broker', 'MX-FGR'],
      ['Read the ledgers', 'US-DOJ-OIA'],
    ]);
    expect(got.every(({ marks }) => marks['*']?.locked === true && marks['*'].originator === 'US-DOJ-OIA')).toBe(true);
    const rows = (await mx.ask('today:read', { view: 'office', caseId: there, rows: 50 })).groups.flatMap(group => group.rows);
    const owner = (what: string) => rows.find(row => row.what.en === what)?.whose;
    expect([owner('Trace the broker'), owner('Read the ledgers')]).toEqual(['us', 'them']);
  });

  it('comes back as the same task, with what its owner says of it and nothing else', async () => {
    const { us, mx } = offices;
    const got = (await recordsOf(mx, there)).filter(({ entity }) => entity === 'task');
    const [mine, other] = got.map(({ id }) => id) as [RecordId, RecordId];
    await mx.ask('case:update-fields', {
      caseId: there,
      record: mine,
      fields: { status: 'done', result: 'Traced to a yard', doneOn: '2026-03-01', dueOn: '2026-04-01' },
    });
    await mx.ask('case:update-fields', { caseId: there, record: other, fields: { status: 'done' } });
    const added = await add(mx, there, 'task', { what: 'Hear the carrier', dueOn: '2026-03-30' });

    const path = await sent(mx, there, 'US-DOJ-OIA', [mine, other, added]);
    const seen = await taken(us, path, here);

    expect(seen.changes.map(({ kind, field, old, new: given }) => [kind, field, old, given])).toEqual(
      expect.arrayContaining([
        ['added', 'status', null, 'done'],
        ['added', 'result', null, 'Traced to a yard'],
        ['kept', 'dueOn', '2026-03-20', '2026-04-01'],
        ['kept', 'status', null, 'done'], // of our own task: it is ours to say
        ['new-record', null, null, null],
      ]),
    );
    const all = (await recordsOf(us, here)).filter(({ entity }) => entity === 'task');
    expect(all.map(({ id, fields }) => [id, fields['what'], fields['status'], fields['dueOn'], fields['party']])).toEqual([
      [tasks['theirs'], 'Trace the broker', 'done', '2026-03-20', 'MX-FGR'],
      [tasks['ours'], 'Read the ledgers', undefined, '2026-03-22', undefined],
      [expect.any(String), 'Hear the carrier', undefined, '2026-03-30', 'MX-FGR'],
    ]);
    const back = all[0]!;
    expect(back.marks['result']).toMatchObject({ locked: true, originator: 'MX-FGR' });
    expect(back.marks['what']).toBeUndefined(); // our own words stay ours
    const remarks = (await recordsOf(us, here)).filter(({ entity }) => entity === 'portion').map(({ fields }) => fields['text']);
    expect(JSON.stringify(remarks)).toContain('1 Apr 2026');
  });

  it('takes a party, an asset and what a task waits for back as the records that they are', async () => {
    const { us, mx } = offices;
    const member = await add(us, here, 'member', { agency: 'MX-FGR', role: 'member' });
    const asset = await add(us, here, 'asset', { description: 'House', status: 'frozen' });
    const wait = await us.ask('case:add-record', {
      ...{ caseId: here, entity: 'taskWait', parent: tasks['theirs']!, fields: { task: tasks['ours']! } },
    });
    const given = [member, asset, wait.record.id];
    await taken(mx, await sent(us, here, 'MX-FGR', [tasks['theirs']!, tasks['ours']!, ...given]), there);
    const kinds: readonly string[] = ['member', 'asset', 'taskWait'];
    const got = (await recordsOf(mx, there)).filter(({ entity }) => kinds.includes(entity));
    expect(got.map(({ entity }) => entity).toSorted()).toEqual(['asset', 'member', 'taskWait']);
    const asset2 = got.find(({ entity }) => entity === 'asset')!.id;
    await mx.ask('case:update-fields', { caseId: there, record: asset2, fields: { status: 'shared' } });
    const all = (await recordsOf(mx, there)).filter(({ entity }) => kinds.includes(entity) || entity === 'task');
    const seen = await taken(
      us,
      await sent(
        mx,
        there,
        'US-DOJ-OIA',
        all.map(({ id }) => id),
      ),
      here,
    );

    expect(seen.changeCounts['new-record']).toBe(0);
    const back = (await recordsOf(us, here)).filter(({ entity }) => kinds.includes(entity));
    expect(back.map(({ id }) => id).toSorted()).toEqual(given.toSorted());
    expect(back.find(({ id }) => id === asset)?.fields['status']).toBe('frozen'); // what they say of it is beside it
    expect(seen.changes.map(({ kind, field, new: told }) => [kind, field, told])).toContainEqual(['kept', 'status', 'shared']);
  });

  it('sets aside an act by force that the law of the place keeps to others, and takes the rest', async () => {
    const { us, mx } = offices;
    const raid = await add(us, here, 'task', { what: 'Search the yard', party: 'US-DEA', powers: 'coercive', country: 'US' });
    const path = await sent(us, here, 'MX-FGR', [raid, tasks['ours']!]);
    await taken(mx, path, there); // lawful so far
    // Written past the program, as by an office whose program does not know that law.
    us.session.office.prepare(`UPDATE records SET fields = json_set(fields, '$.country', 'MX') WHERE id = ?`).run(raid);
    const again = await taken(mx, await sent(us, here, 'MX-FGR', [raid, tasks['ours']!]), there);

    expect(again.changeCounts.reserved).toBe(1);
    const held = await recordsOf(mx, there);
    const [task] = held.filter(({ fields }) => fields['what'] === 'Search the yard');
    expect(task?.fields['country']).toBe('US'); // as it was given while it was lawful
    const remarks = held.filter(({ entity }) => entity === 'portion').map(({ fields }) => JSON.stringify(fields['text']));
    expect(remarks.some(text => text.includes('Search the yard'))).toBe(true);
  });

  it('joins by a name that only this counterpart was given', async () => {
    const { us, mx } = offices;
    const forged = await add(mx, there, 'task', { what: 'Forged', status: 'done' });
    const name = (await recordsOf(mx, there)).find(({ fields }) => fields['what'] === 'Trace the broker')?.fields['sharedName'];
    expect(name).toMatch(/^PER-/);
    mx.session.office
      .prepare(`UPDATE records SET fields = json_set(fields, '$.sharedName', 'PER-AAAAAAAAAA') WHERE id = ?`)
      .run(forged);
    await taken(us, await sent(mx, there, 'US-DOJ-OIA', [forged]), here);

    const all = (await recordsOf(us, here)).filter(({ entity }) => entity === 'task');
    const made = all.find(({ fields }) => fields['what'] === 'Forged');
    expect(made?.marks['*']).toMatchObject({ originator: 'MX-FGR', locked: true });
    expect(made?.fields['sharedName']).not.toBe('PER-AAAAAAAAAA');
    expect(all.filter(({ fields }) => fields['status'] === 'done')).toHaveLength(2);
  });
});
