import { powerMonitor } from 'electron';
import { idleStep } from '../../shared/idle-lock.ts';
import type { LockReason } from '../thread/wire.ts';

const LOOK_EVERY_MS = 5_000;
const USUAL_MINUTES = 10;

/**
 * Tell before, and lock when nobody has touched the computer for a while, when it goes to sleep, and when its screen is locked. Whoever opens a
 * vault is there, also where the system has seen no key or mouse (a remote desktop, dictation): the time counts from `attended` at the earliest.
 */
export function lockWhenUnattended(
  lock: (reason: LockReason) => void,
  warn: (inSeconds: number | null) => void,
): { readonly lockAfter: (minutes: number) => void; readonly attended: () => void } {
  let attendedMs = performance.now();
  let limitSeconds = USUAL_MINUTES * 60;
  let locked = false;
  let warned = false;
  powerMonitor.on('suspend', () => lock('suspend'));
  powerMonitor.on('lock-screen', () => lock('screen')); // macOS and Windows tell; Linux does not
  setInterval(() => {
    const idleSeconds = Math.min(powerMonitor.getSystemIdleTime(), (performance.now() - attendedMs) / 1000);
    const step = idleStep(idleSeconds, limitSeconds);
    if (step.kind === 'warn') warn(step.inSeconds);
    else if (warned) warn(null);
    if (step.kind === 'lock' && !locked) lock('idle');
    warned = step.kind === 'warn';
    locked = step.kind === 'lock';
  }, LOOK_EVERY_MS).unref();
  return {
    lockAfter: minutes => {
      limitSeconds = minutes * 60;
    },
    attended: () => {
      attendedMs = performance.now();
    },
  };
}
