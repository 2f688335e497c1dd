import type { EventName } from '../shared/contract.ts';
import { door } from './host.ts';

/** Read again after these events of the host, once a burst of them has settled for so long. Returns how to stop. */
export function readWhenSettled(events: readonly EventName[], settleMs: number, read: () => Promise<void>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stops = events.map(event =>
    door.listen(event, () => {
      clearTimeout(timer);
      timer = setTimeout(() => void read(), settleMs);
    }),
  );
  return () => {
    clearTimeout(timer);
    for (const stop of stops) stop();
  };
}
