import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RecordId } from '../../shared/language.ts';
import { build, outbox, outboxPath, sourceOf, twoOffices } from '../support/exchange.ts';

let offices: Awaited<ReturnType<typeof twoOffices>>;
let first: Awaited<ReturnType<typeof build>>;
let person: RecordId;
beforeEach(async () => {
  offices = await twoOffices();
  const { us, caseId } = offices;
  first = await build(us, caseId);
  const { file } = await us.ask('case:show', { caseId });
  person = file.records.find(({ entity, fields }) => entity === 'subject' && fields['paternal'] === 'Peñafiel')!.id;
});
afterEach(() => offices.cleanup());

const rename = (maternal: string) =>
  offices.us.ask('case:update-fields', { caseId: offices.caseId, record: person, fields: { maternal } });

function correct(why = 'The name was misspelled', places?: readonly string[]) {
  const correction = { packet: first.packetId, why, ...(places === undefined ? {} : { places: [...places] }) };
  const asked = { caseId: offices.caseId, recipient: 'MX-FGR', purpose: 'same-case', scope: 'all', correction } as const;
  return offices.us.request('packet:build', { ...asked, folder: outbox(offices.us) });
}

async function corrected() {
  const answer = await correct();
  if (!answer.ok) throw new Error(answer.failure.code);
  return { ...answer.value, path: join(outboxPath(offices.us), answer.value.file) };
}

describe('a correction', () => {
  it('is proposed to whoever holds a value that is otherwise now, and takes its place there', async () => {
    const { us, mx, caseId } = offices;
    const { caseId: theirs } = await mx.ask('packet:import', { file: sourceOf(mx, first.path) });
    expect(await us.ask('packet:to-correct', { caseId })).toEqual([]);
    await rename('Quintana');

    const proposed = await us.ask('packet:to-correct', { caseId });
    const sent = await corrected();
    const seen = await mx.ask('packet:inspect', { file: sourceOf(mx, sent.path) });
    await mx.ask('packet:import', { file: sourceOf(mx, sent.path) });

    expect(proposed).toMatchObject([
      { recipient: 'MX-FGR', packetId: first.packetId, places: [{ field: 'maternal', given: 'Quintanar', now: 'Quintana' }] },
    ]);
    expect(sent).toMatchObject({ kind: 'correction', released: ['subjects[0].maternal'], withheld: [] });
    expect(seen).toMatchObject({
      why: 'The name was misspelled',
      addsTo: { packetId: first.packetId, number: 1 },
      released: ['subjects[0].maternal'],
      changes: [{ kind: 'changed', field: 'maternal', old: 'Quintanar', new: 'Quintana' }],
    });
    const { file } = await mx.ask('case:show', { caseId: theirs! });
    const held = file.records.find(({ entity }) => entity === 'subject')!;
    expect(held.fields).toMatchObject({ given: 'José Ángel', maternal: 'Quintana' });
    expect(await us.ask('packet:to-correct', { caseId })).toEqual([]);
    const { values } = await us.ask('ledger:held', { caseId, record: person, field: 'maternal' });
    expect(values).toMatchObject([{ value: 'Quintana', packetId: sent.packetId, before: [{ value: 'Quintanar' }] }]);
    const thread = await us.ask('packet:thread', { packetId: sent.packetId, direction: 'out' });
    expect(thread.map(({ kind }) => kind)).toEqual(['disclosure', 'correction']);
  });

  it('is refused where nothing is otherwise, and where what is chosen is not', async () => {
    expect(await correct()).toMatchObject({ ok: false, failure: { code: 'release/nothing-to-correct' } });
    await rename('Quintana');

    const other = await correct('A digit', ['subjects[0].maternal', 'subjects[0].given']);

    expect(other).toMatchObject({ ok: false, failure: { code: 'release/nothing-to-correct' } });
  });

  it('waits for the packet that it corrects', async () => {
    const { mx } = offices;
    await rename('Quintana');
    const { path } = await corrected();

    const answer = await mx.request('packet:import', { file: sourceOf(mx, path), acceptGap: true });

    expect(answer).toMatchObject({ ok: false, failure: { code: 'packet/earlier-missing' } });
  });

  it('says nothing in its reason that stays', async () => {
    await rename('Quintana');

    const answer = await correct('As Ramona Ibarrola told us');

    expect(answer).toMatchObject({ ok: false, failure: { code: 'packet/leak' } });
  });
});
