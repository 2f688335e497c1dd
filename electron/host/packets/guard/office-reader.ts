import { fromBuffer, type Entry, type ZipFile } from 'yauzl';

/** One part of a ZIP: its name and its bytes. */
export type ZipPart = { readonly name: string; readonly bytes: Uint8Array };

const largestPartBytes = 64 * 1024 * 1024; // of a part unpacked; more is a bomb, or nothing a document needs
const largestWholeBytes = 256 * 1024 * 1024;

/**
 * The parts of a ZIP in memory (a DOCX is one), in the archive's order.
 *
 * @throws if the archive is malformed or unpacks beyond reason.
 */
export async function readZipParts(bytes: Uint8Array): Promise<readonly ZipPart[]> {
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    fromBuffer(Buffer.from(bytes), { lazyEntries: true, validateEntrySizes: true }, (error, opened) =>
      error === null ? resolve(opened) : reject(error),
    );
  });
  const parts: ZipPart[] = [];
  let total = 0;
  return new Promise((resolve, reject) => {
    zip.on('error', reject);
    zip.on('end', () => resolve(parts));
    zip.on('entry', (entry: Entry) => {
      total += entry.uncompressedSize;
      if (entry.uncompressedSize > largestPartBytes || total > largestWholeBytes) return reject(new Error('zip too large'));
      readPart(zip, entry).then(part => {
        parts.push(part);
        zip.readEntry();
      }, reject);
    });
    zip.readEntry();
  });
}

async function readPart(zip: ZipFile, entry: Entry): Promise<ZipPart> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error !== null) return reject(error);
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('error', reject);
      stream.on('end', () => resolve({ name: entry.fileName, bytes: Buffer.concat(chunks) }));
    });
  });
}

/**
 * The words of an XML part as a person would read them, twice: runs joined, as a word may be cut into several, and runs apart, as
 * a deletion may stand beside a word that it is no part of. Attributes and comments are included, since authors' names stand there.
 */
export function xmlText(xml: string): string {
  const attributes = [...xml.matchAll(/=\s*"([^"]*)"|=\s*'([^']*)'/g)].map(match => match[1] ?? match[2] ?? '');
  const comments = [...xml.matchAll(/<!--([\s\S]*?)-->/g)].map(match => match[1]!);
  const bare = xml.replaceAll(/<!--[\s\S]*?-->/g, '');
  const lines = bare.replaceAll(/<\/(?:w:p|a:p|text:p|p)>|<w:(?:br|tab|cr)\b[^>]*>/g, '\n');
  const joined = lines.replaceAll(/<\/?w:[^>]*>/g, '').replaceAll(/<[^>]*>/g, ' ');
  const apart = bare.replaceAll(/<[^>]*>/g, ' ');
  return [joined, apart, ...comments, ...new Set(attributes)].map(unescapeXml).join('\n');
}

function unescapeXml(text: string): string {
  return text
    .replaceAll(/&#x([0-9a-f]{1,6});/gi, (whole, hex: string) => codePoint(Number.parseInt(hex, 16), whole))
    .replaceAll(/&#(\d{1,7});/g, (whole, figures: string) => codePoint(Number(figures), whole))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

function codePoint(value: number, otherwise: string): string {
  return value <= 0x10ffff ? String.fromCodePoint(value) : otherwise;
}
