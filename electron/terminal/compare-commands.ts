import { compareKinds, type CompareKind } from '../../shared/compare/kinds.ts';
import type { CompareHit, Comparison } from '../../shared/contract/compare.ts';
import type { CaseId } from '../../shared/language.ts';
import type { Reader } from '../../shared/reader.ts';
import { compareKindText, compareStateText, compareText } from '../../shared/text/compare.ts';
import { agencyNamed } from './agency-named.ts';
import { caseNamed } from './case-commands.ts';
import {
  command,
  listOf,
  missing,
  requiredText,
  unreadable,
  type Command,
  type Options,
  type OptionSpec,
  type Terminal,
} from './command.ts';
import { facts, table } from './lay-out.ts';

const caseOptions: Readonly<Record<string, OptionSpec>> = {
  case: {
    type: 'string',
    multiple: true,
    about: { en: 'a case whose values take part (again for more)', es: 'un caso cuyos datos participan (repita para más)' },
  },
  'all-open': { type: 'boolean', about: { en: 'every open case takes part', es: 'participa todo caso abierto' } },
};
const kindOption: OptionSpec = {
  type: 'string',
  multiple: true,
  values: compareKinds,
  about: { en: 'a kind that is compared (again for more)', es: 'un tipo que se coteja (repita para más)' },
};
const number = (en: string, es: string): OptionSpec => ({ type: 'string', about: { en, es } });

/** A blind comparison by file with another agency: offer, answer, result. */
export const compareCommands: readonly Command[] = [
  command({
    words: 'compare allow',
    takes: 'AGENCY',
    counts: [1, 1],
    vault: 'open',
    about: { en: 'set what a counterpart may compare with us', es: 'fijar qué puede cotejar con nosotros una contraparte' },
    options: {
      kind: kindOption,
      values: number('the most values at once', 'el máximo de datos por cotejo'),
      guessable: number('the most where they can be guessed', 'el máximo si pueden adivinarse'),
      runs: number('so many comparisons', 'tantos cotejos'),
      days: number('within so many days', 'en tantos días'),
      nothing: { type: 'boolean', about: { en: 'allow nothing', es: 'no permitir nada' } },
    },
    run: async (terminal, [name = ''], options) =>
      terminal.request('compare:set-policy', {
        agency: await agencyNamed(terminal, name, 'AGENCY'),
        policy:
          options['nothing'] === true
            ? null
            : {
                kinds: kindsOf(options),
                mostValues: numberOf(options, 'values'),
                mostGuessable: numberOf(options, 'guessable'),
                runs: numberOf(options, 'runs'),
                days: numberOf(options, 'days'),
              },
      }),
    say: (policies, reader) =>
      table(
        policies,
        [
          { label: compareText.agency, of: ({ agency }) => agency },
          { label: compareText.kinds, of: ({ kinds }) => kinds.join(', ') },
          { label: compareText.limits.mostValues, of: ({ mostValues }) => String(mostValues) },
          { label: compareText.limits.mostGuessable, of: ({ mostGuessable }) => String(mostGuessable) },
          { label: compareText.limits.runs, of: ({ runs, days }) => `${runs} / ${days}` },
        ],
        reader,
        compareText.none,
      ),
  }),
  command({
    words: 'compare offer',
    takes: 'AGENCY',
    counts: [1, 1],
    vault: 'open',
    about: {
      en: 'propose to offer a counterpart a blind comparison; a supervisor approves it',
      es: 'proponer a una contraparte un cotejo a ciegas; lo aprueba una persona supervisora',
    },
    options: {
      kind: kindOption,
      size: number('the size of our offer', 'el tamaño de nuestra oferta'),
      theirs: number('the size of their list', 'el tamaño de su lista'),
      'tell-hits': {
        type: 'boolean',
        about: { en: 'tell the other side the hits too', es: 'indicar las coincidencias a la otra parte' },
      },
      ...caseOptions,
    },
    run: async (terminal, [name = ''], options) =>
      terminal.request('compare:offer', {
        agency: await agencyNamed(terminal, name, 'AGENCY'),
        kinds: kindsOf(options),
        size: numberOf(options, 'size'),
        theirSize: numberOf(options, 'theirs'),
        tellsHits: options['tell-hits'] === true,
        cases: await casesOf(terminal, options),
      }),
    say: runText,
  }),
  command({
    words: 'compare answer',
    takes: 'RUN',
    counts: [1, 1],
    vault: 'open',
    about: { en: 'propose to answer an offer that came in', es: 'proponer responder una oferta recibida' },
    options: caseOptions,
    run: async (terminal, [run = ''], options) =>
      terminal.request('compare:answer', { run, cases: await casesOf(terminal, options) }),
    say: runText,
  }),
  command({
    words: 'compare approve',
    takes: 'RUN',
    counts: [1, 1],
    vault: 'open',
    about: { en: 'approve a comparison that somebody else proposed', es: 'aprobar un cotejo que otra persona propuso' },
    run: (terminal, [run = '']) => terminal.request('compare:approve', { run }),
    say: runText,
  }),
  command({
    words: 'compare write',
    takes: 'RUN FILE',
    counts: [2, 2],
    vault: 'open',
    writesFile: true,
    about: {
      en: 'write the next file of a comparison: offer, answer or hits',
      es: 'escribir el siguiente archivo de un cotejo: oferta, respuesta o coincidencias',
    },
    run: async (terminal, [run = '', path = '']) => terminal.request('compare:write', { run, sink: await terminal.sink(path) }),
    say: runText,
  }),
  command({
    words: 'compare read',
    takes: 'FILE',
    counts: [1, 1],
    vault: 'open',
    about: {
      en: 'take in a file of the other side: offer, answer or hits',
      es: 'incorporar un archivo de la otra parte: oferta, respuesta o coincidencias',
    },
    run: async (terminal, [path = '']) => terminal.request('compare:read', { source: await terminal.source(path) }),
    say: runText,
  }),
  command({
    words: 'compare result',
    takes: 'RUN',
    counts: [1, 1],
    vault: 'open',
    about: { en: 'the hits of a comparison, in which of our cases', es: 'las coincidencias de un cotejo, en qué casos nuestros' },
    run: (terminal, [run = '']) => terminal.request('compare:show', { run }),
    say: ({ comparison, hits }, reader) => [runText(comparison, reader), hitsText(hits, reader)].join('\n'),
  }),
  command({
    words: 'compare finish',
    takes: 'RUN',
    counts: [1, 1],
    vault: 'open',
    about: { en: 'end a comparison; its secrets are destroyed', es: 'terminar un cotejo; sus secretos se destruyen' },
    run: (terminal, [run = '']) => terminal.request('compare:end', { run }),
    say: runText,
  }),
  command({
    words: 'compare list',
    takes: '',
    counts: [0, 0],
    vault: 'open',
    about: {
      en: 'the comparisons, newest first, and what comes next',
      es: 'los cotejos, primero los más recientes, y qué sigue',
    },
    run: terminal => terminal.request('compare:list', {}),
    say: (runs, reader) =>
      table(
        runs,
        [
          { label: { en: 'Run', es: 'Cotejo' }, of: ({ run }) => run },
          { label: compareText.agency, of: ({ agency }) => agency },
          { label: compareText.role, of: ({ role }) => reader.say(compareText.roles[role]) },
          { label: compareText.kinds, of: ({ kinds }) => kinds.join(', ') },
          { label: compareText.sizes, of: ({ size, theirSize }) => `${size} / ${theirSize}` },
          { label: compareText.state, of: ({ state }) => reader.say(compareStateText[state]) },
          { label: compareText.hits, of: ({ hits }) => (hits === null ? '' : String(hits)) },
        ],
        reader,
        compareText.none,
      ),
  }),
];

function runText(row: Comparison, reader: Reader): string {
  const { run, agency, role, state, kinds, size, theirSize, cases, hits, accepted } = row;
  return facts(
    [
      [{ en: 'Run', es: 'Cotejo' }, run],
      [compareText.agency, agency],
      [compareText.role, reader.say(compareText.roles[role])],
      [compareText.kinds, kinds.join(', ')],
      [compareText.sizes, `${size} / ${theirSize}`],
      ...(cases === null
        ? []
        : [[compareText.casesChosen, cases === 'open' ? reader.say(compareText.allOpen) : String(cases)] as const]),
      [compareText.state, reader.say(compareStateText[state])],
      ...(accepted === 'one-person' ? [[compareText.approve, reader.say(compareText.byOne)] as const] : []),
      ...(hits === null ? [] : [[compareText.hits, String(hits)] as const]),
    ],
    reader,
  );
}

function hitsText(hits: readonly CompareHit[], reader: Reader): string {
  return table(
    hits,
    [
      { label: { en: 'Kind', es: 'Tipo' }, of: ({ kind }) => reader.say(compareKindText[kind]) },
      { label: { en: 'Case', es: 'Caso' }, of: ({ reference }) => reference },
      { label: { en: 'Contact', es: 'Contacto' }, of: ({ officer }) => officer ?? '—' },
      { label: { en: 'Record', es: 'Registro' }, of: ({ record }) => record },
    ],
    reader,
    compareText.noHits,
  );
}

function kindsOf(options: Options): CompareKind[] {
  const kinds = listOf(options, 'kind').flatMap(each => compareKinds.find(kind => kind === each) ?? []);
  if (kinds.length === 0) throw missing('--kind');
  return kinds;
}

function numberOf(options: Options, name: string): number {
  const text = requiredText(options, name);
  if (!/^[1-9]\d{0,5}$/.test(text)) throw unreadable(`--${name}`);
  return Number(text);
}

async function casesOf(terminal: Terminal, options: Options): Promise<'open' | CaseId[]> {
  if (options['all-open'] === true) return 'open';
  const cases: CaseId[] = [];
  for (const name of listOf(options, 'case')) cases.push(await caseNamed(terminal, name));
  if (cases.length === 0) throw missing('--case');
  return cases;
}
