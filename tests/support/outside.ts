import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync } from 'node:fs';

/**
 * Whether a tool of somebody else's (`age`, `openssl`) is on this machine. Where it is not, the rule that needed it is written down in
 * `test-results/not-run.jsonl`, and the test runner prints it: what was not checked is said, never passed over.
 */
export function hasOutsideTool(tool: string, rule: string): boolean {
  const answer = spawnSync(tool, ['--help'], { stdio: 'ignore' });
  if (answer.error === undefined) return true;
  return sayNotRun(tool, rule);
}

/** The same for reference data that stands beside the project on some machines only. */
export function hasOutsideFile(path: string, rule: string): boolean {
  return existsSync(path) || sayNotRun(path, rule);
}

function sayNotRun(tool: string, rule: string): false {
  mkdirSync('test-results', { recursive: true });
  appendFileSync('test-results/not-run.jsonl', `${JSON.stringify({ tool, rule })}\n`);
  return false;
}
