import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { basesBetween, isUnbound, legalBases, usualBasis } from '../../shared/legal-bases.ts';
import { build, outbox, trust, twoOffices } from '../support/exchange.ts';
import { recipientPair } from '../support/packets.ts';

let offices: Awaited<ReturnType<typeof twoOffices>>;
beforeEach(async () => {
  offices = await twoOffices();
});
afterEach(() => offices.cleanup());

const names = { en: 'Example of Brazil', es: 'Ejemplo de Brasil' };

/** A counterpart in Brazil, entered by hand. */
async function brazil(): Promise<{
  readonly caseId: string;
  readonly recipient: string;
  readonly purpose: 'same-case';
  readonly scope: 'all';
}> {
  const { us, caseId } = offices;
  await us.ask('agency:add', { code: 'BR-DRCI', names, country: 'BR', recipient: recipientPair.recipient });
  await trust(us, 'BR-DRCI');
  return { caseId, recipient: 'BR-DRCI', purpose: 'same-case', scope: 'all' };
}

describe('on what a packet leans', () => {
  it('is the treaty of the two countries, or none where there is none', () => {
    expect(usualBasis('US', 'MX', 'joint-investigation')).toEqual(legalBases.assistance);
    expect(usualBasis('MX', 'US', 'extradition')).toEqual(legalBases.extradition);
    expect(usualBasis('ES', 'DE', 'extradition')).toEqual(legalBases.ece);
    expect(usualBasis('MX', 'ES', 'extradition')).toEqual(legalBases['mexico-spain']);
    expect(usualBasis('MX', 'ES', 'information-exchange')).toEqual(legalBases['mexico-spain']);
    expect(['BR', 'DE', 'FR'].map(country => usualBasis('MX', country, 'extradition'))).toEqual(
      Array(3).fill(legalBases.reciprocity),
    );
    expect(usualBasis('MX', 'MX', 'extradition')).toEqual(legalBases.domestic);
    expect(basesBetween('ES', 'DE')).toEqual(['ece', 'untoc', 'reciprocity']);
    expect(basesBetween('US', 'BR')).toEqual(['untoc', 'reciprocity']);
  });

  it('does not depend on how a treaty that does not bind is written', () => {
    expect(
      ['MLAT US–MX', 'mlat us-mx', ' MLAT  US — MX '].map(statute =>
        isUnbound({ ...legalBases.assistance, statute }, 'US', 'BR'),
      ),
    ).toEqual([true, true, true]);
    expect(isUnbound({ statute: 'A treaty of ours', version: '1', article: '1' }, 'US', 'BR')).toBe(false);
  });

  it('is refused where it does not bind the recipient, before a number is taken', async () => {
    const { us } = offices;
    const request = await brazil();
    const answers = await Promise.all([
      us.request('packet:view', { ...request, basis: [legalBases.assistance] }),
      us.request('packet:preview', { ...request, basis: [legalBases.extradition] }),
      us.request('packet:build', { ...request, basis: [legalBases.assistance], folder: outbox(us), acknowledgeUncompared: true }),
    ]);

    expect(answers.map(answer => (answer.ok ? 'taken' : answer.failure.code))).toEqual(
      Array(3).fill('release/basis-not-binding'),
    );
    expect((await us.ask('packet:list', {})).total).toBe(0);
  });

  it.each<[string, object]>([
    ['H1 beside use in court', { codes: ['H1'], courtUse: 'yes' }],
    ['what may be published and not passed on', { codes: [], tlp: 'TLP:CLEAR', onward: 'no' }],
    ['a day that has passed', { retentionUntil: '2020-01-01' }],
    ['nobody that there is', { relTo: ['nonsense <b>'] }],
  ])('is refused where it contradicts itself: %s, and takes no number', async (_, terms) => {
    const { us, caseId } = offices;
    const request = { caseId, recipient: 'MX-FGR', purpose: 'same-case', scope: 'all' } as const;
    const { handling: usual } = await us.ask('packet:view', request);
    const handling = { ...usual, codes: [...usual.codes], relTo: [...usual.relTo], ...terms };
    const answer = await us.request('packet:build', { ...request, handling, folder: outbox(us) });
    expect(answer).toMatchObject({ ok: false, failure: { code: 'release/handling-contradicts' } });
    expect((await us.ask('packet:list', {})).total).toBe(0);
  });

  it('stands in the packet as it was chosen, with its handling', async () => {
    const { us } = offices;
    const request = await brazil();
    const { handling: usual } = await us.ask('packet:view', request);
    const handling = { ...usual, codes: [...usual.codes], relTo: ['BR'], tlp: 'TLP:RED' as const, onward: 'no' as const };
    const terms = { basis: [legalBases.untoc], handling, acknowledgeUncompared: true };

    const { packetId } = await us.ask('packet:build', { ...request, ...terms, folder: outbox(us) });
    const { header } = await us.ask('packet:show', { packetId, direction: 'out' });

    expect(header).toMatchObject({ basis: [legalBases.untoc], handling: { tlp: 'TLP:RED', onward: 'no', relTo: ['BR'] } });
  });
});

describe('a key whose words nobody compared', () => {
  it('is sealed to only when a person acknowledges it, each time, and the packet is told apart', async () => {
    const { us } = offices;
    const request = await brazil();

    const refused = await us.request('packet:build', { ...request, folder: outbox(us) });
    const built = await us.ask('packet:build', { ...request, folder: outbox(us), acknowledgeUncompared: true });
    const again = await us.request('packet:build', { ...request, folder: outbox(us) });

    expect([refused, again].map(answer => (answer.ok ? 'built' : answer.failure.code))).toEqual(
      Array(2).fill('agency/not-compared'),
    );
    expect(built).toMatchObject({ isUncompared: true, number: 1 });
    const { total } = await us.ask('packet:list', {});
    expect(total).toBe(1);
  });

  it('stays so where it was entered by hand: there are no words', async () => {
    const { us } = offices;
    await brazil();

    expect(await us.request('agency:compared', { agency: 'BR-DRCI' })).toMatchObject({ failure: { code: 'agency/no-words' } });
  });

  it('is none whose words somebody compared', async () => {
    const { us, caseId } = offices;

    expect(await build(us, caseId)).toMatchObject({ isUncompared: false });
  });
});
