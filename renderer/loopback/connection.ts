import type { EventName } from '../../shared/contract.ts';

type Line =
  { readonly event: EventName; readonly payload: unknown } | { readonly transfer: string; readonly way: 'bring' | 'take' };

export type Connection = {
  /** Ask the door; null when it has ended, refuses, or answers nothing. */
  readonly call: <T>(name: string, input: Record<string, unknown>) => Promise<T | null>;
  /** Send a file for a transfer that the host waits for. */
  readonly send: (transfer: string, content: Blob) => void;
  readonly onBring: (transfer: string, bring: () => void) => void;
  readonly onTake: (transfer: string, take: () => void) => void;
};

/**
 * Enter with the secret in the address, which is wiped from it at once, and follow what the host says. The token that the secret buys
 * lives in this page's memory alone: a page that is loaded again has lost it, and a second use of the secret ends the door.
 */
export function connect(hear: { onEvent: (event: EventName, payload: unknown) => void; onLost: () => void }): Connection {
  const secret = location.hash.slice(1);
  history.replaceState(null, '', '/');
  const waiting = new Map<string, () => void>();
  const token = enter(secret);
  void token.then(entered => (entered === null ? hear.onLost() : follow(entered)));

  async function follow(entered: string): Promise<void> {
    try {
      const response = await post('events', { 'x-enlace-token': entered }, {});
      if (response.ok && response.body !== null)
        for await (const line of linesOf(response.body)) receive(JSON.parse(line) as Line);
    } catch {
      // the program ended, or the connection did: the same to a page that cannot come back
    }
    hear.onLost();
  }

  function receive(line: Line): void {
    if ('event' in line) return hear.onEvent(line.event, line.payload);
    waiting.get(line.transfer)?.();
    waiting.delete(line.transfer);
  }

  return {
    call: async <T>(name: string, input: Record<string, unknown>) => {
      const entered = await token;
      if (entered === null) return null;
      try {
        const response = await post(name, { 'x-enlace-token': entered }, input);
        return response.ok ? ((await response.json()) as T) : null; // the door answers each call with that call's type
      } catch {
        return null;
      }
    },
    send: (transfer, content) => {
      void token.then(entered =>
        fetch(`/door/content/${transfer}`, { method: 'PUT', headers: { 'x-enlace-token': entered ?? '' }, body: content }).catch(
          () => undefined,
        ),
      ); // a host that stops reading ends the request: no fault of the page's
    },
    onBring: (transfer, bring) => void waiting.set(transfer, bring),
    onTake: (transfer, take) => void waiting.set(transfer, take),
  };
}

async function enter(secret: string): Promise<string | null> {
  if (secret === '') return null;
  try {
    const response = await post('enter', { 'x-enlace-secret': secret }, {});
    return response.ok ? ((await response.json()) as { readonly token: string }).token : null;
  } catch {
    return null;
  }
}

function post(name: string, headers: Record<string, string>, body: Record<string, unknown>): Promise<Response> {
  return fetch(`/door/${name}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
    credentials: 'omit',
    cache: 'no-store',
  });
}

async function* linesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = stream.pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>).getReader(); // TypeScript's DOM types disagree about buffers only
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}
