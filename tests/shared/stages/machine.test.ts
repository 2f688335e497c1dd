import { describe, expect, it } from 'vitest';
import { correctedEvents, correctionsOf, effectiveEvents, type StageEvent } from '../../../shared/stage-event.ts';
import type { RecordId } from '../../../shared/language.ts';
import { preferRequest } from '../../../shared/competing.ts';
import { checkEvent, exitsFrom, foldStages } from '../../../shared/stages.ts';
import { warnOfPlan } from '../../../shared/plan-warnings.ts';
import { clocksOf, happened, profileNamed } from '../../support/golden-clocks.ts';

const us = profileNamed('us-mx-us-req');
const mx = profileNamed('us-mx-mx-req');
const move = (stage: string, type: string, on: string, facts: StageEvent['facts'] = {}) => happened(type, on, facts, { stage });

const toDecision = [
  move('X01', 'referred', '2026-01-01'),
  move('X06', 'formal-request-decided', '2026-01-02'),
  move('X07', 'formal-request-received', '2026-01-10', { noteNumber: 'N-1' }),
  move('X08', 'examination-opened', '2026-01-12'),
  move('X09', 'request-admitted', '2026-01-20'),
  move('X10', 'first-hearing', '2026-02-01'),
  move('X11', 'opinion-delivered', '2026-03-10'),
  move('X12', 'file-received-by-executive', '2026-03-12'),
];
const toDisposal = [...toDecision, move('X14', 'grant-final', '2026-05-01'), move('X18', 'at-disposal', '2026-05-02')];

describe('moves', () => {
  it('go only along exits', () => {
    const check = checkEvent(us, toDecision, move('X18', 'at-disposal', '2026-04-01'));

    expect(check).toMatchObject({ ok: false, faults: [{ code: 'stage/not-an-exit' }] });
  });

  it('ask for the facts that are missing', () => {
    const check = checkEvent(us, toDecision.slice(0, 2), move('X07', 'formal-request-received', '2026-01-10'));

    expect(check).toMatchObject({
      ok: false,
      asked: [{ fact: 'noteNumber', type: 'text', label: { es: 'Número de la nota diplomática' } }],
    });
  });

  it('of one day are taken in the order that the exits allow, whatever their ids', () => {
    const sameDay = [
      { ...move('X02', 'provisional-request-sent', '2026-01-01', { noteNumber: 'N' }), id: 'a' as RecordId },
      { ...move('X01', 'referred', '2026-01-01'), id: 'b' as RecordId },
    ];

    expect(foldStages(us, sameDay)).toMatchObject({ stage: 'X02', faults: [] });
  });

  it('of one day are ordered even if only their events are known', () => {
    const opened = happened('case-opened', '2026-01-01');
    const events = [happened('consent', '2026-02-01'), happened('arrest', '2026-02-01'), opened];
    const before = [
      happened('referred', '2026-01-02'),
      happened('provisional-request-sent', '2026-01-03', { noteNumber: 'N' }),
      happened('provisional-request-admitted', '2026-01-04'),
      happened('arrest-order-issued', '2026-01-05'),
    ];

    expect(foldStages(us, [...events, ...before])).toMatchObject({
      stage: 'X15',
      faults: [],
      path: [{ stage: 'X00', on: '2026-01-01' }, {}, {}, {}, {}, { stage: 'X05' }, {}],
    });
  });

  it('that are backdated may not make a later one impossible', () => {
    const check = checkEvent(us, toDecision, move('T_DIED', 'died', '2026-01-15'));

    expect(check).toMatchObject({ ok: false, faults: [{ code: 'stage/not-an-exit' }] });
  });

  it('keep both versions of a correction, of which the later counts', () => {
    const wrong = toDecision[2] as StageEvent; // there are eight
    const right = { ...wrong, id: 'corrected' as RecordId, on: '2026-01-09' as StageEvent['on'], supersedes: wrong.id };
    const events = [...toDecision, right];

    expect(foldStages(us, events).path.find(({ stage }) => stage === 'X07')?.on).toBe('2026-01-09');
    expect(correctionsOf(events, right.id).map(({ on }) => on)).toEqual(['2026-01-10', '2026-01-09']);
    expect(effectiveEvents(events)).toHaveLength(toDecision.length);
  });

  it('corrected twice, neither having heard of the other, count once: the earlier day, and no retraction', () => {
    const wrong = toDecision[2] as StageEvent; // there are eight
    const apart = (id: string, on: string, more: Partial<StageEvent> = {}) =>
      ({ ...wrong, id: id as RecordId, on: on as StageEvent['on'], supersedes: wrong.id, ...more }) satisfies StageEvent;
    const versions = [apart('y', '2026-01-09'), apart('x', '2026-01-11'), apart('z', '2026-01-08', { retracted: true })];

    for (const order of [versions, versions.toReversed()]) {
      const counted = effectiveEvents([...toDecision, ...order]).filter(({ type }) => type === wrong.type);
      expect(counted.map(({ id }) => id)).toEqual(['y']);
    }
    expect(correctedEvents([...toDecision, ...versions]).map(list => list.map(({ id }) => id))).toEqual([
      [wrong.id, 'x', 'z', 'y'],
    ]);
    expect(effectiveEvents([...toDecision, versions[2]!])).toHaveLength(toDecision.length - 1);
  });
});

describe('outcomes', () => {
  const lapse = (clock: string) => move('T_RELEASED_LAPSE', 'released-lapse', '2026-07-05', { clock });
  const reopen = move('X06', 'reopened', '2026-07-20', { reason: 'New papers' });

  it('refuse reopening for the same offence after a lapse under LEI 35', () => {
    const ended = [...toDisposal, lapse('SURR_MX')];

    expect(exitsFrom(us, foldStages(us, ended))).toEqual([]);
    expect(checkEvent(us, ended, reopen)).toMatchObject({ ok: false, faults: [{ code: 'stage/reopening-barred' }] });
  });

  it('allow reopening after a provisional arrest lapsed', () => {
    const detained = [
      move('X01', 'referred', '2026-01-01'),
      move('X02', 'provisional-request-sent', '2026-01-02', { noteNumber: 'N' }),
      move('X03', 'provisional-request-admitted', '2026-01-03'),
      move('X04', 'arrest-order-issued', '2026-01-04'),
      move('X05', 'arrest', '2026-01-15'),
    ];

    expect(checkEvent(us, [...detained, lapse('PA_MX_LEI')], reopen)).toMatchObject({
      ok: true,
      after: { stage: 'X06', outcome: null },
    });
  });

  it('allow refiling in the United States only after a judge did not certify', () => {
    const refusedBy = (event: string, from: StageEvent[]) =>
      exitsFrom(mx, foldStages(mx, [...from, move('T_REFUSED', event, '2026-04-01', { ground: 'evidence' })]));
    const hearing = [
      move('X01', 'referred', '2026-01-01'),
      move('X06', 'formal-request-decided', '2026-01-02'),
      move('X07', 'formal-request-received', '2026-01-10', { noteNumber: 'N-1' }),
      move('X08', 'examination-opened', '2026-01-12'),
      move('X09', 'request-admitted', '2026-01-20'),
      move('X10', 'extradition-hearing', '2026-02-01'),
    ];
    const decision = [
      ...hearing,
      move('X11', 'certified-and-committed', '2026-02-10'),
      move('X12', 'file-received-by-executive', '2026-02-20'),
    ];

    expect(refusedBy('not-certified', hearing).map(({ to }) => to)).toEqual(['X09']);
    expect(refusedBy('extradition-refused', decision)).toEqual([]);
  });

  it('count a transfer under the National Security Act apart from extraditions', () => {
    const transferred = foldStages(us, [...toDecision, move('T_ALT_NSL_TRANSFER', 'nsl-transfer', '2026-04-01')]);
    const surrendered = foldStages(us, [...toDisposal, move('T_SURRENDERED', 'surrendered', '2026-05-20')]);

    expect(transferred).toMatchObject({ counts: 'alternative', isOver: true });
    expect(surrendered).toMatchObject({ stage: 'X19', counts: 'extradition', isOver: false });
    expect(
      foldStages(us, [
        ...toDisposal,
        move('T_SURRENDERED', 'surrendered', '2026-05-20'),
        move('T_CLOSED', 'closed', '2027-01-01'),
      ]),
    ).toMatchObject({ counts: 'extradition', isOver: true });
  });
});

describe('a case that is taken over', () => {
  it('is over where its record says that it ended, and goes on in after-care where it says surrendered', () => {
    const taken = (stage: string) => foldStages(us, [], { stage, on: null });

    expect(taken('T_REFUSED')).toMatchObject({ stage: 'T_REFUSED', counts: 'refusal', isOver: true });
    expect(taken('T_SURRENDERED')).toMatchObject({ stage: 'X19', counts: 'extradition', isOver: false });
    expect(taken('X19')).toMatchObject({ stage: 'X19', counts: 'extradition', isOver: false });
    expect(taken('X05')).toMatchObject({ stage: 'X05', counts: null, isOver: false });
  });
});

describe('several charges', () => {
  const decide = (charge: string, disposition: string, ground?: string) =>
    happened(
      'charge-disposed',
      '2026-03-20',
      { charge, disposition, ...(ground === undefined ? {} : { ground }) },
      { id: `decision/${charge}` as RecordId },
    );

  it('may end differently: the request goes on for charge 1 when charge 2 is refused for death-penalty exposure', () => {
    const events = [...toDecision, decide('charge-1', 'granted'), decide('charge-2', 'refused', 'death-penalty')];

    expect(foldStages(us, events)).toMatchObject({
      stage: 'X12',
      charges: { 'charge-1': { decision: 'granted' }, 'charge-2': { decision: 'refused', ground: 'death-penalty' } },
    });
    expect(checkEvent(us, events, move('X14', 'grant-final', '2026-05-01'))).toMatchObject({ ok: true });
    expect(
      checkEvent(us, events, move('T_REFUSED', 'extradition-refused', '2026-05-01', { ground: 'death-penalty' })),
    ).toMatchObject({
      ok: false,
      faults: [{ code: 'stage/charge-granted' }],
    });
  });

  it('leave nothing to grant when all are refused', () => {
    const events = [...toDecision, decide('charge-1', 'refused', 'limitation'), decide('charge-2', 'refused', 'death-penalty')];

    expect(checkEvent(us, events, move('X14', 'grant-final', '2026-05-01'))).toMatchObject({
      ok: false,
      faults: [{ code: 'stage/all-charges-refused' }],
    });
  });
});

describe('a surrender planned inside the amparo window', () => {
  const granted = [happened('grant-notified', '2026-04-01', { effectDate: '2026-04-02' })];
  const planned = (on: string) =>
    warnOfPlan(us, clocksOf('us-mx-us-req', granted, '2026-04-10'), { event: 'surrendered', on: on as StageEvent['on'] }).map(
      ({ clock }) => clock,
    );

  it('on day 16 earns a warning for the thirty days, which still run', () => {
    expect(planned('2026-04-17')).toContain('AMPARO_30');
  });

  it('between the two readings of the thirty days still earns it', () => {
    expect(planned('2026-05-04')).toEqual(['AMPARO_30']); // thirty calendar days ended on 2 May, thirty working days did not
  });

  it('after both windows earns none', () => {
    expect(planned('2026-08-01')).toEqual([]);
  });
});

describe('an extension', () => {
  it('is refused for a clock that the law does not extend, and without reason and document', () => {
    const extend = (facts: StageEvent['facts']) => checkEvent(us, toDecision, happened('clock-extended', '2026-03-15', facts));

    expect(extend({ clock: 'PA_TREATY', days: 5, reason: 'r', document: 'd' })).toMatchObject({
      ok: false,
      faults: [{ code: 'clock/not-extendable' }],
    });
    expect(extend({ clock: 'PROOF', days: 5 })).toMatchObject({ ok: false, faults: [{ facts: ['reason', 'document'] }] });
    expect(extend({ clock: 'PROOF', days: 5, reason: 'r', document: 'd' })).toMatchObject({ ok: true });
  });
});

describe('competing requests', () => {
  const base = {
    byTreaty: true,
    offenceInItsTerritory: false,
    gravestPenaltyMonths: 120,
    firstAskedOn: '2026-02-01' as StageEvent['on'],
  };

  it.each([
    ['treaty', { byTreaty: false }],
    ['place', { offenceInItsTerritory: true, id: 'a' }],
    ['gravity', { gravestPenaltyMonths: 60 }],
    ['first', { firstAskedOn: '2026-03-01' as StageEvent['on'] }],
  ] as const)('are decided by %s in the order of LEI 12', (criterion, difference) => {
    const [a, b] = [
      { ...base, id: 'a' },
      { ...base, id: 'b' },
    ];
    const requests = 'id' in difference ? [b, { ...a, ...difference }] : [{ ...b, ...difference }, a];

    expect(preferRequest(us, requests)).toMatchObject({ preferred: 'a', decidedBy: criterion });
  });

  it('prefer a treaty party over an earlier and graver request without a treaty', () => {
    const others = {
      ...base,
      id: 'b',
      byTreaty: false,
      gravestPenaltyMonths: 600,
      firstAskedOn: '2020-01-01' as StageEvent['on'],
    };

    expect(preferRequest(us, [others, { ...base, id: 'a' }])).toMatchObject({ preferred: 'a', decidedBy: 'treaty' });
  });
});
