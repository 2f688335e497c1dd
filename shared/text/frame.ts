import type { Texts } from './words.ts';

/** Words of the window around every screen. */
export const frameText = {
  product: { en: 'Enlace', es: 'Enlace' },
  rooms: { en: 'Rooms', es: 'Secciones' },
  replaced: {
    en: 'Another program put another file in this vault’s place: a synchronized folder or a restore. Nothing more is written. What was confirmed is still here: save this session as a new vault. If you only lock, it is saved beside the vault.',
    es: 'Otro programa puso otro archivo en el lugar de esta bóveda: una carpeta sincronizada o una restauración. Ya nada se escribe. Lo confirmado sigue aquí: guarde esta sesión como bóveda nueva. Si solo cierra, se guarda junto a la bóveda.',
  },
  replacedSaved: {
    en: 'This session is saved as the vault “{{name}}”. Lock now, and compare the two.',
    es: 'Esta sesión quedó guardada como la bóveda “{{name}}”. Cierre ahora y compare las dos.',
  },
  saveSession: { en: 'Save as a new vault', es: 'Guardar como bóveda nueva' },
  lockNow: { en: 'Lock now', es: 'Cerrar ahora' },
  synthetic: { en: 'Synthetic data.', es: 'Datos sintéticos.' },
  syntheticNote: { en: 'No person, number or case shown here is real.', es: 'Ninguna persona, número o caso es real.' },
  tour: {
    start: { en: 'Show me around, in five steps', es: 'Recorrido en cinco pasos' },
    again: { en: 'Show me around again', es: 'Repetir el recorrido' },
    step: { en: 'Tour, step {{step}} of {{of}}', es: 'Recorrido, paso {{step}} de {{of}}' },
    next: { en: 'Next step', es: 'Paso siguiente' },
    skip: { en: 'Skip the tour', es: 'Omitir el recorrido' },
    end: { en: 'Finish', es: 'Terminar' },
    today: {
      en: 'The day begins here: what is due, by whom, and why. Each date explains itself, with its rule and the days that were counted.',
      es: 'Aquí empieza el día: qué vence, a quién le corresponde y por qué. Cada fecha se explica, con su norma y los días que se contaron.',
    },
    cases: {
      en: 'Every case with its persons, papers and deadlines. Enter opens the row; N begins a new case.',
      es: 'Cada caso con sus personas, documentos y plazos. Enter abre el renglón; N inicia un caso nuevo.',
    },
    exchanges: {
      en: 'What was said to whom, and what was promised. {{log}} logs it in one line, from any screen.',
      es: 'Qué se dijo, a quién, y qué se prometió. {{log}} lo registra en un renglón, desde cualquier pantalla.',
    },
    release: {
      en: 'A packet takes in what was chosen, nothing else. You see it as its recipient would, before it is built.',
      es: 'Un paquete lleva lo que se eligió y nada más. Usted lo ve como lo vería quien lo recibe, antes de generarlo.',
    },
    counterparts: {
      en: 'Who may receive what at most, and whose key is whose: compare the twelve words by telephone. F1 opens the guide, anywhere.',
      es: 'Quién puede recibir qué como máximo, y de quién es cada llave: coteje las doce palabras por teléfono. F1 abre la guía, donde sea.',
    },
  },
  room: {
    today: { en: 'Today', es: 'Hoy' },
    cases: { en: 'Cases', es: 'Casos' },
    pipeline: { en: 'Pipeline', es: 'Trámites' },
    exchanges: { en: 'Exchanges', es: 'Intercambios' },
    release: { en: 'Outgoing packets', es: 'Paquetes de salida' },
    inbox: { en: 'Incoming packets', es: 'Paquetes de entrada' },
    counterparts: { en: 'Counterparts', es: 'Contrapartes' },
    people: { en: 'People', es: 'Personas' },
    framework: { en: 'Frameworks', es: 'Marcos' },
    reports: { en: 'Reports', es: 'Informes' },
    audit: { en: 'Audit', es: 'Auditoría' },
    settings: { en: 'Settings', es: 'Ajustes' },
  },
  role: {
    officer: { en: 'Officer', es: 'Oficial' },
    supervisor: { en: 'Supervisor', es: 'Supervisor' },
    auditor: { en: 'Auditor', es: 'Auditor' },
  },
  step: {
    inStep: { en: 'In step with the other stations', es: 'Al corriente con las demás estaciones' },
    noPlace: { en: 'No place of exchange here', es: 'Sin lugar de intercambio aquí' },
    stopped: {
      en: 'This station is stopped: its key was used twice',
      es: 'Esta estación está detenida: su llave se usó dos veces',
    },
    unsent: {
      one: { en: '{{count}} change to send', es: '{{count}} cambio por enviar' },
      other: { en: '{{count}} changes to send', es: '{{count}} cambios por enviar' },
    },
    silent: {
      one: { en: '{{station}} not heard of for {{count}} day', es: 'Sin noticias de {{station}} desde hace {{count}} día' },
      other: { en: '{{station}} not heard of for {{count}} days', es: 'Sin noticias de {{station}} desde hace {{count}} días' },
    },
    newer: {
      one: {
        en: '{{count}} file waits for this machine’s update',
        es: '{{count}} archivo espera a que se actualice este equipo',
      },
      other: {
        en: '{{count}} files wait for this machine’s update',
        es: '{{count}} archivos esperan a que se actualice este equipo',
      },
    },
    away: { en: 'Place of exchange away since {{at}}', es: 'Lugar de intercambio sin conexión desde {{at}}' },
    putBack: {
      en: 'Put back from a backup: exchange first',
      es: 'Restaurada de un respaldo: intercambie primero',
    },
    takenOut: { en: 'This station was taken out of the office', es: 'Esta estación se retiró de la oficina' },
    paused: { en: 'Automatic exchange paused', es: 'Intercambio automático en pausa' },
  },
  offline: { en: 'Offline by design', es: 'Sin red, por diseño' },
  logExchange: { en: 'Log exchange', es: 'Registrar' },
  locksIn: {
    en: 'The vault locks in {{seconds}} seconds. What you typed is kept.',
    es: 'La bóveda se bloquea en {{seconds}} segundos. Lo que escribió se conserva.',
  },
  stay: { en: 'Stay', es: 'Seguir aquí' },
  lock: { en: 'Lock', es: 'Bloquear' },
  language: { en: 'Language', es: 'Idioma' },
  theme: { en: 'Theme', es: 'Tema' },
  themes: {
    light: { en: 'Light', es: 'Claro' },
    dark: { en: 'Dark', es: 'Oscuro' },
    system: { en: 'As the system', es: 'Como el sistema' },
  },
  useLight: { en: 'Use the light theme', es: 'Usar el tema claro' },
  useDark: { en: 'Use the dark theme', es: 'Usar el tema oscuro' },
  useSystem: { en: 'Use the system’s theme', es: 'Usar el tema del sistema' },
  useLanguage: { en: 'Language: {{language}}', es: 'Idioma: {{language}}' },
  fold: { en: 'Fold the sidebar', es: 'Plegar la barra lateral' },
  unfold: { en: 'Unfold the sidebar', es: 'Desplegar la barra lateral' },
  toRows: { en: 'Into the list', es: 'Ir a la lista' },
  keyMap: { en: 'Show keyboard shortcuts', es: 'Mostrar atajos de teclado' },
  letters: { en: 'Single-letter keys', es: 'Teclas de una letra' },
  lettersNote: {
    en: 'J and K in lists, G and a letter for rooms. Switch off if you dictate or use a screen reader.',
    es: 'J y K en listas, G y una letra para secciones. Desactívelas si dicta o usa un lector de pantalla.',
  },
  goTo: { en: 'Go to {{room}}', es: 'Ir a {{room}}' },
  sections: {
    go: { en: 'Go to', es: 'Ir a' },
    here: { en: 'On this screen', es: 'En esta pantalla' },
    found: { en: 'Found', es: 'Encontrado' },
    everywhere: { en: 'Everywhere', es: 'En todas partes' },
    view: { en: 'View', es: 'Vista' },
  },
  notHere: { en: 'This room is not ready yet.', es: 'Esta sección aún no está lista.' },
  notHereAct: { en: 'Go to another room with G and its letter.', es: 'Vaya a otra sección con G y su letra.' },
  broken: { en: 'This screen stopped working. Nothing was changed.', es: 'Esta pantalla dejó de funcionar. Nada cambió.' },
  brokenAct: {
    en: 'Open it again. If it happens twice, lock and unlock the vault.',
    es: 'Ábrala de nuevo. Si pasa dos veces, cierre y abra la bóveda.',
  },
  reopen: { en: 'Open again', es: 'Abrir de nuevo' },
} as const satisfies Texts;
