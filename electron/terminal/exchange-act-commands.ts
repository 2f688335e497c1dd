import { catalogue, fieldAt, isEntity } from '../../shared/catalogue.ts';
import type { Input } from '../../shared/contract.ts';
import type { ExchangeVersion } from '../../shared/contract/exchanges.ts';
import { exchangeActNames } from '../../shared/exchange-act.ts';
import type { Bilingual, CaseId, Json, RecordId } from '../../shared/language.ts';
import { utcStamp } from '../../shared/clocks/civil-day.ts';
import { instantText } from '../../shared/instant-text.ts';
import type { Reader } from '../../shared/reader.ts';
import { valueText } from '../../shared/value-text.ts';
import { caseNamed } from './case-commands.ts';
import { command, listOf, Refused, requiredText, textOf, type Command, type OptionSpec, type Terminal } from './command.ts';

const why = { type: 'string', about: { en: 'the reason', es: 'el motivo' } } as const satisfies OptionSpec;
const promises = {
  type: 'string',
  values: ['done', 'cancelled'],
  about: { en: 'what became of its open commitments', es: 'qué fue de sus compromisos pendientes' },
} as const satisfies OptionSpec;

/** What becomes of an exchange after it was logged. `fieldsOf` reads FIELD=VALUE words of an entity. */
export function exchangeActCommands(
  field: OptionSpec,
  fieldsOf: (entity: string, words: readonly string[]) => Record<string, Json>,
): readonly Command[] {
  return [
    command({
      words: 'exchange correct',
      takes: 'CASE RECORD',
      counts: [2, 2],
      vault: 'open',
      about: {
        en: 'correct a logged exchange, or a participant or commitment of it; both versions stay',
        es: 'corregir un intercambio, o un participante o compromiso suyo; ambas versiones quedan',
      },
      options: { field, why },
      run: async (terminal, [name = '', id = ''], options) => {
        const caseId = await caseNamed(terminal, name);
        const { file } = await terminal.request('case:show', { caseId });
        const record = file.records.find(one => one.id === id);
        if (record === undefined) throw new Refused({ code: 'record/not-found' });
        const fields = fieldsOf(record.entity, listOf(options, 'field'));
        return terminal.request('exchange:correct', { caseId, record: record.id, fields, reason: requiredText(options, 'why') });
      },
      say: ({ entry }, { say }) => `${say({ en: 'Corrected', es: 'Corregido' })} (${entry})`,
    }),
    command({
      words: 'exchange close',
      takes: 'CASE EXCHANGE',
      counts: [2, 2],
      vault: 'open',
      about: { en: 'nothing more is awaited of an exchange', es: 'ya no se espera nada de un intercambio' },
      options: { why, promises },
      run: async (terminal, names, options) => {
        const settled = textOf(options, 'promises') as Input<'exchange:close'>['promises']; // the host checks it
        return terminal.request('exchange:close', {
          ...(await exchangeNamed(terminal, names)),
          reason: requiredText(options, 'why'),
          ...(settled === undefined ? {} : { promises: settled }),
        });
      },
      say: ({ entry }, { say }) => `${say({ en: 'Closed', es: 'Cerrado' })} (${entry})`,
    }),
    command({
      words: 'exchange reopen',
      takes: 'CASE EXCHANGE',
      counts: [2, 2],
      vault: 'open',
      about: { en: 'a closed exchange goes on after all', es: 'un intercambio cerrado continúa' },
      options: { why },
      run: async (terminal, names, options) =>
        terminal.request('exchange:reopen', {
          ...(await exchangeNamed(terminal, names)),
          reason: requiredText(options, 'why'),
        }),
      say: ({ entry }, { say }) => `${say({ en: 'Reopened', es: 'Reabierto' })} (${entry})`,
    }),
    command({
      words: 'exchange versions',
      takes: 'CASE EXCHANGE',
      counts: [2, 2],
      vault: 'open',
      about: { en: 'how an exchange read, oldest first', es: 'cómo decía un intercambio, primero lo más antiguo' },
      run: async (terminal, names) => terminal.request('exchange:versions', await exchangeNamed(terminal, names)),
      say: ({ versions }, reader) => versions.flatMap(version => versionLines(version, reader)).join('\n'),
    }),
  ];
}

async function exchangeNamed(terminal: Terminal, [name = '', exchange = '']: readonly string[]) {
  const caseId: CaseId = await caseNamed(terminal, name);
  return { caseId, exchange: exchange as RecordId }; // the host checks it
}

function versionLines({ act, by, atMs, why: reason, changes }: ExchangeVersion, reader: Reader): readonly string[] {
  const head = [reader.say(exchangeActNames[act]), by, atMs === null ? null : instantText(utcStamp(atMs), reader), reason];
  return [
    head.filter(part => part !== null && part !== '').join(', '),
    ...changes.map(({ entity, field, old, new: made }) => {
      const spec = fieldAt(`${entity}.${field}`);
      const label: Bilingual = spec?.label ?? (isEntity(entity) ? catalogue[entity].label : { en: entity, es: entity });
      const said = (value: Json) =>
        value === null ? '—' : spec === undefined ? reader.say(whole) : valueText(spec, value, reader);
      return `  ${reader.say(label)}: ${said(old)} → ${said(made)}`;
    }),
  ];
}

const whole = { en: 'the whole record', es: 'el registro completo' } as const;
