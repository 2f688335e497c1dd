import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/support/longest-first.ts';

const shared = { testTimeout: 60_000, hookTimeout: 60_000, pool: 'threads' as const, setupFiles: ['tests/support/setup.ts'] };
const alone = ['packet-large', 'pdf-readers', 'reach'].map(name => `tests/host/${name}.test.ts`);
export default defineConfig({
  test: {
    globalSetup: ['tests/support/verifier-file.ts'],
    maxWorkers: '100%', // its own choice leaves a core idle: of two, half the machine
    sequence: { sequencer: LongestFirst },
    projects: [
      // What needs no vault or one: answers in seconds, and so is what `npm run check` asks. Its files share the modules of their worker, which
      // hold no state. No project has a group of its own, so that no core waits between them.
      { test: { ...shared, name: 'near', include: ['tests/{architecture,shared,db}/**/*.test.ts'], isolate: false } },
      // The host's files share them too, as its vaults do in one process that outlives them; those that put another module or clock in a place
      // stand apart, and the window's, whose stores live as long as its page.
      { test: { ...shared, name: 'host', include: ['tests/host/**/*.test.ts'], exclude: alone, isolate: false } },
      { test: { ...shared, name: 'far', include: ['tests/renderer/**/*.test.{ts,tsx}', ...alone] } },
    ],
  },
});
