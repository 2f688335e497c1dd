import { utcStamp } from '../../shared/clocks/civil-day.ts';
import type { Bilingual } from '../../shared/language.ts';
import type { AuditVerdict } from '../../shared/contract/audit.ts';
import { command, textOf, type Command } from './command.ts';
import { table } from './lay-out.ts';

const faults: Readonly<Record<NonNullable<AuditVerdict['firstBad']>['why'], Bilingual>> = {
  missing: { en: 'is missing', es: 'falta' },
  altered: { en: 'was altered', es: 'fue alterado' },
  unlinked: { en: 'does not follow the one before', es: 'no sigue al anterior' },
  signature: { en: 'has an invalid signature', es: 'tiene una firma inválida' },
  'unknown-user': { en: 'is signed by nobody of this vault', es: 'no lo firmó nadie de esta bóveda' },
  changes: { en: 'does not match the changes whose hash it holds', es: 'no corresponde a los cambios cuyo código hash contiene' },
};

export const auditCommands: readonly Command[] = [
  command({
    words: 'audit verify',
    takes: '',
    counts: [0, 0],
    vault: 'open',
    about: {
      en: 'check every link, signature and hash of the chain',
      es: 'revisar cada eslabón, firma y código hash de la cadena',
    },
    run: terminal => terminal.request('audit:verify', { depth: 'full' }),
    isWell: ({ firstBad }) => firstBad === null,
    say: ({ checked, firstBad }, reader) =>
      firstBad === null
        ? reader.say(
            {
              one: { en: 'The chain is whole: {{count}} entry.', es: 'La cadena está íntegra: {{count}} asiento.' },
              other: { en: 'The chain is whole: {{count}} entries.', es: 'La cadena está íntegra: {{count}} asientos.' },
            },
            { count: checked },
          )
        : reader.say(
            { en: 'Entry {{number}} {{fault}}.', es: 'El asiento {{number}} {{fault}}.' },
            { number: firstBad.number, fault: faults[firstBad.why] },
          ),
  }),
  command({
    words: 'audit list',
    takes: '',
    counts: [0, 0],
    vault: 'open',
    about: { en: 'the newest events, or those before one', es: 'los últimos eventos, o los anteriores a uno' },
    options: {
      before: { type: 'string', about: { en: 'entry number', es: 'número de asiento' } },
      limit: { type: 'string', about: { en: 'how many (up to 500)', es: 'cuántos (hasta 500)' } },
    },
    run: (terminal, _, options) => {
      const before = textOf(options, 'before');
      const limit = textOf(options, 'limit');
      return terminal.request('audit:list', {
        ...(before === undefined ? {} : { before: Number(before) }),
        ...(limit === undefined ? {} : { limit: Number(limit) }),
      });
    },
    say: ({ events }, reader) =>
      table(
        events,
        [
          { label: { en: 'Entry', es: 'Asiento' }, of: event => String(event.number) },
          {
            label: { en: 'When (UTC)', es: 'Cuándo (UTC)' },
            of: event => utcStamp(event.atMs).slice(0, 19).replace('T', ' '),
          },
          { label: { en: 'Who', es: 'Quién' }, of: event => event.userLabel ?? event.user },
          { label: { en: 'What', es: 'Qué' }, of: event => event.action },
          { label: { en: 'Changes', es: 'Cambios' }, of: event => String(event.changes) },
        ],
        reader,
        { en: 'No events yet.', es: 'Aún no hay eventos.' },
      ),
  }),
];
