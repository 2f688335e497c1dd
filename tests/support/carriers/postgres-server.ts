import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  copyFileSync,
  chmodSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { carrierScript, roleOf } from '../../../electron/host/office/carriers/postgres/script.ts';
import type { PostgresServer } from '../../../electron/host/office/carriers/postgres/server.ts';

/** Where the system keeps PostgreSQL's programs; null where it has none that is new enough. */
export function postgresPrograms(): string | null {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).filter(version => Number(version) >= 14) : [];
  const found = versions.map(version => join(root, version, 'bin')).find(folder => existsSync(join(folder, 'postgres')));
  return found ?? null;
}

/** The server refuses to run as root; the system's packages made somebody for it. */
function serverUser(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find(each => each.startsWith('postgres:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  if (uid === undefined || gid === undefined) throw new Error('there is no user for the server');
  return { uid: Number(uid), gid: Number(gid) };
}

/**
 * A real PostgreSQL in a folder of its own, with a socket there and a port of this machine, on which the script was run for these stations.
 *
 * @param stations - Their numbers; the password of each is {@link passwordOf}.
 */
export async function postgresServer(
  stations: readonly number[],
  { tls, fsync = false }: { readonly tls?: { readonly key: string; readonly cert: string }; readonly fsync?: boolean } = {},
) {
  const programs = postgresPrograms();
  if (programs === null) throw new Error('there is no PostgreSQL here');
  const user = serverUser();
  const folder = mkdtempSync(join(tmpdir(), 'enlace-pg-'));
  const data = join(folder, 'data');
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  const run = (program: string, words: readonly string[], input?: string) => {
    const { status, stderr, stdout } = spawnSync(join(programs, program), words, {
      ...user,
      cwd: folder,
      input,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`${program}: ${stderr}${stdout}`);
    return stdout;
  };
  run('initdb', [
    '--pgdata',
    data,
    '--username',
    'admin',
    '--auth-local',
    'scram-sha-256',
    '--auth-host',
    'scram-sha-256',
    '--no-sync',
    '--pwfile',
    passwordFile(folder, user),
  ]);
  if (tls !== undefined)
    for (const [name, path] of [
      ['server.key', tls.key],
      ['server.crt', tls.cert],
    ] as const) {
      copyFileSync(path, join(data, name));
      chmodSync(join(data, name), 0o600);
      if (user !== undefined) chownSync(join(data, name), user.uid, user.gid);
    }
  const port = await freePort();
  let server: ChildProcess | null = null;
  const isReady = () => spawnSync(join(programs, 'pg_isready'), ['-h', folder, '-p', String(port)]).status === 0;
  const settings = {
    unix_socket_directories: folder,
    listen_addresses: '127.0.0.1',
    port,
    ssl: tls === undefined ? 'off' : 'on',
    max_connections: 40,
    shared_buffers: '32MB',
    fsync: fsync ? 'on' : 'off', // the machine goes on: what a killed server had written, the system keeps
  };
  const words = ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  /** What a killed server left running ends by itself in a moment; until then a new one refuses to start. */
  const start = async () => {
    for (let tries = 0; !isReady(); tries++) {
      if (tries > 600) throw new Error('the server does not start');
      if (server === null || server.exitCode !== null || server.signalCode !== null)
        server = spawn(join(programs, 'postgres'), words, { ...user, stdio: 'ignore' });
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  };
  const sql = (text: string, database = 'exchange') =>
    spawnSync(
      join(programs, 'psql'),
      ['-h', folder, '-p', String(port), '-U', 'admin', '-d', database, '-v', 'ON_ERROR_STOP=1', '-Atq'],
      {
        ...user,
        cwd: folder,
        input: text,
        encoding: 'utf8',
        env: { ...process.env, PGPASSWORD: 'admin' },
      },
    );
  const done = (text: string, database?: string) => {
    const { status, stdout, stderr } = sql(text, database);
    if (status !== 0) throw new Error(stderr);
    return stdout.trim();
  };
  /** As a power cut does it: none of its processes ends in order, nor goes on for a moment without the others. */
  const kill = async () => {
    const pid = server?.pid;
    if (server === null || pid === undefined || server.exitCode !== null || server.signalCode !== null) return;
    const ended = new Promise(resolve => server?.once('exit', resolve));
    server.kill('SIGSTOP'); // it starts no more of them
    for (const child of readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean))
      killed(Number(child));
    server.kill('SIGKILL');
    await ended;
  };
  await start();
  done('CREATE DATABASE exchange', 'postgres');
  done(carrierScript('example', stations));
  done(stations.map(station => `ALTER ROLE ${roleOf('example', station)} PASSWORD '${passwordOf(station)}';`).join('\n'));
  const office = done('SELECT office FROM enlace.office');
  return {
    folder,
    port,
    start,
    kill,
    /** As its administrator, who is a superuser. */
    sql: done,
    serverFor: (station: number, changed: Partial<PostgresServer> = {}): PostgresServer => ({
      ...{
        host: folder,
        port,
        database: 'exchange',
        user: roleOf('example', station),
        password: passwordOf(station),
        fingerprint: null,
      },
      ...changed,
    }),
    office,
    async stop() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
export type RunningServer = Awaited<ReturnType<typeof postgresServer>>;

function passwordFile(folder: string, user: { readonly uid: number; readonly gid: number } | undefined): string {
  const file = join(folder, 'password');
  writeFileSync(file, 'admin\n');
  if (user !== undefined) chownSync(file, user.uid, user.gid);
  return file;
}

function killed(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // it had ended by itself
  }
}

export function passwordOf(station: number): string {
  return `made up for station ${station}`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise(resolve => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
