import { describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../../shared/case.ts';
import { awaitedEvents } from '../../../shared/decision/awaited-events.ts';
import { policy2026 } from '../../../shared/decision/policy-2026-1.ts';
import type { Json, RecordId } from '../../../shared/language.ts';
import type { Mark } from '../../../shared/mark.ts';
import { caseOf, record } from './synthetic.ts';

const warrant = (id: string, isSealed = true, at = 0) =>
  record(id, 'warrant', { type: 'arrest', number: id, isSealed }, { position: at });
const charge = (id: string, fields: Record<string, Json> = {}) => record(id, 'charge', { statute: id, ...fields });
const untilArrest: Mark = { caveats: [{ kind: 'EMBARGO', until: { event: 'arrest' } }] };
const suspect = (id: string, at = 0) =>
  record(id, 'subject', { roles: ['suspect'], hair: 'negro' }, { marks: { hair: untilArrest }, position: at });
const event = (type: string, fields: Record<string, Json> = {}, id = 'v') =>
  record(id, 'event', { type, on: '2026-01-15', ...fields });

const of = (...records: readonly CaseRecord[]) => awaitedEvents(caseOf(...records), policy2026);
const candidates = (records: readonly CaseRecord[], type: string) =>
  of(...records)
    .awaited.find(awaited => awaited.type === type)
    ?.candidates.map(({ record: id }) => id);
const unsaid = (lacks: string, records: readonly CaseRecord[]) =>
  of(...records).unsaid.flatMap(one => (one.lacks === lacks ? [one.event as string] : []));
const unnamed = (...records: readonly CaseRecord[]) => unsaid('about', records);
const restless = (...records: readonly CaseRecord[]) => unsaid('rest', records);

describe('what an event can be about', () => {
  it('is every order under seal, and none that is not', () => {
    expect(candidates([warrant('w'), warrant('u', true, 1), warrant('open', false, 2)], 'unsealed')).toEqual(['w', 'u']);
    expect(candidates([warrant('open', false)], 'unsealed')).toBeUndefined();
  });

  it('is a charge only where it says that it is under seal', () => {
    expect(candidates([warrant('w'), charge('c')], 'unsealed')).toEqual(['w']);
    expect(candidates([warrant('w'), charge('c', { sealedCharge: 'Reservado' })], 'unsealed')?.toSorted()).toEqual(['c', 'w']);
  });

  it('is every person whose values wait for it', () => {
    expect(candidates([suspect('p'), suspect('q', 1)], 'arrest')).toEqual(['p', 'q']);
  });
});

describe('an event that says not what it is about', () => {
  it('is told while it opens nothing of several', () => {
    expect(unnamed(warrant('w'), warrant('u', true, 1), event('unsealed'))).toEqual(['v']);
    expect(unnamed(suspect('p'), suspect('q', 1), event('arrest'))).toEqual(['v']);
  });

  it('is told where there is one alone too, since nothing opens for that', () => {
    expect(unnamed(suspect('p'), event('arrest'))).toEqual(['v']);
  });

  it('is not told once it names one, or where nothing waits for it', () => {
    expect(unnamed(warrant('w'), warrant('u', true, 1), event('unsealed', { warrant: 'u' }))).toEqual([]);
    expect(unnamed(suspect('p'), suspect('q', 1), event('arrest', { subject: 'q' }))).toEqual([]);
    expect(unnamed(warrant('w'), warrant('u', true, 1), event('arrest'))).toEqual([]);
  });

  it('is not told once it was corrected or taken back', () => {
    const both = [warrant('w'), warrant('u', true, 1), event('unsealed')];

    expect(unnamed(...both, event('unsealed', { supersedes: 'v' as RecordId, warrant: 'w' }, 'v2'))).toEqual([]);
    expect(unnamed(...both, event('unsealed', { supersedes: 'v' as RecordId, retracted: true }, 'v2'))).toEqual([]);
  });

  it('is told while nobody said whether it opens the rest, where something waits and none of its type does', () => {
    const paper = record('c', 'document', { title: 'Oficio' }, { marks: { '*': untilArrest } });
    const named = event('arrest', { subject: 'p' });

    expect(of(suspect('p'), paper, named).awaited[0]!.rest).toEqual(['c']);
    expect([restless(suspect('p'), paper, named), unnamed(suspect('p'), paper, named)]).toEqual([['v'], []]);
    expect(restless(paper, event('arrest'))).toEqual(['v']);
    for (const opensRest of [true, false])
      expect(restless(suspect('p'), paper, event('arrest', { subject: 'p', opensRest }))).toEqual([]);
    expect(restless(suspect('p'), paper, named, event('arrest', { opensRest: true }, 'v2'))).toEqual([]);
    expect(restless(suspect('p'), named)).toEqual([]);
  });

  it('is told where a place that may hold a seal keeps the only order from being meant', () => {
    expect(unnamed(warrant('w'), charge('c'), event('unsealed'))).toEqual(['v']);
  });
});
