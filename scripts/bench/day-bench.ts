import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectNode, root } from '../install.mjs';
import type { BenchRow } from './measure.ts';

const goal = { first: 30, after: 20 };

/** The acts of an officer's day (`tests/e2e/hand.ts` has the rule), as the journey itself counts them. The page must be built. */
export function dayBench(): readonly BenchRow[] {
  const folder = mkdtempSync(join(tmpdir(), 'enlace-day-bench-'));
  const report = join(folder, 'report.json');
  const run = spawnSync(
    projectNode(),
    [join(root, 'node_modules', '@playwright', 'test', 'cli.js'), 'test', '--project=chromium', 'tests/e2e/day.browser.ts'],
    { cwd: root, env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report }, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const counted = run.status === 0 ? actsIn(readFileSync(report, 'utf8')) : [];
  rmSync(folder, { recursive: true, force: true });
  if (counted.length === 0) throw new Error('the day did not come to its end');
  return counted.map(({ language, when, acts }) => ({
    what: `an officer's day, acts from ${when === 'first' ? 'a blank machine' : 'the locked vault'} to a packet that the counterpart opened (${language})`,
    measured: String(acts),
    promise: `${goal[when]}`,
  }));
}

type Count = { readonly language: string; readonly when: 'first' | 'after'; readonly acts: number };

/** The counts that the tests noted in the report. */
function actsIn(report: string): readonly Count[] {
  const found = [...report.matchAll(/"description": "browser (en|es) (first|after) (\d+)"/g)];
  const counts = found.map(([, language = '', when, acts]): Count => ({
    language,
    when: when === 'first' ? 'first' : 'after',
    acts: Number(acts),
  }));
  return counts.filter(
    (one, place) => counts.findIndex(({ language, when }) => language === one.language && when === one.when) === place,
  );
}
