import { inflateSync } from 'node:zlib';

/** An object of a file as our own writer makes them: its dictionary as written, and its stream unpacked. */
export type WrittenObject = { readonly number: number; readonly dictionary: string; readonly stream: Buffer | null };

/** Every object of a PDF that our writer made. Throws where a byte belongs to none: then somebody else wrote it. */
export function objectsOf(file: Uint8Array): readonly WrittenObject[] {
  const text = Buffer.from(file).toString('latin1');
  const objects: WrittenObject[] = [];
  const head = '%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n';
  if (!text.startsWith(head)) throw new Error('another head');
  let at = head.length;
  for (let found = next(text, at); found !== null; found = next(text, at)) {
    const { number, dictionary, bodyAt } = found;
    const length = /\/Length (\d+)$/.exec(dictionary)?.[1];
    if (length === undefined) {
      objects.push({ number, dictionary, stream: null });
      at = expectAt(text, bodyAt, '\nendobj\n');
      continue;
    }
    const from = expectAt(text, bodyAt, '\nstream\n');
    const packed = Buffer.from(file).subarray(from, from + Number(length));
    objects.push({ number, dictionary, stream: dictionary.includes('/FlateDecode') ? inflateSync(packed) : packed });
    at = expectAt(text, from + Number(length), '\nendstream\nendobj\n');
  }
  const end = /^xref\n0 \d+\n(?:\d{10} \d{5} [nf] \n)+trailer\n<<\/Size \d+\/Root 1 0 R>>\nstartxref\n\d+\n%%EOF\n$/;
  if (!end.test(text.slice(at))) throw new Error('another end');
  return objects;
}

function next(
  text: string,
  at: number,
): { readonly number: number; readonly dictionary: string; readonly bodyAt: number } | null {
  const pattern = /(\d+) 0 obj\n<<(.*)>>(?=\n)/y;
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  return found === null ? null : { number: Number(found[1]), dictionary: found[2] ?? '', bodyAt: pattern.lastIndex };
}

function expectAt(text: string, at: number, what: string): number {
  if (!text.startsWith(what, at)) throw new Error(`no ${what.trim()} at ${at}`);
  return at + what.length;
}

const writers: readonly RegExp[] = [
  /^\/Type\/Catalog\/Pages 2 0 R$/,
  /^\/Type\/Pages\/Count \d+\/Kids\[(?:\d+ 0 R ?)+\]$/,
  /^\/Type\/Page\/Parent 2 0 R\/MediaBox\[0 0 [\d.]+ [\d.]+\]\/Contents \d+ 0 R\/Resources<<\/XObject<<\/P \d+ 0 R>>\/Font 3 0 R>>$/,
  /^\/Type\/XObject\/Subtype\/Image\/Width \d+\/Height \d+\/BitsPerComponent \d\/ColorSpace(?:\/DeviceGray|\/DeviceRGB|\[\/Indexed\/DeviceRGB \d+<[0-9a-f]*>\])\/Filter\/(?:FlateDecode|DCTDecode)\/Length \d+$/,
  /^\/Filter\/FlateDecode\/Length \d+$/,
  /^\/Length \d+$/,
  /^\/Type\/Font\/Subtype\/Type3\/FontBBox\[0 0 \d+ 1000\]\/FontMatrix\[0\.001 0 0 0\.001 0 0\]\/FirstChar 1\/LastChar \d+\/Widths\[[\d ]+\]\/CharProcs<<(?:\/g\d+ \d+ 0 R)+>>\/Encoding<<\/Type\/Encoding\/Differences\[1(?:\/g\d+)+\]>>\/Resources<<>>\/ToUnicode \d+ 0 R$/,
  /^(?:\/F\d+ \d+ 0 R)*$/,
];

/** The dictionaries that are none of the kinds that our writer makes. Each kind is spelt out whole, so none has room for a word. */
export function strangeObjects(objects: readonly WrittenObject[]): readonly string[] {
  return objects.map(({ dictionary }) => dictionary).filter(dictionary => !writers.some(writer => writer.test(dictionary)));
}
