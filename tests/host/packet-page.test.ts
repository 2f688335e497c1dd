import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AgencyCode } from '../../shared/language.ts';
import { build, outboxPath, sourceOf, twoOffices } from '../support/exchange.ts';

let offices: Awaited<ReturnType<typeof twoOffices>>;
beforeEach(async () => {
  offices = await twoOffices();
});
afterEach(() => offices.cleanup());

const recipient = 'MX-FGR' as AgencyCode;
const asked = () => ({ caseId: offices.caseId, recipient, purpose: 'same-case' as const, scope: 'all' as const });

describe('a packet of the ledger', { timeout: 60_000 }, () => {
  it('shows what left just as its recipient reads it, with our record behind each of its records', async () => {
    const built = await build(offices.us, offices.caseId);

    const page = await offices.us.ask('packet:show', { packetId: built.packetId, direction: 'out' });

    const theirs = await offices.mx.ask('packet:verify', {
      file: sourceOf(offices.mx, join(outboxPath(offices.us), built.file)),
    });
    const read = page.contents!.map(({ entity, name, depth, fields }) => {
      const seen = fields.map(({ field, value, how, code }) => ({ field, value, how, code }));
      return { entity, name, depth, fields: seen };
    });
    expect(read).toEqual(theirs.contents);
    const { records } = (await offices.us.ask('case:show', { caseId: offices.caseId })).file;
    for (const { record, entity } of page.contents!) expect(records.find(({ id }) => id === record)?.entity, entity).toBe(entity);
    expect(page.about).toEqual({ reference: 'EX-2026-0001', title: expect.any(String) as string });
  });

  it('counts as the desk counted before it left, blocks over nothing apart', async () => {
    const before = await offices.us.ask('packet:view', asked());
    const built = await build(offices.us, offices.caseId);

    const { counts, contents } = await offices.us.ask('packet:show', { packetId: built.packetId, direction: 'out' });

    const blocks = contents!.flatMap(({ fields }) => fields.filter(({ code }) => code !== null));
    expect(counts).toEqual(before.counts);
    expect(blocks.length).toBe(counts.withhold + blocks.filter(({ isEmpty }) => isEmpty).length);
    expect(blocks.some(({ isEmpty }) => isEmpty)).toBe(true);
  });

  it('shows what came in under the records that it went into', async () => {
    const built = await build(offices.us, offices.caseId);
    const taken = await offices.mx.ask('packet:import', { file: sourceOf(offices.mx, join(outboxPath(offices.us), built.file)) });

    const page = await offices.mx.ask('packet:show', { packetId: built.packetId, direction: 'in' });

    const { records } = (await offices.mx.ask('case:show', { caseId: taken.caseId! })).file;
    const ids = new Set(records.map(({ id }) => id));
    expect(page.contents!.filter(({ record }) => record === null || !ids.has(record))).toEqual([]);
    expect([page.hidden, page.contents!.some(({ fields }) => fields.some(({ isEmpty }) => isEmpty))]).toEqual([0, false]);
  });

  it('says of a receipt that it carries no case', async () => {
    const built = await build(offices.us, offices.caseId);
    const taken = await offices.mx.ask('packet:import', { file: sourceOf(offices.mx, join(outboxPath(offices.us), built.file)) });
    const receipt = await offices.mx.ask('packet:receipt', {
      packetId: taken.packetId,
      folder: offices.mx.handleOf(offices.mx.root),
    });

    const page = await offices.mx.ask('packet:show', { packetId: receipt.packetId, direction: 'out' });

    expect([page.contents, page.attachments, page.hidden]).toEqual([null, [], 0]);
  });
});
