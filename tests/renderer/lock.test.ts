// @vitest-environment jsdom
import '../support/page-door.ts';
import { create } from 'zustand';
import { expect, it } from 'vitest';
import { go, useRoute } from '../../renderer/frame/route-store.ts';
import { countRoom, useRoomCounts } from '../../renderer/frame/room-count-store.ts';
import { prefer, usePreferences } from '../../renderer/preferences.ts';
import { forgetOnLock } from '../../renderer/stores.ts';
import { lockVault } from '../../renderer/vault/vault-store.ts';
import type { CaseId } from '../../shared/language.ts';

it('forgets every store of the vault on lock, and keeps how the person likes the window', async () => {
  const useSample = forgetOnLock(create<{ readonly names: readonly string[] }>(() => ({ names: [] })));
  useSample.setState({ names: ['invented'] });
  go({ screen: 'case', caseId: 'c' as CaseId });
  countRoom('today', { count: 3 });
  prefer({ isRailed: true });

  await lockVault();

  expect(useSample.getState()).toEqual({ names: [] });
  expect(useRoute.getState()).toEqual({ route: { screen: 'today' }, past: [], returnTo: null });
  expect(useRoomCounts.getState()).toEqual({});
  expect(usePreferences.getState().isRailed).toBe(true);
});

it('keeps only the window’s layout on this computer', () => {
  go({ screen: 'case', caseId: 'secret-case' as CaseId });
  prefer({ panelPx: 400 });

  expect(JSON.stringify({ ...localStorage })).not.toContain('secret-case');
  expect(location.href).not.toContain('secret-case');
});
