import type { Bilingual } from '../../shared/language.ts';
import { fill } from '../../shared/text/fill.ts';
import type { TableForm } from '../../shared/tables.ts';
import { textOf, type OptionSpec, type Options, type Terminal } from './command.ts';

/** `--xlsx FILE` and `--csv FILE` of a command whose answer can leave as a table; `about` says what is written. */
export function tableOptions(about: Bilingual): Readonly<Record<TableForm, OptionSpec>> {
  const of = (form: TableForm): OptionSpec => ({
    type: 'string',
    about: fill({ en: '{{what}} to this .{{form}} file', es: '{{what}} en este archivo .{{form}}' }, { what: about, form }),
  });
  return { xlsx: of('xlsx'), csv: of('csv') };
}

/** The files that the options name, of these forms, each a place to write: none is written where one of them may not be. */
export async function filesAsked<Form extends TableForm | 'pdf'>(
  terminal: Pick<Terminal, 'sink'>,
  options: Options,
  forms: readonly Form[],
): Promise<readonly { readonly form: Form; readonly sink: string }[]> {
  const asked = forms.flatMap(form => {
    const file = textOf(options, form);
    return file === undefined ? [] : [{ form, file }];
  });
  return Promise.all(asked.map(async ({ form, file }) => ({ form, sink: await terminal.sink(file) })));
}
