// What the plain-Node host is started with.

/**
 * The environment of a Node process that runs the host. glibc keeps most of what is freed for itself and has eight arenas a core to keep
 * it in, so the pixels of pages drawn long ago would count against the process. Blocks of 128 KiB and more go back to the system at once,
 * and two arenas serve all threads; who set either otherwise keeps it. Other systems have other allocators, and Electron brings its own.
 */
export const hostEnvironment =
  process.platform === 'linux'
    ? { MALLOC_MMAP_THRESHOLD_: String(128 * 1024), MALLOC_ARENA_MAX: '2', ...process.env }
    : process.env;
