import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../shared/case.ts';
import type { Input } from '../../shared/contract.ts';
import { outbox, twoOffices } from '../support/exchange.ts';
import { PASSPHRASE } from '../support/temp-vault.ts';

type Offices = Awaited<ReturnType<typeof twoOffices>>;
let offices: Offices;
beforeEach(async () => {
  offices = await twoOffices(
    {},
    {
      subjects: [
        {
          id: 's1',
          roles: ['accused'],
          given: 'José Ángel',
          paternal: 'Peñafiel',
          caution: ['armed'],
          cautionNote: 'Keeps a blade in the left boot',
        },
      ],
      charges: [
        {
          statute: '21 USC 963',
          offence: 'Conspiracy',
          subject: 's1',
          grandJuryReference: 'GJ-19-0044',
          marks: { statute: { originator: 'US-DEA' } },
        },
      ],
      documents: [{ id: 'd1', title: 'Notice to the originator' }],
      assets: [{ description: 'A boat', sarReference: 'SAR-77120' }],
    },
  );
  await setStanding('vetted');
});
afterEach(() => offices.cleanup());

async function setStanding(standing: 'vetted' | 'trusted-party'): Promise<void> {
  await offices.us.ask('agency:profile', {
    agency: 'MX-FGR',
    standing,
    purposes: ['same-case', 'escort'],
    formalChannel: true,
    ceilings: { IDN: 'L2', CON: 'L1', LEG: 'L3', FIN: 'L4', ADM: 'L1' },
  });
}
type Gate = Pick<Input<'release:record-gate'>, 'gate' | 'basis'>;
const recordOf = async (entity: string): Promise<CaseRecord> =>
  (await offices.us.ask('case:show', { caseId: offices.caseId })).file.records.find(each => each.entity === entity)!;

async function gate(entity: string, field: string, fact: Gate, document?: string) {
  const record = (await recordOf(entity)).id;
  const shown = document ?? (await recordOf('document')).id;
  const place = { caseId: offices.caseId, record, field, recipient: 'MX-FGR' };
  const answer = await offices.us.request('release:record-gate', { ...place, ...fact, document: shown });
  return answer.ok ? 'recorded' : answer.failure.code;
}
async function mustTell(entity: string, field: string) {
  const record = (await recordOf(entity)).id;
  return offices.us.request('release:record-must-tell', { caseId: offices.caseId, record, field, recipient: 'MX-FGR' });
}
async function actionAt(path: string, purpose: 'same-case' | 'escort' = 'same-case') {
  const { rows } = await offices.us.ask('packet:preview', { caseId: offices.caseId, recipient: 'MX-FGR', purpose, scope: 'all' });
  return rows.find(row => row.path === path)?.action;
}

describe('what would let a place leave', () => {
  async function why(entity: string, field: string) {
    const record = (await recordOf(entity)).id;
    const request = {
      caseId: offices.caseId,
      recipient: 'MX-FGR',
      purpose: 'same-case' as const,
      scope: 'all' as const,
      record,
      field,
    };
    return (await offices.us.ask('packet:why', request)).map(({ es }) => es);
  }

  it('is named, and lets it leave once it is recorded', async () => {
    expect(await actionAt('charges[0].statute')).not.toBe('RELEASE');

    expect(await why('charge', 'statute')).toContainEqual(expect.stringMatching(/^Consentimiento de US-DEA\. Se comunica/));

    expect(await gate('charge', 'statute', { gate: 'originator', basis: 'originator-consent' })).toBe('recorded');
    expect(await actionAt('charges[0].statute')).toBe('RELEASE');
    expect(await why('charge', 'statute')).toEqual([]);
  });

  it('is not named where nothing of the kind would', async () => {
    expect(await why('asset', 'sarReference')).toEqual([]);
  });
});

describe('a duty to tell', () => {
  it('releases caution to whoever escorts although it is operational, and nothing else', async () => {
    expect(await actionAt('subjects[0].caution', 'escort')).toBe('WITHHOLD');

    expect((await mustTell('subject', 'caution')).ok).toBe(true);

    expect(await actionAt('subjects[0].caution', 'escort')).toBe('RELEASE');
    expect(await actionAt('subjects[0].cautionNote', 'escort')).toBe('WITHHOLD');
    expect(await actionAt('subjects[0].caution', 'same-case')).toBe('WITHHOLD');
  });

  it('reaches the packet itself', async () => {
    await mustTell('subject', 'caution');

    const built = await offices.us.ask('packet:build', {
      caseId: offices.caseId,
      recipient: 'MX-FGR',
      purpose: 'escort',
      scope: 'all',
      folder: outbox(offices.us),
    });

    expect(built.released).toContain('subjects[0].caution');
  });

  it('is none for what is no safety information', async () => {
    const answer = await mustTell('subject', 'paternal');

    expect(answer.ok ? '' : answer.failure.code).toBe('release/not-safety');
  });
});

describe('a gate', () => {
  it('lets exculpatory matter of another owner leave once the notice is in the case', async () => {
    const fact: Gate = { gate: 'originator', basis: 'exculpatory' };
    expect(await actionAt('charges[0].statute')).toBe('WITHHOLD');

    expect(await gate('charge', 'statute', fact, (await recordOf('subject')).id)).toBe('release/no-document');
    expect(await gate('charge', 'statute', fact, '018f0000-0000-7000-8000-000000000000')).toBe('record/not-found');
    expect(await actionAt('charges[0].statute')).toBe('WITHHOLD');

    expect(await gate('charge', 'statute', fact)).toBe('recorded');
    expect(await actionAt('charges[0].statute')).toBe('RELEASE');
  });

  it('opens by no ground that its statute does not name, and a suspicious activity report by none at all', async () => {
    await setStanding('trusted-party');
    const bases = ['court-order', 'person-consent', 'originator-consent', 'exculpatory', 'imminent-danger'] as const;
    for (const basis of bases) {
      expect(await gate('asset', 'sarReference', { gate: 'sar', basis })).toBe('release/basis-not-named');
      if (basis !== 'court-order')
        expect(await gate('charge', 'grandJuryReference', { gate: 'gj', basis })).toBe('release/basis-not-named');
    }
    expect(await gate('asset', 'sarReference', { gate: 'gj', basis: 'court-order' })).toBe('recorded'); // another gate than its own

    expect(await actionAt('assets[0].sarReference')).toBe('OMIT_SILENT');
    expect(await actionAt('charges[0].grandJuryReference')).toBe('OMIT_SILENT');
    expect(await gate('charge', 'grandJuryReference', { gate: 'gj', basis: 'court-order' })).toBe('recorded');
    expect(await actionAt('charges[0].grandJuryReference')).toBe('RELEASE');
  });

  it('shuts again when its fact is revoked, or when its document leaves the case', async () => {
    const fact: Gate = { gate: 'originator', basis: 'imminent-danger' };
    await gate('charge', 'statute', fact);
    const [first] = await offices.us.ask('release:list-facts', { caseId: offices.caseId });
    await offices.us.ask('release:revoke-fact', { caseId: offices.caseId, id: first!.id, why: 'The danger has passed' });
    expect(await actionAt('charges[0].statute')).toBe('WITHHOLD');

    offices.us.setNowMs(offices.us.services.nowMs() + 60_000); // the facts stand in the order of their times
    await gate('charge', 'statute', fact);
    expect(await actionAt('charges[0].statute')).toBe('RELEASE');
    await offices.us.ask('case:remove-record', { caseId: offices.caseId, record: (await recordOf('document')).id });

    expect(await actionAt('charges[0].statute')).toBe('WITHHOLD');
    const facts = await offices.us.ask('release:list-facts', { caseId: offices.caseId });
    expect(facts.map(({ revoked }) => revoked?.why ?? null)).toEqual(['The danger has passed', null]);
  });

  it('is a supervisor’s to record, and each fact is an entry of the chain', async () => {
    const us = offices.us;
    await gate('charge', 'statute', { gate: 'originator', basis: 'exculpatory' });
    const { events } = await us.ask('audit:list', {});
    expect(events.map(({ action }) => action)).toContain('release:record-gate');
    await us.ask('user:add', { label: 'second', role: 'officer', passphrase: `${PASSPHRASE} officer` });
    await us.unlock(`${PASSPHRASE} officer`, 'second');

    expect(await gate('charge', 'statute', { gate: 'originator', basis: 'exculpatory' })).toBe('input/forbidden');
    expect((await mustTell('subject', 'caution')).ok).toBe(true);
  });
});
