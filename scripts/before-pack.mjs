// Before the program is packed: of the packages, only what its bundles ask for goes along, with what those need, for this system alone.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { archNames } from './after-pack.mjs';
import { root } from './install.mjs';

export async function beforePack({ arch, electronPlatformName, packager }) {
  const platform = electronPlatformName === 'mas' ? 'darwin' : electronPlatformName;
  const asked = JSON.parse(readFileSync(join(root, 'out', 'outside-packages.json'), 'utf8'));
  const needed = withTheirNeeds(asked);
  const unneeded = installed().filter(name => !needed.has(name));
  const [{ filter }] = packager.config.files; // as electron-builder holds the patterns of electron-builder.yml
  filter.push(
    ...unneeded.map(name => `!node_modules/${name}/**`),
    ...[...needed].flatMap(name => foreignPrebuilds(name, `${platform}-${archNames[arch]}`)),
  );
}

/** Packages with everything that their own manifests name and that is installed. */
function withTheirNeeds(names) {
  const needed = new Set();
  const add = name => {
    const manifest = join(root, 'node_modules', name, 'package.json');
    if (needed.has(name) || !existsSync(manifest)) return;
    needed.add(name);
    const { dependencies = {}, optionalDependencies = {} } = JSON.parse(readFileSync(manifest, 'utf8'));
    for (const next of Object.keys({ ...dependencies, ...optionalDependencies })) add(next);
  };
  for (const name of names) add(name);
  return needed;
}

/** The names of all packages, those inside others too: electron-builder lays them all side by side. */
function installed(folder = join(root, 'node_modules')) {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder)
    .filter(name => !name.startsWith('.'))
    .flatMap(name => (name.startsWith('@') ? readdirSync(join(folder, name)).map(inner => `${name}/${inner}`) : [name]));
  return [...new Set(names.flatMap(name => [name, ...installed(join(folder, name, 'node_modules'))]))];
}

/** Native modules of other systems. They are left out before the archive's header is written, which would otherwise name files that are not there. */
function foreignPrebuilds(name, own) {
  const folder = join(root, 'node_modules', name, 'prebuilds');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter(built => built !== own && built !== `${own}.node`)
    .map(built => `!node_modules/${name}/prebuilds/${built}${built.endsWith('.node') ? '' : '/**'}`);
}
