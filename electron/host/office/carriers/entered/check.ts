import { createHash } from 'node:crypto';
import { ownStation } from '../../../../../db/stations.ts';
import { carrierFailures, type CarrierFailureCode } from '../../../../../shared/carrier-failure.ts';
import type { CarrierCheck, CarrierStep } from '../../../../../shared/contract/carriers.ts';
import { Refusal } from '../../../../../shared/failure.ts';
import type { SessionContext } from '../../../ground/context.ts';
import { wholeOf } from '../../../places/pieces.ts';
import { blobName } from '../blob-name.ts';
import { contentOfBytes, refused, type Carrier } from '../carrier.ts';
import { openCarrier, shown, type CarrierSettings } from './settings.ts';

const TRIED_BYTES = 4_096;

/** Do with some random bytes what an exchange does with sealed ones, and take them away again. */
export async function checkCarrier(
  settings: CarrierSettings,
  { randomBytes, signal, session }: Pick<SessionContext, 'randomBytes' | 'signal' | 'session'>,
): Promise<CarrierCheck> {
  const bytes = randomBytes(TRIED_BYTES);
  const done: CarrierCheck['done'][number][] = [];
  const carrier = await openCarrier(settings);
  try {
    const name = blobName(
      'check',
      await stationOf(settings, ownStation(session.office)),
      createHash('sha256').update(bytes).digest('hex'),
    );
    const steps: readonly (readonly [CarrierStep, () => Promise<unknown>])[] = [
      ['reach', () => carrier.list({ kind: 'check', after: null, isKnown: () => true, most: 1 })],
      ['put', () => carrier.put(name, contentOfBytes(bytes), signal)],
      ['list', async () => refuseUnless(await isListed(carrier, name))],
      ['get', async () => refuseUnless(Buffer.from(bytes).equals(await wholeOf(carrier.get(name, 0, signal))))],
      ['drop', async () => refuseUnless(await carrier.drop(name))],
    ];
    for (const [step, act] of steps) {
      const beganMs = performance.now();
      await act();
      done.push({ step, tookMs: Math.round(performance.now() - beganMs) });
    }
    return { carrier: shown(settings), done, failure: null };
  } catch (error) {
    const failure = codeOf(error);
    if (failure === null) throw error;
    return { carrier: shown(settings), done, failure };
  } finally {
    await carrier.close();
  }
}

async function isListed(carrier: Carrier, name: string): Promise<boolean> {
  for (let after = null; ;) {
    const { blobs, cursor, hasMore } = await carrier.list({ kind: 'check', after, isKnown: each => each !== name, most: 500 });
    if (blobs.length > 0 || !hasMore) return blobs.length > 0;
    after = cursor;
  }
}

/** The number under which this machine may put: a server knows it; in a folder it is this station's own, and the first one's in an office of one. */
async function stationOf(settings: CarrierSettings, own: number | null): Promise<number> {
  if (settings.kind === 'folder') return own ?? 1;
  const { greet, linkTo } = await import('../postgres/link.ts');
  const link = linkTo(settings.server, 0);
  try {
    const { station } = await greet(link);
    if (station === null) throw refused('carrier/refused');
    return station;
  } finally {
    await link.close();
  }
}

/** It took something and did not give it back. */
function refuseUnless(isSo: boolean): void {
  if (!isSo) throw refused('carrier/no-blob');
}

function codeOf(error: unknown): CarrierFailureCode | null {
  if (!(error instanceof Refusal) || !(error.code in carrierFailures)) return null;
  return error.code as CarrierFailureCode; // a key of that table
}
