import type { CaseId, RecordId } from '../../shared/language.ts';
import type { Mark } from '../../shared/mark.ts';
import type { Chance } from './office-chance.ts';
import { packetActs, setRules } from './office-packet-acts.ts';
import { ask, rows, type Answer, type Counterpart, type Doing, type Found, type Place } from './office-place.ts';
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
export async function tryAct(station: Station, chance: Chance, counterpart: Counterpart | null = null): Promise<Answer> {
  const text = () => `${chance.pick(names)} ${chance.below(2 ** 31).toString(36)}`;
  const recent = station.session.office.prepare<[], CaseId>('SELECT id FROM cases ORDER BY id DESC LIMIT 4').pluck().all();
  if (recent.length === 0 || chance.next() < 0.08) return create(station, chance, text());
  const caseId = chance.pick(recent);
  const records = recordsOf(station, caseId);
  const place: Place = { station, chance, caseId, other: chance.pick(recent), records, text, counterpart };
  const isSupervisor = station.session.user.role === 'supervisor';
  const all = counterpart === null ? acts : [...acts, ...packetActs];
  return (isSupervisor && chance.next() < 0.25 ? chance.pick(supervisors) : weighed(all, chance))(place);
}

function recordsOf({ session: { office } }: Station, caseId: CaseId): readonly Found[] {
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

function one({ records, chance }: Place, entity: string): Found | null {
  const some = records.filter(record => record.entity === entity);
  return some.length === 0 ? null : chance.pick(some);
}

function create(station: Station, chance: Chance, title: string): Promise<Answer> {
  const fields = {
    kind: chance.pick(['information-exchange', 'extradition']),
    reference: `S-${chance.below(40)}`,
    title,
    openedOn: '2026-02-01',
    requestingAgency: 'US-DOJ-OIA',
    requestedAgency: 'MX-FGR',
  };
  return station.request('case:create', { fields });
}

const addPerson: Doing = place => {
  const fields = { given: place.text(), paternal: place.text(), roles: [place.chance.pick(['accused', 'victim', 'source'])] };
  return ask(place, 'case:add-record', { caseId: place.caseId, entity: 'subject', fields });
};

const addBelow: Doing = place => {
  const person = one(place, 'subject');
  if (person === null) return addPerson(place);
  const fields = { text: place.text(), kind: 'apodo' };
  return ask(place, 'case:add-record', { caseId: place.caseId, entity: 'alias', parentId: person.id, fields });
};

const editCase: Doing = place => {
  const fields = { [place.chance.pick(['title', 'officer'])]: place.text() };
  return ask(place, 'case:update-fields', { caseId: place.caseId, record: place.caseId, fields });
};

const editPerson: Doing = place => {
  const person = one(place, 'subject');
  if (person === null) return addPerson(place);
  const field = place.chance.pick(['given', 'paternal', 'maternal']);
  const value = place.chance.next() < 0.15 ? null : place.text();
  return ask(place, 'case:update-fields', { caseId: place.caseId, record: person.id, fields: { [field]: value } });
};

const mark: Doing = place => {
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
  ask(place, 'case:link', { caseId: place.caseId, other: place.other, relation: place.chance.pick(['supports', 'same-matter']) });

const log: Doing = place => {
  const fields = { startAt: `${day(place.chance)}T09:30:00-06:00`, mode: 'call', topic: place.text() };
  return ask(place, 'exchange:log', { caseId: place.caseId, fields });
};

const onExchange: Doing = place => {
  const exchange = one(place, 'exchange');
  if (exchange === null) return log(place);
  const { caseId } = place;
  return place.chance.pick<() => Promise<Answer>>([
    () => ask(place, 'exchange:correct', { caseId, record: exchange.id, fields: { topic: place.text() }, reason: 'Misheard' }),
    () => ask(place, 'exchange:close', { caseId, exchange: exchange.id, reason: 'Answered', promises: 'done' }),
    () => ask(place, 'exchange:reopen', { caseId, exchange: exchange.id, reason: 'Not whole' }),
  ])();
};

const portions: Doing = place => {
  const { caseId, chance } = place;
  const portion = one(place, 'portion');
  if (portion === null || chance.next() < 0.4) return ask(place, 'portion:add', { caseId, of: 'facts', text: 'One. Two.' });
  return chance.pick<() => Promise<Answer>>([
    () => ask(place, 'portion:split', { caseId, record: portion.id, head: 'One.', tail: 'Two.' }),
    () => ask(place, 'portion:merge', { caseId, record: portion.id }),
    () => ask(place, 'portion:move', { caseId, record: portion.id, way: chance.pick(['up', 'down']) }),
  ])();
};

const events: Doing = place => {
  const { caseId, chance } = place;
  const event = one(place, 'event');
  if (event !== null && chance.next() < 0.3)
    return ask(place, 'case:correct-event', { caseId, event: event.id, reason: 'Wrong day', on: day(chance) });
  return ask(place, 'case:record-event', {
    caseId,
    type: chance.pick(['filed-in-court', 'unsealed', 'request-transmitted', 'request-received']),
    on: day(chance),
  });
};

const followUp: Doing = place =>
  ask(place, 'case:follow-up', { caseIds: [place.caseId], what: place.text(), on: `2026-04-${10 + place.chance.below(15)}` });

const assign: Doing = place => ask(place, 'case:assign', { caseIds: [place.caseId, place.other], officer: place.text() });

const persons: Doing = place => {
  const { caseId, chance, station } = place;
  const person = one(place, 'subject');
  const theirs = recordsOf(station, place.other).filter(({ entity }) => entity === 'subject');
  if (person === null || theirs.length === 0) return addPerson(place);
  const two = {
    one: { caseId, record: person.id },
    other: { caseId: place.other, record: chance.pick(theirs).id },
  };
  return chance.pick<() => Promise<Answer>>([
    () => ask(place, 'person:judge', { ...two, verdict: chance.pick(['same', 'other']) }),
    () => ask(place, 'person:merge', { ...two, values: { given: 'one', paternal: 'other', maternal: 'one' }, also: [] }),
    () => ask(place, 'person:unmerge', { caseId, record: person.id }),
  ])();
};

const loosen: Doing = async place => {
  const { caseId, chance, station } = place;
  const open = (await station.ask('mark:list-loosening', {})).filter(each => each.caseId === caseId);
  if (open.length > 0 && chance.next() < 0.7)
    return ask(place, 'mark:decide-loosening', { id: chance.pick(open).id, caseId, approve: chance.next() < 0.8 });
  const marked = place.records.filter(record => Object.keys(record.marks).length > 0);
  if (marked.length === 0) return mark(place);
  const record = chance.pick(marked);
  const field = chance.pick(Object.keys(record.marks));
  return ask(place, 'mark:propose-loosening', { caseId, record: record.id, field, mark: null, ground: 'Wider' });
};

const consents: Doing = place => {
  const { caseId, chance } = place;
  const [waiting, open] = [rows('counterpart_acts', 'outcome IS NULL')(place), rows('consents', 'ended_at_ms IS NULL')(place)];
  const of = chance.next();
  if (waiting.length > 0 && of < 0.5) return ask(place, 'agency:decide', { id: chance.pick(waiting), approve: of < 0.4 });
  if (open.length > 0 && of < 0.7) return ask(place, 'agency:end-consent', { id: chance.pick(open) });
  const letter = one(place, 'document');
  if (letter === null) return ask(place, 'case:add-record', { caseId, entity: 'document', fields: { title: place.text() } });
  const said = { originator: 'US-DEA', recipient: 'MX-FGR', purposes: ['same-case'], until: '2026-12-01' };
  return ask(place, 'agency:consent', { ...said, caseId, document: letter.id });
};

const facts: Doing = place => {
  const { caseId, chance } = place;
  const open = rows('release_facts', 'revoked_at_ms IS NULL')(place);
  if (open.length > 0 && chance.next() < 0.4)
    return ask(place, 'release:revoke-fact', { caseId, id: chance.pick(open), why: 'Mistake' });
  const person = one(place, 'subject');
  if (person === null) return addPerson(place);
  return ask(place, 'release:record-must-tell', {
    caseId,
    record: person.id,
    field: 'given',
    recipient: 'MX-FGR',
    purpose: 'escort',
    why: place.text(),
  });
};

const scope: Doing = place => {
  const { caseId, chance } = place;
  const of = { caseId, recipient: 'MX-FGR', purpose: 'same-case' };
  const records = place.records.filter(({ entity }) => entity === 'subject').map(({ id }) => id);
  return chance.pick<() => Promise<Answer>>([
    () => ask(place, 'scope:save', { ...of, records }),
    () => ask(place, 'scope:choose', { ...of, records: records.slice(0, 1), chosen: chance.next() < 0.5 }),
    () => ask(place, 'scope:reset', of),
  ])();
};

const filters: Doing = place => {
  const mine = rows('saved_filters', `user_id = '${place.station.session.user.id}'`)(place);
  if (mine.length === 0 || place.chance.next() < 0.4) return ask(place, 'filter:save', { name: place.text(), filter: {} });
  const id = place.chance.pick(mine);
  return place.chance.next() < 0.5
    ? ask(place, 'filter:change', { id, name: place.text() })
    : ask(place, 'filter:remove', { id });
};

const duties: Doing = place => {
  const filed = rows('monthly_filings', 'retracted_at_ms IS NULL')(place);
  if (filed.length > 0 && place.chance.next() < 0.5)
    return ask(place, 'duty:retract-monthly', { id: place.chance.pick(filed), reason: 'Mistake' });
  return ask(place, 'duty:file-monthly', { on: day(place.chance) });
};

const settle: Doing = async place => {
  const [first] = await place.station.ask('office:conflicts', {});
  return first === undefined ? null : ask(place, 'office:settle', { record: first.record, field: first.field, choice: 0 });
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
  [2, onExchange],
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
  [1, settle],
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
  return ask(place, 'case:erase', { caseId: place.chance.pick(due), ground: 'Retention' });
};

const holds: Doing = place => {
  const open = rows('holds', 'lifted_at_ms IS NULL')(place);
  if (open.length > 0 && place.chance.next() < 0.6)
    return ask(place, 'hold:lift', { caseId: place.caseId, id: place.chance.pick(open), reason: 'The court has it' });
  return ask(place, 'hold:place', { caseId: place.caseId, reason: 'A court asks for it' });
};

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

const supervisors: readonly Doing[] = [remember, restore, restore, restore, erase, holds, calendar, term, duty, setRules];

function tighter(held: Mark, more: Mark): Record<string, unknown> {
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
