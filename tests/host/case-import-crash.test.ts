import { spawn } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { caseFile, sampleCase } from '../support/case-file.ts';
import { vaultsOfThisFile } from '../support/vaults.ts';

const aVault = vaultsOfThisFile();
const CHILD = fileURLToPath(new URL('../support/crash-child.ts', import.meta.url));
const CASES = 600;

/** Start an import in another process and kill it so many milliseconds after it began. */
async function killedImport(folder: string, laterMs: number): Promise<void> {
  const child = spawn(process.execPath, [CHILD, folder, 'import'], { stdio: ['ignore', 'pipe', 'ignore'] });
  await new Promise<void>(resolve => {
    child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), laterMs));
    child.on('close', () => resolve());
  });
}

it.each([40, 150, 300, 450, 700])(
  'an import killed after %i ms left all of the file or nothing, and can be done again',
  async laterMs => {
    const vault = await aVault();
    const cases = Array.from({ length: CASES }, (_, at) =>
      sampleCase({
        id: `c${at}`,
        reference: `EX-${at}`,
        ...(at === 0 ? { documents: [{ title: 'Acta', file: 'acta.txt' }] } : {}),
      }),
    );
    writeFileSync(join(vault.root, 'cases.json'), JSON.stringify(caseFile(...cases)));
    writeFileSync(join(vault.root, 'acta.txt'), 'papel inventado');
    vault.lock();

    await killedImport(vault.folder, laterMs);

    await vault.unlock();
    const { total } = await vault.ask('case:list', {});
    expect([0, CASES]).toContain(total);
    expect(readdirSync(join(vault.folder, 'files'))).toHaveLength(total === 0 ? 0 : 1);
    const source = vault.services.handles.register({ kind: 'source', name: 'cases.json', path: join(vault.root, 'cases.json') });
    const folder = vault.services.handles.register({ kind: 'folder', path: vault.root });
    const again = await vault.ask('case:import', { source, folder });
    expect(again.created + again.unchanged).toBe(CASES);
    expect((await vault.ask('vault:check', {})).parts.filter(({ wrong }) => wrong > 0)).toEqual([]);
  },
);
