import { expect, it } from 'vitest';
import { caseFile, importFile, sampleCase } from '../support/case-file.ts';
import { vaultsOfThisFile } from '../support/vaults.ts';

const aVault = vaultsOfThisFile();
const content = caseFile(sampleCase({ documents: [{ title: 'Acta', file: 'acta.txt' }] }));

it('counts a case as unchanged only if the files given with it are the ones that came with it', async () => {
  const vault = await aVault();
  await importFile(vault, content, { 'acta.txt': 'papel inventado' });

  const same = await importFile(vault, content, { 'acta.txt': 'papel inventado' });
  const without = await importFile(vault, content);
  const other = await importFile(vault, content, { 'acta.txt': 'papel cambiado' });

  expect([same, without].map(answer => answer.ok && answer.value.unchanged)).toEqual([1, 1]);
  expect(other).toMatchObject({
    ok: false,
    failure: { code: 'import/refused', places: [{ row: 1, code: 'import/case-differs' }] },
  });
  expect((await vault.ask('case:list', {})).total).toBe(1);
});
