import { confidenceOf } from '../../shared/page-reading.ts';
import { readPictureApart } from '../../electron/host/papers/ocr/picture-reader.ts';
import { scanned } from '../../tests/support/scans.ts';
import { median, ms, timesOf, type BenchRow } from './measure.ts';

const lines = [
  'El Tribunal Colegiado resolvió la petición de extradición',
  'de Ramón Ibárrola Núñez, nacido el 12 de marzo de 1979.',
  'The witness stated that the vehicle left Nogales at 23:40.',
  'The clerk certified the copy in Hermosillo on Tuesday.',
];

/** A full page of a scan, as 200 dpi give it, read word for word in both languages. */
export async function scanBench(): Promise<readonly BenchRow[]> {
  const sheet = scanned(
    Array.from({ length: 38 }, (_, at) => lines[at % lines.length] ?? ''),
    { noise: 40 },
  );
  const { width, height } = sheet;
  const { data } = sheet.getContext('2d').getImageData(0, 0, width, height);
  let confidence = 0;
  const times = await timesOf(
    5,
    async () => {
      const { words } = await readPictureApart({ width, height, data });
      confidence = confidenceOf(words) ?? 0;
    },
    1,
  );
  const measured = `median ${ms(median(times))}; read with ${confidence.toFixed(0)} of 100`;
  return [{ what: 'a scanned page of 38 lines read, Spanish and English', measured, promise: 'about 8 s' }];
}
