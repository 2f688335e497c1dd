// What the plain-Node host is started with.
import { join } from 'node:path';
import { root } from './install.mjs';

/** Where Node keeps what it compiled of the sources, so that the next process starts in half the time; Node sees what changed. */
export const compileCache = join(root, 'node_modules', '.cache', 'compiled');

/**
 * glibc keeps most of what is freed for itself and has eight arenas a core to keep it in, so the pixels of pages drawn long ago would
 * count against the process. Blocks of 128 KiB and more go back to the system at once, and two arenas serve all threads. Other systems
 * have other allocators, and Electron brings its own.
 */
const memory = process.platform === 'linux' ? { MALLOC_MMAP_THRESHOLD_: String(128 * 1024), MALLOC_ARENA_MAX: '2' } : {};

/**
 * A thread's memory for what is young grows to 128 MB by itself and is kept: the host would hold more of it than of all that lives. With
 * half a fourth an import, which makes most new things, takes as long.
 */
const young = { NODE_OPTIONS: '--max-semi-space-size=16' };

/** The environment of a Node process that runs the host; who set any of it otherwise keeps it. */
export const hostEnvironment = { NODE_COMPILE_CACHE: compileCache, ...young, ...memory, ...process.env };
