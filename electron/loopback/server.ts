import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename } from 'node:path';
import type { Result } from '../../shared/failure.ts';
import { folderPurposes, type FolderPurpose, type Opening } from '../../shared/door.ts';
import { overlayFolder, readOverlays } from '../host/ground/overlays.ts';
import type { HostProcess } from '../thread/client.ts';
import { folderFor, vaultNames } from './folders.ts';
import { isOurHost, isOurPage, isSameSecret, mayLoadPart } from './guard.ts';
import { readJson, sendJson, sendPart, refuse } from './http.ts';
import { newTransfers, type TransferCall } from './transfers.ts';

/** How long a vault stays open after its page is gone. */
const GONE_MS = 10_000;
const USUAL_IDLE_MINUTES = 10;

export type LoopbackOptions = {
  readonly host: HostProcess;
  /** The built page. */
  readonly page: string;
  /** The folder whose vaults this door may open, and under which it makes new ones. */
  readonly root: string;
  /** Whether a person confirmed at the terminal that vaults other than demo ones may be opened. */
  readonly realVaults: boolean;
  readonly demo: boolean;
  readonly version: string;
};

export type Loopback = {
  readonly port: number;
  /** A new address, good for one page. Whatever held an earlier one is out. */
  readonly newAddress: () => string;
  /** Resolves, with the reason in a word, when the door has ended. */
  readonly ended: Promise<'closed' | 'secret used twice'>;
  readonly close: () => Promise<void>;
};

type Call = (input: Record<string, unknown>) => unknown;

/** Open the door on 127.0.0.1, at a free port. One page at a time holds it; everything it asks goes through the host's `dispatch`. */
export async function openLoopback(options: LoopbackOptions): Promise<Loopback> {
  const { host } = options;
  let secret = '';
  let isSecretUsed = false;
  let token = '';
  let lastAskedMs = performance.now();
  let idleMinutes = USUAL_IDLE_MINUTES;
  let events: ServerResponse | undefined;
  const { promise: ended, resolve: resolveEnded } = Promise.withResolvers<'closed' | 'secret used twice'>();

  const tellPage = (line: unknown) => void events?.write(`${JSON.stringify(line)}\n`);
  const transfers = newTransfers((call: TransferCall) => tellPage(call));
  const stopHearing = host.hear((event, payload) => tellPage({ event, payload }));
  const idleCheck = setInterval(() => {
    if (performance.now() - lastAskedMs < idleMinutes * 60_000) return;
    lastAskedMs = performance.now();
    void host.lock('idle');
  }, 5_000).unref();

  const server = createServer((request, response) => void serve(request, response).catch(() => refuse(response, 500)));
  server.requestTimeout = 0; // an upload takes as long as it takes
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a listening TCP server has one

  const calls: Readonly<Record<string, Call>> = {
    request: ({ channel, input, job }) => ask(channel, input, job),
    cancel: ({ job }) => (typeof job === 'string' ? host.cancel(job) : undefined),
    source: async ({ name }) => {
      const { transfer, source } = transfers.upload(plainName(name));
      return { handle: await host.register(source), transfer };
    },
    sink: async ({ name }) => {
      const { transfer, sink } = transfers.download(plainName(name));
      return { handle: await host.register(sink), transfer, name: sink.name };
    },
    folders: () => vaultNames(options.root),
    folder: ({ purpose, name }) => folder(purpose, name),
    opening: () => opening(),
    about: () => ({ version: options.version, platform: process.platform, node: process.versions.node }),
    overlays: () => readOverlays(overlayFolder()),
    'lock-after': ({ minutes }) => {
      if (typeof minutes === 'number' && minutes >= 1 && minutes <= 120) idleMinutes = minutes;
    },
  };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method, headers } = request;
    const path = URL.parse(request.url ?? '', `http://127.0.0.1:${port}`)?.pathname ?? '';
    if (!isOurHost(headers, port)) return refuse(response, 403);
    if (!path.startsWith('/door/')) {
      return method === 'GET' && mayLoadPart(headers, port) ? sendPart(response, options.page, path) : refuse(response, 403);
    }
    const [, , name = '', transfer = ''] = path.split('/');
    // A download is a link that the browser follows, so its one-time name is all the secret it can carry.
    if (method === 'GET' && name === 'content' && mayLoadPart(headers, port)) return take(transfer, response);
    if (!isOurPage(headers, port)) return refuse(response, 403);
    if (method === 'POST' && name === 'enter') return enter(headers['x-enlace-secret'], response);
    if (token === '' || !isSameSecret(headers['x-enlace-token'], token)) return refuse(response, 403);
    if (method === 'PUT' && name === 'content')
      return transfers.bring(transfer, request, response) ? undefined : refuse(response, 404);
    if (method !== 'POST') return refuse(response, 404);
    if (name === 'events') return follow(response);
    const call = Object.hasOwn(calls, name) ? calls[name] : undefined;
    if (call === undefined) return refuse(response, 404);
    const input = await readJson(request);
    if (input === undefined) return refuse(response, 400);
    lastAskedMs = performance.now();
    sendJson(response, (await call(input)) ?? null);
  }

  /** Exchange the address's secret for this page's token. A second use means that a second page has the address: the door ends. */
  function enter(given: unknown, response: ServerResponse): void {
    if (secret === '' || !isSameSecret(given, secret)) return refuse(response, 403);
    if (isSecretUsed) {
      refuse(response, 403);
      void end('secret used twice');
      return;
    }
    isSecretUsed = true;
    token = randomBytes(32).toString('base64url');
    sendJson(response, { token });
  }

  function follow(response: ServerResponse): void {
    events?.end();
    events = response;
    response.writeHead(200, {
      'content-type': 'application/x-ndjson',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    response.flushHeaders();
    response.on('close', () => {
      if (events !== response) return;
      events = undefined;
      setTimeout(() => {
        if (events === undefined) void host.lock('asked'); // the page is gone
      }, GONE_MS).unref();
    });
  }

  function take(transfer: string, response: ServerResponse): void {
    if (!transfers.take(transfer, response, { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }))
      refuse(response, 404);
  }

  async function ask(channel: unknown, input: unknown, job: unknown): Promise<Result<unknown>> {
    if (!options.realVaults && channel === 'vault:create' && !isSynthetic(input))
      return { ok: false, failure: { code: 'door/real-vault' } };
    const result = await host.ask(channel, input, typeof job === 'string' ? job : undefined);
    if (options.realVaults || !opensVault(channel) || !result.ok || isSynthetic(result.value)) return result;
    await host.lock('asked');
    return { ok: false, failure: { code: 'door/real-vault' } };
  }

  async function folder(purpose: unknown, name: unknown) {
    if (!(folderPurposes as readonly unknown[]).includes(purpose)) return null;
    const path = folderFor(options.root, purpose as FolderPurpose, String(name)); // compared on the line above
    if (path === undefined) return null;
    return { handle: await host.register({ kind: 'folder', path }), name: basename(path).replace(/\.enlace$/, '') };
  }

  async function opening(): Promise<Opening> {
    if (!options.demo) return { kind: 'usual' };
    return { kind: 'demo', folder: { handle: await host.register({ kind: 'folder', path: options.root }), name: 'demo' } };
  }

  async function end(reason: 'closed' | 'secret used twice'): Promise<void> {
    secret = token = '';
    clearInterval(idleCheck);
    stopHearing();
    transfers.end();
    events?.end();
    server.close();
    server.closeAllConnections();
    await host.end();
    resolveEnded(reason);
  }

  return {
    port,
    newAddress: () => {
      secret = randomBytes(32).toString('base64url');
      isSecretUsed = false;
      if (token !== '') void host.lock('asked');
      token = '';
      events?.end();
      return `http://127.0.0.1:${port}/#${secret}`;
    },
    ended,
    close: () => end('closed'),
  };
}

function opensVault(channel: unknown): boolean {
  return channel === 'vault:unlock' || channel === 'vault:restore' || channel === 'vault:recover';
}

/** Whether an input or an answer says of its vault that it is synthetic; the vault itself keeps that mark. */
function isSynthetic(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if ('vault' in value) return isSynthetic(value.vault);
  return 'synthetic' in value && value.synthetic === true;
}

function plainName(name: unknown): string {
  const plain = typeof name === 'string' ? name.replace(/[\p{Cc}/\\]/gu, '_').slice(0, 200) : '';
  return plain === '' ? 'file' : plain;
}
