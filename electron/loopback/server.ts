import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { idleStep } from '../../shared/idle-lock.ts';
import { doorCalls, type LoopbackOptions } from './calls.ts';
import { isOurHost, isOurPage, mayLoadPart } from './guard.ts';
import { readJson, sendJson, sendPart, refuse } from './http.ts';
import { newPageSecret } from './secret.ts';
import { newTransfers, type TransferCall } from './transfers.ts';

/** How long a vault stays open after its page is gone. */
const GONE_MS = 10_000;
const USUAL_IDLE_MINUTES = 10;

export type Loopback = {
  readonly port: number;
  /** A new address, good for one page. Whatever held an earlier one is out. */
  readonly newAddress: () => string;
  /** Resolves, with the reason in a word, when the door has ended. */
  readonly ended: Promise<'closed' | 'secret used twice'>;
  readonly close: () => Promise<void>;
};

/** Open the door on 127.0.0.1, at a free port. One page at a time holds it; everything it asks goes through the host's `dispatch`. */
export async function openLoopback(options: LoopbackOptions): Promise<Loopback> {
  const { host } = options;
  const secret = newPageSecret();
  let lastAskedMs = performance.now();
  let idleMinutes = USUAL_IDLE_MINUTES;
  let events: ServerResponse | undefined;
  const { promise: ended, resolve: resolveEnded } = Promise.withResolvers<'closed' | 'secret used twice'>();

  const tellPage = (line: unknown) => void events?.write(`${JSON.stringify(line)}\n`);
  const transfers = newTransfers((call: TransferCall) => tellPage(call));
  const stopHearing = host.hear((event, payload) => tellPage({ event, payload }));
  const idleCheck = setInterval(() => {
    const step = idleStep((performance.now() - lastAskedMs) / 1000, idleMinutes * 60);
    if (step.kind === 'warn') host.say('vault:locking', { inSeconds: step.inSeconds });
    if (step.kind !== 'lock') return;
    lastAskedMs = performance.now();
    void host.lock('idle');
  }, 5_000).unref();

  const server = createServer((request, response) => void serve(request, response).catch(() => refuse(response, 500)));
  server.requestTimeout = 0; // an upload takes as long as it takes
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a listening TCP server has one

  const calls = doorCalls(options, transfers, minutes => void (idleMinutes = minutes));

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
    if (!secret.isToken(headers['x-enlace-token'])) return refuse(response, 403);
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

  /** A second page that comes with the address's secret ends the door. */
  function enter(given: unknown, response: ServerResponse): void {
    const entered = secret.enter(given);
    if (typeof entered === 'object') return sendJson(response, entered);
    refuse(response, 403);
    if (entered === 'twice') void end('secret used twice');
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

  async function end(reason: 'closed' | 'secret used twice'): Promise<void> {
    secret.forget();
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
      if (secret.isHeld()) void host.lock('asked');
      events?.end();
      return `http://127.0.0.1:${port}/#${secret.renew()}`;
    },
    ended,
    close: () => end('closed'),
  };
}
