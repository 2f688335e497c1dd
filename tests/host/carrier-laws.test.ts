import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderCarrier } from '../../electron/host/office/carriers/folder.ts';
import { markFolder } from '../../electron/host/office/carriers/folder-marker.ts';
import { carrierLaws } from '../support/carriers/laws.ts';
import { memoryPlace } from '../support/carriers/memory-carrier.ts';

carrierLaws('memory', () => Promise.resolve(memoryPlace()));

carrierLaws('folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'enlace-exchange-'));
  const office = '0'.repeat(32);
  markFolder(folder, office);
  return Promise.resolve({
    as: () => Promise.resolve(folderCarrier(folder, office, 20)),
    close: () => Promise.resolve(rmSync(folder, { recursive: true })),
  });
});
