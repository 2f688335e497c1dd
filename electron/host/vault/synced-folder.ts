import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** How a program that synchronises folders shows: the name that its folder has on usual systems, or a file that it leaves in it. */
type Sign = { readonly name: string; readonly folder: RegExp; readonly markers: readonly string[] };

const signs: readonly Sign[] = [
  { name: 'OneDrive', folder: /^(OneDrive( ?-.*)?|OneDrive-.*|SkyDrive)$/i, markers: ['.849C9593-D756-4E56-8D6E-42412F2A707B'] },
  { name: 'Dropbox', folder: /^Dropbox( \(.*\)|-.*)?$/i, markers: ['.dropbox', '.dropbox.cache'] },
  {
    name: 'Google Drive',
    folder: /^(Google ?Drive( \(.*\)|-.*)?|GoogleDrive-.*|My Drive|Mi unidad)$/i,
    markers: ['.tmp.drivedownload', '.tmp.driveupload'],
  },
  { name: 'iCloud Drive', folder: /^(Mobile Documents|iCloud ?Drive)$/i, markers: [] },
  { name: 'Nextcloud', folder: /^Nextcloud\d*$/i, markers: ['.nextcloudsync.log', '.sync_journal.db'] },
  { name: 'ownCloud', folder: /^ownCloud\d*$/i, markers: ['.owncloudsync.log'] },
  { name: 'Box', folder: /^(Box|Box Sync|Box-Box)$/i, markers: [] },
  { name: 'MEGA', folder: /^(MEGA|MEGAsync)$/i, markers: ['.megaignore'] },
  { name: 'pCloud', folder: /^(pCloud ?Drive|pCloudDrive)$/i, markers: [] },
  { name: 'Proton Drive', folder: /^(Proton ?Drive|ProtonDrive-.*)$/i, markers: [] },
  { name: 'Syncthing', folder: /^Syncthing$/i, markers: ['.stfolder'] },
  { name: 'Resilio Sync', folder: /^Resilio Sync$/i, markers: ['.sync'] },
];

/** The program that synchronises a folder, by the names of the folders above it and what lies in them; null if none of the usual ones. */
export function syncedBy(folder: string): string | null {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const name = at.split(/[\\/]/).at(-1) ?? '';
    const sign = signs.find(one => one.folder.test(name) || one.markers.some(marker => existsSync(join(at, marker))));
    if (sign !== undefined) return sign.name;
    if (dirname(at) === at) return null;
  }
}
