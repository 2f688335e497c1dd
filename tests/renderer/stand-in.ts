import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';
import { standInDoor } from '../../renderer/gallery/stand-in-door.ts';

// The page's parts read the door when they are first loaded; a test of parts alone needs no host behind it. Import this file first.
Object.assign(globalThis, { enlace: standInDoor });
// jsdom lays nothing out: rows would have no height, and no scroll.
Object.assign(globalThis.HTMLElement.prototype, { scrollTo: () => {} });
for (const [side, px] of Object.entries({ clientHeight: 600, clientWidth: 800, offsetHeight: 600, offsetWidth: 800 })) {
  Object.defineProperty(globalThis.HTMLElement.prototype, side, { configurable: true, get: () => px });
}
afterEach(cleanup);
