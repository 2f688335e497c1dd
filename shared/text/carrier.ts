import type { CarrierStep } from '../contract/carriers.ts';
import type { Bilingual } from '../language.ts';

/** What is said of the place where an office's stations exchange. */
export const carrierText = {
  none: {
    en: 'No place of exchange is entered at this machine.',
    es: 'En este equipo no hay un lugar de intercambio.',
  },
  noneYet: {
    en: 'A supervisor enters one: here, or at their own machine. Then it is offered here after the next exchange over a folder.',
    es: 'Lo ingresa una persona supervisora: aquí o en su propio equipo. Entonces se ofrece aquí tras el siguiente intercambio por una carpeta.',
  },
  known: {
    en: 'The office exchanges at a place that a supervisor entered elsewhere. Confirm how this machine reaches it, and it exchanges there too.',
    es: 'La oficina intercambia en un lugar que una persona supervisora ingresó en otro equipo. Confirme cómo llega este equipo a él y también intercambiará ahí.',
  },
  knownAt: {
    en: 'entered at {{station}} (station {{number}}), {{at}}',
    es: 'ingresado en {{station}} (estación {{number}}), {{at}}',
  },
  confirmed: {
    en: 'Confirmed here, as a supervisor entered it at station {{number}}.',
    es: 'Confirmado aquí, como lo ingresó una persona supervisora en la estación {{number}}.',
  },
  folder: { en: 'Folder', es: 'Carpeta' },
  server: { en: 'Server', es: 'Servidor' },
  database: { en: 'Database', es: 'Base de datos' },
  user: { en: 'User', es: 'Usuario' },
  certificate: { en: 'Certificate (SHA-256)', es: 'Certificado (SHA-256)' },
  withoutTls: { en: 'none: the connection does not leave this machine', es: 'ninguno: la conexión no sale de este equipo' },
  removed: {
    en: 'This machine exchanges there no more. What lies there stays; it is sealed.',
    es: 'Este equipo ya no intercambia ahí. Lo que está en el lugar se queda; está cifrado.',
  },
  works: { en: 'The place of exchange works.', es: 'El lugar de intercambio funciona.' },
  stopped: { en: 'Did not work: {{step}}.', es: 'No funcionó: {{step}}.' },
  took: { en: '{{step}} ({{ms}} ms)', es: '{{step}} ({{ms}} ms)' },
} as const satisfies Record<string, Bilingual>;

export const carrierStepWords: Readonly<Record<CarrierStep, Bilingual>> = {
  reach: { en: 'reach it', es: 'alcanzarlo' },
  put: { en: 'put something there', es: 'poner algo ahí' },
  list: { en: 'see that it is there', es: 'ver que está ahí' },
  get: { en: 'get it back as it was', es: 'obtenerlo tal como estaba' },
  drop: { en: 'take it away again', es: 'volver a quitarlo' },
};
