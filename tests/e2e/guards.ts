import { createSocket } from 'node:dgram';
import { createServer } from 'node:http';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { expect } from '@playwright/test';
import type { TestType } from '@playwright/test';
import { setTimeout as pause } from 'node:timers/promises';
import type { Drivable } from './window.ts';

/** Tests that share one window of the program, opened once for each file. */
export type GuardTest = TestType<object, { readonly opened: Drivable }>;

/** One test for each guard of the window, with the attack in it. They are played on the built program and on the packed one. */
export function playGuards(test: GuardTest): void {
  test('gives the page nothing of Node or Electron', async ({ opened: { page } }) => {
    const seen = await page.evaluate(() => [
      typeof globalThis.require,
      typeof globalThis.process,
      typeof globalThis.module,
      Object.keys(globalThis.enlace ?? {}).length > 0,
    ]);

    expect(seen).toEqual(['undefined', 'undefined', 'undefined', true]);
  });

  test('runs every page in the sandbox, isolated, without Node', async ({ opened: { app } }) => {
    const preferences = await app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
        getLastWebPreferences(): Record<string, unknown>;
      };
      return contents.getLastWebPreferences();
    });

    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      webSecurity: true,
    });
  });

  test('serves the page at its own origin, with the content policy as a header', async ({ opened: { app, page } }) => {
    const { status, policy } = await fetched(app, 'app://enlace/index.html');

    expect(await addressOf(page)).toBe('app://enlace/index.html');
    expect(status).toBe(200);
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[\w-]{22}'; /);
    expect(policy).toContain("connect-src 'none'");
    expect(policy).not.toContain('unsafe');
  });

  for (const path of [
    '/..%2f..%2fetc/passwd',
    '/..%2f..%2fpackage.json',
    '/%2e%2e/main/main.js',
    '/..%2frenderer-evil/x.js',
    '/assets/..%5c..%5cmain.js',
    '/%00index.html',
    '/',
  ]) {
    test(`serves nothing outside the built page: ${path}`, async ({ opened: { app } }) => {
      expect((await fetched(app, `app://enlace${path}`)).status).toBe(404);
    });
  }

  test('serves nothing to another host of its scheme', async ({ opened: { app } }) => {
    expect((await fetched(app, 'app://enlace.x.test/index.html')).status).not.toBe(200);
  });

  test('runs no inline script and no eval', async ({ opened: { page } }) => {
    const ran = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.inlineRan = true';
      document.body.append(script);
      const markup = document.createElement('div');
      markup.innerHTML = '<img src="x" onerror="globalThis.inlineRan = true">';
      document.body.append(markup);
      // Later, not now: what the test itself evaluates is excused from the policy until it returns.
      const evaluated = await new Promise<boolean>(resolve => {
        setTimeout(() => {
          try {
            resolve((0, eval)('true') as boolean);
          } catch {
            resolve(false);
          }
        }, 20);
      });
      script.remove();
      markup.remove();
      return [Reflect.get(globalThis, 'inlineRan') === true, evaluated];
    });

    expect(ran).toEqual([false, false]);
  });

  test('fetches nothing, from the page or around its content policy', async ({ opened: { app, page } }) => {
    const server = await listening();

    const fromPage = await page.evaluate(async address => {
      const loaded = (element: HTMLElement) =>
        new Promise<boolean>(resolve => {
          element.addEventListener('load', () => resolve(true));
          element.addEventListener('error', () => resolve(false));
          document.body.append(element);
        });
      const image = document.createElement('img');
      image.src = `${address}/x.png`;
      const script = document.createElement('script');
      script.src = `${address}/x.js`;
      const byFetch = await fetch(address).then(
        () => true,
        () => false,
      );
      return [byFetch, await loaded(image), await loaded(script), navigator.sendBeacon(address)];
    }, server.address);
    // Names do not resolve either, so a window on a file, which needs no name, tells whether requests themselves are stopped.
    const aroundPolicy = await app.evaluate(
      async ({ BrowserWindow }, addresses) => {
        const window = new BrowserWindow({ show: false });
        const reached: boolean[] = [];
        for (const address of addresses)
          reached.push(
            await window.loadURL(address).then(
              () => true,
              () => false,
            ),
          );
        window.destroy();
        return reached;
      },
      [server.address, 'file:///etc/hostname'],
    );

    expect(fromPage.slice(0, 3)).toEqual([false, false, false]);
    expect(aroundPolicy).toEqual([false, false]);
    expect(server.asked).toEqual([]);
    server.close();
  });

  test('sends nothing through a peer connection: not to STUN, TURN or a candidate, by datagram or by stream', async ({
    opened: { page },
  }) => {
    const peer = await listeningPeer();

    const gathered = await page.evaluate(askPeers, { udp: peer.udpPort, tcp: peer.tcpPort });

    expect({ ...gathered, heard: peer.heard }).toEqual({ candidates: [], connected: false, heard: [] });
    await peer.close();
  });

  test('goes nowhere: link, location, form, new window, frame', async ({ opened: { app, page } }) => {
    const server = await listening();

    for (const address of [
      server.address,
      'https://example.invalid/?next=app://enlace',
      'file:///etc/passwd',
      'app://enlace.x.test/',
      'data:text/html,x',
    ]) {
      await page.evaluate(where => {
        const link = document.createElement('a');
        link.href = where;
        document.body.append(link);
        link.click();
        link.target = '_blank';
        link.click();
        link.remove();
        window.open(where);
        location.href = where;
      }, address);
    }
    await pause(300);

    expect(await addressOf(page)).toBe('app://enlace/index.html');
    expect(
      await app.evaluate(({ BrowserWindow, webContents }) => [
        BrowserWindow.getAllWindows().length,
        webContents.getAllWebContents().length,
      ]),
    ).toEqual([1, 1]);
    expect(server.asked).toEqual([]);
    server.close();
  });

  test('holds no webview and answers no sub-frame', async ({ opened: { app, page } }) => {
    const inFrame = await page.evaluate(async () => {
      const view = document.createElement('webview');
      view.setAttribute('src', 'https://example.invalid/');
      const ours = document.createElement('iframe');
      ours.src = 'app://enlace/index.html';
      const empty = document.createElement('iframe');
      document.body.append(view, ours, empty);
      await new Promise(resolve => setTimeout(resolve, 300));
      const reached = [ours, empty].map(frame => {
        try {
          return frame.contentWindow === null ? 'blocked' : typeof Reflect.get(frame.contentWindow, 'enlace');
        } catch {
          return 'blocked'; // the frame holds no page of ours
        }
      });
      for (const element of [view, ours, empty]) element.remove();
      return reached;
    });

    expect(inFrame).toEqual(['blocked', 'undefined']);
    expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
  });

  test('answers no permission, asked or checked', async ({ opened: { page } }) => {
    const answers = await page.evaluate(async () => {
      const no = (promise: Promise<unknown>) =>
        promise.then(
          () => 'yes',
          () => 'no',
        );
      return [
        await Notification.requestPermission(),
        Notification.permission,
        await no(navigator.mediaDevices.getUserMedia({ audio: true })),
        await no(navigator.mediaDevices.getDisplayMedia()),
        await no(new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject, { timeout: 2_000 }))),
        await no(navigator.clipboard.readText()),
        (await navigator.permissions.query({ name: 'geolocation' })).state,
      ];
    });

    expect(answers).toEqual(['denied', 'denied', 'no', 'no', 'no', 'no', 'denied']);
  });

  test.describe('a request', () => {
    for (const [name, channel, input] of [
      ['of a channel in no table', 'case:steal', {}],
      ['of a name that every object has', 'constructor', {}],
      ['with a field that no schema has', 'vault:info', { extra: true }],
      ['with SQL for a handle', 'vault:unlock', { folder: "h-' OR 1=1 --", passphrase: 'x' }],
      ['with a path for a handle', 'vault:unlock', { folder: '/etc', passphrase: 'x' }],
    ] as const) {
      test(`${name} is refused`, async ({ opened: { page } }) => {
        expect(await ask(page, channel, input)).toMatchObject({ ok: false, failure: { code: 'input/invalid' } });
      });
    }

    test('with a handle that no person chose is refused', async ({ opened: { page } }) => {
      const answer = await ask(page, 'vault:unlock', { folder: `h-${'0'.repeat(32)}`, passphrase: 'x' });

      expect(answer).toEqual({ ok: false, failure: { code: 'file/unknown-handle' } });
    });
  });

  test('takes no message that is larger than a person can enter, and no bytes', async ({ opened: { page } }) => {
    const codes = await page.evaluate(async () => {
      const door = globalThis.enlace as unknown as {
        request: (channel: string, input: unknown) => Promise<{ failure?: { code: string } }>;
      };
      const inputs = [{ text: 'x'.repeat(150_000_000) }, Array(5_000_000).fill(0), { content: new ArrayBuffer(400_000_000) }];
      const answers = [];
      for (const input of inputs) answers.push((await door.request('case:list', input)).failure?.code);
      return answers;
    });

    expect(codes).toEqual(['input/too-large', 'input/too-large', 'input/too-large']);
  });

  test('takes no path from a file that the page made itself', async ({ opened: { page } }) => {
    const taken = await page.evaluate(() => globalThis.enlace?.dropped(new File(['x'], '/etc/passwd')));

    expect(taken).toBeNull();
  });

  for (const address of [
    'file:///etc/passwd',
    'javascript:alert(1)',
    'smb://example.invalid/x',
    'http://www.justice.gov/',
    'https://www.justice.gov.example.invalid/',
    'https://www.justice.gov@example.invalid/',
  ]) {
    test(`opens no such link: ${address}`, async ({ opened: { app, page } }) => {
      await app.evaluate(({ shell }) => {
        Reflect.set(globalThis, 'openedLinks', []);
        shell.openExternal = async link => void (Reflect.get(globalThis, 'openedLinks') as string[]).push(link);
      });

      expect(await page.evaluate(link => globalThis.enlace?.openLink(link), address)).toBe(false);
      expect(await app.evaluate(() => Reflect.get(globalThis, 'openedLinks') as string[])).toEqual([]);
    });
  }

  test('checks no spelling and never asks for a dictionary', async ({ opened: { app } }) => {
    expect(await app.evaluate(({ session }) => session.defaultSession.isSpellCheckerEnabled())).toBe(false);
  });

  test('keeps its title, whatever the page calls itself', async ({ opened: { app, page } }) => {
    await page.evaluate(() => {
      document.title = 'Expediente FGR-1';
    });
    await pause(200);

    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle())).toBe('Enlace');
  });
}

function addressOf(page: Drivable['page']): Promise<string> {
  return page.evaluate(() => location.href);
}

function ask(page: Drivable['page'], channel: string, input: unknown): Promise<unknown> {
  return page.evaluate(([asked, given]) => globalThis.enlace?.request(asked as never, given as never), [channel, input] as const);
}

function fetched(app: Drivable['app'], address: string): Promise<{ status: number; policy: string }> {
  return app.evaluate(async ({ session }, url) => {
    try {
      const response = await session.defaultSession.fetch(url);
      return { status: response.status, policy: response.headers.get('content-security-policy') ?? '' };
    } catch {
      return { status: 0, policy: '' };
    }
  }, address);
}

/** A server on this machine that writes down what it is asked: the guards' promise is that it is asked nothing. */
async function listening() {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(302, { location: 'https://example.invalid/' }).end();
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a listening TCP server has one
  return { address: `http://127.0.0.1:${port}`, asked, close: () => server.close() };
}

/** Open peer connections that would reach a listener: as STUN and TURN server, and as the other side's candidate. In the page. */
async function askPeers({ udp, tcp }: { readonly udp: number; readonly tcp: number }) {
  const turn = { username: 'secret', credential: 'secret' };
  const iceServers = [
    { urls: `stun:127.0.0.1:${udp}` },
    { urls: 'stun:stun.example.invalid:3478' },
    { urls: `turn:127.0.0.1:${udp}?transport=udp`, ...turn },
    { urls: `turn:127.0.0.1:${tcp}?transport=tcp`, ...turn },
    { urls: `turns:127.0.0.1:${tcp}?transport=tcp`, ...turn },
  ];
  const candidates: string[] = [];
  let connected = false;
  const one = new RTCPeerConnection({ iceServers });
  const other = new RTCPeerConnection();
  one.addEventListener('icecandidate', ({ candidate }) => {
    if (candidate !== null && candidate.candidate !== '') candidates.push(candidate.candidate);
  });
  one.addEventListener('connectionstatechange', () => (connected ||= one.connectionState === 'connected'));
  one.createDataChannel('x');
  await one.setLocalDescription(await one.createOffer());
  await other.setRemoteDescription(one.localDescription!);
  await other.setLocalDescription(await other.createAnswer());
  await one.setRemoteDescription(other.localDescription!);
  for (const candidate of [
    `candidate:1 1 udp 2130706431 127.0.0.1 ${udp} typ host`,
    `candidate:2 1 tcp 1518280447 127.0.0.1 ${tcp} typ host tcptype passive`,
  ])
    await one.addIceCandidate({ candidate, sdpMid: '0', sdpMLineIndex: 0 });
  await new Promise(resolve => setTimeout(resolve, 4_000));
  one.close();
  other.close();
  return { candidates, connected };
}

/** Writes down every datagram and every connection that it gets. */
async function listeningPeer() {
  const heard: string[] = [];
  const udp = createSocket('udp4');
  udp.on('message', message => heard.push(`datagram of ${message.length}`));
  await new Promise<void>(resolve => udp.bind(0, '127.0.0.1', resolve));
  const tcp = createTcpServer(socket => {
    heard.push('connection');
    socket.destroy();
  });
  await new Promise<void>(resolve => tcp.listen(0, '127.0.0.1', resolve));
  return {
    heard,
    udpPort: udp.address().port,
    tcpPort: (tcp.address() as AddressInfo).port, // a listening TCP server has one
    close: async () => {
      udp.close();
      await new Promise(resolve => tcp.close(resolve));
    },
  };
}
