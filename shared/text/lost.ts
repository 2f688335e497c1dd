import type { Texts } from './words.ts';

/** Words of the page that says what to do when a laptop is lost, stolen or no longer to be trusted. */
export const lostText = {
  title: {
    en: 'A laptop is lost, stolen or no longer to be trusted',
    es: 'Un equipo se perdió, fue robado o ya no es de confianza',
  },
  lead: {
    en: 'Do this on another machine, from a backup if you must, in this order. Whoever has the laptop has what its passphrase opens: the sooner its keys are worth nothing, the better. What it already held stays readable to whoever opens it.',
    es: 'Hágalo en otro equipo, desde un respaldo si es necesario, y en este orden. Quien tenga el equipo tiene lo que abra su frase de contraseña: cuanto antes dejen de valer sus llaves, mejor. Lo que ya tenía sigue siendo legible para quien lo abra.',
  },
  yours: {
    en: 'If it was your own laptop: let another supervisor do this, or make one with the recovery code of the office’s first machine.',
    es: 'Si el equipo era el suyo: que lo haga otra persona supervisora, o nombre una con el código de recuperación del primer equipo de la oficina.',
  },
  person: {
    title: { en: 'New keys for whoever worked on it', es: 'Llaves nuevas para quien lo usaba' },
    note: {
      en: 'Takes the person out, encrypts database and files anew, and lets them in again under the same name with other keys and a new passphrase, which they type. What waited for their approval must be submitted again; our card names the new keys of supervisors.',
      es: 'Da de baja a la persona, cifra de nuevo la base y los archivos, y la vuelve a dar de alta con el mismo nombre, otras llaves y una frase de contraseña nueva que ella misma teclea. Lo que esperaba su aprobación debe enviarse de nuevo; nuestra tarjeta nombra las llaves nuevas de quienes supervisan.',
    },
    act: { en: 'New keys for {{name}}', es: 'Llaves nuevas para {{name}}' },
    none: { en: 'Nobody else works here.', es: 'Nadie más trabaja aquí.' },
    elsewhere: {
      en: 'On a machine of their own: {{names}}. If it is that machine, take it out below; with another one they join anew.',
      es: 'En un equipo propio: {{names}}. Si es ese equipo, retírelo abajo; con otro se integran de nuevo.',
    },
    done: { en: '{{name}} has new keys.', es: '{{name}} tiene llaves nuevas.' },
  },
  station: {
    title: { en: 'Take the laptop out of the office’s stations', es: 'Retirar el equipo de las estaciones de la oficina' },
    note: {
      en: 'From then on nothing more is encrypted for it, and the other stations take in nothing that it records. The agency’s keys are replaced with it, so you need not do that again.',
      es: 'Desde entonces ya no se cifra nada para él, y las demás estaciones no incorporan nada de lo que asiente. Con ello se sustituyen las llaves de la autoridad, así que no hace falta repetirlo.',
    },
    out: { en: 'Out of the office: {{names}}.', es: 'Fuera de la oficina: {{names}}.' },
    none: {
      en: 'The office has no other station: the laptop was none of its own.',
      es: 'La oficina no tiene otra estación: el equipo no lo era.',
    },
  },
  keys: {
    title: { en: 'Replace the agency’s keys', es: 'Sustituir las llaves de la autoridad' },
    note: {
      en: 'Packets are signed with other keys from now on, and counterparts write to another key once they have the new card. Numbers count on. The old keys stay in the vault, to read what was encrypted for them.',
      es: 'Desde ahora los paquetes se firman con otras llaves, y las contrapartes escriben a otra llave cuando tengan la tarjeta nueva. La numeración sigue. Las llaves anteriores quedan en la bóveda para leer lo que se cifró para ellas.',
    },
    act: { en: 'Replace the keys', es: 'Sustituir las llaves' },
    sure: { en: 'Replace the agency’s keys?', es: '¿Sustituir las llaves de la autoridad?' },
    sureNote: {
      en: 'Each counterpart must take in the new card before it can read the next packet. Packets that wait for approval must be submitted again.',
      es: 'Cada contraparte debe importar la tarjeta nueva antes de poder leer el próximo paquete. Los paquetes que esperan aprobación deben enviarse de nuevo.',
    },
    done: { en: 'The agency has new keys.', es: 'La autoridad tiene llaves nuevas.' },
    since: { en: 'Replaced on {{date}}', es: 'Sustituidas el {{date}}' },
    revoked: { en: 'Revoked', es: 'Revocadas' },
  },
  card: {
    title: { en: 'Hand out the new card', es: 'Entregar la tarjeta nueva' },
    note: {
      en: 'It is signed by the new keys and the ones before, so that counterparts take it in place of the old one. After a theft that signature proves little: let them compare the words by telephone.',
      es: 'La firman las llaves nuevas y las anteriores, para que las contrapartes la tomen en lugar de la anterior. Tras un robo esa firma prueba poco: que cotejen las palabras por teléfono.',
    },
    act: { en: 'Write our card', es: 'Escribir nuestra tarjeta' },
    words: { en: 'Show our words', es: 'Mostrar nuestras palabras' },
  },
  revoke: {
    title: { en: 'Revoke the old keys', es: 'Revocar las llaves anteriores' },
    note: {
      en: 'A card by which counterparts take nothing more that the old keys sign, and write to them no more. Hand it out after the new card; what they hold stays as it is.',
      es: 'Una tarjeta por la que las contrapartes ya no toman nada que firmen las llaves anteriores ni les escriben. Entréguela después de la tarjeta nueva; lo que ya tienen queda como está.',
    },
    act: { en: 'Write the revocation', es: 'Escribir la revocación' },
    none: { en: 'No old keys are left to revoke.', es: 'No queda ninguna llave anterior por revocar.' },
    done: { en: 'Written: hand the revocation out.', es: 'Escrita: entregue la revocación.' },
    file: { en: 'enlace-revocation', es: 'enlace-revocacion' },
  },
  whole: {
    title: { en: 'Check the vault, and make a new backup', es: 'Revisar la bóveda y respaldarla de nuevo' },
    note: {
      en: 'A check shows whether history and files are whole. Backups from before open with the old passphrases: destroy them once there is a new one.',
      es: 'La revisión muestra si la historia y los archivos están completos. Los respaldos anteriores se abren con las frases de contraseña anteriores: destrúyalos cuando haya uno nuevo.',
    },
    check: { en: 'Check the vault', es: 'Revisar la bóveda' },
    backUp: { en: 'Back up', es: 'Respaldar' },
    good: { en: 'The vault is whole.', es: 'La bóveda está completa.' },
    bad: { en: 'The vault is not whole: see Vault.', es: 'La bóveda no está completa: véase Bóveda.' },
  },
  again: {
    title: { en: 'Let the person in with another machine', es: 'Integrar a la persona con otro equipo' },
    note: {
      en: 'On the new machine they choose “Join an office” and write the same name as before. Here choose, under “Whose account this is”, the account that they had: both count as one person. If that account still works, the new one gets the machine’s name beside it.',
      es: 'En el equipo nuevo elige “Integrarse a una oficina” y escribe el mismo nombre de antes. Aquí elija, en “De quién es esta cuenta”, la cuenta que tenía: ambas cuentan como una persona. Si esa cuenta sigue activa, la nueva lleva además el nombre del equipo.',
    },
  },
  past: {
    title: { en: 'See what happened, and tell whom it concerns', es: 'Ver qué pasó y avisar a quien corresponda' },
    note: {
      en: 'The chain of events says what was done and when; what left says to whom. Counterparts whose values were on the laptop should hear of it.',
      es: 'La cadena de eventos dice qué se hizo y cuándo; lo enviado, a quién. Las contrapartes cuyos datos estaban en el equipo deben saberlo.',
    },
    events: { en: 'See the events', es: 'Ver los eventos' },
    left: { en: 'See what left', es: 'Ver lo que salió' },
  },
} as const satisfies Texts;
