import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { Refusal } from '../../../../shared/failure.ts';

const mostParts = 2_000;
const mostPartBytes = 32 * 1024 * 1024; // unpacked; more is a bomb, or nothing that a document needs
const mostBytes = 64 * 1024 * 1024;

/**
 * The parts of an office file by name. Two parts of one name are two documents in one, so the file is refused.
 *
 * @throws Refusal `attachment/damaged`, `attachment/too-large`, `attachment/encrypted`.
 */
export async function partsOf(bytes: Uint8Array): Promise<ReadonlyMap<string, Uint8Array>> {
  const zip = await opened(bytes);
  const parts = new Map<string, Uint8Array>();
  let total = 0;
  return new Promise((resolve, reject) => {
    zip.on('error', (error: unknown) => reject(new Refusal('attachment/damaged', { cause: error })));
    zip.on('end', () => resolve(parts));
    zip.on('entry', (entry: Entry) => {
      total += entry.uncompressedSize;
      if (entry.uncompressedSize > mostPartBytes || total > mostBytes || parts.size >= mostParts)
        return reject(new Refusal('attachment/too-large'));
      if ((entry.generalPurposeBitFlag & 1) !== 0) return reject(new Refusal('attachment/encrypted'));
      if (parts.has(entry.fileName)) return reject(new Refusal('attachment/damaged'));
      readPart(zip, entry).then(
        part => {
          parts.set(entry.fileName, part);
          zip.readEntry();
        },
        (error: unknown) => reject(new Refusal('attachment/damaged', { cause: error })),
      );
    });
    zip.readEntry();
  });
}

function opened(bytes: Uint8Array): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(Buffer.from(bytes), { lazyEntries: true, validateEntrySizes: true }, (error, zip) =>
      error === null ? resolve(zip) : reject(new Refusal('attachment/damaged', { cause: error })),
    );
  });
}

function readPart(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error !== null) return reject(error);
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('error', reject);
      stream.on('end', () => resolve(Buffer.concat(chunks)));
    });
  });
}
