// After the program is packed: only this platform's native modules stay, and beside the program stands its second entry, `enlace`.
import { chmodSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const archNames = ['ia32', 'x64', 'armv7l', 'arm64', 'universal']; // electron-builder counts them so

export async function afterPack({ appOutDir, arch, electronPlatformName, packager }) {
  const platform = electronPlatformName === 'mas' ? 'darwin' : electronPlatformName;
  const resources =
    platform === 'darwin'
      ? join(appOutDir, `${packager.appInfo.productFilename}.app`, 'Contents', 'Resources')
      : join(appOutDir, 'resources');
  rmSync(join(resources, 'app'), { recursive: true, force: true }); // a runtime's own default app is never ours
  for (const name of ['better-sqlite3', 'sodium-native'])
    keepOwnPrebuilds(join(resources, 'app.asar.unpacked', 'node_modules', name, 'prebuilds'), `${platform}-${archNames[arch]}`);
  writeEntry(platform, platform === 'darwin' ? join(resources, '..', 'MacOS') : appOutDir, packager);
}

function keepOwnPrebuilds(folder, own) {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) if (!name.startsWith(own)) rmSync(join(folder, name), { recursive: true });
}

/** `enlace …` at the terminal: the same program without a window. */
function writeEntry(platform, folder, packager) {
  if (platform === 'win32') {
    writeFileSync(join(folder, 'enlace.cmd'), '@"%~dp0enlace-window.exe" --enlace-terminal %*\r\n');
    return;
  }
  const program = platform === 'darwin' ? packager.appInfo.productFilename : 'enlace-window';
  const display = platform === 'linux' ? ' --ozone-platform=headless --disable-gpu --log-level=3 --no-sandbox' : ''; // no display is needed, and no page is loaded that a sandbox would hold
  const entry = join(folder, 'enlace');
  writeFileSync(entry, `#!/bin/sh\nexec "$(dirname "$(readlink -f "$0")")/${program}"${display} --enlace-terminal "$@"\n`);
  chmodSync(entry, 0o755);
}
