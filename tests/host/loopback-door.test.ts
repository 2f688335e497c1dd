import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startHost, type HostProcess } from '../../electron/thread/client.ts';
import { openLoopback, type Loopback } from '../../electron/loopback/server.ts';

const realHost = startHost(join(import.meta.dirname, '..', '..', 'electron', 'thread', 'worker.ts'));
const host: HostProcess = { ...realHost, end: async () => undefined }; // one thread serves every test's door
let folder: string;
let door: Loopback;
let address: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'enlace-door-'));
  mkdirSync(join(folder, 'page'));
  mkdirSync(join(folder, 'root'));
  writeFileSync(join(folder, 'page', 'index.html'), '<!doctype html><meta nonce="NONCE_OF_THIS_LOAD">');
  writeFileSync(join(folder, 'secret.html'), 'outside');
  door = await openLoopback({
    host,
    page: join(folder, 'page'),
    root: join(folder, 'root'),
    realVaults: false,
    demo: false,
    version: '0.0.0',
  });
  address = door.newAddress();
});

afterEach(async () => {
  await door.close();
  rmSync(folder, { recursive: true, force: true });
});

afterAll(() => realHost.end());

describe('the address', () => {
  it('lets one page in, and ends the door when it is used again', async () => {
    await enter();

    const again = await ask('enter', { 'x-enlace-secret': secret() });

    expect(again.status).toBe(403);
    expect(await door.ended).toBe('secret used twice');
    await expect(ask('enter', { 'x-enlace-secret': secret() })).rejects.toThrow();
  });

  it('is worthless once another was asked for, and so is what it bought', async () => {
    const { token } = await enter();
    const old = secret();

    address = door.newAddress();

    expect((await ask('enter', { 'x-enlace-secret': old })).status).toBe(403);
    expect((await ask('vaults', { 'x-enlace-token': token })).status).toBe(403);
    await enter();
  });

  it.each(['', 'x', 'A'.repeat(43)])('lets nobody in who has not got it', async guess => {
    expect((await ask('enter', { 'x-enlace-secret': guess })).status).toBe(403);
  });
});

it('reads nothing of a question that says it is too large, and passes on none that has too many values', async () => {
  const { token } = await enter();
  const headers = { 'x-enlace-token': token };

  expect((await ask('request', { ...headers, 'content-length': '5000000' })).status).toBe(400);
  const answer = await ask('request', headers, { channel: 'case:list', input: Array(150_000).fill(0) });
  expect(JSON.parse(answer.body)).toEqual({ ok: false, failure: { code: 'input/too-large' } });
});

describe('a caller', () => {
  it.each([
    ['a rebound name', { host: 'rebound.example:PORT' }],
    ['localhost by name', { host: 'localhost:PORT' }],
    ['another port', { host: '127.0.0.1:1' }],
  ])('under %s gets nothing, not even the page', async (_name, headers) => {
    const answers = await Promise.all([get('/', headers), ask('enter', { ...headers, 'x-enlace-secret': secret() })]);

    expect(answers.map(answer => [answer.status, answer.body])).toEqual([
      [403, ''],
      [403, ''],
    ]);
  });

  it.each([
    ['another local page', { origin: 'http://127.0.0.1:1' }],
    ['a site', { origin: 'https://example.invalid' }],
    ['nobody', { origin: undefined }],
    ['a sandboxed frame', { origin: 'null' }],
    ['another site, says the browser', { 'sec-fetch-site': 'cross-site' }],
    ['another port, says the browser', { 'sec-fetch-site': 'same-site' }],
  ])('from %s asks nothing, even with the token', async (_name, headers) => {
    const { token } = await enter();

    expect((await ask('vaults', { 'x-enlace-token': token, ...headers })).status).toBe(403);
  });

  it('without a token, or with another, asks nothing', async () => {
    await enter();

    expect((await ask('vaults', {})).status).toBe(403);
    expect((await ask('vaults', { 'x-enlace-token': secret() })).status).toBe(403);
  });

  it.each(['constructor', '__proto__', 'unknown', 'enter/x/..'])('of a call in no table gets nothing: %s', async name => {
    const { token } = await enter();

    expect([403, 404]).toContain((await ask(name, { 'x-enlace-token': token })).status);
  });
});

describe('the page', () => {
  it('comes with the content policy, unframed and unstored', async () => {
    const { status, headers, body } = await get('/', {});

    expect(status).toBe(200);
    expect(headers['content-security-policy']).toMatch(/default-src 'none'.*connect-src 'self'.*frame-ancestors 'none'/);
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-frame-options': 'DENY',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(headers['set-cookie']).toBeUndefined();
    expect(body).not.toContain('NONCE_OF_THIS_LOAD');
  });

  it.each([
    '/../secret.html',
    '/..%2fsecret.html',
    '/%2e%2e/secret.html',
    '/..%5csecret.html',
    '//etc/passwd',
    '/page-evil/x.html',
    '/%00',
    '/%',
  ])('is all that is served: not %s', async path => {
    const { status, body } = await get(path, {});

    expect([403, 404]).toContain(status);
    expect(body).toBe('');
  });

  it('is not loaded into another page', async () => {
    const frame = { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' };

    expect((await get('/', frame)).status).toBe(403);
    expect((await get('/', { ...frame, 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'script' })).status).toBe(403);
  });
});

it('listens on this machine alone', async () => {
  const outside =
    Object.values(networkInterfaces())
      .flatMap(list => list ?? [])
      .find(one => !one.internal && one.family === 'IPv4')?.address ?? '127.0.0.2';

  const reached = await new Promise<boolean>(resolve => {
    const socket = connect({ host: outside, port: door.port, timeout: 1_000 });
    socket
      .on('connect', () => resolve(true))
      .on('error', () => resolve(false))
      .on('timeout', () => resolve(false));
    socket.unref();
  });

  expect(reached).toBe(false);
});

it('names each vault of its folder, the last written first, the log beside the database counting too', async () => {
  const { token } = await enter();
  for (const [name, day] of [
    ['archive', 1],
    ['zone', 2],
  ] as const) {
    const vault = join(folder, 'root', `${name}.enlace`);
    mkdirSync(vault);
    for (const [file, at] of [
      ['vault.db', 1_000],
      ['vault.db-wal', 86_400 * day],
    ] as const) {
      writeFileSync(join(vault, file), 'invented');
      utimesSync(join(vault, file), at, at);
    }
  }
  expect(JSON.parse((await ask('vaults', { 'x-enlace-token': token })).body)).toEqual([
    { name: 'zone', usedAtMs: 172_800_000 },
    { name: 'archive', usedAtMs: 86_400_000 },
  ]);
  expect((await ask('vaults', {})).status).toBe(403);
});

describe('a folder', () => {
  it.each(['../escape', '/etc', 'a/b', '..', '.hidden', 'a\u0000b', ''])('is never named by a place: %j', async name => {
    const { token } = await enter();

    expect(JSON.parse((await ask('folder', { 'x-enlace-token': token }, { purpose: 'new-vault', name })).body)).toBeNull();
  });

  it('that holds no vault cannot be opened as one', async () => {
    const { token } = await enter();

    expect(JSON.parse((await ask('folder', { 'x-enlace-token': token }, { purpose: 'vault', name: 'absent' })).body)).toBeNull();
  });
});

it('makes no real vault unless a person confirmed it at the terminal', async () => {
  const { token } = await enter();

  const answer = await ask('request', { 'x-enlace-token': token }, { channel: 'vault:create', input: {} });

  expect(JSON.parse(answer.body)).toEqual({ ok: false, failure: { code: 'door/real-vault' } });
});

it('gives a download once, and never an unknown one', async () => {
  expect((await get(`/door/content/${'0'.repeat(32)}`, {})).status).toBe(404);
});

function secret(): string {
  return new URL(address).hash.slice(1);
}

async function enter(): Promise<{ readonly token: string }> {
  const { status, body } = await ask('enter', { 'x-enlace-secret': secret() });
  expect(status).toBe(200);
  return JSON.parse(body) as { token: string };
}

type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string };
type Sent = Readonly<Record<string, string | undefined>>;

function ask(name: string, headers: Sent, input: unknown = {}): Promise<Answer> {
  return send(
    'POST',
    `/door/${name}`,
    { origin: `http://127.0.0.1:${door.port}`, 'content-type': 'application/json', ...headers },
    JSON.stringify(input),
  );
}

function get(path: string, headers: Sent): Promise<Answer> {
  return send('GET', path, headers, '');
}

/** Bare HTTP, so that a test can send what no browser would. */
function send(method: string, path: string, headers: Sent, body: string): Promise<Answer> {
  const given = Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value.replace('PORT', String(door.port))]],
    ),
  );
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { host: '127.0.0.1', port: door.port, method, path, headers: { host: `127.0.0.1:${door.port}`, ...given }, agent: false },
      response => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString('utf8') }),
        );
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}
