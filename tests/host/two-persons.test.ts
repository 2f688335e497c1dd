import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { agePair } from '../../electron/host/keys/age-identity.ts';
import type { AgencyView } from '../../shared/contract/agencies.ts';
import { actFacts } from '../../shared/act-facts.ts';
import { counterpartActs, type CounterpartAct } from '../../shared/counterpart-acts.ts';
import type { CaseId, RecordId } from '../../shared/language.ts';
import { lookAlike } from '../../shared/look-alike.ts';
import { agencyTable } from '../../shared/agency-table.ts';
import { caseFile, importFile, onlyCase, sampleCase } from '../support/case-file.ts';
import { sourceOf } from '../support/exchange.ts';
import { PASSPHRASE, tempVault, type TempVault } from '../support/temp-vault.ts';

const names = { en: 'Attorney’s Example', es: 'Fiscalía de ejemplo' };
const [first, second] = ['officer', 'supervisor'].map(role => `${PASSPHRASE} ${role}`) as [string, string];
let us: TempVault;
let mx: TempVault;
let key: string;
beforeEach(async () => {
  us = await tempVault({ seed: 'us' });
  mx = await tempVault({ seed: 'mx', agency: { code: 'MX-FGR', names } });
  key = (await agePair(new Uint8Array(32).fill(9))).recipient;
});
afterEach(() => [us, mx].forEach(vault => vault.cleanup()));

/** An office of three: `first` is a supervisor, and so is `second`; `desk` is an officer. Stays open as the first. */
async function officeOfThree(): Promise<void> {
  await us.ask('user:add', { label: 'desk', role: 'officer', passphrase: first });
  await us.ask('user:add', { label: 'second', role: 'supervisor', passphrase: second });
}
const asDesk = () => us.unlock(first, 'desk');
const asFirst = () => us.unlock(PASSPHRASE, 'first');
const asSecond = () => us.unlock(second, 'second');

async function cardOf(vault: TempVault): Promise<string> {
  const path = join(vault.root, 'card.json');
  await vault.ask('agency:card', { file: vault.services.handles.register({ kind: 'sink', name: 'card.json', path }) });
  return path;
}
const importCard = async (wordsCompared = true) =>
  us.request('agency:import', { file: sourceOf(us, await cardOf(mx)), wordsCompared });
const agency = async (code = 'MX-FGR'): Promise<AgencyView> => (await us.ask('agency:list', {})).find(one => one.code === code)!;
const currentKey = async (code?: string) => (await agency(code)).keys.find(({ ended }) => ended === null);
const pendingOf = async (code?: string) => (await agency(code)).pending[0]!;
const codeOf = (answer: { readonly ok: boolean; readonly failure?: { readonly code: string } }) =>
  answer.ok ? 'done' : answer.failure?.code;
const decide = async (id: string, approve = true) => codeOf(await us.request('agency:decide', { id, approve }));

describe('a key entered by hand', () => {
  it('redirects nothing while one officer alone entered it', async () => {
    await importCard();
    await us.ask('agency:profile', { agency: 'MX-FGR', standing: 'trusted-party', purposes: ['same-case'], formalChannel: true });
    const before = await currentKey();
    await officeOfThree();
    await asDesk();

    const { pending } = await us.ask('agency:add', {
      code: 'MX-FGR',
      names: (await agency()).names,
      country: 'MX',
      recipient: key,
    });

    expect(pending).toMatchObject([{ act: 'hand-key', isMine: true, mayConfirm: false, content: { recipient: key } }]);
    expect(await currentKey()).toEqual(before);
    expect(await decide(pending[0]!.id)).toBe('proposal/same-person');
  });

  it('stands once another person, one of the two a supervisor, confirmed it, and is not one whose words were compared', async () => {
    await importCard();
    await officeOfThree();
    await asDesk();
    await us.ask('agency:add', { code: 'MX-FGR', names: (await agency()).names, country: 'MX', recipient: key });
    await asSecond();

    expect(await decide((await pendingOf()).id)).toBe('done');

    expect(await currentKey()).toMatchObject({ recipient: key, isCompared: false, accepted: 'two-persons' });
    expect((await us.ask('audit:list', {})).events.slice(0, 2).map(({ action }) => action)).toEqual([
      'agency:confirm',
      'agency:propose',
    ]);
  });

  it('is confirmed by no second officer, when an officer proposed it', async () => {
    await officeOfThree();
    await us.ask('user:add', { label: 'other', role: 'officer', passphrase: `${PASSPHRASE} other` });
    await asDesk();
    await us.ask('agency:add', { code: 'MX-NEW', names, country: 'MX', recipient: key });
    await us.unlock(`${PASSPHRASE} other`, 'other');

    expect(await decide((await pendingOf('MX-NEW')).id)).toBe('proposal/needs-supervisor');
    expect(await currentKey('MX-NEW')).toBeUndefined();
  });

  it('is confirmed by an officer, when a supervisor proposed it', async () => {
    await us.ask('user:add', { label: 'desk', role: 'officer', passphrase: first });
    await us.ask('agency:add', { code: 'MX-NEW', names, country: 'MX', recipient: key });
    await asDesk();

    expect(await decide((await pendingOf('MX-NEW')).id)).toBe('done');
    expect(await currentKey('MX-NEW')).toMatchObject({ recipient: key });
  });

  it('is refused by anyone, and retracted by its own proposer; then it cannot be confirmed', async () => {
    await officeOfThree();
    await asDesk();
    await us.ask('agency:add', { code: 'MX-NEW', names, country: 'MX', recipient: key });
    const { id } = await pendingOf('MX-NEW');

    expect(await decide(id, false)).toBe('done');

    await asSecond();
    expect(await decide(id)).toBe('proposal/not-found');
    expect(await currentKey('MX-NEW')).toBeUndefined();
  });

  it('is outdated where another key came after it was proposed', async () => {
    await officeOfThree();
    await asDesk();
    await us.ask('agency:add', { code: 'MX-FGR', names: (await agency()).names, country: 'MX', recipient: key });
    const byHand = await pendingOf();
    await importCard();
    await asFirst();
    const card = (await agency()).pending.find(({ act }) => act === 'first-card')!;
    expect(await decide(card.id)).toBe('done');

    expect(await decide(byHand.id)).toBe('proposal/outdated');
    expect(await currentKey()).toMatchObject({ accepted: 'two-persons', signingFingerprint: expect.any(String) as string });
  });
});

describe('an office of one person', () => {
  it('works: the act stands at once, is recorded as one person’s, and says so', async () => {
    await importCard();
    await us.ask('agency:profile', { agency: 'MX-FGR', standing: 'vetted', purposes: ['same-case'], formalChannel: true });

    expect(await agency()).toMatchObject({
      keys: [{ accepted: 'one-person' }],
      profileAccepted: 'one-person',
      profile: { standing: 'vetted' },
      pending: [],
    });
  });

  it('is none any more with a second person, though not with an auditor or one who was taken out', async () => {
    await us.ask('user:add', { label: 'eyes', role: 'auditor', passphrase: `${PASSPHRASE} eyes` });
    const gone = await us.ask('user:add', { label: 'gone', role: 'officer', passphrase: `${PASSPHRASE} gone` });
    await us.ask('user:disable', { userId: gone.id });

    await us.ask('agency:add', { code: 'MX-NEW', names, country: 'MX', recipient: key });

    expect(await currentKey('MX-NEW')).toMatchObject({ accepted: 'one-person' });
  });
});

describe('a card', () => {
  it('is a first one only for two persons, who see the same twelve words', async () => {
    await officeOfThree();
    await asDesk();

    const answer = await importCard();

    expect(answer).toMatchObject({ ok: true, value: { outcome: 'pending' } });
    expect(await currentKey()).toBeUndefined();
    expect((await pendingOf()).words).toEqual(answer.ok ? answer.value.words : null);
    await asFirst();
    expect(await decide((await pendingOf()).id)).toBe('done');
    expect(await currentKey()).toMatchObject({ isCompared: true, accepted: 'two-persons' });
  });

  it('that its key did not sign replaces it only for two persons, whatever words one of them compared', async () => {
    await importCard();
    await officeOfThree();
    mx.cleanup();
    mx = await tempVault({ seed: 'impostor', agency: { code: 'MX-FGR', names }, nowMs: Date.parse('2026-03-05T15:00:00Z') });
    const before = await currentKey();
    await asDesk();

    const answer = await importCard();

    expect(answer).toMatchObject({ ok: true, value: { outcome: 'pending' } });
    expect(await currentKey()).toEqual(before);
    expect((await pendingOf()).act).toBe('other-card');
  });

  it('of a key that another code has is refused, and so is that key by hand', async () => {
    await importCard();
    const { recipient } = (await currentKey())!;

    const byHand = await us.request('agency:add', {
      code: 'MX-NEW',
      names: { en: 'Other', es: 'Otra' },
      country: 'MX',
      recipient,
    });

    expect(codeOf(byHand)).toBe('agency/key-of-another');
    expect((await us.ask('agency:list', {})).some(({ code }) => code === 'MX-NEW')).toBe(false);
  });
});

describe('a name', () => {
  it.each([
    ['a zero for an O', 'US-D0J-OIA', { en: 'Other', es: 'Otra' }],
    ['another dash', 'US-DOJ/OIA', { en: 'Other', es: 'Otra' }],
    ['Cyrillic letters', 'MX-OTRA', { en: 'Other', es: 'Fisсalía General de la Repúbliса' }],
    ['no accents and other case', 'MX-OTRA', { en: 'FISCALIA GENERAL DE LA REPUBLICA', es: 'Otra' }],
  ])('is refused where it would be taken for another: %s', async (_, code, like) => {
    const answer = await us.request('agency:add', { code, names: like, country: code.slice(0, 2) });

    expect(codeOf(answer)).toBe('agency/looks-alike');
  });

  it('of the table looks like none other of it', () => {
    expect(agencyTable.filter(one => lookAlike(one, agencyTable) !== undefined)).toEqual([]);
  });

  it('that is held is changed by two persons, and never to another’s', async () => {
    await officeOfThree();
    await asDesk();
    const before = (await agency('MX-SRE')).names;

    const answer = await us.ask('agency:add', { code: 'MX-SRE', names: { en: 'Renamed', es: 'Renombrada' }, country: 'MX' });
    const stolen = await us.request('agency:add', { code: 'MX-SRE', names: (await agency()).names, country: 'MX' });

    expect(answer).toMatchObject({ names: before, pending: [{ act: 'rename' }] });
    expect(codeOf(stolen)).toBe('agency/looks-alike');
  });
});

describe('what changed while a proposal waited', () => {
  const byHand = (code: string, more: object = {}) =>
    us.request('agency:add', { code, names: { en: `Example ${code}`, es: `Ejemplo ${code}` }, country: 'MX', ...more });
  beforeEach(officeOfThree);

  it('stops a key that became another agency’s meanwhile', async () => {
    await byHand('MX-ONE', { recipient: key });
    await byHand('MX-TWO', { recipient: key });
    const [one, two] = [await pendingOf('MX-ONE'), await pendingOf('MX-TWO')];
    await asSecond();

    expect([await decide(one.id), await decide(two.id)]).toEqual(['done', 'agency/key-of-another']);
    expect(await currentKey('MX-TWO')).toBeUndefined();
  });

  it('stops a name that reads like one which came meanwhile', async () => {
    await byHand('MX-ONE');
    await byHand('MX-ONE', { names: { en: 'Harbour Office', es: 'Oficina del puerto' } });
    const renamed = await pendingOf('MX-ONE');
    await byHand('MX-TWO', { names: { en: 'Harbour Office', es: 'Oficina del puerto' } });
    await asSecond();

    expect(await decide(renamed.id)).toBe('agency/looks-alike');
  });

  it('stops what somebody proposed who was taken out since', async () => {
    await asSecond();
    await byHand('MX-ONE', { recipient: key });
    const { id } = await pendingOf('MX-ONE');
    await asFirst();
    const gone = (await us.ask('user:list', {})).find(({ label }) => label === 'second')!;
    await us.ask('user:disable', { userId: gone.id });
    await asDesk();

    expect((await pendingOf('MX-ONE')).mayConfirm).toBe(false);
    expect(await decide(id)).toBe('proposal/outdated');
    expect(await currentKey('MX-ONE')).toBeUndefined();
  });

  it('hides no card of an agency that nobody knew before', async () => {
    const stranger = await tempVault({
      seed: 'new',
      agency: { code: 'MX-NEW', names: { en: 'New Example', es: 'Ejemplo nuevo' } },
    });
    const answer = await us.request('agency:import', { file: sourceOf(us, await cardOf(stranger)), wordsCompared: true });
    stranger.cleanup();
    await asSecond();

    expect(codeOf(answer)).toBe('done');
    expect(await decide((await pendingOf('MX-NEW')).id)).toBe('done');
    expect((await currentKey('MX-NEW'))?.accepted).toBe('two-persons');
  });
});

describe('consents, gates and profiles', () => {
  let caseId: CaseId;
  let document: RecordId;
  beforeEach(async () => {
    const charges = [
      { statute: '21 USC 963', offence: 'Conspiracy', subject: 's1', marks: { statute: { originator: 'US-DEA' } } },
    ];
    await importFile(us, caseFile(sampleCase({ charges, documents: [{ title: 'Letter' }] })));
    caseId = await onlyCase(us);
    document = (await us.ask('case:show', { caseId })).file.records.find(({ entity }) => entity === 'document')!.id;
    await importCard();
    await us.ask('agency:profile', { agency: 'MX-FGR', standing: 'trusted-party', purposes: ['same-case'], formalChannel: true });
  });

  const consent = (more: object = {}) =>
    us.request('agency:consent', {
      originator: 'US-DEA',
      recipient: 'MX-FGR',
      purposes: ['same-case'],
      until: '2026-04-01',
      caseId,
      document,
      ...more,
    });
  const statute = async (of: CaseId = caseId) =>
    (await us.ask('packet:preview', { caseId: of, recipient: 'MX-FGR', purpose: 'same-case', scope: 'all' })).rows.find(
      ({ path }) => path === 'charges[0].statute',
    )?.action;

  it('open an originator’s values of one case, shown by a document of that case, and of no other', async () => {
    const other = sampleCase({
      id: 'case-2',
      reference: 'EX-2026-0002',
      charges: [{ statute: '21 USC 963', offence: 'Conspiracy', subject: 's1', marks: { statute: { originator: 'US-DEA' } } }],
    });
    await importFile(us, caseFile(other));
    const second = (await us.ask('case:list', { text: 'EX-2026-0002' })).cases[0]!.id;
    const before = await statute();

    expect(codeOf(await consent())).toBe('done');

    expect([before, await statute(), await statute(second)]).toEqual(['WITHHOLD', 'RELEASE', 'WITHHOLD']);
  });

  it('open nothing while an officer alone recorded them', async () => {
    await officeOfThree();
    await asDesk();

    const answer = await consent();
    const gate = await us.request('release:record-gate', {
      caseId,
      record: document,
      field: 'title',
      recipient: 'MX-FGR',
      gate: 'originator',
      basis: 'originator-consent',
      document,
      purpose: 'same-case',
      why: 'It agreed',
    });

    expect(answer).toMatchObject({ ok: true, value: { pending: expect.any(String) as string } });
    expect(codeOf(gate)).toBe('input/forbidden');
    expect(await statute()).toBe('WITHHOLD');
    await asFirst();
    const waiting = await pendingOf();
    expect(actFacts(waiting).map(({ label, value }) => [label.en, value.en])).toEqual([
      ['Originator', 'US-DEA'],
      ['Purposes', 'This case'],
      ['Until', '2026-04-01'],
      ['Case number', 'EX-2026-0001'],
      ['Document that proves it', 'Letter'],
    ]);
    expect(await decide(waiting.id)).toBe('done');
    expect(await statute()).toBe('RELEASE');
  });

  it('shut again when one person ends them, when their document leaves the case, or with their last day', async () => {
    await consent();
    const [held] = await us.ask('agency:list-consents', {});
    await us.ask('agency:end-consent', { id: held!.id });
    const ended = await statute();
    await consent();
    us.setNowMs(Date.parse('2026-04-03T15:00:00Z'));
    const past = await statute();
    us.setNowMs(Date.parse('2026-03-03T15:00:00Z'));
    const open = await statute();
    await us.ask('case:remove-record', { caseId, record: document });

    expect([ended, past, open, await statute()]).toEqual(['WITHHOLD', 'WITHHOLD', 'RELEASE', 'WITHHOLD']);
    expect(codeOf(await us.request('agency:end-consent', { id: held!.id }))).toBe('agency/consent-not-found');
  });

  it.each([
    ['a document of no case', { document: '019caf10-3180-77bc-a802-c231565d77b7' }, 'release/no-document'],
    ['a day that is past', { until: '2026-03-01' }, 'agency/consent-days'],
    ['for ever', { until: '2036-03-01' }, 'agency/consent-days'],
  ])('are refused for %s', async (_, more, code) => {
    expect(codeOf(await consent(more))).toBe(code);
  });

  it('of a gate wait for the second person, who opens it', async () => {
    await us.ask('user:add', { label: 'desk', role: 'officer', passphrase: first });
    const charge = (await us.ask('case:show', { caseId })).file.records.find(({ entity }) => entity === 'charge')!.id;
    const { pending } = await us.ask('release:record-gate', {
      caseId,
      record: charge,
      field: 'statute',
      recipient: 'MX-FGR',
      gate: 'originator',
      basis: 'imminent-danger',
      document,
      purpose: 'same-case',
      why: 'A threat',
    });
    const before = await statute();
    await asDesk();
    expect(actFacts(await pendingOf()).map(({ label, value }) => [label.es, value.es])).toEqual([
      ['Lo que abre', 'el control de la autoridad de origen'],
      ['En virtud de', 'un peligro inminente'],
      ['Qué dato', 'Delito imputado: Disposición legal'],
      ['Finalidad', 'Este caso'],
      ['Número de caso', 'EX-2026-0001'],
      ['Documento que lo acredita', 'Letter'],
      ['Motivo', 'A threat'],
    ]);

    expect(await decide(pending!)).toBe('done');

    expect([before, await statute()]).toEqual(['WITHHOLD', 'RELEASE']);
    expect((await us.ask('audit:verify', {})).ok).toBe(true);
  });

  it('of a profile stay as they were until the second person confirms', async () => {
    await officeOfThree();

    await us.ask('agency:profile', { agency: 'MX-FGR', standing: 'other', purposes: ['same-case'], formalChannel: false });
    const waiting = (await agency()).profile?.standing;
    await asDesk();
    expect(await decide((await pendingOf()).id)).toBe('done');

    expect([waiting, (await agency()).profile?.standing]).toEqual(['trusted-party', 'other']);
  });
});

it('the table has each act with who proposes it, and every act that opens something needs a second person or a signed card', () => {
  const open = (Object.keys(counterpartActs) as CounterpartAct[]).filter(act => !counterpartActs[act].needsSecond);

  expect(open).toEqual(['name', 'next-card', 'compared']);
  expect(Object.values(counterpartActs).every(({ proposes }) => !proposes.includes('auditor'))).toBe(true);
});
