// `npm run pack`: an unpacked program for this system in dist/, with its fuses set. Further words go to electron-builder.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { giveUp, installPackages, packageScript, projectNode, root } from './install.mjs';

try {
  installPackages();
  const { writeIcons } = await import('./icons.mjs'); // its library was just installed
  await writeIcons(join(root, 'renderer', 'public', 'icon.svg'), join(root, 'build'));
  run(['electron-vite', 'electron-vite'], ['build', '--logLevel=warn']);
  run(['electron-builder', 'electron-builder'], ['--dir', '--publish=never', ...electronAtHand(), ...process.argv.slice(2)]);
} catch (error) {
  giveUp(error);
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
