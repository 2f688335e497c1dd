import type { AgencyCode, CaseId, RecordId } from '../../shared/language.ts';
import type { Mark } from '../../shared/mark.ts';
import { addPerson, consents, editPerson, filters, loosen, one, recordsOf, textBy, tighter } from './office-acts.ts';
import { chanceOf, type Chance } from './office-chance.ts';
import type { Step } from './office-histories.ts';
import { answer, build, folderAt, made, receive, setRules, submissions, submit } from './office-packet-acts.ts';
import { ask, type Answer, type Doing, type Place } from './office-place.ts';
import type { Station } from './office-stations.ts';

// Histories in which packets are common: one is prepared at a machine, heard of at another, approved there, sent, and its receipt comes in at a third;
// between any two of these somebody tightens a mark, changes the case, says no, takes it back, stops, or hears nothing.

const open = "state IN ('waiting', 'approved', 'refused')";

const approve: Doing = async place => {
  const [waiting] = submissions(place, "state = 'waiting' AND by_user <> @user");
  if (waiting === undefined) return null;
  const said = await ask(place, 'packet:approve', waiting);
  const isOutdated = !said.ok && said.failure.code === 'approval/outdated';
  return isOutdated && place.chance.next() < 0.5 ? refuse(place) : said;
};

/** Also of what is approved: who says no takes the approval back. */
const refuse: Doing = place => {
  const [some] = submissions(place, "state IN ('waiting', 'approved') AND by_user <> @user");
  return some === undefined ? null : ask(place, 'packet:refuse', { id: some.id, reasons: 'Not so' });
};

const withdraw: Doing = place => {
  const [mine] = submissions(place, `${open} AND by_user = @user`);
  return mine === undefined ? null : ask(place, 'packet:withdraw', { id: mine.id });
};

const handOver: Doing = async place => {
  const { station, counterpart } = place;
  const mine = submissions(place, "state = 'approved' AND by_user = @user");
  const [approved] = mine.length > 0 ? mine : submissions(place, "state = 'approved'");
  if (approved === undefined || counterpart === null) return null;
  const folder = folderAt(station, counterpart.out);
  const said = await ask(place, 'packet:hand-over', { id: approved.id, folder, acknowledgeUncompared: true });
  const isOutdated = !said.ok && said.failure.code === 'approval/outdated';
  return isOutdated && place.chance.next() < 0.7 ? withdraw(place) : said;
};

/** By which a value stays, for the most part. */
const ofThird: Mark = { originator: 'US-DEA' as AgencyCode };
const tightening: readonly Mark[] = [{ level: 'L4' }, { level: 'L4' }, { caveats: [{ kind: 'ORCON' }] }, ofThird, ofThird];

const tighten: Doing = place => {
  const person = one({ ...place, records: place.records.filter(({ id }) => isMade(place, id)) }, 'subject');
  if (person === null) return addPerson(place);
  const field = place.chance.pick(['given', 'paternal', '*']);
  const more = place.chance.pick(tightening);
  const mark = { ...tighter(person.marks[field] ?? {}, more), ...originatorOf(person.marks[field], more) };
  return ask(place, 'case:set-mark', { caseId: place.caseId, record: person.id, field, mark });
};

/** Whether a person's names are of those that the acts make up: of others the case's title tells, and what is withheld there nothing may tell. */
function isMade({ station }: Place, id: RecordId): boolean {
  const name = "SELECT fields ->> 'given' || ' ' || coalesce(fields ->> 'paternal', '') FROM records WHERE id = ?";
  return made.test(station.session.office.prepare<[string], string | null>(name).pluck().get(id) ?? '');
}

function originatorOf(held: Mark | undefined, more: Mark): Pick<Mark, 'originator'> {
  const originator = more.originator ?? held?.originator;
  return originator === undefined ? {} : { originator };
}

/** What no mark withholds here, and no person's role: it leaves with each packet of the case. */
const editTitle: Doing = place =>
  ask(place, 'case:update-fields', { caseId: place.caseId, record: place.caseId, fields: { title: place.text() } });

/** Few, so that a packet is laid out as fast in the last history as in the first. */
const addFew: Doing = place =>
  place.records.filter(({ entity }) => entity === 'subject').length < 7 ? addPerson(place) : editPerson(place);

export const packetWays = {
  ...{ submit, approve, refuse, withdraw, 'hand-over': handOver, build, answer, receive },
  ...{
    tighten,
    loosen,
    consents,
    filters,
    'add-person': addFew,
    'edit-person': editPerson,
    'edit-title': editTitle,
    rules: setRules(0.3),
  },
} as const satisfies Readonly<Record<string, Doing>>;
export type PacketWay = keyof typeof packetWays;

/** Do it at the case that stood before the office had several machines: of it packets are made. */
export async function tryPacketAct(
  station: Station,
  chance: Chance,
  { counterpart, calls }: Pick<Place, 'counterpart' | 'calls'>,
  way: PacketWay,
): Promise<Answer> {
  const caseId = station.session.office.prepare<[], CaseId>('SELECT id FROM cases ORDER BY id LIMIT 1').pluck().get();
  if (caseId === undefined) return null;
  const records = recordsOf(station, caseId);
  const plain = textBy(chance);
  // No two begin with one word: what is withheld of one is told by no other.
  const text = () => plain().replace(' ', `${letters(chance)} `);
  return packetWays[way]({ station, chance, caseId, other: caseId, records, text, counterpart, calls });
}

const letters = (chance: Chance): string => Array.from({ length: 5 }, () => String.fromCodePoint(97 + chance.below(26))).join('');

/** What comes between: of each some should, and mostly nothing. */
const between: readonly (PacketWay | 'clock' | 'spoil')[] = [
  ...(['tighten', 'tighten', 'tighten', 'edit-person', 'add-person', 'refuse', 'refuse', 'withdraw', 'submit'] as const),
  ...(['approve', 'hand-over', 'build', 'consents', 'consents', 'loosen', 'rules', 'clock', 'spoil', 'receive'] as const),
];

/**
 * One packet from its preparing to its receipt, by three machines of which each hears of the one before, or does not.
 *
 * @param machines - How many the office has: who is who goes by that.
 */
export function packetHistory(seed: number, machines: number): readonly Step[] {
  const chance = chanceOf(seed);
  const [a, b, c] = dealt(machines, chance);
  const steps: Step[] = [];
  const drawn = () => chance.below(2 ** 31);
  const stops = (): Pick<Step, 'stops'> => (chance.next() < 0.07 ? { stops: true } : {});
  const act = (way: PacketWay, at: number) => steps.push({ kind: 'packet', way, at, chance: drawn(), ...stops() });
  const hear = (at: number, from: number) => {
    if (chance.next() < 0.09) return; // lost, or not yet
    if (chance.next() < 0.7) steps.push({ kind: 'hear', at, from, chance: drawn() });
    else for (const who of [from, at]) steps.push({ kind: 'exchange', at: who, chance: drawn(), ...stops() });
  };
  const disturb = (most: number) => {
    if (chance.next() > most) return;
    const what = chance.pick(between);
    if (what === 'clock' || what === 'spoil') steps.push({ kind: what, chance: drawn() });
    else act(what, chance.pick([a, b, c]));
    if (chance.next() < 0.3) hear(chance.pick([a, b]), chance.pick([a, b, c]));
  };
  if (chance.next() < 0.5) act(chance.pick(['add-person', 'edit-person', 'consents', 'tighten']), a);
  for (let more = chance.next() < 0.6 ? 2 : 1; more > 0; more--) {
    act('submit', a);
    disturb(0.14);
    hear(b, a);
    if (chance.next() < 0.25) hear(c, a);
    disturb(0.16);
    act('approve', b);
    if (chance.next() < 0.15) act(chance.pick(['approve', 'refuse']), c);
    disturb(0.14);
    hear(a, b);
    disturb(0.14);
    act('hand-over', chance.next() < 0.92 ? a : c);
    if (chance.next() < 0.2) act('build', c);
    disturb(0.14);
    if (chance.next() < 0.7) hear(c, a);
    act('receive', chance.pick([a, b, c, c]));
  }
  disturb(0.14);
  if (chance.next() < 0.3) act('receive', b);
  return [...steps, { kind: 'meet', chance: 0 }];
}

/** Who prepares, who approves and who hears of it later: the second is mostly a supervisor, as the first and the third machine are. */
function dealt(machines: number, chance: Chance): readonly [number, number, number] {
  const all = Array.from({ length: machines }, (_, at) => at);
  const take = (of: readonly number[]): number => all.splice(all.indexOf(chance.pick(of)), 1)[0]!;
  const a = take(all);
  const b = take(chance.next() < 0.85 ? all.filter(at => at === 0 || at === 2) : all);
  return [a, b, take(all)];
}
