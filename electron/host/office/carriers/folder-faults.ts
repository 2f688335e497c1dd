import type { CarrierFailureCode } from '../../../../shared/carrier-failure.ts';
import { Refusal } from '../../../../shared/failure.ts';
import { refused } from './carrier.ts';

type Meaning = CarrierFailureCode | { readonly read: CarrierFailureCode; readonly write: CarrierFailureCode };

const forbidden = { read: 'carrier/refused', write: 'carrier/read-only' } as const;

/** What the system says of a folder of exchange. What is not here is a fault of ours. */
const meanings: Readonly<Record<string, Meaning>> = {
  ENOENT: 'carrier/away',
  ENOTDIR: 'carrier/away',
  ELOOP: 'carrier/away',
  EIO: 'carrier/away',
  ENXIO: 'carrier/away',
  ENODEV: 'carrier/away',
  ESTALE: 'carrier/away',
  ENOTCONN: 'carrier/away',
  EHOSTDOWN: 'carrier/away',
  EHOSTUNREACH: 'carrier/away',
  ETIMEDOUT: 'carrier/away',
  EBUSY: 'carrier/away',
  EAGAIN: 'carrier/away',
  EMFILE: 'carrier/away',
  ENFILE: 'carrier/away',
  EISDIR: 'carrier/away',
  EINVAL: 'carrier/away', // a file of a cloud that is not on this machine, when there is no network
  UNKNOWN: 'carrier/away', // Windows, of a share that is gone
  ENOSPC: 'carrier/full',
  EDQUOT: 'carrier/full',
  EFBIG: 'carrier/too-large',
  EROFS: forbidden,
  EACCES: forbidden,
  EPERM: forbidden,
};

/** What an error of the system is here; a refusal of the writer that the vault uses as well is read by what caused it. */
export function asFolderRefusal(error: unknown, how: 'read' | 'write'): unknown {
  const met = error instanceof Refusal && error.code.startsWith('vault/') ? error.cause : error;
  const code = met instanceof Error && 'code' in met ? String(met.code) : '';
  const meaning = meanings[code];
  if (meaning === undefined) return error;
  return refused(typeof meaning === 'string' ? meaning : meaning[how]);
}
