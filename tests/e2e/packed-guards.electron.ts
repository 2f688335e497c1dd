import { test as base } from '@playwright/test';
import { playGuards } from './guards.ts';
import { openPacked } from './packed-program.ts';
import type { Drivable } from './window.ts';

// The same attacks on the program as it is shipped.

playGuards(
  base.extend<object, { opened: Drivable }>({
    opened: [
      async ({}, use) => {
        const opened = await openPacked();
        await use(opened);
        await opened.end();
      },
      { scope: 'worker', timeout: 600_000 },
    ],
  }),
);
