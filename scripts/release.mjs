// `npm run release [-- --key FILE]`: pack for this system, and lay beside the program what a release needs: notices, the list of parts,
// checksums, and with a key (Ed25519, PEM) a signature over the checksums. docs/release.md has the whole way.
import { spawnSync } from 'node:child_process';
import { createHash, createPrivateKey, sign } from 'node:crypto';
import { createReadStream, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { giveUp, root } from './install.mjs';
import { notices } from './notices.mjs';

const dist = join(root, 'dist');
const named = process.argv.indexOf('--key');

try {
  const { status } = spawnSync(process.execPath, [join(root, 'scripts', 'pack.mjs')], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('The program could not be packed; the lines above say why.');
  rmSync(join(dist, 'builder-debug.yml'), { force: true }); // it names this machine's paths
  writeFileSync(join(dist, 'THIRD-PARTY-NOTICES.txt'), `${notices()}\n`);
  writeFileSync(join(dist, 'sbom.cdx.json'), partsList());
  const sums = await checksums();
  writeFileSync(join(dist, 'SHA256SUMS'), sums);
  if (named > 0) {
    const key = createPrivateKey(readFileSync(process.argv[named + 1]));
    if (key.asymmetricKeyType !== 'ed25519') throw new Error('The key must be an Ed25519 private key.');
    writeFileSync(join(dist, 'SHA256SUMS.sig'), sign(null, Buffer.from(sums), key));
  } else process.stdout.write('Not signed: no --key was given.\n');
} catch (error) {
  giveUp(error);
}

/** The software bill of materials (CycloneDX), from the lockfile; without the hour and number that would differ from run to run. */
function partsList() {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status, stdout } = spawnSync(npm, ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('npm could not list the packages.');
  const { serialNumber: _serial, metadata, ...list } = JSON.parse(stdout);
  const { timestamp: _hour, ...told } = metadata;
  told.component = { ...told.component, name: 'enlace' };
  return `${JSON.stringify({ ...list, metadata: told }, null, 2)}\n`;
}

/** As `sha256sum --check` reads them, in one order. */
async function checksums() {
  const files = readdirSync(dist, { recursive: true })
    .map(name => join(dist, name))
    .filter(path => statSync(path).isFile() && !/SHA256SUMS(\.sig)?$/.test(path));
  const lines = [];
  for (const path of files.toSorted()) lines.push(`${await digestOf(path)}  ${relative(dist, path).split(sep).join('/')}\n`);
  return lines.join('');
}

async function digestOf(path) {
  const digest = createHash('sha256');
  for await (const chunk of createReadStream(path)) digest.update(chunk);
  return digest.digest('hex');
}
