import type { CarrierFailureCode } from '../../../../../shared/carrier-failure.ts';
import { Refusal } from '../../../../../shared/failure.ts';
import { refused } from '../carrier.ts';

/** What SQLSTATEs mean here, the longest beginning that fits. Messages are never read: they may hold names and values. */
const meanings: Readonly<Record<string, CarrierFailureCode>> = {
  '08': 'carrier/away', // the connection
  '25006': 'carrier/read-only', // a standby
  '28': 'carrier/refused',
  '3D000': 'carrier/not-prepared', // no such database
  '3F000': 'carrier/not-prepared', // no such schema
  '40': 'carrier/away', // rolled back for another's sake
  '42501': 'carrier/refused',
  '42P01': 'carrier/not-prepared', // no such table
  '42703': 'carrier/not-prepared', // no such column
  '42883': 'carrier/not-prepared', // no such function
  '53': 'carrier/away', // too many connections, and such
  '53100': 'carrier/full',
  '54': 'carrier/too-large',
  '55P03': 'carrier/away', // somebody holds what is needed
  '57': 'carrier/away', // it is shut down, starts up, or the query took too long
  '58': 'carrier/away', // its drive failed
  EN001: 'carrier/damaged-blob',
  XX001: 'carrier/damaged-blob',
  XX002: 'carrier/damaged-blob',
};

/**
 * What was thrown as a refusal, or as an error with nothing in it but its SQLSTATE. What has none came of the connection: the client, like
 * the system, gives such errors in many forms.
 */
export function asPostgresRefusal(error: unknown): Refusal | Error {
  if (error instanceof Refusal) return error;
  if (error instanceof TypeError || error instanceof RangeError) return error; // a fault of ours
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!/^(?:[0-9A-DF-Z][0-9A-Z]{4}|EN001)$/.test(code)) return refused('carrier/away'); // those of the system begin with E
  const meaning = [5, 2].map(length => meanings[code.slice(0, length)]).find(each => each !== undefined);
  return meaning === undefined ? new Error(`the server answered ${code}`) : refused(meaning);
}

/** Whether the same may go well in a moment. */
export function isAway(error: unknown): boolean {
  return error instanceof Refusal && error.code === 'carrier/away';
}
