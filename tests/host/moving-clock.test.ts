import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { unlockVault } from '../../electron/host/vault/vault.ts';
import { createVault } from '../../electron/host/vault/vault-create.ts';
import type { AgencyCode } from '../../shared/language.ts';
import { PASSPHRASE, testServices } from '../support/temp-vault.ts';

it('opens a vault again that was made while the clock ran', async () => {
  const root = mkdtempSync(join(tmpdir(), 'enlace-clock-'));
  const folder = join(root, 'office.enlace');
  const { services } = testServices();
  let now = Date.parse('2026-03-02T15:00:00Z');
  const running = { ...services, nowMs: () => (now += 7) };
  const agency = { code: 'US-EX' as AgencyCode, names: { en: 'Example', es: 'Ejemplo' } };
  const made = await createVault({ folder, agency, label: 'first', passphrase: PASSPHRASE, synthetic: true }, running);
  made.session.close();

  const session = await unlockVault({ folder, passphrase: PASSPHRASE }, running);

  expect(session.notices).toEqual([]);
  expect(session.user.role).toBe('supervisor');
  session.close();
  rmSync(root, { recursive: true, force: true });
});
