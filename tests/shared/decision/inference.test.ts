import { describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../../shared/case.ts';
import { inferenceEdges } from '../../../shared/catalogue.ts';
import type { Json, RecordId } from '../../../shared/language.ts';
import { caseOf, fgr, leave, profile, record, request } from './synthetic.ts';

// What gives away the exact value of a field that does not leave whole.

const id = (text: string) => text as RecordId;
const kept = { level: 'L3' as const };
const vetted = request({ recipient: profile('vetted', fgr) });
const quantity = { amount: '4.137', unit: 'KGM' };

/** A record whose one field is marked to stay; what beside it stays as well. */
function stayingWith(entity: string, fields: Record<string, Json>, marked: string, parent?: CaseRecord): readonly string[] {
  const held = record('x', entity, fields, {
    marks: { [marked]: kept },
    ...(parent === undefined ? {} : { parentId: parent.id }),
  });
  const { decisions } = leave(caseOf(...(parent === undefined ? [] : [parent]), held));
  return decisions.fields
    .filter(one => one.record === held.id && one.rule === 'inference/gives-away' && Object.hasOwn(fields, one.field))
    .map(({ field }) => field);
}

describe('an identity document', () => {
  const about = (fields: Record<string, Json>, marks: CaseRecord['marks']) => {
    const person = record('p', 'subject', { roles: ['suspect'] }, { marks });
    const { decisions } = leave(caseOf(person, record('x', 'identityDocument', fields, { parentId: person.id })));
    const action = (name: string) => decisions.fields.find(one => one.record === id('x') && one.field === name)?.action;
    return ['kind', 'number'].map(action);
  };

  it('tells by its kind whose it is, and by its number an alien number', () => {
    expect(about({ kind: 'Pasaporte', number: '1' }, {})).toEqual(['RELEASE', 'RELEASE']);
    expect(about({ kind: 'Pasaporte', number: '1' }, { nationalities: kept })).toEqual(['WITHHOLD', 'WITHHOLD']);
    expect(about({ kind: 'Pasaporte', number: '1' }, { aNumber: kept })).toEqual(['RELEASE', 'WITHHOLD']);
  });

  it('does not stand there without the number that it must have, where that stays silently', () => {
    expect(about({ kind: 'Pasaporte', number: '1' }, { curp: { caveats: [{ kind: 'EXISTENCE_HIDDEN' }] } })).toEqual([
      undefined,
      undefined,
    ]);
  });

  it.each(['Social Security card', 'SSN', 'Tarjeta del seguro social de EE. UU.'])(
    'gives no US social security number, which never leaves from its own field: %s',
    kind => {
      expect(about({ kind, number: '1' }, {})).toEqual(['RELEASE', 'WITHHOLD']);
    },
  );

  it.each(['Instituto Mexicano del Seguro Social', 'NSS'])('gives a Mexican one as its own field does: %s', kind => {
    expect(about({ kind, number: '1' }, {})).toEqual(['RELEASE', 'RELEASE']);
  });
});

describe('a date whose precision stays', () => {
  const dateOf = (precision: string, marks: Record<string, { level: 'L3' }>) => {
    const event = record('x', 'event', { type: 'surrendered', on: '2026-03-01', precision }, { marks });
    const { action, rule } = leave(caseOf(event)).decisions.fields.find(one => one.record === event.id && one.field === 'on')!;
    return [action, rule];
  };

  it('stays with it, however exact it is, and leaves where the precision leaves', () => {
    for (const precision of ['exact', 'month', 'year', 'estimated'])
      expect(dateOf(precision, { precision: kept })).toEqual(['WITHHOLD', 'inference/precision-stays']);
    expect(dateOf('month', {})[0]).toBe('RELEASE');
  });
});

describe('an exact value that stays', () => {
  it.each([
    [
      'the start of a meeting',
      'exchange',
      {
        startAt: '2026-01-15T09:30:00-06:00',
        endAt: '2026-01-15T10:30:00-06:00',
        recordedAt: '2026-01-15T11:00:00-06:00',
        mode: 'call',
        reportDueOn: '2026-01-18',
      },
      'startAt',
      ['endAt', 'recordedAt', 'reportDueOn'],
    ],
    [
      'what happened',
      'event',
      { type: 'arrest', on: '2026-01-15', stageTo: 'X07', facts: ['bail=no'] },
      'type',
      ['stageTo', 'facts'],
    ],
    ['where it led', 'event', { type: 'arrest', on: '2026-01-15', stageTo: 'X07' }, 'stageTo', ['type']],
    ['from when a term runs', 'deadline', { startOn: '2026-01-15', dueOn: '2026-03-16', label: 'x' }, 'startOn', ['dueOn']],
    [
      'when a term ends',
      'deadline',
      { startOn: '2026-01-15', dueLatestOn: '2026-03-18', label: 'x' },
      'dueOn',
      ['startOn', 'dueLatestOn'],
    ],
    ['a nationality', 'subject', { roles: ['suspect'], citizenshipBasis: 'birth' }, 'nationalities', ['citizenshipBasis']],
    [
      'when a crime ended',
      'charge',
      { statute: '21 USC 959', toOn: '2021-06-30', limitationOn: '2026-06-30' },
      'toOn',
      ['limitationOn'],
    ],
    [
      'when a crime began',
      'charge',
      { statute: '21 USC 959', fromOn: '2021-06-30', limitationOn: '2026-06-30' },
      'fromOn',
      ['limitationOn'],
    ],
    [
      'until when a charge may be brought',
      'charge',
      { statute: '21 USC 959', fromOn: '2021-06-30', toOn: '2021-06-30', limitationOn: '2026-06-30' },
      'limitationOn',
      [],
    ],
  ] as const)('stays whole: %s is not told by a term counted from it', (_, entity, fields, marked, told) => {
    expect(stayingWith(entity, fields as Record<string, Json>, marked)).toEqual(told); // rows of plain fields
  });

  it('is not told by the term of the event that it is of, and another event’s term leaves', () => {
    const marked = record('e', 'event', { type: 'arrest', on: '2026-01-09' }, { marks: { on: kept } });
    const other = record('f', 'event', { type: 'surrendered', on: '2026-01-20' }, { position: 1 });
    const term = (name: string, more: Record<string, Json>) =>
      record(name, 'deadline', {
        label: 'Solicitud formal',
        startOn: '2026-01-09',
        dueOn: '2026-03-10',
        dueLatestOn: '2026-03-11',
        ...more,
      });
    const { decisions } = leave(
      caseOf(marked, other, term('d', { startEvent: 'e' }), term('g', { startEvent: 'f' }), term('h', {})),
    );
    const actions = (of: string) =>
      ['startOn', 'dueOn', 'dueLatestOn'].map(
        name => decisions.fields.find(one => one.record === id(of) && one.field === name)?.action,
      );

    expect(actions('d')).toEqual(['WITHHOLD', 'WITHHOLD', 'WITHHOLD']);
    expect(actions('g')).toEqual(['RELEASE', 'RELEASE', 'RELEASE']);
    // A term that names no event may be of any.
    expect(actions('h')).toEqual(['WITHHOLD', 'WITHHOLD', 'WITHHOLD']);
  });

  it('is not told by a citizenship that began with the birth', () => {
    const { at } = leave(
      caseOf(record('p', 'subject', { roles: ['suspect'], dob: '1980-05-17', citizenshipOn: '1980-05-17' })),
      vetted,
    );

    expect(at('subjects[0].dob')!.action).toBe('GENERALISE');
    expect(at('subjects[0].citizenshipOn')).toMatchObject({ action: 'WITHHOLD', rule: 'inference/gives-away' });
  });

  it('is not told by the date on which the same passport ends or begins', () => {
    const passport = { roles: ['suspect'], passportIssuedOn: '2020-03-02', passportExpiresOn: '2030-03-02' };

    expect(stayingWith('subject', passport, 'passportIssuedOn')).toContain('passportExpiresOn');
    expect(stayingWith('subject', passport, 'passportExpiresOn')).toContain('passportIssuedOn');
    const card = { kind: 'passport', number: 'G1', issuedOn: '2020-03-02', expiresOn: '2030-03-02' };
    const person = record('p', 'subject', { roles: ['suspect'] });
    expect(stayingWith('identityDocument', card, 'issuedOn', person)).toContain('expiresOn');
    expect(stayingWith('identityDocument', card, 'expiresOn', person)).toContain('issuedOn');
  });

  it('is not told by the same quantity where it stands again', () => {
    const outcome = record('o', 'outcome', { type: 'seizure', on: '2026-01-09' });
    const line = (marks: CaseRecord['marks']) =>
      record(
        's',
        'seizureLine',
        { commodity: 'cocaine', gross: quantity, net: quantity, reported: quantity, purityPercent: '82' },
        { parentId: id('o'), marks },
      );
    const thing = (marks: CaseRecord['marks']) =>
      record('v', 'evidence', { description: 'Paquetes', quantity, purityPercent: '82' }, { marks });
    const action = (path: string, ofLine: CaseRecord['marks'], ofThing: CaseRecord['marks']) =>
      leave(caseOf(outcome, line(ofLine), thing(ofThing))).at(path)?.action;

    expect(action('evidence[0].quantity', {}, {})).toBe('RELEASE');
    for (const name of ['gross', 'net', 'reported'])
      expect(action('evidence[0].quantity', { [name]: kept }, {})).toBe('WITHHOLD');
    expect(action('outcomes[0].seizures[0].reported', { gross: kept }, {})).toBe('WITHHOLD');
    expect(action('outcomes[0].seizures[0].net', { reported: kept }, {})).toBe('WITHHOLD');
    expect(action('evidence[0].purityPercent', { purityPercent: kept }, {})).toBe('WITHHOLD');
    expect(action('outcomes[0].seizures[0].purityPercent', {}, { purityPercent: kept })).toBe('WITHHOLD');
  });
});

describe('what gives a value away', () => {
  it('names two fields that there are, and never one and the same', () => {
    expect(inferenceEdges.filter(({ from, to }) => from === to)).toEqual([]);
  });
});
