import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { WritableStream } from 'node:stream/web';
import { afterEach } from 'vitest';
import { dispatch } from '../../electron/host/dispatch.ts';
import type { EventName } from '../../shared/contract.ts';
import type { Door } from '../../shared/door.ts';
import { testServices, type TempVault, type Told } from './temp-vault.ts';

// The page reads its door when its files are first loaded: import this file before any of the page's.

/** One call that the page made. */
export type Asked = { readonly channel: string; readonly input: unknown };

const closed = testServices().services;
const hearers = new Map<EventName, Set<(payload: never) => void>>();
let vault: TempVault | null = null;
let deafen = (): void => undefined;
let order: 'event-first' | 'answer-first' = 'event-first';
let held: Told[] = [];
let unanswered = 0;
let traffic = 0;

/** What stands behind the door, what went through it, and what a person would choose in its dialogs. */
export const page = {
  /** Every call, in order; set its length to begin anew. */
  asked: [] as Asked[],
  /** What was put on the clipboard, last. */
  copied: '',
  /** The name of the folder that is chosen, made in the vault's own root. */
  folder: 'chosen',
  /** The files that are picked. */
  files: [] as File[],
  /** Put a vault behind the door, or with null none that is open; it then answers and is heard in this order. */
  stand(behind: TempVault | null, as: typeof order = 'event-first'): void {
    deafen();
    [vault, order, held] = [behind, as, []];
    deafen = behind === null ? () => undefined : behind.hear(told => (order === 'event-first' ? say(told) : held.push(told)));
  },
  /** Once every call is answered, and nothing more is said or asked for a while. */
  async quiet(): Promise<void> {
    for (let calm = 0; calm < 6;) {
      const before = traffic;
      await new Promise(resolve => setTimeout(resolve, 12));
      calm = unanswered === 0 && traffic === before ? calm + 1 : 0;
    }
  },
  /** As {@link page.quiet}, with what a screen only asks or shows after a pause in it. */
  async settled(): Promise<void> {
    await page.quiet();
    await new Promise(resolve => setTimeout(resolve, 250));
    await page.quiet();
  },
  /** Calls made since the last look, by channel. */
  channels(): readonly string[] {
    return page.asked.splice(0).map(({ channel }) => channel);
  },
};

/** As two threads do: what is said comes in a turn of its own. */
function say({ event, payload }: Told): void {
  const heard = structuredClone(payload);
  traffic += 1;
  queueMicrotask(() => hearers.get(event as EventName)?.forEach(hear => hear(heard as never))); // told by the contract's names
}

const registerSource = (file: File) =>
  (vault?.services ?? closed).handles.register({ kind: 'source', name: file.name, stream: file.stream() });

/** The page's door over the real handlers, with the events that they tell, and the vault that stands behind it. */
const door: Door = {
  async request(channel, input) {
    page.asked.push({ channel, input });
    unanswered += 1;
    traffic += 1;
    const answering = vault === null ? dispatch(closed, channel, structuredClone(input)) : vault.request(channel, input);
    const answer = await answering.finally(() => (unanswered -= 1));
    for (const told of held.splice(0)) setTimeout(() => say(told)); // once the page has its answer
    return structuredClone(answer) as never; // the contract's own row says what its handler gives
  },
  cancel: () => undefined,
  listen(event, listener) {
    const all = hearers.get(event) ?? new Set();
    hearers.set(event, all.add(listener)); // kept under its own event
    return () => void all.delete(listener);
  },
  pickFiles: async () => page.files.map(file => ({ handle: registerSource(file), name: file.name, sizeBytes: file.size })),
  async pickFolder() {
    if (vault === null) return null;
    const path = join(vault.root, page.folder);
    mkdirSync(path, { recursive: true });
    return { handle: vault.handleOf(path), name: page.folder };
  },
  async saveAs(name) {
    if (vault === null) return null;
    return { handle: vault.services.handles.register({ kind: 'sink', name, path: join(vault.root, name) }), name };
  },
  dropped: async file => ({ handle: registerSource(file as File), name: file.name, sizeBytes: file.size }),
  async receive(name) {
    const chunks: Uint8Array[] = [];
    let finish: (content: Uint8Array<ArrayBuffer>) => void;
    const content = new Promise<Uint8Array<ArrayBuffer>>(resolve => (finish = resolve));
    const stream = new WritableStream<Uint8Array>({
      write: chunk => void chunks.push(chunk),
      close: () => finish(new Uint8Array(Buffer.concat(chunks))),
    });
    return { handle: (vault?.services ?? closed).handles.register({ kind: 'sink', name, stream }), name, content };
  },
  recentVaults: async () => [],
  waitingVaults: async () => [],
  opening: async () => ({ kind: 'usual' }),
  onOpened: () => () => undefined,
  openedPacket: async () => null,
  about: async () => ({
    version: '0.0.0',
    door: 'window',
    platform: process.platform,
    engines: { node: process.versions.node },
    hidesFromCapture: false,
    hearsScreenLock: false,
  }),
  copy: async text => void (page.copied = text),
  showSaved: async (place, file) => {
    page.copied = [place, file].filter(part => part !== '').join('/');
    return 'copied';
  },
  openLink: async () => false,
  speak: () => undefined,
  lockAfter: () => undefined,
  overlays: () => Promise.resolve([]),
  onCommand: () => () => undefined,
};
Object.assign(globalThis, { enlace: door });
afterEach(() => {
  page.asked.length = 0;
});

if ('document' in globalThis) {
  const { cleanup } = await import('@testing-library/react');
  // jsdom lays nothing out: rows would have no height, and no scroll.
  Object.assign(globalThis.HTMLElement.prototype, { scrollTo: () => undefined });
  for (const [side, px] of Object.entries({ clientHeight: 600, clientWidth: 800, offsetHeight: 600, offsetWidth: 800 }))
    Object.defineProperty(globalThis.HTMLElement.prototype, side, { configurable: true, get: () => px });
  afterEach(cleanup);
}
