import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../shared/case.ts';
import type { EntityName } from '../../shared/catalogue.ts';
import type { Input } from '../../shared/contract.ts';
import type { Json, RecordId } from '../../shared/language.ts';
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
  const place = {
    caseId: offices.caseId,
    record,
    field,
    recipient: 'MX-FGR',
    purpose: 'same-case',
    why: 'A judge said so',
  } as const;
  const answer = await offices.us.request('release:record-gate', { ...place, ...fact, document: shown });
  return answer.ok ? 'recorded' : answer.failure.code;
}
async function mustTell(entity: string, field: string) {
  const record = (await recordOf(entity)).id;
  const place = { caseId: offices.caseId, record, field, recipient: 'MX-FGR', purpose: 'escort', why: 'Armed' } as const;
  return offices.us.request('release:record-must-tell', place);
}
const build = (purpose: 'same-case' | 'escort') =>
  offices.us.ask('packet:build', {
    caseId: offices.caseId,
    recipient: 'MX-FGR',
    purpose,
    scope: 'all',
    folder: outbox(offices.us),
    withoutSafety: 'The note stays here',
  });
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

    const built = await build('escort');

    expect(built.released).toContain('subjects[0].caution');
  });

  it('opens in one packet: the next one finds it shut, and so does another purpose', async () => {
    await mustTell('subject', 'caution');
    const built = await build('escort');
    expect(built.released).toContain('subjects[0].caution');

    expect(await actionAt('subjects[0].caution', 'escort')).toBe('WITHHOLD');
    const [fact] = await offices.us.ask('release:list-facts', { caseId: offices.caseId });
    expect(fact).toMatchObject({
      state: 'used',
      usedBy: built.packetId,
      purpose: 'escort',
      why: 'Armed',
      accepted: 'one-person',
    });
  });

  it('is of two persons where the office has two', async () => {
    const { us } = offices;
    await us.ask('user:add', { label: 'second', role: 'officer', passphrase: `${PASSPHRASE} officer` });
    const asked = await mustTell('subject', 'caution');
    const pending = asked.ok ? asked.value.pending : null;
    expect(await actionAt('subjects[0].caution', 'escort')).toBe('WITHHOLD');
    expect(await us.request('agency:decide', { id: pending!, approve: true })).toMatchObject({
      failure: { code: 'proposal/same-person' },
    });

    await us.unlock(`${PASSPHRASE} officer`, 'second');
    await us.ask('agency:decide', { id: pending!, approve: true });

    expect(await actionAt('subjects[0].caution', 'escort')).toBe('RELEASE');
    expect((await us.ask('release:list-facts', { caseId: offices.caseId }))[0]).toMatchObject({ accepted: 'two-persons' });
  });

  it('is none for what is no safety information', async () => {
    const answer = await mustTell('subject', 'paternal');

    expect(answer.ok ? '' : answer.failure.code).toBe('release/not-safety');
  });
});

describe('a gate', () => {
  it('opens for the purpose that it names, once', async () => {
    await gate('charge', 'statute', { gate: 'originator', basis: 'originator-consent' });
    expect(await actionAt('charges[0].statute', 'escort')).not.toBe('RELEASE');
    expect(await actionAt('charges[0].statute')).toBe('RELEASE');

    expect((await build('same-case')).released).toContain('charges[0].statute');

    expect(await actionAt('charges[0].statute')).toBe('WITHHOLD');
    const facts = await offices.us.ask('release:list-facts', { caseId: offices.caseId });
    expect(facts.map(({ state }) => state)).toEqual(['used']);
  });

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
    expect(facts.map(({ state }) => state)).toEqual(['revoked', 'no-document']);
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

describe('a lead only (CNPP 455)', () => {
  const add = async (entity: EntityName, fields: Record<string, Json>, parent?: RecordId): Promise<RecordId> => {
    const input = { caseId: offices.caseId, entity, fields, ...(parent === undefined ? {} : { parent }) };
    return (await offices.us.ask('case:add-record', input)).record.id;
  };
  const codeOf = (answer: { readonly ok: boolean; readonly failure?: { readonly code: string } }) =>
    answer.ok ? 'done' : answer.failure?.code;
  const change = async (record: RecordId, fields: Record<string, Json>) =>
    codeOf(await offices.us.request('case:update-fields', { caseId: offices.caseId, record, fields }));

  /** A document handed over in a call that was informal assistance. */
  async function handedOver(): Promise<{ readonly exchange: RecordId; readonly document: RecordId }> {
    const start = { startAt: '2026-03-01T15:00:00Z', mode: 'call' };
    const exchange = await add('exchange', { ...start, channel: 'informal', evidentiaryStatus: 'lead_only' });
    const document = (await recordOf('document')).id;
    await add('item', { way: 'received', document }, exchange);
    return { exchange, document };
  }
  const prosecution = (scope: 'all' | RecordId[]) =>
    ({ caseId: offices.caseId, recipient: 'MX-FGR', purpose: 'prosecution', scope }) as const;

  beforeEach(async () => {
    await offices.us.ask('agency:profile', {
      ...{ agency: 'MX-FGR', standing: 'trusted-party', formalChannel: true },
      purposes: ['same-case', 'prosecution'],
    });
  });

  it('follows the document that was handed over, and does not leave to be used as evidence', async () => {
    const { exchange, document } = await handedOver();
    const { us } = offices;
    const leaves = async (purpose: 'same-case' | 'prosecution') => {
      const { rows } = await us.ask('packet:preview', { ...prosecution('all'), purpose });
      return [exchange, document].map(id => rows.some(row => row.record === id && row.action === 'RELEASE'));
    };
    expect(await leaves('same-case')).toEqual([true, true]);
    expect(await leaves('prosecution')).toEqual([false, false]);
    const root = (await recordOf('case')).id;
    const alone = { ...prosecution([root, document]), folder: outbox(us) };
    expect(codeOf(await us.request('packet:build', alone))).toBe('release/lead-only'); // the exchange was not chosen

    const formal = await add('request', { type: 'service', evidentiaryStatus: 'evidence' });
    await us.ask('case:update-fields', { caseId: offices.caseId, record: exchange, fields: { formalisedBy: formal } });
    expect(await leaves('prosecution')).toEqual([true, true]);
  });

  it('is no exhibit, and becomes evidence by a formal request alone', async () => {
    const { exchange } = await handedOver();
    const informal = await add('request', { type: 'service', evidentiaryStatus: 'lead_only' });
    const exhibit = { description: 'A telephone', exhibit: 'E-7' };
    const asExhibit = {
      caseId: offices.caseId,
      entity: 'evidence',
      fields: { ...exhibit, evidentiaryRequest: informal },
    } as const;
    expect(codeOf(await offices.us.request('case:add-record', asExhibit))).toBe('evidence/lead-only');
    expect(await change(exchange, { evidentiaryStatus: 'evidence' })).toBe('evidence/not-formalised');
    expect(await change(exchange, { evidentiaryStatus: 'evidence', formalisedBy: informal })).toBe('evidence/not-formalised');

    const formal = await add('request', { type: 'service', evidentiaryStatus: 'evidence' });
    const evidence = await add('evidence', { ...exhibit, evidentiaryRequest: formal });
    expect(await change(formal, { evidentiaryStatus: 'lead_only' })).toBe('evidence/lead-only');
    expect(await change(evidence, { evidentiaryRequest: informal })).toBe('evidence/lead-only');
    expect(await change(exchange, { evidentiaryStatus: 'evidence', formalisedBy: formal })).toBe('done');
  });
});
