import type { Input, Output } from '../../shared/contract.ts';
import type { MarkWeighing } from '../../shared/contract/marks.ts';
import type { AgencyCode, Bilingual } from '../../shared/language.ts';
import type { MarkDraft } from '../../shared/mark-draft.ts';
import { categories, caveatKinds, levels, type Mark } from '../../shared/mark.ts';
import type { Reader } from '../../shared/reader.ts';
import { markText } from '../../shared/text/mark.ts';
import { caseNamed } from './case-commands.ts';
import { caveatOf, caveatWord, choice } from './caveat-words.ts';
import {
  command,
  listOf,
  missing,
  Refused,
  textOf,
  type Command,
  type OptionSpec,
  type Options,
  type Terminal,
} from './command.ts';
import { facts, table } from './lay-out.ts';

const changes: Readonly<Record<string, OptionSpec>> = {
  level: { type: 'string', values: levels, about: { en: 'how much harm it would do', es: 'cuánto daño haría' } },
  category: {
    type: 'string',
    multiple: true,
    values: categories,
    about: { en: 'one more of what it is about', es: 'una categoría más de las que trata' },
  },
  caveat: {
    type: 'string',
    multiple: true,
    about: {
      en: 'a caveat, in place of one of its kind: NO_ONWARD, REL=MX,US-DEA, TLP=TLP:RED …',
      es: 'una restricción, en lugar de la de su clase: NO_ONWARD, REL=MX,US-DEA, TLP=TLP:RED …',
    },
  },
  without: {
    type: 'string',
    multiple: true,
    values: [...categories, ...caveatKinds, 'originator', 'instead'],
    about: { en: 'what no longer applies', es: 'lo que deja de regir' },
  },
  originator: { type: 'string', about: { en: 'whose it is: its code', es: 'de quién es: su clave' } },
  instead: { type: 'string', about: { en: 'text to give in its place', es: 'texto que se entrega en su lugar' } },
  ground: {
    type: 'string',
    about: {
      en: 'why it may be looser; a second person decides',
      es: 'por qué puede relajarse; lo resuelve una segunda persona',
    },
  },
};

/** Marks at the terminal: one person tightens, two loosen. */
export const markCommands: readonly Command[] = [
  command<MarkWeighing>({
    words: 'mark show',
    takes: 'CASE RECORD FIELD',
    counts: [3, 3],
    vault: 'open',
    about: {
      en: 'how a value is marked; FIELD is * for a whole record',
      es: 'cómo está marcado un dato; FIELD es * para el registro entero',
    },
    run: async (terminal, words) => terminal.request('mark:weigh', await placeOf(terminal, words)),
    say: ({ draft }, reader) => standing(draft, reader),
  }),
  command<Marked>({
    words: 'mark set',
    takes: 'CASE RECORD FIELD',
    counts: [3, 3],
    vault: 'open',
    about: {
      en: 'mark a value: tighter at once; looser only with --ground, once a second person approved it',
      es: 'marcar un dato: más estricto de inmediato; menos, solo con --ground y cuando lo apruebe una segunda persona',
    },
    options: changes,
    run: mark,
    say: (done, reader) => [reader.say(doneWords[done.done]), standing(done.draft, reader)].join('\n'),
  }),
  command<Output<'mark:list-loosening'>>({
    words: 'mark loosenings',
    takes: '[CASE]',
    counts: [0, 1],
    vault: 'open',
    about: { en: 'which marks somebody asks to loosen', es: 'qué marcas pide alguien relajar' },
    run: async (terminal, [name]) =>
      terminal.request('mark:list-loosening', name === undefined ? {} : { caseId: await caseNamed(terminal, name) }),
    say: (proposals, reader) =>
      table(
        proposals,
        [
          { label: { en: 'Proposal', es: 'Propuesta' }, of: one => one.id },
          { label: { en: 'Record', es: 'Registro' }, of: one => one.record },
          { label: { en: 'Field', es: 'Campo' }, of: one => one.field },
          { label: { en: 'Now', es: 'Ahora' }, of: one => codesOf(one.was) },
          { label: { en: 'Afterwards', es: 'Después' }, of: one => codesOf(one.mark) },
          { label: { en: 'Ground', es: 'Fundamento' }, of: one => one.ground },
          { label: { en: 'Proposed by', es: 'La propuso' }, of: one => one.proposedByLabel ?? '' },
        ],
        reader,
        { en: 'Nobody asks to loosen a mark.', es: 'Nadie pide relajar una marca.' },
      ),
  }),
  decision('approve', true, {
    en: 'let a mark be loosened, as the second person',
    es: 'aprobar, como segunda persona, que se relaje una marca',
  }),
  decision('keep', false, {
    en: 'leave a mark as it is, and refuse its loosening',
    es: 'dejar una marca como está y negar que se relaje',
  }),
];

function decision(word: string, approve: boolean, about: Bilingual): Command {
  return command<null>({
    words: `mark ${word}`,
    takes: 'CASE PROPOSAL',
    counts: [2, 2],
    vault: 'open',
    about,
    run: async (terminal, [name = '', id = '']) =>
      terminal.request('mark:decide-loosening', { caseId: await caseNamed(terminal, name), id, approve }),
    say: (_, reader) =>
      reader.say(approve ? { en: 'Loosened.', es: 'Se relajó.' } : { en: 'It stays as it is.', es: 'Queda como está.' }),
  });
}

/** What became of it, and what was asked to stand. `pending`: the proposal that a second person decides. */
type Marked = { readonly done: keyof typeof doneWords; readonly pending: string | null; readonly draft: MarkDraft };

const doneWords = {
  nothing: { en: 'It is marked so already.', es: 'Ya está marcado así.' },
  set: { en: 'Marked.', es: 'Marcado.' },
  proposed: { en: 'Proposed. A second person decides on:', es: 'Propuesto. Una segunda persona resuelve sobre:' },
} as const satisfies Readonly<Record<string, Bilingual>>;

async function mark(terminal: Terminal, words: readonly string[], options: Options): Promise<Marked> {
  if (Object.keys(changes).every(name => name === 'ground' || options[name] === undefined))
    throw missing('--level --category --caveat --without');
  const place = await placeOf(terminal, words);
  const { draft: before } = await terminal.request('mark:weigh', place);
  // The call's lists are mutable by their type alone; the host checks each word.
  const draft = changed(before, options) as unknown as Input<'mark:weigh'>['draft'];
  const { asked, draft: wanted } = await terminal.request('mark:weigh', { ...place, draft });
  switch (asked.kind) {
    case 'none':
      return { done: 'nothing', pending: null, draft: wanted };
    case 'locked':
      throw new Refused({ code: 'mark/locked' });
    case 'protected':
      throw new Refused({ code: 'loosening/protected' });
    case 'tightening':
      await terminal.request('case:set-mark', { ...place, mark: asked.mark as unknown as Input<'case:set-mark'>['mark'] });
      return { done: 'set', pending: null, draft: wanted };
    case 'loosening': {
      const ground = textOf(options, 'ground');
      if (ground === undefined) throw new Refused({ code: 'mark/looser' });
      const proposal = {
        ...place,
        mark: Object.keys(asked.mark).length === 0 ? null : asked.mark,
        ...(asked.loosened === null ? {} : { loosened: asked.loosened }),
        ground,
      } as unknown as Input<'mark:propose-loosening'>; // as above
      const { id } = await terminal.request('mark:propose-loosening', proposal);
      return { done: 'proposed', pending: id, draft: wanted };
    }
  }
}

async function placeOf(terminal: Terminal, [name = '', record = '', field = '']: readonly string[]) {
  return { caseId: await caseNamed(terminal, name), record, field };
}

/** What stood, with what the line adds and takes away. */
function changed(before: MarkDraft, options: Options): MarkDraft {
  const without = new Set(listOf(options, 'without'));
  const added = listOf(options, 'caveat').map(caveatOf);
  const more = listOf(options, 'category').map(code => choice('--category', categories, code));
  const kept = before.caveats.filter(({ kind }) => !without.has(kind) && !added.some(caveat => caveat.kind === kind));
  const level = textOf(options, 'level');
  return {
    level: level === undefined ? before.level : choice('--level', levels, level),
    categories: [...new Set([...before.categories.filter(code => !without.has(code)), ...more])],
    caveats: [...kept, ...added],
    // The host checks that it is an agency's code.
    originator: without.has('originator')
      ? null
      : ((textOf(options, 'originator') as AgencyCode | undefined) ?? before.originator),
    tearText: without.has('instead') ? '' : (textOf(options, 'instead') ?? before.tearText),
  };
}

function standing({ level, categories: about, caveats, originator, tearText }: MarkDraft, reader: Reader): string {
  const lines: (readonly [Bilingual, string])[] = [
    [{ en: 'Level', es: 'Nivel' }, `${level} ${reader.say(markText.level[level])}`],
    [{ en: 'Categories', es: 'Categorías' }, about.map(code => `${code} ${reader.say(markText.category[code])}`).join(', ')],
    [{ en: 'Caveats', es: 'Restricciones de manejo' }, caveats.map(caveatWord).join(' ')],
    [{ en: 'Originator', es: 'Autoridad de origen' }, originator ?? ''],
    [{ en: 'Text in its place', es: 'Texto en su lugar' }, tearText],
  ];
  return facts(
    lines.filter(([, value]) => value !== ''),
    reader,
  );
}

function codesOf(stored: Mark | null): string {
  const { level, categories: more = [], caveats = [], originator, loosened } = stored ?? {};
  const parts = [loosened?.level ?? level, ...(loosened?.categories ?? []), ...more, ...caveats.map(caveatWord), originator];
  return parts.filter(part => part !== undefined).join(' ') || '—';
}
