import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeDeb } from '../../scripts/deb.mjs';
import { hasOutsideTool } from '../support/outside.ts';

const told = {
  version: '9.8.7',
  maintainer: 'Nobody <nobody@example.invalid>',
  homepage: 'https://example.invalid/',
  description: 'A synthetic program',
  notices: 'terms\n',
};
const anybody = 'makes a Debian package that anybody may run, whoever packed it';
const same = 'makes the same package of the same program, at another hour and with other modes';
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'enlace-deb-test-'));
  const program = join(folder, 'program');
  mkdirSync(join(program, 'resources'), { recursive: true });
  mkdirSync(join(folder, 'icons'));
  for (const [name, text] of [
    ['enlace', '#!/bin/sh\n'],
    ['enlace-window', '\u007fELF'],
    ['chrome-sandbox', '\u007fELF'],
    ['resources/app.asar', 'x'],
  ] as const)
    writeFileSync(join(program, name), text, { mode: 0o600 });
  writeFileSync(join(folder, 'icons', '32x32.png'), 'x');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const make = (name: string) => {
  mkdirSync(join(folder, name));
  return makeDeb(join(folder, 'program'), join(folder, 'icons'), join(folder, name), told);
};

it.skipIf(!hasOutsideTool('dpkg-deb', anybody))(anybody, () => {
  const made = make('one');
  const listed = spawnSync('dpkg-deb', ['--contents', made], { encoding: 'utf8' }).stdout;
  const modeOf = (path: string) =>
    listed
      .split('\n')
      .find(line => line.includes(` ${path}`))
      ?.slice(0, 10);

  expect(spawnSync('dpkg-deb', ['--field', made, 'Package', 'Version'], { encoding: 'utf8' }).stdout).toContain('9.8.7');
  expect(modeOf('./opt/Enlace/enlace-window')).toBe('-rwxr-xr-x');
  expect(modeOf('./opt/Enlace/chrome-sandbox')).toBe('-rwsr-xr-x');
  expect(modeOf('./opt/Enlace/resources/app.asar')).toBe('-rw-r--r--');
  expect(listed).toContain('./usr/bin/enlace -> /opt/Enlace/enlace');
  expect(listed).toContain('./usr/share/icons/hicolor/32x32/apps/enlace.png');
});

it.skipIf(!hasOutsideTool('dpkg-deb', same))(same, () => {
  const one = readFileSync(make('one'));
  chmodSync(join(folder, 'program', 'resources', 'app.asar'), 0o644);

  expect(readFileSync(make('two'))).toEqual(one);
});
