// `npm run release [-- --key FILE]`: pack for this system, and lay beside the program what a release needs: notices, the list of parts,
// a Debian package (on Linux), checksums, and with a key (Ed25519, PEM) the signed list that Enlace itself checks. docs/release.md has the
// whole way. `--twice` packs a second time and compares every byte.
import { spawnSync } from 'node:child_process';
import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { createReadStream, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative, sep } from 'node:path';
import { canMakeDeb, makeDeb } from './deb.mjs';
import { giveUp, root } from './install.mjs';
import { notices } from './notices.mjs';

const dist = join(root, 'dist');
const named = process.argv.indexOf('--key');

try {
  const key = named > 0 ? releaseKey(process.argv[named + 1]) : null; // what is wrong with it is said before the long work
  pack(dist);
  if (process.argv.includes('--twice')) await compareWithAnother();
  const terms = `${notices()}\n`;
  writeFileSync(join(dist, 'THIRD-PARTY-NOTICES.txt'), terms);
  if (canMakeDeb()) makeDeb(join(dist, 'linux-unpacked'), join(root, 'build', 'icons'), dist, { ...toldOf(), notices: terms });
  writeFileSync(join(dist, 'sbom.cdx.json'), partsList());
  const sums = await checksums(dist);
  writeFileSync(join(dist, 'SHA256SUMS'), sums);
  if (key === null) process.stdout.write('Not signed: no --key was given.\n');
  else {
    writeFileSync(join(dist, 'SHA256SUMS.sig'), sign(null, Buffer.from(sums), key));
    writeFileSync(join(dist, 'enlace-release.json'), await signedList(key));
  }
} catch (error) {
  giveUp(error);
}

function pack(folder) {
  const words = [join(root, 'scripts', 'pack.mjs'), `-c.directories.output=${folder}`];
  const { status } = spawnSync(process.execPath, words, { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('The program could not be packed; the lines above say why.');
  rmSync(join(folder, 'builder-debug.yml'), { force: true }); // it names this machine's paths
}

/** Whoever has the sources can make the same program: pack it again, and find no byte that differs. */
async function compareWithAnother() {
  const other = mkdtempSync(join(tmpdir(), 'enlace-again-'));
  try {
    pack(other);
    const programs = readdirSync(other).filter(name => statSync(join(other, name)).isDirectory());
    const differing = [];
    for (const name of programs) {
      const [one, two] = [await checksums(join(dist, name)), await checksums(join(other, name))];
      if (one !== two) differing.push(...one.split('\n').filter(line => !two.includes(line)));
    }
    if (differing.length > 0) throw new Error(`A second pack gave other bytes:\n${differing.join('\n')}`);
    process.stdout.write('Packed twice, byte for byte the same.\n');
  } finally {
    rmSync(other, { recursive: true, force: true });
  }
}

/** The key, if it is one of those whose public half the program takes: a signature that nobody can check is none. */
function releaseKey(path) {
  const key = createPrivateKey(readFileSync(path));
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('The key must be an Ed25519 private key.');
  const { keys } = JSON.parse(readFileSync(join(root, 'shared', 'release-keys.json'), 'utf8'));
  if (!keys.includes(publicHalf(key)))
    throw new Error(`Put the key's public half into shared/release-keys.json and run \`npm run shipped\`: ${publicHalf(key)}`);
  return key;
}

function publicHalf(key) {
  return createPublicKey(key).export({ format: 'jwk' }).x;
}

/** What an office installs from: the files beside the unpacked program, with their digests, signed as the program checks it. */
async function signedList(key) {
  const { RELEASE_FORMAT, releaseBytes } = await import('../electron/host/update.ts');
  const files = [];
  for (const name of readdirSync(dist).toSorted())
    if (/\.(deb|AppImage|exe|dmg|zip|pkg)$/.test(name))
      files.push({ name, sizeBytes: statSync(join(dist, name)).size, sha256: await digestOf(join(dist, name)) });
  if (files.length === 0)
    throw new Error('There is no installer to sign: on Windows and macOS run electron-builder for one first.');
  const release = { format: RELEASE_FORMAT, version: toldOf().version, on: dayOfCommit(), files };
  const signature = sign(null, releaseBytes(release), key).toString('base64url');
  return `${JSON.stringify({ release, key: publicHalf(key), signature }, null, 2)}\n`;
}

/** A release is of the day of its commit, whoever packs it when. */
function dayOfCommit() {
  const { status, stdout } = spawnSync('git', ['log', '-1', '--format=%cs'], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error('A release is made from a clone: git could not say the day of its commit.');
  return stdout.trim();
}

function toldOf() {
  const { version, author, homepage, description } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return { version, maintainer: author, homepage, description };
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
async function checksums(folder) {
  const files = readdirSync(folder, { recursive: true })
    .map(name => join(folder, name))
    .filter(path => statSync(path).isFile() && !/^(SHA256SUMS(\.sig)?|enlace-release\.json)$/.test(basename(path)));
  const lines = [];
  for (const path of files.toSorted()) lines.push(`${await digestOf(path)}  ${relative(folder, path).split(sep).join('/')}\n`);
  return lines.join('');
}

async function digestOf(path) {
  const digest = createHash('sha256');
  for await (const chunk of createReadStream(path)) digest.update(chunk);
  return digest.digest('hex');
}
