import type { Bilingual } from '../../shared/language.ts';
import { fill } from '../../shared/text/fill.ts';
import { tableForms, type TableForm } from '../../shared/tables.ts';
import { textOf, type OptionSpec, type Options } from './command.ts';

/** `--xlsx FILE` and `--csv FILE` of a command whose answer can leave as a table; `about` says what is written. */
export function tableOptions(about: Bilingual): Readonly<Record<TableForm, OptionSpec>> {
  const of = (form: TableForm): OptionSpec => ({
    type: 'string',
    about: fill({ en: '{{what}} to this .{{form}} file', es: '{{what}} en este archivo .{{form}}' }, { what: about, form }),
  });
  return { xlsx: of('xlsx'), csv: of('csv') };
}

/** The files that the options name. */
export function tablesAsked(options: Options): readonly { readonly form: TableForm; readonly file: string }[] {
  return tableForms.flatMap(form => {
    const file = textOf(options, form);
    return file === undefined ? [] : [{ form, file }];
  });
}
