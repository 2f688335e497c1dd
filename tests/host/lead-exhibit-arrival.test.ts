import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EntityName } from '../../shared/catalogue.ts';
import type { CaseId, Json, RecordId } from '../../shared/language.ts';
import { outbox, outboxPath, sourceOf, twoOffices } from '../support/exchange.ts';
import type { TempVault } from '../support/temp-vault.ts';

type Fields = Record<string, Json>;
type Offices = Awaited<ReturnType<typeof twoOffices>>;
let offices: Offices;
let caseId: CaseId;

beforeEach(async () => {
  offices = await twoOffices();
  const fields = { kind: 'information-exchange', title: 'Invented', direction: 'US_REQ', reference: 'IE-US' };
  caseId = (await offices.us.ask('case:create', { fields })).id;
});
afterEach(() => offices.cleanup());

async function add(entity: EntityName, fields: Fields, parent?: RecordId): Promise<RecordId> {
  return (await offices.us.ask('case:add-record', { caseId, entity, fields, ...(parent === undefined ? {} : { parent }) })).record
    .id;
}
/** What a sender's program wrote that does not hold to CNPP 455 as ours does. */
const written = (record: RecordId, status: string) =>
  offices.us.session.office
    .prepare(`UPDATE records SET fields = json_set(fields, '$.evidentiaryStatus', ?) WHERE id = ?`)
    .run(status, record);

async function sent(chosen: readonly RecordId[]): Promise<string> {
  const { us } = offices;
  const built = await us.ask('packet:build', {
    ...{ caseId, recipient: 'MX-FGR', purpose: 'same-case', scope: [caseId as string as RecordId, ...chosen] },
    ...{ folder: outbox(us), acknowledgeUncompared: true },
  } as never);
  return join(outboxPath(us), (built as { readonly file: string }).file);
}
async function taken(vault: TempVault, path: string) {
  const inspected = await vault.ask('packet:inspect', { file: sourceOf(vault, path) });
  const verified = await vault.ask('packet:verify', { file: sourceOf(vault, path) });
  expect(inspected.changes).toEqual(verified.changes);
  const imported = await vault.ask('packet:import', { file: sourceOf(vault, path) });
  const { file } = await vault.ask('case:show', { caseId: imported.caseId! });
  return { seen: verified, imported, records: file.records, caseId: imported.caseId! };
}
const remarksIn = (records: Awaited<ReturnType<typeof taken>>['records']) =>
  records
    .filter(({ entity }) => entity === 'portion')
    .map(({ fields, parentId, marks }) => ({ text: JSON.stringify(fields['text']), parentId, marks }));

describe('an exhibit that rests on a lead only', { timeout: 60_000 }, () => {
  it('comes in as a remark, with what hangs from it, and the rest of the packet as it is', async () => {
    const request = await add('request', { type: 'records', evidentiaryStatus: 'evidence' });
    const exhibit = await add('evidence', { description: 'A blue ledger', exhibit: 'E-1', evidentiaryRequest: request });
    const custody = await add('custodyEntry', { at: '2026-03-01T10:00:00Z', act: 'collection' }, exhibit);
    const other = await add('evidence', { description: 'A red ledger', exhibit: 'E-2' });
    written(request, 'lead_only');

    const { seen, records } = await taken(offices.mx, await sent([request, exhibit, custody, other]));

    expect(seen.changeCounts).toMatchObject({ lead: 2, 'lead-standing': 0 });
    expect(records.filter(({ entity }) => entity === 'evidence').map(({ fields }) => fields['description'])).toEqual([
      'A red ledger',
    ]);
    expect(records.some(({ entity }) => entity === 'custodyEntry')).toBe(false);
    expect(records.find(({ entity }) => entity === 'request')?.fields['evidentiaryStatus']).toBe('lead_only');
    const [remark] = remarksIn(records).filter(({ text }) => text.includes('A blue ledger'));
    expect(remark?.text).toContain('CNPP 455');
    expect(remark?.marks['*']).toMatchObject({ originator: 'US-DOJ-OIA', locked: true });
    const [only] = (remark?.marks['*']?.caveats ?? []).flatMap(caveat => (caveat.kind === 'PURPOSE' ? [caveat.purposes] : []));
    expect(only).toContain('same-case');
    expect(only).not.toContain('prosecution');
  });

  it('is one by a line that we hold already, and comes in once a formal request is named', async () => {
    const { mx } = offices;
    const line = await add('evidenceLine', { what: 'Ledgers', evidentiaryStatus: 'lead_only' });
    await taken(mx, await sent([line]));
    const exhibit = await add('evidence', { description: 'A blue ledger' });
    offices.us.session.office
      .prepare(`UPDATE records SET fields = json_set(fields, '$.evidenceLine', ?) WHERE id = ?`)
      .run(line, exhibit);

    const asLead = await taken(mx, await sent([line, exhibit]));
    expect(asLead.seen.changeCounts.lead).toBe(1);
    expect(asLead.records.some(({ entity }) => entity === 'evidence')).toBe(false);
    const again = await taken(mx, await sent([line, exhibit]));
    expect(remarksIn(again.records).filter(({ text }) => text.includes('A blue ledger'))).toHaveLength(1);

    const formal = await add('request', { type: 'records', evidentiaryStatus: 'evidence' });
    await offices.us.ask('case:update-fields', { caseId, record: line, fields: { request: formal } });
    const formalised = await taken(mx, await sent([line, exhibit, formal]));
    expect(formalised.seen.changeCounts.lead).toBe(0);
    expect(formalised.records.filter(({ entity }) => entity === 'evidence')).toHaveLength(1);
  });

  it('stays where it stood before they said so, with a remark beside it', async () => {
    const { mx } = offices;
    const request = await add('request', { type: 'records', evidentiaryStatus: 'evidence' });
    const exhibit = await add('evidence', { description: 'A blue ledger', exhibit: 'E-1', evidentiaryRequest: request });
    await taken(mx, await sent([request, exhibit]));
    written(request, 'lead_only');

    const { seen, records } = await taken(mx, await sent([request, exhibit]));

    expect(seen.changes).toContainEqual(expect.objectContaining({ kind: 'lead-standing', entity: 'evidence', name: 'E-1' }));
    const held = records.find(({ entity }) => entity === 'evidence');
    expect(held?.fields['description']).toBe('A blue ledger');
    expect(remarksIn(records).filter(({ parentId }) => parentId === held?.id)).toHaveLength(1);
    const again = await taken(mx, await sent([request, exhibit]));
    expect(remarksIn(again.records).filter(({ parentId }) => parentId === held?.id)).toHaveLength(1);
  });
});
