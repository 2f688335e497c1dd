import { z } from 'zod';
import { ask } from './row.ts';
import { handle } from './scalars.ts';
import type { OpenVault } from './vault.ts';

export const demoCalls = {
  /** Make the synthetic office in a folder that does not exist yet, and open it as its supervisor. */
  'demo:open': ask(z.strictObject({ folder: handle }), 'anyone').gives<{
    readonly vault: OpenVault;
    readonly passphrase: string;
  }>(),
};
