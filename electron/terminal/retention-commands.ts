import { dateInWords } from '../../shared/clocks/civil-date.ts';
import { toBeConfirmed } from '../../shared/clocks/sentences.ts';
import type { Input } from '../../shared/contract.ts';
import type { Hold, RetentionRow, RetentionTerm } from '../../shared/contract/retention.ts';
import type { Bilingual } from '../../shared/language.ts';
import type { Reader } from '../../shared/reader.ts';
import { retentionRules, ruleNames, timedRules, type RetentionSource } from '../../shared/retention.ts';
import { caseNamed } from './case-commands.ts';
import {
  command,
  listOf,
  missing,
  requiredText,
  textOf,
  unreadable,
  type Command,
  type OptionSpec,
  type Options,
} from './command.ts';
import { facts, table } from './lay-out.ts';

const why: OptionSpec = { type: 'string', about: { en: 'the reason', es: 'el motivo' } };
const rule: OptionSpec = {
  type: 'string',
  values: retentionRules,
  about: { en: 'by which rule, as the list names it', es: 'por qué regla, como la nombra la lista' },
};
type Rule = RetentionRow['rule'];
const ruleOf = (options: Options): Rule => requiredText(options, 'rule') as Rule; // the contract refuses what is none

/** How long things are kept: what comes up, looks, erasing, and holds. */
export const retentionCommands: readonly Command[] = [
  command({
    words: 'retention list',
    takes: '',
    counts: [0, 0],
    vault: 'open',
    about: {
      en: 'what has been kept as long as it may be without a look, the longest due first',
      es: 'lo que se ha conservado tanto como se puede sin revisarlo, primero lo más atrasado',
    },
    options: {
      by: {
        type: 'string',
        about: { en: 'what comes up until this day, YYYY-MM-DD', es: 'lo que llega hasta este día, AAAA-MM-DD' },
      },
      rule,
    },
    run: async (terminal, _, options) => {
      const by = textOf(options, 'by');
      const only = textOf(options, 'rule') as Rule | undefined;
      const asked = { ...(by === undefined ? {} : { by }), ...(only === undefined ? {} : { rule: only }) };
      const rows: RetentionRow[] = [];
      for (;;) {
        const page = await terminal.request('retention:list', { ...asked, offset: rows.length });
        rows.push(...page.rows);
        if (page.rows.length === 0 || rows.length >= page.total) return rows;
      }
    },
    say: rowsText,
  }),
  command({
    words: 'retention look',
    takes: 'CASE',
    counts: [1, 1],
    vault: 'open',
    about: {
      en: 'say why something is still needed and when to look again',
      es: 'decir por qué algo aún se necesita y cuándo volver a revisarlo',
    },
    options: {
      rule,
      what: {
        type: 'string',
        about: {
          en: 'the document’s or packet’s id; without it, the case',
          es: 'el identificador del documento o paquete; sin él, el caso',
        },
      },
      next: {
        type: 'string',
        about: { en: 'the day of the next look, YYYY-MM-DD', es: 'el día de la próxima revisión, AAAA-MM-DD' },
      },
      why,
    },
    run: async (terminal, [name = ''], options) =>
      terminal.request('retention:look', {
        caseId: await caseNamed(terminal, name),
        rule: ruleOf(options),
        what: textOf(options, 'what') ?? '',
        nextOn: requiredText(options, 'next'),
        reason: requiredText(options, 'why'),
      }),
    say: (_, reader) => reader.say({ en: 'Recorded.', es: 'Asentado.' }),
  }),
  command({
    words: 'retention purge',
    takes: 'CASE',
    counts: [1, 1],
    vault: 'open',
    about: {
      en: 'erase a record, some of its fields, or all that came with a packet, for good',
      es: 'suprimir para siempre un registro, algunos de sus campos o todo lo que llegó con un paquete',
    },
    options: {
      record: { type: 'string', about: { en: 'the record’s id', es: 'el identificador del registro' } },
      field: {
        type: 'string',
        multiple: true,
        about: { en: 'only this field of the record; may repeat', es: 'solo este campo del registro; puede repetirse' },
      },
      packet: { type: 'string', about: { en: 'the packet’s id', es: 'el identificador del paquete' } },
      rule,
      order: {
        type: 'string',
        about: {
          en: 'instead of a rule: the order, a document of the case',
          es: 'en lugar de una regla: la orden, un documento del caso',
        },
      },
      why,
    },
    run: async (terminal, [name = ''], options) =>
      terminal.request('retention:purge', {
        caseId: await caseNamed(terminal, name),
        by: groundOf(options),
        target: targetOf(options),
        ground: requiredText(options, 'why'),
      }),
    say: ({ erased, packets }, reader) =>
      facts(
        [
          [{ en: 'Recorded values erased', es: 'Valores asentados suprimidos' }, String(erased)],
          [{ en: 'Packets of the ledger that lost something', es: 'Paquetes del registro que perdieron algo' }, String(packets)],
        ],
        reader,
      ),
  }),
  command({
    words: 'retention terms',
    takes: '',
    counts: [0, 0],
    vault: 'open',
    about: {
      en: 'after how many months cases are looked at; with --rule and --months, shorten one',
      es: 'a los cuántos meses se revisan los casos; con --rule y --months, acortar uno',
    },
    options: {
      rule: { ...rule, values: timedRules },
      months: { type: 'string', about: { en: 'months, whole', es: 'meses, enteros' } },
    },
    run: async (terminal, _, options) => {
      const named = textOf(options, 'rule');
      if (named === undefined) return terminal.request('retention:terms', {});
      const months = requiredText(options, 'months');
      if (!/^\d{1,3}$/.test(months)) throw unreadable('--months');
      return terminal.request('retention:set-term', { rule: named as RetentionTerm['rule'], months: Number(months) }); // the contract refuses what is none
    },
    say: (terms, reader) =>
      table(
        terms,
        [
          { label: { en: 'Rule', es: 'Regla' }, of: term => reader.say(ruleNames[term.rule]) },
          { label: { en: 'Months', es: 'Meses' }, of: term => String(term.months) },
          { label: { en: 'At most', es: 'Máximo' }, of: term => String(term.longest) },
          { label: { en: 'Source', es: 'Fuente' }, of: term => sourceText(term.source, reader) },
        ],
        reader,
        none,
      ),
  }),
  command({
    words: 'case erase',
    takes: 'CASE',
    counts: [1, 1],
    vault: 'open',
    about: {
      en: 'erase a whole case for good, once its day has come (--why is needed)',
      es: 'suprimir para siempre un caso entero, cuando su fecha llegó (se requiere --why)',
    },
    options: { why },
    run: async (terminal, [name = ''], options) =>
      terminal.request('case:erase', { caseId: await caseNamed(terminal, name), ground: requiredText(options, 'why') }),
    say: ({ erased }, reader) =>
      reader.say(
        { en: 'Erased, with {{erased}} recorded values.', es: 'Suprimido, con {{erased}} valores asentados.' },
        { erased: String(erased) },
      ),
  }),
  command({
    words: 'hold place',
    takes: 'CASE',
    counts: [1, 1],
    vault: 'open',
    about: { en: 'keep a case whole, whatever day comes', es: 'conservar íntegro un caso, llegue la fecha que llegue' },
    options: { why },
    run: async (terminal, [name = ''], options) =>
      terminal.request('hold:place', { caseId: await caseNamed(terminal, name), reason: requiredText(options, 'why') }),
    say: ({ id }, reader) => reader.say({ en: 'On hold: {{id}}', es: 'En retención: {{id}}' }, { id }),
  }),
  command({
    words: 'hold lift',
    takes: 'CASE',
    counts: [1, 1],
    vault: 'open',
    about: { en: 'lift a hold from a case', es: 'levantar la retención de un caso' },
    options: { hold: { type: 'string', about: { en: 'the hold’s id', es: 'el identificador de la retención' } }, why },
    run: async (terminal, [name = ''], options) =>
      terminal.request('hold:lift', {
        caseId: await caseNamed(terminal, name),
        id: requiredText(options, 'hold'),
        reason: requiredText(options, 'why'),
      }),
    say: (_, reader) => reader.say({ en: 'The hold is lifted.', es: 'La retención se levantó.' }),
  }),
  command({
    words: 'hold list',
    takes: '[CASE]',
    counts: [0, 1],
    vault: 'open',
    about: { en: 'holds, those that stand first', es: 'retenciones, primero las vigentes' },
    run: async (terminal, [name]) =>
      terminal.request('hold:list', name === undefined ? {} : { caseId: await caseNamed(terminal, name) }),
    say: holdsText,
  }),
];

function groundOf(options: Options): Input<'retention:purge'>['by'] {
  const order = textOf(options, 'order');
  return order === undefined ? { rule: ruleOf(options) } : { order };
}

function targetOf(options: Options): Input<'retention:purge'>['target'] {
  const [record, packet, fields] = [textOf(options, 'record'), textOf(options, 'packet'), listOf(options, 'field')];
  if (packet !== undefined) return { packet };
  if (record === undefined) throw missing('--record');
  return fields.length === 0 ? { record } : { record, fields: [...fields] };
}

const none: Bilingual = { en: 'Nothing comes up.', es: 'Nada por revisar.' };

function rowsText(rows: readonly RetentionRow[], reader: Reader): string {
  return table(
    rows,
    [
      { label: { en: 'Since', es: 'Desde' }, of: row => dateInWords(row.dueOn, reader) },
      { label: { en: 'Case', es: 'Caso' }, of: row => row.reference },
      { label: { en: 'Rule', es: 'Regla' }, of: row => row.rule },
      { label: { en: 'What', es: 'Qué' }, of: row => [row.about, row.what].filter(text => text !== '').join(' ') },
      { label: { en: 'Kept by', es: 'Conservado por' }, of: row => keptText(row, reader) },
      { label: { en: 'Source', es: 'Fuente' }, of: row => sourceText(row.source, reader) },
    ],
    reader,
    none,
  );
}

function keptText({ kept }: RetentionRow, reader: Reader): string {
  if (kept === null) return '';
  return kept === 'hold' ? reader.say({ en: 'a hold', es: 'una retención' }) : dateInWords(kept, reader);
}

function sourceText(source: RetentionSource | null, reader: Reader): string {
  if (source === null) return '';
  const confirmed = source.tag === 'V' ? '' : ` (${reader.say(toBeConfirmed)})`;
  return `${reader.say(source.law)}, ${source.at}${confirmed}`;
}

function holdsText(holds: readonly Hold[], reader: Reader): string {
  return table(
    holds,
    [
      { label: { en: 'Case', es: 'Caso' }, of: hold => hold.reference },
      { label: { en: 'Hold', es: 'Retención' }, of: hold => hold.id },
      { label: { en: 'Why', es: 'Motivo' }, of: hold => hold.reason },
      { label: { en: 'Placed by', es: 'Puesta por' }, of: hold => hold.placedBy ?? '' },
      { label: { en: 'Lifted', es: 'Levantada' }, of: hold => (hold.lifted === null ? '' : hold.lifted.why) },
    ],
    reader,
    { en: 'No holds.', es: 'Sin retenciones.' },
  );
}
