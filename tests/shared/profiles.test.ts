import { describe, expect, it } from 'vitest';
import { catalogue } from '../../shared/catalogue.ts';
import { profileJsonSchema, readProfile } from '../../shared/contract/profile-format.ts';
import { findCountry } from '../../shared/countries.ts';
import { citationOf } from '../../shared/clocks/explain.ts';
import { citationText } from '../../shared/clocks/sentences.ts';
import { lintProfile } from '../../shared/profile-lint.ts';
import type { Profile } from '../../shared/profile.ts';
import { findProfile, profileKey, profiles } from '../../shared/profiles.ts';
import { english, spanish } from '../../shared/reader.ts';
import { profileNamed } from '../support/golden-clocks.ts';

const us = profileNamed('us-mx-us-req');
const codesOf = (profile: Profile) => lintProfile(profile).map(({ code, place }) => `${code} ${place}`);

describe('every profile', () => {
  it.each(profiles.map(profile => ({ key: profileKey(profile), profile })))(
    '$key fits the schema and has no fault',
    ({ profile }) => {
      expect(readProfile(structuredClone(profile))).toEqual(profile);
      expect(lintProfile(profile)).toEqual([]);
    },
  );

  it('is between countries that have a file', () => {
    const named = profiles.flatMap(({ parties }) => [parties.requesting, parties.requested]).filter(code => code !== '*');

    expect(named.filter(code => findCountry(code) === undefined)).toEqual([]);
  });

  it('names only stages that a case may store', () => {
    const storable = Object.keys(catalogue.case.fields['stage']?.options ?? {});
    const cases = profiles.filter(({ kind }) => kind === 'extradition' || kind === 'joint-investigation' || kind === 'exchange');

    const unknown = cases
      .flatMap(({ stages, outcomes }) => [...stages, ...outcomes].map(({ id }) => id))
      .filter(id => !storable.includes(id));

    expect(unknown).toEqual([]);
  });

  it('says for each stage what is expected, of whom, and when it is asked about', () => {
    const silent = profiles.flatMap(({ id, stages }) =>
      stages.filter(({ owed }) => owed === undefined).map(stage => `${id} ${stage.id}`),
    );

    expect(silent).toEqual([]);
  });

  it.each([
    ['us-mx-us-req', 'X14', 'MX-SRE', /disposal/],
    ['us-mx-us-req', 'X12', 'MX-SRE', /Grant or refuse/],
    ['us-mx-mx-req', 'X13', 'US-COURT', /habeas/],
    ['us-mx-us-req', 'X13', 'MX-AMPARO', /amparo/],
  ])('expects in %s, %s, the act of %s, not its first exit', (id, stage, authority, act) => {
    const { owed } = profileNamed(id).stages.find(one => one.id === stage)!;

    expect(owed).toMatchObject({ authority, act: { en: expect.stringMatching(act) as unknown } });
  });

  it('is found by id and version together', () => {
    expect(findProfile('us-mx-us-req@2026-11')?.direction).toBe('US_REQ');
    expect(findProfile('us-mx-us-req@1999-01')).toBeUndefined();
  });
});

describe('the lints', () => {
  const withStage = (id: string, change: Partial<Profile['stages'][number]>): Profile => ({
    ...us,
    stages: us.stages.map(stage => (stage.id === id ? { ...stage, ...change } : stage)),
  });
  const owedIn = (id: string) => us.stages.find(stage => stage.id === id)!.owed!;
  const withoutOwed = (id: string): Profile => ({
    ...us,
    stages: us.stages.map(({ owed, ...stage }) => (stage.id === id || owed === undefined ? stage : { ...stage, owed })),
  });
  const withClock = (id: string, change: object): Profile => ({
    ...us,
    clocks: us.clocks.map(clock => (clock.id === id ? { ...clock, ...change } : clock)),
  });

  it.each([
    [
      'a stage that cannot be reached',
      { ...us, stages: us.stages.map(stage => ({ ...stage, exits: stage.exits.filter(({ to }) => to !== 'X15') })) },
      'stage/unreachable stages.X15',
    ],
    ['a stage that can never be left', withStage('X11', { exits: [] }), 'stage/no-way-out stages.X11'],
    ['an owner whom nobody knows', withStage('X01', { owners: ['US-NOBODY'] }), 'owner/unknown stages.X01.owners.US-NOBODY'],
    ['a stage that expects nothing of anybody', withoutOwed('X12'), 'owed/missing stages.X12.owed'],
    [
      'an expected act of the other side’s authority',
      withStage('X18', { owed: { ...owedIn('X18'), authority: 'MX-FGR' } }),
      'owed/side stages.X18.owed.MX-FGR',
    ],
    [
      'an expected act that meets a clock of another stage',
      withStage('X18', { owed: { ...owedIn('X18'), meets: ['PA_TREATY'] } }),
      'clock/undefined stages.X18.owed.PA_TREATY',
    ],
    ['an owner of a third country', withStage('X01', { owners: ['ES-MJU'] }), 'owner/unknown stages.X01.owners.ES-MJU'],
    [
      'an exit to nowhere',
      withStage('X11', { exits: [{ ...us.stages[0]!.exits[0]!, to: 'X99' }] }),
      'exit/unknown-stage stages.X11.exits.X99',
    ],
    ['a clock that is not defined', withStage('X11', { clocks: ['NOPE'] }), 'clock/undefined stages.X11.clocks.NOPE'],
    ['a clock without stop event or reason', withClock('SURR_MX', { stop: { events: [] } }), 'clock/no-stop clocks.SURR_MX'],
    [
      'a rule without a source',
      withClock('SURR_MX', { source: { law: 'NOWHERE', at: '1', tag: 'V' } }),
      'source/missing clocks.SURR_MX',
    ],
    [
      'an event that is not defined',
      withClock('SURR_MX', { stop: { events: ['vanished'] } }),
      'event/undefined clocks.SURR_MX.vanished',
    ],
    [
      'a fact that is not defined',
      withClock('AMPARO_30', { start: { events: ['grant-notified'], firstDay: 'next', dateFact: 'moonrise' } }),
      'fact/undefined clocks.AMPARO_30.moonrise',
    ],
    [
      'a party that is no country',
      { ...us, parties: { requesting: 'US', requested: 'mx' } },
      'party/malformed parties.requested.mx',
    ],
    ['a zone that does not exist', { ...us, zone: 'America/Mexico' }, 'zone/unknown zone.America/Mexico'],
    [
      'a calendar that no country has',
      withClock('AMPARO_30', { days: { type: 'business', calendar: 'mx-judical' } }),
      'calendar/unknown clocks.AMPARO_30.mx-judical',
    ],
    ['a text in one language', withClock('SURR_MX', { label: { en: 'Surrender', es: '' } }), 'text/missing clocks.12.label'],
  ])('find %s', (_, profile, fault) => {
    expect(codesOf(profile)).toContain(fault);
  });
});

describe('the slips of the domain tables', () => {
  const clock = (id: string) => us.clocks.find(each => each.id === id);

  it('are mended in the data', () => {
    expect([clock('SPECIALITY_TREATY')?.source.law, clock('SPECIALITY_LEI')?.source.law]).toEqual(['TREATY', 'LEI']);
    expect([clock('AMPARO_LEI')?.length, clock('AMPARO_30')?.length]).toEqual([
      { kind: 'days', days: 15 },
      { kind: 'days', days: 30 },
    ]);
    expect(clock('AMPARO_30')?.start.dateFact).toBe('effectDate');
    expect(us.outcomes.find(({ id }) => id === 'T_SURRENDERED')?.continues).toBe('X19');
    expect(us.outcomes.some(({ id }) => id === 'T_BREACH')).toBe(true);
    expect(profileNamed('us-mx-mx-req').clocks.find(({ id }) => id === 'SURR_US')).toMatchObject({
      bound: 'lower',
      plusDaysFact: 'travelDays',
    });
    expect(profileNamed('mx-liaison-duties').clocks.find(({ id }) => id === 'LSN_MONTHLY')?.length).toEqual({ kind: 'monthly' });
  });
});

describe('a rule from memory', () => {
  it('is shown as to be confirmed by counsel, in both languages', () => {
    const citation = citationOf(us, { law: 'TREATY', at: 'art. 17', tag: 'M' });

    expect(citationText(citation, english)).toContain('(to be confirmed by counsel)');
    expect(citationText(citation, spanish)).toContain('(por confirmar con asesoría jurídica)');
  });
});

describe('the printed schema', () => {
  it('is JSON Schema that asks for sources and both languages', () => {
    expect(profileJsonSchema()).toMatchObject({
      $schema: expect.stringContaining('2020-12') as string,
      type: 'object',
      additionalProperties: false,
    });
  });
});
