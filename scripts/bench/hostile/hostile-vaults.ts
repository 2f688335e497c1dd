import { createHash } from 'node:crypto';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonical } from '../../../electron/host/keys/canonical.ts';
import type { Slot } from '../../../shared/contract/keyslots.ts';
import type { Json } from '../../../shared/language.ts';
import type { HostileFile } from './hostile-file.ts';

/** A copy of the vault under another key file; the command opens that copy as whoever fits. */
function keyslots(what: string, refusal: string, change: (slots: Slot[]) => void): HostileFile {
  return {
    what,
    refusal,
    write({ folder, vault }) {
      const copy = join(folder, 'copy.enlace');
      cpSync(vault, copy, { recursive: true });
      const path = join(copy, 'keyslots.json');
      const file = JSON.parse(readFileSync(path, 'utf8')) as { slots: Slot[] }; // the program wrote it
      change(file.slots);
      for (const slot of file.slots) Object.assign(slot, { checksum: checksumOf(slot) });
      writeFileSync(path, JSON.stringify(file));
      return ['vault', 'restore', copy, join(folder, 'restored.enlace')];
    },
  };
}

function checksumOf({ checksum: _checksum, ...rest }: Slot): string {
  return createHash('sha256')
    .update(canonical(rest as Json)) // a slot is plain JSON
    .digest('hex');
}

const asking =
  (cost: Partial<Slot['kdf']>, copies = 1) =>
  (slots: Slot[]): void => {
    for (const slot of slots) Object.assign(slot, { kdf: { ...slot.kdf, ...cost } });
    const [own] = slots;
    if (own === undefined) return;
    for (let at = 1; at < copies; at++) slots.push({ ...structuredClone(own), id: crypto.randomUUID() });
  };

export const hostileVaults: readonly HostileFile[] = [
  keyslots('two key slots at 1 GiB and 10 passes', 'vault/kdf-parameters', asking({ memoryKiB: 1024 * 1024, passes: 10 }, 2)),
  keyslots('150 key slots at 256 MiB and 10 passes', 'vault/user-needed', asking({ memoryKiB: 256 * 1024, passes: 10 }, 150)),
];
