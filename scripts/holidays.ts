// `npm run holidays`: what the library of holidays knows of the countries in shared/countries, written down for the program to read.
import { writeFileSync } from 'node:fs';
import { FROM_YEAR, TO_YEAR } from '../electron/host/stages/holidays.ts';
import type { DayOff } from '../shared/clocks/calendar.ts';
import { countries } from '../shared/countries.ts';
import { publicDays } from './public-days.ts';

const named = [...new Set(countries.flatMap(({ calendars }) => calendars.flatMap(({ library }) => library ?? [])))].sort();
const days = Object.fromEntries(named.map(country => [country, publicDays(country, FROM_YEAR, TO_YEAR)]));
const lines = Object.entries(days).map(([country, list]) => `  "${country}": [\n${list.map(lineOf).join(',\n')}\n  ]`);
writeFileSync(new URL('../electron/host/stages/public-holidays.json', import.meta.url), `{\n${lines.join(',\n')}\n}\n`);

function lineOf({ date, name }: DayOff): string {
  const [en, es] = [JSON.stringify(name.en), JSON.stringify(name.es)];
  return `    { "date": "${date}", "name": { "en": ${en}, "es": ${es} } }`;
}
