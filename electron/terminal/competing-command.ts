import type { Input } from '../../shared/contract.ts';
import type { CompetingLine, Competition } from '../../shared/contract/competing.ts';
import { criterionNames, DEATH, factOf, LIFE, type Criterion } from '../../shared/competing.ts';
import { toBeConfirmed } from '../../shared/clocks/sentences.ts';
import type { Bilingual, CivilDate } from '../../shared/language.ts';
import type { Reader } from '../../shared/reader.ts';
import { caseNamed } from './case-commands.ts';
import { command, listOf, unreadable, type Command, type Options } from './command.ts';
import { table, yesNo } from './lay-out.ts';

type Stated = NonNullable<Input<'case:compete'>['stated']>;

/** Several States ask for one person: which request is preferred, by which criterion, and what is not known. */
export const competingCommand: Command = command<Competition>({
  words: 'case compete',
  takes: 'CASE',
  counts: [1, 1],
  vault: 'open',
  about: {
    en: 'the case beside those linked as competing: which request is preferred, and why',
    es: 'el caso frente a los vinculados como concurrentes: qué solicitud se prefiere y por qué',
  },
  options: {
    fact: {
      type: 'string',
      multiple: true,
      about: {
        en: 'REFERENCE:NAME=VALUE that no record holds; treaty, place (yes, no), gravity (months, life, death), first (a day)',
        es: 'REFERENCIA:NOMBRE=VALOR que no consta; treaty, place (yes, no), gravity (meses, life, death), first (un día)',
      },
    },
  },
  run: async (terminal, [name = ''], options) =>
    terminal.request('case:compete', { caseId: await caseNamed(terminal, name), stated: [...statedIn(options)] }),
  say: competitionText,
});

function statedIn(options: Options): Stated {
  const byReference = new Map<string, Stated[number]>();
  for (const word of listOf(options, 'fact')) {
    const [, reference, name, value] = /^(.+):(treaty|place|gravity|first)=(.+)$/.exec(word) ?? [];
    if (reference === undefined || value === undefined) throw unreadable('--fact', Object.keys(factOf));
    const fact = factOf[name as Criterion]; // the pattern lets no other through
    byReference.set(reference, { ...(byReference.get(reference) ?? { reference }), [fact]: valueOf(fact, value) });
  }
  return [...byReference.values()];
}

const worded: Readonly<Record<string, boolean | number>> = { yes: true, sí: true, no: false, life: LIFE, death: DEATH };

function valueOf(fact: (typeof factOf)[Criterion], value: string): boolean | number | CivilDate {
  if (fact === 'firstAskedOn') return value as CivilDate; // the contract's schema checks that it is one
  const read = worded[value] ?? (/^\d{1,4}$/.test(value) ? Number(value) : undefined);
  if (read === undefined || (typeof read === 'number') !== (fact === 'gravestPenaltyMonths'))
    throw unreadable('--fact', fact === 'gravestPenaltyMonths' ? ['1…9999', 'life', 'death'] : ['yes', 'no']);
  return read;
}

export function competitionText({ order, source, requests, preference }: Competition, reader: Reader): string {
  if (requests.length < 2)
    return reader.say({
      en: 'No case is linked to this one as a competing request.',
      es: 'Ningún caso está vinculado a este como solicitud concurrente.',
    });
  const rows = table(requests, columns, reader, noRows);
  if (source === null)
    return `${rows}\n\n${reader.say({
      en: 'The profile of this case sets no order: the authority decides.',
      es: 'El perfil de este caso no fija un orden: decide la autoridad.',
    })}`;
  const law = `${reader.say(source.law)}, ${source.at}${source.tag === 'M' ? ` (${reader.say(toBeConfirmed)})` : ''}`;
  const criteria = order.map((criterion, at) => `  ${at + 1}. ${reader.say(criterionNames[criterion])}`);
  return [rows, '', law, ...criteria, '', verdict(preference, reader)].join('\n');
}

function verdict({ preferred, decidedBy, left, missing }: Competition['preference'], reader: Reader): string {
  if (preferred !== null && decidedBy !== null)
    return reader.say(
      { en: 'Preferred: {{preferred}} ({{criterion}}).', es: 'Preferida: {{preferred}} ({{criterion}}).' },
      { preferred, criterion: criterionNames[decidedBy] },
    );
  if (missing === null)
    return reader.say(
      {
        en: 'The criteria leave {{left}}: the authority decides.',
        es: 'Los criterios dejan {{left}}: decide la autoridad.',
      },
      { left: left.join(', ') },
    );
  return reader.say(
    {
      en: 'Undecided: “{{criterion}}” cannot be applied, since it is not known for {{of}}. Record it, or give it with --fact REFERENCE:{{fact}}=…',
      es: 'Sin decidir: “{{criterion}}” no puede aplicarse, pues no consta en {{of}}. Regístrelo, o indíquelo con --fact REFERENCIA:{{fact}}=…',
    },
    { criterion: criterionNames[missing.criterion], of: missing.of.join(', '), fact: missing.criterion },
  );
}

const noRows: Bilingual = { en: '', es: '' };
const columns = [
  { label: { en: 'Request', es: 'Solicitud' }, of: (line: CompetingLine) => line.reference },
  { label: { en: 'Requested by', es: 'Solicita' }, of: (line: CompetingLine) => line.agency ?? '—' },
  column('byTreaty', { en: 'Treaty', es: 'Tratado' }, truth),
  column('offenceInItsTerritory', { en: 'In its territory', es: 'En su territorio' }, truth),
  column('gravestPenaltyMonths', { en: 'Gravest penalty', es: 'Pena más grave' }, penalty),
  column('firstAskedOn', { en: 'First asked', es: 'Primera solicitud' }, day => day),
];

/** A fact of a request; a dash where it is not known, an asterisk where the asker stated it. */
function column<F extends (typeof factOf)[Criterion]>(
  fact: F,
  label: Bilingual,
  text: (value: NonNullable<CompetingLine[F]>, reader: Reader) => string,
) {
  return {
    label,
    of: (line: CompetingLine, reader: Reader): string => {
      const value: CompetingLine[F] = line[fact];
      return value === null ? '—' : `${text(value, reader)}${line.stated.includes(fact) ? ' *' : ''}`;
    },
  };
}

function truth(value: boolean, reader: Reader): string {
  return yesNo(value, reader);
}

function penalty(months: number, reader: Reader): string {
  if (months === DEATH) return reader.say({ en: 'death', es: 'muerte' });
  if (months === LIFE) return reader.say({ en: 'life sentence', es: 'prisión vitalicia' });
  return reader.say(
    { one: { en: '{{count}} month', es: '{{count}} mes' }, other: { en: '{{count}} months', es: '{{count}} meses' } },
    { count: months },
  );
}
