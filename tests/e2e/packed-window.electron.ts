import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { test } from '@playwright/test';
import { lookAtDocuments, type Looker } from './documents.ts';
import { lookerIn, travellerIn } from './electron-traveller.ts';
import { playJourney, type Traveller } from './journey.ts';
import { drivable, newHome, packOnce } from './packed-program.ts';
import { openApp, type Opened } from './window.ts';

// What a person does, in the window of the program as it is shipped.
test.describe.configure({ mode: 'serial' });

let opened: Opened;
let traveller: Traveller;
let looker: Looker;

test.beforeAll(async () => {
  test.setTimeout(600_000);
  const { folder } = packOnce();
  const root = newHome(folder);
  opened = await openApp([], newHome(folder), drivable(root));
  traveller = await travellerIn(opened, root);
  chmodSync(join(root, 'outbox'), 0o777);
  looker = lookerIn(opened, root);
});
test.afterAll(() => opened.app.close());

playJourney(() => traveller);
lookAtDocuments(() => looker);
