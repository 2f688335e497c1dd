import { Refusal, type FailureCode } from '../../../../shared/failure.ts';
import { beginJobThread, type JobThread } from '../../places/job-thread.ts';
import { wholeOf, type Pieces } from '../../places/pieces.ts';
import type { MadePage, PageOrder } from './page-maker.ts';

export type DrawJob = { readonly drawing: number } & (
  { readonly bytes: Uint8Array } | { readonly order: PageOrder } | { readonly close: true }
);
export type DrawnPart = { readonly pages: number } | { readonly made: MadePage } | { readonly refused: FailureCode };

/** A file as it is kept: its size, and its plaintext as a stream as often as it is asked for. */
export type StoredDocument = { readonly sizeBytes: number; readonly open: () => Promise<Pieces> };

/** A PDF or a picture that is drawn a page at a time, in threads of their own. To be closed. */
export type Drawing = {
  readonly pages: number;
  /** A page from 1. Throws Refusal `attachment/not-drawn`, and the signal's reason as soon as it is aborted. */
  readonly draw: (order: PageOrder) => Promise<MadePage>;
  readonly close: () => void;
};

/** Files above this are not drawn: drawing holds a file whole, once for each thread. */
export const drawableBytes = 64 * 1024 * 1024;

/** What a thread may take: a page of a map takes some seconds. Beyond, it is ended, and the file is one that cannot be drawn. */
const most = { heapMB: 384, youngMB: 8, jobMs: 60_000 };
const mostThreads = 2;
/** A file of fewer pages is drawn by one thread: opening it twice takes longer. */
const pagesForTwo = 6;

// They begin with the first file and stay, as loading takes longer than most files; they end with the thread that began them.
const threads: JobThread<DrawJob, DrawnPart>[] = [];
let drawings = 0;

/**
 * Open a PDF or a picture to be drawn.
 *
 * @throws Refusal `attachment/type-refused`, `attachment/damaged`, `attachment/encrypted`, `attachment/too-large`.
 */
export async function openDrawing({ sizeBytes, open }: StoredDocument, signal?: AbortSignal): Promise<Drawing> {
  if (sizeBytes > drawableBytes) throw new Refusal('attachment/too-large');
  const bytes = await wholeOf(await open(), { mostBytes: drawableBytes, code: 'attachment/too-large' });
  const drawing = (drawings += 1);
  const opened: number[] = [];
  const openIn = async (at: number): Promise<number> => {
    const part = await jobIn(at, { drawing, bytes }, signal);
    opened.push(at);
    return 'pages' in part ? part.pages : 0;
  };
  const close = (): void => {
    for (const at of opened.splice(0))
      if (threads[at]?.isDead() === false) void jobIn(at, { drawing, close: true }).catch(() => undefined);
  };
  const pages = await openIn(0);
  let second: Promise<unknown> | undefined; // begun when the first page is asked for that it would draw
  return {
    pages,
    close,
    async draw(order) {
      const at = pages < pagesForTwo ? 0 : order.page % mostThreads;
      if (at > 0) await (second ??= openIn(at));
      const part = await jobIn(at, { drawing, order }, signal);
      if (!('made' in part)) throw new Error('a page was asked for');
      return part.made;
    },
  };
}

async function jobIn(at: number, job: DrawJob, signal?: AbortSignal): Promise<Exclude<DrawnPart, { refused: unknown }>> {
  signal?.throwIfAborted();
  let known = threads[at];
  if (known === undefined || known.isDead()) known = threads[at] = beginJobThread('draw-worker', import.meta.url, most);
  const part = await orAborted(known.work(job), signal).catch((cause: unknown) => {
    if (signal?.aborted === true) throw cause;
    throw new Refusal('attachment/not-drawn', { cause });
  });
  if ('refused' in part) throw new Refusal(part.refused);
  return part;
}

/** What comes first: the thread's answer, or that nobody waits for it any longer. */
async function orAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  const { promise, reject } = Promise.withResolvers<never>();
  const abort = () => reject(signal.reason as Error);
  signal.addEventListener('abort', abort);
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
