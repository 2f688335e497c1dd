import type { Client } from 'pg';
import { connected } from './link.ts';
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
  let client: Client | null = null;
  let timer: NodeJS.Timeout | null = null;
  let isStopped = false;
  let waitMs = FIRST_WAIT_MS;
  const later = (act: () => void, ms: number) => {
    if (timer !== null) clearTimeout(timer);
    timer = isStopped ? null : setTimeout(act, ms).unref();
  };
  const lost = () => {
    if (client !== null) void client.end().catch(() => undefined);
    client = null;
    later(() => void begin(), waitMs * (0.5 + Math.random() / 2)); // not all stations at once
    waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
  };
  const look = async () => {
    try {
      await client?.query({ text: 'SELECT 1' });
      later(() => void look(), ASK_MS);
    } catch {
      lost();
    }
  };
  const begin = async () => {
    let isLost = false;
    const lostOnce = () => {
      if (isLost || isStopped) return;
      isLost = true;
      lost();
    };
    try {
      const made = await connected(server, lostOnce);
      if (isStopped) return void made.end().catch(() => undefined);
      client = made;
      made.on('notification', heard);
      await made.query({ text: 'LISTEN enlace_exchange' });
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
    if (client !== null) void client.end().catch(() => undefined);
    client = null;
  };
}
