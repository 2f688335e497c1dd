import { statSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findComparison, findCompareSecret } from '../../db/comparisons.ts';
import type { CaseId, Json, RecordId } from '../../shared/language.ts';
import {
  asked,
  caseWith,
  comparePolicy,
  comparingOffices,
  opened,
  read,
  refused,
  SHARED,
  taken,
  textOf,
} from '../support/comparing-offices.ts';
import { PASSPHRASE, type TempVault } from '../support/temp-vault.ts';

let offices: Awaited<ReturnType<typeof comparingOffices>>;
let us: TempVault;
let mx: TempVault;
let files = 1;

beforeAll(async () => {
  offices = await comparingOffices();
  ({ us, mx } = offices);
}, 60_000);
afterAll(() => offices.cleanup());
beforeEach(() => offices.forgetCounts());

describe('a blind comparison by file', () => {
  it('tells both sides the hits and the agreed sizes, and nothing else, and destroys what it was computed from', async () => {
    const { run, path } = await offices.offered();
    const offer = await opened(mx, path);
    const answerPath = await offices.answeredBy(mx, path);
    const answer = await opened(us, answerPath);
    const read1 = await taken(us, answerPath);
    const resultPath = await offices.write(us, run);
    const result = await opened(mx, resultPath);
    const read2 = await taken(mx, resultPath);

    expect([read1.hits, read2.hits]).toEqual([1, 1]);
    expect((await us.ask('compare:show', { run })).hits).toMatchObject([{ kind: 'account', reference: 'US-1', officer: 'Ana' }]);
    expect((await mx.ask('compare:show', { run })).hits).toMatchObject([{ kind: 'account', reference: 'MX-1' }]);
    // All that either side was ever sent: the sizes, and bytes that are no value of the other in any spelling.
    const sent = [offer, answer, result].map(({ text, claims }) => text + JSON.stringify(claims)).join(' ');
    for (const value of ['032180000118359719', '111122223333444455', '999988887777666655', 'US-1', 'MX-1', 'Banco'])
      expect(sent).not.toContain(value);
    expect(Buffer.from(textOf(offer.claims['elements']), 'base64url')).toHaveLength(32 * 8);
    expect(Buffer.from(textOf(answer.claims['set']), 'base64url')).toHaveLength(16 * 6);
    for (const vault of [us, mx]) {
      expect(findCompareSecret(vault.session.office, run)).toBeNull();
      expect(findComparison(vault.session.office, run)).toMatchObject({ given: null, state: 'done' });
    }
    expect((await us.ask('deconflict:list', { caseId: offices.ourCases[0]! })).abroad).toMatchObject([
      { agency: 'MX-FGR', kind: 'account' },
    ]);
  });

  it('is the same to who looks at the files on the way, whatever the values and however many there are', async () => {
    const other = await caseWith(us, `US-${++files}`, ['555566667777888899']);
    const sizes = [];
    for (const cases of [offices.ourCases, [other]]) {
      const { run, path } = await offices.offered({ cases });
      const answer = await offices.answeredBy(mx, path);
      await taken(us, answer);
      const result = await offices.write(us, run);
      sizes.push([path, answer, result].map(each => statSync(each).size));
      const { claims } = await opened(mx, path);
      sizes.push(Object.entries(claims).map(([name, value]) => `${name} ${JSON.stringify(value).length}`));
    }

    expect(sizes.slice(2)).toEqual(sizes.slice(0, 2));
  });

  it('offers the same values in elements that have nothing in common from run to run', async () => {
    const elements = [];
    for (const { path } of [await offices.offered(), await offices.offered()])
      elements.push(textOf((await opened(mx, path)).claims['elements']).match(/.{43}/g) ?? []);

    expect(new Set([...elements[0]!, ...elements[1]!]).size).toBe(elements[0]!.length + elements[1]!.length);
  });

  it('finds no account in a number of another kind that reads the same, so that a list under a false kind tells nothing', async () => {
    const number = '7777000011112222';
    const ours = await caseWith(us, `US-${++files}`, [number]);
    const { id } = await mx.ask('case:create', {
      fields: { kind: 'joint-investigation', reference: `MX-${files}`, title: 'Otro asunto' },
    });
    const { record } = await mx.ask('case:add-record', {
      ...{ caseId: id, entity: 'subject' as const },
      fields: { roles: ['suspect'], fullName: 'Persona Inventada Distinta' },
    });
    await mx.ask('case:add-record', {
      ...{ caseId: id, entity: 'identityDocument' as const, parent: record.id },
      fields: { kind: 'Pasaporte', number },
    });
    const { run } = await us.ask('compare:offer', { ...asked, kinds: ['account', 'identifier'], cases: [ours] });
    await us.ask('compare:approve', { run });
    const answer = await offices.answeredBy(mx, await offices.write(us, run));

    expect((await taken(us, answer)).hits).toBe(0);
  });

  it('takes part with no value of a source, under a caveat, of another agency, above L3, or of a kind that was not chosen', async () => {
    const only = async (prepare: (caseId: CaseId, record: RecordId) => Promise<unknown>): Promise<string> => {
      const caseId = await caseWith(us, `US-${++files}`, [SHARED]);
      const { file } = await us.ask('case:show', { caseId });
      await prepare(caseId, file.records.find(({ entity }) => entity === 'asset')!.id);
      const { run } = await us.ask('compare:offer', { ...asked, cases: [caseId] });
      await us.ask('compare:approve', { run });
      const sink = us.services.handles.register({ kind: 'sink', name: 'x', path: offices.pathIn(us) });
      return refused(us.request('compare:write', { run, sink }));
    };
    const marked = (mark: object) => (caseId: CaseId, record: RecordId) =>
      us.ask('case:set-mark', { caseId, record, field: 'account', mark });

    expect(await only(() => Promise.resolve())).toBe('taken');
    for (const mark of [{ level: 'L4' }, { caveats: [{ kind: 'NO_ONWARD' }] }, { categories: ['FIN', 'SRC'] }])
      expect([mark, await only(marked(mark))]).toEqual([mark, 'compare/nothing-chosen']);
    const ofSource = async (caseId: CaseId, record: RecordId) => {
      await us.ask('case:remove-record', { caseId, record });
      const fields = { roles: ['source'], fullName: 'Fuente Reservada Inventada' };
      const { record: source } = await us.ask('case:add-record', { caseId, entity: 'subject', fields });
      const account = { institution: 'Banco', country: 'MX', number: SHARED };
      await us.ask('case:add-record', { caseId, entity: 'asset', parent: source.id, fields: { description: 'Cuenta', account } });
    };
    expect(await only(ofSource)).toBe('compare/nothing-chosen');
  });
});

describe('what a policy lets a counterpart compare', () => {
  const propose = (change: Record<string, Json>) =>
    refused(us.request('compare:offer', { ...asked, cases: 'open', ...change } as never));

  it.each<[string, Record<string, Json>]>([
    ['compare/kind-not-allowed', { kinds: ['device'] }],
    ['compare/too-many', { size: 601 }],
    ['compare/guessable', { kinds: ['account', 'phone'], size: 41 }],
    ['compare/guessable', { kinds: ['phone'], theirSize: 41 }],
    ['agency/unknown', { agency: 'MX-NIEMAND' }],
    ['compare/not-allowed', { agency: 'MX-SRE' }],
  ])('refuses %s for %j', async (code, change) => {
    expect(await propose(change)).toBe(code);
  });

  it('is asked again when an offer comes in, and when a file is written', async () => {
    const { path } = await offices.offered();
    const { run } = await us.ask('compare:offer', { ...asked, cases: 'open' });
    await us.ask('compare:approve', { run });
    await mx.ask('compare:set-policy', { agency: 'US-DOJ-OIA', policy: null });
    await us.ask('compare:set-policy', { agency: 'MX-FGR', policy: { ...comparePolicy, kinds: ['identifier'] } });

    expect(await refused(read(mx, path))).toBe('compare/not-allowed');
    const sink = us.services.handles.register({ kind: 'sink', name: 'x', path: offices.pathIn(us) });
    expect(await refused(us.request('compare:write', { run, sink }))).toBe('compare/kind-not-allowed');
    await us.ask('compare:set-policy', {
      agency: 'MX-FGR',
      policy: { ...comparePolicy, runs: 1, kinds: [...comparePolicy.kinds] },
    });
    expect(await propose({})).toBe('compare/too-often');
    await us.ask('compare:set-policy', { agency: 'MX-FGR', policy: { ...comparePolicy, kinds: [...comparePolicy.kinds] } });
    await mx.ask('compare:set-policy', { agency: 'US-DOJ-OIA', policy: { ...comparePolicy, kinds: [...comparePolicy.kinds] } });
  });

  it('has two persons: whoever prepared it does not approve it, nothing is written before, and an office of one says so', async () => {
    const { run } = await us.ask('compare:offer', { ...asked, cases: 'open' });
    expect(await us.ask('compare:approve', { run })).toMatchObject({ accepted: 'one-person' });
    await us.ask('user:add', { label: 'Second', role: 'supervisor', passphrase: `${PASSPHRASE} two` });
    const { run: next } = await us.ask('compare:offer', { ...asked, cases: 'open' });
    const sink = () => us.services.handles.register({ kind: 'sink', name: 'x', path: offices.pathIn(us) });

    expect(await refused(us.request('compare:approve', { run: next }))).toBe('compare/same-person');
    expect(await refused(us.request('compare:write', { run: next, sink: sink() }))).toBe('compare/wrong-state');
    await us.unlock(`${PASSPHRASE} two`, 'Second');
    expect(await us.ask('compare:approve', { run: next })).toMatchObject({ accepted: 'two-persons', approvedBy: 'Second' });
    await us.unlock();
    const { users } = { users: await us.ask('user:list', {}) };
    await us.ask('user:disable', { userId: users.find(({ label }) => label === 'Second')!.id });
  });
});
