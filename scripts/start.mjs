// `npm start`: install and build what is missing, then open Enlace: in its window, or where Electron cannot be had, in the browser.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fetchElectron, hasDisplay, installedBrowser } from './browser.mjs';
import { hostEnvironment } from './host-environment.mjs';
import { giveUp, installPackages, packageScript, projectNode, root } from './install.mjs';

const words = process.argv.slice(2);
const inBrowser = words.includes('--browser');
const passed = words.filter(word => word === '--demo');

try {
  installPackages();
  buildIfOutdated();
  if (!hasDisplay()) {
    say('There is no display here, so Enlace prints an address for a browser.');
    openPage([]);
  } else if (inBrowser) {
    openPage(browserWords());
  } else {
    openWindow();
  }
} catch (error) {
  giveUp(error);
}

function openWindow() {
  say('Looking for Electron; the first time, it is downloaded …');
  const electron = fetchElectron();
  if (electron === undefined) {
    say('Electron could not be downloaded, so the same Enlace opens in the browser.');
    return openPage(browserWords());
  }
  // Chromium's own sandbox cannot run as root; nobody should work as root, and a container that does has its own walls.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  finishWith(spawn(electron, [...asRoot, root, ...passed], { cwd: root, stdio: 'inherit' }));
}

function openPage(browser) {
  finishWith(
    spawn(projectNode(), [join(root, 'electron', 'loopback.ts'), ...browser, ...passed], {
      cwd: root,
      env: hostEnvironment,
      stdio: 'inherit',
    }),
  );
}

function browserWords() {
  const browser = process.getuid?.() === 0 ? undefined : installedBrowser(); // a browser does not start as root
  if (browser === undefined) say('No browser could be opened from here: open the address yourself.');
  return browser === undefined ? [] : ['--browser', browser];
}

function buildIfOutdated() {
  const built = join(root, 'out', 'renderer', 'index.html');
  const sources = ['electron', 'db', 'shared', 'renderer', 'package-lock.json', 'electron.vite.config.ts'];
  const newest = Math.max(...sources.map(source => newestMs(join(root, source))));
  if (existsSync(built) && statSync(built).mtimeMs > newest) return;
  say('Building …');
  const words = [packageScript('electron-vite', 'electron-vite'), 'build', '--logLevel=warn'];
  const { status } = spawnSync(projectNode(), words, { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error('Enlace could not be built; the lines above say where.');
}

function newestMs(path) {
  const status = statSync(path);
  if (!status.isDirectory()) return status.mtimeMs;
  return Math.max(0, ...readdirSync(path).map(name => newestMs(join(path, name))));
}

function finishWith(child) {
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', code => process.exit(code ?? 0));
  child.on('error', giveUp);
}

function say(line) {
  process.stderr.write(`${line}\n`);
}
