import type { EventName, Events, Host } from '../../shared/contract.ts';
import {
  DEMO_VAULT,
  type About,
  type Chosen,
  type ChosenFile,
  type Door,
  type DroppedFile,
  type Opening,
} from '../../shared/door.ts';
import type { Result } from '../../shared/failure.ts';
import type { Overlay } from '../../shared/overlay.ts';
import { connect, type Connection } from './connection.ts';
import { askForFolder, freeName, type UsedVault } from './folder-picker.ts';
import { sayPageLost } from './page-lost.ts';

type Listener = (payload: never) => void;

/** The door of a page in a browser: the same calls as the window's, over `fetch` to the program that served the page. */
export function openLoopbackDoor(): Door {
  const listeners = new Map<EventName, Set<Listener>>();
  const connection = connect({
    onEvent: (event, payload) => {
      for (const listener of listeners.get(event) ?? []) listener(payload as never); // sent under the event's own name
    },
    onLost: () => {
      for (const listener of listeners.get('vault:locked') ?? []) listener({ reason: 'asked' } as never);
      sayPageLost();
    },
  });
  const host = hostOver(connection, listeners);

  return {
    ...host,
    pickFiles: async (_purpose, many) => {
      const files = await filesFromDialog(many);
      return (await Promise.all(files.map(file => offerFile(connection, file)))).filter(file => file !== null);
    },
    pickFolder: async (purpose, suggested = '') => {
      if (purpose === 'packets' || purpose === 'backup' || purpose === 'exchange')
        return connection.call<Chosen | null>('folder', { purpose, name: '' });
      const vaults = (await connection.call<readonly UsedVault[]>('vaults', {})) ?? [];
      const names = vaults.map(vault => vault.name);
      const isDemo = purpose === 'new-vault' && suggested === DEMO_VAULT; // invented cases need no place to be thought of
      const name = isDemo ? freeName(suggested, names) : await askForFolder(purpose, suggested, vaults);
      return name === null ? null : connection.call<Chosen | null>('folder', { purpose, name });
    },
    saveAs: async suggested => {
      const sink = await connection.call<Chosen & { readonly transfer: string }>('sink', { name: suggested });
      if (sink === null) return null;
      connection.onTake(sink.transfer, () => followLink(`/door/content/${sink.transfer}`, sink.name));
      return { handle: sink.handle, name: sink.name };
    },
    dropped: file => offerFile(connection, file),
    receive: async name => {
      const sink = await connection.call<Chosen & { readonly transfer: string }>('sink', { name });
      if (sink === null) throw new Error('the door has ended');
      const content = new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
        connection.onTake(sink.transfer, () => {
          fetch(`/door/content/${sink.transfer}`)
            .then(async response => resolve(new Uint8Array(await response.arrayBuffer())))
            .catch(reject);
        });
      });
      return { handle: sink.handle, name: sink.name, content };
    },
    recentVaults: async () => {
      const vaults = (await connection.call<readonly UsedVault[]>('vaults', {})) ?? [];
      const chosen = await Promise.all(
        vaults.map(({ name }) => connection.call<Chosen | null>('folder', { purpose: 'vault', name })),
      );
      return chosen.filter(one => one !== null);
    },
    waitingVaults: async () => {
      const names = (await connection.call<readonly string[]>('waiting', {})) ?? [];
      const chosen = await Promise.all(
        names.map(name => connection.call<Chosen | null>('folder', { purpose: 'new-vault', name })),
      );
      return chosen.filter(one => one !== null);
    },
    opening: async () => (await connection.call<Opening>('opening', {})) ?? { kind: 'usual' },
    onOpened: () => () => undefined, // a browser opens packets by itself
    openedPacket: () => Promise.resolve(null),
    about: () => about(connection),
    copy: text => navigator.clipboard.writeText(text),
    showSaved: async (place, file) => {
      await navigator.clipboard.writeText([place, file].filter(part => part !== '').join('/'));
      return 'copied';
    },
    openLink: async address => {
      if (URL.parse(address)?.protocol !== 'https:') return false;
      window.open(address, '_blank', 'noopener,noreferrer');
      return true;
    },
    overlays: async () => (await connection.call<readonly Overlay[]>('overlays', {})) ?? [],
    speak: () => undefined, // the browser's own dialogs have their own language
    lockAfter: minutes => void connection.call('lock-after', { minutes }),
    onCommand: () => () => undefined,
  };
}

function hostOver(connection: Connection, listeners: Map<EventName, Set<Listener>>): Host {
  return {
    request: async (channel, input, job) => {
      const answer = await connection.call<Result<never>>('request', { channel, input, ...(job === undefined ? {} : { job }) });
      return answer ?? { ok: false, failure: { code: 'door/ended' } };
    },
    cancel: job => void connection.call('cancel', { job }),
    listen: <E extends EventName>(event: E, listener: (payload: Events[E]) => void) => {
      const forEvent = listeners.get(event) ?? new Set<Listener>();
      listeners.set(event, forEvent);
      forEvent.add(listener);
      return () => void forEvent.delete(listener);
    },
  };
}

async function about(connection: Connection): Promise<About> {
  const told = await connection.call<{ readonly version: string; readonly platform: string; readonly node: string }>('about', {});
  return {
    version: told?.version ?? '',
    door: 'loopback',
    platform: told?.platform ?? '',
    engines: { node: told?.node ?? '' },
    hidesFromCapture: false,
    hearsScreenLock: false,
  };
}

/** Register a file whose content is sent when, and only when, the host begins to read it. */
async function offerFile(connection: Connection, file: DroppedFile): Promise<ChosenFile | null> {
  const source = await connection.call<{ readonly handle: string; readonly transfer: string }>('source', { name: file.name });
  if (source === null) return null;
  // A browser's own File; only its content is sent, streamed by the browser from disk.
  connection.onBring(source.transfer, () => connection.send(source.transfer, file as File));
  return { handle: source.handle, name: file.name, sizeBytes: file.size };
}

function filesFromDialog(many: boolean): Promise<readonly File[]> {
  return new Promise(resolve => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = many;
    input.addEventListener('change', () => resolve([...(input.files ?? [])]));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
}

function followLink(href: string, name: string): void {
  const link = document.createElement('a');
  link.href = href;
  link.download = name;
  link.click();
}
