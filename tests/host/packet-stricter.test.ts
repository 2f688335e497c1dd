import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../shared/case.ts';
import type { CaseId } from '../../shared/language.ts';
import { isAsTight } from '../../shared/mark-order.ts';
import type { Handling } from '../../shared/packet.ts';
import { papLabels, tlpLabels, type Mark } from '../../shared/mark.ts';
import { joinedWithReceived } from '../../shared/received-mark.ts';
import { lockedMark } from '../../electron/host/packets/read/intake.ts';
import { openedText, importedText } from '../../electron/terminal/opened-text.ts';
import { spanish as reader } from '../../shared/reader.ts';
import { outbox, outboxPath, sourceOf, twoOffices } from '../support/exchange.ts';
import { join } from 'node:path';

const clear: Handling = {
  codes: [],
  tlp: 'TLP:CLEAR',
  pap: 'PAP:CLEAR',
  relTo: [],
  onward: 'within-agency',
  courtUse: 'yes',
  retentionUntil: null,
};
const red: Handling = { ...clear, tlp: 'TLP:RED', pap: 'PAP:RED', onward: 'no', courtUse: 'no' };
const from = { agency: 'US-DOJ-OIA' } as Parameters<typeof lockedMark>[0]['from'];

let offices: Awaited<ReturnType<typeof twoOffices>>;
beforeEach(async () => {
  offices = await twoOffices({ 'note.txt': 'A plain synthetic note.' }, { documents: [{ title: 'Nota', file: 'note.txt' }] });
});
afterEach(() => offices.cleanup());

async function send(handling: Handling): Promise<string> {
  const { us, caseId } = offices;
  const built = await us.ask('packet:build', {
    caseId,
    recipient: 'MX-FGR',
    purpose: 'same-case',
    scope: 'all',
    folder: outbox(us),
    handling: { ...handling, codes: [...handling.codes], relTo: [...handling.relTo] },
  });
  return join(outboxPath(us), built.file);
}

const take = async (path: string) => offices.mx.ask('packet:import', { file: sourceOf(offices.mx, path) });
const recordsOf = async (caseId: CaseId) => (await offices.mx.ask('case:show', { caseId })).file.records;

/** The marks that hold over a value together: its record's and its own. */
function over(marks: Readonly<Record<string, Mark>>, field: string): Mark {
  const [ofRecord, own] = [marks['*'] ?? {}, marks[field] ?? {}];
  return { ...ofRecord, ...own, caveats: [...(ofRecord.caveats ?? []), ...(own.caveats ?? [])] };
}

/** Received values whose marks are looser than one of these handlings asks. */
function looserThan(given: readonly Handling[], records: readonly CaseRecord[]): readonly string[] {
  const theirs = (entity: string, field: string) =>
    entity === 'case' ? ['title', 'theirReference', 'openedOn'].includes(field) : !ofOurVault.includes(field);
  return records.flatMap(({ entity, fields, marks }) =>
    Object.keys(fields)
      .filter(field => theirs(entity, field))
      .filter(field => given.some(handling => !isAsTight(lockedMark({ from, handling }), over(marks, field), plain)))
      .map(field => `${entity} ${field}`),
  );
}
const ofOurVault = ['storedFile', 'sizeBytes', 'sha256', 'mediaType'];
const plain = { level: 'L0', category: null } as const;

describe('a packet of stricter handling', { timeout: 60_000 }, () => {
  it('tightens every value that it gives anew, and says so before and after', async () => {
    const { us, mx, caseId } = offices;
    const first = await take(await send(clear));
    await us.ask('case:update-fields', { caseId, record: caseId, fields: { title: 'Un título nuevo' } });
    const path = await send(red);

    const looked = await mx.ask('packet:verify', { file: sourceOf(mx, path) });
    const second = await take(path);

    expect(looked.tightened.map(({ entity, place }) => `${entity} ${place}`)).toEqual(
      expect.arrayContaining(['case title', 'case theirReference', 'subject paternal', 'document content']),
    );
    expect(second).toMatchObject({ caseId: first.caseId, tightened: looked.tightened.length });
    expect(looserThan([red], await recordsOf(first.caseId!))).toEqual([]);
    const { lines } = await mx.ask('case:history', { caseId: first.caseId! });
    expect(lines.some(({ field }) => field === 'mark:title')).toBe(true);
    expect(openedText(looked, reader)).toContain('quedan con una marca más restrictiva');
    expect(importedText(second, reader)).toContain('Datos con marca más restrictiva');
  });

  it('loosens nothing when it comes first, and the later one is open', async () => {
    const first = await take(await send(red));
    const before = await recordsOf(first.caseId!);

    const second = await take(await send(clear));

    expect(second.tightened).toBe(0);
    expect((await recordsOf(first.caseId!)).map(({ marks }) => marks)).toEqual(before.map(({ marks }) => marks));
  });

  it('keeps a record that was removed here as tight when it is given again in the open', async () => {
    const { mx } = offices;
    const { caseId } = await take(await send(red));
    const document = (await recordsOf(caseId!)).find(({ entity }) => entity === 'document')!;
    await mx.ask('case:remove-record', { caseId: caseId!, record: document.id });

    await take(await send(clear));

    const again = (await recordsOf(caseId!)).find(({ entity }) => entity === 'document')!;
    expect(again.marks['*']).toMatchObject({ locked: true });
    expect(isAsTight(document.marks['*']!, again.marks['*']!, plain)).toBe(true);
  });
});

const handlings = fc.record({
  tlp: fc.constantFrom(...tlpLabels),
  pap: fc.constantFrom(...papLabels),
  onward: fc.constantFrom('no' as const, 'with-consent' as const, 'within-agency' as const),
  courtUse: fc.constantFrom('no' as const, 'with-consent' as const, 'yes' as const),
});

describe('the marks of one value', () => {
  it('are as tight as every packet that gave it, whatever their order, over the real door', { timeout: 120_000 }, async () => {
    const given: Handling[] = [];
    const sent = handlings.filter(({ tlp, onward }) => tlp !== 'TLP:CLEAR' || onward !== 'no'); // no sender signs what contradicts itself
    for (const handling of fc.sample(sent, 6)) {
      given.push({ ...clear, ...handling });
      const { caseId } = await take(await send(given.at(-1)!));
      expect(looserThan(given, await recordsOf(caseId!))).toEqual([]);
    }
  });

  it('are at least as tight as every mark under which it was received, in any order', () => {
    fc.assert(
      fc.property(fc.array(handlings, { minLength: 1, maxLength: 6 }), given => {
        const received = given.map(handling => lockedMark({ from, handling: { ...clear, ...handling } }));
        const marks: Record<string, Mark> = { '*': received[0]! };
        for (const each of received) {
          const next = joinedWithReceived(marks['title'], marks['*'], each);
          if (next !== null) marks['title'] = next;
        }
        for (const each of received) expect(isAsTight(each, over(marks, 'title'), plain)).toBe(true);
      }),
    );
  });

  it('take in what is known of them here, and lose nothing of it', () => {
    const ours = fc.constantFrom<Mark>(
      {},
      { level: 'L3' },
      { categories: ['SRC'], caveats: [{ kind: 'NOREL', to: ['ES'] }] },
      {
        caveats: [
          { kind: 'TLP', label: 'TLP:RED' },
          { kind: 'REL', to: ['MX'] },
        ],
      },
    );
    fc.assert(
      fc.property(ours, handlings, (held, handling) => {
        const received = lockedMark({ from, handling: { ...clear, ...handling } });
        const joined = joinedWithReceived(held, undefined, received) ?? held;
        for (const each of [held, received]) expect(isAsTight(each, joined, plain)).toBe(true);
      }),
    );
  });
});
