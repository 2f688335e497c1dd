/** Of `pg`, what `link.ts` asks for. */
declare module 'pg' {
  import type { Duplex } from 'node:stream';

  export type ClientConfig = {
    readonly user: string;
    readonly database: string;
    readonly host: string;
    readonly port: number;
    /** A function, so that no empty text sends the client to the environment or to a file of passwords. */
    readonly password: () => string;
    readonly ssl: false;
    readonly stream: () => Duplex;
    readonly keepAlive: boolean;
    readonly application_name: string;
    /** Milliseconds. */
    readonly connectionTimeoutMillis: number;
    readonly query_timeout: number;
    /** What becomes of a value, which the server writes as a text. */
    readonly types: { readonly getTypeParser: () => (value: string) => unknown };
  };
  /** As {@link ClientConfig.types} leaves them. */
  export type Row = Readonly<Record<string, unknown>>;

  export class Client {
    constructor(config: ClientConfig);
    connect(): Promise<unknown>;
    query(asked: { readonly text: string; readonly values?: readonly unknown[] }): Promise<{ readonly rows: readonly Row[] }>;
    on(event: 'notification' | 'error' | 'end', heard: () => void): this;
    end(): Promise<void>;
  }
}
