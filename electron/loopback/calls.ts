import { basename } from 'node:path';
import type { Result } from '../../shared/failure.ts';
import { DEMO_VAULT, folderPurposes, type FolderPurpose, type Opening } from '../../shared/door.ts';
import { overlayFolder, readOverlays } from '../host/ground/overlays.ts';
import type { HostProcess } from '../thread/client.ts';
import { folderFor, usedVaults, waitingNames } from './folders.ts';
import type { Transfers } from './transfers.ts';

export type LoopbackOptions = {
  readonly host: HostProcess;
  /** The built page. */
  readonly page: string;
  /** The folder whose vaults this door may open, and under which it makes new ones. */
  readonly root: string;
  /** Whether a person confirmed at the terminal that vaults other than demo ones may be opened. */
  readonly realVaults: boolean;
  readonly demo: boolean;
  readonly version: string;
};

/** One call of the page, by its name in the address; what it gives is sent as JSON. */
export type DoorCall = (input: Record<string, unknown>) => unknown;

/** What a page that holds the token may call. `lockAfter` sets how long the vault stays open unused, in minutes. */
export function doorCalls(
  options: LoopbackOptions,
  transfers: Transfers,
  lockAfter: (minutes: number) => void,
): Readonly<Record<string, DoorCall>> {
  const { host } = options;
  return {
    request: ({ channel, input, job }) => ask(channel, input, job),
    cancel: ({ job }) => (typeof job === 'string' ? host.cancel(job) : undefined),
    source: async ({ name }) => {
      const { transfer, source } = transfers.upload(plainName(name));
      return { handle: await host.register(source), transfer };
    },
    sink: async ({ name }) => {
      const { transfer, sink } = transfers.download(plainName(name));
      return { handle: await host.register(sink), transfer, name: sink.name };
    },
    vaults: () => usedVaults(options.root),
    waiting: () => waitingNames(options.root),
    folder: ({ purpose, name }) => folder(purpose, name),
    opening: () => opening(),
    about: () => ({ version: options.version, platform: process.platform, node: process.versions.node }),
    overlays: () => readOverlays(overlayFolder()),
    'lock-after': ({ minutes }) => {
      if (typeof minutes === 'number' && minutes >= 1 && minutes <= 120) lockAfter(minutes);
    },
  };

  async function ask(channel: unknown, input: unknown, job: unknown): Promise<Result<unknown>> {
    if (!options.realVaults && (channel === 'vault:create' || channel === 'station:ask') && !isSynthetic(input))
      return { ok: false, failure: { code: 'door/real-vault' } };
    const result = await host.ask(channel, input, typeof job === 'string' ? job : undefined);
    if (options.realVaults || !opensVault(channel) || !result.ok || isSynthetic(result.value)) return result;
    await host.lock('asked');
    return { ok: false, failure: { code: 'door/real-vault' } };
  }

  async function folder(purpose: unknown, name: unknown) {
    if (!(folderPurposes as readonly unknown[]).includes(purpose)) return null;
    return folderAt(purpose as FolderPurpose, String(name)); // compared on the line above
  }

  async function folderAt(purpose: FolderPurpose, name: string) {
    const path = folderFor(options.root, purpose, name);
    if (path === undefined) return null;
    return { handle: await host.register({ kind: 'folder', path }), name: basename(path).replace(/\.enlace$/, '') };
  }

  async function opening(): Promise<Opening> {
    if (!options.demo) return { kind: 'usual' };
    const folder = await folderAt('new-vault', DEMO_VAULT); // among the door's vaults, where it is found again once it was locked
    return folder === null ? { kind: 'usual' } : { kind: 'demo', folder };
  }
}

function opensVault(channel: unknown): boolean {
  return channel === 'vault:unlock' || channel === 'vault:restore' || channel === 'vault:recover' || channel === 'station:join';
}

/** Whether an input or an answer says of its vault that it is synthetic; the vault itself keeps that mark. */
function isSynthetic(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if ('vault' in value) return isSynthetic(value.vault);
  return 'synthetic' in value && value.synthetic === true;
}

function plainName(name: unknown): string {
  const plain = typeof name === 'string' ? name.replace(/[\p{Cc}/\\]/gu, '_').slice(0, 200) : '';
  return plain === '' ? 'file' : plain;
}
