import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CaseId, RecordId } from '../../shared/language.ts';
import { tempVault, type TempVault } from '../support/temp-vault.ts';

let vault: TempVault;
const cases: CaseId[] = [];

beforeEach(async () => {
  vault = await tempVault({
    nowMs: Date.parse('2026-03-02T18:00:00Z'),
    agency: { code: 'MX-SON-FGJE', names: { en: 'Example state office', es: 'Oficina estatal de ejemplo' } },
  });
  cases.length = 0;
  for (const reference of ['E-1', 'E-2', 'E-3']) {
    const fields = { kind: 'information-exchange', reference, title: 'Invented matter' };
    cases.push((await vault.ask('case:create', { fields })).id);
  }
});
afterEach(() => vault.cleanup());

const exchange = (counterpart: string, more: Record<string, string>) => ({
  startAt: '2026-02-10T10:00:00-07:00[America/Phoenix]',
  mode: 'call',
  channel: 'police',
  counterpart,
  ...more,
});

async function fill(): Promise<void> {
  const [one, two] = cases as [CaseId, CaseId]; // three were made
  const add = (
    caseId: CaseId,
    entity: 'exchange' | 'commitment' | 'request',
    fields: Record<string, string>,
    parent?: RecordId,
  ) => vault.ask('case:add-record', { caseId, entity, fields, ...(parent === undefined ? {} : { parent }) });
  await add(one, 'exchange', exchange('US-DEA', { followUp: 'Send the plates' }));
  await add(one, 'exchange', exchange('US-DEA', { followUp: 'Answered', acknowledgedOn: '2026-02-11' }));
  const { record: reported } = await add(one, 'exchange', exchange('US-DEA', { reportFiledOn: '2026-02-12' }));
  const what = { what: 'Two photographs', by: 'MX-SON-FGJE' };
  await add(one, 'commitment', { ...what, status: 'open', dueOn: '2026-03-10' }, reported.id);
  await add(one, 'commitment', { ...what, status: 'done', dueOn: '2026-01-10' }, reported.id);
  await add(two, 'exchange', exchange('MX-SRE', {}));
  await add(two, 'request', { type: 'records', status: 'sent', direction: 'received', deadlineOn: '2026-03-20' });
  await add(two, 'request', { type: 'records', status: 'feedback_due', direction: 'sent' });
}

for (const standing of ['federal', 'state'] as const)
  it(`lists for a ${standing} office what its cases owe one by one, and nothing else`, async () => {
    await fill(); // contacts that were logged before the office said whom LSN 70 binds lack what it asks of them
    await vault.ask('duty:set', { standing, monthlyDay: 1 });

    const all = await vault.ask('duty:list', {});

    const one = await Promise.all(cases.map(caseId => vault.ask('duty:list', { caseId })));
    const byRecord = (rows: typeof all) => rows.toSorted((a, b) => ((a.record ?? '') < (b.record ?? '') ? -1 : 1));
    expect(byRecord(all)).toEqual(byRecord(one.flat()));
    expect(all.length).toBe(standing === 'state' ? 6 : 4);
  });
