import { seeded } from '../../../electron/host/demo/generator.ts';
import { commonFrom, type TouchKind } from '../../../shared/deconflict/kinds.ts';
import { touchesOf } from '../../../shared/deconflict/touches.ts';
import type { Json } from '../../../shared/language.ts';
import { samenessOf } from '../../../shared/same-person/same-person.ts';
import { traitsOf } from '../../../shared/same-person/traits.ts';
import { plantedPersons } from '../same-person/planted-persons.ts';

type Kept = { readonly entity: string; readonly fields: Record<string, Json> };
/** What one case knows; `what` is the same number for the same thing in the world. */
type Planted = { readonly what: number; readonly records: readonly Kept[] };

export type ContactScore = {
  readonly kind: string;
  readonly planted: number;
  readonly found: number;
  /** Pairs told of by this kind alone, and those of them that are so. */
  readonly told: number;
  readonly right: number;
  /** Cases that a number of a switchboard, written in 200 of them, tells of one another. */
  readonly switchboard: number;
};

const kinds = ['phone', 'account', 'vehicle', 'place', 'identifier', 'device'] as const;

/** Things that two cases know independently, as different hands write them, among others that only one knows: what is told, and of that what is so. */
export function contactScores(seed: number, size: number): readonly ContactScore[] {
  const persons = plantedPersons(seed, { persons: size, doubles: size / 10 }).map(({ who, records }) => ({ what: who, records }));
  return [scoreOf('person', persons, true), ...kinds.map(kind => scoreOf(kind, plantedThings(kind, seed, size), false))];
}

function scoreOf(kind: TouchKind, things: readonly Planted[], isWeighed: boolean): ContactScore {
  const traits = things.map(({ records }) => (isWeighed ? traitsOf(records) : null));
  const byKey = new Map<string, number[]>();
  const seen = new Map<number, number[]>();
  const told = new Set<string>();
  const byOther = new Set<string>();
  let planted = 0;
  things.forEach(({ what, records }, at) => {
    planted += seen.get(what)?.length ?? 0;
    seen.set(what, [...(seen.get(what) ?? []), at]);
    // A person is told of by a number too: that is what the officer hears.
    const touches = records.flatMap(touchesOf).filter(touch => touch.kind === kind || isWeighed);
    for (const key of new Set(touches.map(touch => `${touch.kind} ${touch.text}`)))
      byKey.set(key, [...(byKey.get(key) ?? []), at]);
  });
  for (const [key, holders] of byKey) {
    if (holders.length > commonFrom[key.split(' ')[0] as TouchKind]) continue; // written as `kind text` above
    for (const one of holders)
      for (const other of holders)
        if (one < other && !key.startsWith(`${kind} `)) byOther.add(`${one} ${other}`);
        else if (one < other && (!isWeighed || samenessOf(traits[one]!, traits[other]!) !== null)) told.add(`${one} ${other}`);
  }
  const isOne = (pair: string) => {
    const [one = 0, other = 0] = pair.split(' ').map(Number);
    return things[one]!.what === things[other]!.what;
  };
  // Whoever is told by a telephone that stands in both is not told wrongly, even where it is a brother's.
  const right = [...told].filter(isOne);
  const found = new Set([...right, ...[...byOther].filter(isOne)]);
  const switchboard = isWeighed ? 0 : switchboardTold(kind, things[0]!);
  return { kind, planted, found: found.size, told: told.size, right: right.length, switchboard };
}

/** In 200 cases the same thing, as a bank's number is. */
function switchboardTold(kind: TouchKind, thing: Planted): number {
  const holders = Array.from({ length: 200 }, () => thing).filter(({ records }) =>
    records.flatMap(touchesOf).some(touch => touch.kind === kind),
  );
  return holders.length > commonFrom[kind] ? 0 : holders.length;
}

function plantedThings(kind: (typeof kinds)[number], seed: number, size: number): readonly Planted[] {
  const chance = seeded(seed);
  const once = Array.from({ length: size }, (_, what) => ({ what, records: [written(kind, seed * 100_000 + what, chance)] }));
  const twice = Array.from({ length: Math.floor(size / 10) }, () => {
    const what = chance(size);
    return { what, records: [written(kind, seed * 100_000 + what, chance)] };
  });
  return [...once, ...twice];
}

type Chance = ReturnType<typeof seeded>;

/** One thing of a kind as some hand writes it. What it is follows from `id` alone, how it is written from chance. */
function written(kind: (typeof kinds)[number], id: number, chance: Chance): Kept {
  const own = seeded(id);
  const figures = (count: number): string => Array.from({ length: count }, () => own(10)).join('');
  const one = <T>(of: readonly T[]): T => of[chance(of.length)]!;
  switch (kind) {
    case 'phone': {
      const isMexican = own(2) === 0;
      const [area, first, last] = [`${2 + own(7)}${own(10)}`, `${1 + own(9)}${figures(3)}`, figures(4)];
      const number = `${area}${first}${last}`;
      const phone = isMexican
        ? one([
            `+52 1 ${area} ${first} ${last}`,
            number,
            `(${area}) ${first}-${last}`,
            `044 ${number}`,
            `0052${number}`,
            `+52${number}`,
          ])
        : one([
            `+1 ${number}`,
            `1-${number.slice(0, 3)}-${number.slice(3, 6)}-${number.slice(6)}`,
            `(${number.slice(0, 3)}) ${number.slice(3)}`,
            `${number} ext. 12`,
          ]);
      return { entity: 'contactPoint', fields: { phone } };
    }
    case 'account': {
      const number = `${1 + own(9)}${figures(17)}`;
      const shown = one([
        number,
        number.replaceAll(/(.{4})/g, '$1 ').trim(),
        `${number.slice(0, 3)}-${number.slice(3, 6)}-${number.slice(6)}`,
      ]);
      return {
        entity: 'asset',
        fields: { description: 'Cuenta', account: { institution: one(['BANCO', 'Banco SA']), country: 'MX', number: shown } },
      };
    }
    case 'vehicle': {
      const letters = Array.from({ length: 3 }, () => String.fromCharCode(65 + own(26))).join('');
      const [middle, last] = [figures(3), String.fromCharCode(65 + own(26))];
      return {
        entity: 'vehicle',
        fields: {
          plate: one([
            `${letters}-${middle}-${last}`,
            `${letters}${middle}${last}`,
            `${letters.toLowerCase()} ${middle} ${last.toLowerCase()}`,
          ]),
        },
      };
    }
    case 'place': {
      const street = ['Hidalgo', 'Benito Juárez', 'Paseo de la Reforma', 'Río Bravo', '5 de Mayo', 'Main'][own(6)]!;
      const number = 1 + own(4000);
      const town = ['Tijuana', 'Ciudad Juárez', 'El Paso', 'San Diego', 'Saltillo'][own(5)]!;
      const text = one([
        `Av. ${street} ${number}`,
        `avenida ${street.toLowerCase()} no. ${number}, Col. Centro`,
        `${street.normalize('NFD').replaceAll(/\p{M}/gu, '')} #${number}, C.P. ${figures(5)}`,
        `Calle ${street} ${number}`,
      ]);
      return { entity: 'address', fields: { place: { text, locality: one([town, town.toUpperCase()]) } } };
    }
    case 'identifier': {
      const number = `${String.fromCharCode(65 + own(26))}${figures(8)}`;
      return {
        entity: 'identityDocument',
        fields: {
          kind: 'Pasaporte',
          number: one([
            number,
            `${number.slice(0, 1)} ${number.slice(1)}`,
            `${number.slice(0, 5)}-${number.slice(5)}`,
            number.toLowerCase(),
          ]),
        },
      };
    }
    case 'device': {
      const imei = `35${figures(13)}`;
      return {
        entity: 'contactPoint',
        fields: { imei: one([imei, `${imei.slice(0, 2)}-${imei.slice(2, 8)}-${imei.slice(8, 14)}-${imei.slice(14)}`]) },
      };
    }
  }
}
