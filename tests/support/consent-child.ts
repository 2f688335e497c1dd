import { histories } from './three-agencies.ts';

// The histories of these seeds in a process of their own: `consent-child.ts FROM COUNT STEP`. What they told, as one line of JSON.
const [from = 1, count = 1, step = 1] = process.argv.slice(2).map(Number);
const seeds = Array.from({ length: count }, (_, at) => from + at * step);
const told = await histories(seeds);
process.stdout.write(`${JSON.stringify(told.map((each, at) => ({ ...each, seed: seeds[at] })))}\n`);
