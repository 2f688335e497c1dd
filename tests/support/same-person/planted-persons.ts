import { seeded } from '../../../electron/host/demo/generator.ts';
import type { Json } from '../../../shared/language.ts';
import { familiarOf, givenNames, otherSpellings, rareNames, surnames } from './planted-names.ts';

/** A record as the generator makes it: what hangs from a person hangs from the one it stands with. */
export type PlantedRecord = {
  readonly entity: 'subject' | 'alias' | 'identityDocument' | 'contactPoint';
  readonly fields: Record<string, Json>;
};
/** A person as one case knows them. `who` is the same number for the same human being. */
export type PlantedPerson = { readonly who: number; readonly records: readonly PlantedRecord[] };

type Human = {
  readonly who: number;
  readonly sex: 'M' | 'F';
  readonly given: readonly string[];
  readonly paternal: string;
  readonly maternal: string;
  readonly born: string;
  readonly phone: string;
  readonly passport: string;
  readonly fbi: string;
  readonly voter: string;
};

type Chance = ReturnType<typeof drawing>;

/**
 * Persons of an office: mostly different ones, with their relatives, namesakes and twins among them, and some whom two cases know
 * independently, as different hands of two countries write them. The same for the same seed.
 */
export function plantedPersons(
  seed: number,
  { persons, doubles }: { readonly persons: number; readonly doubles: number },
): readonly PlantedPerson[] {
  const chance = drawing(seed);
  const humans: Human[] = [];
  while (humans.length < persons) {
    const next = human(chance, humans.length);
    humans.push(next);
    if (chance.is(0.12)) humans.push(relative(chance, next, humans.length));
    if (isOrdinary(next) && chance.is(0.02)) humans.push(namesake(chance, next, humans.length));
  }
  const once = humans.map(each => known(chance, each, false));
  const twice = chance.some(humans, doubles).map(each => again(chance, each, once[each.who]!));
  return [...once, ...twice];
}

/**
 * Another case's knowledge of somebody. What has nothing in common but a part of the name nobody could tell, so it is not planted: both know
 * the year of birth, a number or a telephone, or both write the whole name.
 */
function again(chance: Chance, of: Human, first: PlantedPerson): PlantedPerson {
  for (;;) {
    const second = known(chance, of, true);
    if (couldBeTold(first, second)) return second;
  }
}

function couldBeTold(one: PlantedPerson, other: PlantedPerson): boolean {
  const has = ({ records }: PlantedPerson, name: string): boolean => records.some(({ fields }) => fields[name] !== undefined);
  const shared = ['dob', 'passportNumber', 'fbiUcn', 'number', 'phone'].some(name => has(one, name) && has(other, name));
  const { given = '', paternal, maternal = '', fullName } = other.records[0]!.fields;
  const isWhole =
    fullName !== undefined || (paternal !== undefined && maternal !== '' && lengthOf(given) > 2 && !isHusbands(maternal));
  return shared || isWhole;
}

const lengthOf = (value: Json): number => (typeof value === 'string' ? value.length : 0);
const isHusbands = (value: Json): boolean => typeof value === 'string' && value.startsWith('de ');

function human(chance: Chance, who: number): Human {
  const sex = chance.is(0.75) ? 'M' : 'F';
  const given = [chance.name(givenNames[sex]), ...(chance.is(0.45) ? [chance.name(givenNames[sex])] : [])];
  return {
    who,
    sex,
    given: [...new Set(given)],
    paternal: chance.name(surnames),
    maternal: chance.name(surnames),
    born: chance.day(1955, 2004),
    ...numbers(chance),
  };
}

function numbers(chance: Chance): Pick<Human, 'phone' | 'passport' | 'fbi' | 'voter'> {
  return {
    phone: `${chance.of(['55', '33', '81', '66', '64'])}${chance.figures(8)}`,
    passport: `G${chance.figures(8)}`,
    fbi: `${chance.figures(6)}${chance.letters(2)}${chance.figures(1)}`,
    voter: `${chance.letters(6)}${chance.figures(8)}H${chance.figures(3)}`,
  };
}

/** A brother or sister, a twin, a child named for a parent: the same surnames, often the same telephone. */
function relative(chance: Chance, of: Human, who: number): Human {
  const other = human(chance, who);
  const phone = chance.is(0.4) ? of.phone : other.phone;
  if (chance.is(0.15)) return { ...other, paternal: of.paternal, maternal: of.maternal, born: of.born, phone };
  if (chance.is(0.3))
    return { ...other, sex: of.sex, given: of.given, paternal: of.paternal, born: chance.day(1985, 2004), phone };
  return { ...other, paternal: of.paternal, maternal: of.maternal, phone };
}

const ordinary: ReadonlySet<string> = new Set([
  ...givenNames.M.slice(0, 40),
  ...givenNames.F.slice(0, 25),
  ...surnames.slice(0, 60),
]);
const isOrdinary = ({ given, paternal, maternal }: Human): boolean =>
  [...given, paternal, maternal].every(word => ordinary.has(word));

/** Another human being of the very same name, as those have whose names many have. */
function namesake(chance: Chance, of: Human, who: number): Human {
  return { ...human(chance, who), sex: of.sex, given: of.given, paternal: of.paternal, maternal: of.maternal };
}

/** How a case knows somebody. A second hand writes names, dates and numbers its own way, and knows other things. */
function known(chance: Chance, of: Human, isSecond: boolean): PlantedPerson {
  const has = (share: number): boolean => chance.is(share);
  const records: PlantedRecord[] = [
    {
      entity: 'subject',
      fields: {
        roles: [chance.of(['sought', 'accused', 'associate'])],
        ...nameOf(chance, of, isSecond),
        ...bornOf(chance, of, isSecond),
      },
    },
  ];
  const own = records[0]!.fields;
  const passport = isSecond && has(0.15) ? numbers(chance).passport : of.passport; // renewed meanwhile
  if (has(0.6)) own['sex'] = of.sex;
  if (has(0.45))
    own['passportNumber'] = isSecond ? chance.of([passport.toLowerCase(), `G ${passport.slice(1)}`, passport]) : passport;
  if (has(0.3)) own['fbiUcn'] = isSecond ? chance.of([of.fbi.toLowerCase(), `${of.fbi.slice(0, 6)}-${of.fbi.slice(6)}`]) : of.fbi;
  if (has(0.35))
    records.push({
      entity: 'identityDocument',
      fields: { kind: 'INE', number: isSecond ? ` ${of.voter.slice(0, 6)} ${of.voter.slice(6)}` : of.voter },
    });
  if (has(0.55)) records.push({ entity: 'contactPoint', fields: { phone: isSecond ? phoneAgain(chance, of.phone) : of.phone } });
  if (isSecond && has(0.25))
    records.push({ entity: 'alias', fields: { text: chance.of(['El Güero', 'La Flaca', 'El Profe']), kind: 'apodo' } });
  return { who: of.who, records };
}

function phoneAgain(chance: Chance, phone: string): string {
  const [a, b, c] = [phone.slice(0, 2), phone.slice(2, 6), phone.slice(6)];
  return chance.of([`+52 ${a} ${b} ${c}`, `+52 1 ${a} ${b}-${c}`, `(${a}) ${b}${c}`, `044 ${phone}`, `011 52 ${phone}`]);
}

function bornOf(chance: Chance, { born }: Human, isSecond: boolean): Record<string, Json> {
  if (!chance.is(0.85)) return {};
  const roll = isSecond ? chance.part() : 1;
  if (roll < 0.1) return { dob: `${born.slice(0, 4)}-01-01`, dobPrecision: 'year' };
  if (roll < 0.15) return { dob: `${born.slice(0, 7)}-01`, dobPrecision: 'month' };
  const [year = '', month = '', day = ''] = born.split('-');
  if (roll < 0.19 && Number(day) <= 12) return { dob: `${year}-${day}-${month}` };
  if (roll < 0.22) return { dob: `${year}-${month}-${String((Number(day) % 28) + 1).padStart(2, '0')}`, dobAlternates: [born] };
  return { dob: born };
}

/** A name under the two-surname model, and what becomes of it elsewhere. */
function nameOf(chance: Chance, of: Human, isSecond: boolean): Record<string, Json> {
  const [given, paternal, maternal] = [of.given.join(' '), of.paternal, of.maternal];
  if (!isSecond) return { given, paternal, maternal };
  const plain = (text: string): string => (chance.is(0.5) ? bare(text) : text);
  const slip = (text: string): string => (chance.is(0.06) ? mistyped(chance, text) : otherSpellings(text, chance.is(0.3)));
  const first = chance.is(0.2) ? familiarOf(of.given[0] ?? '', chance.of) : (of.given[0] ?? '');
  const called = of.given.length > 1 && chance.is(0.35) ? first : [first, ...of.given.slice(1)].join(' ');
  const [g, p, m] = [slip(plain(called)), slip(plain(paternal)), slip(plain(maternal))];
  const roll = chance.part();
  if (roll < 0.3) return { given: g, paternal: p, maternal: m };
  if (roll < 0.42) return { given: g, paternal: p }; // one surname alone
  if (roll < 0.47) return { given: g, paternal: m, maternal: p }; // surnames changed places
  if (roll < 0.57) return { fullName: `${p} ${m}, ${g}`.toUpperCase() };
  if (roll < 0.66) return { fullName: `${g} ${p} ${m}` };
  if (roll < 0.74) return { fullName: `${p} ${m} ${g}`.toUpperCase() }; // a register without a comma
  if (roll < 0.82) return { given: g, middle: p, paternal: m }; // the first surname taken for a middle name
  if (roll < 0.88) return { given: g, paternal: `${p}-${m}` };
  if (of.sex === 'F' && roll < 0.95) return { given: g, paternal: p, maternal: `de ${chance.name(surnames)}` };
  return { given: `${g.slice(0, 1)}.`, paternal: p, maternal: m };
}

const bare = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '');

function mistyped(chance: Chance, text: string): string {
  if (text.length < 5) return text;
  const at = 1 + chance.below(text.length - 3);
  const [before, one, other, after] = [text.slice(0, at), text[at] ?? '', text[at + 1] ?? '', text.slice(at + 2)];
  return chance.of([`${before}${other}${one}${after}`, `${before}${one}${after}`, `${before}${one}${one}${other}${after}`]);
}

function drawing(seed: number) {
  const below = seeded(seed);
  const part = (): number => below(0x100000) / 0x100000;
  const of = <T>(list: readonly T[]): T => list[below(list.length)]!;
  const figures = (length: number): string => Array.from({ length }, () => below(10)).join('');
  return {
    part,
    below,
    of,
    figures,
    is: (share: number): boolean => part() < share,
    letters: (length: number): string => Array.from({ length }, () => 'BCDFGHJKLMNPRSTVXZ'[below(18)]).join(''),
    /** The earlier in the list the more often, as names are; a fifth comes from the many rare ones. */
    name: (list: readonly string[]): string => (part() < 0.2 ? of(rareNames) : list[Math.floor(list.length * part() ** 2.2)]!),
    day: (from: number, to: number): string =>
      new Date(Date.UTC(from, 0, 1 + below((to - from) * 365))).toISOString().slice(0, 10),
    some<T>(list: readonly T[], count: number): readonly T[] {
      const left = [...list];
      return Array.from({ length: Math.min(count, left.length) }, () => left.splice(below(left.length), 1)[0]!);
    },
  };
}
