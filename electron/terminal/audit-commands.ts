import { utcStamp } from '../../shared/clocks/civil-day.ts';
import { instantText } from '../../shared/instant-text.ts';
import type { Bilingual } from '../../shared/language.ts';
import { CHANGES_AT_ONCE } from '../../shared/audit-changes.ts';
import type { AuditChange, AuditGrant, AuditVerdict } from '../../shared/contract/audit.ts';
import { caseCode } from '../../shared/case-code.ts';
import type { Reader } from '../../shared/reader.ts';
import { auditText } from '../../shared/text/audit.ts';
import { caseNamed } from './case-commands.ts';
import { command, requiredText, textOf, type Command } from './command.ts';
import { table } from './lay-out.ts';
import { activeNamed } from './user-commands.ts';

const faults: Readonly<Record<NonNullable<AuditVerdict['firstBad']>['why'], Bilingual>> = {
  missing: { en: 'is missing', es: 'falta' },
  altered: { en: 'was altered', es: 'fue alterado' },
  unlinked: { en: 'does not follow the one before', es: 'no sigue al anterior' },
  signature: { en: 'has an invalid signature', es: 'tiene una firma inválida' },
  'unknown-user': { en: 'is signed by nobody of this vault', es: 'no lo firmó nadie de esta bóveda' },
  changes: { en: 'does not match the changes whose hash it holds', es: 'no corresponde a los cambios cuyo código hash contiene' },
};

const shownOf: Bilingual = { en: '{{shown}} of {{total}} events', es: '{{shown}} de {{total}} eventos' };

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
      station: { type: 'string', about: { en: 'of this station’s chain', es: 'de la cadena de esta estación' } },
    },
    run: (terminal, _, options) => {
      const station = textOf(options, 'station');
      const before = textOf(options, 'before');
      const limit = textOf(options, 'limit');
      return terminal.request('audit:list', {
        ...(before === undefined ? {} : { before: Number(before) }),
        ...(limit === undefined ? {} : { limit: Number(limit) }),
        ...(station === undefined ? {} : { station: Number(station) }),
      });
    },
    say: ({ events, total }, reader) => {
      const lines = table(
        events,
        [
          { label: { en: 'Entry', es: 'Asiento' }, of: event => String(event.number) },
          {
            label: { en: 'When (UTC)', es: 'Cuándo (UTC)' },
            of: event => instantText(utcStamp(event.atMs), reader, 'UTC'),
          },
          { label: { en: 'Who', es: 'Quién' }, of: event => event.userLabel ?? event.user },
          { label: { en: 'What', es: 'Qué' }, of: event => event.action },
          { label: { en: 'Changes', es: 'Cambios' }, of: event => String(event.changes) },
        ],
        reader,
        { en: 'No events yet.', es: 'Aún no hay eventos.' },
      );
      // With --before, those that came after it are among all of them.
      return events.length === total ? lines : `${lines}\n${reader.say(shownOf, { shown: events.length, total })}`;
    },
  }),
  command({
    words: 'audit changes',
    takes: 'ENTRY',
    counts: [1, 1],
    vault: 'open',
    about: {
      en: 'what an event touched: case, record and field, never a value',
      es: 'qué tocó un evento: caso, registro y campo, nunca un dato',
    },
    run: async (terminal, [entry = '']) => {
      const changes: AuditChange[] = [];
      for (let isWhole = false; !isWhole;) {
        const some = await terminal.request('audit:changes', { entry: Number(entry), offset: changes.length });
        changes.push(...some);
        isWhole = some.length < CHANGES_AT_ONCE;
      }
      return changes.map(change => ({ ...change, case: change.caseId === null ? null : caseCode(change.caseId) }));
    },
    say: (changes, reader) =>
      table(
        changes,
        [
          { label: { en: 'Case', es: 'Caso' }, of: change => change.case ?? '' },
          { label: { en: 'Record', es: 'Registro' }, of: change => change.entity },
          { label: { en: 'Field', es: 'Campo' }, of: change => change.field },
          { label: { en: 'What was done', es: 'Qué se hizo' }, of: change => reader.say(auditText.ways[change.way]) },
          { label: { en: 'Commitment', es: 'Compromiso criptográfico' }, of: change => change.commitment },
        ],
        reader,
        auditText.noChanges,
      ),
  }),
  command({
    words: 'audit grant',
    takes: 'CASE',
    counts: [1, 1],
    vault: 'open',
    about: { en: 'let an auditor read a case for a time', es: 'permitir que un auditor lea un caso por un tiempo' },
    options: {
      auditor: { type: 'string', about: { en: 'the auditor’s label', es: 'la etiqueta del auditor' } },
      until: {
        type: 'string',
        about: { en: 'the last day, YYYY-MM-DD, at most 90 days ahead', es: 'el último día, AAAA-MM-DD, a 90 días como máximo' },
      },
      ground: { type: 'string', about: { en: 'why', es: 'por qué' } },
    },
    run: async (terminal, [name = ''], options) => {
      const label = requiredText(options, 'auditor');
      const user = await activeNamed(terminal, label);
      const [until, ground] = [requiredText(options, 'until'), requiredText(options, 'ground')];
      return terminal.request('audit:grant', { auditor: user.id, caseId: await caseNamed(terminal, name), until, ground });
    },
    say: (grant, reader) => grantTable([grant], reader),
  }),
  command({
    words: 'audit grants',
    takes: '',
    counts: [0, 0],
    vault: 'open',
    about: { en: 'cases that are or were open to auditors', es: 'casos que están o estuvieron abiertos a auditores' },
    run: terminal => terminal.request('audit:list-grants', {}),
    say: (grants, reader) => grantTable(grants, reader),
  }),
  command({
    words: 'audit end-grant',
    takes: 'ID',
    counts: [1, 1],
    vault: 'open',
    about: { en: 'close a case to an auditor again', es: 'cerrar de nuevo un caso a un auditor' },
    run: (terminal, [id = '']) => terminal.request('audit:end-grant', { id }),
    say: (grant, reader) => grantTable([grant], reader),
  }),
];

function grantTable(grants: readonly AuditGrant[], reader: Reader): string {
  return table(
    grants,
    [
      { label: { en: 'Grant', es: 'Concesión' }, of: grant => grant.id },
      { label: auditText.case, of: grant => grant.reference ?? caseCode(grant.caseId) },
      { label: auditText.auditor, of: grant => grant.auditorLabel ?? grant.auditor },
      { label: auditText.until, of: grant => grant.until },
      {
        label: { en: 'Open', es: 'Abierto' },
        of: grant => reader.say(grant.isLive ? { en: 'yes', es: 'sí' } : { en: 'no', es: 'no' }),
      },
    ],
    reader,
    auditText.noGrants,
  );
}
