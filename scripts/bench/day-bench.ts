import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { electronProgram, hasDisplay, onThePath } from '../browser.mjs';
import { projectNode, root } from '../install.mjs';
import type { BenchRow } from './measure.ts';

const goal = { first: 30, after: 20 };

type Door = {
  readonly name: 'browser' | 'window';
  readonly said: string;
  readonly tests: readonly string[];
  readonly before: readonly string[];
};

const browser: Door = {
  name: 'browser',
  said: 'in a browser',
  tests: ['--project=chromium', 'tests/e2e/day.browser.ts'],
  before: [],
};

/** The acts of an officer's day (`tests/e2e/hand.ts` has the rule), as the journey itself counts them, in each door that can be opened here. The page must be built. */
export function dayBench(): readonly BenchRow[] {
  return [browser, ...windowHere()].flatMap(door =>
    countsOf(door).map(({ language, when, acts }) => ({
      what: `an officer's day ${door.said}, acts from ${when === 'first' ? 'a blank machine' : 'the locked vault'} to a packet that the counterpart opened (${language})`,
      measured: String(acts),
      promise: `${goal[when]}`,
    })),
  );
}

/** The program's own window, where Electron and a display are at hand. */
function windowHere(): readonly Door[] {
  const canShow = hasDisplay() || onThePath('xvfb-run') !== undefined;
  const before = hasDisplay() ? [] : ['xvfb-run', '-a'];
  if (electronProgram() === undefined || !canShow) {
    process.stderr.write('The day in the window is not counted: there is no Electron program, or nowhere to show it.\n');
    return [];
  }
  return [{ name: 'window', said: 'in the window', tests: ['--project=electron', 'tests/e2e/day.electron.ts'], before }];
}

function countsOf({ name, tests, before }: Door): readonly Count[] {
  const folder = mkdtempSync(join(tmpdir(), 'enlace-day-bench-'));
  const report = join(folder, 'report.json');
  const playwright = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  const [command = projectNode(), ...words] = [...before, projectNode(), playwright, 'test', ...tests];
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const run = spawnSync(command, words, { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] });
  const counted = run.status === 0 ? actsIn(readFileSync(report, 'utf8'), name) : [];
  rmSync(folder, { recursive: true, force: true });
  if (counted.length === 0) throw new Error(`the day did not come to its end (${name})`);
  return counted;
}

type Count = { readonly language: string; readonly when: 'first' | 'after'; readonly acts: number };

/** The counts that the tests noted in the report. */
function actsIn(report: string, door: Door['name']): readonly Count[] {
  const found = [...report.matchAll(new RegExp(`"description": "${door} (en|es) (first|after) (\\d+)"`, 'g'))];
  const counts = found.map(([, language = '', when, acts]): Count => ({
    language,
    when: when === 'first' ? 'first' : 'after',
    acts: Number(acts),
  }));
  return counts.filter(
    (one, place) => counts.findIndex(({ language, when }) => language === one.language && when === one.when) === place,
  );
}
