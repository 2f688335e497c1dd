import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/{db,host,shared,renderer,architecture}/**/*.test.{ts,tsx}'],
    testTimeout: 60_000,
    pool: 'threads',
    setupFiles: ['tests/support/setup.ts'],
  },
});
