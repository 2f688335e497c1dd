// `npm run pack`: an unpacked program for this system in dist/, with its fuses set. `--as-built` packs the build that is in out/, for tests
// beside which others read it; further words go to electron-builder.
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { giveUp, installPackages, packageScript, projectNode, root } from './install.mjs';

const AS_BUILT = '--as-built';

try {
  installPackages();
  const { writeIcons } = await import('./icons.mjs'); // its library was just installed
  await writeIcons(join(root, 'renderer', 'public', 'icon.svg'), join(root, 'build'));
  const words = process.argv.slice(2);
  if (!words.includes(AS_BUILT)) run(['electron-vite', 'electron-vite'], ['build', '--logLevel=warn']);
  const further = words.filter(word => word !== AS_BUILT);
  run(['electron-builder', 'electron-builder'], ['--dir', '--publish=never', ...electronAtHand(), ...further]);
  for (const folder of unpackedIn(outputFolder())) process.stdout.write(`${basename(folder)}: ${megabytes(folder)} MB\n`);
} catch (error) {
  giveUp(error);
}

function outputFolder() {
  const option = '-c.directories.output=';
  const told = process.argv.find(word => word.startsWith(option));
  return told === undefined ? join(root, 'dist') : told.slice(option.length);
}

function unpackedIn(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory() && /unpacked$|^mac/.test(entry.name))
    .map(({ name }) => join(folder, name));
}

/** The size of all files, in MB as `du` counts them (2^20 bytes). */
function megabytes(folder) {
  const sizes = readdirSync(folder, { recursive: true }).map(name => lstatSync(join(folder, name)));
  return Math.round(sizes.reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0) / 2 ** 20);
}

/** An Electron that is here already is packed as it is (its own variable names it, or it was downloaded); else electron-builder downloads the pinned release. */
function electronAtHand() {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH || join(root, 'node_modules', 'electron', 'dist');
  const bare = join(folder, 'bin'); // a folder that only launches keeps its program here
  const at = [bare, folder].find(existsSync);
  return at === undefined ? [] : [`--config.electronDist=${at}`];
}

function run([packageName, command], words) {
  const { status } = spawnSync(projectNode(), [packageScript(packageName, command), ...words], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) throw new Error(`${command} failed; the lines above say where.`);
}
