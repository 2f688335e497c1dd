import { keepRelease } from '../tests/support/keep-release.ts';

const made = await keepRelease(new URL('../tests/fixtures/', import.meta.url).pathname);
console.log(made.join('\n'));
