import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const ROOMS = '{db,electron,renderer,scripts,shared}/**/*.{ts,tsx,mjs}';

/** Where an instant becomes a day, or a clock is read. */
const CLOCK = /\bnew Date\(|\bDate\.(now|UTC)\(|\bTemporal\.Now\b|\.toISOString\(|\.toLocale(Date|Time)String\(|timeZoneId\(/;
/** An offset written out, such as a time of day with `-06:00` behind it. */
const OFFSET = /T[\d:$.{}]+[+-]\d\d:\d\d|['"`][+-]\d\d:\d\d['"`]/;
const zones = new Set([...Intl.supportedValuesOf('timeZone'), 'Etc/UTC', 'US/Eastern', 'US/Pacific']);

/** Who may all the same, and why. */
const allowed: Readonly<Record<string, string>> = {
  'electron/host/services.ts': 'the computer’s clock itself, which is handed to everything else',
  'electron/host/places/temporaries.ts': 'how long a half-written file has stood still, against the file system’s own clock',
  'renderer/here.ts': 'where the person sits who logs an exchange, which is on the day of its own zone',
  'renderer/kept-drafts.ts': 'the instant at which a draft was typed, shown beside it; no day is counted from it',
  'renderer/gallery/Gallery.tsx': 'an invented office',
  'electron/host/demo/generator.ts': 'invented exchanges of an office of any size',
  'electron/host/demo/papers.ts': 'the dates inside invented papers',
  'electron/host/papers/set/typeset.ts': 'the one time that every document set anew is given',
  'electron/host/packets/pdf/pdf.ts': 'the moment of a packet, for a library that wants it so',
  'shared/contract/packet-format.ts': 'whether a packet’s moment, in UTC as its format wants it, is one that exists',
  'shared/ics.ts': 'the moment at which a calendar file was made, in UTC, as its format wants it',
  'shared/text/calendar.ts': 'names of months and weekdays, of any year',
  'shared/zone-names.ts': 'what zones are called in each language',
  'shared/language.ts': 'an example to write a time by',
  'scripts/fields-page.ts': 'an example to write a time by',
};

/** What a source does that only `shared/clocks/civil-day.ts` and what is handed to it may. */
function faultsOf(source: string): readonly string[] {
  return source.split('\n').filter(line => {
    const named = [...line.matchAll(/['"`]([A-Za-z]+(?:\/[A-Za-z_+-]+)+)['"`]/g)].some(([, name]) => zones.has(name ?? ''));
    return CLOCK.test(line) || OFFSET.test(line) || named;
  });
}

it('leaves what day it is to one module, but for those that are named here with their reason', () => {
  const faulty = globSync(ROOMS, { cwd: root })
    .map(file => file.replaceAll('\\', '/'))
    .filter(file => faultsOf(readFileSync(join(root, file), 'utf8')).length > 0);

  expect(faulty.toSorted()).toEqual(Object.keys(allowed).toSorted());
});

it.each([
  ['a day cut out of UTC', 'const today = new Date(nowMs()).toISOString().slice(0, 10);'],
  ['this computer’s day', 'return Temporal.Now.plainDateISO().toString();'],
  ['the clock itself', 'const startedAt = Date.now();'],
  ['a zone that is written out', "const ZONE = 'America/Mexico_City';"],
  ['an offset that is written out', 'startAt: `${on}T12:00:00-06:00`,'],
  ['a day in the reader’s words', 'const day = date.toLocaleDateString();'],
])('sees %s', (_name, line) => {
  expect(faultsOf(line)).toEqual([line]);
});
