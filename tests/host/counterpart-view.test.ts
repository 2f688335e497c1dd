import { afterEach, expect, it } from 'vitest';
import { build, outbox, trust, twoOffices } from '../support/exchange.ts';
import { recipientPair } from '../support/packets.ts';

let offices: Awaited<ReturnType<typeof twoOffices>>;
afterEach(() => offices.cleanup());

async function look(on?: string) {
  const request = { caseId: offices.caseId, recipient: 'MX-FGR', purpose: 'same-case' as const, scope: 'all' as const };
  const seen = await offices.us.ask('packet:view', on === undefined ? request : { ...request, on });
  return { seen, fields: seen.records.flatMap(({ fields }) => fields) };
}

it('shows what a packet would release, as new to a counterpart that holds nothing', async () => {
  offices = await twoOffices();
  const { seen, fields } = await look();

  expect(seen.sent).toEqual([]);
  expect(fields.some(({ shown }) => shown === 'value')).toBe(true);
  expect(new Set(fields.filter(({ shown }) => shown === 'value').map(({ adds }) => adds))).toEqual(new Set(['new']));
});

it('gives no value where it shows a gap', async () => {
  offices = await twoOffices();
  const { fields } = await look();

  expect(fields.some(({ shown }) => shown === 'gap')).toBe(true);
  expect(fields.filter(({ shown, value }) => shown !== 'value' && value !== null)).toEqual([]);
});

it('knows after a packet that everything released is already held', async () => {
  offices = await twoOffices();
  const built = await build(offices.us, offices.caseId);
  const { seen, fields } = await look();
  const shown = fields.filter(field => field.shown === 'value');

  expect(seen.sent.map(({ number, values }) => [number, values])).toEqual([[1, shown.length]]);
  expect(new Set(shown.map(({ adds }) => adds))).toEqual(new Set(['same']));
  expect(shown.map(({ path }) => path).sort()).toEqual([...built.released].sort());
});

it('tells a value that is withheld now and was given before', async () => {
  offices = await twoOffices();
  await build(offices.us, offices.caseId);
  const before = (await look()).seen.records[0]!;
  const field = before.fields.find(one => one.shown === 'value' && one.field === 'title') ?? before.fields[0]!;
  await offices.us.ask('case:set-mark', {
    caseId: offices.caseId,
    record: before.record,
    field: field.field,
    mark: { level: 'L4' },
  });
  const after = (await look()).seen.records[0]!.fields.find(one => one.field === field.field)!;

  expect([after.shown, after.value, after.adds]).not.toContain('value');
  expect(after.adds).toBe('held-before');
});

it('says what another counterpart was given of a place that stays from this one', async () => {
  offices = await twoOffices();
  const { us, caseId } = offices;
  const names = { en: 'Another example', es: 'Otro ejemplo' };
  await us.ask('agency:add', { code: 'MX-SSPC', names, country: 'MX', recipient: recipientPair.recipient });
  await trust(us, 'MX-SSPC');
  await build(us, caseId, 'MX-SSPC');
  expect((await look()).seen.elsewhere).toEqual([]); // the same to both

  const mark = { caveats: [{ kind: 'NOREL' as const, to: ['MX-FGR'] }] };
  await us.ask('case:set-mark', { caseId, record: caseId, field: 'title', mark });
  const { elsewhere } = (await look()).seen;

  expect(elsewhere).toEqual([
    expect.objectContaining({ agency: 'MX-SSPC', number: 1, path: 'title', entity: 'case', field: 'title', here: 'gap' }),
  ]);
});

it('counts the same for one question on the case’s panel, the desk and their view, and as many as the packet gives', async () => {
  offices = await twoOffices();
  const { us, caseId } = offices;
  const request = { caseId, recipient: 'MX-FGR', purpose: 'same-case' as const };
  const { counts, records } = await us.ask('packet:view', request);
  const panel = (await us.ask('case:read', { caseId, counterpart: 'MX-FGR' })).preview?.counts;
  const preview = (await us.ask('packet:preview', request)).counts;
  const built = await us.ask('packet:build', { ...request, folder: outbox(us) });

  expect([panel, preview]).toEqual([counts, counts]);
  expect(counts.release + counts.generalise + counts.pseudonym).toBe(built.released.length);
  expect(counts.withhold).toBe(
    records.flatMap(({ fields }) => fields).filter(({ shown, isEmpty }) => shown === 'gap' && !isEmpty).length,
  );
});
