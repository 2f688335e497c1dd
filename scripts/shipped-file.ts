import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCountry } from '../shared/contract/country.ts';
import { profileIssues } from '../shared/contract/profile-format.ts';
import { correctionsSchema, type Corrections } from '../shared/contract/correction-format.ts';
import type { Json } from '../shared/language.ts';
import type { Profile } from '../shared/profile.ts';
import { corrected, strayCorrections } from './corrected.ts';

const shared = join(import.meta.dirname, '..', 'shared');

/** `shared/shipped.json`: the program's version and the keys of its releases, every country and every profile of our own with its corrections, each on its line, in the order of the files' names. */
export function shippedFile(): string {
  const listOf = (folder: string): string =>
    filesIn(shared, folder)
      .map(file => JSON.stringify(contentOf(shared, file)))
      .join(',\n');
  const { version } = contentOf(join(shared, '..'), 'package.json') as { readonly version: string }; // the project's own file
  const { keys } = contentOf(shared, 'release-keys.json') as { readonly keys: readonly string[] };
  const program = JSON.stringify({ version, releaseKeys: keys });
  const profiles = releasedProfiles(shared).map(profile => JSON.stringify(corrected(profile, correctionsIn(shared))));
  return `{"program":${program},
"countries":[\n${listOf('countries')}\n],\n"profiles":[\n${profiles.join(',\n')}\n]}\n`;
}

/** The profiles as they were released, in the order of their files' names. */
export function releasedProfiles(root = shared): readonly Profile[] {
  return filesIn(root, 'profiles').map(file => contentOf(root, file) as unknown as Profile); // `misfits` says which do not fit
}

/** What was found to be missing in them, each file by its name. */
function correctionsIn(root: string): readonly Corrections[] {
  return filesIn(root, 'corrections').map(file => contentOf(root, file) as unknown as Corrections); // as above
}

/** What in the files of countries and profiles does not fit their formats, a line each with file and path. The program could not start with it. */
export function misfits(root = shared): readonly string[] {
  const ofCountry = (json: Json): readonly string[] => {
    const read = readCountry(json);
    return 'issues' in read ? read.issues : [];
  };
  const ofProfile = (json: Json): readonly string[] =>
    profileIssues(json).map(({ path, message }) => `${path.join('.')}: ${message}`);
  const ofCorrections = (json: Json): readonly string[] =>
    (correctionsSchema.safeParse(json).error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
  return [
    ...filesIn(root, 'countries').flatMap(file => ofCountry(contentOf(root, file)).map(line => `${file}: ${line}`)),
    ...filesIn(root, 'profiles').flatMap(file => ofProfile(contentOf(root, file)).map(line => `${file}: ${line}`)),
    ...filesIn(root, 'corrections').flatMap(file => ofCorrections(contentOf(root, file)).map(line => `${file}: ${line}`)),
    ...strayCorrections(releasedProfiles(root), correctionsIn(root)).map(line => `corrections: ${line}`),
  ];
}

function filesIn(root: string, folder: string): readonly string[] {
  return globSync(`${folder}/*.json`, { cwd: root }).sort();
}

function contentOf(root: string, file: string): Json {
  return JSON.parse(readFileSync(join(root, file), 'utf8')) as Json;
}
