// One part of one checkout's bench, in a process of its own: `part.ts ROOT PART SIZE` writes its rows as one line of JSON.
import { runPart, isPart, type BenchSize } from './parts.ts';

const [root, name, size] = process.argv.slice(2);
if (root === undefined || name === undefined || !isPart(name)) throw new Error('part.ts ROOT PART SIZE');
const rows = await runPart(root, name, JSON.parse(size ?? '') as BenchSize); // written by bench.ts
process.stdout.write(`${JSON.stringify(rows)}\n`);
