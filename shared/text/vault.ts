import type { Texts } from './words.ts';

/** Words of the way in: unlock, make, open, recover. Nothing here may be learned from a vault before it is open. */
export const vaultText = {
  promise: {
    title: { en: 'The record of what two countries ask of each other.', es: 'El registro de lo que dos países se piden.' },
    network: { en: 'Offline by design', es: 'Sin red, por diseño' },
    networkNote: {
      en: 'Enlace opens no connection, except to a server that your office enters for its own machines. Packets leave as files you carry.',
      es: 'Enlace no abre ninguna conexión, salvo con un servidor que su oficina indique para sus propios equipos. Los paquetes salen como archivos que usted lleva.',
    },
    key: { en: 'Only your passphrase opens it', es: 'Solo su frase la abre' },
    keyNote: {
      en: 'Or a recovery code on paper. There is no third way in, for us either.',
      es: 'O un código de recuperación en papel. No hay una tercera entrada, tampoco para nosotros.',
    },
    history: { en: 'A history nobody can rewrite', es: 'Una historia que nadie reescribe' },
    historyNote: {
      en: 'Every change is kept, and an auditor can prove it is whole.',
      es: 'Cada cambio se conserva, y un auditor puede probar que está completa.',
    },
  },
  version: { en: 'Enlace {{version}}', es: 'Enlace {{version}}' },
  starting: { en: 'Starting', es: 'Iniciando' },
  unlockTitle: { en: 'Unlock a vault', es: 'Abrir una bóveda' },
  welcomeTitle: { en: 'Welcome', es: 'Bienvenida' },
  welcomeLead: {
    en: 'A vault is a folder on this computer that holds your office’s cases, encrypted.',
    es: 'Una bóveda es una carpeta de esta computadora que guarda, cifrados, los casos de su oficina.',
  },
  vaults: { en: 'Vaults', es: 'Bóvedas' },
  name: { en: 'Name', es: 'Nombre' },
  passphrase: { en: 'Passphrase', es: 'Frase de acceso' },
  passphraseAgain: { en: 'Passphrase again', es: 'La frase otra vez' },
  passphraseDiffers: { en: 'The two are not the same.', es: 'Las dos no son iguales.' },
  useRecovery: { en: 'Use a recovery code', es: 'Usar un código de recuperación' },
  unlock: { en: 'Unlock', es: 'Abrir' },
  onPurpose: { en: 'Takes about half a second, on purpose.', es: 'Tarda medio segundo, a propósito.' },
  unlocking: { en: 'Deriving the key', es: 'Derivando la llave' },
  firstTime: { en: 'First time here', es: 'Primera vez aquí' },
  first: {
    make: { en: 'Create a vault', es: 'Crear una bóveda' },
    makeNote: { en: 'Choose a passphrase, print the recovery code.', es: 'Elija una frase e imprima el código de recuperación.' },
    join: { en: 'Join an office', es: 'Integrarse a una oficina' },
    joinNote: {
      en: 'One more machine of an office that uses Enlace already.',
      es: 'Un equipo más de una oficina que ya usa Enlace.',
    },
    open: { en: 'Open a vault', es: 'Abrir una bóveda' },
    openNote: {
      en: 'A folder whose name ends in .enlace, or a backup.',
      es: 'Una carpeta cuyo nombre termina en .enlace, o un respaldo.',
    },
    demo: { en: 'Try the demo office', es: 'Probar la oficina de demostración' },
    demoNote: {
      en: 'Invented cases. A place to learn without harm.',
      es: 'Casos inventados. Para aprender sin riesgo.',
    },
  },
  making: { en: 'Creating it', es: 'Creándola' },
  makingDemo: { en: 'Making the demo office', es: 'Se prepara la oficina de demostración' },
  makingDemoLead: {
    en: 'Invented people and cases, with papers, keys and a counterpart. Canceling leaves nothing behind.',
    es: 'Personas y casos inventados, con documentos, claves y una contraparte. Si cancela, no queda nada.',
  },
  makingCases: {
    one: { en: 'Making {{count}} case…', es: 'Se prepara {{count}} caso…' },
    other: { en: 'Making {{count}} cases…', es: 'Se preparan {{count}} casos…' },
  },
  demoTitle: { en: 'The demo office is open', es: 'La oficina de demostración está abierta' },
  demoLead: {
    en: 'Every person, number and case in it is invented. Change what you like; to start anew, make another.',
    es: 'Cada persona, número y caso es inventado. Cambie lo que quiera; para empezar de nuevo, cree otra.',
  },
  demoPassphrase: { en: 'Its passphrase, to come back to it', es: 'Su frase, para volver a ella' },
  makeTitle: { en: 'Create a vault', es: 'Crear una bóveda' },
  makeLead: {
    en: 'You will be its first supervisor. Choose the folder last; nothing is written until then.',
    es: 'Usted será su primera persona supervisora. La carpeta se elige al final; nada se escribe antes.',
  },
  office: { en: 'Your office', es: 'Su oficina' },
  officeNote: { en: 'Type a part of its code.', es: 'Escriba una parte de su clave.' },
  otherOffice: { en: 'Another office', es: 'Otra oficina' },
  officeCode: { en: 'Agency code', es: 'Clave de la autoridad' },
  needOffice: { en: 'Choose the office first.', es: 'Elija primero la oficina.' },
  needLevel: {
    en: 'Say of which level of government the office is.',
    es: 'Indique a qué orden de gobierno pertenece la oficina.',
  },
  officeUnread: {
    en: 'A code is a country, a hyphen and capitals, such as MX-FGR.',
    es: 'Una clave es un país, un guion y mayúsculas, como MX-FGR.',
  },
  nameSpanish: { en: 'Office’s name in Spanish', es: 'Nombre de la oficina en español' },
  nameEnglish: { en: 'Office’s name in English', es: 'Nombre de la oficina en inglés' },
  yourName: { en: 'Your name', es: 'Su nombre' },
  chooseFolder: { en: 'Choose the folder and make it', es: 'Elegir la carpeta y crearla' },
  needName: { en: 'Write the name first.', es: 'Escriba primero el nombre.' },
  needPassphrase: { en: 'Write the passphrase first.', es: 'Escriba primero la frase.' },
  needStronger: { en: 'The passphrase has to be stronger: add words.', es: 'La frase debe ser más fuerte: agregue palabras.' },
  needVault: { en: 'Choose a vault first.', es: 'Elija primero una bóveda.' },
  needCode: { en: 'Write the recovery code first.', es: 'Escriba primero el código de recuperación.' },
  needKept: { en: 'Confirm first that the code is on paper.', es: 'Confirme primero que el código está en papel.' },
  recoveryTitle: { en: 'Keep this recovery code on paper', es: 'Guarde este código en papel' },
  recoveryLead: {
    en: 'It opens the vault if every passphrase is lost, and it is shown only now. Keep it in the safe, not on this computer.',
    es: 'Abre la bóveda si se pierden todas las frases, y solo se muestra ahora. Guárdelo en la caja fuerte, no en esta computadora.',
  },
  recoveryOf: {
    en: 'Vault of {{office}}. Given to {{name}} on {{date}}. It ends every earlier code.',
    es: 'Bóveda de {{office}}. Entregado a {{name}} el {{date}}. Deja sin efecto todo código anterior.',
  },
  recoveryCode: { en: 'Recovery code', es: 'Código de recuperación' },
  print: { en: 'Print', es: 'Imprimir' },
  kept: { en: 'It is on paper, in a safe place', es: 'Está en papel, en un lugar seguro' },
  enter: { en: 'Go to the vault', es: 'Entrar a la bóveda' },
  recoverTitle: { en: 'Open with a recovery code', es: 'Abrir con un código de recuperación' },
  recoverLead: {
    en: 'A recovery code appoints a new supervisor with a new passphrase; on a machine that joined an office, it gives whoever it joined for a new account in the same role. It opens nothing else.',
    es: 'Un código de recuperación nombra a una nueva persona supervisora con una frase nueva; en un equipo que se unió a una oficina, da a quien se unió con él una cuenta nueva con la misma función. No abre nada más.',
  },
  recover: { en: 'Appoint and open', es: 'Nombrar y abrir' },
  missing: {
    en: 'Entry {{confirmed}}, confirmed on {{at}}, is not in this vault; its history has {{held}} entries.',
    es: 'El asiento {{confirmed}}, confirmado el {{at}}, no está en esta bóveda; su historia tiene {{held}} asientos.',
  },
  goOnWithoutMissing: { en: 'Go on without it', es: 'Continuar sin él' },
  whyMissing: { en: 'Reason, which is recorded', es: 'Motivo, que se registra' },
  needReason: { en: 'Write the reason first.', es: 'Escriba primero el motivo.' },
  goOnWithoutJournal: { en: 'Open without its damaged end', es: 'Abrir sin su final dañado' },
  notice: {
    'read-only': {
      en: 'This vault can only be read where it lies. Nothing you enter will be kept; to change it, copy its folder to a place where you may write.',
      es: 'Esta bóveda solo se puede leer donde está. No se guardará nada de lo que escriba; para cambiarla, copie su carpeta a un lugar donde pueda escribir.',
    },
    'disk-full': {
      en: 'The disk is full. You can read; free some space before you enter anything.',
      es: 'El disco está lleno. Puede leer; libere espacio antes de escribir algo.',
    },
    'clock-went-back': {
      en: 'This computer’s clock is earlier than when the vault was last used. Check the date before you rely on a deadline.',
      es: 'El reloj de esta computadora está atrás del último uso de la bóveda. Revise la fecha antes de confiar en un plazo.',
    },
    'keyslots-completed': {
      en: 'A change of users had been cut off; it is complete now.',
      es: 'Un cambio de usuarios había quedado a medias; ya está completo.',
    },
    'orphans-swept': {
      en: 'Half-written files left by an interrupted save were removed.',
      es: 'Se quitaron archivos a medio escribir de un guardado interrumpido.',
    },
    'files-set-aside': {
      en: 'There are documents that no record names. They are kept apart. If you expected them in a case, the vault’s database may be an older one: see Settings, Vault.',
      es: 'Hay documentos que ningún registro nombra. Se conservan aparte. Si los esperaba en un caso, la base de datos de la bóveda puede ser una anterior: vea Ajustes, Bóveda.',
    },
    'files-returned': {
      en: 'Documents that were kept apart are back in their cases.',
      es: 'Documentos que se conservaban aparte están de nuevo en sus casos.',
    },
    'files-missing': {
      en: 'The files of some documents are missing from the vault’s folder. Their cases say which. If the folder is synchronized, wait until it is complete, then open the vault again.',
      es: 'Faltan en la carpeta de la bóveda archivos de algunos documentos. Sus casos dicen cuáles. Si la carpeta se sincroniza, espere a que esté completa y abra de nuevo la bóveda.',
    },
    'compartment-unreadable': {
      en: 'A closed compartment of yours cannot be opened: its folder is missing or damaged. Its cases are not shown. Restore it from a backup.',
      es: 'No se puede abrir un compartimento cerrado suyo: su carpeta falta o está dañada. Sus casos no se muestran. Restáurelo de un respaldo.',
    },
    'compartment-set-back': {
      en: 'The file of a closed compartment of yours is older than this office remembers: somebody put it back, or a copy did. It stays closed. Restore the newer one, or see Settings, Compartments.',
      es: 'El archivo de un compartimento cerrado suyo es anterior a lo que esta oficina recuerda: alguien o una copia lo devolvió atrás. Sigue cerrado. Restaure el más reciente, o vea Ajustes, Compartimentos.',
    },
    'rules-changed': {
      en: 'This version of Enlace counts with other rules or holidays, and deadlines moved. See which under Settings, Rules.',
      es: 'Esta versión de Enlace cuenta con otras reglas o días inhábiles, y hubo plazos que cambiaron. Vea cuáles en Ajustes, Reglas.',
    },
    'confirmed-absent': {
      en: 'The file that tells how far this vault had come (confirmed.jsonl) was gone or damaged, and was made anew. Whether earlier work is missing cannot be told; compare with what you remember.',
      es: 'El archivo que dice hasta dónde había llegado esta bóveda (confirmed.jsonl) faltaba o estaba dañado, y se hizo de nuevo. No se puede saber si falta trabajo anterior; compare con lo que recuerda.',
    },
    'chain-repaired': {
      en: 'The end of the audit history was completed from its own records. Verify it under Audit.',
      es: 'El final de la historia de auditoría se completó con sus propios registros. Verifíquela en Auditoría.',
    },
  },
  synced: {
    en: 'This vault lies in a folder that {{program}} synchronizes. It can put an older file in the vault’s place, or mix two computers’ work. Keep the vault in a folder of this computer alone, and its backups where you like.',
    es: 'Esta bóveda está en una carpeta que {{program}} sincroniza. Ese programa puede poner un archivo anterior en su lugar, o mezclar el trabajo de dos computadoras. Guarde la bóveda en una carpeta solo de esta computadora, y los respaldos donde quiera.',
  },
  notSynced: {
    en: 'Choose a folder of this computer alone, not one that OneDrive, Dropbox, Google Drive or iCloud synchronizes: those can put an older file in the vault’s place.',
    es: 'Elija una carpeta solo de esta computadora, no una que sincronicen OneDrive, Dropbox, Google Drive o iCloud: pueden poner un archivo anterior en lugar de la bóveda.',
  },
  saved: {
    en: 'Another file had taken this vault’s place. What you did is saved beside it, as the vault “{{name}}”: open that one, and compare the two.',
    es: 'Otro archivo había tomado el lugar de esta bóveda. Lo que hizo quedó guardado junto a ella, como la bóveda “{{name}}”: ábrala y compare las dos.',
  },
  notSaved: {
    en: 'Another file had taken this vault’s place, and this session could not be saved beside it. When the vault is opened, it says what is missing.',
    es: 'Otro archivo había tomado el lugar de esta bóveda, y esta sesión no se pudo guardar junto a ella. Al abrir la bóveda se dice qué falta.',
  },
  locked: {
    asked: { en: 'Locked.', es: 'Cerrada.' },
    idle: { en: 'Locked after a time without use.', es: 'Cerrada tras un tiempo sin uso.' },
    suspend: { en: 'Locked because the computer slept.', es: 'Cerrada porque la computadora se suspendió.' },
    screen: { en: 'Locked with the screen.', es: 'Cerrada junto con la pantalla.' },
    fault: {
      en: 'Enlace met a fault of its own and closed the vault. What was confirmed is in it; open it again to go on. If this comes back, report number {{incident}}.',
      es: 'Enlace tuvo una falla propia y cerró la bóveda. Lo confirmado está en ella; vuelva a abrirla para continuar. Si se repite, reporte el número {{incident}}.',
    },
  },
} as const satisfies Texts;
