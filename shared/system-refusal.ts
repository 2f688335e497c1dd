import { Refusal, type FailureCode } from './failure.ts';

/** Whose file it was: one of the open vault's own, one that a person gave to read, or a place where something was to be written. */
export type Where = 'vault' | 'read' | 'write';

type Meaning = { readonly [W in Where]: FailureCode | null };

const everywhere = (code: FailureCode): Meaning => ({ vault: code, read: code, write: code });
/** A file that the program counts on is missing, or is asked for wrongly: that is a bug, and stays one. */
const missing: Meaning = { vault: null, read: 'file/no-file', write: 'file/no-folder' };
const full: Meaning = { vault: 'vault/disk-full', read: 'file/disk-full', write: 'file/disk-full' };
const readOnly: Meaning = { vault: 'vault/read-only', read: 'file/no-file', write: 'file/not-writable' };
const forbidden: Meaning = { vault: 'vault/no-access', read: 'file/no-file', write: 'file/not-writable' };
const isFolder: Meaning = { vault: 'vault/no-access', read: 'file/no-file', write: 'file/is-folder' };
const unusableName: Meaning = { vault: null, read: 'file/no-file', write: 'file/name-unusable' };
const busy = everywhere('file/busy');
const tooManyOpen = everywhere('file/too-many-open');
const driveFailed = everywhere('file/drive-failed');
const cutOff = everywhere('file/cut-off');
const damaged = everywhere('vault/database-damaged');
const elsewhere = everywhere('vault/open-elsewhere');

/**
 * What the system says and what it means to a person, by the codes of Node (errno) and of SQLite, each with its extended ones. The one
 * table of them: a code that is not here is no ordinary refusal but a fault of ours. Messages are never read.
 */
export const systemCodes: Readonly<Record<string, Meaning>> = {
  ENOENT: missing,
  ENOTDIR: missing,
  ELOOP: missing,
  ENOSPC: full,
  EDQUOT: full,
  SQLITE_FULL: full,
  EFBIG: everywhere('file/too-large-for-drive'),
  EROFS: readOnly,
  SQLITE_READONLY: readOnly,
  EACCES: forbidden,
  EPERM: forbidden,
  SQLITE_PERM: forbidden,
  SQLITE_CANTOPEN: forbidden,
  EISDIR: isFolder,
  ENAMETOOLONG: everywhere('file/name-too-long'),
  EINVAL: unusableName,
  EILSEQ: unusableName,
  EEXIST: everywhere('vault/exists'),
  ENOTEMPTY: everywhere('vault/exists'),
  EBUSY: busy,
  ETXTBSY: busy,
  EAGAIN: busy,
  EMFILE: tooManyOpen,
  ENFILE: tooManyOpen,
  EIO: driveFailed,
  ENXIO: driveFailed,
  ENODEV: driveFailed,
  ESTALE: driveFailed,
  ENOTCONN: driveFailed,
  EHOSTDOWN: driveFailed,
  SQLITE_IOERR: driveFailed,
  SQLITE_IOERR_SHORT_READ: damaged,
  SQLITE_CORRUPT: damaged,
  SQLITE_NOTADB: damaged,
  SQLITE_BUSY: elsewhere,
  ECONNRESET: cutOff,
  ECONNABORTED: cutOff,
  EPIPE: cutOff,
  ERR_STREAM_PREMATURE_CLOSE: cutOff,
};

/** What an error of the system is to a person there. Whatever else was thrown, a refusal too, is returned as it is. */
export function asSystemRefusal(error: unknown, where: Where): unknown {
  if (error instanceof Refusal || !(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error;
  const code = meaningOf(error.code)?.[where];
  return code === null || code === undefined ? error : new Refusal(code, { cause: error });
}

/** SQLite's extended codes begin with their plain one: `SQLITE_READONLY_DIRECTORY`. */
function meaningOf(code: string): Meaning | undefined {
  return systemCodes[code] ?? systemCodes[code.split('_').slice(0, 2).join('_')];
}
