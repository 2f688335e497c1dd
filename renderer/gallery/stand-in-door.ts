import type { Door } from '../../shared/door.ts';

const vaults = [
  { handle: 'h-1', name: 'OIA Ciudad de México.enlace' },
  { handle: 'h-2', name: 'Oficina de práctica.enlace' },
];

/** A door without a host, for looking at the parts: every call is refused as a wrong passphrase is. */
export const standInDoor: Door = {
  request: async channel =>
    channel === 'vault:info'
      ? // the one call that must answer, so that the way in is shown
        ({ ok: true, value: { open: null, closed: null } } as never)
      : { ok: false, failure: { code: 'vault/wrong-passphrase' } },
  cancel: () => {},
  listen: () => () => {},
  pickFiles: async () => [],
  pickFolder: async () => null,
  saveAs: async () => null,
  dropped: async () => null,
  receive: async name => ({ handle: 'h-0', name, content: Promise.resolve(new Uint8Array()) }),
  recentVaults: async () => (location.hash.endsWith('first') ? [] : vaults),
  waitingVaults: async () => [],
  opening: async () => ({ kind: 'usual' }),
  onOpened: () => () => {},
  openedPacket: async () => null,
  about: async () => ({
    version: '0.1.0',
    door: 'window',
    platform: 'linux',
    engines: { node: '24' },
    hidesFromCapture: false,
    hearsScreenLock: false,
  }),
  overlays: async () => [],
  copy: async () => {},
  showSaved: async () => 'shown',
  openLink: async () => false,
  speak: () => {},
  lockAfter: () => {},
  onCommand: () => () => {},
};
