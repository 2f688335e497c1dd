import type { Bilingual } from './language.ts';

/** What may go wrong where an office's stations exchange: what is, then what can be done. Spread into `failures`. */
export const carrierFailures = {
  'carrier/none': {
    en: 'No place of exchange is entered at this machine. A supervisor enters one here; one that was entered at another machine may be confirmed here (Settings, Stations).',
    es: 'En este equipo no hay un lugar de intercambio. Una persona supervisora lo ingresa aquí; uno ingresado en otro equipo puede confirmarse aquí (Ajustes, Estaciones).',
  },
  'carrier/not-known': {
    en: 'No place of that kind is entered at that station now, as far as this machine has heard. Exchange over a folder first, or let a supervisor enter the place here.',
    es: 'Hasta donde sabe este equipo, en esa estación no hay ahora un lugar de ese tipo. Intercambie antes por una carpeta, o que una persona supervisora ingrese aquí el lugar.',
  },
  'carrier/unmarked': {
    en: 'That folder is not this office’s place of exchange. Choose the one that the other station uses, as this machine reaches it.',
    es: 'Esa carpeta no es el lugar de intercambio de esta oficina. Elija la que usa la otra estación, tal como la ve este equipo.',
  },
  'carrier/entered-here': {
    en: 'A supervisor entered a place of exchange at this machine. Another one is a supervisor’s to enter.',
    es: 'Una persona supervisora ingresó en este equipo un lugar de intercambio. Solo una persona supervisora ingresa otro.',
  },
  'carrier/withdrawn': {
    en: 'The place that was confirmed here was changed or taken away at the station where a supervisor had entered it. Confirm the new one (Settings, Stations), or ask a supervisor.',
    es: 'El lugar que se confirmó aquí se cambió o se quitó en la estación donde una persona supervisora lo había ingresado. Confirme el nuevo (Ajustes, Estaciones) o pregunte a una persona supervisora.',
  },
  'carrier/away': {
    en: 'The place of exchange cannot be reached now. Nothing is lost; connect it, or try again later. If its folder was emptied or moved, it is entered anew (Settings, Stations).',
    es: 'Ahora no se alcanza el lugar de intercambio. Nada se pierde; conéctelo, o intente más tarde. Si su carpeta se vació o se movió, se ingresa de nuevo (Ajustes, Estaciones).',
  },
  'carrier/full': {
    en: 'There is no room left at the place of exchange. Nothing is lost; make room there, then try again.',
    es: 'No queda espacio en el lugar de intercambio. Nada se pierde; libere espacio ahí e intente de nuevo.',
  },
  'carrier/read-only': {
    en: 'Nothing may be written at the place of exchange. Ask whoever looks after it for permission to write there.',
    es: 'No se permite escribir en el lugar de intercambio. Pida permiso para escribir ahí a quien lo administra.',
  },
  'carrier/refused': {
    en: 'The place of exchange did not let this station in. Check user and password with whoever looks after it.',
    es: 'El lugar de intercambio no admitió a esta estación. Revise usuario y contraseña con quien lo administra.',
  },
  'carrier/certificate': {
    en: 'The server is not the one whose fingerprint was entered, or has a new certificate. Nothing was sent to it; ask its administrator.',
    es: 'El servidor no es el de la huella que se ingresó, o tiene otro certificado. No se le envió nada; consulte a su administrador.',
  },
  'carrier/no-fingerprint': {
    en: 'A server on another machine is entered with the fingerprint of its certificate. Ask its administrator for it.',
    es: 'Un servidor en otro equipo se ingresa con la huella de su certificado. Pídala a su administrador.',
  },
  'carrier/unprotected': {
    en: 'The server does not protect the connection (TLS), so Enlace sends nothing to it. Ask its administrator to turn that on.',
    es: 'El servidor no protege la conexión (TLS), así que Enlace no le envía nada. Pida a su administrador que lo active.',
  },
  'carrier/not-prepared': {
    en: 'The database is not prepared for Enlace, or for another version of it. Have its administrator run the script that Enlace prints.',
    es: 'La base de datos no está preparada para Enlace, o lo está para otra versión. Pida a su administrador que ejecute el guion que Enlace imprime.',
  },
  'carrier/too-old': {
    en: 'The server is older than PostgreSQL 14. Ask its administrator for a newer one.',
    es: 'El servidor es anterior a PostgreSQL 14. Pida a su administrador uno más nuevo.',
  },
  'carrier/other-office': {
    en: 'This is the place of exchange of another office, or it was made anew. Check the folder or server before it is entered again.',
    es: 'Este es el lugar de intercambio de otra oficina, o se hizo de nuevo. Revise la carpeta o el servidor antes de volver a ingresarlo.',
  },
  'carrier/no-blob': {
    en: 'This is not at the place of exchange, or no longer. The station that has it sends it again.',
    es: 'Esto no está en el lugar de intercambio, o ya no está. La estación que lo tiene lo envía de nuevo.',
  },
  'carrier/damaged-blob': {
    en: 'Something at the place of exchange came in incomplete or was altered. It is left alone until it is whole.',
    es: 'Algo en el lugar de intercambio llegó incompleto o se alteró. No se toca hasta que esté completo.',
  },
  'carrier/too-large': {
    en: 'This is larger than the place of exchange can keep. Choose a drive or a server without that limit.',
    es: 'Esto es mayor de lo que admite el lugar de intercambio. Elija una unidad o un servidor sin ese límite.',
  },
} as const satisfies Record<string, Bilingual>;

export type CarrierFailureCode = keyof typeof carrierFailures;
