import { approvalFailures } from './approval-failure.ts';
import { attachmentFailures } from './attachment-failure.ts';
import { carrierFailures } from './carrier-failure.ts';
import { caseFailures } from './case-failure.ts';
import { compartmentFailures } from './compartment-failure.ts';
import { compareFailures } from './compare-failure.ts';
import { frameworkFailures } from './framework-failure.ts';
import type { Bilingual } from './language.ts';
import type { Variant } from './leak/needle.ts';
import { officeFailures } from './office-failure.ts';
import { packetFailures } from './packet-failure.ts';
import { policyFailures } from './policy-failure.ts';
import { profileFaults } from './profile-lint.ts';
import { redactionFailures } from './redaction-failure.ts';
import { stageFailures } from './stage-failure.ts';
import { updateFailures } from './update-failure.ts';

/**
 * Every expected "no", by code (`noun/state`), with what to tell the person: what is, then what can be done.
 * A refusal that is not in this table does not compile.
 */
export const failures = {
  // any door
  'input/invalid': {
    en: 'Something here is not filled in as it needs to be, so nothing was changed. Correct it and try again.',
    es: 'Algo aquí no está lleno como se requiere, así que nada cambió. Corríjalo e intente de nuevo.',
  },
  'input/too-large': {
    en: 'That is more than can be entered at once. Shorten it, or add it as a document.',
    es: 'Es más de lo que se puede ingresar de una vez. Acórtelo, o agréguelo como documento.',
  },
  'input/forbidden': {
    en: 'Your role does not allow this. Ask a supervisor.',
    es: 'Su rol no permite esto. Pídalo a una persona supervisora.',
  },
  'audit/not-granted': {
    en: 'An auditor reads the values of a case only while a supervisor grants it. Ask a supervisor for this case.',
    es: 'Un auditor lee los datos de un caso solo mientras una persona supervisora se lo concede. Pídale este caso.',
  },
  'audit/not-an-auditor': {
    en: 'A case is granted to an auditor who may open this vault. Choose one.',
    es: 'Un caso se concede a un auditor que puede abrir esta bóveda. Elija uno.',
  },
  'audit/grant-days': {
    en: 'A case is granted from today for at most 90 days. Choose another day; a new grant may follow.',
    es: 'Un caso se concede desde hoy y por 90 días como máximo. Elija otro día; después puede concederse de nuevo.',
  },
  'audit/grant-not-found': {
    en: 'That grant is not there, or has ended. Read the list again.',
    es: 'Esa concesión no existe o ya terminó. Vuelva a leer la lista.',
  },
  'proposal/not-found': {
    en: 'There is no such open proposal. Someone may have decided it already.',
    es: 'No existe esa propuesta pendiente. Puede que ya se haya resuelto.',
  },
  'proposal/same-person': {
    en: 'Whoever proposed this does not confirm it. Ask a second person, or take it back.',
    es: 'Quien lo propuso no lo confirma. Pídalo a otra persona o retírelo.',
  },
  'proposal/needs-supervisor': {
    en: 'One of the two persons must be a supervisor. Ask one to confirm it.',
    es: 'Una de las dos personas debe ser supervisora. Pida que una lo confirme.',
  },
  'proposal/outdated': {
    en: 'Things changed after this was proposed. Refuse it, and propose it again.',
    es: 'Algo cambió después de la propuesta. Rechácela y propóngala de nuevo.',
  },
  'agency/looks-alike': {
    en: 'That code or name reads like another agency’s. Choose one that nobody can take for another.',
    es: 'Esa clave o nombre se lee como el de otra autoridad. Elija uno que no se confunda.',
  },
  'agency/key-of-another': {
    en: 'Another agency here has that key. Ask whoever gave it whose it is.',
    es: 'Otra autoridad tiene aquí esa llave. Pregunte a quien se la dio de quién es.',
  },
  'agency/consent-days': {
    en: 'A consent holds from today and for at most five years. Choose another day.',
    es: 'Un consentimiento vale desde hoy y por cinco años como máximo. Elija otro día.',
  },
  'agency/consent-not-found': {
    en: 'That consent is not there, or has ended. Read the list again.',
    es: 'Ese consentimiento no existe o ya terminó. Vuelva a leer la lista.',
  },
  'file/unknown-handle': {
    en: 'That file was not chosen here, or was used already. Choose it again.',
    es: 'Ese archivo no se eligió aquí, o ya se usó. Elíjalo de nuevo.',
  },
  'door/ended': {
    en: 'This page is no longer connected to Enlace. Ask the terminal for a new address, or start Enlace again.',
    es: 'Esta página ya no está conectada con Enlace. Pida una dirección nueva en la terminal, o inicie Enlace otra vez.',
  },
  'door/real-vault': {
    en: 'In a browser, Enlace opens demo vaults only. Use the window, or confirm at the terminal where Enlace was started.',
    es: 'En un navegador, Enlace solo abre bóvedas de demostración. Use la ventana, o confirme en la terminal donde inició Enlace.',
  },
  'job/cancelled': { en: 'Canceled. Nothing was changed.', es: 'Cancelado. Nada cambió.' },
  internal: {
    en: 'Something went wrong. Nothing was changed; the incident number is in the log.',
    es: 'Algo falló. Nada cambió; el número de incidente está en la bitácora.',
  },

  // vault
  'vault/locked': { en: 'The vault is locked. Unlock it first.', es: 'La bóveda está cerrada. Ábrala primero.' },
  'vault/not-found': { en: 'There is no vault in that folder.', es: 'No hay ninguna bóveda en esa carpeta.' },
  'vault/exists': {
    en: 'Something is already there. Choose another name; Enlace never overwrites a vault.',
    es: 'Ya hay algo ahí. Elija otro nombre; Enlace nunca sobrescribe una bóveda.',
  },
  'vault/wrong-passphrase': {
    en: 'That passphrase does not open this vault. Nothing has changed.',
    es: 'Esa frase no abre esta bóveda. Nada ha cambiado.',
  },
  'vault/slot-damaged': {
    en: 'The key file of this vault is damaged. Bring keyslots.json back from a backup; the records themselves may be whole.',
    es: 'El archivo de llaves de esta bóveda está dañado. Recupere keyslots.json de un respaldo; los registros pueden estar íntegros.',
  },
  'vault/keyslots-altered': {
    en: 'The key file is not the one this vault wrote last. Bring back the right keyslots.json, and ask who changed it.',
    es: 'El archivo de llaves no es el último que escribió esta bóveda. Recupere el keyslots.json correcto y averigüe quién lo cambió.',
  },
  'vault/kdf-parameters': {
    en: 'The key file asks for key-derivation costs outside the safe range. It was not written by Enlace; bring back the right one.',
    es: 'El archivo de llaves pide costos de derivación fuera del rango seguro. No lo escribió Enlace; recupere el correcto.',
  },
  'vault/user-needed': {
    en: 'This vault has too many people to try each. Say whose passphrase it is, then try again.',
    es: 'Esta bóveda tiene demasiadas personas para probar con cada una. Indique de quién es la frase e intente de nuevo.',
  },
  'vault/role-unsigned': {
    en: 'The role in this key slot is not signed by a supervisor of this vault. Ask a supervisor to check the vault.',
    es: 'El rol de esta llave no está firmado por una persona supervisora de esta bóveda. Pida a una persona supervisora que la verifique.',
  },
  'vault/database-damaged': {
    en: 'A database of this vault is damaged or is not its own. Restore the last backup beside it; keep the damaged folder.',
    es: 'Una base de datos de esta bóveda está dañada o no es la suya. Restaure el último respaldo aparte; conserve la carpeta dañada.',
  },
  'vault/journal-damaged': {
    en: 'The end of the journal (vault.db-wal) is damaged and may hold confirmed work. Copy the folder first; then open without that end, or restore.',
    es: 'El final del diario (vault.db-wal) está dañado y puede contener trabajo confirmado. Copie antes la carpeta; luego abra sin ese final, o restaure.',
  },
  'vault/replaced': {
    en: 'Another program put another file in this vault’s place while it was open: a synchronized folder or a restore. This was not saved, and nothing more is. Save this session as a new vault, then lock and compare the two.',
    es: 'Otro programa puso otro archivo en el lugar de esta bóveda mientras estaba abierta: una carpeta sincronizada o una restauración. Esto no se guardó, y ya nada se guarda. Guarde esta sesión como bóveda nueva; luego cierre y compare las dos.',
  },
  'vault/confirmed-missing': {
    en: 'Work that was confirmed is missing from this vault: its file is older than the last entry, or its journal (vault.db-wal) is gone or cut. Nothing was changed. Look for the newer copy: another computer, “conflicted copies”, the trash of a synchronized folder, a backup. Or go on without it, with a reason that is recorded.',
    es: 'Falta en esta bóveda trabajo ya confirmado: su archivo es anterior al último asiento, o su diario (vault.db-wal) no está o está cortado. Nada cambió. Busque la copia más nueva: otra computadora, “copias en conflicto”, la papelera de una carpeta sincronizada, un respaldo. O continúe sin ella, con un motivo que se registra.',
  },
  'vault/from-newer-version': {
    en: 'A newer Enlace wrote this vault. Update Enlace on this machine, then open it.',
    es: 'Un Enlace más nuevo escribió esta bóveda. Actualice Enlace en este equipo y ábrala.',
  },
  'vault/open-elsewhere': {
    en: 'This vault is open in another window or program. Close it there first.',
    es: 'Esta bóveda está abierta en otra ventana o programa. Ciérrela allí primero.',
  },
  'vault/read-only': {
    en: 'This vault can only be read where it lies. Copy its folder to a place where you may write, then change it there.',
    es: 'Esta bóveda solo se puede leer donde está. Copie su carpeta a un lugar donde pueda escribir y cámbiela ahí.',
  },
  'vault/no-access': {
    en: 'A file of this vault may not be opened, or is not a file. Ask for permission to its folder, then try again.',
    es: 'Un archivo de esta bóveda no se permite abrir, o no es un archivo. Pida permiso para su carpeta e intente de nuevo.',
  },
  'vault/disk-full': {
    en: 'The disk is full. Nothing was changed; free some space and try again.',
    es: 'El disco está lleno. Nada cambió; libere espacio e intente de nuevo.',
  },
  'vault/wrong-recovery-code': {
    en: 'That recovery code does not fit this vault. Check each group of letters against the printed sheet.',
    es: 'Ese código de recuperación no corresponde a esta bóveda. Compare cada grupo con la hoja impresa.',
  },
  'vault/recovery-ended': {
    en: 'The person for whom this machine was let into the office is no longer in it, so its recovery code appoints nobody.',
    es: 'La persona para quien se admitió este equipo en la oficina ya no está en ella, así que su código no nombra a nadie.',
  },
  'vault/inside-vault': {
    en: 'This place is inside a vault’s own folder. Choose one outside of it, on another medium if it is for a backup.',
    es: 'Este lugar está dentro de la carpeta de una bóveda. Elija uno fuera de ella; para un respaldo, en otro medio.',
  },
  'vault/backup-differs': {
    en: 'The backup was written but does not read back the same. It was removed; try another disk.',
    es: 'El respaldo se escribió pero no se lee igual. Se quitó; intente con otro disco.',
  },
  'user/not-found': { en: 'There is no such user in this vault.', es: 'No existe ese usuario en esta bóveda.' },
  'user/exists': {
    en: 'Another user of this vault has that label. Choose another.',
    es: 'Otro usuario de esta bóveda tiene esa etiqueta. Elija otra.',
  },
  'user/out': {
    en: 'The office has ended this account, so nothing more is recorded with it. Ask a supervisor to let this machine in anew; what you have open here stays until you close it.',
    es: 'La oficina dio por terminada esta cuenta, así que ya no se asienta nada con ella. Pida a una persona supervisora que vuelva a integrar este equipo; lo que tiene abierto sigue aquí hasta que lo cierre.',
  },
  'user/elsewhere': {
    en: 'This account is on another machine, and its keys cannot be renewed from here. Take that machine out of the office, and let the person join anew with theirs.',
    es: 'Esta cuenta está en otro equipo, y sus llaves no pueden renovarse desde aquí. Retire ese equipo de la oficina y vuelva a integrar a la persona con el suyo.',
  },
  'user/self': {
    en: 'Nobody can disable themselves. Ask another supervisor.',
    es: 'Nadie puede desactivarse. Pídalo a otra persona supervisora.',
  },
  'user/weak-passphrase': {
    en: 'That passphrase is too easy to guess. Use four or more unrelated words.',
    es: 'Esa frase es demasiado fácil de adivinar. Use cuatro o más palabras sin relación.',
  },

  // files at rest
  'file/no-folder': {
    en: 'That folder is not there. Choose one that is, or connect the drive that it is on.',
    es: 'Esa carpeta no existe. Elija una que exista, o conecte la unidad en que se encuentra.',
  },
  'file/no-file': {
    en: 'There is no such file, or it may not be read. Check its name and where it lies.',
    es: 'No existe ese archivo, o no se permite leerlo. Revise su nombre y dónde está.',
  },
  'file/disk-full': {
    en: 'There is no room left where the file should go. Nothing of it was kept; make room or choose another place.',
    es: 'No queda espacio donde debe ir el archivo. No se guardó nada de él; libere espacio o elija otro lugar.',
  },
  'file/not-writable': {
    en: 'Nothing may be written there. Choose another folder, or ask for permission to write in it.',
    es: 'No se permite escribir ahí. Elija otra carpeta, o pida permiso para escribir en ella.',
  },
  'file/exists': {
    en: 'A file of that name is there already. Give another name, or --force to write over it.',
    es: 'Ya hay un archivo con ese nombre. Dé otro nombre, o --force para sobrescribirlo.',
  },
  'file/is-folder': {
    en: 'A folder has that name. Give the file another name.',
    es: 'Una carpeta tiene ese nombre. Dé otro nombre al archivo.',
  },
  'file/name-too-long': {
    en: 'That name, or the way to it, is too long for this system. Choose a shorter one.',
    es: 'Ese nombre, o la ruta hasta él, es demasiado largo para este sistema. Elija uno más corto.',
  },
  'file/name-unusable': {
    en: 'This system, or another that the file may go to, cannot keep that name. Choose one of letters, digits and hyphens.',
    es: 'Este sistema, u otro al que vaya el archivo, no admite ese nombre. Elija uno con letras, cifras y guiones.',
  },
  'file/too-large-for-drive': {
    en: 'The file is larger than that drive can keep. Choose another drive.',
    es: 'El archivo es mayor de lo que admite esa unidad. Elija otra unidad.',
  },
  'file/busy': {
    en: 'Another program holds that file. Close it there, wait a moment, then try again.',
    es: 'Otro programa tiene ese archivo. Ciérrelo ahí, espere un momento e intente de nuevo.',
  },
  'file/too-many-open': {
    en: 'This computer has too many files open. Close other programs, then try again.',
    es: 'Este equipo tiene demasiados archivos abiertos. Cierre otros programas e intente de nuevo.',
  },
  'file/drive-failed': {
    en: 'The drive did not answer as it should. Check that it is connected, then try again; if it fails again, use another.',
    es: 'La unidad no respondió como debe. Revise que esté conectada e intente de nuevo; si vuelve a fallar, use otra.',
  },
  'file/cut-off': {
    en: 'The file was cut off on its way. Nothing of it was kept; choose it again.',
    es: 'El archivo se cortó en el camino. No se guardó nada de él; elíjalo de nuevo.',
  },
  'file/not-found': {
    en: 'That file is no longer in the vault. Check the vault, or restore a backup.',
    es: 'Ese archivo ya no está en la bóveda. Verifique la bóveda o restaure un respaldo.',
  },
  'file/damaged': {
    en: 'That file is damaged in the vault. Restore it from a backup.',
    es: 'Ese archivo está dañado en la bóveda. Recupérelo de un respaldo.',
  },

  // cases and importing them
  ...caseFailures,
  ...compartmentFailures,

  // stages, clocks, calendars and profiles
  ...stageFailures,
  ...profileFaults,

  // packets, agencies and their cards
  ...officeFailures,
  ...packetFailures,
  ...attachmentFailures,
  ...redactionFailures,

  // frameworks, plans of years, indicators
  ...frameworkFailures,

  // releases of the program
  ...updateFailures,
  ...approvalFailures,
  ...compareFailures,
  ...policyFailures,

  // where an office's stations exchange
  ...carrierFailures,
} as const satisfies Record<string, Bilingual>;

export type FailureCode = keyof typeof failures;

/** Where in the input a refusal was found: `row` counts from 1, `path` is a JSON path. Never a value. */
export type FailurePlace = {
  readonly row?: number;
  readonly path: string;
  readonly code: FailureCode;
  readonly leak?: LeakPlace;
};

/**
 * Where a withheld value was found in what would leave. `at` is our path of the value that gives it away; `from` and `to` are offsets in its
 * text, where it is one text. All null for what leaves in no value of its own, such as a file.
 */
export type LeakPlace = {
  /** The finding's id, under which a person accepts it. */
  readonly finding: string;
  readonly at: string | null;
  readonly from: number | null;
  readonly to: number | null;
  readonly variant: Variant | 'unread' | 'lint' | 'two-values';
};

/** Confirmed history that a vault lacks: it has `held` entries, entry `confirmed` (from 1) is not in it, which was confirmed at `atMs`. */
export type MissingHistory = { readonly held: number; readonly confirmed: number; readonly atMs: number };

export type Failure = {
  readonly code: FailureCode;
  readonly incident?: string;
  readonly places?: readonly FailurePlace[];
  /** How many places beyond those are not listed; `unknown` where the rest was not looked through. Left out: none. */
  readonly more?: number | 'unknown';
  readonly missing?: MissingHistory;
};

/** So many places a refusal lists; it says how many more there are. */
export const MOST_PLACES = 200;

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

/** An expected no. Thrown where it is discovered, caught once, in `dispatch`. It carries codes and places, never values. */
export class Refusal extends Error {
  readonly code: FailureCode;
  readonly places: readonly FailurePlace[];
  readonly more: Failure['more'];
  readonly missing: MissingHistory | undefined;

  /** `places`: all of them, however many; `isCutShort`: whether what remains was not looked through. */
  constructor(
    code: FailureCode,
    options: {
      readonly cause?: unknown;
      readonly places?: readonly FailurePlace[];
      readonly isCutShort?: boolean;
      readonly missing?: MissingHistory;
    } = {},
  ) {
    super(code, { cause: options.cause });
    this.name = 'Refusal';
    this.code = code;
    const places = options.places ?? [];
    this.places = places.slice(0, MOST_PLACES);
    this.more = options.isCutShort === true ? 'unknown' : places.length > MOST_PLACES ? places.length - MOST_PLACES : undefined;
    this.missing = options.missing;
  }
}
