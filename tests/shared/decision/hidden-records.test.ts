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

it('lets a task that stays leave no trace at those that wait for it', () => {
  const task = (id: string, fields: Record<string, Json> = {}, marks = {}) =>
    record(id, 'task', { title: `Tarea ${id}`, ...fields }, { marks });
  const waiting = (marks: Record<string, unknown>) =>
    caseOf(
      task('a'),
      task('b', {}, marks),
      task('c', { dependsOn: 'b' }),
      record('w', 'taskWait', { task: 'b' }, { parentId: task('a').id }),
    );
  const without = caseOf(task('a'), task('c'));

  expect(seen(leave(waiting({ '*': { level: 'L4' } })).emission)).toEqual(seen(leave(without).emission));
  expect(leave(waiting({})).emission.lists['tasks']!.emitted).toHaveLength(3);
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

describe('what was written beside an event or a status', () => {
  const hides: CaseRecord['marks'] = { '*': { caveats: [{ kind: 'EXISTENCE_HIDDEN' }] } };
  const charge = record('c', 'charge', { statute: '21 USC 963', extraditionDecision: 'refused', refusalGround: 'limitation' });
  const decided = (fields: Record<string, Json>, marks: CaseRecord['marks'] = {}, at = 0) =>
    record(`v${at}`, 'event', { type: 'charge-disposed', on: '2026-01-15', ...fields }, { marks, position: at });
  const actions = (id: string, names: readonly string[], ...records: readonly CaseRecord[]) => {
    const { fields } = leave(caseOf(...records)).decisions;
    return names.map(name => fields.find(one => one.record === id && one.field === name)?.action);
  };
  const decision = ['extraditionDecision', 'refusalGround'];

  it.each([
    ['by reference', { charge: 'c' }],
    ['among its facts', { facts: ['charge=c', 'disposition=refused'] }],
  ])('a decision on a charge stays with the event that names it %s', (_, fields) => {
    expect(actions('c', decision, charge, decided({ charge: 'c', ...fields }))).toEqual(['RELEASE', 'RELEASE']);
    expect(actions('c', decision, charge, decided(fields, hides))).toEqual(['OMIT_SILENT', 'OMIT_SILENT']);
    expect(actions('c', decision, charge, decided(fields, { facts: { level: 'L4' } }))).toEqual(['OMIT_SILENT', 'OMIT_SILENT']);
  });

  it('a decision on another charge, or one that was corrected, keeps nothing', () => {
    const other = decided({ charge: 'd' }, hides);
    const corrected = [decided({ charge: 'c' }, hides), decided({ charge: 'c', supersedes: 'v0' }, {}, 1)];

    expect(actions('c', decision, charge, other)).toEqual(['RELEASE', 'RELEASE']);
    expect(actions('c', decision, charge, ...corrected)).toEqual(['OMIT_SILENT', 'OMIT_SILENT']); // what corrects a hidden event stays with it
  });

  it('the status of a request and its day of sending stay with the status that was entered below it', () => {
    const asked = record('q', 'request', {
      type: 'search',
      status: 'refused',
      refusalGround: 'limitation',
      sentOn: '2026-01-02',
    });
    const status = (id: string, fields: Record<string, Json>, marks: CaseRecord['marks'] = {}) =>
      record(id, 'requestStatus', fields, { parentId: asked.id, marks });
    const sent = { status: 'sent', on: '2026-01-02' };
    const refused = { status: 'refused', on: '2026-01-15' };
    const names = ['status', 'refusalGround', 'sentOn'];

    expect(actions('q', names, asked, status('s', sent), status('r', refused))).toEqual(['RELEASE', 'RELEASE', 'RELEASE']);
    expect(actions('q', names, asked, status('s', sent), status('r', refused, hides))).toEqual([
      'OMIT_SILENT',
      'OMIT_SILENT',
      'RELEASE',
    ]);
    expect(actions('q', names, asked, status('s', sent, { on: { level: 'L4' } }))).toEqual(['RELEASE', 'RELEASE', 'OMIT_SILENT']);
  });

  it('says no id of the vault, and nothing of a charge that stays', () => {
    const id = '018f0000-0000-7000-8000-00000000c001';
    const event = decided({ facts: [`charge=${id}`, 'disposition=refused'] });
    const facts = (...records: readonly CaseRecord[]) =>
      leave(caseOf(...records)).emission.lists['events']!.emitted.map(one => one.fields['facts']);

    expect(facts(event)).toMatchObject([{ state: 'released', value: ['disposition=refused'] }]);
    expect(facts(event, { ...charge, id: id as CaseRecord['id'], marks: hides })).toEqual([]);
  });
});

describe('a record’s own picture or copy', () => {
  const paper = record('d', 'document', { title: 'Copia', content: 'd' });
  const file = (...records: readonly CaseRecord[]) => {
    const { records: all, fields } = leave(caseOf(paper, ...records)).decisions;
    const content = fields.find(one => one.record === 'd' && one.field === 'content')?.action;
    return [all.get(paper.id)!.emitted, content];
  };
  const of = (fields: Record<string, Json>) => record('p', 'subject', { ...fields });

  it.each(['photo', 'fingerprints'])('does not leave where the person is protected: %s', name => {
    expect(file(of({ roles: ['suspect'], [name]: 'd' }))).toEqual([true, 'RELEASE']);
    for (const role of ['witness', 'victim', 'associate'])
      expect(file(of({ roles: [role], [name]: 'd' }))).toEqual([true, 'WITHHOLD']);
    expect(file(of({ roles: ['source'], [name]: 'd' }))[0]).toBe(false);
  });

  it('stays under the seal of the order that it is a copy of', () => {
    const order = (fields: Record<string, Json>) => record('w', 'warrant', { type: 'arrest', copy: 'd', ...fields });

    expect(file(order({ isSealed: true }))[0]).toBe(false);
    expect(file(order({}))).toEqual([true, 'RELEASE']);
    expect(file(order({ isSealed: true }), record('v', 'event', { type: 'unsealed', on: '2026-01-15', warrant: 'w' }))[0]).toBe(
      true,
    );
  });
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
