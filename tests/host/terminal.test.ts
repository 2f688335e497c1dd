import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { open as openFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../electron/terminal/commands.ts';
import { progressLine } from '../../electron/terminal/progress-line.ts';
import { profiles } from '../../shared/profiles.ts';
import { bareEnvironment } from '../support/bare-environment.ts';
import { caseFile, sampleCase } from '../support/case-file.ts';

const cli = join(import.meta.dirname, '..', '..', 'electron', 'cli.ts');
const passphrase = 'nueve garzas cruzan el estero';
let root = '';
let vault = '';

type Run = { readonly code: number | null; readonly out: string; readonly err: string };

function enlace(words: readonly string[], env: Readonly<Record<string, string>> = {}): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...words], {
    env: bareEnvironment(env),
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}

const open = (...words: string[]): Run => enlace([...words, '--vault', vault], { ENLACE_PASSPHRASE: passphrase });

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'enlace-test-'));
  vault = join(root, 'office.enlace');
  const made = enlace(['vault', 'create', vault, '--agency', 'US-DOJ-OIA', '--label', 'one', '--synthetic', '--json'], {
    ENLACE_NEW_PASSPHRASE: passphrase,
  });
  expect(made.code).toBe(0);
}, 60_000); // a process is started
afterAll(() => rmSync(root, { recursive: true, force: true }));

it.skipIf(process.platform === 'win32')('takes back on Ctrl+C what it began, and exits 130', async () => {
  const pipe = join(root, 'cases.json');
  spawnSync('mkfifo', [pipe]);
  const child = spawn(process.execPath, [cli, 'case', 'import', pipe, '--vault', vault], {
    env: bareEnvironment({ ENLACE_PASSPHRASE: passphrase }),
    stdio: 'ignore',
  });
  const ended = new Promise<number | null>(resolve => child.on('exit', resolve));
  const file = await openFile(pipe, 'w'); // once the import reads
  await file.write('{"format":"enlace-case","version":1,"cases":[{"kind":"information-exchange","reference":"X-1",');

  child.kill('SIGINT');
  await file.write('"title":"Un asunto","openedOn":"2026-01-10"}]}');
  await file.close();

  expect(await ended).toBe(130);
  rmSync(pipe);
  expect(JSON.parse(open('case', 'list', '--json').out)).toEqual({ cases: [], total: 0, answerFormat: 'enlace-answer/1' });
});

it('writes over no file that is there, and writes none of several where one is, unless it is told to', () => {
  const [csv, xlsx] = [join(root, 'cases.csv'), join(root, 'cases.xlsx')];
  writeFileSync(csv, 'somebody’s own');

  const refused = open('case', 'list', '--csv', csv, '--xlsx', xlsx, '--json');
  const said = open('case', 'list', '--csv', csv, '--lang', 'es');

  expect([refused.code, JSON.parse(refused.out)]).toMatchObject([1, { refused: { code: 'file/exists' } }]);
  expect([said.code, said.err]).toMatchObject([1, expect.stringContaining('Ya hay un archivo con ese nombre')]);
  expect([readFileSync(csv, 'utf8'), existsSync(xlsx)]).toEqual(['somebody’s own', false]);

  expect(open('case', 'list', '--csv', csv, '--xlsx', xlsx, '--force').code).toBe(0);
  expect(readFileSync(csv, 'utf8')).toContain('Reference');
  expect(existsSync(xlsx)).toBe(true);
}, 60_000); // processes are started

describe('how far a call is', () => {
  const told = (isTTY: boolean) => {
    let now = 0;
    const lines: string[] = [];
    const line = progressLine({ isTTY, write: text => lines.push(text) }, () => now);
    for (const [atMs, done] of [
      [0, 1],
      [50, 2],
      [250, 3],
    ] as const) {
      now = atMs;
      line.show({ job: 'terminal', done, total: 4 });
    }
    line.wipe();
    return lines;
  };

  it('is said on one line at a terminal, a few times a second, and the line is gone at the end', () => {
    expect(told(true)).toEqual(['\r\u001b[K25%', '\r\u001b[K75%', '\r\u001b[K']);
  });

  it('is not said where nobody reads', () => {
    expect(told(false)).toEqual([]);
  });
});

describe('the terminal door', () => {
  it('prints one JSON value on stdout and talks to people on stderr', () => {
    const { code, out, err } = open('case', 'list', '--json');

    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({ cases: [], total: 0, answerFormat: 'enlace-answer/1' });
    expect(err).toContain('Synthetic data');
  });

  it('exits 1 with the refusal’s code in the JSON, and its words in the person’s language', () => {
    const { code, out, err } = enlace(['case', 'list', '--vault', vault, '--json', '--lang', 'es'], {
      ENLACE_PASSPHRASE: 'otra',
    });

    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({ refused: { code: 'vault/wrong-passphrase' }, answerFormat: 'enlace-answer/1' });
    expect(err).toContain('Esa frase no abre esta bóveda.');
  });

  it.each([
    ['an unknown command', ['cases', 'destroy']],
    ['an unknown option', ['case', 'list', '--everything']],
    ['too many words', ['vault', 'check', 'twice']],
    ['no passphrase and nobody to ask', ['case', 'list']],
  ])('exits 2 and shows the usage for %s', (_, words) => {
    const { code, out, err } = enlace([...words, '--vault', vault]);

    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain('enlace');
  });

  it.each([
    ['a command that is nearly one', ['case', 'lst'], { code: 'usage/unknown-command', what: 'case lst', nearest: 'case list' }],
    ['the first word of commands', ['demos'], { code: 'usage/unknown-command', what: 'demos', nearest: 'demo' }],
    [
      'a noun without its verb',
      ['profile'],
      { code: 'usage/unknown-command', what: 'profile', allowed: ['profile lint', 'profile add'] },
    ],
    ['nothing like a command', ['xyzzy'], { code: 'usage/unknown-command', what: 'xyzzy' }],
    [
      'an option that is nearly one',
      ['case', 'list', '--stading', 'open'],
      { code: 'usage/unknown-option', what: '--stading', nearest: '--standing' },
    ],
    [
      'a value that is none of a closed list',
      ['case', 'list', '--standing', 'secreto'],
      { code: 'usage/unreadable', what: '--standing', allowed: ['open', 'after-care', 'ended'] },
    ],
    ['too few words', ['vault', 'backup'], { code: 'usage/missing', what: 'DIR' }],
    ['two files from standard input', ['update', 'check', '-', '-'], { code: 'usage/one-standard-input' }],
  ])('answers %s in JSON, with what may be meant, and never repeats a value', (_, words, misuse) => {
    const { code, out, err } = enlace([...words, '--json']);

    expect([code, JSON.parse(out)]).toEqual([2, { refused: misuse, answerFormat: 'enlace-answer/1' }]);
    expect(out + err).not.toContain('secreto');
  });

  it('tells its version and, by -h, its commands, its environment and its exit codes', () => {
    expect(enlace(['--version'])).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string });
    expect(enlace(['case', 'list', '-h']).out).toContain('enlace case list');
    const { out } = enlace(['-h']);
    for (const name of ['ENLACE_VAULT', 'ENLACE_PASSPHRASE', 'Exits: 0 done']) expect(out).toContain(name);
  });

  it('reads a file from standard input', () => {
    const text = JSON.stringify({ format: 'enlace-case', version: 1, cases: [] });
    const { status, stdout } = spawnSync(process.execPath, [cli, 'case', 'import', '-', '--vault', vault, '--json'], {
      env: bareEnvironment({ ENLACE_PASSPHRASE: passphrase }),
      input: text,
      encoding: 'utf8',
    });
    const file = join(root, 'none.json');
    writeFileSync(file, text);

    expect([status, stdout]).toEqual(Object.values(open('case', 'import', file, '--json')).slice(0, 2));
  });

  it.skipIf(process.platform === 'win32')('completes commands, options and their values in bash, and leaves files to it', () => {
    const script = enlace(['completion', 'bash']).out;
    const offered = (...words: string[]): string[] => {
      const answer = enlace(['complete', '--', ...words])
        .out.trimEnd()
        .split('\n');
      return answer.map(line => line.split('\t')[0] ?? '');
    };

    expect(spawnSync('bash', ['-n'], { input: script, encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
    expect(script).toContain('enlace complete --');
    expect(offered('profile', '')).toEqual(['lint', 'add', ':4']);
    expect(offered('case', 'list', '--standi')).toEqual(['--standing', ':4']);
    expect(offered('case', 'list', '--standing', 'a')).toEqual(['after-care', ':4']);
    expect(offered('packet', 'verify', '')).toEqual([':0']);
  });

  it('prints a manual page with every command and option, in both languages', () => {
    for (const [language, name] of [
      ['en', 'NAME'],
      ['es', 'NOMBRE'],
    ] as const) {
      const page = enlace(['manual', '--lang', language]).out;
      expect(page).toContain(`.SH ${name}`);
      for (const { words, options } of commands)
        for (const said of [`enlace ${words}`, ...Object.keys(options ?? {}).map(option => `--${option}`)])
          expect(page).toContain(said.replaceAll('-', '\\-'));
    }
  });

  it('lists every change of an event, however many', () => {
    const cases = Array.from({ length: 150 }, (_, at) => sampleCase({ id: `c${at}`, reference: `EX-MORE-${at}` }));
    const file = join(root, 'many.json');
    writeFileSync(file, JSON.stringify(caseFile(...cases)));
    expect(open('case', 'import', file, '--json').code).toBe(0);
    const { events } = JSON.parse(open('audit', 'list', '--json').out) as { events: { number: number; changes: number }[] };
    const large = events.find(({ changes }) => changes > 500)!;

    expect(JSON.parse(open('audit', 'changes', String(large.number), '--json').out)).toHaveLength(large.changes);
  });

  it('adds a user and takes one out, who then opens nothing', () => {
    const env = { ENLACE_PASSPHRASE: passphrase, ENLACE_NEW_PASSPHRASE: `${passphrase} dos` };
    const added = enlace(['user', 'add', 'two', '--role', 'officer', '--vault', vault, '--json'], env);

    const out = open('user', 'disable', 'two', '--user', 'one', '--json');

    expect([added.code, out.code]).toEqual([0, 0]);
    const after = enlace(['case', 'list', '--vault', vault, '--json'], { ENLACE_PASSPHRASE: `${passphrase} dos` });
    expect(JSON.parse(after.out)).toEqual({ refused: { code: 'vault/wrong-passphrase' }, answerFormat: 'enlace-answer/1' });
  });

  it('finds the command behind options with values, and refuses what is not there by its code', () => {
    const env = { ENLACE_PASSPHRASE: passphrase };
    const { code, out, err } = enlace(['--lang', 'es', '--vault', vault, 'case', 'show', 'EX-0', '--json'], env);

    expect([code, JSON.parse(out)]).toEqual([1, { refused: { code: 'case/not-found' }, answerFormat: 'enlace-answer/1' }]);
    expect(err).toContain('Aquí no existe ese caso.');
  });

  it.each([
    ['an option that is none', ['--nada'], 'No existe esa opción: --nada'],
    ['an option without its value', ['--user'], 'Esta opción lleva un valor'],
    ['a descriptor that is none', ['--passphrase-fd', 'abc'], 'No se puede leer: --passphrase-fd'],
    ['words that are too many', ['twice'], 'Más palabras'],
  ])('says in the person’s language what is wrong with %s, without a trace of code', (_, words, said) => {
    const { code, err } = enlace(['vault', 'check', '--vault', vault, '--lang', 'es', ...words]);

    expect([code, err.split('\n')[0]]).toEqual([2, expect.stringContaining(said)]);
    expect(err).not.toMatch(/^\s+at /m);
  });

  it.each([
    ['a folder for a file to read', ['case', 'import', () => root], 'file/no-file'],
    ['a file that is not there', ['packet', 'verify', () => join(root, 'none.age')], 'file/no-file'],
    ['a copy below what is no folder', ['vault', 'backup', () => join(vault, 'vault.db', 'copy')], 'file/no-folder'],
    ['a card where nothing can lie', ['agency', 'card', () => join(root, 'none', 'card.json')], 'file/no-folder'],
    ['a demo kept in what is no folder', ['demo', '--keep', () => join(vault, 'vault.db')], 'file/no-folder'],
  ] as const)('refuses %s by its code', (_, words, refusal) => {
    const { code, out } = open(...words.map(word => (typeof word === 'string' ? word : word())), '--json');

    expect([code, JSON.parse(out)]).toMatchObject([1, { refused: { code: refusal } }]);
  });

  it('exits 1 after a check that found a fault', () => {
    const check = commands.find(({ words }) => words === 'vault check');
    const verify = commands.find(({ words }) => words === 'audit verify');
    const part = { part: 'files', checked: 2, first: null };

    expect([0, 1].map(wrong => check?.isWell?.({ parts: [{ ...part, wrong }] }))).toEqual([true, false]);
    const firstBad = { number: 2, why: 'altered' };
    expect([null, firstBad].map(bad => verify?.isWell?.({ checked: 3, firstBad: bad }))).toEqual([true, false]);
  });

  it('takes no passphrase as an argument', () => {
    const options = commands.flatMap(command => Object.keys(command.options ?? {}));

    expect(options.filter(name => /pass|phrase|secret|key/i.test(name))).toEqual([]);
    expect(enlace(['case', 'list', '--passphrase', passphrase, '--vault', vault]).code).toBe(2);
  });

  it('reads the passphrase from a file descriptor', () => {
    const file = join(root, 'phrase');
    writeFileSync(file, `${passphrase}\n`);
    const descriptor = openSync(file, 'r');

    const { status } = spawnSync(process.execPath, [cli, 'vault', 'info', '--vault', vault, '--passphrase-fd', '3', '--json'], {
      env: bareEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe', descriptor],
    });
    closeSync(descriptor);

    expect(status).toBe(0);
  });

  it('says every command in both languages', () => {
    const one = enlace(['--help', '--lang', 'en']).out;
    const other = enlace(['--help', '--lang', 'es']).out;

    for (const { words, about } of commands) {
      expect(one).toContain(`enlace ${words}`);
      expect(one).toContain(about.en);
      expect(other).toContain(about.es);
    }
  });

  it('says what is wrong in a treaty profile, and keeps only one without faults', () => {
    const [shipped = {}] = profiles.filter(({ id }) => id === 'us-mx-us-req');
    const file = join(root, 'profile.json');
    writeFileSync(file, JSON.stringify({ ...shipped, version: '2027-01', zone: 'America/Mexico' }));

    const found = open('profile', 'lint', file);
    expect([found.code, found.out]).toEqual([1, expect.stringContaining('zone.America/Mexico  zone/unknown')]);
    expect(open('profile', 'add', file, '--json')).toMatchObject({
      code: 1,
      out: expect.stringContaining('profile/faulty') as string,
    });

    writeFileSync(file, JSON.stringify({ ...shipped, version: '2027-01' }));
    expect(open('profile', 'lint', file).code).toBe(0);
    expect(open('profile', 'add', file).out).toContain('us-mx-us-req@2027-01');
  });

  it('prints the schemas of cases, packets and profiles', () => {
    const schemas = ['case', 'packet', 'profile'].map(
      noun => JSON.parse(enlace(['schema', noun, '--json']).out) as { type: string },
    );

    expect(schemas.map(schema => schema.type)).toEqual(['object', 'object', 'object']);
  });
});

describe('the demo', () => {
  it('sends a packet between two vaults, brings its receipt back, and leaves what other tools can check', () => {
    const keep = join(root, 'demo');

    const { code, out } = enlace(['demo', '--keep', keep, '--json']);

    expect(code).toBe(0);
    const evidence = JSON.parse(out) as {
      sender: object;
      recipient: object;
      released: string[];
      withheld: { path: string; code: string }[];
    };
    expect(Object.keys(evidence).sort()).toEqual(['case', 'packet', 'receipt', 'recipient', 'released', 'sender', 'withheld']);
    expect(evidence.released).toContain('subjects[0].fullName');
    expect(evidence.withheld.every(({ code: reason }) => /^R-/.test(reason))).toBe(true);
    expect(readdirSync(join(keep, 'mx-fgr.enlace')).sort()).toEqual([
      'confirmed.jsonl',
      'files',
      'keyslots.json',
      'vault.db',
      'vault.lock',
    ]);
  });

  it.each([
    ['en', 'acknowledges this packet: verified.'],
    ['es', 'corresponde a este paquete: verificado.'],
  ])('ends with the verified receipt in %s', (language, end) => {
    const { code, out } = enlace(['demo', '--lang', language]);

    expect(code).toBe(0);
    expect(out.trimEnd().endsWith(end)).toBe(true);
  });
});
