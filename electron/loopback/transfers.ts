import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable, Writable } from 'node:stream';
import type { LazySink, LazySource } from '../thread/wire.ts';

/** How long the host waits for the page to bring a file, or to come for one. */
const PATIENCE_MS = 60_000;

/** Told to the page: bring the file of this transfer now, or come and get it. */
export type TransferCall = { readonly transfer: string; readonly way: 'bring' | 'take' };

export type Transfers = {
  readonly upload: (name: string) => { readonly transfer: string; readonly source: LazySource };
  readonly download: (name: string) => { readonly transfer: string; readonly sink: LazySink };
  /** Let a request carry a transfer's content; false if nothing waits for it (then, or any more). */
  readonly bring: (transfer: string, request: IncomingMessage, response: ServerResponse) => boolean;
  readonly take: (transfer: string, response: ServerResponse, headers: Record<string, string>) => boolean;
  readonly end: () => void;
};

/** One-time transfers between page and host. Content moves only when the host reads or writes, and is never kept here. */
export function newTransfers(tellPage: (call: TransferCall) => void): Transfers {
  const uploads = new Map<string, (request: IncomingMessage) => void>();
  const downloads = new Map<string, { readonly name: string; readonly come: (response: ServerResponse) => void }>();
  const ended = new AbortController();

  return {
    upload: name => {
      const transfer = randomBytes(16).toString('hex');
      const open = async () => {
        const request = await waitFor<IncomingMessage>(ended.signal, arrive => {
          uploads.set(transfer, arrive);
          tellPage({ transfer, way: 'bring' });
          return () => uploads.delete(transfer);
        });
        return Readable.toWeb(request) as ReadableStream<Uint8Array>; // Node's own type of the same stream
      };
      return { transfer, source: { kind: 'source', name, open } };
    },
    download: name => {
      const transfer = randomBytes(16).toString('hex');
      const open = async () => {
        const response = await waitFor<ServerResponse>(ended.signal, come => {
          downloads.set(transfer, { name, come });
          tellPage({ transfer, way: 'take' });
          return () => downloads.delete(transfer);
        });
        return Writable.toWeb(response) as WritableStream<Uint8Array>; // as above
      };
      return { transfer, sink: { kind: 'sink', name, open } };
    },
    bring: (transfer, request, response) => {
      const arrive = uploads.get(transfer);
      if (arrive === undefined || !uploads.delete(transfer)) return false;
      request.once('end', () => response.writeHead(204).end());
      arrive(request);
      return true;
    },
    take: (transfer, response, headers) => {
      const waiting = downloads.get(transfer);
      if (waiting === undefined || !downloads.delete(transfer)) return false;
      response.writeHead(200, {
        ...headers,
        'content-type': 'application/octet-stream',
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(waiting.name)}`,
      });
      waiting.come(response);
      return true;
    },
    end: () => ended.abort(),
  };
}

/** Wait for the page; give up after a while, or when the door ends. */
function waitFor<T>(ended: AbortSignal, begin: (arrive: (thing: T) => void) => () => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const forget = begin(resolve);
    const giveUp = () => {
      forget();
      reject(new Error('the page did not come'));
    };
    setTimeout(giveUp, PATIENCE_MS).unref();
    ended.addEventListener('abort', giveUp, { once: true });
  });
}
