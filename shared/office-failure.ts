import type { Bilingual } from './language.ts';

/** Every expected "no" of an office on several machines, by code. */
export const officeFailures = {
  'office/asked-already': {
    en: 'For this folder a machine has asked to join already. Take its request to the office; to ask again, forget that request first, or choose another folder.',
    es: 'Para esta carpeta un equipo ya pidió integrarse. Lleve su solicitud a la oficina; para volver a pedirlo, olvide antes esa solicitud o elija otra carpeta.',
  },
  'office/not-asked': {
    en: 'Beside this folder nothing waits that this machine asked with. Ask to join first.',
    es: 'Junto a esta carpeta no hay nada con lo que este equipo haya pedido integrarse. Pida primero integrarse.',
  },
  'office/exchanging': {
    en: 'This station is exchanging already. Wait until it is done.',
    es: 'Esta estación ya está intercambiando. Espere a que termine.',
  },
  'office/stations-full': {
    en: 'This station has no more numbers to give to others. Add the machine at another station.',
    es: 'Esta estación ya no tiene números para otras. Agregue el equipo en otra estación.',
  },
  'office/no-station': {
    en: 'The office has no such station, or it was taken out. Read the list of stations.',
    es: 'La oficina no tiene esa estación, o ya se retiró. Lea la lista de estaciones.',
  },
  'office/own-station': {
    en: 'A station does not take itself out. Do it at another one.',
    es: 'Una estación no se retira a sí misma. Hágalo en otra.',
  },
  'office/account-name': {
    en: 'An account of the office has that name already. Say whose account this is if it is the same person’s; if not, give it another name.',
    es: 'Una cuenta de la oficina ya tiene ese nombre. Indique de quién es esta cuenta si es de la misma persona; si no, póngale otro nombre.',
  },
  'office/not-for-us': {
    en: 'This was not made for this machine. Bring the answer to the request that it made last.',
    es: 'Esto no se hizo para este equipo. Traiga la respuesta a la última solicitud que hizo.',
  },
  'office/damaged': {
    en: 'This is damaged or was not signed by a supervisor of the office, so nothing was taken in. Copy it again.',
    es: 'Esto está dañado o no lo firmó una persona supervisora de la oficina, así que no se incorporó nada. Cópielo de nuevo.',
  },
  'office/words-differ': {
    en: 'The twelve words are not the same on both machines, so nothing was made. Look first at what was typed, word by word. If the other machine really shows others, somebody may have exchanged a file: forget the request and ask anew.',
    es: 'Las doce palabras no son las mismas en ambos equipos, así que no se hizo nada. Revise primero lo escrito, palabra por palabra. Si el otro equipo de verdad muestra otras, alguien pudo cambiar un archivo: olvide la solicitud y pídalo de nuevo.',
  },
  'office/no-choice': {
    en: 'Nothing of that kind is left to be settled there. Read the list of two values again.',
    es: 'Ahí ya no queda nada de eso por resolver. Vuelva a leer la lista de valores dobles.',
  },
  'office/not-a-request': {
    en: 'That is no request of a machine to join. Take the file that the new machine wrote.',
    es: 'Eso no es una solicitud de un equipo para integrarse. Tome el archivo que escribió el equipo nuevo.',
  },
  'office/asks-for-demo': {
    en: 'That machine asks to join a demo office, and this one is none. On it, forget the request and write another one without “A demo office”.',
    es: 'Ese equipo pide integrarse a una oficina de demostración, y esta no lo es. En él, olvide la solicitud y escriba otra sin “Una oficina de demostración”.',
  },
  'office/asks-for-real': {
    en: 'That machine asks to join an office with real data, and this one is a demo office. On it, forget the request and write another one with “A demo office” ticked.',
    es: 'Ese equipo pide integrarse a una oficina con datos reales, y esta es de demostración. En él, olvide la solicitud y escriba otra con “Una oficina de demostración” marcada.',
  },
  'office/one-station': {
    en: 'This office has one station. Add another one first.',
    es: 'Esta oficina tiene una sola estación. Agregue otra primero.',
  },
  'office/no-fork': {
    en: 'No number of that station was signed twice, or it is out already. Read the list of stations that were stopped.',
    es: 'Ningún número de esa estación se firmó dos veces, o ya se retiró. Lea la lista de estaciones detenidas.',
  },
  'office/put-back': {
    en: 'This station’s record was put back to an earlier state. Exchange with the other stations first (Settings, Stations), so that it takes in what it wrote since; then go on.',
    es: 'El registro de esta estación se devolvió a un estado anterior. Intercambie primero con las demás estaciones (Ajustes, Estaciones) para que incorpore lo que escribió desde entonces; después continúe.',
  },
  'office/stopped': {
    en: 'This station’s record was put back to an earlier state, or its key was used elsewhere, so it sends nothing more. Let a supervisor remove it and join anew.',
    es: 'El registro de esta estación se devolvió a un estado anterior, o su llave se usó en otra parte, así que ya no envía nada. Que una persona supervisora la retire e intégrela de nuevo.',
  },
  'office/removed': {
    en: 'A supervisor took this station out of the office, so it exchanges nothing more. What it holds stays here as it is; to go on working, its machine asks to join anew.',
    es: 'Una persona supervisora retiró esta estación de la oficina, así que ya no intercambia nada. Lo que guarda se queda aquí como está; para seguir trabajando, el equipo pide integrarse de nuevo.',
  },
} as const satisfies Record<string, Bilingual>;
