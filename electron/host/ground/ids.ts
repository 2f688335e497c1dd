import { v7 } from 'uuid';
import type { Services } from './context.ts';

/** A new UUIDv7 from the services' clock and chance; the caller brands it (`as CaseId`), since a new id is of the kind it is made for. */
export function newId({ nowMs, randomBytes }: Pick<Services, 'nowMs' | 'randomBytes'>): string {
  return v7({ msecs: nowMs(), random: randomBytes(16) });
}
