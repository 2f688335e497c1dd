import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The machine's own Firefox, by the name under which it is there. */
export const firefoxName = (['firefox-esr', 'firefox'] as const).find(
  name => spawnSync(name, ['--version'], { stdio: 'ignore' }).error === undefined,
);

/** A page of a Firefox as it is shipped, asked over WebDriver BiDi (https://w3c.github.io/webdriver-bidi/), which it speaks by itself. */
export type FirefoxPage = {
  readonly open: (url: string) => Promise<void>;
  /** The value of an expression, awaited, as JSON. */
  readonly ask: (expression: string) => Promise<unknown>;
  /** Ask until it holds. */
  readonly until: (expression: string) => Promise<void>;
  readonly give: (selector: string, files: readonly string[]) => Promise<void>;
  readonly picture: () => Promise<Buffer>;
  readonly downloads: string;
  /** What the page asked the network for, and what it complained of. */
  readonly told: readonly string[];
  readonly close: () => Promise<void>;
};

const patience = 120_000;

export async function openFirefox(name: string): Promise<FirefoxPage> {
  const profile = mkdtempSync(join(tmpdir(), 'enlace-firefox-'));
  const downloads = join(profile, 'downloads');
  mkdirSync(downloads);
  const preferences: Readonly<Record<string, unknown>> = {
    'browser.download.folderList': 2,
    'browser.download.dir': downloads,
    'browser.download.useDownloadDir': true,
    'browser.download.always_ask_before_handling_new_types': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'app.update.enabled': false,
    'browser.shell.checkDefaultBrowser': false,
  };
  const lines = Object.entries(preferences).map(([key, value]) => `user_pref(${JSON.stringify(key)}, ${JSON.stringify(value)});`);
  writeFileSync(join(profile, 'user.js'), lines.join('\n'));
  const child = spawn(name, ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0', 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, MOZ_HEADLESS_WIDTH: '1000', MOZ_HEADLESS_HEIGHT: '1400' },
  });
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()));
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => reject(new Error('Firefox did not begin to listen')), patience);
    child.once('error', reject);
    child.stderr.on('data', (piece: Buffer) => {
      said += piece.toString();
      const found = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(said)?.[1];
      if (found === undefined) return;
      clearTimeout(timer);
      resolve(found);
    });
  });
  const { send, told, hangUp } = await connected(`${address}/session`);
  await send('session.new', { capabilities: {} });
  await send('session.subscribe', { events: ['log.entryAdded', 'network.beforeRequestSent'] });
  const { contexts } = (await send('browsingContext.getTree', {})) as {
    readonly contexts: readonly { readonly context: string }[];
  };
  const { context } = contexts[0]!; // a browser that was started has a tab
  const evaluate = async (expression: string) => {
    const asked = { expression, target: { context }, awaitPromise: true };
    const answer = (await send('script.evaluate', asked)) as {
      readonly result?: { readonly value?: unknown; readonly sharedId?: string };
    };
    return answer.result;
  };
  const ask = async (expression: string): Promise<unknown> => {
    const value = (await evaluate(`Promise.resolve(${expression}).then(value => JSON.stringify(value) ?? 'null')`))?.value;
    return typeof value === 'string' ? JSON.parse(value) : null;
  };
  return {
    downloads,
    told,
    ask,
    open: async url => void (await send('browsingContext.navigate', { context, url, wait: 'complete' })),
    async until(expression) {
      const end = Date.now() + patience;
      while ((await ask(`Boolean(${expression})`)) !== true) {
        if (Date.now() > end) throw new Error(`never so in Firefox: ${expression}`);
        await new Promise(resolve => setTimeout(resolve, 50));
      }
    },
    async give(selector, files) {
      const { sharedId } = (await evaluate(`document.querySelector(${JSON.stringify(selector)})`)) ?? {};
      await send('input.setFiles', { context, element: { sharedId }, files });
    },
    async picture() {
      const { data } = (await send('browsingContext.captureScreenshot', { context, origin: 'document' })) as {
        readonly data: string;
      };
      return Buffer.from(data, 'base64');
    },
    async close() {
      await send('browser.close', {}).catch(() => child.kill());
      hangUp();
      await ended;
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

type Answer = {
  readonly id?: number;
  readonly type: string;
  readonly result?: unknown;
  readonly message?: string;
  readonly method?: string;
  readonly params?: { readonly level?: string; readonly text?: string; readonly request?: { readonly url?: string } };
};

/** One conversation with the browser. What it tells unasked of faults and of the network is kept. */
async function connected(address: string) {
  const socket = new WebSocket(address);
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve(), { once: true });
    socket.addEventListener('error', () => reject(new Error('Firefox does not answer')), { once: true });
  });
  const waiting = new Map<number, { readonly resolve: (result: unknown) => void; readonly reject: (error: Error) => void }>();
  const told: string[] = [];
  socket.addEventListener('message', ({ data }) => {
    const { id, type, result, message, method, params } = JSON.parse(String(data)) as Answer;
    const asked = id === undefined ? undefined : waiting.get(id);
    if (id !== undefined) waiting.delete(id);
    if (type === 'error') asked?.reject(new Error(message));
    else asked?.resolve(result);
    if (method === 'log.entryAdded' && params?.level === 'error') told.push(params.text ?? '');
    const url = params?.request?.url ?? '';
    if (method === 'network.beforeRequestSent' && !/^(?:file|blob|data|about):/.test(url)) told.push(url);
  });
  let last = 0;
  const send = (method: string, params: object): Promise<unknown> => {
    const id = ++last;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      socket.send(JSON.stringify({ id, method, params }));
    });
  };
  return { send, told, hangUp: () => socket.close() };
}
