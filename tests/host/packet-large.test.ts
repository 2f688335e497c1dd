import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it, vi } from 'vitest';
import type * as Records from '../../db/records.ts';
import { listRecords } from '../../db/records.ts';
import type { CaseId, PacketId } from '../../shared/language.ts';
import { sourceOf, twoOffices } from '../support/exchange.ts';
import { emission, released } from '../support/packets.ts';
import { listOf, packetsBetween, type Strange } from '../support/strange-packets.ts';

const looks = vi.hoisted(() => ({ count: 0 }));
vi.mock('../../db/records.ts', async original => {
  const real = await original<typeof Records>();
  return {
    ...real,
    listRecords: (...asked: Parameters<typeof real.listRecords>) => (looks.count++, real.listRecords(...asked)),
    nextPosition: (...asked: Parameters<typeof real.nextPosition>) => (looks.count++, real.nextPosition(...asked)),
  };
});

let offices: Awaited<ReturnType<typeof twoOffices>>;
let packet: Awaited<ReturnType<typeof packetsBetween>>;
beforeAll(async () => {
  offices = await twoOffices();
  packet = await packetsBetween(offices.us, offices.mx);
  return () => offices.cleanup();
});

/** Take in a packet whose persons each have a field that only a later catalogue knows; how often the case was looked through. */
async function takeIn(
  number: number,
  persons: number,
  id: string,
): Promise<{ readonly looked: number; readonly caseId: CaseId }> {
  const subjects = Array.from({ length: persons }, (_, at) =>
    emission(
      { given: released('Ismael'), chip: released(`Dato ${at}`) },
      {},
      `PER-${id}${String(at).padStart(6, '0')}`,
      'subject',
    ),
  );
  const channel = { number, previous: number === 1 ? null : 'A'.repeat(43) };
  const header = { packetId: `01890000-0000-7000-8000-${String(number).padStart(12, '0')}` as PacketId, channel };
  const path = join(offices.mx.root, `${number}.age`);
  writeFileSync(path, await packet({ header, lists: { subjects: listOf(...subjects) } } as unknown as Strange)); // the maker fills the channel up
  const before = looks.count;
  const { caseId } = await offices.mx.ask('packet:import', { file: sourceOf(offices.mx, path), acceptGap: true });
  return { looked: looks.count - before, caseId: caseId! };
}

it('a case is looked through as often, however many remarks a packet brings', async () => {
  await takeIn(1, 3, 'AAAA');
  const few = await takeIn(3, 3, 'DDDD');
  const many = await takeIn(5, 60, 'BBBB');

  expect(many.looked).toBe(few.looked);
  expect(many.looked).toBeLessThan(4);
});

it('what a packet brings stands behind what was there, and its remarks once', async () => {
  const { caseId } = await takeIn(7, 4, 'CCCC');
  const before = await personsOf(caseId);
  await takeIn(9, 9, 'CCCC');

  const persons = await personsOf(caseId);
  const positions = persons.map(({ position }) => position);

  expect(persons).toHaveLength(before.length + 5);
  expect(positions).toEqual(positions.map((_, at) => at));
  expect(persons.map(({ remarks }) => remarks)).toEqual(persons.map(({ given }) => (given === 'Ismael' ? 1 : 0)));
});

async function personsOf(caseId: CaseId) {
  const records = listRecords(offices.mx.session.office, caseId);
  return records
    .filter(({ entity }) => entity === 'subject')
    .map(({ id, position, fields: { given } }) => ({
      ...{ position, given },
      remarks: records.filter(({ entity, parentId }) => entity === 'portion' && parentId === id).length,
    }));
}
