import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import ts from 'typescript';

/** What a room may name. Our own paths begin with `/` (from the top of the project); a package is its name, `node:` is all of Node. */
type Room = {
  readonly room: string;
  readonly mayName: readonly string[];
  readonly never?: readonly string[];
  /** Paths that may be named as types alone: nothing of them may run here. */
  readonly typesOnly?: readonly string[];
  /** Files among those that may run all the same. */
  readonly runs?: readonly string[];
};

const anyPackage = 'package:';
/** Ways to another machine. The host goes them for an office's carrier alone, in one room. */
const network = ['pg', ...['net', 'tls', 'dgram', 'dns', 'http', 'http2', 'https'].map(name => `node:${name}`)];
const shellAndPage = ['electron', 'react', 'react-dom', 'react-aria-components', 'zustand', 'lucide-react'];

/** The first room that a file's path begins with is its room. `main.ts`, tests and scripts may name anything. */
const rooms: readonly Room[] = [
  { room: '/shared/contract', mayName: ['/shared/', 'zod'] },
  { room: '/shared/charts/', mayName: ['/shared/', 'd3-scale', 'd3-shape'], typesOnly: ['/shared/contract'] },
  { room: '/shared/', mayName: ['/shared/', 'temporal-polyfill'], typesOnly: ['/shared/contract'] },
  {
    room: '/db/migrations/',
    mayName: ['/db/migrations/', '/db/open.ts', '/db/migrate.ts'],
    typesOnly: ['/db/open.ts', '/db/migrate.ts'],
  },
  { room: '/db/', mayName: ['/db/', '/shared/', 'better-sqlite3'], typesOnly: ['/shared/contract'] },
  {
    room: '/electron/host/office/carriers/postgres/',
    mayName: ['/electron/host/', '/shared/', 'pg', 'node:net', 'node:tls', 'node:crypto', 'node:stream'],
  },
  {
    room: '/electron/host/',
    mayName: ['/electron/host/', '/db/', '/shared/', 'node:', anyPackage],
    never: [...shellAndPage, ...network],
  },
  { room: '/electron/thread/', mayName: ['/electron/thread/', '/electron/host/', '/shared/', 'node:'] },
  {
    room: '/electron/shell/',
    mayName: ['/electron/shell/', '/electron/thread/', '/electron/host/', '/shared/', 'electron', 'node:'],
  },
  {
    room: '/electron/preload.ts',
    mayName: ['electron', '/shared/'],
    typesOnly: ['/shared/'],
    runs: ['/shared/message-bounds.ts'], // thirty lines, and nothing is named there
  },
  { room: '/electron/loopback', mayName: ['/electron/loopback', '/electron/thread/', '/electron/host/', '/shared/', 'node:'] },
  { room: '/electron/cli.ts', mayName: ['/electron/terminal/', '/electron/host/', '/shared/', 'node:'] },
  { room: '/electron/terminal/', mayName: ['/electron/terminal/', '/electron/host/', '/shared/', 'node:', '@bomb.sh/tab'] },
  { room: '/verifier/', mayName: ['/verifier/', '/shared/'] },
  {
    room: '/renderer/',
    mayName: ['/renderer/', '/shared/', anyPackage],
    never: ['electron', 'zod', 'better-sqlite3', 'node:'],
    typesOnly: ['/shared/contract'],
  },
];

/**
 * The host's rooms from the ground up. A room names its own files and those of rooms below it, as types too; what a lower room needs of a
 * higher one is given to it (`Upkeep`, `DemoHost`). The host's own folder, which puts all of them together, is the top.
 */
export const floors: readonly string[] = [
  'places',
  'age',
  'keys',
  'ground',
  'audit',
  'vault',
  'office/carriers',
  'office/carriers/postgres',
  'office/carriers/entered',
  'papers/type',
  'papers/draw',
  'papers/set',
  'papers/ocr',
  'papers/redraw',
  'papers',
  'cases',
  'stages',
  'framework',
  'agencies',
  'policy',
  'packets/format',
  'packets/pdf',
  'packets/read',
  'packets/guard',
  'packets/channel',
  'packets/release',
  'packets/redaction',
  'packets',
  'compare',
  'reviews',
  'liaison',
  'retention',
  'office',
  'demo',
  '',
];

/** Sentences about what a file of the host names on a floor above its own, or in a room that has no floor. */
export function upward(file: string, source: string): readonly string[] {
  const own = floorOf(`/${file}`);
  if (own === undefined) return [];
  if (own < 0) return [`${file} is in a room without a floor`];
  return importsOf(file, source)
    .filter(name => (floorOf(name) ?? -1) > own)
    .map(name => `${file} names ${name}, which is above it`);
}

/** The floor of a path, -1 for an unknown room; undefined for what is not of the host. */
function floorOf(path: string): number | undefined {
  const host = '/electron/host/';
  return path.startsWith(host) ? floors.indexOf(posix.dirname(path.slice(host.length)).replace(/^\.$/, '')) : undefined;
}

/** Files that import each other in a circle, as one sentence for each. Types count: a circle of types is one room with two names. */
export function circles(sources: ReadonlyMap<string, string>): readonly string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (file: string): void => {
    const at = path.indexOf(file);
    if (at >= 0) {
      found.push([...path.slice(at), file].join(' -> '));
      return;
    }
    if (done.has(file)) return;
    path.push(file);
    for (const name of importsOf(file, sources.get(file) ?? '')) if (sources.has(name.slice(1))) visit(name.slice(1));
    path.pop();
    done.add(file);
  };
  for (const file of sources.keys()) visit(file);
  return found;
}

/** What of the decision the page may run: words and tables that are shown, and nothing that weighs. */
const shownOfDecision = ['types', 'policy-2026-1', 'reasons', 'reason-codes', 'rules', 'event-name', 'typed-citations'].map(
  name => `/shared/decision/${name}.ts`,
);
const judgesMarks = ['/shared/mark-draft.ts', '/shared/mark-order.ts', '/shared/mark-join.ts'];

/**
 * The window never judges: sentences about what the page runs, by itself or through what it runs, of the files that weigh marks. The host
 * sends what was judged; a second reckoning in the page would sooner or later say something weaker.
 */
export function judging(sources: ReadonlyMap<string, string>): readonly string[] {
  const found: string[] = [];
  const seen = new Set<string>();
  const visit = (file: string, via: readonly string[]): void => {
    const source = sources.get(file);
    if (source === undefined || seen.has(file)) return; // seen, or no code
    seen.add(file);
    for (const name of importsOf(file, withoutTypes(file, source))) {
      const weighs = name.startsWith('/shared/decision/') ? !shownOfDecision.includes(name) : judgesMarks.includes(name);
      if (weighs) found.push([...via, file, name.slice(1)].join(' -> '));
      else if (name.startsWith('/shared/')) visit(name.slice(1), [...via, file]);
    }
  };
  for (const file of sources.keys()) if (file.startsWith('renderer/')) visit(file, []);
  return found;
}

/** Sentences about what a file names or runs that its room may not. */
export function broken(file: string, source: string): readonly string[] {
  const law = rooms.find(({ room }) => `/${file}`.startsWith(room));
  if (law === undefined) return [];
  const named = importsOf(file, source);
  const mayRun = law.typesOnly !== undefined && named.some(name => law.typesOnly?.some(only => name.startsWith(only)));
  const run = mayRun ? importsOf(file, withoutTypes(file, source)) : []; // taking types away costs most of this test's time
  return [
    ...named.filter(name => !mayName(law, name)).map(name => `${file} names ${name}`),
    ...run
      .filter(name => law.typesOnly?.some(only => name.startsWith(only)) === true && law.runs?.includes(name) !== true)
      .map(name => `${file} runs ${name}`),
  ];
}

function mayName({ mayName: allowed, never = [] }: Room, name: string): boolean {
  const isPackage = !name.startsWith('/') && !name.startsWith('node:');
  const isOf = (entry: string) =>
    /^[/]|:$/.test(entry) ? name.startsWith(entry) : name === entry || name.startsWith(`${entry}/`);
  if (never.some(isOf)) return false;
  return allowed.some(entry => (entry === anyPackage ? isPackage : isOf(entry)));
}

/** What a source imports, requires or loads, as paths from the top of the project; Node's modules always with `node:`. */
function importsOf(file: string, source: string): readonly string[] {
  return ts.preProcessFile(source, true, true).importedFiles.map(({ fileName }) => {
    if (fileName.startsWith('.')) return posix.join('/', posix.dirname(file), fileName);
    return nodeModules.has(fileName) ? `node:${fileName}` : fileName;
  });
}

const nodeModules = new Set(builtinModules);

function withoutTypes(file: string, source: string): string {
  return ts.transpileModule(source, {
    fileName: file,
    compilerOptions: {
      target: ts.ScriptTarget.ESNext,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
      jsx: ts.JsxEmit.Preserve,
    },
  }).outputText;
}
