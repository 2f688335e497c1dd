import type { CarrierStep } from '../contract/carriers.ts';
import type { Bilingual } from '../language.ts';

/** What is said of the place where an office's stations exchange. */
export const carrierText = {
  none: { en: 'This office has no place of exchange.', es: 'Esta oficina no tiene lugar de intercambio.' },
  folder: { en: 'Folder', es: 'Carpeta' },
  server: { en: 'Server', es: 'Servidor' },
  database: { en: 'Database', es: 'Base de datos' },
  user: { en: 'User', es: 'Usuario' },
  certificate: { en: 'Certificate (SHA-256)', es: 'Certificado (SHA-256)' },
  withoutTls: { en: 'none: the connection does not leave this machine', es: 'ninguno: la conexión no sale de este equipo' },
  removed: {
    en: 'This office exchanges no more. What lies there stays; it is sealed.',
    es: 'Esta oficina ya no intercambia. Lo que está ahí se queda; está cifrado.',
  },
  works: { en: 'The place of exchange works.', es: 'El lugar de intercambio funciona.' },
  stopped: { en: 'Did not work: {{step}}', es: 'No funcionó: {{step}}' },
  took: { en: '{{step}} ({{ms}} ms)', es: '{{step}} ({{ms}} ms)' },
} as const satisfies Record<string, Bilingual>;

export const carrierStepWords: Readonly<Record<CarrierStep, Bilingual>> = {
  reach: { en: 'reach it', es: 'alcanzarlo' },
  put: { en: 'put something there', es: 'poner algo ahí' },
  list: { en: 'see that it is there', es: 'ver que está ahí' },
  get: { en: 'get it back as it was', es: 'obtenerlo tal como estaba' },
  drop: { en: 'take it away again', es: 'volver a quitarlo' },
};
