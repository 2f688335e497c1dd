import { copyFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { build, outboxPath, sourceOf, twoOffices } from '../support/exchange.ts';

let offices: Awaited<ReturnType<typeof twoOffices>>;
let path: string;
beforeEach(async () => {
  offices = await twoOffices();
  path = join(offices.us.root, 'packet.age');
});
afterEach(() => offices.cleanup());

/** A build that ends where the vault would note that the packet has left: its file has its name by then. */
async function stoppedBuild(): Promise<void> {
  const { us, caseId } = offices;
  us.session.office.exec(
    "CREATE TEMP TRIGGER stop BEFORE UPDATE OF state ON channel_packets WHEN new.state = 'confirmed' BEGIN SELECT RAISE(ABORT, 'planted'); END",
  );
  const file = us.services.handles.register({ kind: 'sink', name: 'packet.age', path });
  const answer = await us.request('packet:build', { caseId, recipient: 'MX-FGR', purpose: 'same-case', scope: 'all', file });
  expect(answer.ok).toBe(false);
  await us.unlock();
}

/** The numbers that the next build voids. */
async function voidedByTheNext(): Promise<readonly number[]> {
  const { voids } = await build(offices.us, offices.caseId);
  return voids.map(({ number }) => number);
}

describe('a packet whose building was stopped', () => {
  it('is booked as sent if its own file stands where it should', async () => {
    await stoppedBuild();

    expect(await voidedByTheNext()).toEqual([]);

    const { place, number } = await offices.mx.ask('packet:import', { file: sourceOf(offices.mx, path) });
    expect([place, number]).toEqual(['next', 1]);
  });

  it.each<readonly [what: string, put: () => void]>([
    ['another file', () => writeFileSync(path, 'a letter of somebody else')],
    ['nothing', () => rmSync(path)],
    ['a folder', () => (rmSync(path), mkdirSync(path))],
    ['half of it', () => writeFileSync(path, 'age-encryption.org/v1\n')],
  ])('becomes a signed void if %s has its name', async (_what, put) => {
    await stoppedBuild();
    put();

    const built = await build(offices.us, offices.caseId);

    expect(built).toMatchObject({ number: 2, voids: [{ number: 1 }] });
    const voided = join(outboxPath(offices.us), built.voids[0]!.file);
    const { kind } = await offices.mx.ask('packet:import', { file: sourceOf(offices.mx, voided) });
    expect(kind).toBe('void');
  });

  it('becomes a signed void if an earlier packet has its name', async () => {
    const earlier = await build(offices.us, offices.caseId);
    await stoppedBuild();
    rmSync(path);
    copyFileSync(earlier.path, path);

    expect(await voidedByTheNext()).toEqual([2]);
  });

  it('is booked as sent wherever its file came back from', async () => {
    await stoppedBuild();
    renameSync(path, `${path}.away`);
    copyFileSync(`${path}.away`, path);

    expect(await voidedByTheNext()).toEqual([]);
  });
});
