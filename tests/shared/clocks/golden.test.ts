import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { profiles } from '../../../shared/profiles.ts';
import { clocksOf, computedDates, golden, happened } from '../../support/golden-clocks.ts';

describe('the golden table of clocks', () => {
  it.each(golden.map((line, index) => ({ ...line, index, start: line.events.at(-1)?.on })))(
    '$profile $clock from $start ends on $expected',
    ({ expected, index }) => {
      expect(computedDates()[index]).toEqual(expected);
    },
  );

  it('has a line for every clock of every profile', () => {
    const tested = new Set(golden.map(({ profile, clock }) => `${profile} ${clock}`));

    expect(
      profiles.flatMap(({ id, clocks }) => clocks.map(clock => `${id} ${clock.id}`)).filter(key => !tested.has(key)),
    ).toEqual([]);
  });

  it('is the same in every time zone that the computer may be set to', () => {
    const script = join(import.meta.dirname, '../../support/print-clocks.ts');
    const printed = ['UTC', 'America/Mexico_City', 'America/Los_Angeles', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'].map(zone =>
      execFileSync(process.execPath, [script], { env: { ...process.env, TZ: zone }, encoding: 'utf8' }),
    );

    expect(new Set(printed).size).toBe(1);
    expect(JSON.parse(printed[0] ?? '')).toEqual([computedDates(), ['2026-03-09', '2026-03-08', '2026-11-01', '2026-01-01']]);
  });
});

describe.each(['us-mx-us-req', 'us-mx-mx-req'])('the review of the arrest order in %s', profile => {
  const reviews = (...events: ReturnType<typeof happened>[]) =>
    clocksOf(profile, events, '2026-10-01').filter(({ clock }) => clock === 'ORDER_REVIEW');

  it('starts again with each review, and ends with the arrest', () => {
    const issued = happened('arrest-order-issued', '2026-01-10');
    const reviewed = happened('order-reviewed', '2026-07-02');

    expect(reviews(issued)).toMatchObject([{ mustStopBy: '2026-07-10', state: 'lapsed' }]);
    expect(reviews(issued, reviewed)).toMatchObject([
      { state: 'stopped' },
      { start: { on: '2026-07-02' }, mustStopBy: '2027-01-02', state: 'running' },
    ]);
    expect(reviews(issued, reviewed, happened('arrest', '2026-08-01'))).toMatchObject([
      { state: 'stopped' },
      { state: 'stopped' },
    ]);
  });
});

describe('stop events', () => {
  const silva = [
    happened('arrest', '2016-02-19'),
    happened('initial-appearance', '2016-02-22'),
    happened('filed-in-court', '2016-05-04'),
  ];
  const treaty = (events: typeof silva, today: string) =>
    clocksOf('us-mx-mx-req', events, today).find(({ clock }) => clock === 'PA_TREATY');

  it('are not met by a filing in court, 75 days after the arrest of 19 February 2016', () => {
    const clock = treaty(silva, '2016-05-04');

    expect(clock).toMatchObject({ mustStopBy: '2016-04-19', state: 'lapsed', stop: null });
    expect((Date.UTC(2016, 4, 4) - Date.UTC(2016, 1, 19)) / 86_400_000).toBe(75);
  });

  it('are met by receipt at the executive, in time or late', () => {
    expect(treaty([...silva, happened('formal-request-received', '2016-04-19')], '2016-05-04')?.state).toBe('stopped');
    expect(treaty([...silva, happened('formal-request-received', '2016-04-20')], '2016-05-04')?.state).toBe('stopped-late');
  });

  it('do not stop a clock that started after them', () => {
    const again = [
      happened('arrest', '2016-02-19'),
      happened('formal-request-received', '2016-03-01'),
      happened('arrest', '2016-06-01'),
    ];

    const states = clocksOf('us-mx-mx-req', again, '2016-06-02').filter(({ clock }) => clock === 'PA_TREATY');

    expect(states.map(({ state }) => state)).toEqual(['stopped', 'running']);
  });

  it('leave in doubt what only one reading of the law allows', () => {
    const except = (on: string) =>
      clocksOf('us-mx-us-req', [happened('first-hearing', '2026-02-03'), happened('defences-filed', on)], '2026-03-01').find(
        ({ clock }) => clock === 'EXCEPT',
      )?.state;

    expect([except('2026-02-06'), except('2026-02-09'), except('2026-02-10')]).toEqual([
      'stopped',
      'stopped-in-doubt',
      'stopped-late',
    ]);
  });
});

describe('a clock that no event stops', () => {
  const detention = (...more: ReturnType<typeof happened>[]) =>
    clocksOf('us-mx-us-req', [happened('arrest', '2026-01-15', {}, { stage: 'X05' }), ...more], '2026-06-01').find(
      ({ clock }) => clock === 'PA_MX_CONST',
    );
  const hearing = (on: string) => happened('first-hearing', on, {}, { stage: 'X10' });

  it('runs on through the stages that name it, and ends when the case leaves them', () => {
    expect(detention(happened('formal-request-received', '2026-02-20', {}, { stage: 'X07' }))?.state).toBe('lapsed');
    expect(detention(hearing('2026-03-01'))).toMatchObject({
      state: 'ended',
      ended: { on: '2026-03-01', by: 'rule', past: 'no', source: { law: 'LEI' } },
    });
  });

  it('says that it had expired when the case left them too late', () => {
    expect(detention(hearing('2026-03-17'))).toMatchObject({ state: 'ended', ended: { on: '2026-03-17', past: 'yes' } });
  });
});

describe('what a clock needs before it shows a date', () => {
  const find = (id: string, events: ReturnType<typeof happened>[], profile = 'us-mx-us-req', today = '2026-03-01') =>
    clocksOf(profile, events, today).find(({ clock }) => clock === id);

  it('is asked for: the effect date of a notice', () => {
    expect(find('AMPARO_30', [happened('grant-notified', '2026-02-20')])).toMatchObject({
      state: 'needs-fact',
      missing: ['effectDate'],
      readings: [],
    });
  });

  it('leaves a lower bound where the journey is not entered', () => {
    expect(find('SURR_US', [happened('certified-and-committed', '2026-02-01')], 'us-mx-mx-req')).toMatchObject({
      mustStopBy: '2026-04-01',
      missing: ['travelDays'],
      state: 'running',
    });
  });

  it('sets no term for curing defects when nobody is detained', () => {
    expect(find('DEFECT_CURE', [happened('defect-notice', '2026-02-10')])).toMatchObject({ state: 'no-term', mustStopBy: null });
  });
});

describe('extensions and suspensions', () => {
  const proof = (...more: ReturnType<typeof happened>[]) =>
    clocksOf('us-mx-us-req', [happened('defences-filed', '2026-02-09'), ...more], '2026-02-10').find(
      ({ clock }) => clock === 'PROOF',
    );
  const surrender = (today: string, ...more: ReturnType<typeof happened>[]) =>
    clocksOf('us-mx-mx-req', [happened('certified-and-committed', '2026-01-10', { travelDays: 0 }), ...more], today).find(
      ({ clock }) => clock === 'SURR_US',
    );

  it('add days in each reading and keep their reason and document', () => {
    const extended = proof(
      happened('clock-extended', '2026-02-20', { clock: 'PROOF', days: 5, reason: 'Expert report', document: 'Order 7' }),
    );

    expect(extended).toMatchObject({
      mustStopBy: '2026-03-06',
      latest: '2026-03-16', // a working day of the courts
      changes: [{ kind: 'extended', reason: 'Expert report', document: 'Order 7' }],
    });
  });

  it('do not touch a clock that the law does not extend', () => {
    const extension = happened('clock-extended', '2026-02-20', { clock: 'PA_TREATY', days: 5, reason: 'r', document: 'd' });

    const clocks = clocksOf('us-mx-us-req', [happened('arrest', '2026-01-15'), extension]);

    expect(clocks.find(({ clock }) => clock === 'PA_TREATY')?.mustStopBy).toBe('2026-03-16');
  });

  it('stand still while a habeas petition is pending, and take the days up again', () => {
    expect(surrender('2026-02-01', happened('habeas-filed', '2026-01-20'))).toMatchObject({
      state: 'suspended',
      mustStopBy: null,
    });
    // Ten days, 20 to 29 January, do not count: 10 March becomes 20 March.
    expect(
      surrender('2026-02-01', happened('habeas-filed', '2026-01-20'), happened('habeas-denied', '2026-01-30')),
    ).toMatchObject({
      state: 'running',
      mustStopBy: '2026-03-20',
    });
  });
});
