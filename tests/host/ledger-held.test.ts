import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json, RecordId } from '../../shared/language.ts';
import type { Handling } from '../../shared/packet.ts';
import { canonical } from '../../electron/host/keys/canonical.ts';
import { build, outbox, outboxPath, sourceOf, twoOffices } from '../support/exchange.ts';

type Offices = Awaited<ReturnType<typeof twoOffices>>;
type Node = {
  readonly id: string;
  readonly fields: Readonly<Record<string, Json>>;
  readonly lists: Readonly<Record<string, { readonly emitted: readonly Node[] }>>;
};

const standing = ({ us }: Offices, to: 'vetted' | 'trusted-party') =>
  us.ask('agency:profile', { agency: 'MX-FGR', standing: to, purposes: ['same-case'], formalChannel: true });

/** Every value of a packet as the recipient's own program opens it. */
function valuesIn({ id, fields, lists }: Node): readonly string[] {
  const own = Object.entries(fields).map(([field, value]) => `${id} ${field} ${canonical(value)}`);
  return [...own, ...Object.values(lists).flatMap(({ emitted }) => emitted.flatMap(valuesIn))];
}

async function openedBy({ mx }: Offices, path: string): Promise<readonly string[]> {
  const { content } = await mx.ask('packet:inspect', { file: sourceOf(mx, path) });
  await mx.ask('packet:import', { file: sourceOf(mx, path) });
  return valuesIn(content as Node); // a packet with values has content
}

/** What the ledger says that they were given, ever. */
async function held({ us }: Offices): Promise<readonly string[]> {
  const { values, total } = await us.ask('ledger:held', { agency: 'MX-FGR' });
  expect(total).toBe(values.length);
  return values.flatMap(({ name, field, value, before }) =>
    [value, ...before.map(each => each.value)].map(each => `${name} ${field} ${canonical(each)}`),
  );
}

describe('the ledger of what a counterpart holds', () => {
  it('is exactly what packets that left gave, over random histories', async () => {
    type Step = 'vetted' | 'trusted' | 'rename' | 'build' | 'supplement' | 'correct' | 'fail';
    const some = fc.array(fc.constantFrom<Step[]>('vetted', 'rename', 'build', 'supplement', 'correct', 'fail'), {
      maxLength: 2,
    });
    // Each begins with much that is withheld, and comes to what is given later.
    const history = fc
      .tuple(some, some, some)
      .map(([one, two, three]): readonly Step[] => [
        'vetted',
        'build',
        ...one,
        'trusted',
        ...two,
        'supplement',
        ...three,
        'correct',
      ]);
    await fc.assert(
      fc.asyncProperty(history, async steps => {
        const offices = await twoOffices();
        const { us, caseId } = offices;
        const given = new Set<string>();
        const take = async (path: string) => (await openedBy(offices, path)).forEach(value => given.add(value));
        const sent: string[] = [];
        try {
          const { file } = await us.ask('case:show', { caseId });
          const person = file.records.find(({ entity, fields }) => entity === 'subject' && fields['paternal'] === 'Peñafiel')!;
          for (const [at, what] of steps.entries()) {
            if (what === 'vetted') await standing(offices, 'vetted');
            if (what === 'trusted') await standing(offices, 'trusted-party');
            if (what === 'rename')
              await us.ask('case:update-fields', { caseId, record: person.id, fields: { maternal: `Nombre ${at}` } });
            if (what === 'build') {
              const { path, packetId } = await build(us, caseId);
              sent.push(packetId);
              await take(path);
            }
            if (what === 'supplement' || what === 'correct') {
              const packet = sent[at % sent.length]!; // each begins with one
              const later = what === 'supplement' ? { supplement: { packet } } : { correction: { packet, why: 'Misspelled' } };
              const asked = { caseId, recipient: 'MX-FGR', purpose: 'same-case', scope: 'all', ...later } as const;
              const answer = await us.request('packet:build', { ...asked, folder: outbox(us) });
              if (answer.ok) await take(join(outboxPath(us), answer.value.file));
              else expect(answer.failure.code).toMatch(/^release\/nothing-(?:withheld|to-correct|leaves)$/);
            }
            if (what === 'fail') {
              const to = { caseId, recipient: 'MX-FGR', purpose: 'same-case', scope: [] as RecordId[] } as const;
              const answer = await us.request('packet:build', {
                ...to,
                file: us.services.handles.register({ kind: 'sink', name: 'x', path: join(us.root, 'nowhere', 'x.age') }),
              });
              expect(answer.ok).toBe(false);
            }
          }

          expect([...new Set(await held(offices))].toSorted()).toEqual([...given].toSorted());
        } finally {
          offices.cleanup();
        }
      }),
      { numRuns: 8 },
    );
  }, 240_000);

  it('names each packet that gave a value as they have it, the strictest promise first, and what was recalled', async () => {
    const offices = await twoOffices();
    const { us, caseId } = offices;
    try {
      const usual = (await us.ask('packet:view', { caseId, recipient: 'MX-FGR', purpose: 'same-case', scope: 'all' })).handling;
      const give = async (handling: Partial<Handling>) => {
        const asked = { caseId, recipient: 'MX-FGR', purpose: 'same-case', scope: 'all', acknowledgeUncompared: true } as const;
        const all = { ...usual, ...handling };
        const { codes, relTo } = all;
        const { packetId } = await us.ask('packet:build', {
          ...asked,
          handling: { ...all, codes: [...codes], relTo: [...relTo] },
          folder: outbox(us),
        });
        return packetId;
      };
      const plain = await give({ tlp: 'TLP:AMBER', onward: 'with-consent' });
      const strict = await give({ tlp: 'TLP:AMBER+STRICT', onward: 'no' });
      const noOnward = await give({ tlp: 'TLP:AMBER', onward: 'no' });
      const person = (await us.ask('case:show', { caseId })).file.records.find(
        ({ fields }) => fields['paternal'] === 'Peñafiel',
      )!;
      const of = async (field: string) => (await us.ask('ledger:held', { caseId, record: person.id, field })).values[0];
      const recall = await us.ask('packet:recall', { packetId: noOnward, why: 'Sent in error', folder: outbox(us) });
      const { packets } = await us.ask('ledger:held', { caseId });

      expect(await of('maternal')).toMatchObject({ packetId: noOnward, under: [strict, noOnward, plain] });
      expect(packets.map(({ packetId, recalled }) => [packetId, recalled?.number ?? null])).toEqual([
        [plain, null],
        [strict, null],
        [noOnward, recall.number],
      ]);
      await us.ask('case:update-fields', { caseId, record: person.id, fields: { maternal: 'Quintanilla' } });
      const changed = await give({ tlp: 'TLP:AMBER' });
      expect(await of('maternal')).toMatchObject({ under: [changed], before: [{}, {}, {}] });
      expect(await of('paternal')).toMatchObject({ under: [strict, noOnward, changed, plain] });
    } finally {
      offices.cleanup();
    }
  });

  it('says from which packets, under which promises, whose it is, and what they were given before', async () => {
    const offices = await twoOffices();
    const { us, caseId } = offices;
    const { file } = await us.ask('case:show', { caseId });
    const person = file.records.find(({ entity, fields }) => entity === 'subject' && fields['paternal'] === 'Peñafiel')!;
    const first = await build(us, caseId);
    await us.ask('case:update-fields', { caseId, record: person.id, fields: { maternal: 'Otra' } });
    const second = await build(us, caseId);

    const all = await us.ask('ledger:held', { caseId, record: person.id });
    const one = await us.ask('ledger:held', { agency: 'MX-FGR', record: person.id, field: 'maternal' });
    const nobody = await us.ask('ledger:held', { agency: 'MX-SRE' });
    offices.cleanup();

    expect(all.values.map(({ entity }) => entity)).toContain('alias');
    expect(one.values).toMatchObject([
      {
        packetId: second.packetId,
        value: 'Otra',
        personName: 'José Ángel Peñafiel Otra',
        reference: 'EX-2026-0001',
        before: [{ packetId: first.packetId, value: 'Quintanar' }],
      },
    ]);
    expect(one.packets.map(({ packetId, state, handling }) => [packetId, state, handling.codes])).toEqual([
      [first.packetId, 'sent', ['H1', 'H2']],
      [second.packetId, 'sent', ['H1', 'H2']],
    ]);
    expect(nobody).toMatchObject({ values: [], total: 0 });
  });
});

describe('a page of the ledger', () => {
  it('reads only the packets that gave its values, once each was read since the vault was opened', async () => {
    const offices = await twoOffices();
    const { us, caseId } = offices;
    try {
      await standing(offices, 'vetted');
      const first = await build(us, caseId); // little
      await standing(offices, 'trusted-party');
      await build(us, caseId); // more
      const agency = 'MX-FGR';
      const { total, values } = await us.ask('ledger:held', { agency });
      const alone = values.findIndex(({ before, packetId }) => before.length === 0 && packetId !== first.packetId);
      // What is not read cannot be missed.
      us.session.office.prepare("UPDATE ledger_bytes SET packet_json = x'00' WHERE packet_id = ?").run(first.packetId);

      const page = await us.ask('ledger:held', { agency, offset: alone, limit: 1 });

      expect(page).toMatchObject({ values: [values[alone]], total, unread: [] });
      expect((await us.request('ledger:held', { agency })).ok).toBe(false);
    } finally {
      offices.cleanup();
    }
  });

  it('tells nothing of a value that was erased since it was told', async () => {
    const offices = await twoOffices();
    const { us, caseId } = offices;
    try {
      const { file } = await us.ask('case:show', { caseId });
      const person = file.records.find(({ entity, fields }) => entity === 'subject' && fields['paternal'] === 'Peñafiel')!;
      await build(us, caseId);
      const before = await us.ask('ledger:held', { caseId, record: person.id });

      await us.ask('case:update-fields', { caseId, record: caseId, fields: { retentionUntil: '2026-02-01' } });
      await us.ask('retention:purge', {
        caseId,
        by: { rule: 'case-date' },
        target: { record: person.id, fields: ['maternal'] },
        ground: 'Art. 17',
      });
      const after = await us.ask('ledger:held', { caseId, record: person.id });

      const fields = (held: typeof before) => held.values.filter(({ entity }) => entity === 'subject').map(({ field }) => field);
      expect(fields(before)).toContain('maternal');
      expect(fields(after)).toEqual(fields(before).filter(field => field !== 'maternal'));
      expect(after.total).toBe(after.values.length);
    } finally {
      offices.cleanup();
    }
  });
});
