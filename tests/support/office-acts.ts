import type { CaseId, RecordId } from '../../shared/language.ts';
import type { Mark } from '../../shared/mark.ts';
import type { Chance } from './office-chance.ts';
import { packetActs, setRules } from './office-packet-acts.ts';
import { anyOf, ask, rows, type Answer, type Doing, type Found, type Place, type Way } from './office-place.ts';
import type { Station } from './office-stations.ts';

// What an officer or a supervisor does in a history, through the program's own calls: of each the station may as well refuse it.

const names = ['Río', 'Alba', 'Cedro', 'Luna', 'Sauce', 'Brisa'] as const;
const marks: readonly Mark[] = [
  { level: 'L3' },
  { level: 'L4' },
  { caveats: [{ kind: 'ORCON' }] },
  { level: 'L3', caveats: [{ kind: 'NO_ONWARD' }] },
  { categories: ['SRC'] },
];
const day = (chance: Chance) => `2026-0${1 + chance.below(3)}-${10 + chance.below(18)}`;

/** Do one act. Null where there was nothing to do it with. */
export async function tryAct(
  station: Station,
  chance: Chance,
  { counterpart, calls }: Pick<Place, 'counterpart' | 'calls'>,
): Promise<Answer> {
  const text = textBy(chance);
  const recent = station.session.office.prepare<[], CaseId>('SELECT id FROM cases ORDER BY id DESC LIMIT 3').pluck().all();
  if (recent.length === 0 || chance.next() < 0.08) return create({ station, chance, text, calls });
  const caseId = chance.pick(recent);
  const records = recordsOf(station, caseId);
  const place: Place = { station, chance, caseId, other: chance.pick(recent), records, text, counterpart, calls };
  const isSupervisor = station.session.user.role === 'supervisor';
  const all = counterpart === null ? acts : [...acts, ...packetActs];
  return (isSupervisor && chance.next() < 0.25 ? chance.pick(supervisors) : weighed(all, chance))(place);
}

export function recordsOf({ session: { office } }: Station, caseId: CaseId): readonly Found[] {
  const held = office
    .prepare<[string], { id: RecordId; field: string; mark: string }>(
      'SELECT records.id, field, mark FROM records JOIN marks ON record_id = records.id WHERE case_id = ?',
    )
    .all(caseId);
  return office
    .prepare<[string], { id: RecordId; entity: string }>('SELECT id, entity FROM records WHERE case_id = ? ORDER BY id')
    .all(caseId)
    .map(({ id, entity }) => ({
      id,
      entity,
      marks: Object.fromEntries(held.filter(mark => mark.id === id).map(({ field, mark }) => [field, JSON.parse(mark) as Mark])),
    }));
}

export const textBy = (chance: Chance) => () => `${chance.pick(names)} ${chance.below(2 ** 31).toString(36)}`;

export function one({ records, chance }: Place, entity: string): Found | null {
  const some = records.filter(record => record.entity === entity);
  return some.length === 0 ? null : chance.pick(some);
}

function create({ chance, text, ...place }: Pick<Place, 'station' | 'chance' | 'text' | 'calls'>): Promise<Answer> {
  const fields = {
    kind: chance.pick(['information-exchange', 'extradition']),
    reference: `S-${chance.below(40)}`,
    title: text(),
    openedOn: '2026-02-01',
    requestingAgency: 'US-DOJ-OIA',
    requestedAgency: 'MX-FGR',
  };
  return ask(place, 'case:create', { fields });
}

export const addPerson: Doing = place => {
  const fields = { given: place.text(), paternal: place.text(), roles: [place.chance.pick(['accused', 'victim', 'source'])] };
  return ask(place, 'case:add-record', { caseId: place.caseId, entity: 'subject', fields });
};

const addBelow: Doing = place => {
  const person = one(place, 'subject');
  if (person === null) return addPerson(place);
  const fields = { text: place.text(), kind: 'apodo' };
  return ask(place, 'case:add-record', { caseId: place.caseId, entity: 'alias', parentId: person.id, fields });
};

/** Often the title of the newest case, so that it gets two values from people who had not heard of each other. */
const editCase: Doing = place => {
  if (place.chance.next() < 0.6) return editNewest(place);
  const fields = { [place.chance.pick(['title', 'officer'])]: place.text() };
  return ask(place, 'case:update-fields', { caseId: place.caseId, record: place.caseId, fields });
};

const editNewest: Doing = place => {
  const newest = place.station.session.office.prepare<[], CaseId>('SELECT id FROM cases ORDER BY id DESC LIMIT 1').pluck().get();
  return ask(place, 'case:update-fields', { caseId: newest, record: newest, fields: { title: place.text() } });
};

export const editPerson: Doing = place => {
  const person = one(place, 'subject');
  if (person === null) return addPerson(place);
  const field = place.chance.pick(['given', 'paternal', 'maternal']);
  const value = place.chance.next() < 0.15 ? null : place.text();
  return ask(place, 'case:update-fields', { caseId: place.caseId, record: person.id, fields: { [field]: value } });
};

export const mark: Doing = place => {
  const { chance } = place;
  const person = one(place, 'subject');
  if (person === null) return null;
  const field = chance.pick(['given', 'paternal', '*']);
  return ask(place, 'case:set-mark', {
    caseId: place.caseId,
    record: person.id,
    field,
    mark: tighter(person.marks[field] ?? {}, chance.pick(marks)),
  });
};

const remove: Doing = place => {
  const { records, chance, caseId } = place;
  const some = records.filter(({ entity, id }) => entity !== 'case' && entity !== 'event' && id !== (caseId as string));
  return some.length === 0 ? null : ask(place, 'case:remove-record', { caseId, record: chance.pick(some).id });
};

const undo: Doing = place => ask(place, 'case:undo', { caseId: place.caseId });

const link: Doing = place =>
  place.other === place.caseId
    ? addBelow(place)
    : ask(place, 'case:link', {
        ...{ caseId: place.caseId, other: place.other },
        relation: place.chance.pick(['supports', 'same-facts']),
      });

const log: Doing = place => {
  const fields = { startAt: `${day(place.chance)}T09:30:00-06:00`, mode: 'call', topic: place.text() };
  return ask(place, 'exchange:log', { caseId: place.caseId, fields });
};

const onExchange: Doing = place => {
  const held = rows('records', "entity = 'exchange'")(place).slice(-8);
  if (held.length === 0) return log(place);
  return anyOf(
    place,
    held.flatMap(({ id, caseId }): readonly Way[] => [
      ['exchange:correct', { caseId, record: id, fields: { topic: place.text() }, reason: 'Misheard' }],
      ['exchange:close', { caseId, exchange: id, reason: 'Answered', promises: 'done' }],
      ['exchange:reopen', { caseId, exchange: id, reason: 'Not whole' }],
    ]),
  );
};

const portions: Doing = place => {
  const held = rows('records', "entity = 'portion'")(place).slice(-8);
  return anyOf(place, [
    ['portion:add', { caseId: place.caseId, of: 'facts', text: 'One. Two.' }],
    ...held.flatMap(({ id: record, caseId }): readonly Way[] => [
      ['portion:split', { caseId, record, head: 'One.', tail: 'Two.' }],
      ['portion:merge', { caseId, record }],
      ['portion:move', { caseId, record, way: place.chance.pick(['up', 'down']) }],
    ]),
  ]);
};

/** The first two of an extradition and of an exchange of information, and two that come after them. */
const types = ['referred', 'provisional-request-sent', 'information-asked', 'answered'] as const;

const events: Doing = place => {
  const { caseId, chance } = place;
  const held = rows('records', "entity = 'event'")(place).slice(-6);
  return anyOf(place, [
    ...types.map((type): Way => ['case:record-event', { caseId, type, on: day(chance) }]),
    ...held.map(({ id, caseId: of }): Way => [
      'case:correct-event',
      { caseId: of, event: id, reason: 'Wrong day', on: day(chance) },
    ]),
  ]);
};

const followUp: Doing = place =>
  ask(place, 'case:follow-up', { caseIds: [place.caseId], what: place.text(), on: `2026-04-${10 + place.chance.below(15)}` });

const assign: Doing = place => ask(place, 'case:assign', { caseIds: [place.caseId, place.other], officer: place.text() });

const persons: Doing = async place => {
  const { caseId, chance, station } = place;
  const people = place.records.filter(({ entity }) => entity === 'subject').map(({ id }) => id);
  const theirs = recordsOf(station, place.other).filter(({ entity, id }) => entity === 'subject' && !people.includes(id));
  if (people.length === 0 || theirs.length === 0) return addPerson(place);
  const two = { one: { caseId, record: chance.pick(people) }, other: { caseId: place.other, record: chance.pick(theirs).id } };
  const { differing } = await station.ask('person:compare', two);
  const free = differing.flatMap(({ field, bars }) => {
    const sides = (['one', 'other'] as const).filter(side => bars[side] === null);
    return sides.length === 0 ? [] : [[field, chance.pick(sides)] as const];
  });
  return anyOf(place, [
    ['person:judge', { ...two, verdict: chance.pick(['same', 'other']) }],
    ['person:merge', { ...two, values: Object.fromEntries(free), also: [] }],
    ...mergedAt(station).map((at): Way => ['person:unmerge', at]),
  ]);
};

/** Persons of which some merge was ever noted. */
function mergedAt({ session }: Station): readonly { readonly caseId: CaseId; readonly record: RecordId }[] {
  return session.office
    .prepare<[], { caseId: CaseId; record: RecordId }>(
      `SELECT DISTINCT records.case_id AS caseId, record FROM changes JOIN records ON records.id = record
       WHERE field = 'mergedPerson' AND new IS NOT NULL ORDER BY record`,
    )
    .all()
    .slice(-3);
}

export const loosen: Doing = async place => {
  const { caseId, chance } = place;
  const decided = chance.next() < 0.7 ? await decideLoosening(place) : null;
  if (decided !== null) return decided;
  const marked = place.records.filter(record => Object.keys(record.marks).length > 0);
  if (marked.length === 0) return mark(place);
  const record = chance.pick(marked);
  const field = chance.pick(Object.keys(record.marks));
  return ask(place, 'mark:propose-loosening', { caseId, record: record.id, field, mark: null, ground: 'Wider' });
};

/** What somebody else proposed, in whichever case. */
const decideLoosening: Doing = async place => {
  const { station, chance } = place;
  const open = (await station.ask('mark:list-loosening', {})).filter(({ proposedBy }) => proposedBy !== station.session.user.id);
  if (open.length === 0) return null;
  const { id, caseId } = chance.pick(open);
  return ask(place, 'mark:decide-loosening', { id, caseId, approve: chance.next() < 0.7 });
};

export const consents: Doing = place => {
  const { caseId, chance } = place;
  const letter = one(place, 'document');
  const said = { originator: 'US-DEA', recipient: 'MX-FGR', purposes: ['same-case'], until: '2026-12-01' };
  const asking: Way =
    letter === null
      ? ['case:add-record', { caseId, entity: 'document', fields: { title: place.text() } }]
      : ['agency:consent', { ...said, caseId, document: letter.id }];
  return anyOf(place, [
    asking,
    ...rows(
      'counterpart_acts',
      'outcome IS NULL AND proposed_by <> @user',
    )(place).map(({ id }): Way => ['agency:decide', { id, approve: chance.next() < 0.8 }]),
    ...rows('consents', 'ended_at_ms IS NULL')(place).map(({ id }): Way => ['agency:end-consent', { id }]),
  ]);
};

const facts: Doing = async place => {
  const { caseId } = place;
  const person = one(place, 'subject');
  const revoking = rows(
    'release_facts',
    'revoked_at_ms IS NULL',
  )(place).map((fact): Way => ['release:revoke-fact', { ...fact, why: 'Mistake' }]);
  if (person === null) return (await anyOf(place, revoking)) ?? addPerson(place);
  const said = { recipient: 'MX-FGR', purpose: 'escort', why: place.text() };
  return anyOf(place, [['release:record-must-tell', { ...said, caseId, record: person.id, field: 'cautionNote' }], ...revoking]);
};

const scope: Doing = place => {
  const { caseId, chance } = place;
  const of = { caseId, recipient: 'MX-FGR', purpose: 'same-case' };
  const records = place.records.filter(({ entity }) => entity === 'subject').map(({ id }) => id);
  return anyOf(place, [
    ['scope:save', { ...of, records }],
    ['scope:choose', { ...of, records: records.slice(0, 1), chosen: chance.next() < 0.5 }],
    ['scope:reset', of],
  ]);
};

export const filters: Doing = place => {
  const mine = rows('saved_filters', 'user_id = @user')(place);
  return anyOf(place, [
    ['filter:save', { name: place.text(), filter: {} }],
    ...mine.flatMap(({ id }): readonly Way[] => [
      ['filter:change', { id, name: place.text() }],
      ['filter:remove', { id }],
    ]),
  ]);
};

const duties: Doing = place =>
  anyOf(place, [
    ['duty:file-monthly', { on: day(place.chance) }],
    ...rows(
      'monthly_filings',
      'retracted_at_ms IS NULL',
    )(place).map(({ id }): Way => ['duty:retract-monthly', { id, reason: 'Mistake' }]),
  ]);

const settle: Doing = async place => {
  const [first] = await place.station.ask('office:conflicts', {});
  return first === undefined
    ? editNewest(place)
    : ask(place, 'office:settle', { record: first.record, field: first.field, choice: 0 });
};

const judgeCases: Doing = place =>
  ask(place, 'case:judge', { one: place.caseId, other: place.other, verdict: place.chance.pick(['other', 'same']) });

/** By how often they are done. */
const acts: readonly (readonly [number, Doing])[] = [
  [4, addPerson],
  [3, addBelow],
  [4, editCase],
  [6, editPerson],
  [4, mark],
  [4, remove],
  [4, undo],
  [2, link],
  [3, log],
  [3, onExchange],
  [2, portions],
  [2, events],
  [1, followUp],
  [1, assign],
  [3, persons],
  [3, loosen],
  [3, consents],
  [2, facts],
  [1, scope],
  [1, filters],
  [1, duties],
  [4, settle],
  [1, judgeCases],
];

function weighed(all: typeof acts, chance: Chance): Doing {
  let left = chance.below(all.reduce((sum, [weight]) => sum + weight, 0));
  return all.find(([weight]) => (left -= weight) < 0)![1];
}

const remember: Doing = place => ask(place, 'case:delete', { caseId: place.caseId, reason: 'Made by mistake' });

const restore: Doing = async place => {
  const deleted = await place.station.ask('case:list-deleted', {});
  return deleted.length === 0 ? remember(place) : ask(place, 'case:restore', { caseId: place.chance.pick(deleted).caseId });
};

const expire: Doing = place =>
  ask(place, 'case:update-fields', {
    caseId: place.caseId,
    record: place.caseId,
    fields: { retentionUntil: '2026-01-02' },
  });

const erase: Doing = place => {
  const due = rows('records', "entity = 'case' AND fields ->> 'retentionUntil' < '2026-02-01'")(place);
  if (due.length === 0) return expire(place);
  return ask(place, 'case:erase', { caseId: place.chance.pick(due).id, ground: 'Retention' });
};

const holds: Doing = place =>
  anyOf(place, [
    ['hold:place', { caseId: place.caseId, reason: 'A court asks for it' }],
    ...rows('holds', 'lifted_at_ms IS NULL')(place).map((hold): Way => ['hold:lift', { ...hold, reason: 'The court has it' }]),
  ]);

const calendar: Doing = place =>
  ask(place, 'calendar:edit', {
    calendar: 'mx-federal',
    date: `2026-05-0${1 + place.chance.below(9)}`,
    change: place.chance.pick(['day-off', 'working-day']),
    name: { en: 'Day', es: 'Día' },
    reason: 'Notice',
  });

const term: Doing = place => ask(place, 'retention:set-term', { rule: 'case-over', months: 12 + place.chance.below(24) });

const duty: Doing = place => ask(place, 'duty:set', { standing: 'foreign', monthlyDay: 1 + place.chance.below(20) });

const supervise: Doing = async place => (await decideLoosening(place)) ?? loosen(place);

const supervisors: readonly Doing[] = [
  ...[remember, restore, restore, restore, erase, holds, calendar, term, duty, setRules(0.6), supervise],
];

export function tighter(held: Mark, more: Mark): Record<string, unknown> {
  const level = [held.level, more.level]
    .filter(each => each !== undefined)
    .sort()
    .at(-1);
  const categories = [...new Set([...(held.categories ?? []), ...(more.categories ?? [])])];
  const own = held.caveats ?? [];
  const caveats = [...own, ...(more.caveats ?? []).filter(({ kind }) => !own.some(each => each.kind === kind))];
  return {
    ...(level === undefined ? {} : { level }),
    ...(categories.length === 0 ? {} : { categories }),
    ...(caveats.length === 0 ? {} : { caveats }),
  };
}
