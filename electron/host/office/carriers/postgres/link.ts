import type { Client } from 'pg';
import { refused } from '../carrier.ts';
import { asPostgresRefusal, isAway } from './faults.ts';
import { SCRIPT_VERSION } from './script.ts';
import type { PostgresServer } from './server.ts';
import { openStream } from './stream.ts';

const TIMEOUT_MS = 10_000;
const QUERY_MS = 90_000;
/** For so long a server that is being restarted is waited for before a question is given up. */
const PATIENCE_MS = 5_000;
const FIRST_WAIT_MS = 100;
const LAST_WORDS_MS = 500;

export type Question = { readonly text: string; readonly values?: readonly unknown[] };
/** Values as the server writes them: numbers and truth (`t`, `f`) are texts too. */
export type Answer = Readonly<Record<string, string | null>>;
export type Link = {
  /** Asked one after another. Each may be sent twice, where the connection was lost meanwhile: what it does must be the same then. */
  readonly ask: (question: Question) => Promise<readonly Answer[]>;
  readonly close: () => Promise<void>;
};

/** Who answers: which office's place it is, and as which station this one is known there; null: as none. */
export type Greeting = { readonly office: string; readonly station: number | null };

/** A connection that is made when it is needed and made again when it was lost. */
export function linkTo(server: PostgresServer, patienceMs = PATIENCE_MS): Link {
  let held: Promise<Connection> | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const forget = async (which: Promise<Connection> | null) => {
    if (held === which) held = null; // and not one that was made since
    await (await which?.catch(() => null))?.drop();
  };
  const connection = () => {
    if (held !== null) return held;
    const made = connected(server, () => void forget(made));
    return (held = made);
  };
  const once = async ({ text, values = [] }: Question): Promise<readonly Answer[]> => {
    const mine = connection();
    try {
      return (await (await mine).client.query({ text, values })).rows as readonly Answer[]; // by AS_IT_COMES
    } catch (error) {
      const meant = asPostgresRefusal(error);
      if (isAway(meant) || (await isUnmade(mine))) await forget(mine);
      throw meant;
    }
  };
  const patiently = async (question: Question): Promise<readonly Answer[]> => {
    for (let waitMs = FIRST_WAIT_MS, waitedMs = 0; ; waitedMs += waitMs, waitMs *= 2) {
      try {
        return await once(question);
      } catch (error) {
        if (!isAway(error) || waitedMs + waitMs > patienceMs) throw error;
        await new Promise(resolve => setTimeout(resolve, waitMs));
      }
    }
  };
  return {
    ask(question) {
      const answer = last.then(() => patiently(question));
      last = answer.catch(() => undefined);
      return answer;
    },
    async close() {
      await last;
      await forget(held);
    },
  };
}

async function isUnmade(connection: Promise<Connection>): Promise<boolean> {
  return connection.then(
    () => false,
    () => true,
  );
}

/** `drop` ends it in order, or, where nobody answers any more, all the same. */
export type Connection = { readonly client: Client; readonly drop: () => Promise<void> };

/**
 * A connection that the server knows, with its manners set for this session. Chunks may wait for the disk: the blob that becomes visible by them
 * does not, and what was written before it is on the disk with it (see the script).
 *
 * @param lost - Called once the connection is gone.
 */
export async function connected(server: PostgresServer, lost: () => void): Promise<Connection> {
  const stream = await openStream(server);
  // The client begins by connecting its stream. Ours is connected: it is told so when it is ready to hear it.
  stream.connect = () => {
    setImmediate(() => stream.emit('connect'));
    return stream;
  };
  const pg = await import('pg'); // read by an office that has such a carrier alone
  const { host, port, database, user, password } = server;
  const client = new pg.Client({
    ...{ host, port, database, user, password: () => password, ssl: false, stream: () => stream },
    ...{
      keepAlive: true,
      application_name: 'enlace',
      connectionTimeoutMillis: TIMEOUT_MS,
      query_timeout: QUERY_MS,
      types: AS_IT_COMES,
    },
  });
  client.on('error', lost).on('end', lost);
  try {
    await client.connect();
    await client.query({ text: MANNERS });
    const [{ version = 0 } = {}] = (await client.query({ text: "SELECT current_setting('server_version_num') AS version" })).rows;
    if (Number(version) < 140_000) throw refused('carrier/too-old');
    return {
      client,
      async drop() {
        const ended = client.end().catch(() => undefined);
        await Promise.race([ended, new Promise(resolve => setTimeout(resolve, LAST_WORDS_MS).unref())]);
        stream.destroy();
      },
    };
  } catch (error) {
    stream.destroy();
    throw asPostgresRefusal(error);
  }
}

/** What a column means is known where it is asked for. */
const AS_IT_COMES = { getTypeParser: () => (value: string) => value };

const MANNERS = `SET search_path = pg_catalog; SET synchronous_commit = off; SET statement_timeout = '60s'; SET lock_timeout = '10s';
  SET idle_in_transaction_session_timeout = '30s'; SET client_min_messages = error`;

/** Refusal `carrier/not-prepared` where the script was not run there, or that of another version. */
export async function greet(link: Link): Promise<Greeting> {
  const [row] = await link.ask({ text: 'SELECT version, office, enlace.own_station() AS station FROM enlace.office' });
  if (row === undefined || Number(row['version']) !== SCRIPT_VERSION) throw refused('carrier/not-prepared');
  return { office: String(row['office']), station: row['station'] === null ? null : Number(row['station']) };
}
