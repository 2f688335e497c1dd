// The licences of everything that is shipped, from the lockfile and the packages themselves. `node scripts/notices.mjs` prints them.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './install.mjs';

/** Packages that only build: what they know is written into files that are shipped. */
const data = new Set(['node_modules/date-holidays']);

/** The packages that are shipped: what the program's own dependencies bring along, on this system; the runtimes for development are not. */
export function shippedPackages() {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return Object.entries(packages)
    .filter(
      ([path, { dev }]) => path !== '' && (dev !== true || data.has(path)) && !/^node_modules\/node-(linux|win)-/.test(path),
    )
    .map(([path]) => join(root, path))
    .filter(existsSync) // packages of other systems are not installed
    .map(readPackage)
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

/** One text: each package with its version, its licence's name and its licence's own words. */
export function notices() {
  const rule = '-'.repeat(80);
  const parts = shippedPackages().map(({ name, version, license, texts }) =>
    [rule, `${name} ${version} (${license})`, rule, ...texts].join('\n\n'),
  );
  return [
    'Enlace is licensed under Apache-2.0. It is shipped with the packages below, each under its own terms.',
    'Electron and Chromium come with their own LICENSE and LICENSES.chromium.html.gz beside the program.',
    ...parts,
  ].join('\n\n');
}

function readPackage(folder) {
  const { name, version, license, licenses, author, repository } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const named = readdirSync(folder).filter(file => /^(licen[cs]e|copying|notice|ofl)/i.test(file));
  const texts = named.map(file => join(folder, file)).map(textOf);
  const terms = license ?? licenses?.map(({ type }) => type).join(' OR ') ?? '';
  const whole = texts.filter(Boolean);
  if (whole.length > 0) return { name, version, license: terms || 'see below', texts: whole };
  // Some packages name their licence and bring no text: the licence's standard words, under whom the package names.
  const holder = (typeof author === 'string' ? author : author?.name) ?? repository?.url ?? `the authors of ${name}`;
  const standard = Object.keys(standardTexts).find(id => terms.includes(id));
  return { name, version, license: terms, texts: standard === undefined ? [] : [standardTexts[standard](holder)] };
}

const standardTexts = {
  MIT: holder => `Copyright (c) ${holder}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS
FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY,
WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`,
  Unlicense: () => `This is free and unencumbered software released into the public domain (https://unlicense.org).`,
};

function textOf(path) {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return ''; // a folder of licences
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(`${notices()}\n`);
