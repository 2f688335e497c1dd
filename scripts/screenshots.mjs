// `npm run screenshots`: the main screens of the demo office as pictures in docs/, each in English by day and in Spanish by night, and
// those that stand in the guide, small and by day. `npm run screenshots -- guide` takes the latter alone.
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installBrowser } from './browser.mjs';
import { giveUp, installPackages, root } from './install.mjs';

/** After G; `then` takes the room further. */
const rooms = [
  { name: 'today', letter: 't' },
  { name: 'cases', letter: 'c' },
  { name: 'case', letter: 'c', then: openFirstCase },
  { name: 'view-as', letter: 'c', then: seeAsCounterpart },
  { name: 'pipeline', letter: 'p' },
  { name: 'release', letter: 'r' },
  { name: 'inbox', letter: 'i' },
  { name: 'counterparts', letter: 'k' },
  { name: 'reports', letter: 'm' },
  { name: 'audit', letter: 'a' },
];
/** As `guidePictures` names them. */
const guideRooms = [
  { name: 'today', letter: 't' },
  { name: 'log', letter: 't', then: writeLog },
  { name: 'case', letter: 'c', then: openFirstCase },
  { name: 'view-as', letter: 'c', then: seeAsCounterpart },
  { name: 'release', letter: 'r' },
  { name: 'inbox', letter: 'i' },
  { name: 'counterparts', letter: 'k' },
];
const guideSize = { width: 1024, height: 640 };
const guideQuality = 45; // letters stay sharp at it, and a picture stays under 30 KB: all of them travel in the program
const looks = [
  { language: 'en', colorScheme: 'light' },
  { language: 'es', colorScheme: 'dark' },
];

try {
  installPackages();
  await takeAll();
} catch (error) {
  giveUp(error);
}

async function takeAll() {
  const { chromium } = await import('@playwright/test');
  const { child, address } = await openDemo();
  const browser = await chromium.launch({ executablePath: installBrowser(), args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(address);
    await page.getByText('datos sinteticos').waitFor({ timeout: 60_000 }); // the demo says its passphrase first
    await page.keyboard.press('Enter');
    await page.locator('nav.nav').waitFor();
    if (!process.argv.includes('guide')) await takeDocs(page);
    await takeGuide(page);
  } finally {
    await browser.close();
    child.kill('SIGTERM');
  }
}

async function takeDocs(page) {
  for (const { language, colorScheme } of looks) {
    await dress(page, language, colorScheme);
    for (const room of rooms) {
      await show(page, room);
      await page.screenshot({ path: join(root, 'docs', `screen-${room.name}-${language}-${colorScheme}.png`) });
    }
  }
}

async function takeGuide(page) {
  const { createCanvas, loadImage } = await import('@napi-rs/canvas');
  const folder = join(root, 'renderer', 'guide', 'pictures');
  mkdirSync(folder, { recursive: true });
  await page.setViewportSize(guideSize);
  for (const language of ['en', 'es']) {
    await dress(page, language, 'light');
    for (const room of guideRooms) {
      await show(page, room);
      const canvas = createCanvas(guideSize.width, guideSize.height);
      canvas.getContext('2d').drawImage(await loadImage(await page.screenshot()), 0, 0);
      writeFileSync(join(folder, `${room.name}-${language}.avif`), canvas.encodeSync('avif', { quality: guideQuality }));
    }
  }
}

async function dress(page, language, colorScheme) {
  await page.keyboard.press('Escape');
  await page.emulateMedia({ colorScheme });
  await page.getByText(language.toUpperCase(), { exact: true }).first().click();
}

async function show(page, { letter, then }) {
  await page.keyboard.press('Escape');
  await page.locator('body').press('g');
  await page.keyboard.press(letter);
  await settle(page);
  if (then !== undefined) await then(page);
}

async function writeLog(page) {
  await page.keyboard.press('Control+l');
  await settle(page);
  await page.keyboard.press('Control+a'); // what was typed before is kept as a draft
  const isSpanish = (await page.locator('html').getAttribute('lang')).startsWith('es');
  await page.keyboard.type(
    isSpanish
      ? 'llamada 10:00 45m fgr 0117 recibí anexo C 14p debemos traducción viernes'
      : 'call 10:00 45m fgr 0117 received annex C 14p we owe translation Fri',
  );
  await settle(page);
}

async function openFirstCase(page) {
  await page.getByText('EX-2026-0117').first().dblclick();
  await settle(page);
}

async function seeAsCounterpart(page) {
  await openFirstCase(page);
  await page.keyboard.press('v');
  await settle(page);
}

/** Until nothing is being fetched and what fades has faded. */
async function settle(page) {
  await page.waitForTimeout(1500);
}

/** The demo office behind the loopback door, as `npm start -- --demo` opens it without a display. */
function openDemo() {
  const env = { ...process.env };
  delete env.DISPLAY;
  delete env.WAYLAND_DISPLAY;
  const child = spawn(process.execPath, [join(root, 'scripts', 'start.mjs'), '--demo'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = chunk => {
      said += chunk;
      const found = /http:\/\/127\S+/.exec(said);
      if (found !== null) resolve({ child, address: found[0] });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => reject(new Error('the demo office did not open')));
  });
}
