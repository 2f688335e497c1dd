import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findLedgerEntry } from '../../db/ledger.ts';
import { decidePolicy, findPolicy } from '../../db/policies.ts';
import { dispatch } from '../../electron/host/dispatch.ts';
import { policyIdOf, signedText } from '../../electron/host/ground/policy-in-force.ts';
import { canonical } from '../../electron/host/keys/canonical.ts';
import { hmac, sha256 } from '../../electron/host/keys/digest.ts';
import type { Input } from '../../shared/contract.ts';
import { policy2026 } from '../../shared/decision/policy-2026-1.ts';
import type { Policy } from '../../shared/decision/policy.ts';
import { withCellAt } from '../../shared/policy/parts.ts';
import { build, outbox, trust, twoOffices } from '../support/exchange.ts';
import { PASSPHRASE } from '../support/temp-vault.ts';

const why = 'The harbor inquiry';
const { cells } = policy2026.matrix.IDN.suspect!; // it has that row
/** A trusted party gets no more of the person sought than a vetted one: the name, and the rest in less detail. */
const tighter = withCellAt(policy2026, 'matrix.IDN.suspect.trusted-party', cells.vetted);
const looser = withCellAt(policy2026, 'matrix.OPS.any.vetted', { action: 'RELEASE' });
const [desk, second] = ['desk', 'second'].map(name => `${PASSPHRASE} ${name}`) as [string, string];

let offices: Awaited<ReturnType<typeof twoOffices>>;
beforeEach(async () => {
  offices = await twoOffices();
});
afterEach(() => offices.cleanup());

const propose = (policy: Policy) => offices.us.ask('policy:propose', { policy, reason: why });
const state = () => offices.us.ask('policy:state', {});
const refusal = async (asked: Input<'policy:propose'>) => {
  const answer = await offices.us.request('policy:propose', asked);
  return answer.ok ? null : [answer.failure.code, ...(answer.failure.places ?? []).map(({ path }) => path)];
};
const request = () => ({ caseId: offices.caseId, recipient: 'MX-FGR', purpose: 'same-case' as const, scope: 'all' as const });
const given = async () => {
  const { rows } = await offices.us.ask('packet:preview', request());
  return rows.find(({ path }) => path === 'subjects[0].nationalities')?.action;
};
const refusedPreview = async () => {
  const answer = await offices.us.request('packet:preview', request());
  return answer.ok ? null : answer.failure.code;
};
const LAID_OUT = 2; // of the steps of a packet
/** Adopt what waits, signed by who proposed it, as nobody is let do it. */
const decideAsProposer = (id: string, outcome: 'one-person' | 'two-persons'): void => {
  const { office, user, sign } = offices.us.session;
  const row = findPolicy(office, id)!;
  const [number, by, atMs] = [1, user.id, row.proposedAtMs];
  const decidedSign = sign(signedText(office, { ...row, number, by, atMs }, outcome));
  decidePolicy(office, row.id, { number, decidedBy: by, decidedAtMs: atMs, decidedSign, outcome });
};
const waiting = async () => (await state()).pending[0]!;
const decide = async (id: string, approve = true) => {
  const answer = await offices.us.request('policy:decide', { id, approve });
  return answer.ok ? answer.value.version : answer.failure.code;
};

describe('a policy of the office', { timeout: 120_000 }, () => {
  it('decides everything from the moment it is adopted, and the packet and the ledger say which it was', async () => {
    expect([await given(), (await state()).version]).toEqual(['RELEASE', '2026-1']);
    const first = await build(offices.us, offices.caseId);

    expect(await propose(tighter)).toEqual({ pending: null, version: '2026-1.1' });

    expect(await given()).toBe('WITHHOLD');
    const { file: seen, asked } = { file: await offices.us.ask('packet:view', request()), asked: await state() };
    expect(
      seen.records.find(({ entity }) => entity === 'subject')?.fields.find(({ field }) => field === 'nationalities')?.shown,
    ).toBe('gap');
    expect(asked.versions.map(({ version, accepted, isSigned }) => [version, accepted, isSigned])).toEqual([
      ['2026-1.1', 'one-person', true],
      ['2026-1', null, true],
    ]);
    const packet = await build(offices.us, offices.caseId);
    const { lines } = await offices.us.ask('packet:list', { caseId: offices.caseId });
    const policies = new Map(lines.map(({ packetId, policy }) => [packetId, policy]));
    expect([policies.get(first.packetId), policies.get(packet.packetId)]).toEqual(['2026-1', '2026-1.1']);
    const entry = findLedgerEntry(offices.us.session.dbOf(offices.caseId), 'out', packet.packetId)!;
    const id = policyIdOf({ ...tighter, version: '2026-1.1' });
    const salted = hmac(hmac(entry.seed!, '/enlace/policyId'), id).toString('base64url');
    expect([entry.policy, entry.header.policyId]).toEqual([id, salted]);
  });

  it('says from then on what opens a gate, and up to which level a counterpart is given what', async () => {
    const { caseId, us } = offices;
    const { file } = await us.ask('case:show', { caseId });
    const { id: record } = file.records.find(({ entity }) => entity === 'subject')!;
    const gate = { gate: 'source', basis: 'person-consent', purpose: 'same-case', why, recipient: 'MX-FGR' } as const;
    const opens = async () => {
      const answer = await us.request('release:record-gate', { ...gate, caseId, record, field: 'given', document: record });
      return answer.ok ? null : answer.failure.code;
    };
    const given = async () => {
      await trust(us, 'MX-FGR');
      return (await us.ask('agency:list', {})).find(({ code }) => code === 'MX-FGR')?.profile?.ceilings.FIN;
    };
    expect([await opens(), await given()]).toEqual(['release/no-document', 'L2']); // the ground is known; its document is none

    const { gates, ceilings } = policy2026;
    const lower = { ...ceilings, 'trusted-party': { ...ceilings['trusted-party'], FIN: 'L1' as const } };
    await propose({ ...policy2026, gates: { ...gates, source: [] }, ceilings: lower });

    expect([await opens(), await given()]).toEqual(['release/basis-not-named', 'L1']);
  });

  it('is taken back by adopting an earlier version anew, which is a version of its own', async () => {
    await propose(tighter);

    expect(await offices.us.ask('policy:propose', { again: '2026-1', reason: why })).toEqual({
      pending: null,
      version: '2026-1.2',
    });

    expect(await given()).toBe('RELEASE');
    const { versions } = await state();
    expect(versions.map(({ version, again }) => [version, again])).toEqual([
      ['2026-1.2', '2026-1'],
      ['2026-1.1', null],
      ['2026-1', null],
    ]);
    expect((await offices.us.ask('policy:read', { version: '2026-1.1' })).policy).toEqual({ ...tighter, version: '2026-1.1' });
  });

  it('is refused where it is looser than the floor, keeps what must be told, or breaks a law; and nothing is kept of it', async () => {
    const { originator } = policy2026.gates;
    const withoutDanger = { ...policy2026.gates, originator: originator.filter(basis => basis !== 'imminent-danger') };
    const renamed = { ...policy2026.matrix.LEG.any, code: 'R-REL' as const };
    const upsideDown = { action: 'WITHHOLD', upTo: 'L1', otherwise: 'RELEASE' } as const;

    expect([
      await refusal({ policy: looser, reason: why }),
      await refusal({ policy: { ...policy2026, gates: withoutDanger }, reason: why }),
      await refusal({ policy: { ...policy2026, matrix: { ...policy2026.matrix, LEG: { any: renamed } } }, reason: why }),
      await refusal({ policy: withCellAt(policy2026, 'matrix.IDN.suspect.trusted-party', upsideDown), reason: why }),
      await refusal({ policy: withCellAt(policy2026, 'flags.sp.trusted-party', { action: 'WITHHOLD' }), reason: why }),
      await refusal({ policy: policy2026, reason: why }),
      await refusal({ again: '2026-1.9', reason: why }),
    ]).toEqual([
      ['policy/looser', 'matrix.OPS.any.vetted'],
      ['policy/duty', 'gates.originator'],
      ['policy/fixed', 'matrix.LEG.any'],
      ['policy/law-broken', 'matrix.IDN.suspect.trusted-party', 'matrix.IDN.suspect.trusted-party'],
      ['policy/law-broken', 'flags.sp.trusted-party'],
      ['policy/same'],
      ['policy/not-found'],
    ]);
    const unknown = { ...policy2026, matrix: { ...policy2026.matrix, NEW: policy2026.matrix.LEG } };
    expect((await refusal({ policy: unknown, reason: why }))?.[0]).toBe('input/invalid');
    expect(await state()).toMatchObject({ version: '2026-1', pending: [], fault: null });
  });

  it('waits for a second person, who signs it; its proposer only takes it back', async () => {
    await offices.us.ask('user:add', { label: 'desk', role: 'officer', passphrase: desk });
    await offices.us.ask('user:add', { label: 'second', role: 'supervisor', passphrase: second });
    const { pending } = await propose(tighter);
    const other = await propose(withCellAt(tighter, 'matrix.FIN.any.trusted-party', { action: 'WITHHOLD' }));

    expect([await decide(pending!), await given()]).toEqual(['proposal/same-person', 'RELEASE']);
    await offices.us.unlock(desk, 'desk');
    expect((await waiting()).mayConfirm).toBe(true);
    expect(await refusal({ policy: tighter, reason: why })).toEqual(['input/forbidden']);
    expect([await decide(pending!), await given()]).toEqual(['2026-1.1', 'WITHHOLD']);

    const [version] = (await state()).versions;
    expect(version).toMatchObject({
      proposedBy: 'first',
      adoptedBy: 'desk',
      accepted: 'two-persons',
      isSigned: true,
      reason: why,
    });
    // It was proposed over another policy than that which is in force now.
    expect((await waiting()).isOutdated).toBe(true);
    expect([await decide(other.pending!), await decide(other.pending!, false)]).toEqual(['proposal/outdated', null]);
    expect((await state()).pending).toEqual([]);
  });

  it('decides nothing where it is not what was signed, until one that stands is adopted', async () => {
    await propose(tighter);
    const { office } = offices.us.session;
    office.exec('DROP TRIGGER policies_stay');
    office.prepare('UPDATE policies SET content = ?').run(JSON.stringify(looser));
    await offices.us.unlock(PASSPHRASE, 'first');

    expect(await offices.us.request('packet:preview', request())).toMatchObject({
      ok: false,
      failure: { code: 'policy/damaged' },
    });
    expect((await state()).fault).toBe('policy/damaged');
    expect((await offices.us.ask('case:read', { caseId: offices.caseId })).view.file.id).toBe(offices.caseId);

    await offices.us.ask('policy:propose', { again: '2026-1', reason: why });
    expect([await given(), (await state()).fault]).toEqual(['RELEASE', null]);
  });

  it('does not stand where its proposer signed as the second person too', async () => {
    await offices.us.ask('user:add', { label: 'desk', role: 'supervisor', passphrase: desk });
    const { pending } = await propose(tighter);

    decideAsProposer(pending!, 'two-persons');

    expect((await state()).fault).toBe('policy/damaged');
    expect(await refusedPreview()).toBe('policy/damaged');
  });

  it('decides nothing where it gives more than this program lets any policy give, though it was adopted as it should be', async () => {
    await offices.us.ask('user:add', { label: 'desk', role: 'supervisor', passphrase: desk });
    const { pending } = await propose(tighter);
    const { office, sign } = offices.us.session;
    // As an earlier program, whose floor was another, would have signed it.
    const content = canonical(looser);
    const [row, digest] = [findPolicy(office, pending!)!, sha256(content)];
    const proposed = signedText(office, { ...row, digest, number: null, by: row.proposedBy, atMs: row.proposedAtMs }, 'propose');
    office.exec('DROP TRIGGER policies_stay');
    office
      .prepare('UPDATE policies SET content = ?, digest = ?, proposed_sign = ? WHERE id = ?')
      .run(content, digest, sign(proposed), pending!);
    decideAsProposer(pending!, 'one-person');

    expect([await refusedPreview(), (await state()).fault]).toEqual(['policy/outdated', 'policy/outdated']);

    const again = await offices.us.ask('policy:propose', { again: '2026-1', reason: why });
    await offices.us.unlock(desk, 'desk');
    await decide(again.pending!);
    expect([await given(), (await state()).fault]).toEqual(['RELEASE', null]);
  });

  it('stops what was decided under the one before, up to its signature', async () => {
    await offices.us.ask('user:add', { label: 'desk', role: 'supervisor', passphrase: desk });
    const { pending } = await propose(tighter);
    const tell: typeof offices.us.services.tell = (event, told) => {
      if (event === 'job:progressed' && 'done' in told && told.done === LAID_OUT) decideAsProposer(pending!, 'one-person');
    };
    const input = { ...request(), folder: outbox(offices.us), acknowledgeUncompared: true };

    const answer = await dispatch({ ...offices.us.services, tell }, 'packet:build', input, { job: 'build' });

    expect(answer).toMatchObject({ ok: false, failure: { code: 'policy/changed' } });
    expect((await offices.us.ask('packet:list', { caseId: offices.caseId })).lines).toEqual([]);
  });

  it('voids what was approved under another', async () => {
    await offices.us.ask('user:add', { label: 'desk', role: 'officer', passphrase: desk });
    await offices.us.ask('approval:set-rules', { categories: [], fromLevel: null, recipients: [], everything: true, why });
    const { id } = await offices.us.ask('packet:submit', request());
    const before = (await offices.us.ask('packet:preview', request())).rows;
    const { pending } = await propose(withCellAt(policy2026, 'matrix.ADM.any.vetted', { action: 'GENERALISE' }));
    await offices.us.unlock(desk, 'desk');
    expect(await decide(pending!)).toBe('2026-1.1');
    expect((await offices.us.ask('packet:preview', request())).rows).toEqual(before); // also where it changes nothing of the packet

    const { digest } = await offices.us.ask('packet:submission', { id });
    expect(await offices.us.request('packet:approve', { id, digest })).toMatchObject({
      ok: false,
      failure: { code: 'approval/outdated' },
    });
  });
});

describe('what another policy would change', { timeout: 120_000 }, () => {
  const effect = (more: Partial<Input<'policy:effect'>> = {}) =>
    offices.us.ask('policy:effect', { policy: tighter, which: 'all', ...more });

  it('is counted per counterpart and shown value by value, as it then is', async () => {
    const { counterparts, casesInAll } = await effect();
    const [first] = counterparts;
    expect(first).toMatchObject({ agency: 'MX-FGR', loosened: 0, changedCases: 1, looked: 1, leftOut: 0 });
    expect([casesInAll, first!.cases[0]?.reference]).toEqual([1, 'EX-2026-0001']);
    const values = await offices.us.ask('policy:effect-case', { policy: tighter, caseId: offices.caseId, agency: 'MX-FGR' });
    expect(values).toHaveLength(first!.tightened);
    const name = values.find(({ field }) => field === 'nationalities')!;
    expect(name).toMatchObject({
      way: 'tightened',
      before: { action: 'RELEASE' },
      after: { action: 'WITHHOLD', rule: 'matrix/IDN/suspect' },
    });

    await propose(tighter);

    const { rows } = await offices.us.ask('packet:preview', request());
    for (const { record, field, after } of values)
      expect(rows.find(row => row.record === record && (row.field === field || row.field === null))?.action).toBe(after.action);
    expect((await effect()).counterparts[0]?.changedCases).toBe(0);
  });

  it('looks at the cases with each counterpart unless all are asked for, counts the others, and can be cancelled', async () => {
    const own = await effect({ which: 'with-it' });
    expect(own.counterparts.map(({ looked, leftOut }) => looked + leftOut)).toEqual([1]);
    await build(offices.us, offices.caseId);
    expect((await effect({ which: 'with-it', agency: 'MX-FGR' })).counterparts[0]).toMatchObject({
      looked: 1,
      leftOut: 0,
    });
    const cancelled = new AbortController();
    cancelled.abort(new Error('enough'));
    const answer = await dispatch(offices.us.services, 'policy:check', { policy: tighter }, { signal: cancelled.signal });
    expect(answer).toMatchObject({ ok: false, failure: { code: 'job/cancelled' } });
  });
});
