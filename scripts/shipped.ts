import { writeFileSync } from 'node:fs';
import { shippedFile } from './shipped-file.ts';

writeFileSync(new URL('../shared/shipped.json', import.meta.url), shippedFile());
