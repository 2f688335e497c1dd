import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeBytes, writePieces } from '../../electron/host/places/sinks.ts';
import { piecesOf } from '../../electron/host/places/pieces.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'enlace-own-'));
  path = join(folder, 'keep.pdf');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const sink = () => ({ kind: 'sink', name: 'keep.pdf', path }) as const;
const bytes = new Uint8Array(Buffer.from('ours'));
const ways = [
  ['at once', () => writeBytes(sink(), bytes)],
  ['in pieces', () => writePieces(sink(), piecesOf(bytes), new AbortController().signal)],
] as const;
const inFolder = () => readdirSync(folder).sort();

describe.each(ways)('saving a file %s', (_way, save) => {
  it('keeps a file that is called the same with .new at its end', async () => {
    writeFileSync(`${path}.new`, 'somebody else’s');

    await save();

    expect(readFileSync(`${path}.new`, 'utf8')).toBe('somebody else’s');
    expect(readFileSync(path, 'utf8')).toBe('ours');
    expect(inFolder()).toEqual(['keep.pdf', 'keep.pdf.new']);
  });

  it('follows no link that lies beside it', async () => {
    const other = join(folder, 'other.txt');
    writeFileSync(other, 'somebody else’s');
    symlinkSync(other, `${path}.new`);

    await save();

    expect(readFileSync(other, 'utf8')).toBe('somebody else’s');
  });

  it('replaces a link that has its name, and not what the link points to', async () => {
    const other = join(folder, 'other.txt');
    writeFileSync(other, 'somebody else’s');
    symlinkSync(other, path);

    await save();

    expect([readFileSync(other, 'utf8'), readFileSync(path, 'utf8')]).toEqual(['somebody else’s', 'ours']);
  });

  it('removes what a killed run left a day ago, and nothing younger or of another name', async () => {
    await killedWhileSaving(path);
    const [left] = inFolder();
    expect(left).toMatch(/^enlace-[0-9a-f]{32}\.new$/);
    await save();
    expect(inFolder()).toEqual([left, 'keep.pdf']);
    const foreign = ['enlace-report.new', 'enlace-0123.new', `enlace-${'z'.repeat(32)}.new`];
    for (const name of foreign) writeFileSync(join(folder, name), 'somebody else’s');
    const old = new Date(Date.now() - 25 * 60 * 60 * 1000);
    for (const name of [left!, ...foreign]) utimesSync(join(folder, name), old, old);

    await save();

    expect(inFolder()).toEqual([...foreign, 'keep.pdf'].sort());
  });
});

/** Let another process save without end, and kill it when its half-written file is there. */
async function killedWhileSaving(to: string): Promise<void> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('../support/saving-child.ts', import.meta.url)), to], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>(resolve => {
    child.stdout.once('data', () => child.kill('SIGKILL'));
    child.on('close', () => resolve());
  });
}
