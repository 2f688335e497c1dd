import { describe, expect, it } from 'vitest';
import { explainClock } from '../../../shared/clocks/explain.ts';
import { explanationSentences } from '../../../shared/clocks/sentences.ts';
import { english, spanish } from '../../../shared/reader.ts';
import { profiles } from '../../../shared/profiles.ts';
import { calendars, clocksOf, happened, profileNamed } from '../../support/golden-clocks.ts';

type Event = ReturnType<typeof happened>;

const of = (profile: string, clock: string, events: readonly Event[], today: string) =>
  clocksOf(profile, events, today).filter(each => each.clock === clock);
const moved = (type: string, on: string, stage: string, facts = {}, more = {}) => happened(type, on, facts, { stage, ...more });
const openOf = (profile: string, events: readonly Event[], today: string) =>
  clocksOf(profile, events, today)
    .filter(({ stop, ended, state }) => stop === null && ended === null && state !== 'no-term')
    .map(({ clock }) => clock);

describe('the sixty days of LEI 35', () => {
  const disposal = moved('at-disposal', '2026-06-10', 'X18');
  const amparo = moved('amparo-filed', '2026-07-20', 'X13');
  const denied = moved('grant-final', '2026-11-03', 'X14');
  const again = moved('at-disposal', '2026-11-10', 'X18');
  const surrender = (events: readonly Event[], today: string) => of('us-mx-us-req', 'SURR_MX', events, today);

  it('end on 9 August where nothing stops them', () => {
    // 11 to 30 June are 20 days, July 31 (51), 1 to 9 August 9 (60).
    expect(surrender([disposal], '2026-08-10')).toMatchObject([{ mustStopBy: '2026-08-09', state: 'lapsed' }]);
  });

  it('stand still while an amparo is pending, whatever day it is', () => {
    for (const today of ['2026-07-20', '2026-08-10', '2027-08-10'])
      expect(surrender([disposal, amparo], today)).toMatchObject([{ state: 'suspended', mustStopBy: null }]);
  });

  it('are for counsel after the amparo, and never said to have expired', () => {
    // 39 days had run by 19 July (20 of June, 19 of July). The day of the denial counts again: 3 to 23 November are the 21 left.
    for (const today of ['2026-11-04', '2026-11-24'])
      expect(surrender([disposal, amparo, denied], today)).toMatchObject([{ state: 'for-counsel', mustStopBy: '2026-11-23' }]);
  });

  it('begin anew when the person is placed at disposal again, and the true date is in January', () => {
    // 11 to 30 November are 20 days, December 31 (51), 1 to 9 January 9 (60).
    expect(surrender([disposal, amparo, denied, again], '2026-11-28')).toMatchObject([
      { state: 'ended', ended: { on: '2026-11-10', by: 'rule', source: { law: 'LEI', at: 'art. 35' } } },
      { state: 'running', mustStopBy: '2027-01-09' },
    ]);
  });

  it('say nothing of a release while they cannot expire', () => {
    const profile = profileNamed('us-mx-us-req');
    const said = (events: readonly Event[], reader = english) => {
      const clock = surrender(events, '2026-11-28')[0]!;
      return explanationSentences(explainClock(profile, clock, disposal, calendars), reader).join(' ');
    };

    expect(said([disposal])).toContain('cannot be detained or surrendered again');
    for (const events of [
      [disposal, amparo],
      [disposal, amparo, denied],
      [disposal, amparo, denied, again],
    ])
      expect(said(events)).not.toContain('cannot be detained');
    expect(said([disposal, amparo])).toContain('(to be confirmed by counsel)');
    expect(said([disposal, amparo, denied], spanish)).toContain('Por definir con asesoría jurídica');
    expect(said([disposal, amparo, denied, again])).toContain('It began anew.');
  });
});

describe('a provisional arrest', () => {
  const arrest = moved('arrest', '2026-03-02', 'X05');
  const consent = moved('consent', '2026-03-10', 'X15');

  it.each(['us-mx-us-req', 'us-mx-mx-req', 'mx-es-es-req', 'mx-es-mx-req'])(
    'in %s is for counsel once the person consents, and ends when the surrender is granted',
    profile => {
      // 3 to 31 March are 29 days, April 30 (59), 1 May is the sixtieth.
      expect(of(profile, 'PA_TREATY', [arrest, consent], '2026-06-01')).toMatchObject([
        { state: 'for-counsel', mustStopBy: '2026-05-01', counsel: { source: { tag: 'M' } } },
      ]);
      const granted = moved('grant-final', '2026-03-20', 'X14');
      expect(openOf(profile, [arrest, consent, granted], '2026-06-01').filter(clock => clock.startsWith('PA_'))).toEqual([]);
    },
  );

  it('that ended by lapse gives a filing without detention no term to cure', () => {
    const events = [
      moved('arrest', '2026-01-15', 'X05'),
      moved('released-lapse', '2026-03-16', 'T_RELEASED_LAPSE', { clock: 'PA_TREATY' }),
      moved('reopened', '2026-04-01', 'X06'),
      moved('formal-request-received', '2026-05-01', 'X07'),
      moved('defect-notice', '2026-05-20', 'X08D'),
    ];

    expect(of('us-mx-us-req', 'DEFECT_CURE', events, '2026-06-01')).toMatchObject([{ state: 'no-term', mustStopBy: null }]);
  });

  it('that lasts gives the cure its own two months', () => {
    const events = [
      moved('arrest', '2026-01-15', 'X05'),
      moved('formal-request-received', '2026-02-20', 'X07'),
      moved('defect-notice', '2026-02-25', 'X08D'),
    ];

    expect(of('us-mx-us-req', 'DEFECT_CURE', events, '2026-03-01')).toMatchObject([
      { state: 'running', mustStopBy: '2026-03-15' },
    ]);
  });

  it('is counted by the Constitution while somebody is detained', () => {
    const events = [arrest, happened('released', '2026-03-05')];

    expect(of('us-mx-us-req', 'PA_MX_CONST', events, '2026-06-01')).toMatchObject([
      { state: 'ended', ended: { on: '2026-03-05' } },
    ]);
    expect(of('us-mx-us-req', 'PA_MX_LEI', events, '2026-06-01')).toMatchObject([{ state: 'for-counsel' }]);
  });
});

describe('a surrender that waits', () => {
  const certified = moved('certified-and-committed', '2026-01-10', 'X11', { travelDays: 0 });
  const deferred = moved('surrender-deferred', '2026-02-20', 'X16', { reviewDate: '2026-08-01' });
  const temporary = moved('temporary-surrender', '2026-06-01', 'X17', { returnDate: '2026-12-01' });
  const returned = moved('returned', '2026-11-20', 'X16', { reviewDate: '2027-02-01' });
  const states = (events: readonly Event[], today: string) =>
    Object.fromEntries(
      clocksOf('us-mx-mx-req', events, today).map(({ clock, start, state, mustStopBy }) => [
        `${clock} ${start.on}`,
        [state, mustStopBy],
      ]),
    );

  it('ends the two months of 18 USC 3188 and is reviewed on the date that was asked for', () => {
    expect(states([certified, deferred], '2026-05-01')).toEqual({
      'SURR_US 2026-01-10': ['ended', '2026-03-10'],
      'DEFERRED_REVIEW 2026-02-20': ['running', '2026-08-01'],
    });
    expect(of('us-mx-mx-req', 'SURR_US', [certified, temporary], '2026-07-01')).toMatchObject([
      { ended: { type: 'temporary-surrender', source: { law: 'PROTOCOL', tag: 'P' }, past: 'yes' } },
    ]);
  });

  it('is reviewed again on the date asked for when the person comes back', () => {
    expect(states([certified, deferred, temporary, returned], '2026-12-01')).toMatchObject({
      'DEFERRED_REVIEW 2026-02-20': ['stopped', '2026-08-01'],
      'TEMP_RETURN 2026-06-01': ['stopped', '2026-12-01'],
      'DEFERRED_REVIEW 2026-11-20': ['running', '2027-02-01'],
    });
  });
});

describe('a window that runs out by itself', () => {
  // Three days after 3 February: 4, 5, 6; in business days 4, 6, 9 (5 February is a holiday, 7 and 8 a weekend).
  const hearing = moved('first-hearing', '2026-02-03', 'X10');
  const shown = (events: readonly Event[], today: string, ...ids: string[]) =>
    clocksOf('us-mx-us-req', events, today)
      .filter(({ clock }) => ids.includes(clock))
      .map(({ clock, state, mustStopBy, latest }) => [clock, state, mustStopBy, latest]);

  it('starts what the law puts after it, in each reading from its own last day', () => {
    const opinion = (today: string) => shown([hearing], today, 'EXCEPT', 'OPINION_UNCONTESTED');

    expect(opinion('2026-02-06')).toEqual([['EXCEPT', 'running', '2026-02-06', '2026-02-09']]);
    // Calendar days 7, 8, 9 February; business days after the ninth: 10, 11, 12.
    const after = ['OPINION_UNCONTESTED', 'running', '2026-02-09', '2026-02-12'];
    expect(opinion('2026-02-07')).toEqual([['EXCEPT', 'lapsed-in-doubt', '2026-02-06', '2026-02-09'], after]);
    expect(opinion('2026-02-10')).toEqual([
      ['EXCEPT', 'ended', '2026-02-06', '2026-02-09'],
      ['OPINION_UNCONTESTED', 'lapsed-in-doubt', '2026-02-09', '2026-02-12'],
    ]);
  });

  it('of evidence is followed by the opinion of a contested case', () => {
    // Twenty days after 9 February: 1 March, in business days 9 March. Then five: 2 to 6 March; 10 to 13 and 16 March (the courts work that day).
    expect(shown([hearing, happened('defences-filed', '2026-02-09')], '2026-03-10', 'PROOF', 'OPINION_CONTESTED')).toEqual([
      ['PROOF', 'ended', '2026-03-01', '2026-03-09'],
      ['OPINION_CONTESTED', 'lapsed-in-doubt', '2026-03-06', '2026-03-16'],
    ]);
  });

  it('starts nothing where an act met it, or the opinion came first', () => {
    expect(shown([hearing, happened('no-defences', '2026-02-05')], '2026-02-20', 'EXCEPT', 'OPINION_UNCONTESTED')).toEqual([
      ['EXCEPT', 'stopped', '2026-02-06', '2026-02-09'],
      ['OPINION_UNCONTESTED', 'lapsed', '2026-02-08', '2026-02-10'], // 6, 7, 8; in business days 6, 9, 10
    ]);
    const early = [hearing, moved('opinion-delivered', '2026-02-06', 'X11')];
    expect(shown(early, '2026-02-20', 'EXCEPT', 'OPINION_UNCONTESTED')).toEqual([
      ['EXCEPT', 'ended', '2026-02-06', '2026-02-09'],
    ]);
  });
});

describe('a question', () => {
  it('that is asked again has one clock', () => {
    const asked = (on: string, wantedBy: string) => moved('information-asked', on, 'E10', { wantedBy });

    expect(
      of(
        'information-exchange',
        'ANSWER_WANTED',
        [asked('2026-03-01', '2026-03-20'), asked('2026-03-10', '2026-04-05')],
        '2026-03-25',
      ),
    ).toMatchObject([
      { state: 'ended', ended: { on: '2026-03-10' } },
      { state: 'running', mustStopBy: '2026-04-05' },
    ]);
  });

  it('that was entered twice on one day keeps one', () => {
    const twice = ['a', 'b'].map(id => ({
      ...moved('information-asked', '2026-03-01', 'E10', { wantedBy: '2026-03-20' }),
      id: id as never,
    }));

    expect(openOf('information-exchange', twice, '2026-03-25')).toEqual(['ANSWER_WANTED']);
  });
});

describe('what happened on one day', () => {
  const at = (type: string, on: string, time: string, stage?: string) =>
    happened(type, on, {}, { at: `${on}T${time}:00-05:00[America/New_York]`, ...(stage === undefined ? {} : { stage }) });
  const certified = moved('certified-and-committed', '2026-01-10', 'X11', { travelDays: 0 });

  it('keeps its order in suspensions: a petition denied at ten and a new one at four leave the clock standing still', () => {
    const events = [
      certified,
      at('habeas-filed', '2026-01-20', '09:00', 'X13'),
      at('habeas-denied', '2026-01-30', '10:00', 'X12'),
      at('habeas-filed', '2026-01-30', '16:00', 'X13'),
    ];

    expect(of('us-mx-mx-req', 'SURR_US', events, '2026-02-10')).toMatchObject([{ state: 'suspended', mustStopBy: null }]);
    // Denied on 9 February: 20 to 29 January (10 days) and 30 January to 8 February (10) do not count; 10 March becomes 30 March.
    expect(
      of('us-mx-mx-req', 'SURR_US', [...events, at('habeas-denied', '2026-02-09', '10:00', 'X12')], '2026-02-10'),
    ).toMatchObject([{ state: 'running', mustStopBy: '2026-03-30' }]);
  });

  it('keeps its order in stops: a review at nine does not meet the order issued at noon', () => {
    const events = [at('order-reviewed', '2026-01-10', '09:00'), at('arrest-order-issued', '2026-01-10', '12:00', 'X04')];

    expect(of('us-mx-us-req', 'ORDER_REVIEW', events, '2026-02-01').map(({ start, state }) => [start.type, state])).toEqual([
      ['order-reviewed', 'running'],
      ['arrest-order-issued', 'running'],
    ]);
  });

  it('counts as a stop where nobody knows the hour', () => {
    const events = [happened('defences-filed', '2026-02-03'), moved('first-hearing', '2026-02-03', 'X10')];

    expect(of('us-mx-us-req', 'EXCEPT', events, '2026-02-20')).toMatchObject([{ state: 'stopped' }]);
  });
});

describe('a surrender', () => {
  it('leaves no clock of the way there open, in any profile', () => {
    for (const profile of profiles.filter(({ kind, clocks }) => kind === 'extradition' && clocks.length > 0)) {
      const starts = [...new Set(profile.clocks.flatMap(({ start }) => start.events))].filter(type => type !== 'free-to-leave');
      const events = [...starts.map(type => happened(type, '2026-01-10')), moved('surrendered', '2026-02-01', 'T_SURRENDERED')];

      expect(openOf(profile.id, events, '2026-12-01')).toEqual([]);
      expect(openOf(profile.id, events.slice(0, -1), '2026-12-01').length).toBeGreaterThan(0);
    }
  });
});
