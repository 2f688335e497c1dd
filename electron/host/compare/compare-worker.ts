import { serveJobs } from '../places/serve-jobs.ts';
import { workOprf, type OprfDone, type OprfJob } from './oprf.ts';

// One thread of a comparison: it holds what a batch needs while it works on it, and ends with the run.
serveJobs<OprfJob, OprfDone>(workOprf);
