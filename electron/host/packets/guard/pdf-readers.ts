import { beginJobThread, type JobThread } from '../../places/job-thread.ts';
import type { PageShare, PdfText } from './pdf-reader.ts';

export type ReadingJob = { readonly bytes: Uint8Array; readonly share: PageShare };
type Reader = JobThread<ReadingJob, readonly PdfText[]>;

/** A file from here on is read by two threads, half of the pages each: a second opening of it then takes less than it saves. */
const largeBytes = 256 * 1024;

type Most = { readonly heapMB: number; readonly youngMB?: number; readonly jobMs: number };

/** What reading one file may take: a thousand pages take some seconds. Beyond, the file counts as one that could not be read. */
const mostOfAFile: Most = { heapMB: 512, youngMB: 12, jobMs: 60_000 };

// They begin with the first file and stay, as loading pdf.js takes longer than most files; they end with the thread that began them.
const readers: Reader[] = [];

/**
 * As `readPdfTexts`, in threads of their own: the host answers meanwhile, and looks through the rest of a packet.
 *
 * @throws Error for a file that is no PDF, is damaged or asks for a password, and where reading it takes beyond `most`.
 */
export async function readPdfApart(bytes: Uint8Array, most = mostOfAFile): Promise<readonly PdfText[]> {
  const of = bytes.length < largeBytes ? 1 : 2;
  const shares = Array.from({ length: of }, (_, at) => readerAt(at, most).work({ bytes, share: { at, of } }));
  await Promise.allSettled(shares); // a share that is given up is over before the next file comes
  const texts = (await Promise.all(shares)).flat();
  // In the order in which one reader gives them: by pages, what belongs to the whole file last.
  const place = ({ page }: PdfText) => page ?? Number.MAX_SAFE_INTEGER;
  return texts.sort((one, other) => place(one) - place(other));
}

function readerAt(at: number, most: Most): Reader {
  const known = readers[at];
  if (known !== undefined && !known.isDead()) return known;
  return (readers[at] = beginJobThread('pdf-worker', import.meta.url, most));
}
