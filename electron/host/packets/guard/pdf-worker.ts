import { serveJobs } from '../../places/serve-jobs.ts';
import type { ReadingJob } from './pdf-readers.ts';
import { readPdfTexts, type PdfText } from './pdf-reader.ts';

// A thread that reads PDF files for the guard.

serveJobs<ReadingJob, readonly PdfText[]>(({ bytes, share }) => readPdfTexts(bytes, share));
