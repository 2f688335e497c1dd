import { findLastEntry } from '../../db/audit.ts';
import { listHeads } from '../../db/stations.ts';
import { entriesToSend } from '../../electron/host/office/bundle.ts';
import { takeIn } from '../../electron/host/office/take-in.ts';
import type { SentEntry } from '../../shared/contract/office-format.ts';
import type { CaseRecord } from '../../shared/case.ts';
import type { CaseId, Json } from '../../shared/language.ts';
import type { Mark } from '../../shared/mark.ts';
import { looserIn, modelOf, type Act, type Deed } from './office-model.ts';
import { bring, stateOf, type Station } from './office-stations.ts';

/** Numbers by which a history goes, the same for one seed. */
export function chanceOf(seed: number) {
  let state = (seed * 2654435761) >>> 0 || 1;
  const next = (): number => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
  const below = (most: number): number => Math.floor(next() * most);
  return { next, below, pick: <T>(of: readonly T[]): T => of[below(of.length)]! };
}

export type Counted = { operations: number; refused: number; deliveries: number; crashes: number };

/** One step of a history: who does what, by a number from which the rest follows. Histories can be shortened by leaving steps out. */
export type Step = { readonly kind: 'act' | 'deliver' | 'clock' | 'crash'; readonly chance: number };

export function historyOf(seed: number, steps: number): readonly Step[] {
  const chance = chanceOf(seed);
  return Array.from({ length: steps }, () => {
    const of = chance.next();
    const kind = of < 0.62 ? 'act' : of < 0.88 ? 'deliver' : of < 0.95 ? 'clock' : 'crash';
    return { kind, chance: chance.below(2 ** 31) };
  });
}

/**
 * Play histories over the stations of an office, then let everything arrive everywhere, and say what is not as it must be: nothing, or a sentence
 * for each fault. What earlier histories left stays and is part of what is compared; `acts` are all that were ever done there.
 */
export async function play(
  office: readonly Station[],
  steps: readonly Step[],
  acts: Act[],
  counted: Counted,
): Promise<readonly string[]> {
  for (const step of steps) await playStep(office, step, acts, counted);
  for (let round = 0; round < 2; round++) for (const from of office) for (const to of office) if (from !== to) bring(from, to);
  return [...(await faultsOf(office)), ...modelFaults(office, acts)];
}

/**
 * The shortest history that still fails, each tried on an office of its own: halves are left out first, then fewer and fewer steps. Gives it as it
 * was found after so many tries at most, with what is wrong; null where the history does not fail on an office that has no other behind it.
 */
export async function shortest(
  steps: readonly Step[],
  make: () => Promise<readonly Station[]>,
  most: number,
): Promise<{ readonly steps: readonly Step[]; readonly faults: readonly string[] } | null> {
  let left = most;
  const tried = async (some: readonly Step[]) => {
    if (left-- <= 0) return [];
    const office = await make();
    try {
      return await play(office, some, [], { operations: 0, refused: 0, deliveries: 0, crashes: 0 });
    } catch (error) {
      return [String(error)];
    } finally {
      for (const { cleanup } of office.toReversed()) cleanup();
    }
  };
  let found = { steps, faults: await tried(steps) };
  if (found.faults.length === 0) return null;
  for (let size = Math.ceil(steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let at = 0; at < found.steps.length;) {
      const without = [...found.steps.slice(0, at), ...found.steps.slice(at + size)];
      const faults = await tried(without);
      if (faults.length > 0) found = { steps: without, faults };
      else at += size;
    }
  return found;
}

async function playStep(office: readonly Station[], { kind, chance: seed }: Step, acts: Act[], counted: Counted): Promise<void> {
  const chance = chanceOf(seed + 1);
  const station = chance.pick(office);
  if (kind === 'clock') return station.setNowMs(station.services.nowMs() + (chance.below(200) - 60) * 60_000);
  if (kind === 'act') {
    counted.operations++;
    if (!(await act(station, chance, acts))) counted.refused++;
    return;
  }
  const other = chance.pick(office.filter(each => each !== station));
  if (kind === 'crash') {
    counted.crashes++;
    return crashIn(station, () => deliver(station, other, chance));
  }
  counted.deliveries++;
  deliver(station, other, chance);
}

/** Some of what one station has goes to another: from anywhere on, cut short, in a wrong order, twice. */
function deliver(to: Station, from: Station, chance: ReturnType<typeof chanceOf>): void {
  const { station, number } = chance.pick(listHeads(from.session.office));
  const had = listHeads(to.session.office).find(head => head.station === station)?.number ?? 0;
  const start = Math.max(1, Math.min(number, had + 1 + chance.pick([0, 0, 0, 1, 2, -2])));
  const entries = entriesToSend(from.session.office, station, start, 1 + chance.below(12));
  const some = entries.filter(() => chance.next() > 0.1);
  const order: SentEntry[] = chance.next() < 0.3 ? some.toReversed() : [...some];
  for (let time = 0; time <= (chance.next() < 0.2 ? 1 : 0); time++) takeIn(to.session, to.services, station, order);
}

/** The machine stops in the midst of taking in: what was written is undone, what had come is kept. */
function crashIn(station: Station, work: () => void): void {
  const { services } = station;
  const { upkeep } = services;
  const stopping = {
    ...upkeep,
    rederive: () => {
      throw new Error('the machine stops');
    },
  };
  (services as { upkeep: typeof upkeep }).upkeep = stopping;
  try {
    work();
  } catch (error) {
    if (!(error instanceof Error) || error.message !== 'the machine stops') throw error;
  } finally {
    (services as { upkeep: typeof upkeep }).upkeep = upkeep;
  }
}

const people = ['given', 'paternal', 'maternal'] as const;
const names = ['Río', 'Alba', 'Cedro', 'Luna', 'Sauce', 'Brisa'] as const;
const marks: readonly Mark[] = [
  { level: 'L3' },
  { level: 'L4' },
  { caveats: [{ kind: 'ORCON' }] },
  { level: 'L3', caveats: [{ kind: 'NO_ONWARD' }] },
  { categories: ['SRC'] },
];

/** @returns whether it was done. */
async function act(station: Station, chance: ReturnType<typeof chanceOf>, acts: Act[]): Promise<boolean> {
  const { cases } = await station.ask('case:list', { sort: 'reference' });
  const recent = cases.toSorted((one, other) => (one.id < other.id ? 1 : -1)).slice(0, 4);
  const isSupervisor = station.session.user.role === 'supervisor';
  if (recent.length === 0 || chance.next() < 0.12) return create(station, chance, acts);
  const { id: caseId } = chance.pick(recent);
  const { records } = (await station.ask('case:show', { caseId })).file;
  const own = records.find(({ entity }) => entity === 'case')!;
  const persons = records.filter(({ entity }) => entity === 'subject').toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const person = persons.length === 0 ? undefined : chance.pick(persons);
  const way = chance.next();
  if (isSupervisor && way < 0.04) return erase(station, caseId, records, acts);
  if (way < 0.2) {
    const fields = { given: chance.pick(names), paternal: chance.pick(names), roles: ['accused'] };
    return done(station, acts, await station.request('case:add-record', { caseId, entity: 'subject', fields }), ({ record }) => [
      { kind: 'add', record: record.id, under: caseId, fields },
    ]);
  }
  if (way < 0.4 || person === undefined) {
    const field = chance.pick(['title', 'officer'] as const);
    return set(station, acts, caseId, own, { [field]: chance.pick(names) });
  }
  if (way < 0.65) return set(station, acts, caseId, person, { [chance.pick(people)]: chance.pick([...names, null]) });
  if (way < 0.85) {
    const field = chance.pick(['given', 'paternal', '*'] as const);
    const held = person.marks[field] ?? {};
    const mark = tighter(held, chance.pick(marks));
    const answer = await station.request('case:set-mark', {
      caseId,
      record: person.id,
      field,
      mark: mark as Record<string, never>,
    });
    return done(station, acts, answer, ({ record }) => [
      { kind: 'mark', record: person.id, field, mark: record.marks[field] ?? null },
    ]);
  }
  return done(station, acts, await station.request('case:remove-record', { caseId, record: person.id }), () => [
    { kind: 'remove', record: person.id, forGood: isSupervisor },
  ]);
}

async function create(station: Station, chance: ReturnType<typeof chanceOf>, acts: Act[]): Promise<boolean> {
  const fields = {
    kind: 'information-exchange',
    reference: `S-${chance.below(40)}`,
    title: chance.pick(names),
    openedOn: '2026-02-01',
    requestingAgency: 'US-DOJ-OIA',
    requestedAgency: 'MX-FGR',
  };
  const answer = await station.request('case:create', { fields });
  return done(station, acts, answer, ({ id }) => [{ kind: 'add', record: id, fields: { title: fields.title } }]);
}

async function erase(station: Station, caseId: CaseId, records: readonly CaseRecord[], acts: Act[]): Promise<boolean> {
  return done(station, acts, await station.request('case:delete', { caseId, reason: 'Made by mistake' }), () =>
    records.map(({ id }) => ({ kind: 'remove', record: id, forGood: true })),
  );
}

async function set(
  station: Station,
  acts: Act[],
  caseId: CaseId,
  record: CaseRecord,
  fields: Record<string, Json>,
): Promise<boolean> {
  const changed = Object.entries(fields).filter(([name, value]) => (record.fields[name] ?? null) !== value);
  if (changed.length === 0) return false;
  const answer = await station.request('case:update-fields', { caseId, record: record.id, fields });
  return done(station, acts, answer, () => changed.map(([field, value]) => ({ kind: 'set', record: record.id, field, value })));
}

function done<T>(
  station: Station,
  acts: Act[],
  answer: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: { readonly code: string } },
  deeds: (value: T) => readonly Deed[],
): boolean {
  if (!answer.ok) {
    if (!expected.has(answer.failure.code)) throw new Error(`an act was refused: ${JSON.stringify(answer.failure)}`);
    return false;
  }
  const body = JSON.parse(findLastEntry(station.session.office)!.body) as Omit<Act, 'did'>;
  acts.push({ station: body.station, number: body.number, seen: body.seen, clock: body.clock, did: deeds(answer.value) });
  return true;
}

const expected = new Set([
  'case/reference-taken',
  'case/reference-deleted',
  'case/exists',
  'record/in-use',
  'mark/looser',
  'record/nothing-changed',
]);

function tighter(held: Mark, more: Mark): Mark {
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

/** The same state everywhere, chains that verify, nothing set aside, no row that hangs from nothing. */
async function faultsOf(office: readonly Station[]): Promise<readonly string[]> {
  const found: string[] = [];
  const [first, ...others] = office.map(stateOf);
  for (const [at, other] of others.entries())
    for (const [table, rows] of Object.entries(first ?? {}))
      if (JSON.stringify(rows) !== JSON.stringify(other[table]))
        found.push(`stations 1 and ${at + 2} differ in ${table}:\n${differing(rows, other[table] ?? [])}`);
  for (const station of office) {
    const verdict = await station.ask('audit:verify', { depth: 'hashes' });
    if (!verdict.ok) found.push(`the chains at station ${station.number} do not verify: ${JSON.stringify(verdict.firstBad)}`);
    const { office: db } = station.session;
    if ((db.pragma('foreign_key_check') as unknown[]).length > 0)
      found.push(`rows hang from nothing at station ${station.number}`);
    const faulty = db.prepare<[], string>('SELECT fault FROM station_entries WHERE fault IS NOT NULL').pluck().all();
    if (faulty.length > 0) found.push(`set aside at station ${station.number}: ${faulty.join()}`);
  }
  return found;
}

function differing(one: readonly string[], other: readonly string[]): string {
  const only = (a: readonly string[], b: readonly string[]) =>
    a
      .filter(row => !b.includes(row))
      .slice(0, 3)
      .join('\n');
  return `${only(one, other)}\n-- but --\n${only(other, one)}`;
}

/** What the plain model says, against what stands. */
function modelFaults([station]: readonly Station[], acts: readonly Act[]): readonly string[] {
  const { office } = station!.session;
  const rows = office.prepare<[], { id: string; fields: string; entity: string }>('SELECT id, fields, entity FROM records').all();
  const standing = new Map(rows.map(({ id, fields }) => [id, JSON.parse(fields) as Record<string, Json>]));
  const held = new Map(
    office
      .prepare<[], { id: string; field: string; mark: string }>('SELECT record_id AS id, field, mark FROM marks')
      .all()
      .map(({ id, field, mark }) => [`${id} ${field}`, JSON.parse(mark) as Mark]),
  );
  const model = modelOf(acts);
  const found: string[] = [];
  for (const id of new Set(acts.flatMap(({ did }) => did.map(({ record }) => record)))) {
    const [must, is] = [model.get(id), standing.get(id)];
    if (must === undefined && is !== undefined) found.push(`${id} stands and must not`);
    if (must !== undefined && is === undefined) found.push(`${id} must stand and does not`);
    if (must === undefined || is === undefined) continue;
    for (const field of ['title', 'officer', ...people])
      if (JSON.stringify(must.fields[field] ?? null) !== JSON.stringify(is[field] ?? null))
        found.push(`${field} of ${id} is ${JSON.stringify(is[field])}, must be ${JSON.stringify(must.fields[field])}`);
    for (const [field, list] of Object.entries(must.marks))
      for (const mark of list) {
        const way = looserIn(held.get(`${id} ${field}`), mark);
        if (way !== null) found.push(`the mark at ${field} of ${id} is looser in ${way}`);
      }
  }
  return found;
}
