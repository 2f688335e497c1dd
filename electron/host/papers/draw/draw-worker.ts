import { serveJobs } from '../../places/serve-jobs.ts';
import { Refusal } from '../../../../shared/failure.ts';
import type { DrawJob, DrawnPart } from './drawing.ts';
import { freePixels } from './free-pixels.ts';
import { openPages, type PageMaker } from './page-maker.ts';

// A thread that draws the pages of what strangers made.

const open = new Map<number, PageMaker>();

/** Jobs come before the one before is done, and letters are followed on one page at a time: a second would take them from the first. */
let last: Promise<unknown> = Promise.resolve();

serveJobs<DrawJob, DrawnPart>(
  job => {
    const part = last.then(() => partOrRefusal(job));
    last = part.catch(() => undefined); // it is thrown where it is awaited
    return part;
  },
  part => ('made' in part ? [ownBuffer('bytes' in part.made.image ? part.made.image.bytes : part.made.image)] : []),
);

async function partOrRefusal(job: DrawJob): Promise<DrawnPart> {
  try {
    return await partOf(job);
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.code };
    throw error;
  }
}

async function partOf(job: DrawJob): Promise<DrawnPart> {
  if ('bytes' in job) {
    const maker = await openPages(job.bytes);
    open.set(job.drawing, maker);
    return { pages: maker.pages };
  }
  const maker = open.get(job.drawing);
  if ('order' in job) {
    if (maker === undefined) throw new Error('a page of a file that is not open');
    const made = await maker.make(job.order);
    freePixels();
    // A buffer that others share is not handed over.
    if (made.image instanceof Uint8Array) return { made: { ...made, image: new Uint8Array(made.image) } };
    return { made: { ...made, image: { ...made.image, bytes: new Uint8Array(made.image.bytes) } } };
  }
  open.delete(job.drawing);
  await maker?.close();
  return { pages: 0 };
}

function ownBuffer(bytes: Uint8Array): ArrayBuffer {
  return bytes.buffer as ArrayBuffer; // copied above into memory of its own
}
