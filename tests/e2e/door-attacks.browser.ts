import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type Page } from '@playwright/test';
import { test } from './loopback.ts';

// The loopback door under attack from a real browser; `tests/host/loopback-door.test.ts` attacks it with bare HTTP.

test('keeps the secret out of the address once the page is in', async ({ page, door }) => {
  await entered(page, door.address);

  expect(page.url()).toBe(`${door.origin}/`);
});

test('keeps no cookie and no stored secret', async ({ page, door, context }) => {
  await entered(page, door.address);

  expect(await context.cookies()).toEqual([]);
  expect(await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))).not.toContain(
    secretOf(door.address),
  );
});

test('ends when the address is used a second time', async ({ page, door, context }) => {
  await entered(page, door.address);
  const closed = new Promise(resolve => door.process.once('exit', resolve));
  const thief = await context.newPage();

  await thief.goto(door.address);

  expect(await closed).toBe(1);
  expect(door.said()).toContain('used a second time');
});

test('lets another local page read nothing and ask nothing', async ({ page, door }) => {
  await entered(page, door.address);
  const other = await localPage();
  const attacker = await page.context().newPage();
  await attacker.goto(other.address);

  const outcome = await attacker.evaluate(
    async ([origin, secret]) => {
      const tried = (promise: Promise<Response>) =>
        promise.then(
          response => (response.type === 'opaque' ? 'blind' : `read ${response.status}`),
          () => 'refused',
        );
      return [
        await tried(fetch(`${origin}/`)),
        await tried(fetch(`${origin}/`, { mode: 'no-cors' })),
        await tried(fetch(`${origin}/door/enter`, { method: 'POST', headers: { 'x-enlace-secret': secret }, body: '{}' })),
        await tried(fetch(`${origin}/door/request`, { method: 'POST', body: '{"channel":"vault:info","input":{}}' })),
        await tried(
          fetch(`${origin}/door/request`, { method: 'POST', mode: 'no-cors', body: '{"channel":"vault:lock","input":{}}' }),
        ),
      ];
    },
    [door.origin, secretOf(door.address)] as const,
  );

  expect(outcome.filter(result => result.startsWith('read'))).toEqual([]);
  expect(door.process.exitCode).toBeNull();
  other.close();
});

test('cannot be framed, and gives its opener no hold', async ({ page, door }) => {
  const other = await localPage();
  await page.goto(other.address);

  const framed = await page.evaluate(async origin => {
    const frame = document.createElement('iframe');
    frame.src = `${origin}/`;
    document.body.append(frame);
    await new Promise(resolve => setTimeout(resolve, 500));
    try {
      return frame.contentDocument === null ? 'foreign' : 'readable';
    } catch {
      return 'foreign';
    }
  }, door.origin);
  const frames = page.frames().filter(frame => frame.url().startsWith(door.origin));
  const texts = await Promise.all(frames.map(frame => frame.evaluate(() => document.getElementById('root') !== null)));

  expect(framed).toBe('foreign');
  expect(texts).not.toContain(true);
  other.close();
});

test('runs no inline script, and reaches no other address', async ({ page, door }) => {
  await entered(page, door.address);
  const other = await localPage();

  const outcome = await page.evaluate(async address => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.inlineRan = true';
    document.body.append(script);
    const reached = await fetch(address).then(
      () => true,
      () => false,
    );
    return [Reflect.get(globalThis, 'inlineRan') === true, reached];
  }, other.address);

  expect(outcome).toEqual([false, false]);
  expect(other.asked).toBe(0);
  other.close();
});

async function entered(page: Page, address: string): Promise<void> {
  const entering = page.waitForResponse(response => response.url().endsWith('/door/enter'));
  await page.goto(address);
  expect((await entering).status()).toBe(200);
}

function secretOf(address: string): string {
  return new URL(address).hash.slice(1);
}

/** Another program's page on this machine: same host name, another port. */
async function localPage() {
  let asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>other</title><p>another page</p>');
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a listening TCP server has one
  return {
    address: `http://127.0.0.1:${port}/`,
    get asked() {
      return asked;
    },
    close: () => server.close(),
  };
}
