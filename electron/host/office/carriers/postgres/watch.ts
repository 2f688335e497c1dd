import { connected, type Connection } from './link.ts';
import type { PostgresServer } from './server.ts';

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 60_000;
/** So often it is asked whether the connection is still one: a cable that was pulled out says nothing. */
const ASK_MS = 60_000;

/**
 * Hear of every blob that becomes visible, over a connection of its own. A lost one is made again, first soon, then more and more seldom;
 * whenever there is one again something may have come meanwhile, and that is said. Gives how to stop.
 */
export function watchServer(server: PostgresServer, heard: () => void): () => void {
  let held: Connection | null = null;
  let timer: NodeJS.Timeout | null = null;
  let isStopped = false;
  let waitMs = FIRST_WAIT_MS;
  const later = (act: () => void, ms: number) => {
    if (timer !== null) clearTimeout(timer);
    timer = isStopped ? null : setTimeout(act, ms).unref();
  };
  const lost = () => {
    void held?.drop();
    held = null;
    later(() => void begin(), waitMs * (0.5 + Math.random() / 2)); // not all stations at once
    waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
  };
  const begin = async () => {
    let isLost = false; // this connection: what an older one says last is not said of it
    const lostOnce = () => {
      if (isLost || isStopped) return;
      isLost = true;
      lost();
    };
    const look = async () => {
      try {
        await held?.client.query({ text: 'SELECT 1' });
        later(() => void look(), ASK_MS);
      } catch {
        lostOnce();
      }
    };
    try {
      const made = await connected(server, lostOnce);
      if (isStopped) return void made.drop();
      held = made;
      made.client.on('notification', heard);
      await made.client.query({ text: 'LISTEN enlace_exchange' });
      waitMs = FIRST_WAIT_MS;
      later(() => void look(), ASK_MS);
      heard();
    } catch {
      lostOnce(); // why is said to whoever asks the carrier for something
    }
  };
  void begin();
  return () => {
    isStopped = true;
    if (timer !== null) clearTimeout(timer);
    void held?.drop();
    held = null;
  };
}
