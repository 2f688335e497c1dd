import { defineConfig } from 'vitest/config';

const shared = { testTimeout: 60_000, pool: 'threads' as const, setupFiles: ['tests/support/setup.ts'] };

export default defineConfig({
  test: {
    globalSetup: ['tests/support/verifier-file.ts'],
    maxWorkers: '100%', // its own choice leaves a core idle: of two, half the machine
    projects: [
      // What needs no vault or one: answers in seconds, and so comes first.
      {
        test: {
          ...shared,
          name: 'near',
          include: ['tests/{architecture,shared,db}/**/*.test.ts'],
          sequence: { groupOrder: 0 },
        },
      },
      { test: { ...shared, name: 'far', include: ['tests/{host,renderer}/**/*.test.{ts,tsx}'], sequence: { groupOrder: 1 } } },
    ],
  },
});
