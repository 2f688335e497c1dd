import type { Station } from './office-stations.ts';

/**
 * Do something at a station whose machine stops at its `after`th transaction, in the midst of it or right when it is written, and is started
 * again; with `after` null it goes on. Nothing that comes behind the stop is done, as of a program that is gone.
 */
export async function stopping<T>(station: Station, after: number | null, work: () => T | Promise<T>): Promise<T | null> {
  if (after === null) return work();
  const { office } = station.session;
  const transaction = office.transaction.bind(office);
  let left = after;
  let isStopped = false;
  const stop = (): never => {
    isStopped = true;
    throw new Error('the machine stops');
  };
  const stopped = ((body: (...given: unknown[]) => unknown) => {
    if (isStopped) stop();
    const run = transaction((...given: unknown[]) => {
      const result = body(...given);
      if (isStopped || left-- === 0) stop();
      return result;
    });
    return (...given: unknown[]) => {
      if (isStopped) stop();
      const result = run(...given);
      if (left-- === 0) stop();
      return result;
    };
  }) as typeof office.transaction;
  office.transaction = stopped;
  try {
    await work();
  } catch (error) {
    if (!isStopped) throw error;
  }
  await station.reopen();
  return null;
}
