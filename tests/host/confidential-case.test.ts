import { afterEach, describe, expect, it } from 'vitest';
import { build, outbox, outboxFiles, twoOffices } from '../support/exchange.ts';

let offices: Awaited<ReturnType<typeof twoOffices>>;
afterEach(() => offices.cleanup());

describe('a confidential case', () => {
  it('gives no packet, not even an empty one, to whoever is not named in it', async () => {
    offices = await twoOffices({}, { existenceConfidential: true, requestedAgency: 'GT-MP', requestingAgency: 'US-DEA' });
    const { us, caseId } = offices;
    const given = { caseId, recipient: 'MX-FGR', purpose: 'same-case' as const, scope: 'all' as const };

    expect(await us.request('packet:build', { ...given, folder: outbox(us) })).toMatchObject({
      failure: { code: 'release/confidential-case' },
    });
    expect(outboxFiles(us)).toEqual([]);
    const seen = await us.ask('packet:view', given);
    expect(seen.records.flatMap(({ fields }) => fields).filter(({ shown }) => shown !== 'nothing')).toEqual([]);
  });

  it('is given to a party of it', async () => {
    offices = await twoOffices({}, { existenceConfidential: true, requestedAgency: 'MX-FGR' });

    expect((await build(offices.us, offices.caseId)).released).not.toEqual([]);
  });
});

describe('a packet of which every value would stay', () => {
  it('is not built, and takes no number', async () => {
    offices = await twoOffices();
    const { us, caseId } = offices;
    await us.ask('agency:profile', { agency: 'MX-FGR', standing: 'vetted', purposes: ['intelligence'], formalChannel: true });

    const given = { caseId, recipient: 'MX-FGR', purpose: 'same-case' as const, folder: outbox(us) };
    expect(await us.request('packet:build', given)).toMatchObject({ failure: { code: 'release/nothing-leaves' } });
    expect(outboxFiles(us)).toEqual([]);

    const built = await us.ask('packet:build', { ...given, purpose: 'intelligence', folder: outbox(us) });
    expect([built.number, built.released.length > 0]).toEqual([1, true]);
  });
});

describe('a link to another case', () => {
  it('leaves once packets about that case have gone to the same counterpart', async () => {
    offices = await twoOffices();
    const { us, caseId } = offices;
    const other = await us.ask('case:create', { fields: { kind: 'information-exchange', reference: 'IN-9', title: 'Otro' } });
    await us.ask('case:link', { caseId, other: other.id, relation: 'same-person' });
    const links = async () => (await build(us, caseId)).released.filter(path => path.startsWith('caseLinks')).length;

    expect(await links()).toBe(0);
    await build(us, other.id);
    expect(await links()).toBeGreaterThan(0);
  });
});
