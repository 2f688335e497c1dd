import { describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../../shared/case.ts';
import type { Json } from '../../../shared/language.ts';
import { seen } from './laws.ts';
import { caseOf, leave, nothingHappened, record, request } from './synthetic.ts';

const sees = (...records: readonly CaseRecord[]) => seen(leave(caseOf(...records)).emission);
const asks = (fields: Record<string, Json>) => record('q', 'request', { type: 'testimony', from: 'US-DOJ-OIA', ...fields });

describe('a confidential request', () => {
  const secret = asks({ to: 'GT-MP', confidential: true });
  const named: readonly CaseRecord[] = [
    record('n', 'portion', { of: 'assistance', text: 'Relato.' }, { parentId: secret.id }),
    record('s', 'requestStatus', { status: 'sent', on: '2026-01-15' }, { parentId: secret.id }),
    record('x', 'exchange', { startAt: '2026-01-15T09:00:00Z', mode: 'call', formalisedBy: 'q' }),
    record('d', 'document', { title: 'Oficio', request: 'q' }),
    record('e', 'evidence', { description: 'Teléfono', evidentiaryRequest: 'q' }),
  ];

  it('leaves no trace, nor does what names it, for whom it does not name', () => {
    expect(sees(secret, ...named)).toEqual(sees());
  });

  it('leaves like any other for its parties, and where it is not confidential', () => {
    for (const fields of [{ to: 'MX-SRE', confidential: true }, { to: 'GT-MP', confidential: false }, { to: 'GT-MP' }]) {
      const { emission } = leave(caseOf(asks(fields), ...named));
      for (const list of ['requests', 'exchanges', 'documents', 'evidence'])
        expect([list, emission.lists[list]!.emitted.length]).toEqual([list, 1]);
    }
  });
});

describe('a confidential case', () => {
  const person = record('p', 'subject', { roles: ['suspect'], given: 'Iker' });
  const caseWith = (fields: Record<string, Json>, ...records: readonly CaseRecord[]) => {
    const { records: all, ...file } = caseOf(...records);
    const [root, ...rest] = all;
    return { ...file, records: [{ ...root!, fields: { ...root!.fields, existenceConfidential: true, ...fields } }, ...rest] };
  };
  const shown = (fields: Record<string, Json>, ...records: readonly CaseRecord[]) =>
    leave(caseWith(fields, ...records)).decisions.fields.filter(({ action }) => action !== 'OMIT_SILENT').length;

  it('says nothing at all to whoever is no party named in it', () => {
    expect(shown({ requestedAgency: 'GT-MP' }, person)).toBe(0);
  });

  it('is told to the authorities that it names', () => {
    for (const field of ['requestingAgency', 'requestedAgency', 'leadAgency'])
      expect(shown({ [field]: 'MX-SRE' }, person)).toBeGreaterThan(20);
    expect(shown({}, person, record('m', 'member', { agency: 'MX-SRE' }))).toBeGreaterThan(20);
  });
});

describe('a link', () => {
  const link = record('l', 'caseLink', { otherCase: 'case-2', otherReference: 'EX-2', relation: 'same-person' });
  const asked = (knownCases: readonly string[]) => request({ circumstances: { ...nothingHappened, knownCases } });
  const links = (knownCases: readonly string[], one = link) =>
    leave(caseOf(one), asked(knownCases)).emission.lists['caseLinks']!.emitted.length;

  it('to a case of which the recipient has had no packet leaves no trace', () => {
    expect(sees(link)).toEqual(sees());
    expect(links(['case-3'])).toBe(0);
    expect(links(['case-2'])).toBe(1);
  });

  it('to a case that is named by its reference alone leaves no trace', () => {
    expect(links(['case-2'], record('l', 'caseLink', { otherReference: 'EX-2', relation: 'same-person' }))).toBe(0);
  });
});

it('lets nothing that follows from an event which stays leave', () => {
  const hidden = record('v', 'event', { type: 'arrest', on: '2026-01-15' }, { marks: { '*': { level: 'L4' } } });
  const after = [
    record('t', 'deadline', { startEvent: 'v', label: 'Plazo', dueOn: '2026-03-16' }),
    record('w', 'event', { type: 'arrest', on: '2026-01-16', supersedes: 'v' }, { position: 1 }),
  ];

  expect(sees(hidden, ...after)).toEqual(sees());
  expect(leave(caseOf({ ...hidden, marks: {} }, ...after)).emission.lists['deadlines']!.emitted).toHaveLength(1);
});

it('says where a case stands, and since when, only where the event that brought it there leaves', () => {
  const brought = (marks: CaseRecord['marks']) => {
    const { records, ...file } = caseOf(
      record('u', 'event', { type: 'located', on: '2026-01-10', stageTo: 'X06' }),
      record('v', 'event', { type: 'arrest', on: '2026-01-15', stageTo: 'X07' }, { marks, position: 1 }),
    );
    const [root, ...rest] = records;
    const fields = { ...root!.fields, stage: 'X07', stageEnteredOn: '2026-01-15' };
    const { at } = leave({ ...file, records: [{ ...root!, fields }, ...rest] });
    return ['stage', 'stageEnteredOn'].map(name => at(name)!.action);
  };

  expect(brought({})).toEqual(['RELEASE', 'RELEASE']);
  expect(brought({ '*': { level: 'L4' } })).toEqual(['OMIT_SILENT', 'OMIT_SILENT']);
  expect(brought({ on: { level: 'L4' } })).toEqual(['OMIT_SILENT', 'OMIT_SILENT']);
});

describe('the role of a person under a pseudonym', () => {
  const person = (...roles: readonly string[]) => record('p', 'subject', { roles });
  const about: readonly CaseRecord[] = [
    record('c', 'charge', { statute: '21 USC 841', subject: 'p' }),
    record('v', 'event', { type: 'arrest', on: '2026-01-15', subject: 'p' }),
    record('a', 'assurance', { type: 'no-death', subject: 'p' }),
  ];
  const testimony = record('q', 'request', { type: 'testimony', subject: 'p' });

  it.each([['witness'], ['victim'], ['associate'], ['witness', 'suspect']])(
    'does not follow from what points to it: %s',
    (...roles) => {
      const { emission } = leave(caseOf(person(...roles), ...about, testimony));
      const [request] = emission.lists['requests']!.emitted;

      expect(emission.lists['subjects']!.emitted).toHaveLength(1);
      for (const list of ['charges', 'events', 'assurances']) expect([list, emission.lists[list]!.emitted]).toEqual([list, []]);
      expect(request!.fields['subject']).toMatchObject({ state: 'withheld', code: null });
    },
  );

  it('is told of a suspect, whose charge, arrest and request leave with the person', () => {
    const { emission } = leave(caseOf(person('suspect'), ...about, testimony));

    for (const list of ['charges', 'events', 'assurances', 'requests'])
      expect(emission.lists[list]!.emitted.map(({ fields }) => fields['subject']!.state)).toEqual(['released']);
  });
});
