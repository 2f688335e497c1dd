// @vitest-environment jsdom
import { page } from '../support/page-door.ts';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { CaseId } from '../../shared/language.ts';
import { go, goBack, goOnTo, leaveGone, useRoute } from '../../renderer/frame/route-store.ts';
import {
  dropDraft,
  flushDrafts,
  keepDraft,
  KEEP_WITHIN_MS,
  openPlace,
  readDrafts,
  useDrafts,
} from '../../renderer/kept-drafts.ts';
import { beginCase, chooseKind, goToStep, useNewCase, write } from '../../renderer/new-case/new-case-store.ts';
import { typeLine, useQuickLog } from '../../renderer/quick-log/quick-log-store.ts';
import { forgetEverything } from '../../renderer/stores.ts';
import { notices } from '../../renderer/ui/notice.ts';
import { lockVault } from '../../renderer/vault/vault-store.ts';
import { PASSPHRASE, tempVault, type TempVault } from '../support/temp-vault.ts';

// What is typed, over a real office that is locked and opened again.
let vault: TempVault;
beforeEach(async () => {
  vault = await tempVault();
  page.stand(vault);
  await readDrafts();
});
afterEach(async () => {
  vi.useRealTimers();
  await page.quiet();
  forgetEverything();
  vault.cleanup();
});

/** As a lock from outside does: the host is closed first, and the page hears of it. */
async function lockFromOutside(): Promise<void> {
  vault.lock();
  forgetEverything();
  await vault.unlock(PASSPHRASE);
  page.stand(vault);
}
const stored = async () => (await vault.ask('draft:list', {})).map(({ place, value }) => ({ place, value }));

it('brings the line of the log back after the vault was locked by the person', async () => {
  typeLine('llamada con MX-FGR sobre el caso inventado');
  await lockVault();
  expect(useQuickLog.getState().line).toBe('');

  await vault.unlock(PASSPHRASE);
  page.stand(vault);
  await readDrafts();

  expect(useQuickLog.getState().line).toBe('llamada con MX-FGR sobre el caso inventado');
});

it('brings the new case back at its step after a lock that nobody asked for', async () => {
  go({ screen: 'new-case' });
  const leave = openPlace('new-case');
  beginCase({ openedOn: '2026-03-02', officer: 'Desk One' });
  chooseKind('extradition');
  write('title', 'Caso inventado');
  goToStep('details');
  await new Promise(resolve => setTimeout(resolve, KEEP_WITHIN_MS + 100));
  await page.quiet();
  await lockFromOutside();
  leave();
  expect(useNewCase.getState().draft.kind).toBe(null);

  await readDrafts();

  expect(useNewCase.getState()).toMatchObject({
    step: 'details',
    draft: { kind: 'extradition', fields: { title: 'Caso inventado', officer: 'Desk One' } },
  });
  expect(useRoute.getState().route).toEqual({ screen: 'new-case' });
});

it('has what is typed in the vault within a second, however long one types on', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  for (let at = 0; at < 10; at += 1) {
    keepDraft('user', `typed ${at}`);
    await vi.advanceTimersByTimeAsync(100);
  }
  vi.useRealTimers();
  await page.quiet();

  const [draft] = await stored();
  expect(draft?.value).toMatchObject({ content: expect.stringMatching(/^typed [5-9]$/) as unknown });
  expect(page.channels().filter(channel => channel === 'draft:keep').length).toBeLessThan(4);
});

it('says once that a draft cannot be kept, and keeps it on the screen', async () => {
  vault.session.office.pragma('query_only = ON');
  for (const typed of ['typed', 'typed on']) {
    keepDraft('user', typed);
    await flushDrafts();
  }

  expect(useDrafts.getState().kept.get('user')?.content).toBe('typed on');
  expect(notices.visibleToasts.filter(({ content }) => content.title === 'The draft cannot be kept')).toHaveLength(1);
  vault.session.office.pragma('query_only = OFF');
});

it('says nothing of one that was let go while it was on its way', async () => {
  notices.clear();
  vault.session.office.pragma('query_only = ON');
  keepDraft('agency', 'typed');
  const sent = flushDrafts();
  dropDraft('agency');
  await sent;

  expect(notices.visibleToasts).toEqual([]);
  vault.session.office.pragma('query_only = OFF');
});

it('keeps nothing once it was saved or discarded', async () => {
  keepDraft('user', 'typed');
  await flushDrafts();
  expect(await stored()).toHaveLength(1);

  dropDraft('user');
  await flushDrafts();

  expect(await stored()).toEqual([]);
  expect(useDrafts.getState().kept.size).toBe(0);
});

it('never sends what one person typed into the next one’s session', async () => {
  await vault.ask('user:add', { label: 'second', role: 'officer', passphrase: `${PASSPHRASE} officer` });
  await vault.unlock(`${PASSPHRASE} officer`, 'second');
  await vault.ask('draft:keep', { place: 'user', caseId: null, value: { content: 'of the second' } });
  await vault.unlock(PASSPHRASE);
  page.stand(vault);
  keepDraft('user', 'typed by the first');
  vault.lock();
  forgetEverything();
  await vault.unlock(`${PASSPHRASE} officer`, 'second');
  page.stand(vault);
  await readDrafts();
  keepDraft('agency', 'typed by the second');
  dropDraft('agency');
  await flushDrafts();

  expect(await stored()).toEqual([{ place: 'user', value: { content: 'of the second' } }]);
});

it('goes back to where one was typing, and not to what was left for later', async () => {
  go({ screen: 'settings' });
  const leave = openPlace('user');
  keepDraft('user', 'left for later');
  leave();
  go({ screen: 'counterparts' });
  openPlace('agency');
  keepDraft('agency', 'still open');
  await lockVault();
  await vault.unlock(PASSPHRASE);
  page.stand(vault);

  await readDrafts();

  expect(useRoute.getState().route).toEqual({ screen: 'counterparts' });
  expect(useDrafts.getState().resumed).toBe('agency');
  expect([...useDrafts.getState().kept.keys()].toSorted()).toEqual(['agency', 'user']);
});

it('says of which case a draft is', async () => {
  const { id: caseId } = await vault.ask('case:create', {
    fields: { kind: 'information-exchange', reference: 'EX-2026-9001', title: 'Caso inventado' },
  });
  go({ screen: 'case', caseId });
  keepDraft('portion 1', 'typed');
  await flushDrafts();

  expect(useDrafts.getState().kept.get('portion 1')).toMatchObject({ caseId, reference: 'EX-2026-9001' });
});

it('no step leads back to a form that is done, nor to a case that is gone', () => {
  const [made, other] = ['one', 'other'] as unknown as readonly [CaseId, CaseId];
  go({ screen: 'cases' });
  go({ screen: 'new-case' });
  goOnTo({ screen: 'case', caseId: made });
  goBack();
  expect(useRoute.getState().route).toEqual({ screen: 'cases' });

  go({ screen: 'case', caseId: other });
  go({ screen: 'case', caseId: made });
  go({ screen: 'case-sheets', caseIds: [made] });
  go({ screen: 'case', caseId: made });
  leaveGone(made);
  goBack();
  expect(useRoute.getState().route).toEqual({ screen: 'case', caseId: other });
});
