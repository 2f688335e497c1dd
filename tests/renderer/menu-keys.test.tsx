// @vitest-environment jsdom
import '../support/page-door.ts';
import { render } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { OpenVault } from '../../shared/contract/vault.ts';
import { menuKeys } from '../../shared/door.ts';
import type { AgencyCode, CivilDate, UserId } from '../../shared/language.ts';
import { Frame } from '../../renderer/frame/Frame.tsx';
import { useCommandStore } from '../../renderer/frame/command-store.ts';
import { openOverlay } from '../../renderer/frame/overlay-store.ts';
import { useVault } from '../../renderer/vault/vault-store.ts';
import { VaultScreen } from '../../renderer/vault/VaultScreen.tsx';

const vault: OpenVault = {
  vaultId: 'v',
  agency: { code: 'MX-FGR' as AgencyCode, names: { en: 'x', es: 'x' } },
  synthetic: true,
  user: { id: 'u' as UserId, label: 'Zoila Prueba', role: 'supervisor' },
  day: { on: '2026-11-23' as CivilDate, zone: 'America/Mexico_City' },
  synced: null,
  notices: [],
};
/** What the menu's own entries answer to on every system: editing, zoom, full screen, quitting. */
const systemKeys = [
  'Mod+Z',
  'Mod+Shift+Z',
  'Mod+Y',
  'Mod+X',
  'Mod+C',
  'Mod+V',
  'Mod+A',
  'Mod++',
  'Mod+-',
  'Mod+0',
  'F11',
  'Mod+Q',
];

it('gives each command of the menu a key of its own', () => {
  const keys = [...Object.values(menuKeys), ...systemKeys];

  expect(new Set(keys).size).toBe(keys.length);
});

it('means the same by a key of the menu on the page of a closed vault', () => {
  useVault.setState(
    { phase: 'closed', form: 'unlock', vaults: [], chosen: null, isBusy: false, refusal: null, locked: null },
    true,
  );
  render(<VaultScreen version="9" />);

  expect(otherMeanings()).toEqual([]);
});

it('means the same by a key of the menu in an open vault, also in the quick log', () => {
  openOverlay('quick-log');
  render(<Frame vault={vault} />);

  expect(otherMeanings()).toEqual([]);
  expect(offered().length).toBeGreaterThan(10);
});

function otherMeanings(): readonly string[] {
  return offered()
    .filter(({ id, keys }) => Object.entries(menuKeys).some(([command, menuKey]) => menuKey === keys && command !== id))
    .map(({ id, keys }) => `${keys}: ${id}`);
}

function offered() {
  return [...useCommandStore.getState().parts.values()].flat();
}
