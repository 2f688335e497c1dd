/** Where an office's PostgreSQL is, and as whom this station comes to it. The password is secret, the rest is not. */
export type PostgresServer = {
  /** A name, an address, or the folder of a Unix socket, which begins with `/`. */
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password: string;
  /** SHA-256 of the server's certificate, 64 hex digits; null only where {@link isOfThisMachine}. */
  readonly fingerprint: string | null;
};

/** Whether what is sent there stays on this machine, so that it may go without TLS. A name may lead anywhere, `localhost` too. */
export function isOfThisMachine(host: string): boolean {
  return host.startsWith('/') || host === '127.0.0.1' || host === '::1';
}

export function isUnixSocket(host: string): boolean {
  return host.startsWith('/');
}
