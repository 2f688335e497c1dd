import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const root = join(import.meta.dirname, '..', '..');

/** The files that take longest, the longest first: begun last, one of them would keep one core and leave the others idle. */
const longest: readonly string[] = [
  'tests/host/document-law.test.ts',
  'tests/host/packet-non-interference.test.ts',
  'tests/host/acceptance-terminal.test.ts',
  'tests/host/consent-law.test.ts',
  'tests/host/terminal.test.ts',
  'tests/host/office-histories.test.ts',
  'tests/shared/decision/laws.test.ts',
  'tests/shared/recovery-in-change.test.ts',
  'tests/shared/leak-variants.test.ts',
];

/** Near and far files together, the longest first, then as vitest knows them from an earlier run, or by size. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const missing = longest.filter(file => !existsSync(join(root, file)));
    if (missing.length > 0) throw new Error(`tests/support/longest-first.ts names what is not there: ${missing.join(', ')}`);
    const rank = ({ moduleId }: TestSpecification): number => {
      const place = longest.indexOf(relative(root, moduleId).replaceAll('\\', '/'));
      return place < 0 ? longest.length : place;
    };
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other));
  }
}
