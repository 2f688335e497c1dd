import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matterKinds, type CaseRecord } from '../../../shared/case.ts';
import { fieldAt } from '../../../shared/catalogue.ts';
import type { CivilDate, Json, RecordId } from '../../../shared/language.ts';
import { matterProfile, mattersOf, type Matter } from '../../../shared/matters.ts';
import { owedActs, type OwedAct } from '../../../shared/owed-acts.ts';
import { profiles } from '../../../shared/profiles.ts';
import { recordDues } from '../../../shared/record-dues.ts';
import { foldStages } from '../../../shared/stages.ts';
import { profileNamed } from '../../support/golden-clocks.ts';

type Fields = Record<string, Json>;
const office = { agency: 'US-DOJ-OIA', country: 'US' };
const asked = { requestingAgency: 'US-DOJ-OIA', requestedAgency: 'MX-FGR', requestingCountry: 'US', requestedCountry: 'MX' };
let next = 0;
const record = (entity: string, fields: Fields, parent: CaseRecord | null = null): CaseRecord => ({
  ...{ id: `r${next++}` as RecordId, entity, parentId: parent?.id ?? null, position: next, fields, marks: {} },
});
const of = (records: readonly CaseRecord[], own: Fields = asked): readonly Matter[] =>
  mattersOf(records, { own, office, profiles });

function request(fields: Fields, statuses: readonly (readonly [string, string])[] = [], own: Fields = asked): Matter {
  const one = record('request', { type: 'records', ...fields });
  return of([one, ...statuses.map(([status, on]) => record('requestStatus', { status, on }, one))], own)[0]!;
}
const asset = (fields: Fields, own: Fields = asked): Matter =>
  of([record('asset', { description: 'Invented boat', ...fields })], own)[0]!;

/** The acts of a case in which these records stand; the stage of the case itself is left out. */
function acts(records: readonly CaseRecord[], own: Fields = { ...asked, openedOn: '2026-01-10' }): readonly OwedAct[] {
  const profile = profileNamed('joint-investigation');
  const dues = recordDues(records);
  const clocks = dues.map(({ name, record: of, since, dueOn, latest, state, weight, words }) => ({
    ...{ clock: name, startEvent: of, startedOn: since, mustStopBy: dueOn, latest, warnOn: null, state, weight, label: words },
  }));
  return owedActs({
    ...{
      profile,
      state: foldStages(profile, []),
      own,
      clocks,
      dues,
      duties: [],
      promises: [],
      office,
      matters: of(records, own),
    },
    enteredOn: '2026-01-12' as CivilDate,
  }).filter(({ kind }) => kind !== 'stage');
}

describe('a request', () => {
  it('stands where its status says, since the day on which it came there', () => {
    const statuses = [
      ['in_execution', '2026-04-01'],
      ['sent', '2026-02-01'],
      ['accepted', '2026-03-01'],
    ] as const;

    expect(request({ status: 'in_execution', direction: 'sent' }, statuses)).toMatchObject({
      ...{ stage: 'in_execution', since: '2026-04-01', isOver: false, owner: { whose: 'them', agency: null } },
      moveSince: '2026-02-01',
    });
    expect(request({ direction: 'sent' }, statuses).stage).toBe('in_execution');
    expect(request({ status: 'sent', sentOn: '2026-02-03' })).toMatchObject({ stage: 'sent', since: '2026-02-03' });
    expect(request({ status: 'accepted', sentOn: '2026-02-03' })).toMatchObject({
      since: null,
      begun: '2026-02-03',
      moveSince: '2026-02-03',
    });
  });

  it('is a draft of ours until it is sent, and ours again when it comes back', () => {
    expect(request({})).toMatchObject({ stage: 'draft', since: null, owner: { whose: 'us', agency: 'US-DOJ-OIA' } });
    expect(request({ status: 'returned_incomplete', direction: 'sent', to: 'MX-FGR' }).owner.whose).toBe('us');
    expect(request({ status: 'executed', direction: 'sent', to: 'MX-FGR' }).owner.whose).toBe('us');
    expect(request({ status: 'draft', sentOn: '2026-02-03' }).since).toBeNull();
  });

  it('waits for the authority that it names, and where it names none for the side that its direction says', () => {
    expect(request({ status: 'sent', to: 'MX-SRE', direction: 'sent' }).owner).toEqual({ whose: 'them', agency: 'MX-SRE' });
    expect(request({ status: 'sent', direction: 'sent' }).owner).toEqual({ whose: 'them', agency: null });
    expect(request({ status: 'sent', direction: 'received' }).owner).toEqual({ whose: 'us', agency: 'US-DOJ-OIA' });
    expect(request({ status: 'feedback_due', direction: 'received' }).owner).toEqual({ whose: 'them', agency: null });
    expect(request({ status: 'sent', to: 'US-USMS', direction: 'received' }).owner).toEqual({ whose: 'them', agency: 'US-USMS' });
    expect(request({ status: 'in_execution', to: 'MX-JUEZ', direction: 'sent' }).owner.whose).toBe('court');
  });

  it('is over where its status ends it, and nobody owes anything for it', () => {
    for (const status of ['closed', 'refused', 'recalled', 'no_longer_needed']) {
      expect(request({ status })).toMatchObject({ stage: status, isOver: true });
      expect(acts([record('request', { type: 'records', status })])).toEqual([]);
    }
  });

  it('by which a person is sought for extradition is the case itself', () => {
    const own = { ...asked, kind: 'extradition' };
    const types = (among: Fields) =>
      of(
        ['extradition', 'provisional-arrest', 'records'].map(type => record('request', { type })),
        among,
      ).map(({ type }) => type);

    expect(types(own)).toEqual(['records']);
    expect(types({ ...asked, kind: 'joint-investigation' })).toEqual(['extradition', 'provisional-arrest', 'records']);
  });
});

describe('an asset', () => {
  it('stands where its status says since the day that is entered, and is known until it is traced', () => {
    expect(asset({ status: 'frozen', statusOn: '2026-02-01' })).toMatchObject({
      stage: 'frozen',
      since: '2026-02-01',
      moveSince: '2026-02-01',
    });
    expect(asset({})).toMatchObject({ stage: 'identified', since: null, isOver: false });
    expect(asset({ status: 'civil-forfeited' }).stage).toBe('forfeited');
    for (const status of ['returned', 'shared', 'sold', 'destroyed', 'released', 'lost'])
      expect(asset({ status }).isOver).toBe(true);
  });

  it('is acted on by the side that the case asks, or by whose country it lies in', () => {
    const lying = (country: string) => asset({ status: 'frozen', place: { text: 'Puerto Inventado', country } }).owner;

    expect(asset({ status: 'frozen' }).owner).toEqual({ whose: 'them', agency: 'MX-FGR' });
    expect(lying('US')).toEqual({ whose: 'us', agency: 'US-DOJ-OIA' });
    expect(lying('MX')).toEqual({ whose: 'them', agency: 'MX-FGR' });
    expect(lying('ES')).toEqual({ whose: 'them', agency: null });
  });
});

describe('what is owed for a request or an asset', () => {
  it('is what its stage expects, of whom it waits for, asked about as many days after it came there as its profile says', () => {
    const sent = record('request', { type: 'records', status: 'sent', direction: 'sent', sentOn: '2026-02-01' });
    const frozen = record('asset', { description: 'Invented boat', status: 'frozen', statusOn: '2026-02-01' });

    expect(acts([sent, frozen])).toMatchObject([
      { kind: 'request', name: 'sent', record: sent.id, whose: 'them', since: '2026-02-01', dueOn: '2026-02-15', weight: 'ask' },
      {
        kind: 'asset',
        name: 'frozen',
        record: frozen.id,
        whose: 'them',
        agency: 'MX-FGR',
        since: '2026-02-01',
        dueOn: '2026-05-02',
      },
    ]);
    expect(acts([record('asset', { description: 'Invented boat' })])).toMatchObject([
      { since: '2026-01-10', dueOn: '2026-03-11' },
    ]);
  });

  it('is one with the day by which it is needed while its stage is the one that meets it', () => {
    const needed = (status: string) =>
      acts([record('request', { type: 'records', status, direction: 'sent', deadlineOn: '2026-06-01' })]).filter(
        ({ kind }) => kind === 'deadline',
      );

    expect(needed('in_execution')).toMatchObject([{ isOfStage: true, dueOn: '2026-06-01' }]);
    expect(needed('sent')).toMatchObject([{ isOfStage: false }]);
    expect(needed('executed')).toEqual([]);
  });

  it('is one act with an owner and a day for each that is not over, whatever its records say', () => {
    const statuses = Object.keys(fieldAt('request.status')!.options!);
    const day = fc.constantFrom('2025-12-01', '2026-02-01', '2026-05-01');
    const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
    const anyRequest = fc.record({
      status: some(fc.constantFrom(...statuses)),
      direction: some(fc.constantFrom('sent', 'received')),
      ...{
        sentOn: some(day),
        to: some(fc.constantFrom('MX-FGR', 'US-DOJ-OIA')),
        from: some(fc.constantFrom('MX-FGR', 'US-DOJ-OIA')),
      },
    });
    const anySteps = fc.array(fc.tuple(fc.constantFrom(...statuses), day), { maxLength: 4 });
    fc.assert(
      fc.property(anyRequest, anySteps, (said, steps) => {
        const one = record(
          'request',
          Object.fromEntries(Object.entries({ type: 'records', ...said }).filter(([, value]) => value !== undefined)) as Fields,
        );
        const records = [one, ...steps.map(([status, on]) => record('requestStatus', { status, on }, one))];
        const matter = of(records)[0]!;
        const owed = acts(records).filter(({ kind }) => kind === 'request');

        expect(owed).toHaveLength(matter.isOver ? 0 : 1);
        for (const { since, dueOn } of owed) expect([since, dueOn].every(on => /^\d{4}-\d\d-\d\d$/.test(on))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('each status', () => {
  it.each(matterKinds)('that the catalogue offers for a %s is a stage or an end of its profile', kind => {
    const profile = matterProfile(kind, profiles)!;
    const known = new Set([...profile.stages, ...profile.outcomes].map(({ id }) => id));
    const stands = Object.keys(fieldAt(`${kind}.status`)!.options!).map(
      status => [status, of([record(kind, { status })])[0]!.stage] as const,
    );
    const elsewhere = stands.filter(([status, stage]) => status !== stage);

    expect(stands.every(([, stage]) => known.has(stage))).toBe(true);
    expect(elsewhere).toEqual(kind === 'request' ? [['consultation', 'received']] : [['civil-forfeited', 'forfeited']]);
  });
});
