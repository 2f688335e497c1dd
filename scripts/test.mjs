// `npm test`: install what is missing, run every kind of check, and end in one line, `N passed, N failed`.
// All cores are kept busy: what reads the sources alone runs, at the lowest priority, beside the tests that wait for a page.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { electronProgram, hasDisplay, installBrowser, onThePath } from './browser.mjs';
import { giveUp, installPackages, packageScript, projectNode, root } from './install.mjs';

const results = join(root, 'test-results');
const report = { passed: 0, failed: 0, failures: [], notRun: [] };

try {
  installPackages();
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  await runAll();
  sumUp();
} catch (error) {
  giveUp(error);
}

async function runAll() {
  const node = projectNode();
  once('types (tsc)', [node, packageScript('typescript-native', 'tsc'), '--noEmit']);
  vitest(node);
  const built = once('build (electron-vite)', [
    node,
    packageScript('electron-vite', 'electron-vite'),
    'build',
    '--logLevel=warn',
  ]);
  const aside = [
    beside('lint (eslint)', [node, packageScript('eslint', 'eslint'), '.']),
    beside('format (prettier)', [node, packageScript('prettier', 'prettier'), '--check', '--log-level=warn', '.']),
  ];
  const browser = installBrowser();
  if (browser === undefined) fail('browser tests: no Chromium here, and none could be installed');
  const { canRun, before } = electron();
  const projects = [
    ...(canRun ? [{ project: 'electron', label: 'Electron' }] : []),
    ...(browser === undefined ? [] : [{ project: 'chromium', label: 'browser' }]),
  ];
  if (!built) fail('browser and Electron tests: there is no build to test');
  else if (projects.length > 0) playwright(node, projects, browser ?? '', before);
  for (const { name, ended, file } of aside) await told(name, ended, file);
}

/** Whether Electron's tests can run here, and what must come before their command for a display. */
function electron() {
  const before = hasDisplay() ? [] : onThePath('xvfb-run') ? ['xvfb-run', '-a'] : undefined;
  if (electronProgram() === undefined) {
    report.notRun.push('Electron tests: there is no Electron program (no download, and ELECTRON_OVERRIDE_DIST_PATH names none)');
  } else if (before === undefined) {
    report.notRun.push('Electron tests: no display, and xvfb-run is not installed');
  } else return { canRun: true, before };
  return { canRun: false, before: [] };
}

/** A check that passes or fails as a whole. */
function once(name, command) {
  heading(name);
  const passed = run(command) === 0;
  if (passed) report.passed += 1;
  else fail(name);
  return passed;
}

/** Start such a check, which gives way to whatever else wants a core; what it says is kept until it is {@link told}. */
function beside(name, [command, ...words]) {
  const file = join(results, `${name.split(' ')[0]}.txt`);
  const said = openSync(file, 'w');
  const child = spawn(command, words, { cwd: root, stdio: ['ignore', said, said] });
  const ended = new Promise(resolve => {
    child.once('error', () => resolve(1));
    child.once('exit', status => resolve(status ?? 1));
  });
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
  return { name, ended, file };
}

async function told(name, ended, file) {
  const status = await ended;
  heading(name);
  process.stdout.write(readFileSync(file, 'utf8'));
  if (status === 0) report.passed += 1;
  else fail(name);
}

/** Import law, unit, property, database, host and screen tests. */
function vitest(node) {
  heading('tests (vitest)');
  const file = join(results, 'vitest.json');
  const status = run([
    node,
    packageScript('vitest', 'vitest'),
    'run',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  if (!existsSync(file)) return fail('vitest wrote no report');
  const { numPassedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(readFileSync(file, 'utf8'));
  report.passed += numPassedTests;
  let failures = 0;
  for (const { name, status: fileStatus, message, assertionResults } of testResults) {
    const failed = assertionResults.filter(test => test.status === 'failed');
    for (const test of failed) failures += fail(`${test.fullName}: ${firstLine(test.failureMessages[0])}`);
    if (fileStatus === 'failed' && failed.length === 0) failures += fail(`${name}: could not be run: ${firstLine(message)}`);
  }
  if (status !== 0 && failures === 0) fail('vitest ended badly although no test failed');
  if (numPassedTests === 0) fail('vitest ran no test');
  explainSkipped(numPendingTests + numTodoTests, 'vitest');
}

/** Playwright's tests: over the loopback door in a browser, and beside them, one at a time, in Electron itself. */
function playwright(node, projects, browser, before) {
  heading(`tests (${projects.map(({ label }) => label).join(' and ')}, playwright)`);
  const file = join(results, 'playwright.json');
  const chosen = projects.map(({ project }) => `--project=${project}`);
  const command = [...before, node, packageScript('playwright', 'playwright'), 'test', ...chosen];
  const status = run(command, { ENLACE_TEST_BROWSER: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: file });
  if (!existsSync(file)) return fail('browser and Electron tests: playwright wrote no report');
  const { stats, suites, errors } = JSON.parse(readFileSync(file, 'utf8'));
  report.passed += stats.expected + stats.flaky;
  if (stats.flaky > 0) console.log(`flaky, passed on another try: ${stats.flaky}`);
  const failed = suites.flatMap(failedTitles);
  for (const title of failed) fail(title);
  if (failed.length === 0 && (status !== 0 || errors.length > 0)) fail('browser and Electron tests: playwright ended badly');
  const ran = new Set(suites.flatMap(projectsRun));
  for (const { project, label } of projects) if (!ran.has(project)) fail(`${label} tests: none was run`);
  explainSkipped(failed.length === 0 ? stats.skipped : 0, 'browser and Electron tests'); // behind a failed test, others of its row are not run
}

/** The project of each test that was not skipped. */
function projectsRun(suite) {
  const own = (suite.specs ?? []).flatMap(({ tests }) => tests).filter(({ status }) => status !== 'skipped');
  return [...own.map(({ projectName }) => projectName), ...(suite.suites ?? []).flatMap(projectsRun)];
}

/** Each test that passed on no try, with what its last try met; the tests that a failed one left unrun are counted under it. */
function failedTitles(suite) {
  const own = (suite.specs ?? []).filter(isFailed).map(spec => `${suite.file}: ${spec.title}: ${lastError(spec)}`);
  return [...own, ...(suite.suites ?? []).flatMap(failedTitles)];
}

function isFailed({ ok, tests }) {
  return !ok && tests.some(({ results }) => results.some(({ status }) => status !== 'skipped'));
}

function lastError({ tests }) {
  const met = tests.flatMap(({ results }) => results).flatMap(({ errors }) => errors);
  return firstLine(met.at(-1)?.message);
}

/** What an error says first, without colours, and where a locator is named, that. */
function firstLine(message = 'no message') {
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean);
  const more = lines.find(line => line.startsWith('Locator:') || line.startsWith('- waiting for'));
  return [lines[0], more].filter(Boolean).join(' ').slice(0, 300);
}

/** Where an outside program is missing, what it would have checked is written down by the test; a test skipped without that is a failure. */
function explainSkipped(skipped, where) {
  const file = join(results, 'not-run.jsonl');
  const said = existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map(line => JSON.parse(line))
    : [];
  rmSync(file, { force: true });
  for (const { rule, tool } of said) report.notRun.push(`${rule}: ${tool} is not installed`);
  if (skipped > said.length) fail(`${where}: ${skipped - said.length} skipped without a reason`);
}

function fail(what) {
  report.failed += 1;
  report.failures.push(what);
  return 1;
}

function heading(name) {
  process.stdout.write(`\n== ${name}\n`);
}

function run([command, ...words], env = {}) {
  const { status } = spawnSync(command, words, { cwd: root, stdio: ['ignore', 1, 2], env: { ...process.env, ...env } });
  return status;
}

function sumUp() {
  process.stdout.write('\n');
  for (const line of report.notRun) process.stdout.write(`not run here: ${line}\n`);
  for (const line of report.failures) process.stdout.write(`failed: ${line}\n`);
  process.stdout.write(`${report.passed} passed, ${report.failed} failed\n`);
  process.exitCode = report.failed === 0 ? 0 : 1;
}
