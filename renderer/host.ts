import type { Door } from '../shared/door.ts';
import { openLoopbackDoor } from './loopback/door.ts';

declare global {
  // Set by the preload in the window, absent on a loopback page.
  var enlace: Door | undefined;
}

/** The one way out of the page: the window's, or the loopback door's. */
export const door: Door = globalThis.enlace ?? openLoopbackDoor();
