import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startHost } from '../../electron/thread/client.ts';
import { openLoopback, type Loopback } from '../../electron/loopback/server.ts';

// Files over the loopback door, as its page moves them: only when the host asks, under names that work once.

let folder: string;
let door: Loopback;
let origin: string;
let token: string;
let lines: AsyncIterator<Line>;

type Line = { readonly event?: string; readonly transfer?: string; readonly way?: string };
type Offered = { readonly handle: string; readonly transfer: string };

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'enlace-transfer-'));
  door = await openLoopback({
    host: startHost(join(import.meta.dirname, '..', '..', 'electron', 'thread', 'worker.ts')),
    page: folder,
    root: folder,
    realVaults: false,
    demo: false,
    version: '0.0.0',
  });
  origin = `http://127.0.0.1:${door.port}`;
  const secret = new URL(door.newAddress()).hash.slice(1);
  const entered = await fetch(`${origin}/door/enter`, {
    method: 'POST',
    headers: { origin, 'x-enlace-secret': secret },
    body: '{}',
  });
  ({ token } = (await entered.json()) as { token: string });
  lines = linesOf(await post('events', {}));
});

afterEach(async () => {
  await door.close();
  rmSync(folder, { recursive: true, force: true });
});

it('asks for an upload when the host reads it, once, and hands it over', async () => {
  await makeVault();
  const source = await call<Offered>('source', { name: 'cases.json' });

  const answer = request('case:import', { source: source.handle });
  const asked = await nextTransfer();
  const sent = await send(source.transfer, '{ "not": "a case file" }');

  expect(asked).toEqual({ transfer: source.transfer, way: 'bring' });
  expect(sent.status).toBe(204);
  expect(await answer).toMatchObject({ ok: false });
  expect((await send(source.transfer, '{}')).status).toBe(404);
});

it('offers a download when the host writes it, once', async () => {
  await makeVault();
  const sink = await call<Offered>('sink', { name: 'card ñ.json' });

  const answer = request('agency:card', { file: sink.handle });
  const asked = await nextTransfer();
  const taken = await fetch(`${origin}/door/content/${sink.transfer}`);
  const card = await taken.text();

  expect(asked).toEqual({ transfer: sink.transfer, way: 'take' });
  expect(taken.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''card%20%C3%B1.json");
  expect(card.length).toBeGreaterThan(100);
  expect(await answer).toMatchObject({ ok: true });
  expect((await fetch(`${origin}/door/content/${sink.transfer}`)).status).toBe(404);
});

it('opens no vault that is not synthetic', async () => {
  const answer = await request('vault:create', { ...(await newVault()), synthetic: false });

  expect(answer).toEqual({ ok: false, failure: { code: 'door/real-vault' } });
});

async function makeVault(): Promise<void> {
  expect(await request('vault:create', { ...(await newVault()), synthetic: true })).toMatchObject({ ok: true });
}

async function newVault(): Promise<Record<string, unknown>> {
  const { handle } = await call<{ handle: string }>('folder', { purpose: 'new-vault', name: 'trial' });
  return {
    folder: handle,
    agency: { code: 'MX-FGR', names: { en: 'Synthetic office', es: 'Oficina sintética' } },
    label: 'ana',
    passphrase: 'synthetic lantern orchard quay',
  };
}

function request(channel: string, input: unknown): Promise<unknown> {
  return call('request', { channel, input });
}

async function call<T>(name: string, input: unknown): Promise<T> {
  return (await (await post(name, input)).json()) as T;
}

function post(name: string, input: unknown): Promise<Response> {
  const headers = { origin, 'x-enlace-token': token, 'content-type': 'application/json' };
  return fetch(`${origin}/door/${name}`, { method: 'POST', headers, body: JSON.stringify(input) });
}

function send(transfer: string, body: string): Promise<Response> {
  return fetch(`${origin}/door/content/${transfer}`, { method: 'PUT', headers: { origin, 'x-enlace-token': token }, body });
}

async function nextTransfer(): Promise<Line> {
  for (;;) {
    const { value } = (await lines.next()) as { value: Line };
    if (value.transfer !== undefined) return value;
  }
}

async function* linesOf(response: Response): AsyncGenerator<Line> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) yield JSON.parse(part) as Line;
  }
}
