import { dateInWords } from '../../shared/clocks/civil-date.ts';
import { sameReference } from '../../shared/same-person/written-numbers.ts';
import { caseNamed } from './case-commands.ts';
import { command, Refused, requiredText, type Command } from './command.ts';
import { table } from './lay-out.ts';

/** Deleting a case that was made by mistake, and bringing it back. */
export const deletedCaseCommands: readonly Command[] = [
  command({
    words: 'case delete',
    takes: 'CASE',
    counts: [1, 1],
    vault: 'open',
    about: {
      en: 'delete a case that was made by mistake; a supervisor may restore it (--why is needed)',
      es: 'eliminar un caso hecho por error; una persona supervisora puede recuperarlo (se requiere --why)',
    },
    options: { why: { type: 'string', about: { en: 'the reason', es: 'el motivo' } } },
    run: async (terminal, [name = ''], options) =>
      terminal.request('case:delete', { caseId: await caseNamed(terminal, name), reason: requiredText(options, 'why') }),
    say: ({ until }, reader) =>
      reader.say(
        { en: 'Deleted. It can be restored until {{date}}.', es: 'Eliminado. Puede recuperarse hasta el {{date}}.' },
        { date: dateInWords(until, reader) },
      ),
  }),
  command({
    words: 'case deleted',
    takes: '',
    counts: [0, 0],
    vault: 'open',
    about: { en: 'deleted cases that can be restored', es: 'casos eliminados que pueden recuperarse' },
    run: async terminal => terminal.request('case:list-deleted', {}),
    say: (deleted, reader) =>
      table(
        deleted,
        [
          { label: { en: 'Reference', es: 'Referencia' }, of: row => row.reference },
          { label: { en: 'Can be restored until', es: 'Recuperable hasta' }, of: row => dateInWords(row.until, reader) },
          { label: { en: 'Deleted by', es: 'Eliminado por' }, of: row => row.by ?? '' },
          { label: { en: 'Why', es: 'Motivo' }, of: row => row.reason },
        ],
        reader,
        { en: 'No deleted cases.', es: 'Sin casos eliminados.' },
      ),
  }),
  command({
    words: 'case restore',
    takes: 'CASE',
    counts: [1, 1],
    vault: 'open',
    about: {
      en: 'bring a deleted case back, by reference or id',
      es: 'recuperar un caso eliminado, por referencia o identificador',
    },
    run: async (terminal, [name = '']) => {
      const deleted = await terminal.request('case:list-deleted', {});
      const found = deleted.find(({ caseId, reference }) => caseId === name || sameReference(reference, name));
      if (found === undefined) throw new Refused({ code: 'case/not-deleted' });
      return terminal.request('case:restore', { caseId: found.caseId });
    },
    say: (_, reader) => reader.say({ en: 'The case is back.', es: 'El caso se recuperó.' }),
  }),
];
