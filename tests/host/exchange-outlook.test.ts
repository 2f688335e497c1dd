import { expect, it } from 'vitest';
import type { AgencyCode, CaseId, CivilDate } from '../../shared/language.ts';
import { trust } from '../support/exchange.ts';
import type { TempVault } from '../support/temp-vault.ts';
import { vaultsOfThisFile } from '../support/vaults.ts';

const aVault = vaultsOfThisFile();
const fgr = 'MX-FGR' as AgencyCode;
const on = '2026-11-13' as CivilDate; // a Friday

async function aCase(vault: TempVault): Promise<CaseId> {
  const fields = { kind: 'information-exchange', reference: 'IX-1', title: 'Invented case' };
  return (await vault.ask('case:create', { fields })).id;
}

it('decides a draft under the case’s own marks, and keeps none of it', async () => {
  const vault = await aVault();
  await trust(vault, 'MX-FGR');
  const caseId = await aCase(vault);
  const before = await vault.ask('exchange:outlook', { caseId, counterpart: fgr, on });

  const mark = { caveats: [{ kind: 'NOREL', to: [fgr] }] };
  await vault.ask('case:set-mark', { caseId, record: caseId, field: '*', mark: mark as never }); // the case's own record
  const after = await vault.ask('exchange:outlook', { caseId, counterpart: fgr, on });

  expect(before.shields?.summary.action).toBe('RELEASE');
  expect(after.shields?.summary.action).not.toBe('RELEASE');
  expect((await vault.ask('case:show', { caseId })).file.records).toHaveLength(1);
});

it('says when a contact that binds must be reported, and nothing of a report to our own country', async () => {
  const names = { en: 'Invented State Prosecutor', es: 'Fiscalía estatal inventada' };
  const vault = await aVault({ agency: { code: 'MX-FGJ-SON', names }, nowMs: Date.parse('2026-11-14T18:00:00Z') });
  await vault.ask('duty:set', { standing: 'state', monthlyDay: 1 });

  const bound = await vault.ask('exchange:outlook', { counterpart: 'US-DEA', on });
  const free = await vault.ask('exchange:outlook', { counterpart: fgr, on });

  expect(bound).toMatchObject({ shields: null, report: { kind: 'contact-report', dueOn: '2026-11-16' } });
  expect(free.report).toBeNull();
});

it('knows the people of one agency by their last post and day, and those of no other', async () => {
  const vault = await aVault();
  const caseId = await aCase(vault);
  const log = (day: string, fields: Record<string, string>) =>
    vault.ask('exchange:log', {
      caseId,
      fields: { startAt: `${day}T10:00:00-06:00`, mode: 'call' },
      children: [{ entity: 'participant', fields }],
    });
  await log('2026-11-02', { agency: 'MX-FGR', name: 'Zoila Prueba', role: 'Guardia' });
  await log('2026-11-10', { agency: 'MX-FGR', name: 'Zoila Prueba' });
  await log('2026-11-12', { agency: 'MX-SRE', name: 'Mirna Prueba' });
  await log('2026-11-12', { agency: 'MX-FGR', role: 'Sin nombre' });

  expect(await vault.ask('exchange:contacts', { agency: fgr })).toEqual([
    { name: 'Zoila Prueba', role: 'Guardia', exchanges: 2, lastOn: '2026-11-10' },
  ]);
});

it('knows every person of an agency, however many the log has named', async () => {
  const vault = await aVault();
  const caseId = await aCase(vault);
  for (let from = 0; from < 600; from += 200) {
    const children = Array.from({ length: 200 }, (_, at) => ({
      entity: 'participant' as const,
      fields: { agency: 'MX-FGR', name: `Persona Inventada ${from + at}` },
    }));
    await vault.ask('exchange:log', { caseId, fields: { startAt: '2026-11-02T10:00:00-06:00', mode: 'call' }, children });
  }

  expect(await vault.ask('exchange:contacts', { agency: fgr })).toHaveLength(600);
});
