// After the program is packed: beside it stands its second entry, `enlace`, and the licences of Chromium take the room of a picture.
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** electron-builder counts them so. */
export const archNames = ['ia32', 'x64', 'armv7l', 'arm64', 'universal'];

/** Three-dimensional pictures without a graphics card: the window has none, and is drawn without these. Tried on Linux alone. */
const softwareGraphics = ['libvk_swiftshader.so', 'vk_swiftshader_icd.json', 'libvulkan.so.1'];
/** A crash is not written down: the report would hold what the memory held. And one English is enough for what Chromium itself says. */
const unused = [...softwareGraphics, 'chrome_crashpad_handler', join('locales', 'en-GB.pak')];

export async function afterPack({ appOutDir, electronPlatformName, packager }) {
  const platform = electronPlatformName === 'mas' ? 'darwin' : electronPlatformName;
  const resources =
    platform === 'darwin'
      ? join(appOutDir, `${packager.appInfo.productFilename}.app`, 'Contents', 'Resources')
      : join(appOutDir, 'resources');
  rmSync(join(resources, 'app'), { recursive: true, force: true }); // a runtime's own default app is never ours
  squeeze(join(appOutDir, 'LICENSES.chromium.html'));
  if (platform === 'linux') for (const part of unused) rmSync(join(appOutDir, part), { force: true });
  writeEntry(platform, platform === 'darwin' ? join(resources, '..', 'MacOS') : appOutDir, packager);
}

/** Nineteen megabytes of text that repeats itself; any archive program and `zcat` open it. */
function squeeze(file) {
  if (!existsSync(file)) return;
  writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }));
  rmSync(file);
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
