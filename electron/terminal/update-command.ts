import type { Output } from '../../shared/contract.ts';
import type { Bilingual } from '../../shared/language.ts';
import { command } from './command.ts';

const ages: Readonly<Record<Output<'update:check'>['age'], Bilingual>> = {
  newer: { en: 'newer than this Enlace', es: 'más reciente que este Enlace' },
  same: { en: 'the version of this Enlace', es: 'la versión de este Enlace' },
  older: {
    en: 'OLDER than this Enlace: faults mended since are in it',
    es: 'ANTERIOR a este Enlace: contiene fallas ya corregidas',
  },
};

/** Whether files carried here are a release of Enlace, before anybody installs them. */
export const updateCommand = command<Output<'update:check'>>({
  words: 'update check',
  takes: 'FILE FILE…',
  counts: [2, 20],
  vault: 'none',
  about: {
    en: 'whether files are a signed release of Enlace (enlace-release.json and what it lists)',
    es: 'si unos archivos son una versión firmada de Enlace (enlace-release.json y lo que nombra)',
  },
  run: async (terminal, paths) =>
    terminal.request('update:check', { files: await Promise.all(paths.map(path => terminal.source(path))) }),
  say: ({ version, on, age, files }, reader) =>
    [`Enlace ${version}, ${on}: ${reader.say(ages[age])}`, ...files.map(({ name }) => `  ${name}`)].join('\n'),
  isWell: ({ age }) => age !== 'older',
});
