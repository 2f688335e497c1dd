import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../shared/contract.ts';
import { counterpartPresets } from '../../shared/counterpart-presets.ts';
import type { AgencyCode } from '../../shared/language.ts';
import { build, twoOffices } from '../support/exchange.ts';
import { PASSPHRASE } from '../support/temp-vault.ts';

let offices: Awaited<ReturnType<typeof twoOffices>>;
beforeEach(async () => {
  offices = await twoOffices();
});
afterEach(() => offices.cleanup());

type Asked = Input<'agency:profile-effect'>;
const agency = 'MX-FGR' as AgencyCode;
const asIs: Asked = { agency, standing: 'trusted-party', purposes: ['same-case'], formalChannel: true };
const effect = (change: Partial<Asked>) => offices.us.ask('agency:profile-effect', { ...asIs, ...change });
const released = async () => {
  const request = { caseId: offices.caseId, recipient: agency, purpose: 'same-case' as const, scope: 'all' as const };
  return (await offices.us.ask('packet:view', request)).counts.release;
};

describe('what setting a counterpart’s profile would change', { timeout: 60_000 }, () => {
  it('is nothing where nothing of it differs', async () => {
    expect(await effect({})).toMatchObject({ opens: 0, closes: 0, casesInAll: 0, cases: [] });
  });

  it('names the case and the fields that a tighter profile would close, and opens as many on the way back', async () => {
    const closed = await effect({ standing: 'other', formalChannel: false });
    await offices.us.ask('agency:profile', { ...asIs, standing: 'other', formalChannel: false });
    const opened = await effect({});

    expect(closed.opens).toBe(0);
    expect(closed.closes).toBeGreaterThan(0);
    expect(closed.cases[0]).toMatchObject({ reference: 'EX-2026-0001', closes: closed.closes });
    expect(closed.cases[0]!.fields.length).toBeGreaterThan(0);
    expect([opened.opens, opened.closes]).toEqual([closed.closes, 0]);
  });

  it('writes nothing, and speaks of what is then so', async () => {
    const before = await released();
    await effect({ standing: 'other', formalChannel: false });
    expect(await released()).toBe(before);

    await offices.us.ask('agency:profile', { ...asIs, standing: 'other', formalChannel: false });

    expect(await released()).toBeLessThan(before);
  });

  it('counts a purpose that is taken back as closing what it gave', async () => {
    const { closes } = await effect({ purposes: [] });

    expect(closes).toBeGreaterThan(20);
  });

  it('looks at the cases with that counterpart, and at the office’s own where there is none', async () => {
    await build(offices.us, offices.caseId);

    expect(await effect({})).toMatchObject({ areWithIt: true, looked: 1 });
    expect(await effect({ agency: 'ES-PN' })).toMatchObject({ areWithIt: false });
  });

  it.each(Object.entries(counterpartPresets))('can be asked of what a preset fills in (%s)', async (_id, preset) => {
    const { standing, purposes, formalChannel } = preset;

    const { ceilings } = await effect({ standing, purposes: [...purposes], formalChannel });

    expect(Object.keys(ceilings).length).toBeGreaterThan(0);
  });

  it('is refused to whoever may not set it', async () => {
    await offices.us.ask('user:add', { label: 'second', role: 'officer', passphrase: `${PASSPHRASE} officer` });
    await offices.us.unlock(`${PASSPHRASE} officer`, 'second');

    expect(await offices.us.request('agency:profile-effect', asIs)).toMatchObject({
      ok: false,
      failure: { code: 'input/forbidden' },
    });
  });
});
