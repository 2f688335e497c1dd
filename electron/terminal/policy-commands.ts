import type { Input, Output } from '../../shared/contract.ts';
import type { PolicyDifference } from '../../shared/policy/differences.ts';
import type { Reader } from '../../shared/reader.ts';
import { agencyIn } from './agency-named.ts';
import { caseNamed } from './case-commands.ts';
import { command, requiredText, textOf, type Command, type Terminal } from './command.ts';
import { policyIn } from './policy-file.ts';
import { checkText, differencesText, effectText, policyText, valuesText, versionsText } from './policy-text.ts';

const why = {
  why: { type: 'string', about: { en: 'the reason, which stays with the version', es: 'el motivo, que queda con la versión' } },
} as const;

type Proposed = Output<'policy:propose'>;
const proposedText = ({ pending, version }: Proposed, reader: Reader): string =>
  pending === null
    ? decidedText({ version }, reader)
    : reader.say(
        { en: 'It waits for a second person: policy adopt {{pending}}', es: 'Espera a otra persona: policy adopt {{pending}}' },
        { pending },
      );
const decidedText = ({ version }: Output<'policy:decide'>, reader: Reader): string =>
  version === null
    ? reader.say({ en: 'Refused.', es: 'Rechazada.' })
    : reader.say({ en: 'In force: {{version}}', es: 'Vigente: {{version}}' }, { version });

async function read(terminal: Terminal, version: string | undefined): Promise<Output<'policy:read'>> {
  return terminal.request('policy:read', { version: version ?? (await terminal.request('policy:state', {})).version });
}

/** What a file says, as the host is asked: its schema refuses what is no policy. */
const policyOf = (path: string) => policyIn(path) as Input<'policy:check'>['policy'];

/** The policy as data: read it, change it in a file, see what it would change, and adopt it as an act of two persons. */
export const policyCommands: readonly Command[] = [
  command<Output<'policy:read'>>({
    words: 'policy show',
    takes: '[VERSION]',
    counts: [0, 1],
    vault: 'open',
    about: { en: 'the policy in force, or an earlier version', es: 'la política vigente, o una versión anterior' },
    run: (terminal, [version]) => read(terminal, version),
    say: policyText,
  }),
  command<Output<'policy:state'>>({
    words: 'policy versions',
    takes: '',
    counts: [0, 0],
    vault: 'open',
    about: {
      en: 'every version, who adopted it and why, and what waits',
      es: 'cada versión, quién la adoptó y por qué, y lo que espera',
    },
    run: terminal => terminal.request('policy:state', {}),
    say: versionsText,
  }),
  command<Output<'policy:read'>['policy']>({
    words: 'policy export',
    takes: '[VERSION]',
    counts: [0, 1],
    vault: 'open',
    isDocument: true,
    about: { en: 'a version as a file to change (JSON)', es: 'una versión como archivo para modificar (JSON)' },
    run: async (terminal, [version]) => (await read(terminal, version)).policy,
    say: policy => JSON.stringify(policy, null, 2),
  }),
  command<readonly PolicyDifference[]>({
    words: 'policy diff',
    takes: 'VERSION [VERSION]',
    counts: [1, 2],
    vault: 'open',
    about: {
      en: 'in what two versions differ; the second is the one in force if left out',
      es: 'en qué difieren dos versiones; la segunda es la vigente si se omite',
    },
    run: async (terminal, [was = '', is]) =>
      terminal.request('policy:compare', { was, is: is ?? (await terminal.request('policy:state', {})).version }),
    say: differencesText,
  }),
  command<Output<'policy:check'>>({
    words: 'policy check',
    takes: 'FILE',
    counts: [1, 1],
    vault: 'open',
    about: {
      en: 'whether a policy may be adopted: the floor, and the laws of the decision',
      es: 'si una política puede adoptarse: el mínimo y las leyes de la decisión',
    },
    options: {
      'no-laws': {
        type: 'boolean',
        about: { en: 'the floor and the differences alone', es: 'solo el mínimo y las diferencias' },
      },
    },
    run: (terminal, [path = ''], options) =>
      terminal.request('policy:check', { policy: policyOf(path), laws: options['no-laws'] !== true }),
    say: checkText,
    isWell: ({ stands }) => stands,
  }),
  command<Output<'policy:effect'> | { readonly values: Output<'policy:effect-case'> }>({
    words: 'policy effect',
    takes: 'FILE',
    counts: [1, 1],
    vault: 'open',
    about: {
      en: 'what a policy would change on this office’s cases',
      es: 'qué cambiaría una política en los casos de esta oficina',
    },
    options: {
      agency: { type: 'string', about: { en: 'for this counterpart alone', es: 'solo para esta contraparte' } },
      all: {
        type: 'boolean',
        about: {
          en: 'all cases for each counterpart, not only those with it',
          es: 'todos los casos para cada contraparte, no solo los suyos',
        },
      },
      case: {
        type: 'string',
        about: { en: 'value by value in this case (with --agency)', es: 'dato por dato en este caso (con --agency)' },
      },
    },
    run: async (terminal, [path = ''], options) => {
      const policy = policyOf(path);
      const name = textOf(options, 'case');
      if (name !== undefined) {
        const of = { caseId: await caseNamed(terminal, name), agency: await agencyIn(terminal, options, 'agency') };
        return { values: await terminal.request('policy:effect-case', { policy, ...of }) };
      }
      const one = textOf(options, 'agency') === undefined ? {} : { agency: await agencyIn(terminal, options, 'agency') };
      return terminal.request('policy:effect', { policy, which: options['all'] === true ? 'all' : 'with-it', ...one });
    },
    say: (value, reader) => ('values' in value ? valuesText(value.values, reader) : effectText(value, reader)),
  }),
  command<Proposed>({
    words: 'policy propose',
    takes: 'FILE',
    counts: [1, 1],
    vault: 'open',
    about: { en: 'propose a policy to a second person (supervisors)', es: 'proponer una política a otra persona (supervisión)' },
    options: why,
    run: (terminal, [path = ''], options) =>
      terminal.request('policy:propose', { policy: policyOf(path), reason: requiredText(options, 'why') }),
    say: proposedText,
  }),
  command<Proposed>({
    words: 'policy again',
    takes: 'VERSION',
    counts: [1, 1],
    vault: 'open',
    about: { en: 'propose an earlier version anew (supervisors)', es: 'proponer de nuevo una versión anterior (supervisión)' },
    options: why,
    run: (terminal, [again = ''], options) => terminal.request('policy:propose', { again, reason: requiredText(options, 'why') }),
    say: proposedText,
  }),
  ...(['adopt', 'refuse'] as const).map(verb =>
    command<Output<'policy:decide'>>({
      words: `policy ${verb}`,
      takes: 'ID',
      counts: [1, 1],
      vault: 'open',
      about:
        verb === 'adopt'
          ? { en: 'adopt a policy that somebody else proposed', es: 'adoptar una política que propuso otra persona' }
          : { en: 'refuse a proposed policy, or retract one’s own', es: 'rechazar una política propuesta, o retirar la propia' },
      run: (terminal, [id = '']) => terminal.request('policy:decide', { id, approve: verb === 'adopt' }),
      say: decidedText,
    }),
  ),
];
