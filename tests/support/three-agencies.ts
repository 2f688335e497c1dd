import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Input, Output } from '../../shared/contract.ts';
import type { ArrivedRecord } from '../../shared/contract/packets.ts';
import type { CaseId, CivilDate, Json, PacketId } from '../../shared/language.ts';
import type { Purpose } from '../../shared/mark.ts';
import { caseFile, importFile, sampleCase } from './case-file.ts';
import { giveCard, outbox, outboxPath, sourceOf } from './exchange.ts';
import { tempVault, type TempVault } from './temp-vault.ts';

/** Three offices: A gives to B, and B may give on to C only what A consents to. */
export type ThreeOffices = { readonly a: TempVault; readonly b: TempVault; readonly c: TempVault; readonly cleanup: () => void };

export const C = 'ES-MJU';
/** To whom B asks too, and never sends: what is consented for it opens nothing for C. */
export const OTHER = 'MX-SRE';
export const start = Date.parse('2026-03-02T15:00:00Z');
const DAY = 24 * 3_600_000;
const purposes = ['same-case', 'prosecution'] as const satisfies readonly Purpose[];

export async function threeOffices(): Promise<ThreeOffices> {
  const office = (seed: string, code: string) =>
    tempVault({ seed, agency: { code, names: { en: `Office ${seed}`, es: `Oficina ${seed}` } } });
  const [a, b, c] = [await tempVault({ seed: 'a' }), await office('b', 'MX-FGR'), await office('c', C)];
  for (const [from, to] of [
    [a, b],
    [b, a],
    [b, c],
    [c, b],
  ] as const)
    await giveCard(from, to);
  for (const [vault, agency] of [
    [a, 'MX-FGR'],
    [b, C],
    [b, OTHER],
    [b, 'US-DOJ-OIA'],
  ] as const)
    await vault.ask('agency:profile', { agency, standing: 'trusted-party', purposes: [...purposes], formalChannel: true });
  return { a, b, c, cleanup: () => [a, b, c].forEach(vault => vault.cleanup()) };
}

/** Chance that repeats: numbers from 0 up to (not with) `most`. */
export function chanceOf(seed: number): (most: number) => number {
  let state = (seed * 2_654_435_761) >>> 0 || 1;
  return most => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % most;
  };
}

/** A consent as it should hold at B, by hand: which values, for whom and what, until when. */
type Held = {
  readonly asked: PacketId;
  readonly values: readonly { readonly record: string; readonly field: string; readonly value: string }[];
  readonly recipient: string;
  readonly purpose: Purpose;
  given: ReadonlySet<number> | null;
  until: CivilDate;
  isWithdrawn: boolean;
};

export type Told = {
  /** Packets of B's that C got, and of those values of A's in them. */
  readonly packets: number;
  readonly values: number;
  /** What C got and A's consent did not cover. */
  readonly leaked: readonly string[];
};

/** Offices that begin anew after so many histories: what came before is in their way, and each history's cases are its own. */
const HISTORIES_OF_AN_OFFICE = 100;

/** Histories by their seeds, one after another, in offices that remember up to a hundred of them. */
export async function histories(seeds: readonly number[]): Promise<readonly Told[]> {
  const told: Told[] = [];
  for (let at = 0; at < seeds.length; at += HISTORIES_OF_AN_OFFICE) {
    const offices = await threeOffices();
    try {
      for (const seed of seeds.slice(at, at + HISTORIES_OF_AN_OFFICE)) told.push(await history(offices, seed));
    } finally {
      offices.cleanup();
    }
  }
  return told;
}

/**
 * One history: A gives B a case of its own, B asks, A answers, days pass, consents are taken back, B changes a value; and B hands C what the
 * program lets it. What C holds then is counted against consents that are followed by hand.
 */
export async function history(offices: ThreeOffices, seed: number): Promise<Told> {
  const { a, b, c } = offices;
  const chance = chanceOf(seed);
  let nowMs = start;
  const pass = (days: number): void => {
    nowMs += days * DAY;
    for (const vault of [a, b, c]) vault.setNowMs(nowMs);
  };
  pass(0);
  const today = (): CivilDate => new Date(nowMs).toISOString().slice(0, 10) as CivilDate;
  const word = (name: string): string => `${name}${seed.toString(36)}q`;
  const theirs = await caseOf(a, word, chance);
  const caseId = await given(offices, theirs, chance);
  const held: Held[] = [];
  const changed = new Set<string>();
  const told = { packets: 0, values: 0, leaked: [] as string[] };
  // Most begin with a consent, so that what follows has one to end, to outlive, or to change a value of.
  const asking = () => ask(offices, { caseId, chance, held, until: addDays(today(), chance(40)) });
  const answering = async (): Promise<void> => {
    const open = held.find(({ given: answered }) => answered === null);
    if (open !== undefined) await answer(offices, open, { chance, today: today() });
  };
  await asking();
  if (chance(5) > 0) await answering();
  for (let step = 1 + chance(4); step > 0; step--) {
    const answered = held.filter(({ given: got, isWithdrawn }) => got !== null && got.size > 0 && !isWithdrawn);
    switch (chance(7)) {
      case 0:
        await asking();
        break;
      case 1:
        await answering();
        break;
      case 2:
        if (answered[0] !== undefined) await withdraw(offices, answered[0]);
        break;
      case 3:
        pass(chance(25));
        break;
      case 4:
        if (answered.length > 0) await change(b, caseId, { changed, word: word(`Changed${step}`), chance });
        break;
      case 5:
        await onPaper(b, caseId, addDays(today(), 1 + chance(40)));
        break;
      default:
        await hand(offices, { caseId, purpose: purposes[chance(2)]!, held, changed, today: today(), told, word });
    }
  }
  for (const purpose of purposes) await hand(offices, { caseId, purpose, held, changed, today: today(), told, word });
  return told;
}

/** Every text of A's case is of this history alone. */
async function caseOf(a: TempVault, word: (name: string) => string, chance: (most: number) => number): Promise<CaseId> {
  const subject: Record<string, Json> = { id: 's1', roles: ['accused'], given: word('Given'), paternal: word('Paternal') };
  if (chance(2) === 0) subject['maternal'] = word('Maternal');
  const reference = word('EX-');
  const made = await importFile(
    a,
    caseFile(
      sampleCase({
        id: word('case'),
        reference,
        title: word('Title'),
        officer: word('Officer'),
        subjects: [subject],
        charges: [{ statute: word('Statute'), offence: word('Offence'), subject: 's1' }],
        portions: [{ of: 'facts', text: `Words ${word('Facts')}`, language: 'en' }],
      }),
    ),
  );
  if (!made.ok) throw new Error(JSON.stringify(made.failure));
  const { cases } = await a.ask('case:list', { text: reference });
  return cases.find(each => each.reference === reference)!.id;
}

/** Hand A's case to B, always with H2: by the code, by what is said of onward sharing, or both. */
async function given({ a, b }: ThreeOffices, caseId: CaseId, chance: (most: number) => number): Promise<CaseId> {
  const onward = (['no', 'with-consent', 'within-agency'] as const)[chance(3)]!;
  const handling: Input<'packet:build'>['handling'] = {
    codes: onward === 'within-agency' || chance(2) === 0 ? ['H2'] : [],
    tlp: (['TLP:AMBER+STRICT', 'TLP:AMBER', 'TLP:GREEN'] as const)[chance(3)]!,
    pap: 'PAP:GREEN',
    relTo: [],
    onward,
    courtUse: (['no', 'with-consent', 'yes'] as const)[chance(3)]!,
    retentionUntil: null,
  };
  const request = { caseId, recipient: 'MX-FGR', purpose: 'same-case', scope: 'all', handling } as const;
  const built = await a.ask('packet:build', { ...request, folder: outbox(a), acknowledgeUncompared: true });
  return (await carry(a, b, built)).caseId!;
}

async function carry(from: TempVault, to: TempVault, { file }: Pick<Output<'packet:build'>, 'file'>) {
  return to.ask('packet:import', { file: sourceOf(to, join(outboxPath(from), file)) });
}

async function ask(
  { a, b }: ThreeOffices,
  {
    caseId,
    chance,
    held,
    until,
  }: { readonly caseId: CaseId; readonly chance: (most: number) => number; readonly held: Held[]; readonly until: CivilDate },
): Promise<void> {
  const recipient = chance(4) === 0 ? OTHER : C;
  const purpose = purposes[chance(2)]!;
  const request = { caseId, recipient, purpose, scope: 'all', originator: 'US-DOJ-OIA' } as const;
  const may = await b.ask('consent:askable', request);
  const chosen = may.filter(() => chance(3) > 0);
  if (chosen.length === 0) return;
  const places = chosen.map(({ record, field }) => ({ record, field }));
  const built = await b.ask('consent:ask', { ...request, until, places, folder: outbox(b) });
  await carry(b, a, built);
  // In the order in which they were asked.
  const values = chosen.map(({ record, field, value }) => ({ record, field, value: JSON.stringify(value) }));
  held.push({ asked: built.packetId, values, recipient, purpose, given: null, until, isWithdrawn: false });
}

async function answer(
  { a, b }: ThreeOffices,
  asked: Held,
  { chance, today }: { readonly chance: (most: number) => number; readonly today: CivilDate },
): Promise<void> {
  const given = asked.until < today ? [] : asked.values.flatMap((_, at) => (chance(3) > 0 ? [at] : []));
  const until = addDays(asked.until, -chance(5));
  const day = until < today ? asked.until : until;
  const built = await a.ask('consent:answer', { id: asked.asked, given, until: day, folder: outbox(a) });
  await carry(a, b, built);
  asked.given = new Set(given);
  asked.until = day;
}

async function withdraw({ a, b }: ThreeOffices, asked: Held): Promise<void> {
  await carry(a, b, await a.ask('consent:withdraw', { id: asked.asked, folder: outbox(a) }));
  asked.isWithdrawn = true;
}

/** B records that a paper of A's consents: it opens nothing of what came in a packet, and so is not held by hand. */
async function onPaper(b: TempVault, caseId: CaseId, until: CivilDate): Promise<void> {
  const paper = await b.ask('case:add-record', { caseId, entity: 'document', fields: { title: 'A letter' } });
  const asked = { originator: 'US-DOJ-OIA', recipient: C, purposes: [...purposes], until, caseId };
  await b.ask('agency:consent', { ...asked, document: paper.record.id });
}

async function change(
  b: TempVault,
  caseId: CaseId,
  { changed, word, chance }: { readonly changed: Set<string>; readonly word: string; readonly chance: (most: number) => number },
): Promise<void> {
  const { records } = (await b.ask('case:show', { caseId })).file;
  const [entity, field] = (
    [
      ['charge', 'offence'],
      ['charge', 'statute'],
      ['subject', 'given'],
    ] as const
  )[chance(3)]!;
  const { id } = records.find(record => record.entity === entity)!;
  await b.ask('case:update-fields', { caseId, record: id, fields: { [field]: word } });
  changed.add(`${id} ${field}`);
}

type Handing = {
  readonly caseId: CaseId;
  readonly purpose: Purpose;
  readonly held: readonly Held[];
  readonly changed: ReadonlySet<string>;
  readonly today: CivilDate;
  readonly told: { packets: number; values: number; readonly leaked: string[] };
  readonly word: (name: string) => string;
};

async function hand({ b, c }: ThreeOffices, { caseId, purpose, held, changed, today, told, word }: Handing): Promise<void> {
  const before = readdirSync(outboxPath(b)).length;
  const request = { caseId, recipient: C, purpose, scope: 'all', folder: outbox(b), acknowledgeUncompared: true } as const;
  const built = await b.request('packet:build', request);
  if (!built.ok) {
    if (!['release/nothing-leaves', 'packet/leak-possible', 'packet/leak'].includes(built.failure.code))
      throw new Error(built.failure.code);
    if (readdirSync(outboxPath(b)).length !== before) told.leaked.push('a file that was refused');
    return;
  }
  told.packets += 1;
  const file = sourceOf(c, join(outboxPath(b), built.value.file));
  const { contents, header } = await c.ask('packet:inspect', { file });
  await c.ask('packet:import', { file: sourceOf(c, join(outboxPath(b), built.value.file)) });
  if (header.handling.onward === 'within-agency' || !header.handling.codes.includes('H2')) told.leaked.push('H2 was lost');
  const covered = held.filter(
    each => each.recipient === C && each.purpose === purpose && each.given !== null && !each.isWithdrawn && each.until >= today,
  );
  const values = covered.flatMap(each =>
    each.values.filter(({ record, field }, at) => each.given!.has(at) && !changed.has(`${record} ${field}`)),
  );
  const allowed = new Set(values.map(({ field, value }) => `${field} ${value}`));
  for (const each of textsOf(contents)) {
    if (!each.value.includes(word(''))) continue;
    told.values += 1;
    if (!allowed.has(`${each.field} ${each.value}`)) told.leaked.push(`${each.entity}.${each.field}`);
  }
}

function textsOf(
  contents: readonly ArrivedRecord[],
): readonly { readonly entity: string; readonly field: string; readonly value: string }[] {
  return contents.flatMap(({ entity, fields }) =>
    fields.filter(({ code }) => code === null).map(({ field, value }) => ({ entity, field, value: JSON.stringify(value) })),
  );
}

function addDays(day: CivilDate, days: number): CivilDate {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * DAY).toISOString().slice(0, 10) as CivilDate;
}
