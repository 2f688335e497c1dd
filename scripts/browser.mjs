// Which browser the loopback page and the tests use, and which Electron, if this machine has one.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { packageScript, projectNode, root } from './install.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const places = {
  darwin: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

/** The absolute path of an installed Chromium, Chrome or Edge; undefined if there is none. */
export function installedBrowser() {
  const ofPlaywright = playwrightBrowser();
  if (ofPlaywright !== undefined) return ofPlaywright;
  const onPath = names.map(onThePath).find(path => path !== undefined);
  return onPath ?? (places[process.platform] ?? []).find(existsSync);
}

/** As {@link installedBrowser}; installs one if it can (Playwright's, or the system's when root on Debian). */
export function installBrowser() {
  const found = installedBrowser();
  if (found !== undefined) return found;
  process.stderr.write('Installing a browser for the tests …\n');
  spawnSync(projectNode(), [packageScript('playwright', 'playwright'), 'install', 'chromium'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  const downloaded = installedBrowser();
  if (downloaded !== undefined) return downloaded;
  if (process.getuid?.() === 0 && onThePath('apt-get') !== undefined) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 2, 2], env });
    spawnSync('apt-get', ['install', '-y', '-qq', 'chromium'], { stdio: ['ignore', 2, 2], env });
  }
  return installedBrowser();
}

/** Electron's program: under `ELECTRON_OVERRIDE_DIST_PATH` (Electron's own variable), or as downloaded; undefined if neither. */
export function electronProgram() {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const record = join(root, 'node_modules', 'electron', 'path.txt');
  const file = existsSync(record) ? readFileSync(record, 'utf8') : undefined;
  const usual = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }[process.platform] ?? 'electron';
  const program = folder ? join(folder, file ?? usual) : file && join(root, 'node_modules', 'electron', 'dist', file);
  return program && existsSync(program) ? program : undefined;
}

/** As {@link electronProgram}; downloads it first if it is missing. Undefined where the download cannot be had. */
export function fetchElectron() {
  const found = electronProgram();
  if (found !== undefined) return found;
  spawnSync(projectNode(), [packageScript('electron', 'install-electron')], { cwd: root, stdio: 'ignore', timeout: 600_000 });
  return electronProgram();
}

/** Whether a window could be shown here. */
export function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

export function onThePath(name) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const files = process.platform === 'win32' ? [`${name}.exe`, `${name}.cmd`] : [name];
  return folders.flatMap(folder => files.map(file => join(folder, file))).find(existsSync);
}

function playwrightBrowser() {
  try {
    const path = createRequire(join(root, 'package.json'))('playwright-core').chromium.executablePath();
    return path && existsSync(path) ? path : undefined;
  } catch {
    return undefined; // not installed, or it has no build for this system
  }
}
