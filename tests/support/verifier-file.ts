import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { writeVerifier } from '../../scripts/verifier.ts';

/** The page that the terminal and the window hand out stands where a checkout has it. */
export async function setup(): Promise<void> {
  if (!existsSync(join(import.meta.dirname, '../../out/verifier/VERIFY.html'))) await writeVerifier();
}
