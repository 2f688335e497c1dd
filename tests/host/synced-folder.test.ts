import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { syncedBy } from '../../electron/host/vault/synced-folder.ts';
import { PASSPHRASE } from '../support/temp-vault.ts';
import { vaultsOfThisFile } from '../support/vaults.ts';

const aVault = vaultsOfThisFile();

describe('a synchronised folder', () => {
  it.each([
    ['OneDrive', 'OneDrive - Fiscalía'],
    ['OneDrive', 'Library/CloudStorage/OneDrive-Oficina'],
    ['Dropbox', 'Dropbox (Oficina)'],
    ['Google Drive', 'Library/CloudStorage/GoogleDrive-alguien@example.org/My Drive'],
    ['iCloud Drive', 'Library/Mobile Documents/com~apple~CloudDocs'],
    ['Nextcloud', 'Nextcloud2'],
    ['Box', 'Box'],
    ['MEGA', 'MEGAsync'],
  ])('is known as %s by its name', (program, path) => {
    expect(syncedBy(join('/home/alguien', path, 'Casos', 'office.enlace'))).toBe(program);
  });

  it.each([
    ['Dropbox', '.dropbox'],
    ['Syncthing', '.stfolder'],
    ['Nextcloud', '.nextcloudsync.log'],
  ])('is known as %s by what lies in it, whatever its name', async (program, marker) => {
    const vault = await aVault();
    const folder = join(vault.root, 'Trabajo');
    mkdirSync(folder);
    writeFileSync(join(folder, marker), '');

    expect(syncedBy(join(folder, 'office.enlace'))).toBe(program);
    expect(syncedBy(vault.folder)).toBeNull();
  });

  it.each(['Boxes', 'Documents', 'MyDropboxNotes', 'Megara'])('is not taken for one where it is called %s', name => {
    expect(syncedBy(join('/home/alguien', name, 'office.enlace'))).toBeNull();
  });

  it('is named when a vault is made in it, and whenever it is opened', async () => {
    const vault = await aVault();
    const folder = join(vault.root, 'OneDrive', 'office.enlace');
    const agency = { code: 'MX-FGR', names: { en: 'Example', es: 'Ejemplo' } };

    const made = await vault.ask('vault:create', {
      folder: vault.handleOf(folder),
      agency,
      label: 'ana',
      passphrase: PASSPHRASE,
    });
    const opened = await vault.ask('vault:unlock', { folder: vault.handleOf(folder), passphrase: PASSPHRASE });

    expect(made.vault.synced).toBe('OneDrive');
    expect(opened.synced).toBe('OneDrive');
  });
});
