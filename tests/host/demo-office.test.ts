import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fillOffice } from '../../electron/host/demo/demo-vault.ts';
import { demoOffice } from '../../electron/host/demo/office.ts';
import { dispatch } from '../../electron/host/dispatch.ts';
import { DEMO_CASES } from '../../shared/door.ts';
import { clockStates } from '../../shared/clocks/clock.ts';
import { build, giveCard, trust } from '../support/exchange.ts';
import { tempVault } from '../support/temp-vault.ts';

const TODAY = '2026-11-23';

async function office(today = TODAY) {
  const vault = await tempVault({ nowMs: Date.parse(`${today}T15:00:00Z`) });
  const { services, session } = vault;
  await fillOffice({ ...services, session, signal: new AbortController().signal, progress: () => undefined });
  return vault;
}

it('has at least twelve cases of every kind, in both directions', () => {
  const { cases } = demoOffice(TODAY);

  expect(cases.length).toBe(DEMO_CASES);
  expect(new Set(cases.map(({ kind }) => kind))).toEqual(new Set(['extradition', 'joint-investigation', 'information-exchange']));
  expect(new Set(cases.map(({ direction }) => direction))).toEqual(new Set(['US_REQ', 'MX_REQ', undefined]));
});

it('is made whole or not at all: what is cancelled leaves nothing behind', async () => {
  const vault = await tempVault();
  const place = join(vault.root, 'place');
  mkdirSync(place);
  try {
    for (const [at, told] of [
      [0, 'while its cases come in'],
      [0.8, 'while it writes to its counterpart'],
    ] as const) {
      const cancelling = new AbortController();
      const tell: typeof vault.services.tell = (event, payload) => {
        if (event === 'job:progressed' && 'done' in payload && payload.done >= at) cancelling.abort();
      };
      const folder = vault.services.handles.register({ kind: 'folder', path: join(place, 'demo.enlace') });
      const answer = await dispatch(
        { ...vault.services, tell },
        'demo:open',
        { folder },
        { job: 'j', signal: cancelling.signal },
      );

      expect([answer, readdirSync(place)], told).toEqual([{ ok: false, failure: { code: 'job/cancelled' } }, []]);
      expect(vault.services.state.session).toBeNull();
    }
  } finally {
    vault.cleanup();
  }
});

it('shows clocks in every state and no history that does not fit its profile', async () => {
  const vault = await office();
  try {
    const { rows } = await vault.ask('deadline:list', { all: true, limit: 500 });
    const report = await vault.ask('pipeline:report', {});

    // In none of its cases do the sources leave open whether a clock runs.
    expect(clockStates.filter(state => !rows.some(row => row.state === state))).toEqual(['for-counsel']);
    expect(report.withFaults).toBe(0);
  } finally {
    vault.cleanup();
  }
});

it('says on Today one act for the rules that it meets together, by what is to be done and by no law', async () => {
  const vault = await office('2026-11-30');
  try {
    const { groups, horizon } = await vault.ask('today:read', { view: 'office', rows: 200 });
    const rows = [...groups.flatMap(group => group.rows), ...horizon.rows];

    const formal = groups.flatMap(group => group.rows).filter(row => row.reference === 'EX-2026-0117' && row.rules.length > 0);
    expect(formal.map(({ what, rules }) => [what.en, rules.map(({ en }) => en).toSorted()])).toEqual([
      [
        'Deliver the formal request and its documents to SRE',
        ['Constitution: detention', 'LEI: provisional arrest', 'Treaty: provisional arrest'],
      ],
    ]);
    const amparo = rows.find(({ rules }) => rules.some(({ en }) => en === 'LEI: amparo'))!;
    expect(amparo.what).toMatchObject({ en: 'Amparo filed: last day', es: 'Demanda de amparo presentada: último día' });
    expect(
      rows.filter(
        ({ kind, weight, what }) => kind === 'clock' && weight !== 'ask' && /^(LEI|Treaty|Constitution|US law)/.test(what.en),
      ),
    ).toEqual([]);
    for (const { id, rows: of } of groups)
      if (id === 'week' || id === 'later')
        expect(of.map(({ due }) => due!.earliest)).toEqual(of.map(({ due }) => due!.earliest).toSorted());
  } finally {
    vault.cleanup();
  }
});

it('moves its days with the day on which it is opened, so that its clocks stand as they were written for', async () => {
  const [then, later] = [await office(), await office('2031-02-03')];
  try {
    const daysLeft = async (vault: typeof then) =>
      (await vault.ask('deadline:list', { limit: 500 })).rows
        .filter(({ clock, reference }) => clock === 'PA_TREATY' && reference === 'EX-2026-0117')
        .map(row => row.due?.daysToEarliest);

    expect(await daysLeft(then)).toEqual([7]);
    expect(await daysLeft(later)).toEqual([7]);
  } finally {
    then.cleanup();
    later.cleanup();
  }
});

it('keeps a case’s stage and next stop in the list when something else of it changes', async () => {
  const vault = await office();
  try {
    const listed = async () => (await vault.ask('case:list', { text: 'EX-2026-0117' })).cases[0];
    const before = await listed();

    await vault.ask('exchange:log', {
      caseId: before!.id,
      fields: {
        startAt: '2026-11-23T15:00:00+00:00[UTC]',
        mode: 'call',
        counterpart: 'MX-FGR',
        evidentiaryStatus: 'intelligence',
      },
    });

    expect(await listed()).toMatchObject({ stage: 'X05', nextStopOn: '2026-11-30' });
    expect(before).toMatchObject({ stage: 'X05', nextStopOn: '2026-11-30' });
  } finally {
    vault.cleanup();
  }
});

it('builds its packet without a finding at a time of day that reads like a date that stays', { timeout: 30_000 }, async () => {
  const us = await office('2026-11-24');
  const mx = await tempVault({ seed: 'mx', agency: { code: 'MX-FGR', names: { en: 'Example', es: 'Ejemplo' } } });
  try {
    await giveCard(mx, us);
    await trust(us, 'MX-FGR');
    const caseId = (await us.ask('case:list', { text: 'EX-2026-0117' })).cases[0]!.id;
    const stays = (await us.ask('packet:preview', { caseId, recipient: 'MX-FGR', purpose: 'same-case' })).rows;
    expect(stays.find(({ path }) => path === 'contactPoints[0].asOf')?.action).not.toBe('RELEASE'); // 31 August 2026

    us.setNowMs(Date.parse('2026-11-25T08:31:00Z'));
    await build(us, caseId);
  } finally {
    us.cleanup();
    mx.cleanup();
  }
});

it('raises no alarm of what could be inferred in fifty of its previews', async () => {
  const vault = await office();
  try {
    const readers = [
      ['MX-FGR', 'trusted-party'],
      ['MX-SRE', 'vetted'],
      ['ES-MJU', 'other'],
    ] as const;
    for (const [agency, standing] of readers)
      await vault.ask('agency:profile', { agency, standing, purposes: ['same-case', 'locate-arrest'], formalChannel: true });
    const { cases } = await vault.ask('case:list', { limit: 500 });
    const alarms: string[] = [];
    let previews = 0;
    for (const { id: caseId, reference } of cases)
      for (const [recipient] of readers)
        for (const purpose of ['same-case', 'locate-arrest'] as const) {
          const { lints } = await vault.ask('packet:preview', { caseId, recipient, purpose, scope: 'all' });
          previews += 1;
          if (lints.length > 0) alarms.push(`${reference} ${recipient} ${lints.map(({ lint }) => lint?.pattern).join(' ')}`);
        }

    expect(previews).toBeGreaterThanOrEqual(50);
    expect(alarms.length, alarms.join('; ')).toBeLessThanOrEqual(previews / 50);
  } finally {
    vault.cleanup();
  }
});
