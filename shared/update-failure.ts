import type { Bilingual } from './language.ts';

/** Why files are no release that one should install: what is, then what can be done. Spread into `failures`. */
export const updateFailures = {
  'update/no-list': {
    en: 'The release’s signed list is missing. Choose enlace-release.json together with the file to install.',
    es: 'Falta la lista firmada de la versión. Elija enlace-release.json junto con el archivo por instalar.',
  },
  'update/malformed': {
    en: 'That list of a release does not read as one. Get it again from where the release came from.',
    es: 'Esa lista de la versión no se lee como tal. Consígala de nuevo en el lugar de donde procede la versión.',
  },
  'update/no-key': {
    en: 'This copy of Enlace was built without a release key, so it cannot tell who signed. Compare the checksums by hand.',
    es: 'Esta copia de Enlace se construyó sin clave de versiones, así que no puede saber quién firmó. Compare las sumas de verificación a mano.',
  },
  'update/not-ours': {
    en: 'This release is not signed by a key that Enlace knows. Do not install it; ask the maintainers.',
    es: 'Esta versión no está firmada con una clave que Enlace conozca. No la instale; consulte a quienes mantienen Enlace.',
  },
  'update/not-listed': {
    en: 'A file does not belong to this release. Choose only what its list names.',
    es: 'Un archivo no pertenece a esta versión. Elija solo lo que su lista nombra.',
  },
  'update/altered': {
    en: 'A file is not what was released: it was changed or came in incomplete. Do not install it; get it again.',
    es: 'Un archivo no es el que se publicó: se alteró o llegó incompleto. No lo instale; consígalo de nuevo.',
  },
} as const satisfies Record<string, Bilingual>;
