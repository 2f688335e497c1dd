import { writeFileSync } from 'node:fs';
import { misfits, shippedFile } from './shipped-file.ts';

// `npm run shipped`: gather the countries and the treaties for the program, or say what in their files does not fit.
const faults = misfits();
if (faults.length === 0) writeFileSync(new URL('../shared/shipped.json', import.meta.url), shippedFile());
else {
  process.stderr.write(`${faults.join('\n')}\nNothing was gathered.\n`);
  process.exitCode = 1;
}
