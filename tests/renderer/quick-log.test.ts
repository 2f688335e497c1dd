import { page } from '../support/page-door.ts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { followNotices } from '../../renderer/frame/notices.ts';
import {
  correct,
  openQuickLog,
  readDraft,
  saveQuickLog,
  settleDraft,
  typeLine,
  useQuickLog,
} from '../../renderer/quick-log/quick-log-store.ts';
import { forgetEverything } from '../../renderer/stores.ts';
import { translate } from '../../renderer/text.ts';
import { notices, notify } from '../../renderer/ui/notice.ts';
import { lockVault, useVault } from '../../renderer/vault/vault-store.ts';
import type { AgencyCode, Json } from '../../shared/language.ts';
import { english } from '../../shared/reader.ts';
import { twoOffices } from '../support/exchange.ts';
import { caseFile, importFile, sampleCase } from '../support/case-file.ts';

// The quick log's store over a real office.
let offices: Awaited<ReturnType<typeof twoOffices>>;

followNotices();
const t = translate.bind(null, english);
const draft = () => readDraft(useQuickLog.getState(), english);

beforeEach(async () => {
  offices = await twoOffices();
  page.stand(offices.us);
  const info = await offices.us.ask('vault:info', {});
  useVault.setState({ phase: 'open', vault: info.open! }, true); // a session is open
  await openQuickLog(null);
});
afterEach(() => {
  forgetEverything();
  offices.cleanup();
});

/** Type a line and wait until everything that it names was asked for. */
async function type(line: string): Promise<void> {
  typeLine(line);
  await settleDraft();
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds() && tries < 200; tries += 1) await new Promise(resolve => setTimeout(resolve, 5));
}

async function log(line: string): Promise<void> {
  await type(line);
  expect(await saveQuickLog(t)).toBe(true);
}

const saved = async () => {
  const { file } = await offices.us.ask('case:show', { caseId: offices.caseId });
  return (entity: string) => file.records.filter(record => record.entity === entity).map(({ fields }) => fields);
};

it('saves an exchange with all that the line says, in the case that its digits name', async () => {
  await log('call 10:00 45m fgr Zoila Prueba 0001 received annex C 14p we owe translation by 2 Dec; it was gone through');

  const of = await saved();
  expect(of('exchange')).toMatchObject([
    { mode: 'call', counterpart: 'MX-FGR', channel: 'informal', evidentiaryStatus: 'lead_only', topic: 'it was gone through' },
  ]);
  expect(of('participant')).toEqual([{ agency: 'MX-FGR', name: 'Zoila Prueba' }]);
  expect(of('item')).toEqual([{ way: 'received', description: 'Annex C, 14 pages' }]);
  expect(of('commitment')).toMatchObject([{ what: 'Translation', by: 'US-DOJ-OIA', status: 'open' }]);
  expect(useQuickLog.getState().line).toBe('');
});

it('finds the case by a surname, and none by a surname of two cases', async () => {
  await type('call peñafiel fgr');
  await until(() => draft().case !== null);
  expect(draft()).toMatchObject({ case: { reference: 'EX-2026-0001' }, entry: { summary: '' } });

  const same = sampleCase({ id: 'case-2', reference: 'EX-2026-0002' });
  await importFile(offices.us, caseFile(JSON.parse(JSON.stringify(same).replace(/"s(\d)"/g, '"t$1"')) as Json));
  forgetEverything();
  await openQuickLog(null);
  typeLine('call peñafiel fgr');
  await until(() => useQuickLog.getState().surnames.has('penafiel'));
  expect(draft()).toMatchObject({ case: null, entry: { summary: 'peñafiel' } });

  typeLine('call fgr case Peñafiel');
  await until(() => draft().cases.length === 2);
  expect(draft().case).toBeNull();
  expect(await saveQuickLog(t)).toBe(false);
});

it('keeps the full name of a person whom the log knows, and offers one it does not know as new', async () => {
  await log('call fgr Zoila Prueba Inventada 0001');

  await type('meeting fgr prueba 0001');
  await until(() => draft().who.state === 'known');
  expect(draft().who).toMatchObject({ state: 'known', contact: { name: 'Zoila Prueba Inventada', exchanges: 1 } });
  expect(await saveQuickLog(t)).toBe(true);

  await type('meeting fgr otra 0001');
  expect(draft().who).toEqual({ state: 'new', name: 'Otra' });
  const of = await saved();
  expect(of('participant').map(({ name }) => name)).toEqual(['Zoila Prueba Inventada', 'Zoila Prueba Inventada']);
});

it('asks which of two known people is meant', async () => {
  await log('call fgr Zoila Prueba 0001');
  await log('call fgr Mirna Prueba 0001');

  await type('call fgr prueba 0001');
  await until(() => draft().who.state === 'several');
  expect(draft().who).toMatchObject({ contacts: [{}, {}] });

  correct({ person: 'Mirna Prueba' });
  expect(draft().who).toMatchObject({ state: 'known', contact: { name: 'Mirna Prueba' } });
});

it('says what the counterpart would see of each part, and the report that the contact enters', async () => {
  await type('call fgr 0001');
  const { seen } = useQuickLog.getState().outlook!;

  expect(seen.shields).toMatchObject({ person: { action: 'WITHHOLD' }, summary: { action: 'RELEASE' } });
  expect(seen.report).toMatchObject({ kind: 'monthly-report' });

  typeLine('call sre 0001'); // nobody set what it may receive
  await until(() => useQuickLog.getState().outlook?.of.startsWith('MX-SRE') === true);
  expect(useQuickLog.getState().outlook?.seen.shields).toBeNull();
});

it('lets a correction stand over the line, whatever is typed after it', async () => {
  await type('call 10:00 fgr 0001');
  correct({ time: '11:30', value: 'intelligence' });
  typeLine('call 10:00 fgr 0001 annex');

  expect(draft().entry).toMatchObject({ time: '11:30', value: 'intelligence', summary: 'annex' });
});

it('takes the case that is open, and does not leave it for a surname in the text', async () => {
  await openQuickLog(offices.caseId);
  await type('call fgr 10:00 quintanar');

  expect(draft()).toMatchObject({ case: { reference: 'EX-2026-0001' }, entry: { summary: 'quintanar' } });
});

it('takes the counterpart of the exchange that is followed up, unless the line names another', async () => {
  await openQuickLog(offices.caseId, 'MX-FGR' as AgencyCode);
  await type('call 10:00');
  expect(draft().entry).toMatchObject({ agency: 'MX-FGR' });
  await type('call sre 10:00');
  expect(draft().entry).toMatchObject({ agency: 'MX-SRE' });

  await openQuickLog(offices.caseId);
  await type('call 10:00');
  expect(draft().entry).toMatchObject({ agency: null });
});

it('saves at once what was typed at once', async () => {
  typeLine('call fgr 0001');

  expect(await saveQuickLog(t)).toBe(true);
});

it('keeps the draft when it is refused, and forgets everything on lock, its notice too', async () => {
  await type('call fgr 0001');
  correct({ summary: 'x'.repeat(30_000) });
  expect(await saveQuickLog(t)).toBe(false);
  expect(useQuickLog.getState()).toMatchObject({ line: 'call fgr 0001', failure: {} });

  correct({ summary: 'short' });
  expect(await saveQuickLog(t)).toBe(true);
  expect(JSON.stringify(notices.visibleToasts)).toContain('EX-2026-0001');
  for (let more = 0; more < 5; more += 1) notify({ title: 'EX-2026-0001', tone: 'stop' }); // more than stand at once
  await lockVault();
  notify({ title: 'EX-2026-0001' }); // an answer that was on its way

  expect(useQuickLog.getState()).toEqual(useQuickLog.getInitialState());
  expect(JSON.stringify(notices.visibleToasts)).not.toContain('EX-2026-0001');
});
