// The unpacked program for Linux as a Debian package, by Debian's own `dpkg-deb`: electron-builder's tool for it is a download.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const architectures = { x64: 'amd64', arm64: 'arm64' };

/** Whether this system can make one. */
export function canMakeDeb() {
  return process.platform === 'linux' && process.arch in architectures && spawnSync('dpkg-deb', ['--version']).status === 0;
}

/**
 * Make `enlace_VERSION_ARCH.deb` in a folder and give its path. The same program always gives the same bytes.
 *
 * @param program - The unpacked program's folder.
 * @param icons - Pictures named `128x128.png` and so on.
 * @param told - Version, maintainer and homepage, as package.json says them; `notices`, the terms of what is inside.
 */
export function makeDeb(program, icons, folder, { version, maintainer, homepage, description, notices }) {
  const root = mkdtempSync(join(tmpdir(), 'enlace-deb-'));
  try {
    chmodSync(root, 0o755);
    lay(root, program, icons, notices);
    const arch = architectures[process.arch];
    put(join(root, 'DEBIAN', 'control'), control({ version, arch, maintainer, homepage, description, sizeKiB: sizeKiB(root) }));
    const made = join(folder, `enlace_${version}_${arch}.deb`);
    const { status, stderr } = spawnSync('dpkg-deb', ['--root-owner-group', '-Zzstd', '--build', root, made], {
      encoding: 'utf8',
      env: { ...process.env, SOURCE_DATE_EPOCH: '315532800' }, // 1980: no hour of this machine is in it
    });
    if (status !== 0) throw new Error(`dpkg-deb failed: ${stderr.trim()}`);
    return made;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function lay(root, program, icons, notices) {
  const home = join(root, 'opt', 'Enlace');
  cpSync(program, home, { recursive: true, verbatimSymlinks: true });
  openToAll(home);
  // Chromium's own sandbox starts through it where the kernel gives no user namespaces.
  if (existsSync(join(home, 'chrome-sandbox'))) chmodSync(join(home, 'chrome-sandbox'), 0o4755);
  mkdirSync(join(root, 'usr', 'bin'), { recursive: true });
  symlinkSync('/opt/Enlace/enlace', join(root, 'usr', 'bin', 'enlace'));
  put(join(root, 'usr', 'share', 'applications', 'enlace.desktop'), desktop);
  put(join(root, 'usr', 'share', 'mime', 'packages', 'enlace.xml'), mimeTypes);
  put(join(root, 'usr', 'share', 'doc', 'enlace', 'copyright'), notices);
  for (const name of readdirSync(icons)) {
    const place = join(root, 'usr', 'share', 'icons', 'hicolor', name.replace('.png', ''), 'apps');
    mkdirSync(place, { recursive: true });
    cpSync(join(icons, name), join(place, 'enlace.png'));
  }
  openToAll(join(root, 'usr'));
}

/** Whoever packed may have kept files to himself; who installs them gives them to everybody. */
function openToAll(folder) {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, isProgram(path) ? 0o755 : 0o644);
  }
}

function isProgram(path) {
  const start = Buffer.alloc(4);
  const file = openSync(path, 'r');
  readSync(file, start);
  closeSync(file);
  return start.toString('latin1') === '\u007fELF' || start.toString('latin1', 0, 2) === '#!';
}

function put(path, text) {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
}

function sizeKiB(folder) {
  const bytes = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
  return Math.ceil(bytes / 1024);
}

function control({ version, arch, maintainer, homepage, description, sizeKiB: size }) {
  return `Package: enlace
Version: ${version}
Architecture: ${arch}
Maintainer: ${maintainer}
Installed-Size: ${size}
Depends: libgtk-3-0 | libgtk-3-0t64, libnss3, libgbm1, libasound2 | libasound2t64, libxss1, xdg-utils
Section: misc
Priority: optional
Homepage: ${homepage}
Description: ${description}
`;
}

const desktop = `[Desktop Entry]
Type=Application
Name=Enlace
Comment=Offline case coordination between two countries' agencies
Comment[es]=Coordinación de casos entre autoridades de dos países, sin conexión
Exec=/opt/Enlace/enlace-window %f
Icon=enlace
Terminal=false
Categories=Office;
MimeType=application/x-age-encryption;
StartupWMClass=Enlace
`;

const mimeTypes = `<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="application/x-age-encryption">
    <comment>age-encrypted file</comment>
    <comment xml:lang="es">archivo cifrado con age</comment>
    <magic priority="60"><match type="string" offset="0" value="age-encryption.org/v1"/></magic>
    <glob pattern="*.age"/>
  </mime-type>
</mime-info>
`;
