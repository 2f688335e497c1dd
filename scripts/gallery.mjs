// Look at every part of the kit: screenshots of the gallery's pages in both languages and themes, and what axe finds in them.
// Usage: node scripts/gallery.mjs [page …]; ENLACE_TEST_BROWSER names a Chromium, else the system's or Playwright's own is used.
import AxeBuilder from '@axe-core/playwright';
import { chromium } from '@playwright/test';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createServer } from 'vite';

const folder = join('out', 'gallery');
const pages =
  process.argv.length > 2
    ? process.argv.slice(2)
    : ['parts', 'case', 'table', 'frame', 'rail', 'palette', 'keys', 'unlock', 'first', 'make', 'recover', 'code'];
const executablePath = process.env.ENLACE_TEST_BROWSER || ['/usr/bin/chromium'].find(existsSync);

mkdirSync(folder, { recursive: true });
const server = await createServer({
  root: 'renderer',
  configFile: false,
  logLevel: 'error',
  server: { port: 0, host: '127.0.0.1', hmr: false, watch: null },
});
await server.listen();
const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
let violations = 0;

const whole = pages.filter(name => name.includes('-')); // such as es-dark-case
for (const hash of whole) violations += await look(hash);
for (const language of whole.length > 0 ? [] : ['es', 'en']) {
  for (const theme of ['light', 'dark']) {
    for (const name of pages) violations += await look(`${language}-${theme}-${name}`);
  }
}

await browser.close();
await server.close();
console.log(`${violations} violations`);
process.exitCode = violations === 0 ? 0 : 1;

async function look(hash) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.on('pageerror', error => console.log(hash, error.message));
  page.on('console', message => message.type() === 'error' && console.log(hash, message.text()));
  await page.goto(`${server.resolvedUrls.local[0]}gallery.html#${hash}`);
  await page.locator('#content').waitFor();
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(150);
  await page.screenshot({ path: join(folder, `${hash}.png`) });
  const { violations: found } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  for (const { id, nodes } of found)
    console.log(
      hash,
      id,
      nodes.map(node => `${node.target.join(' ')} | ${node.failureSummary?.split('\n')[1] ?? ''}`).slice(0, 4),
    );
  await context.close();
  return found.length;
}
