import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { expect, it } from 'vitest';
import { broken, circles, judging, upward } from './import-law.ts';

const root = join(import.meta.dirname, '..', '..');
const files = globSync('{shared,db,electron,renderer,verifier}/**/*.{ts,tsx}', { cwd: root }).map(file =>
  file.split(sep).join('/'),
);

it('finds the rooms', () => {
  for (const room of ['shared/', 'db/', 'electron/host/', 'electron/shell/', 'renderer/', 'verifier/']) {
    expect(files.some(file => file.startsWith(room))).toBe(true);
  }
});

it('keeps every file to what its room may name and run', () => {
  const leaks = files.flatMap(file => broken(file, readFileSync(join(root, file), 'utf8')));

  expect(leaks).toEqual([]);
});

it('never lets a room of the host name one above it', () => {
  expect(files.flatMap(file => upward(file, readFileSync(join(root, file), 'utf8')))).toEqual([]);
});

it.each([
  ['the chain of entries names the stages', 'electron/host/audit/x.ts', "import { indexCases } from '../stages/stage-index.ts';"],
  ['keys name the vault, as a type', 'electron/host/keys/x.ts', "import type { Session } from '../ground/context.ts';"],
  ['reading a packet names the channel', 'electron/host/packets/read/x.ts', "import { openInbox } from '../channel/inbox.ts';"],
  ['the demo names the door', 'electron/host/demo/x.ts', "import { dispatch } from '../dispatch.ts';"],
  ['a new room has no floor', 'electron/host/attic/x.ts', ''],
])('sees a floor skipped: %s', (_name, file, source) => {
  expect(upward(file, source)).not.toEqual([]);
});

it('never lets the page judge', () => {
  expect(judging(new Map(files.map(file => [file, readFileSync(join(root, file), 'utf8')])))).toEqual([]);
});

it.each([
  ['joins marks', "import { joinMark } from '../../shared/decision/effective-mark.ts';", ''],
  ['decides', "export { decide } from '../../shared/decision/decide.ts';", ''],
  ['asks what a draft comes to', "import { askedBy } from '../../shared/mark-draft.ts';", ''],
  ['judges through a file between', "import { x } from '../../shared/x.ts';", "import { decide } from './decision/decide.ts';"],
])('sees a page that %s', (_name, page, between) => {
  const sources = new Map([
    ['renderer/marks/x.ts', page],
    ['shared/x.ts', between],
  ]);

  expect(judging(sources)).not.toEqual([]);
});

it('lets the page name what was judged, and show its words', () => {
  const page =
    "import type { Decision } from '../../shared/decision/types.ts'; import { reasonTexts } from '../../shared/decision/reason-codes.ts';";

  expect(judging(new Map([['renderer/marks/x.ts', page]]))).toEqual([]);
});

it('finds no circle in the whole tree', () => {
  expect(circles(new Map(files.map(file => [file, readFileSync(join(root, file), 'utf8')])))).toEqual([]);
});

it('sees a circle over three files', () => {
  const sources = new Map([
    ['shared/a.ts', "import './b.ts';"],
    ['shared/b.ts', "import type { C } from './c.ts';"],
    ['shared/c.ts', "export * from './a.ts';"],
  ]);

  expect(circles(sources)).toEqual(['shared/a.ts -> shared/b.ts -> shared/c.ts -> shared/a.ts']);
});

it.each([
  ['shared names Node', 'shared/x.ts', "import { readFileSync } from 'node:fs';"],
  ['shared names Node without its prefix', 'shared/x.ts', "import { join } from 'path';"],
  ['shared names another room, as a type', 'shared/x.ts', "import type { Writer } from '../db/open.ts';"],
  ['shared runs the schemas', 'shared/x.ts', "import { calls } from './contract.ts';"],
  ['shared names zod outside the contract', 'shared/decision/x.ts', "import { z } from 'zod';"],
  ['the database names files', 'db/x.ts', "import 'node:fs';"],
  ['the database names the host', 'db/x.ts', "import type { Session } from '../electron/host/context.ts';"],
  ['a migration calls a query', 'db/migrations/0099-x.ts', "import { listCases } from '../cases.ts';"],
  ['a migration names shared code', 'db/migrations/0099-x.ts', "import { catalogue } from '../../shared/catalogue.ts';"],
  ['a migration opens the database itself', 'db/migrations/0099-x.ts', "import { openVault } from '../open.ts';"],
  ['the host names Electron as a type', 'electron/host/x.ts', "import type { BrowserWindow } from 'electron';"],
  ['the host names Electron late', 'electron/host/x.ts', "const { app } = await import('electron');"],
  ['the host goes to another machine', 'electron/host/vault/x.ts', "import { connect } from 'node:net';"],
  ['the host loads a way there late', 'electron/host/office/carriers/x.ts', "const { default: pg } = await import('pg');"],
  ['the carrier asks for a web page', 'electron/host/office/carriers/postgres/x.ts', "import { get } from 'node:https';"],
  ['the carrier names another room’s packages', 'electron/host/office/carriers/postgres/x.ts', "import { z } from 'zod';"],
  ['the terminal goes to another machine', 'electron/terminal/x.ts', "import { connect } from 'pg';"],
  ['the host names React', 'electron/host/packet/x.ts', "import { useState } from 'react';"],
  ['the shell names the database', 'electron/shell/x.ts', "import { openVault } from '../../db/open.ts';"],
  ['the preload runs the contract', 'electron/preload.ts', "import { calls } from '../shared/contract.ts';"],
  ['the loopback door names Electron', 'electron/loopback/x.ts', "import { app } from 'electron';"],
  ['the terminal names the page', 'electron/terminal/x.ts', "import { text } from '../../renderer/text.ts';"],
  ['the page runs the contract', 'renderer/case/x.tsx', "import { calls } from '../../shared/contract.ts';"],
  ['the page runs a row of it', 'renderer/case/x.tsx', "export { vaultCalls } from '../../shared/contract/vault.ts';"],
  ['the page names Node', 'renderer/x.ts', "import type { Buffer } from 'node:buffer';"],
  ['the page names the host, as a type', 'renderer/x.ts', "import type { Session } from '../electron/host/context.ts';"],
  ['the page names Electron', 'renderer/x.ts', "const electron = require('electron');"],
])('sees a leak: %s', (_name, file, source) => {
  expect(broken(file, source)).not.toEqual([]);
});

it.each([
  ['shared/contract/x.ts', "import { z } from 'zod';"],
  ['shared/x.ts', "import type { Row } from './contract/row.ts';"],
  ['db/migrations/0099-x.ts', "import type { Writer } from '../open.ts';"],
  ['electron/preload.ts', "import { ipcRenderer } from 'electron'; import type { Door } from '../shared/door.ts';"],
  ['renderer/x.tsx', "import type { Host } from '../shared/contract.ts'; import { useState } from 'react';"],
  ['electron/main.ts', "import { app } from 'electron'; import { startHost } from './thread/client.ts';"],
])('lets %s name what it may', (file, source) => {
  expect(broken(file, source)).toEqual([]);
});

it('fetches nothing in the host, by what needs no import either', () => {
  const ways = /\b(?:fetch|WebSocket|EventSource)\s*\(/;
  const fetching = files.filter(file => file.startsWith('electron/host/') && ways.test(readFileSync(join(root, file), 'utf8')));

  expect(fetching).toEqual([]);
  expect(ways.test('await fetch(address)')).toBe(true);
});

it('lets one file of the page alone read the door', () => {
  const readers = files.filter(
    file => file.startsWith('renderer/') && /\b(?:globalThis|window|self)\.enlace\b/.test(readFileSync(join(root, file), 'utf8')),
  );

  expect(readers).toEqual(['renderer/host.ts']);
});
