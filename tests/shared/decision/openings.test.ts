import { describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../../shared/case.ts';
import type { AgencyCode, Json, RecordId } from '../../../shared/language.ts';
import type { Mark } from '../../../shared/mark.ts';
import { caseOf, day, leave, nothingHappened, record, request, profile } from './synthetic.ts';

const until = (event: string): Mark => ({ caveats: [{ kind: 'EMBARGO', until: { event } }] });
const event = (type: string, fields: Record<string, Json> = {}, marks: CaseRecord['marks'] = {}, at = 0) =>
  record(`v${at}`, 'event', { type, on: '2026-01-15', ...fields }, { marks, position: at });
const suspect = (id: string, mark: Mark = until('arrest'), at = 0) =>
  record(id, 'subject', { roles: ['suspect'], hair: 'negro' }, { marks: { hair: mark }, position: at });
const warrant = (id: string, at = 0) => record(id, 'warrant', { type: 'arrest', number: id, isSealed: true }, { position: at });
const hidden = { '*': { level: 'L4' as const } };

const leaves = (records: readonly CaseRecord[], asked = request()) => {
  const { decisions } = leave(caseOf(...records), asked);
  return (id: string, field?: string): boolean =>
    field === undefined
      ? decisions.records.get(id as RecordId)?.emitted === true
      : decisions.fields.some(one => one.record === id && one.field === field && one.action === 'RELEASE');
};

describe('an embargo until an event', () => {
  it('is lifted for the person whom the event names, and for nobody else', () => {
    const seen = leaves([suspect('p'), suspect('q', until('arrest'), 1), event('arrest', { subject: 'q' })]);

    expect([seen('p', 'hair'), seen('q', 'hair')]).toEqual([false, true]);
  });

  it('is lifted for nobody by an event that names nobody, though there be one suspect alone', () => {
    expect(leaves([suspect('p'), event('arrest')])('p', 'hair')).toBe(false);
    expect(leaves([suspect('p'), event('arrest', { opensRest: true })])('p', 'hair')).toBe(false);
    expect(leaves([suspect('p'), event('arrest', { subject: 'p' })])('p', 'hair')).toBe(true);
  });

  it('is lifted for nobody by an event that names an order, and not the person', () => {
    const order = record('w', 'warrant', { type: 'arrest', number: 'w' });

    expect(leaves([suspect('p'), order, event('arrest', { warrant: 'w' })])('p', 'hair')).toBe(false);
    expect(leaves([suspect('p'), event('arrest', { plan: 'none of the case' })])('p', 'hair')).toBe(false);
  });

  it('is lifted on what hangs from, or speaks of, that person', () => {
    const phone = (id: string, of: string, at: number) =>
      record(id, 'alias', { text: id }, { parentId: of as RecordId, marks: { '*': until('arrest') }, position: at });
    const paper = (id: string, of: string, at: number) =>
      record(id, 'document', { title: id, subject: of }, { marks: { '*': until('arrest') }, position: at });
    const all = [
      suspect('p'),
      suspect('q', {}, 1),
      phone('a', 'p', 0),
      phone('b', 'q', 1),
      paper('c', 'p', 0),
      paper('d', 'q', 1),
    ];
    const seen = leaves([...all, event('arrest', { subject: 'q' })]);

    expect(['a', 'b', 'c', 'd'].filter(id => seen(id))).toEqual(['b', 'd']);
  });

  it('on what is about no suspect is lifted by an event that says that it opens the rest, and by none else', () => {
    const common = record('c', 'document', { title: 'Oficio' }, { marks: { '*': until('arrest') } });
    const victim = record(
      'v',
      'subject',
      { roles: ['victim'], hair: 'negro' },
      { marks: { hair: until('arrest') }, position: 1 },
    );
    const all = [suspect('p', {}), common, victim];
    const opens = (fields: Record<string, Json>) => {
      const seen = leaves([...all, event('arrest', fields)]);
      return [seen('c'), seen('v', 'hair')];
    };

    expect(opens({ subject: 'p' })).toEqual([false, false]);
    expect(opens({})).toEqual([false, false]);
    expect(opens({ subject: 'p', opensRest: false })).toEqual([false, false]);
    expect(opens({ subject: 'p', opensRest: true })[0]).toBe(true);
  });

  it('is not lifted from the rest by an event of another agency that says so', () => {
    const common = record('c', 'document', { title: 'Oficio' }, { marks: { '*': until('arrest') } });
    const asked = request({
      circumstances: {
        ...nothingHappened,
        consents: [{ originator: 'US-DEA' as AgencyCode, recipient: profile().agency, purposes: ['same-case'], until: null }],
      },
    });
    for (const place of ['*', 'opensRest']) {
      const theirs = event('arrest', { subject: 'p', opensRest: true }, { [place]: { originator: 'US-DEA' as AgencyCode } });
      const seen = leaves([suspect('p'), common, theirs], asked);
      expect([seen('p', 'hair'), seen('c')]).toEqual([true, false]);
    }
  });

  it('opens nothing more where a suspect, an order or a plan stays', () => {
    const common = record('c', 'document', { title: 'Oficio' }, { marks: { '*': until('arrest') } });
    const people = [suspect('p'), suspect('q', until('arrest'), 1), common];
    const left = (among: readonly CaseRecord[], one: CaseRecord, without: string) => {
      const scope = new Set(
        [...among, one].map(({ id }) => id as string).filter(id => id !== without),
      ) as unknown as Set<RecordId>;
      const seen = leaves([...among, one], request({ scope }));
      return among.filter(({ id }) => seen(id) && (id !== 'p' || seen('p', 'hair'))).map(({ id }) => id as string);
    };

    expect(left(people, event('arrest'), 'q')).toEqual([]);
    expect(left(people, event('arrest', { subject: 'p' }), 'q')).toEqual(['p']);
    expect(left([warrant('w'), warrant('u', 1)], event('unsealed'), 'u')).toEqual([]);
    const plans = [record('x', 'plan', { name: 'Colibrí' }), record('y', 'plan', { name: 'Faro' }, { position: 1 })];
    expect(left(plans, event('op-executed'), 'y')).toEqual([]);
  });

  it('on a whole case is lifted by an event that stands under it too', () => {
    const { records, ...file } = caseOf(suspect('p', {}), event('arrest', { subject: 'p', opensRest: true }));
    const [root, ...rest] = records;
    const embargoed = { ...file, records: [{ ...root!, marks: { '*': until('arrest') } }, ...rest] };
    const without = { ...file, records: embargoed.records.filter(({ entity }) => entity !== 'event') };

    expect(leave(embargoed).at('subjects[0].hair')!.action).toBe('RELEASE');
    expect(leave(without).emission.lists['subjects']!.emitted).toEqual([]);
  });
});

describe('a seal', () => {
  it('is opened at the record that the event names, and below it', () => {
    const [one, other] = [warrant('w'), warrant('u', 1)];
    const below = record('n', 'portion', { of: 'facts', text: 'Relato.' }, { parentId: one.id });
    const seen = leaves([one, other, below, event('unsealed', { warrant: 'w' })]);

    expect(['w', 'n', 'u'].filter(id => seen(id))).toEqual(['w', 'n']);
  });

  it('is opened by no event that names nothing, though it be the only one', () => {
    expect(leaves([warrant('w'), event('unsealed')])('w')).toBe(false);
    expect(leaves([warrant('w'), event('unsealed', { opensRest: true })])('w')).toBe(false);
    const seen = leaves([warrant('w'), warrant('u', 1), event('unsealed')]);
    expect([seen('w'), seen('u')]).toEqual([false, false]);
  });

  it('of a charge is opened by its own event alone', () => {
    const charge = (id: string, at: number) =>
      record(
        id,
        'charge',
        { statute: id },
        { marks: { '*': { caveats: [{ kind: 'SEALED', until: { event: 'unsealed' } }] } }, position: at },
      );
    const seen = leaves([charge('c', 0), charge('d', 1), warrant('w'), event('unsealed', { charge: 'd' })]);

    expect(['c', 'd', 'w'].filter(id => seen(id))).toEqual(['d']);
  });

  it('opens no plan, and no operation opens it', () => {
    const plan = record('x', 'plan', { name: 'Colibrí' });
    const [unsealed, executed] = [event('unsealed', { warrant: 'w' }), event('op-executed', { plan: 'x' })];

    expect(['w', 'x'].filter(id => leaves([warrant('w'), plan, unsealed])(id))).toEqual(['w']);
    expect(['w', 'x'].filter(id => leaves([warrant('w'), plan, executed])(id))).toEqual(['x']);
  });
});

describe('what waits for an unsealing and is no order, charge or document', () => {
  it('opens with an event that says that it opens the rest', () => {
    const sealed: Mark = { caveats: [{ kind: 'SEALED', until: { event: 'unsealed' } }] };
    const opens = (fields: Record<string, Json>) =>
      leaves([suspect('p', sealed), warrant('w'), event('unsealed', fields)])('p', 'hair');

    expect([opens({}), opens({ warrant: 'w' }), opens({ subject: 'p' }), opens({ plan: 'nowhere' })]).toEqual(
      Array.from({ length: 4 }, () => false),
    );
    expect([opens({ opensRest: true }), opens({ warrant: 'w', opensRest: true })]).toEqual([true, true]);
  });
});

describe('a plan', () => {
  it('leaves once its own operation was carried out', () => {
    const [one, other] = [record('x', 'plan', { name: 'Colibrí' }), record('y', 'plan', { name: 'Faro' }, { position: 1 })];

    expect(['x', 'y'].filter(id => leaves([one, other, event('op-executed', { plan: 'y' })])(id))).toEqual(['y']);
    expect(['x', 'y'].filter(id => leaves([one, other, event('op-executed')])(id))).toEqual([]);
  });
});

describe('an event that the recipient does not see', () => {
  it.each<[string, CaseRecord]>([
    ['hidden', event('arrest', { subject: 'p' }, hidden)],
    ['of which the type is withheld', event('arrest', { subject: 'p' }, { type: { level: 'L4' } })],
    ['of which the person is withheld', event('arrest', { subject: 'p' }, { subject: { level: 'L4' } })],
    ['of which it is withheld whether it opens the rest', event('arrest', { subject: 'p' }, { opensRest: { level: 'L4' } })],
    ['another agency’s', event('arrest', { subject: 'p' }, { '*': { originator: 'US-DEA' as AgencyCode } })],
    ['retracted', event('arrest', { subject: 'p', retracted: true })],
    ['under an embargo of its own', event('arrest', { subject: 'p' }, { '*': until('unsealed') })],
  ])('opens nothing: %s', (_, one) => {
    expect(leaves([suspect('p'), one])('p', 'hair')).toBe(false);
  });

  it('opens nothing through another that it would have opened', () => {
    const first = event('unsealed', { opensRest: true }, hidden);
    const second = event('arrest', { subject: 'p' }, { '*': { caveats: [{ kind: 'SEALED', until: { event: 'unsealed' } }] } }, 1);

    expect(leaves([suspect('p'), first, second])('p', 'hair')).toBe(false);
    expect(leaves([suspect('p'), { ...first, marks: {} }, second])('p', 'hair')).toBe(true);
  });
});

describe('an event that was corrected', () => {
  const arrest = event('arrest', { subject: 'p' });
  const again = (id: string, fields: Record<string, Json>, corrects = 'v0') =>
    record(id, 'event', { type: 'arrest', on: '2026-01-16', subject: 'p', supersedes: corrects, ...fields }, { position: 1 });

  it('at two machines unheard of each other opens no more than both say, whichever came first', () => {
    const retracted = again('r', { retracted: true });
    const dated = again('d', {});
    const ofAnother = again('o', { subject: 'q' });
    const opens = (...versions: readonly CaseRecord[]) => {
      const people = [suspect('p'), suspect('q', until('arrest'), 1)];
      const both = [versions, versions.toReversed()].map(order => leaves([...people, arrest, ...order]));
      expect(both[0]!('p', 'hair')).toBe(both[1]!('p', 'hair'));
      return [both[0]!('p', 'hair'), both[0]!('q', 'hair')];
    };

    expect(opens(dated)).toEqual([true, false]);
    expect(opens(dated, retracted)).toEqual([false, false]);
    expect(opens(dated, ofAnother)).toEqual([false, false]);
    expect(opens(dated, again('d2', { on: '2026-01-17' }))).toEqual([true, false]);
    // Somebody who has heard of both says that it did happen, of each.
    expect(opens(dated, retracted, again('x', {}, 'd'), again('y', {}, 'r'))).toEqual([true, false]);
  });

  it('leaves as it was only where its correction leaves as well', () => {
    const sealed: Mark = { caveats: [{ kind: 'SEALED', until: { event: 'never' } }] };
    const charge = record('c', 'charge', { statute: 'Reservado' }, { marks: { '*': sealed } });
    const unsealed = event('unsealed');
    const named = record('n', 'event', { ...unsealed.fields, charge: 'c', supersedes: 'v0' }, { position: 1 });
    const taken = record('t', 'event', { ...named.fields, supersedes: 'n', retracted: true }, { position: 2 });

    expect(leaves([charge, unsealed])('v0')).toBe(true);
    const seen = leaves([charge, unsealed, named, taken]);
    expect(['v0', 'n', 't'].filter(id => seen(id))).toEqual([]);
  });

  it('opens once a slip was corrected, though whom the slip named stays', () => {
    const hiddenOne = record('k', 'subject', { roles: ['associate'] }, { marks: hidden, position: 1 });
    const slip = again('s', { subject: 'k' });
    const seen = leaves([suspect('p'), hiddenOne, arrest, slip, again('m', {}, 's')]);

    expect(['v0', 's', 'm'].filter(id => seen(id))).toEqual(['m']);
    expect(seen('p', 'hair')).toBe(true);
  });

  it('leaves without the reason for which it was corrected', () => {
    const noted = leaves([
      suspect('p'),
      event('arrest', { subject: 'p', note: 'At the harbour' }),
      again('m', { note: 'Typed wrongly' }),
    ]);

    expect([noted('v0', 'note'), noted('m', 'on'), noted('m', 'note')]).toEqual([true, true, false]);
  });

  it('leaves where the version before it was not chosen', () => {
    const all = [suspect('p'), arrest, again('m', {})];
    const scope = new Set(['p', 'm'] as RecordId[]);
    const seen = leaves(all, request({ scope }));

    expect([seen('v0'), seen('m'), seen('p', 'hair')]).toEqual([false, true, true]);
    const hiddenFirst = leaves([suspect('p'), event('arrest', { subject: 'p' }, hidden), again('m', {})], request({ scope }));
    expect([hiddenFirst('m'), hiddenFirst('p', 'hair')]).toEqual([false, false]);
  });

  it('stays hidden with the event that was', () => {
    const first = event('arrest', { subject: 'p' }, hidden);
    const seen = leaves([suspect('p'), first, again('m', {}), again('n', {}, 'm')]);

    expect(['v0', 'm', 'n'].filter(id => seen(id))).toEqual([]);
    expect(seen('p', 'hair')).toBe(false);
  });
});

describe('a day', () => {
  const on = (date: string, fields: Record<string, Json>) =>
    leaves(
      [suspect('p'), event('arrest', { subject: 'p', ...fields })],
      request({ circumstances: { ...nothingHappened, date: day(date) } }),
    )('p', 'hair');

  it('that is known to the month or year opens at its end', () => {
    expect([on('2026-01-31', { precision: 'month' }), on('2026-01-30', { precision: 'month' })]).toEqual([true, false]);
    expect([on('2026-12-31', { precision: 'year' }), on('2026-12-30', { precision: 'year' })]).toEqual([true, false]);
    expect([on('2026-02-28', { on: '2026-02-01', precision: 'month' }), on('2026-01-15', {})]).toEqual([true, true]);
    expect(on('2026-01-14', {})).toBe(false);
  });

  it('is that of whoever the value came from, and of several the last to come', () => {
    const [tokyo, dea] = ['JP-NPA', 'US-DEA'] as AgencyCode[];
    const mark: Mark = { caveats: [{ kind: 'EMBARGO', until: { date: day('2026-02-02') } }] };
    const consents = [tokyo!, dea!].map(originator => ({
      originator,
      recipient: profile().agency,
      purposes: ['same-case' as const],
      until: null,
    }));
    const days = { 'JP-NPA': day('2026-02-02'), 'US-DEA': day('2026-02-01') };
    const shows = (originator: AgencyCode | undefined, more: Mark = {}) =>
      leaves(
        [
          record(
            'p',
            'subject',
            { roles: ['suspect'], hair: 'negro' },
            {
              marks: { hair: { ...mark, ...(originator === undefined ? {} : { originator }) }, '*': more },
            },
          ),
        ],
        request({ circumstances: { ...nothingHappened, days, consents } }),
      )('p', 'hair');

    expect([shows(undefined), shows(tokyo), shows(dea), shows(tokyo, { originator: dea! })]).toEqual([false, true, false, false]);
  });
});
