import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json, RecordId } from '../../shared/language.ts';
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
