import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { hasOutsideTool } from '../support/outside.ts';
import { headerWith } from '../support/packets.ts';
import { firefoxName, openFirefox } from './firefox.ts';
import { packet, words, writeVerifierFiles } from './verifier-files.ts';

// The same page in the other browser that offices have, as it is shipped, from the disk.
test('VERIFY.html in Firefox: signer, values, gaps, hashes, approvals, both languages, and a receipt', async () => {
  if (!hasOutsideTool(firefoxName ?? 'firefox-esr', 'VERIFY.html shows and checks a packet in Firefox from the disk')) return;
  const { root, at, unpacked } = await writeVerifierFiles();
  const page = await openFirefox(firefoxName!); // it is there
  try {
    await page.open(pathToFileURL(at('VERIFY.html')).href);
    await page.give('#card', [at('card-approvers.json')]);
    await page.give('#packet', [at('packet.zip')]);
    await page.until(`document.querySelector('#verdict')`);
    const text = String(await page.ask('document.body.innerText'));
    for (const said of [
      words.en,
      words.es,
      'Solicitud de detención provisional',
      'Ñáñez',
      'R-PRIV',
      'files/0001.pdf',
      packet.hash,
    ])
      expect(text).toContain(said);
    expect(text).not.toContain('Juzgado Quinto');

    const language = await page.ask('document.documentElement.lang');
    await page.ask(`document.querySelector('#language').click()`);
    await page.until(`document.documentElement.lang !== ${JSON.stringify(language)} && document.querySelector('#verdict')`);
    const verdicts = [String(await page.ask(`document.querySelector('#verdict').innerText`))];
    await page.ask(`document.querySelector('#language').click()`);
    await page.until(`document.documentElement.lang === ${JSON.stringify(language)} && document.querySelector('#verdict')`);
    verdicts.push(String(await page.ask(`document.querySelector('#verdict').innerText`)));
    expect(verdicts.join()).toContain('It is what was signed.');
    expect(verdicts.join()).toContain('Es lo que se firmó.');

    await page.ask(`document.getElementById('receipt.json').click()`);
    await expect.poll(() => readdirSync(page.downloads)).toEqual(['receipt.json']);
    const receipt: unknown = JSON.parse(readFileSync(join(page.downloads, 'receipt.json'), 'utf8'));
    expect(receipt).toMatchObject({ kind: 'receipt', receipt: { packet: headerWith().packetId, hash: packet.hash } });

    await page.give('#packet', [at('approved.zip')]);
    await page.until(`/signed with a key that the sender|firmado con una llave que nombra/.test(document.body.innerText)`);
    await page.give('#packet', unpacked);
    await page.until(
      `document.querySelector('#verdict') && !/signed with a key that|firmado con una llave/.test(document.body.innerText)`,
    );
    for (const [file, code] of [
      ['damaged.zip', 'packet/zip-mismatch'],
      ['approved-wrong.zip', 'packet/approval-wrong'],
      ['sealed.age', 'packet/not-a-packet'],
    ] as const) {
      await page.give('#packet', [at(file)]);
      await page.until(`document.querySelector('[role=alert]')?.innerText.includes(${JSON.stringify(code)})`);
      expect(await page.ask(`document.querySelector('#verdict')`)).toBeNull();
    }
    expect(page.told).toEqual([]);
  } finally {
    await page.close();
    rmSync(root, { recursive: true, force: true });
  }
});
