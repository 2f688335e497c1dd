import type { Bilingual } from './language.ts';
import type { Reader } from './reader.ts';
import { fold } from './text-rules.ts';

// Cities that one of the two languages spells otherwise than the name of their zone does.
const cities: Readonly<Record<string, Bilingual>> = {
  'America/Mexico_City': { en: 'Mexico City', es: 'Ciudad de México' },
  'America/Ciudad_Juarez': { en: 'Ciudad Juárez', es: 'Ciudad Juárez' },
  'America/Cancun': { en: 'Cancún', es: 'Cancún' },
  'America/Merida': { en: 'Mérida', es: 'Mérida' },
  'America/Mazatlan': { en: 'Mazatlán', es: 'Mazatlán' },
  'America/Bahia_Banderas': { en: 'Bahía de Banderas', es: 'Bahía de Banderas' },
  'America/New_York': { en: 'New York', es: 'Nueva York' },
  'America/Los_Angeles': { en: 'Los Angeles', es: 'Los Ángeles' },
  'America/Bogota': { en: 'Bogotá', es: 'Bogotá' },
  'America/Panama': { en: 'Panama City', es: 'Ciudad de Panamá' },
  'America/Havana': { en: 'Havana', es: 'La Habana' },
  'Europe/London': { en: 'London', es: 'Londres' },
  'Europe/Paris': { en: 'Paris', es: 'París' },
  'Europe/Rome': { en: 'Rome', es: 'Roma' },
};
const time: Bilingual = { en: '{{city}} time', es: 'hora de {{city}}' };

/** `Mexico City time`, `hora de Ciudad de México`; `UTC`, `UTC−6` for a zone that is a distance from it. */
export function zoneText(zone: string, { say }: Pick<Reader, 'say'>): string {
  const distance = /^([+-])(\d{2}):(\d{2})$/.exec(zone);
  if (distance !== null) {
    const [, sign = '', hours = '', minutes = ''] = distance;
    const far = `${Number(hours)}${minutes === '00' ? '' : `:${minutes}`}`;
    return far === '0' ? 'UTC' : `UTC${sign === '-' ? '−' : '+'}${far}`;
  }
  if (!zone.includes('/')) return zone === 'Z' ? 'UTC' : zone;
  return say(time, { city: say(cityOf(zone)) });
}

/** The city by which a zone is called. */
function cityOf(zone: string): Bilingual {
  const known = Object.hasOwn(cities, zone) ? cities[zone] : undefined;
  const plain = (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
  return known ?? { en: plain, es: plain };
}

const folded = (text: string): string =>
  fold(text)
    .replace(/[\s_]+/g, ' ')
    .replaceAll('−', '-')
    .trim();

let byCity: ReadonlyMap<string, string> | null = null; // the machine's zones are the same for as long as the program runs

function zonesByCity(): ReadonlyMap<string, string> {
  byCity ??= new Map(
    Intl.supportedValuesOf('timeZone').flatMap(zone =>
      [cityOf(zone).en, cityOf(zone).es, zone].map(name => [folded(name), zone] as const),
    ),
  );
  return byCity;
}

/** The zone that words at the end of a text name, as {@link zoneText} writes it or by its own name, and what stands before them. */
export function zoneAtEnd(text: string): { readonly zone: string; readonly before: string } | null {
  const plain = folded(text);
  const distance = /^(.*?)[ ,(]*(?:utc|gmt|z)(?: ?([+-])(\d{1,2})(?::?(\d{2}))?)?\)?$/.exec(plain);
  if (distance !== null && !/[a-z]$/.test(distance[1] ?? '')) {
    const [, before = '', sign = '+', hours = '0', minutes = '00'] = distance;
    return { zone: `${sign}${hours.padStart(2, '0')}:${minutes}`, before };
  }
  const named = /^(.*\d(?: ?[ap]\.? ?m\.?| ?h(?:rs?|oras|ours)?)?)[ ,(]+(?:hora de )?(.+?)(?: time)?\)?$/.exec(plain);
  if (named === null) return null;
  const zone = zonesByCity().get(named[2] ?? '');
  return zone === undefined ? null : { zone, before: named[1] ?? '' };
}
