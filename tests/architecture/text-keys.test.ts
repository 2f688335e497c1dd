import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { catalogue } from '../../shared/text/catalogue.ts';
import { isBilingual, isPlural, type Texts, type Words } from '../../shared/text/words.ts';

const project = join(import.meta.dirname, '..', '..');
const keys = keysOf(catalogue);
const source = ['shared', 'electron', 'renderer']
  .flatMap(room => filesUnder(room))
  .map(file => readFileSync(join(project, file), 'utf8'))
  .join('\n');

function keysOf(texts: Texts, path = ''): readonly string[] {
  return Object.entries(texts).flatMap(([name, member]: [string, Words | Texts]) => {
    const at = path === '' ? name : `${path}.${name}`;
    return isBilingual(member) || isPlural(member) ? [at] : keysOf(member, at);
  });
}

function filesUnder(room: string): readonly string[] {
  return readdirSync(join(project, room), { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name).slice(project.length + 1));
}

/** What code says of keys: whole ones, `noun.group.${…}` whose prefix declares a group, and members of a noun's texts. */
function usesIn(code: string) {
  const whole = new Set([...code.matchAll(/['"`]([a-z]\w*(?:\.[\w-]+)+)['"`]/gi)].map(([, key]) => key));
  const prefixes = [...code.matchAll(/`((?:[a-z]\w*\.)+)\$\{/gi)].map(([, prefix]) => prefix ?? '');
  const members = [...code.matchAll(/\b(\w+)Text(?:\?|!)?\.([\w.]+)/g)].map(([, noun, path]) => `${noun}.${path}`);
  const indexed = [...code.matchAll(/\b(\w+)Text((?:\.\w+)*)\[/g)].map(([, noun, path]) => `${noun}${path}.`);
  return { whole, prefixes: [...prefixes, ...indexed], members };
}

/** The keys that nothing in the code says. A bare noun before `${…}` declares no group, and so uses nothing. */
function deadOf(all: readonly string[], code: string): readonly string[] {
  const { whole, prefixes, members } = usesIn(code);
  const groups = prefixes.filter(prefix => prefix.split('.').length > 2);
  return all.filter(
    key =>
      !whole.has(key) &&
      !groups.some(group => key.startsWith(group)) &&
      !members.some(member => member === key || member.startsWith(`${key}.`) || key.startsWith(`${member}.`)),
  );
}

it('has no text that nothing shows', () => {
  expect(deadOf(keys, source)).toEqual([]);
});

it('sees a text that nothing shows, and takes no bare noun for a use of all its texts', () => {
  const all = ['today.title', 'today.group.one', 'today.group.two', 'today.late'];

  expect(deadOf(all, "t('today.title'); t(`today.group.${id}`)")).toEqual(['today.late']);
  expect(deadOf(all, 't(`today.${id}`)')).toEqual(all);
  expect(deadOf(all, 'todayText.late; todayText.group')).toEqual(['today.title']);
});
