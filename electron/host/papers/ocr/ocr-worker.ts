import type { PictureReading } from '../../../../shared/page-reading.ts';
import { serveJobs } from '../../places/serve-jobs.ts';
import { readPicture } from './engine.ts';
import type { PagePixels } from './grey-picture.ts';

// A thread that reads the words of pictures.

serveJobs<PagePixels, PictureReading>(readPicture);
