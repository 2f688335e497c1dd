import { randomBytes } from 'node:crypto';
import { closeSync, createWriteStream, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { writeHollow, writeRepeated, type HostileFile } from './hostile-file.ts';

const OPEN = '{"format":"enlace-case","version":1,"cases":[';
const plain = '{"kind":"extradition","reference":"A-1","title":"x","openedOn":"2026-10-01","direction":"US_REQ"}';

function caseFile(what: string, refusal: string, pieces: readonly (readonly [string, number])[]): HostileFile {
  return {
    what,
    refusal,
    write({ folder }) {
      const path = join(folder, 'cases.json');
      writeRepeated(path, pieces);
      return ['case', 'import', path];
    },
  };
}

function caseZip(what: string, refusal: string, fill: (zip: ZipFile) => void): HostileFile {
  return {
    what,
    refusal,
    async write({ folder }) {
      const path = join(folder, 'cases.enlace-case');
      const zip = new ZipFile();
      fill(zip);
      zip.end();
      await pipeline(zip.outputStream, createWriteStream(path));
      return ['case', 'import', path];
    },
  };
}

/** Text that packs about two hundred times: below what a reader takes for a bomb. */
function* densePieces(times: number): Generator<Buffer> {
  yield Buffer.from(`${OPEN}{}`);
  for (let at = 0; at < times; at++)
    yield Buffer.concat([Buffer.from(',{}'.repeat(65_536)), Buffer.from(`,"${randomBytes(384).toString('hex')}"`)]);
}

export const hostileCases: readonly HostileFile[] = [
  caseFile('5,000,000 empty cases', 'import/too-large', [
    [OPEN, 1],
    ['{},', 5_000_000],
    ['{}]}', 1],
  ]),
  caseFile('3,000,000 cases of one reference', 'import/too-large', [
    [OPEN, 1],
    [`${plain},`, 3_000_000],
    [`${plain}]}`, 1],
  ]),
  caseFile('one case with 8,000,000 empty persons', 'import/too-large', [
    [`${OPEN}${plain.slice(0, -1)},"subjects":[`, 1],
    ['{},', 8_000_000],
    ['{}]}]}', 1],
  ]),
  caseFile('one case with 10,000,000 numbers in a list', 'import/too-large', [
    [`${OPEN}${plain.slice(0, -1)},"languages":[`, 1],
    ['1,', 10_000_000],
    ['1]}]}', 1],
  ]),
  caseFile('one case with 2,000,000 keys', 'import/too-large', [
    [`${OPEN}${plain.slice(0, -1)}`, 1],
    [',"x":1', 2_000_000],
    ['}]}', 1],
  ]),
  caseFile('20,000,000 open brackets', 'import/refused', [['[', 20_000_000]]),
  caseFile('a string of 400 MB', 'import/too-large', [
    [`${OPEN}{"title":"`, 1],
    ['x', 400_000_000],
    ['"}]}', 1],
  ]),
  caseFile('300 MB of spaces', 'import/too-large', [
    [OPEN, 1],
    [' ', 300_000_000],
    [']}', 1],
  ]),
  caseFile('90 MB of spaces', 'import/refused', [
    [OPEN, 1],
    [' ', 90_000_000],
    ['x]}', 1],
  ]),
  caseFile('one case with 190,000 wrong values', 'import/refused', [
    [`${OPEN}${plain.slice(0, -1)},"subjects":[`, 1],
    ['{},', 95_000],
    ['{}]}]}', 1],
  ]),
  {
    what: '20,000 good cases of twenty events, and a wrong one',
    refusal: 'import/refused',
    write({ folder }) {
      const path = join(folder, 'cases.json');
      const events = Array.from({ length: 20 }, (_, at) => ({ type: `note-${at}`, on: '2026-10-01', note: 'Actuación' }));
      const file = openSync(path, 'w');
      writeSync(file, OPEN);
      for (let at = 0; at < 20_000; at++)
        writeSync(file, `${JSON.stringify({ ...(JSON.parse(plain) as object), reference: `G-${at}`, events })},`);
      writeSync(file, '{}]}');
      closeSync(file);
      return ['case', 'import', path];
    },
  },
  {
    what: 'a case file of 8 GB',
    refusal: 'import/too-large',
    write({ folder }) {
      const path = join(folder, 'cases.json');
      writeHollow(path, 8 * 1024 ** 3, OPEN);
      return ['case', 'import', path];
    },
  },
  caseZip('a .enlace-case whose cases.json unpacks to 800 MB', 'import/zip-bomb', zip =>
    zip.addReadStream(Readable.from(densePieces(4_000)), 'cases.json'),
  ),
  caseZip('a .enlace-case of 10,000 entries with names of 60 KB', 'import/zip-unsafe', zip => {
    zip.addBuffer(Buffer.from(`${OPEN}]}`), 'cases.json');
    for (let at = 0; at < 10_000; at++) zip.addBuffer(Buffer.alloc(0), `files/${String(at).padStart(60_000, 'x')}`);
  }),
];
