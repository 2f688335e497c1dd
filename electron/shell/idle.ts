import { powerMonitor } from 'electron';
import type { LockReason } from '../thread/wire.ts';

const LOOK_EVERY_MS = 5_000;
const USUAL_MINUTES = 10;

/** Lock when nobody has touched the computer for a while, when it goes to sleep, and when its screen is locked. */
export function lockWhenUnattended(lock: (reason: LockReason) => void): { readonly lockAfter: (minutes: number) => void } {
  let limitSeconds = USUAL_MINUTES * 60;
  let locked = false;
  powerMonitor.on('suspend', () => lock('suspend'));
  powerMonitor.on('lock-screen', () => lock('screen')); // macOS and Windows tell; Linux does not
  setInterval(() => {
    const idle = powerMonitor.getSystemIdleTime() >= limitSeconds;
    if (idle && !locked) lock('idle');
    locked = idle;
  }, LOOK_EVERY_MS).unref();
  return {
    lockAfter: minutes => {
      limitSeconds = minutes * 60;
    },
  };
}
