// @vitest-environment jsdom
import { page } from '../support/page-door.ts';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { openCase, returnTo, useCase } from '../../renderer/record/case-store.ts';
import { RecordBlock } from '../../renderer/record/RecordBlock.tsx';
import { forgetEverything } from '../../renderer/stores.ts';
import { useViewer, type Viewer } from '../../renderer/viewer.ts';
import type { CaseRecord } from '../../shared/case.ts';
import type { CaseId } from '../../shared/language.ts';
import { caseFile, importFile, sampleCase } from '../support/case-file.ts';
import { tempVault, type TempVault } from '../support/temp-vault.ts';

// An exchange of a case is an entry of a thread; what it says in full opens when somebody asks, or comes to a value of it.
let vault: TempVault;
let caseId: CaseId;

beforeAll(async () => {
  vault = await tempVault();
  const exchange = {
    startAt: '2026-02-03T10:00:00-06:00',
    mode: 'meeting',
    channel: 'diplomatic',
    counterpart: 'MX-FGR',
    topic: 'Traducciones inventadas',
    participants: [{ agency: 'MX-FGR', name: 'Mtra. Invented' }],
    items: [{ way: 'received', description: 'Acta inventada' }],
    commitments: [{ what: 'Entregar la copia inventada', by: 'MX-FGR', dueOn: '2026-02-20', status: 'open' }],
  };
  await importFile(vault, caseFile(sampleCase({ reference: 'EX-THREAD-1', exchanges: [exchange] })));
  caseId = (await vault.ask('case:list', {})).cases[0]!.id;
});
afterEach(() => {
  cleanup();
  page.stand(null);
  forgetEverything();
});
afterAll(() => vault.cleanup());

async function shown(): Promise<CaseRecord> {
  page.stand(vault);
  useViewer.setState({ viewer: { user: { role: 'officer' } } as Viewer }); // a row asks what the reader may do
  await openCase(caseId);
  const { records } = useCase.getState().view!.file;
  const exchange = records.find(({ entity }) => entity === 'exchange')!;
  render(<RecordBlock record={exchange} records={records} />);
  await act(() => page.quiet());
  return exchange;
}

it('says when, how and with whom, what came, and what is promised by whom, without its fields', async () => {
  await shown();

  const brief = document.querySelector('.exchange-brief')!.textContent;
  for (const said of ['3 Feb 2026', 'Meeting', 'MX-FGR', 'Mtra. Invented', 'Received', 'Acta inventada'])
    expect(brief).toContain(said);
  expect(brief).toMatch(/MX-FGR Entregar la copia inventada due 20 Feb.* · Open/);
  expect(screen.queryByText('Counterpart')).toBeNull();
});

it('opens every value when somebody asks, and folds them again', async () => {
  await shown();
  fireEvent.click(screen.getByRole('button', { name: /^Show every value/ }));
  expect(screen.getByText('Counterpart')).toBeDefined();
  expect(screen.getByText('Owed by')).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: /^Show in brief/ }));
  expect(screen.queryByText('Counterpart')).toBeNull();
});

it('opens where somebody comes to a value of it, and gives that value the focus', async () => {
  const exchange = await shown();
  await act(async () => returnTo({ record: exchange.id, field: 'mode' }));
  await act(() => page.quiet());

  const row = document.querySelector(`[data-record="${exchange.id}"][data-field="mode"]`);
  expect(row?.contains(document.activeElement)).toBe(true);
});
